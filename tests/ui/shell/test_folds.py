"""A section that was folded stays so: on the board as in the room, for its person, in the next window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.ui.details.history_section import HistorySection
from taskflow_desktop.ui.main_window import MainWindow
from tests.ui.board.desk import Desk
from tests.ui.shell.conftest import OpenWindow


def history_of(qtbot: QtBot, desk: Desk, window: MainWindow) -> HistorySection:
    """The history of the first task in the room's panel."""
    window.pages.rooms.open_room(RoomId(desk.world.room))
    editor = window.pages.rooms.panel.task_tab.editor
    qtbot.waitUntil(lambda: editor.task is not None and editor.page.log.feed.ready)
    return editor.page.log


def test_a_folded_section_stays_folded_for_its_person(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk.world.main)
    log = history_of(qtbot, desk, window)
    assert log.view.isVisible()
    log.button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(log.button, Qt.Key.Key_Space)
    assert not log.view.isVisible()
    window.show_page("board")
    beside = window.pages.front.findChild(HistorySection)
    assert beside is not None
    assert beside.folded
    window.close()
    again = open_window(desk.world.main)
    log = history_of(qtbot, desk, again)
    assert log.folded
    again.show_page("board")
    beside = again.pages.front.findChild(HistorySection)
    assert beside is not None
    beside.set_folded(False)
    assert not log.folded
    again.close()
    other = open_window(desk.world.manager)
    assert not history_of(qtbot, desk, other).folded
    assert not other.pages.rooms.panel.room_tab.log.folded
    other.close()

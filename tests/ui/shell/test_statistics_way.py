"""The way to statistics and from there: by key, to a task in its room, to the board under a filter."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.domain.moment import DAY
from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.shell_pages import BOARD, ROOMS, STATISTICS
from taskflow_desktop.ui.statistics.page import StatisticsPage
from tests.support.site import update
from tests.ui.board.desk import Desk
from tests.ui.shell.conftest import OpenWindow


def test_there_and_on(desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> None:
    desk.clock.move(4 * DAY)
    for n in range(5):
        desk.site.do(desk.world.main, update("task", desk.task(f"할 일 {n}"), outcome="success"))
    window = open_window(desk.world.manager)
    assert window.rail.isVisible()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.page == STATISTICS
    page = window.findChild(StatisticsPage)
    assert page is not None
    qtbot.waitUntil(lambda: page.area.isVisible())
    assert window.focusWidget() is not None
    assert page.isAncestorOf(window.focusWidget())
    assert not window.in_view(RoomId(desk.world.room), TaskId(1))  # what is told there is told by a toast
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F6)
    assert window.rail.isAncestorOf(window.focusWidget())

    page.charts.stays.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.charts.stays.view, Qt.Key.Key_Return)
    assert window.page == ROOMS
    qtbot.waitUntil(lambda: window.pages.rooms.room is not None and window.pages.rooms.room.id == desk.world.room)

    window.action("page.statistics").trigger()
    page.charts.board_button.click()
    assert window.page == BOARD
    board = window.findChild(BoardPage)
    assert board is not None
    assert board.filters.where.outcomes == {None}
    qtbot.waitUntil(lambda: board.board.ready)

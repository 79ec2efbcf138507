"""The dialog that lists a room's tasks stays inside the screen, however many there are."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.dialogs.hand_over import HandOverDialog
from taskflow_desktop.ui.dialogs.task_lines import TaskLinesArea
from taskflow_desktop.ui.style import apply_theme
from tests.ui.board.desk import Desk, press

_SMALL_SCREEN = 768 - 72  # less a task bar and a title bar


@pytest.fixture
def session(desk: Desk) -> Session:
    """A room with ten open tasks, and more people than the list shows at once."""
    for number in range(9):
        desk.task(f"할 일 {number}", room_id=desk.world.room)
    for number in range(6):
        desk.site.insert(0, "agent", name=f"새 사람 {number}", role="agent", identifier=f"new{number}")
    return desk.enter(desk.world.main)


def _open(qtbot: QtBot, session: Session, desk: Desk, window: QWidget) -> HandOverDialog:
    rooms = []
    session.reader.rooms((RoomId(desk.world.room),), done=rooms.append)
    qtbot.waitUntil(lambda: bool(rooms))
    dialog = HandOverDialog(session, rooms[0][0], window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.mark.parametrize("scale", [100, 130])
def test_ten_tasks_stay_inside_the_screen(
    qapp: QApplication, qtbot: QtBot, session: Session, desk: Desk, window: QWidget, scale: int
) -> None:
    apply_theme(qapp, "light", scale)
    window.move(0, 300)  # low: a dialog in its middle would grow over the lower edge
    dialog = _open(qtbot, session, desk, window)
    area = dialog.findChild(TaskLinesArea)
    assert area is not None
    qtbot.waitUntil(area.isVisible)
    screen = dialog.screen().availableGeometry()
    qtbot.waitUntil(lambda: screen.contains(dialog.frameGeometry()))
    assert dialog.minimumSizeHint().height() <= _SMALL_SCREEN
    dialog.reject()


def test_the_list_scrolls_by_keyboard(qtbot: QtBot, session: Session, desk: Desk, window: QWidget) -> None:
    dialog = _open(qtbot, session, desk, window)
    area = dialog.findChild(TaskLinesArea)
    assert area is not None
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    area.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(area.hasFocus)
    press(Qt.Key.Key_Down)
    assert bar.value() > 0
    dialog.reject()

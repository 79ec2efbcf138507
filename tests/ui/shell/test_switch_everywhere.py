"""Task Flow is switched in one window: every other one follows, and nothing is lost by it.

That it takes less than a second is the watcher's: it looks that often. How fast a busy machine is, is no test's matter.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.runtime.feed import POLL_SECONDS
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.settings.flow_page import FlowPage
from taskflow_desktop.ui.settings.switch_off import SwitchOffDialog
from taskflow_desktop.ui.shell_pages import BOARD, ROOMS
from taskflow_desktop.ui.state import Preferences
from tests.ui.board.desk import Desk
from tests.ui.shell.conftest import OpenWindow


def settings_of(qtbot: QtBot, window: MainWindow, preferences: Preferences) -> FlowPage:
    dialog = SettingsDialog(window._session, preferences, window)
    with qtbot.waitExposed(dialog):
        dialog.open_at(SettingsPage.FLOW)
    page = dialog.widget(SettingsPage.FLOW)
    assert isinstance(page, FlowPage)
    return page


def switch_off(qtbot: QtBot, page: FlowPage) -> None:
    page.switch.click()
    qtbot.waitUntil(lambda: page.window().findChild(SwitchOffDialog) is not None)
    page.window().findChild(SwitchOffDialog).off.click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not page.switch.isChecked())


def all_met(*met: Callable[[], bool]) -> Callable[[], bool]:
    return lambda: all(each() for each in met)


def test_others_changes_are_looked_for_often_enough() -> None:
    """A second, less the time to read and show what changed."""
    assert POLL_SECONDS <= 0.5


def test_every_open_window_follows(qtbot: QtBot, desk: Desk, open_window: OpenWindow, preferences: Preferences) -> None:
    world = desk.world
    on_board, in_room, second_admin = open_window(world.helper), open_window(world.main), open_window(world.admin)
    on_board.show_page(BOARD)
    in_room.show_room_task((RoomId(world.room), TaskId(world.task)))
    rooms = in_room.pages.rooms
    qtbot.waitUntil(lambda: rooms.room is not None and rooms.panel.open_editor is not None)
    watched = settings_of(qtbot, second_admin, preferences)
    first_admin = open_window(world.admin)
    page = settings_of(qtbot, first_admin, preferences)
    events = desk.events()

    switch_off(qtbot, page)

    def tasks_shown() -> bool:
        return bool(rooms.panel.isVisible() and rooms.panel.task_tab.isVisible())

    qtbot.waitUntil(
        all_met(
            lambda: on_board.page == ROOMS and not on_board._board_button.isVisible(),
            lambda: not in_room._board_button.isVisible() and not tasks_shown(),
            lambda: not in_room.action("task.new").isVisible(),
            lambda: not watched.switch.isChecked(),
        ),
        timeout=5000,
    )
    assert desk.events() == events + 1
    page.switch.click()
    qtbot.waitUntil(page.switch.isChecked)
    qtbot.waitUntil(
        all_met(
            on_board._board_button.isVisible,
            in_room._board_button.isVisible,
            lambda: in_room.action("task.new").isVisible(),
            watched.switch.isChecked,
        ),
        timeout=5000,
    )
    for each in (watched, page):
        dialog: QWidget = each.window()
        dialog.close()

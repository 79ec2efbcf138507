"""The ways to the settings: rail, menu, key, the person's menu and the gear; all of it by keyboard, and back again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.ui.actions import Menu
from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.shell_pages import BOARD, ROOMS
from taskflow_desktop.ui.state import Preferences
from tests.support.site import update
from tests.ui.board.desk import Desk

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, desk: Desk, tmp_path: Path) -> OpenWindow:
    """Open the window as an agent, by default the admin."""
    windows = []  # a window nobody holds is gone

    def opened(agent: int | None = None) -> MainWindow:
        window = MainWindow(desk.enter(agent or desk.world.admin), Preferences(tmp_path))
        windows.append(window)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
        qtbot.waitUntil(lambda: window.page == ROOMS and bool(window.pages.rooms.list.model.counts))
        return window

    return opened


def settings_of(window: MainWindow, qtbot: QtBot) -> SettingsDialog:
    """Wait for the dialog, of which there is only one."""

    def shown() -> list[SettingsDialog]:
        return [each for each in window.findChildren(SettingsDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    return shown()[0]


def by_rail(window: MainWindow) -> None:
    window._settings_button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window._settings_button, Qt.Key.Key_Return)


def by_key(window: MainWindow) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)


def by_menu(window: MainWindow) -> None:
    action = next(each for each in window.actions_.menu(Menu.FILE).actions() if each is window.action("settings"))
    action.trigger()


def by_person(window: MainWindow) -> None:
    window._person.open()
    menu = window._person.menu
    assert menu is not None
    assert window.action("settings") in menu.actions()
    menu.close()
    window.action("settings").trigger()


@pytest.mark.parametrize("way", [by_rail, by_key, by_menu, by_person])
@pytest.mark.parametrize("role", ["main", "admin"])
def test_everybody_comes_to_his_own_settings(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow, way: Callable[[MainWindow], None], role: str
) -> None:
    window = open_window(getattr(desk.world, role))
    way(window)
    dialog = settings_of(window, qtbot)
    assert dialog.page is SettingsPage.LOOK
    dialog.close()


def test_the_gear_leads_an_admin_to_task_flow_also_while_it_is_off(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    desk.site.do(desk.world.admin, update("setting", "task_flow", key_column="key", value="off"))
    window = open_window()
    window.action("flow.manage").trigger()
    board = window.findChild(BoardPage)
    assert isinstance(board, BoardPage)
    qtbot.waitUntil(board.header.gear.isVisible)
    board.header.gear.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(board.header.gear, Qt.Key.Key_Space)
    dialog = settings_of(window, qtbot)
    assert dialog.page is SettingsPage.FLOW
    dialog.close()


def test_an_agent_sees_no_gear(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk.world.main)
    window.show_page(BOARD)
    board = window.findChild(BoardPage)
    assert isinstance(board, BoardPage)
    qtbot.waitUntil(lambda: board.board.ready)
    assert not board.header.gear.isVisible()


def test_all_pages_are_reached_by_keyboard_and_esc_leads_back(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    window = open_window()
    window.pages.rooms.list.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
    by_key(window)
    dialog = settings_of(window, qtbot)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    qtbot.waitUntil(dialog.button(SettingsPage.LOOK).hasFocus)
    seen = [dialog.page]
    for _ in range(len(SettingsPage) - 1):
        press_on_focus(Qt.Key.Key_Down)
        seen.append(dialog.page)
    assert seen == list(SettingsPage)
    for page in reversed(list(SettingsPage)):
        dialog.button(page).setFocus(Qt.FocusReason.TabFocusReason)
        press_on_focus(Qt.Key.Key_Space)
        assert dialog.page is page
        press_on_focus(Qt.Key.Key_Tab)
        inside = QApplication.focusWidget()
        assert inside is not None
        assert dialog.isAncestorOf(inside)
    press_on_focus(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(SettingsDialog))


def press_on_focus(key: Qt.Key) -> None:
    target: QWidget | None = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)

"""The program is at home on each system: its standard keys, its menu bar, its dialogs for files."""

import ast
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.ui import actions as table
from taskflow_desktop.ui import shell_menu_bar
from taskflow_desktop.ui.actions import ActionSet, Menu, menu_titles, redo_keys, specs
from taskflow_desktop.ui.dialogs.files import NativeFiles
from taskflow_desktop.ui.shell_menu_bar import MenuBarKeeper
from taskflow_desktop.ui.state import Preferences, first_place

PACKAGE = Path(table.__file__).parents[1]
KEY = QKeySequence.StandardKey

# What people of each system press without thinking: Qt's own table is compiled in and asked on the system that runs.
# Written as Qt writes it: Ctrl is the Mac's command key.
STANDARD = {
    "win32": {"undo": {"Ctrl+Z"}, "redo": {"Ctrl+Y", "Ctrl+Shift+Z"}, "find": {"Ctrl+F"}, "room.new": {"Ctrl+N"}},
    "darwin": {
        "undo": {"Ctrl+Z"}, "redo": {"Ctrl+Shift+Z"}, "find": {"Ctrl+F"}, "room.new": {"Ctrl+N"},
        "settings": {"Ctrl+,"}, "quit": {"Ctrl+Q"},
    },
    "linux": {
        "undo": {"Ctrl+Z"}, "redo": {"Ctrl+Shift+Z"}, "find": {"Ctrl+F"}, "room.new": {"Ctrl+N"}, "quit": {"Ctrl+Q"},
    },
}  # fmt: skip
TAKEN = {
    "win32": {"Alt+F4", "Ctrl+Alt+Del", "Ctrl+Esc", "Alt+Space"},
    "darwin": {"Ctrl+H", "Ctrl+M", "Ctrl+Space", "Ctrl+Tab", "Ctrl+Alt+Esc", "Ctrl+W"},
    "linux": {"Alt+F4", "Alt+Tab", "Ctrl+Alt+Del", "Ctrl+Alt+L", "Ctrl+Alt+T"},
}
"""Keys that belong to the system itself."""
NATIVE = {
    "undo": KEY.Undo, "redo": KEY.Redo, "find": KEY.Find, "room.new": KEY.New, "settings": KEY.Preferences,
    "quit": KEY.Quit,
}  # fmt: skip
ROLES = {
    "settings": QAction.MenuRole.PreferencesRole,
    "about": QAction.MenuRole.AboutRole,
    "quit": QAction.MenuRole.QuitRole,
}


def keys_of(action_id: str, system: str) -> set[str]:
    spec = next(each for each in specs() if each.id == action_id)
    return set((redo_keys(system) if action_id == "redo" else spec.keys).split())


@pytest.mark.parametrize("system", STANDARD)
def test_standard_keys_of_each_system_do_what_they_do_everywhere(system: str) -> None:
    for action_id, keys in STANDARD[system].items():
        assert keys <= keys_of(action_id, system), action_id
    ours = {QKeySequence(key).toString() for spec in specs() for key in keys_of(spec.id, system)}
    assert not ours & TAKEN[system]


def test_qt_agrees_for_the_system_that_runs() -> None:
    for action_id, native in NATIVE.items():
        bound = {each.toString() for each in QKeySequence.keyBindings(native)}
        plain = {key for key in bound if key.startswith("Ctrl+") and not key.endswith("Ins")}
        assert not plain or plain & keys_of(action_id, sys.platform), (action_id, bound)


def test_the_mac_finds_each_of_its_places_once_and_guesses_none(qtbot: QtBot) -> None:
    """With TextHeuristicRole Qt would move an action by what its English text begins with."""
    window = QMainWindow()
    qtbot.addWidget(window)
    for action in ActionSet(window).all:
        assert action.menuRole() == ROLES.get(action.id, QAction.MenuRole.NoRole), action.id


def test_the_bar_of_the_mac_is_the_systems(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(table, "_MAC", True)
    monkeypatch.setattr(shell_menu_bar, "_MAC", True)
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = ActionSet(window)
    actions.fill(window.menuBar())
    preferences = Preferences(tmp_path)
    preferences.keep("", "menu_bar", "hidden")  # by somebody on another system
    keeper = MenuBarKeeper(window, preferences, actions["menu_bar"])
    assert not window.menuBar().isHidden()
    assert not actions["menu_bar"].isVisible()
    assert not any("(" in title for title in menu_titles().values())  # no letters to press
    for action in actions.all:
        assert action.icon().isNull(), action.id
    assert [actions.menu(menu).title() for menu in Menu] == list(menu_titles().values())
    keeper.deleteLater()


def test_dialogs_for_files_and_the_menu_bar_are_native(qtbot: QtBot) -> None:
    for attribute in (
        Qt.ApplicationAttribute.AA_DontUseNativeDialogs,
        Qt.ApplicationAttribute.AA_DontUseNativeMenuBar,
        Qt.ApplicationAttribute.AA_DontUseNativeMenuWindows,
    ):
        assert not QCoreApplication.testAttribute(attribute)
    window = QWidget()
    qtbot.addWidget(window)
    heard: list[object] = []
    files = NativeFiles()
    files.open_files(window, "x", "", chosen=heard.append)
    files.save_file(window, "x", "a.txt", chosen=heard.append)
    files.folder(window, "x", Path.home(), chosen=heard.append)
    dialogs = window.findChildren(QFileDialog)
    assert len(dialogs) == 3
    for dialog in dialogs:
        assert not dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.reject()


def test_nothing_in_the_source_makes_them_otherwise() -> None:
    strange = {"DontUseNativeDialog", "setNativeMenuBar", "AA_DontUseNativeDialogs", "AA_DontUseNativeMenuBar"}
    statics = {"getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"}  # they block
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr in strange | statics)
        or (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "QFileDialog" and path.name != "files.py")
    ]
    assert found == []


@pytest.mark.parametrize(
    ("screen", "size"),
    [
        (QRect(0, 0, 1920, 1040), QSize(1440, 868)),
        (QRect(1920, 25, 1440, 900), QSize(1296, 778)),  # the borders of a frame have room as well
        (QRect(0, 0, 1280, 720), QSize(1152, 688)),
    ],
)
def test_the_first_window_lies_wholly_on_the_screen(screen: QRect, size: QSize) -> None:
    place = first_place(screen, QSize(1120, 688))
    assert place.size() == size
    framed = QRect(place.topLeft(), size + QSize(0, 32))
    assert screen.contains(framed)
    assert (framed.center() - screen.center()) in {QPoint(0, 0), QPoint(-1, -1), QPoint(0, -1), QPoint(-1, 0)}


def test_a_screen_that_is_too_small_has_the_title_bar() -> None:
    assert first_place(QRect(0, 0, 800, 600), QSize(1120, 688)) == QRect(0, 0, 1120, 688)

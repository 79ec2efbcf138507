"""Another theme or text size is chosen while everything is open: nothing keeps the old colours or the old size."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.shell_pages import ALERTS, BOARD, ROOMS, STATISTICS
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.theme import Scheme, make_theme, theme_source
from tests.ui.board.desk import Desk
from tests.ui.shell.conftest import OpenWindow

PAGES = (BOARD, STATISTICS, ALERTS, ROOMS)  # the rooms last: their task stays open
FILLS = ("bg_rail", "bg_side", "bg_surface", "bg_subtle", "bg_raised")
INKS = ("text_1", "text_2", "text_3", "text_disabled")
_ROLE = QPalette.ColorRole
FILL_ROLES = (_ROLE.Window, _ROLE.Base, _ROLE.AlternateBase, _ROLE.Button)
INK_ROLES = (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText, _ROLE.PlaceholderText)


@pytest.fixture
def opened(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow, preferences: Preferences, request: pytest.FixtureRequest
) -> tuple[MainWindow, SettingsDialog]:
    """The window with a room and its task open and every page seen once, and the settings over it."""
    apply_theme(qapp_of(request), getattr(request, "param", "light"))
    world = desk.world
    window = open_window(world.main)
    for page in PAGES:
        window.show_page(page)
    window.show_room_task((RoomId(world.room), TaskId(world.task)))
    rooms = window.pages.rooms
    qtbot.waitUntil(lambda: rooms.room is not None and rooms.panel.open_editor is not None)
    dialog = SettingsDialog(window._session, preferences, window)
    with qtbot.waitExposed(dialog):
        dialog.open_at(SettingsPage.LOOK)
    return window, dialog


def qapp_of(request: pytest.FixtureRequest) -> QApplication:
    app: QApplication = request.getfixturevalue("qapp")
    return app


@pytest.mark.parametrize(
    ("opened", "before", "after"), [("light", "light", "dark"), ("dark", "dark", "light")], indirect=["opened"]
)
def test_no_surface_keeps_the_old_colours(
    opened: tuple[MainWindow, SettingsDialog], preferences: Preferences, before: Scheme, after: Scheme
) -> None:
    window, dialog = opened
    choose(preferences, theme=after)
    assert stale(window, before, after) == []
    assert stale(dialog, before, after) == []
    for page in PAGES:
        window.show_page(page)
        assert share(window.grab().toImage(), before) < 0.005, page
    assert share(dialog.grab().toImage(), before) < 0.005
    for at in (1, 2):
        line = window.pages.rooms.splitter.handle(at)
        assert line.grab().toImage().pixelColor(line.width() // 2, 100) == make_theme(after).line


def test_the_rows_of_the_room_list_lie_on_the_new_colour(
    opened: tuple[MainWindow, SettingsDialog], preferences: Preferences
) -> None:
    window, _dialog = opened
    rooms = window.pages.rooms.list.view.viewport()
    schemes: tuple[Scheme, ...] = ("dark", "light", "dark")
    for scheme in schemes:
        choose(preferences, theme=scheme, text_percent=130 if scheme == "dark" else 100)
        image = rooms.grab().toImage()
        assert image.pixelColor(image.width() // 2, image.height() - 4) == make_theme(scheme).bg_side


@pytest.mark.parametrize("percent", [90, 130])
def test_no_text_keeps_its_old_size(
    opened: tuple[MainWindow, SettingsDialog], preferences: Preferences, percent: int
) -> None:
    """Also those that hold no text of their own: a placeholder is painted in the font of the viewport."""
    sizes = {widget: widget.font().pixelSize() for widget in whole(opened)}
    choose(preferences, text_percent=percent)
    QCoreApplication.processEvents()
    kept = [
        path(w)
        for w in whole(opened)
        if w in sizes and w.font().pixelSize() != make_theme("light", percent).px(sizes[w])
    ]
    assert kept == []


def test_what_says_nothing_new_about_the_look_dresses_nothing_again(
    opened: tuple[MainWindow, SettingsDialog], preferences: Preferences, qtbot: QtBot
) -> None:
    del opened
    with qtbot.assertNotEmitted(theme_source().changed):
        choose(preferences, motion="reduced")


def choose(preferences: Preferences, **values: object) -> None:
    preferences.set_look(replace(preferences.look, **values))  # type: ignore[arg-type]
    QCoreApplication.sendPostedEvents()  # the application tells its windows of a new palette by one


def whole(windows: Iterable[QWidget]) -> list[QWidget]:
    return [widget for window in windows for widget in (window, *window.findChildren(QWidget))]


def stale(window: QWidget, before: Scheme, after: Scheme) -> list[str]:
    """What of a window has a colour that only the theme before has."""
    old, new = make_theme(before), make_theme(after)
    found = []
    for roles, tokens in ((FILL_ROLES, FILLS), (INK_ROLES, INKS)):
        gone = {getattr(old, token).rgba() for token in tokens} - {getattr(new, token).rgba() for token in tokens}
        for widget in whole((window,)):
            for role in roles:
                colour = widget.palette().color(QPalette.ColorGroup.Active, role)
                if colour.rgba() in gone:
                    found.append(f"{path(widget)}: {role.name} is {colour.name()}")
    return found


def share(image: QImage, scheme: Scheme) -> float:
    """How much of a picture has exactly a colour that fills surfaces in a theme, 0 to 1."""
    fills = {QColor(getattr(make_theme(scheme), token)).rgb() for token in FILLS}
    step = 3
    places = [(x, y) for x in range(0, image.width(), step) for y in range(0, image.height(), step)]
    return sum(image.pixel(x, y) in fills for x, y in places) / len(places)


def path(widget: QWidget | None) -> str:
    """The classes from the window down to a widget."""
    names = []
    while widget is not None:
        names.append(type(widget).__name__)
        widget = widget.parentWidget()
    return " > ".join(reversed(names))

"""The whole window over a real file, in Korean and light."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.shell_pages import ROOMS
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.text import install_language
from tests.ui.board.desk import Desk

OpenWindow = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def _korean_and_light(qapp: QApplication) -> Iterator[None]:
    install_language(qapp, "ko")
    apply_theme(qapp, "light", 100)
    yield
    apply_theme(qapp, "light", 100)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A team, a room with one task, and whatever a test adds."""
    made = Desk(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path)


@pytest.fixture
def open_window(qtbot: QtBot, desk: Desk, preferences: Preferences) -> OpenWindow:
    """Open the window as an agent, by default the admin, with the rooms read."""
    windows = []  # a window nobody holds is gone

    def opened(agent: int | None = None, *, demo: bool = True) -> MainWindow:
        session = desk.enter(agent or desk.world.admin)
        session.demo = demo
        window = MainWindow(session, preferences)
        windows.append(window)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
        qtbot.waitUntil(lambda: window.page == ROOMS and bool(window.pages.rooms.list.model.counts))
        return window

    return opened

"""Every test here sees the board in Korean, light, over a real file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.text import install_language
from tests.ui.board.desk import Desk, show_in_window

Open = Callable[..., BoardPage]


@pytest.fixture(autouse=True)
def _korean_and_light(qapp: QApplication) -> None:
    install_language(qapp, "ko")
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
def open_board(qtbot: QtBot, desk: Desk, preferences: Preferences) -> Open:
    """Open the board as an agent, by default the main agent of the first room, with its cards on screen."""

    windows = []  # a window nobody holds is gone

    def opened(agent: int | None = None, **size: int) -> BoardPage:
        session = desk.enter(agent or desk.world.main)
        page = BoardPage(session, preferences)
        windows.append(show_in_window(qtbot, page, **size, session=session))
        qtbot.waitUntil(lambda: page.front.ready)
        return page

    return opened

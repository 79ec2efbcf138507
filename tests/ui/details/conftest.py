"""Every test here sees the detail panel in Korean, light, in a real window over a real file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.text import install_language
from tests.ui.board.desk import Desk
from tests.ui.details.panels import OpenPanel


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
def main(qtbot: QtBot, desk: Desk) -> OpenPanel:
    """The panel of the main agent, his room with its one task open."""
    return OpenPanel(qtbot, desk, desk.world.main)

"""Dialogs in real windows, in Korean and light, over a real file where they need one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.ui.dialogs.files import Chosen
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.text import install_language
from tests.ui.board.desk import Desk


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
def window(qtbot: QtBot) -> QWidget:
    """An open, active window to open dialogs on."""
    shown = QWidget()
    shown.resize(900, 700)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    return shown


class AnsweredFiles:
    """Answers the questions for files as a test says, without a dialog of the system."""

    def __init__(self) -> None:
        self.answer: tuple[Path, ...] = ()
        self.asked: list[str] = []

    def _give(self, chosen: Chosen) -> None:
        if self.answer:
            chosen(self.answer)

    def open_files(self, parent: QWidget, title: str, filters: str, *, chosen: Chosen) -> None:
        del parent, title
        self.asked.append(filters)
        self._give(chosen)

    def save_file(self, parent: QWidget, title: str, name: str, *, chosen: Chosen, filters: str = "") -> None:
        del parent, title
        self.asked.append(name)
        self._give(chosen)

    def folder(self, parent: QWidget, title: str, start: Path, *, chosen: Chosen) -> None:
        del parent, title
        self.asked.append(str(start))
        self._give(chosen)


@pytest.fixture
def files() -> AnsweredFiles:
    return AnsweredFiles()

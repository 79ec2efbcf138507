"""Every test here sees the program in Korean, light, at 100 %, in a real window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.text import install_language


@pytest.fixture(autouse=True)
def _korean_and_light(qapp: QApplication) -> Iterator[None]:
    install_language(qapp, "ko")
    apply_theme(qapp, "light", 100)
    yield
    apply_theme(qapp, "light", 100)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """An open, active window of 700 by 500 px with a column layout."""
    shown = QWidget()
    shown.resize(700, 500)
    QVBoxLayout(shown)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    return shown

"""A scene on a furnished desk, in front and with the keyboard."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.scenes import SCENES, desk
from tests.ui.everywhere.place import Place


@pytest.fixture
def open_place(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[str], Place]]:
    """Bring the program to a scene by its name; `place.shown` is its window."""
    with ExitStack() as closing:

        def open_(name: str) -> Place:
            scene = SCENES[name]
            made = desk.Desk(tmp_path, QSize(1440, 900), scene.person)
            place = Place(qtbot, made)
            closing.callback(place.leave)
            place.widget = scene.make(made)
            place.shown.activateWindow()
            place.wait_for_keyboard()
            return place

        yield open_

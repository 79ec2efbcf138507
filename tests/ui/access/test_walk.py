"""Every page and dialog of the program, as a screen reader finds it and as who has no mouse reaches it.

The scenes of the pictures bring the program there: what is added to them is walked by itself.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

import taskflow_desktop.ui
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from tests.support.scenes import SCENES, desk
from tests.ui.access.walk import faults

SIZE = QSize(1440, 900)

pytestmark = pytest.mark.screens


@pytest.fixture(autouse=True)
def _read_aloud(qapp: QApplication) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.parametrize("name", sorted(SCENES))
def test_nothing_is_unnamed_or_unreachable(qapp: QApplication, name: str) -> None:
    scene = SCENES[name]
    with desk.desk(SIZE, scene.person) as made:
        shown = scene.make(made)
        found = faults(shown)
        if shown is not made.window:
            shown.close()
    assert found == []


def test_every_dialog_has_a_scene() -> None:
    """A dialog that is added gets a scene: it is looked at there, and walked here."""
    for module in pkgutil.walk_packages(taskflow_desktop.ui.__path__, "taskflow_desktop.ui."):
        importlib.import_module(module.name)
    told = "".join(path.read_text("utf-8") for path in Path(desk.__file__).parent.glob("*.py"))
    kinds = {kind.__name__ for kind in _last(PlainDialog) if kind.__module__.startswith("taskflow_desktop.")}
    assert {name for name in kinds if not re.search(rf"\b{name}\b", told)} == set()


def _last(kind: type[QWidget]) -> Iterator[type[QWidget]]:
    """The classes made from `kind` that none is made from."""
    for below in kind.__subclasses__():
        yield from _last(below) if below.__subclasses__() else (below,)

"""The theme and the text size switched while a room and its task are open, until everything is painted anew."""

import statistics
import time
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from taskflow_desktop.models.rooms import RoomRole
from taskflow_desktop.ui.style import Choice, stylesheet
from taskflow_desktop.ui.theme import theme
from tests.benchmarks.context import Context
from tests.benchmarks.figures import Figure
from tests.benchmarks.timing import measured
from tests.benchmarks.window import OpenWindow

BAR = 0.35
SWITCHES = 6


def measure(context: Context) -> Iterator[Figure]:
    """Processor time; the floor is one stylesheet put over another, which is how Qt itself dresses a program anew."""
    with OpenWindow(context.desk, context.folder / "theme") as shown:
        _open_a_task(shown)
        switched, resized, over = [], [], []
        for _ in range(SWITCHES):
            for scheme in ("dark", "light"):
                switched.append(_choose(shown, scheme, 100))
                over.append(_one_over_another(shown))
            resized.append(_choose(shown, "light", 130))
            _choose(shown, "light", 100)
    floor = statistics.median(over)
    yield Figure("theme switch", statistics.median(switched), "ms", BAR, floor)
    yield Figure("text size switch", statistics.median(resized), "ms", BAR, floor)


def _open_a_task(shown: OpenWindow) -> None:
    """Choose the first room with tasks."""
    page = shown.window.pages.rooms
    view = page.list.view
    rows = (view.model().index(row, 0) for row in range(view.model().rowCount()))
    index = next(each for each in rows if (room := each.data(RoomRole)) is not None and room.tasks_total)
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    shown.settle()
    assert page.panel.task_tab.tasks
    shown.freeze()


def _choose(shown: OpenWindow, scheme: Choice, percent: int) -> float:
    preferences = shown.preferences
    with measured(time.process_time) as watch:
        preferences.set_look(replace(preferences.look, theme=scheme, text_percent=percent))
        shown.settle()
    assert (theme().scheme, theme().percent) == (scheme, percent)
    return watch.ms


def _one_over_another(shown: OpenWindow) -> float:
    with measured(time.process_time) as watch:
        shown.app.setStyleSheet(stylesheet())
        shown.settle()
    return watch.ms

"""A click on another room in the list, until its conversation, head and tasks are painted."""

import random
import time
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from taskflow_desktop.models.rooms import RoomRole
from tests.benchmarks.context import Context
from tests.benchmarks.figures import Figure
from tests.benchmarks.timing import measured, percentile
from tests.benchmarks.window import OpenWindow

BAR = 60.0
ROOMS, WARM = 100, 5
AMONG = 500


def measure(context: Context) -> Iterator[Figure]:
    """A hundred rooms with tasks, each for the first time; processor time of all threads, and what a clock says."""
    busy: list[float] = []
    clock: list[float] = []
    with OpenWindow(context.desk, context.folder / "switching") as shown:
        rows = list(range(AMONG))
        random.Random(4).shuffle(rows)
        for row in rows:
            index = _in_view(shown, row)
            room = index.data(RoomRole)
            if room is None or not room.tasks_total:
                continue
            busy_ms, clock_ms = _click(shown, index)
            busy.append(busy_ms)
            clock.append(clock_ms)
            if len(busy) == ROOMS + WARM:
                break
    assert len(busy) > WARM
    yield Figure("room switch, processor time, p95", percentile(busy[WARM:], 95), "ms", BAR, judged="figure")
    yield Figure("  by the clock, p95", percentile(clock[WARM:], 95), "ms")
    yield Figure("  by the clock, median", percentile(clock[WARM:], 50), "ms")


def _in_view(shown: OpenWindow, row: int) -> QModelIndex:
    """Scroll to a row and wait until it is there; not measured."""
    view = shown.window.pages.rooms.list.view
    index = view.model().index(row, 0)
    view.scrollTo(index)
    shown.settle()
    return index


def _click(shown: OpenWindow, index: QModelIndex) -> tuple[float, float]:
    page = shown.window.pages.rooms
    room = index.data(RoomRole)
    at = page.list.view.visualRect(index).center()
    with measured(time.perf_counter) as watch, measured(time.process_time) as work:
        QTest.mouseClick(page.list.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        shown.settle()
    assert page.room is not None
    assert page.room.id == room.id
    assert len(page.panel.task_tab.tasks) == room.tasks_total
    assert page.chat.conversation.lines
    return work.ms, watch.ms

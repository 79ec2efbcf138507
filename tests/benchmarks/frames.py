"""How long the screen stands still at most while a file is imported in the background of an open window.

A gap by the clock is also what other programs took of the machine; what this program itself computed within the gap,
all its threads together, is what can hold up its screen on any machine, and is what is judged.
"""

import time
from collections.abc import Iterator

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot

from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.imports import ImportChoices, ImportPreview
from tests.benchmarks.context import Context
from tests.benchmarks.desk import SEED
from tests.benchmarks.figures import Figure
from tests.benchmarks.timing import percentile
from tests.benchmarks.window import OpenWindow
from tests.importers.archive import write_archive

BAR = 50.0
FRAME_MS = 16
IDLE_SECONDS = 3
ROOMS, MESSAGES = 2_000, 30_000


class _Frames(QObject):
    """A timer of 16 ms; notes how late each tick comes after the one before."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.work: list[float] = []
        self._last = self._worked = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._tick)
        self.finished = False

    def begin(self) -> None:
        """Forget what was; start."""
        self.gaps.clear()
        self.work.clear()
        self._last, self._worked = time.perf_counter(), time.process_time()
        self._timer.start()

    @Slot()
    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.process_time()
        self.gaps.append((now - self._last) * 1000)
        self.work.append((worked - self._worked) * 1000)
        self._last, self._worked = now, worked

    @Slot(object)
    def end(self, _report: object) -> None:
        """It is over."""
        self.finished = True


def _fail(error: TaskflowError) -> None:
    raise RuntimeError("the import failed") from error


def measure(context: Context) -> Iterator[Figure]:
    """The longest gap by the program's own work, and by the clock beside the longest of the same window at rest."""
    archive = context.folder / "frames.json"
    write_archive(archive, rooms=ROOMS, messages=MESSAGES, seed=SEED + 1)
    with OpenWindow(context.small, context.folder / "frames") as shown:
        frames = _Frames()
        frames.begin()
        until = time.perf_counter() + IDLE_SECONDS
        while time.perf_counter() < until:
            shown.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        idle = max(frames.gaps)
        imports = shown.session.imports
        imports.finished.connect(frames.end)
        preview: list[ImportPreview] = []
        frames.begin()
        imports.inspect((archive,), done=preview.append, failed=_fail)
        while not preview:
            shown.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        imports.start(preview[0], ImportChoices(), failed=_fail)
        while not frames.finished:
            shown.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        shown.settle()
        # Both threads at work within one gap, on two processors, would be counted twice.
        longest = max(min(pair) for pair in zip(frames.gaps, frames.work, strict=True))
        gaps = list(frames.gaps)
    yield Figure("longest gap of frames during an import", longest, "ms", BAR, judged="figure")
    yield Figure("  by the clock, against the same at rest", max(gaps), "ms", None, idle)
    yield Figure("  by the clock, 99 of 100 are shorter than", percentile(gaps, 99), "ms")

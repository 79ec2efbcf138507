"""The program's window in this process, over a copy of a desk, and how to wait until it has nothing left to do."""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Slot
from PySide6.QtWidgets import QApplication

from taskflow_desktop.runtime.jobs import JobRunner
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.state import Preferences
from tests.benchmarks.desk import Desk
from tests.benchmarks.shown import Shown

FLUSHES = 3


def application() -> QApplication:
    """The one application of this process."""
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication(["benchmarks"])


class _Outstanding(QObject):
    """Counts the questions to the database thread that are not answered yet."""

    def __init__(self, jobs: JobRunner) -> None:
        super().__init__()
        self.count = 0
        self._submit = jobs.submit
        jobs.submit = self._asked  # type: ignore[method-assign]
        jobs._answered.connect(self._answered)

    def _asked(self, job: Callable[[], Any], **others: Any) -> None:
        self.count += 1
        self._submit(job, **others)

    @Slot(object)
    def _answered(self, _answer: object) -> None:
        self.count -= 1


class OpenWindow:
    """A window with painted rooms. The context manager closes it."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.app = application()
        self._is_ready = False
        url = f"sqlite:///{desk.copy('window')}"
        folder.mkdir(exist_ok=True)
        self._shown = Shown(
            self.app, url, desk.admin, folder=folder, clock=desk.clock(), ready=self._ready
        )  # fmt: skip
        self._outstanding = _Outstanding(self._shown.entrance._jobs)
        while not self._is_ready:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._outstanding.count = 0  # the first ones were asked before anybody counted
        self.settle()
        self.freeze()

    def _ready(self, _shown: Shown) -> None:
        self._is_ready = True

    @property
    def window(self) -> MainWindow:
        """The main window."""
        return self._shown.window

    @property
    def session(self) -> Session:
        """Its session."""
        assert self._shown.session is not None
        return self._shown.session

    @property
    def preferences(self) -> Preferences:
        """What it remembers of its look."""
        return self._shown.preferences

    def freeze(self) -> None:
        """What is there now is not walked again by the collector, as the program does after its start."""
        gc.collect()
        gc.freeze()

    def settle(self) -> None:
        """Go on until every question is answered and everything is painted."""
        while True:
            for _ in range(FLUSHES):
                self.app.processEvents()
            if self._outstanding.count <= 0:
                return
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def __enter__(self) -> "OpenWindow":
        return self

    def __exit__(self, *_: object) -> None:
        self._shown.close()
        self.app.processEvents()

"""A start of the program over a desk, its admin signed in: `URL ADMIN PRESENT FOLDER`. A process of its own."""

import gc
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.moment import Moment
from tests.benchmarks.shown import Shown
from tests.benchmarks.teller import Teller


class _Clock:
    """Runs on from the desk's present."""

    def __init__(self, present: int) -> None:
        self._ahead = present - time.monotonic_ns() // 1000

    def __call__(self) -> Moment:
        return Moment(self._ahead + time.monotonic_ns() // 1000)


class _Start:
    def __init__(self) -> None:
        self.teller = Teller()

    def ready(self, _shown: Shown) -> None:
        self.teller.painted()


def main(url: str, admin: str, present: str, folder: str) -> None:
    """Open the window; the teller ends the process."""
    app = QApplication(sys.argv[:1])
    start = _Start()
    shown = Shown(app, url, AgentId(int(admin)), folder=Path(folder), clock=_Clock(int(present)), ready=start.ready)
    app.aboutToQuit.connect(shown.close)
    gc.freeze()
    app.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])

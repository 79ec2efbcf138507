"""Garbage: reference cycles are collected on the GUI thread only.

Python collects on whatever thread allocates when the count is reached. A cycle that holds a QObject would then die on
the database thread, where Qt cannot stop its timers: the next tick goes to freed memory and the program is gone.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS = 500


def collect_due() -> None:
    """Collect the oldest generation whose threshold is reached, as the interpreter would."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if 0 < thresholds[generation] < counts[generation]:
            gc.collect(generation)
            return


class GarbageCollector(QObject):
    """Stands in for the interpreter's own collecting while it is started; made on the GUI thread."""

    def __init__(self, parent: QObject | None = None, *, look_ms: int = _LOOK_MS) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(look_ms)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Collect here from now on, and nowhere else."""
        gc.disable()
        self._timer.start()

    def close(self) -> None:
        """Give collecting back to the interpreter, with nothing left over that belongs here."""
        self._timer.stop()
        gc.collect()
        gc.enable()

    @Slot()
    def _look(self) -> None:
        collect_due()

"""Seconds that run down before something may be tried again."""

import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

_TICK_MS: Final = 250


class Countdown(QObject):
    """Signals:
    ticked: int, the seconds that are left are others; 0 at the end.
    """

    ticked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._end = 0.0
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def left(self) -> int:
        """The seconds left, counted up; 0 while nothing runs."""
        return self._left

    def start(self, seconds: int) -> None:
        """Run down from `seconds`; another run is forgotten."""
        self._end = time.monotonic() + seconds
        self._left = seconds
        self._timer.start()
        self.ticked.emit(seconds)

    def stop(self) -> None:
        """Run down no further; nothing is told."""
        self._timer.stop()
        self._left = 0

    @Slot()
    def _tick(self) -> None:
        # By the clock, not by the ticks: a computer that slept has waited too.
        left = max(0, -int(-(self._end - time.monotonic()) // 1))
        if left == self._left:
            return
        self._left = left
        if not left:
            self._timer.stop()
        self.ticked.emit(left)

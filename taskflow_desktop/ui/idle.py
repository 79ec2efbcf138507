"""Tells when nobody has touched the program for a while.

No filter on the application: every event of every widget would pass through it, composing too. Each window of the
system is watched instead as it gets the focus, where keys and the pointer come in before any widget has them, and the
input method tells by its cursor that somebody composes.
"""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

_LOOK_MS: Final = 5000
_INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.NativeGesture,
    }
)


def _seconds() -> tuple[float, float]:
    """Two clocks: the first never jumps, the second goes on while the computer sleeps."""
    return time.monotonic(), time.time()


class IdleWatch(QObject):
    """Signals:
    idle: for so many minutes there was no input; told once, until there is some.
    """

    idle = Signal()

    def __init__(self, parent: QObject, *, clock: Callable[[], tuple[float, float]] = _seconds) -> None:
        super().__init__(parent)
        self._clock = clock
        self._minutes = 0
        self._last = clock()
        self._window: QWindow | None = None
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.look)

    def start(self, minutes: int) -> None:
        """Watch for so many minutes without input from now on; 0 watches nothing."""
        self.stop()
        self._minutes = minutes
        if not minutes:
            return
        self.touched()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._follow)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self.touched)
        self._follow(QGuiApplication.focusWindow())
        self._look.start()

    def stop(self) -> None:
        """Watch nothing any more."""
        if not self._look.isActive():
            return
        self._look.stop()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.disconnect(self._follow)
        QGuiApplication.inputMethod().cursorRectangleChanged.disconnect(self.touched)
        self._leave()

    @Slot()
    def touched(self) -> None:
        """Somebody is here."""
        self._last = self._clock()

    @Slot()
    def look(self) -> None:
        """Tell it if it is long enough that nobody was here."""
        if not self._look.isActive():
            return
        steady, wall = (now - then for now, then in zip(self._clock(), self._last, strict=True))
        if max(steady, wall) >= self._minutes * 60:
            self.stop()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self.touched()
        return super().eventFilter(watched, event)

    @Slot(QWindow)
    def _follow(self, window: QWindow | None) -> None:
        self._leave()
        if window is not None:
            self.touched()
            self._window = window
            window.installEventFilter(self)
            window.destroyed.connect(self._gone)

    def _leave(self) -> None:
        if self._window is not None:
            self._window.destroyed.disconnect(self._gone)
            self._window.removeEventFilter(self)
            self._window = None

    @Slot()
    def _gone(self) -> None:
        self._window = None

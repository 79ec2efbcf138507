"""EndSignals: the system asks the program to end, as it does where no session manager is that would ask by Qt."""

import os
import signal
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

if TYPE_CHECKING:
    from types import FrameType

_NAMES: Final = ("SIGTERM", "SIGHUP")


class EndSignals(QObject):
    """Signals:
    asked: the program shall end, now.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing is heard on Windows, which asks the windows."""
        super().__init__(parent)
        self._before: dict[int, object] = {}
        self._pipe: tuple[int, int] | None = None
        self._notifier: QSocketNotifier | None = None

    def listen(self) -> None:
        """Hear the signals from now on; one that whoever started the program lets it ignore stays ignored."""
        if sys.platform == "win32" or self._pipe is not None:
            return
        self._pipe = read, write = os.pipe()
        os.set_blocking(read, False)
        os.set_blocking(write, False)
        # Python's own handlers run only when Python does: the loop of Qt may wait for long. The pipe wakes it.
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        for number in (getattr(signal, name) for name in _NAMES):
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, _nothing)

    def close(self) -> None:
        """Hear nothing any more."""
        pipe, self._pipe = self._pipe, None
        if pipe is None or self._notifier is None:
            return
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        self._before.clear()
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._notifier.deleteLater()
        self._notifier = None
        for end in pipe:
            os.close(end)

    @Slot()
    def _on_woken(self) -> None:
        if self._pipe is not None and set(os.read(self._pipe[0], 64)) & set(self._before):
            self.asked.emit()


def _nothing(_number: int, _frame: "FrameType | None") -> None:
    """Whoever has a handler is woken by the pipe."""

"""The application: what the system asks of the program as a whole."""

import sys
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

WINDOWS_NAME: Final = "TaskFlow.Desktop"
"""Also that of the link in the Start menu, or Windows takes them for two programs."""


class Application(QApplication):
    """Signals:
    link_opened: str, the system hands over a link; so does the Mac, to the program that runs or that it starts for it.
    """

    link_opened = Signal(object)

    def __init__(self, arguments: Sequence[str]) -> None:
        _be_named()
        super().__init__(list(arguments))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            self.link_opened.emit(event.url().toString())
            return True
        return super().event(event)


def _be_named() -> None:
    """Give Windows one name for taskbar and notifications, instead of that of the Python which runs the program."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows only

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(WINDOWS_NAME)

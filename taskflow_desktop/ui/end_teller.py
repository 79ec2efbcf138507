"""Tells once that the program ended by a fault the last time, with the report to copy."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from taskflow_desktop.ui.dialogs.message import show_details
from taskflow_desktop.ui.text import translate

if TYPE_CHECKING:
    from taskflow_desktop.runtime.crash_report import Report

Ends = Callable[[], "tuple[Report, ...]"]
_SOON_MS: Final = 1000
"""The window comes first; a door that opens by itself has gone by then."""


class EndTeller(QObject):
    """Looks once; tells in whichever window is open, until somebody has closed what it tells."""

    def __init__(self, ends: Ends, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ends: Ends | None = ends
        self._reports: tuple[Report, ...] = ()
        self._window: QWidget | None = None
        self._dialog: QDialog | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON_MS)
        self._timer.timeout.connect(self._look)

    def follow(self, window: QWidget) -> None:
        """Another window is in front."""
        self._window, self._dialog = window, None
        if self._ends is not None or self._reports:
            self._timer.start()

    def close(self) -> None:
        """Tell nothing more."""
        self._timer.stop()
        self._reports, self._ends = (), None

    @Slot()
    def _look(self) -> None:
        if self._ends is not None:
            ends, self._ends = self._ends, None
            self._reports = ends()
        if not self._reports or self._window is None or not isValid(self._window):
            return
        self._dialog = show_details(
            self._window,
            translate("Faults", "Task Flow ended by itself the last time"),
            translate(
                "Faults",
                "What you had typed is kept. A report for whoever mends it is kept on this computer: nothing in it is"
                " about people, customers or conversations, and nobody gets it unless you hand it over.",
            ),
            "\n".join(report.text for report in self._reports),
        )
        self._dialog.finished.connect(self._heard)

    @Slot(int)
    def _heard(self, _result: int) -> None:
        self._reports = ()

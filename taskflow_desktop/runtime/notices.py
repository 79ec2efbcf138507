"""Notices: what a person must be told that no field on screen tells. The screens put it into words."""

import sys
import threading
import traceback
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from taskflow_desktop.domain.errors import TaskflowError


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of ours: `details` is the traceback, for whoever mends it."""

    details: str


class Notices(QObject):
    """Signals:
    refused: TaskflowError, the world's: a rule, a conflict, a database that does not answer.
    failed: Fault, ours; the same traceback is told once.
    told: str, a plain notice by its key.
    """

    refused = Signal(object)
    failed = Signal(object)
    told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: set[str] = set()

    def refuse(self, error: TaskflowError) -> None:
        """Tell that something was not done, and why."""
        self.refused.emit(error)

    def fail(self, error: BaseException) -> None:
        """Tell a fault of ours, once per traceback."""
        details = "".join(traceback.format_exception(error))
        if details not in self._known:
            self._known.add(details)
            self.failed.emit(Fault(details))

    def install_hooks(self) -> None:
        """Catch what nobody caught, on every thread."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def remove_hooks(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        sys.__excepthook__(kind, error, trace)
        self.fail(error.with_traceback(trace))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)

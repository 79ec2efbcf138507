"""Notices: what a person must be told that no field on screen tells. The screens put it into words."""

import logging
import sys
import threading
import time
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.runtime.logs import note

if TYPE_CHECKING:
    from taskflow_desktop.runtime.crash_report import Report


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of ours: `details` is its report, for whoever mends it."""

    details: str


_MINUTE_S: Final = 60.0
_TOLD_IN_A_MINUTE: Final = 5
"""So many different faults are told; what comes after one that is not handled is rarely news. All are kept."""


@dataclass(slots=True)
class _Known:
    """A fault that was told; how often it came since it was last noted."""

    noted_at: float = field(default_factory=time.monotonic)
    times: int = 0

    def came_again(self, mark: str, kind: str) -> None:
        """Count it, and note it once in a minute."""
        self.times += 1
        now = time.monotonic()
        if now - self.noted_at >= _MINUTE_S:
            note("fault.again", level=logging.ERROR, mark=mark, kind=kind, times=self.times)
            self.noted_at, self.times = now, 0


class Notices(QObject):
    """Signals:
    refused: TaskflowError, the world's: a rule, a conflict, a database that does not answer.
    failed: Fault, ours; the same fault is told once.
    told: str, a plain notice by its key.
    """

    refused = Signal(object)
    failed = Signal(object)
    told = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        keep: "Callable[[Report], None] | None" = None,
        lately: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        """`keep` puts a report where it stays, on whatever thread; `lately` gives the last lines of the log."""
        super().__init__(parent)
        self._keep, self._lately = keep, lately
        self._known: dict[str, _Known] = {}
        self._told_at: list[float] = []
        self._hooks = sys.excepthook, threading.excepthook, sys.unraisablehook

    def refuse(self, error: TaskflowError) -> None:
        """Tell that something was not done, and why."""
        note("refused", code=str(getattr(error, "code", type(error).__name__)))
        self.refused.emit(error)

    def fail(self, error: BaseException) -> None:
        """Note a fault of ours, and tell it if it is a new one, not too many in a minute.

        One that comes again and again costs nearly nothing, and does not fill the log.
        """
        from taskflow_desktop.runtime.crash_report import mark_of, report_of  # noqa: PLC0415 - not at the start

        mark = mark_of(error)
        known = self._known.get(mark)
        if known is not None:
            known.came_again(mark, type(error).__name__)
            return
        self._known[mark] = _Known()
        report = report_of(error, self._lately())
        note("fault", level=logging.ERROR, mark=report.mark, kind=type(error).__name__)
        if self._keep is not None:
            self._keep(report)
        now = time.monotonic()
        self._told_at = [at for at in self._told_at if now - at < _MINUTE_S]
        if len(self._told_at) < _TOLD_IN_A_MINUTE:
            self._told_at.append(now)
            self.failed.emit(Fault(report.text))

    def install_hooks(self) -> None:
        """Catch what nobody caught, on every thread and in the end of objects."""
        self._hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable

    def remove_hooks(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        error = error.with_traceback(trace)
        _say(error, self._known)
        self.fail(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)


def _say(error: BaseException, known: Container[str]) -> None:
    """Write a fault to the terminal whole; what the system keeps of a program without one holds nobody's data.

    There one of a `known` mark is not written again.
    """
    if sys.stderr is None:
        return
    if sys.stderr.isatty():
        sys.__excepthook__(type(error), error, error.__traceback__)
    else:
        from taskflow_desktop.runtime.crash_report import mark_of, report_of  # noqa: PLC0415 - not at the start

        if mark_of(error) not in known:
            sys.stderr.write(report_of(error).text)

"""The log: what the program did and when, in the system's folder for logs; nothing of what people typed or are called.

`note("session.begun", role="admin")` says one thing. Until the first window is painted lines wait in memory: rotating
files take their time to load. The last lines stay in memory for reports of faults.
"""

import logging
import sys
import time
from collections import Counter, deque
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, Slot, qInstallMessageHandler

LOGGER: Final = logging.getLogger("taskflow_desktop")
MOST_BYTES: Final = 1024 * 1024
FILES: Final = 5
"""So many files of at most `MOST_BYTES`, the newest without a number."""
_LATELY: Final = 40
_WAITING: Final = 500
_SOON_MS: Final = 600
_SAME: Final = 5
"""So often the same message of Qt is noted."""
_FACTS: Final = "taskflow_facts"
_LEVELS: Final = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def note(event: str, *, level: int = logging.INFO, **facts: str | float) -> None:
    """Note that something happened: `event` is one of ours, facts are numbers and plain words of code."""
    LOGGER.log(level, event, extra={_FACTS: facts})


class _Versions:
    """Asked for when the line is written: to know the system takes its time."""

    def __str__(self) -> str:
        from taskflow_desktop.runtime.crash_report import versions  # noqa: PLC0415 - not at the start

        return versions()


class _Formatter(logging.Formatter):
    """One line per record; whatever a library or a careless line of ours says is masked."""

    def format(self, record: logging.LogRecord) -> str:
        from taskflow_desktop.rules.masks import masked, told_facts  # noqa: PLC0415 - not at the start

        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        line = f"{stamp}.{int(record.msecs):03d}Z {record.levelname} {masked(record.getMessage())}"
        return line + told_facts(getattr(record, _FACTS, {}))


class _Waiting(logging.Handler):
    """Keeps the last records, and all of them until there is a file. What they say is put together when it is read."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(_Formatter())
        self.lately: deque[logging.LogRecord] = deque(maxlen=_LATELY)
        self.records: deque[logging.LogRecord] | None = deque(maxlen=_WAITING)

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info:
            self._mark(record)
        self.lately.append(record)
        if self.records is not None:
            self.records.append(record)

    @staticmethod
    def _mark(record: logging.LogRecord) -> None:
        """Keep the mark of an exception, not the exception: it would hold on to all that its frames hold."""
        from taskflow_desktop.runtime.crash_report import report_of  # noqa: PLC0415 - not at the start

        error = record.exc_info[1] if record.exc_info else None
        record.exc_info = None
        if error is not None:
            setattr(record, _FACTS, {"fault": report_of(error).mark})


class Logs(QObject):
    """The log of this program, from `begin` to `close`."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._slot = 1
        self._waiting = _Waiting()
        self._file: logging.Handler | None = None
        self._said: Counter[str] = Counter()
        self._begun = False

    def recent(self) -> tuple[str, ...]:
        """Return the last lines, the newest last."""
        return tuple(self._waiting.format(record) for record in tuple(self._waiting.lately))

    def begin(self, slot: int) -> None:
        """Note what happens from now on, Qt's warnings too; `slot` numbers the programs that run at once."""
        self._slot, self._begun = slot, True
        LOGGER.setLevel(logging.INFO)
        LOGGER.propagate = False
        LOGGER.addHandler(self._waiting)
        qInstallMessageHandler(self._on_qt_message)
        note("program.begun")
        LOGGER.info("%s", _Versions())

    @Slot()
    def open_soon(self) -> None:
        """Write to the file once the window is painted."""
        if self._begun and self._file is None:
            QTimer.singleShot(_SOON_MS, self, self.open)

    @Slot()
    def open(self) -> None:
        """Write what waits, and from now on everything at once. Without a folder to write to there is no file."""
        if not self._begun or self._file is not None or not self._slot:
            return
        from taskflow_desktop.runtime.logs_file import open_log  # noqa: PLC0415 - rotating files are dear to load

        name = "taskflow.log" if self._slot == 1 else f"taskflow-{self._slot}.log"
        self._file = open_log(self._folder / name, MOST_BYTES, FILES, _Formatter())
        records, self._waiting.records = self._waiting.records, None
        if self._file is not None:
            LOGGER.addHandler(self._file)
            for record in records or ():
                self._file.handle(record)

    def close(self) -> None:
        """Write what waits and stop."""
        if not self._begun:
            return
        note("program.ended")
        self.open()
        self._begun = False
        qInstallMessageHandler(None)
        LOGGER.propagate = True
        for handler in (self._waiting, self._file):
            if handler is not None:
                LOGGER.removeHandler(handler)
                handler.close()
        self._file = None

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """On whatever thread Qt speaks."""
        if sys.stderr is not None:
            sys.stderr.write(f"{text}\n")
        level = _LEVELS.get(kind)
        if level is None:
            return
        from taskflow_desktop.rules.masks import masked  # noqa: PLC0415 - not at the start

        line = masked(text)
        if self._said[line] < _SAME and len(self._said) < _WAITING:
            self._said[line] += 1
            LOGGER.log(level, "qt %s", line, extra={_FACTS: {"category": context.category or "default"}})

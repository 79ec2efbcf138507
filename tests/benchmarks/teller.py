"""What a started process tells about itself: when its first paint was over, what it had imported, its memory."""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Slot

ASKED = "TASKFLOW_BENCHMARK_ASKED"
"""The environment's name for the moment the process was asked for: seconds of the system's monotonic clock."""

TOO_DEAR = (
    "argon2",
    "asyncio",
    "ijson",
    "keyring",
    "openpyxl",
    "psycopg",
    "python_calamine",
    "structlog",
    "xlsxwriter",
)
"""What no first paint needs: each of them costs a good part of a bare window's start."""

REST_MS = 1000


class Teller(QObject):
    """Notes the first paint it is told of or sees, then, at rest, the memory; prints both as JSON and ends."""

    def __init__(self) -> None:
        super().__init__()
        self._found: dict[str, object] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._found:
            QTimer.singleShot(0, self, self.painted)  # after this paint
        return super().eventFilter(watched, event)

    @Slot()
    def painted(self) -> None:
        """The window is painted now; only the first time counts."""
        if not self._found:
            self._found["ms"] = (time.monotonic() - float(os.environ[ASKED])) * 1000
            self._found["modules"] = [name for name in TOO_DEAR if name in sys.modules]
            QTimer.singleShot(REST_MS, self, self._rested)

    @Slot()
    def _rested(self) -> None:
        self._found["megabytes"] = resident()
        sys.stdout.write(json.dumps(self._found))
        sys.stdout.flush()
        os._exit(0)  # how it closes is not measured


def resident() -> float | None:
    """Megabytes of this process in memory; None where the system has no such file to read it from."""
    file = Path("/proc/self/statm")
    if not file.exists():
        return None
    return int(file.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1_000_000

"""Looks at an SQLite file without changing a byte of it: is it ours, and is it whole?"""

import time
from collections.abc import Callable
from pathlib import Path

import apsw

from taskflow_desktop.domain.errors import StorageUnavailable
from taskflow_desktop.storage.errors import translated

APPLICATION_ID = 0x54464C57
"""Marks an SQLite file as ours ("TFLW")."""


SECONDS_AT_START = 0.05
"""Looking at every page of a large file would hold up each start; `check_whole` goes on where nobody waits."""


def check_file(path: Path, busy_seconds: float) -> None:
    """Make sure that the file at `path` is empty or one of ours and undamaged, as far as can be seen at a glance.

    Only then may it be opened for writing: opening sets the journal mode, which a foreign file must not suffer.

    Raises:
        StorageUnavailable: not_ours, not_a_database, corrupt, or locked after `busy_seconds`.
    """
    if path.stat().st_size == 0:
        return
    with translated():
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            connection.set_busy_timeout(int(busy_seconds * 1000))
            application = connection.pragma("application_id")
            tables = connection.execute("SELECT count(*) FROM sqlite_schema").get
            # Without its WAL, or copied by hand, a file may be shorter than its own count of pages says.
            verdict = _verdict(connection, _Deadline(SECONDS_AT_START)) if application == APPLICATION_ID else "ok"
        finally:
            connection.close()
    if tables and application != APPLICATION_ID:
        raise StorageUnavailable("not_ours", str(path))
    if verdict != "ok":
        raise StorageUnavailable("corrupt", str(verdict))


def check_whole(path: Path, stopped: Callable[[], bool]) -> None:
    """Look at every page of a file that is open already; until `stopped` says that it is no longer wanted.

    Raises:
        StorageUnavailable: corrupt.
    """
    with translated():
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            verdict = _verdict(connection, stopped)
        finally:
            connection.close()
    if verdict != "ok":
        raise StorageUnavailable("corrupt", str(verdict))


def damage(path: Path, stopped: Callable[[], bool]) -> list[str]:
    """What SQLite's thorough checks say of pages, indexes, constraints and references; as far as it came."""
    with translated():
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        connection.set_progress_handler(stopped, _STEPS)
        try:
            found = [str(line) for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok"]
            for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
                found.append(f"row {row} of {table} names one of {parent} that is not there")
            return found
        except apsw.InterruptError:
            return []
        finally:
            connection.close()


class _Deadline:
    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    def __call__(self) -> bool:
        return time.monotonic() > self._until


def _verdict(connection: apsw.Connection, stopped: Callable[[], bool]) -> str:
    """What SQLite says of the pages it came to see before `stopped`."""
    connection.set_progress_handler(stopped, _STEPS)
    try:
        return str(connection.execute("PRAGMA quick_check(1)").get)
    except apsw.InterruptError:
        return "ok"


_STEPS = 1000
"""Steps of SQLite's machine between two looks at the clock: far less than a millisecond."""

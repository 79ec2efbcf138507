"""Looks at an SQLite file without changing a byte of it: is it ours, and is it whole?"""

from pathlib import Path

import apsw

from taskflow_desktop.domain.errors import StorageUnavailable
from taskflow_desktop.storage.errors import translated

APPLICATION_ID = 0x54464C57
"""Marks an SQLite file as ours ("TFLW")."""


def check_file(path: Path, busy_seconds: float) -> None:
    """Make sure that the file at `path` is empty or one of ours and undamaged.

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
            verdict = connection.execute("PRAGMA quick_check(1)").get if application == APPLICATION_ID else "ok"
        finally:
            connection.close()
    if tables and application != APPLICATION_ID:
        raise StorageUnavailable("not_ours", str(path))
    if verdict != "ok":
        raise StorageUnavailable("corrupt", str(verdict))

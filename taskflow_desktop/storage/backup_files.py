"""Looks into files that are said to hold a backup, without changing a byte of them or of what lies beside them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import apsw

from taskflow_desktop.domain.backups import DataFacts
from taskflow_desktop.domain.errors import BackupRejected
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.rules import limits
from taskflow_desktop.storage import chain
from taskflow_desktop.storage.acting import is_zone
from taskflow_desktop.storage.migrate import steps
from taskflow_desktop.storage.own_schema import EARLIEST, LATEST, check_moments, check_schema
from taskflow_desktop.storage.soundness import APPLICATION_ID

HEADER = b"SQLite format 3\x00"
_STEPS = 20_000
"""Steps of SQLite's machine between two questions whether somebody still waits: a few milliseconds."""

_TABLES = frozenset(
    {"setting", "agent", "room", "message", "task", "event", "event_head", "schema_migration", "stage", "flow"}
)
"""Without these no version of the program made it."""

Stopped = Callable[[], bool]


def never() -> bool:
    """Nobody gives up."""
    return False


@contextmanager
def reading(path: Path, stopped: Stopped = never, *, in_use: bool = False) -> Iterator[apsw.Connection]:
    """A connection that only reads `path` and ends what runs when `stopped` says so.

    A backup is read as it lies there, from a folder that is read-only too. A database, which somebody may write to
    at any moment, is `in_use`.

    Raises:
        BackupRejected: cancelled, if `stopped`; else for what the file is not.
    """
    # With a WAL or journal beside it somebody uses it or has died over it.
    alone = "" if in_use or _has_companion(path) else "&immutable=1"
    with explained():
        connection = apsw.Connection(
            f"{path.absolute().as_uri()}?mode=ro{alone}", flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        )
        with closing(connection):
            connection.set_busy_timeout(5000)
            # What a file says of itself does not run functions that could do harm.
            connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
            connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
            connection.set_progress_handler(stopped, _STEPS)
            yield connection


def _has_companion(path: Path) -> bool:
    return any(path.with_name(path.name + ending).exists() for ending in ("-wal", "-journal"))


@contextmanager
def explained() -> Iterator[None]:
    """Raise BackupRejected for what SQLite or the system says of a backup."""
    try:
        yield
    except apsw.InterruptError as error:
        raise BackupRejected("cancelled") from error
    except apsw.NotADBError as error:
        raise BackupRejected("not_a_database", str(error)) from error
    except UnicodeEncodeError as error:
        raise BackupRejected("bad_name", ascii(error.object)) from error
    except (apsw.CorruptError, UnicodeDecodeError) as error:
        raise BackupRejected("corrupt", str(error)) from error
    except (apsw.SQLError, apsw.MismatchError, apsw.ConstraintError, apsw.AuthError) as error:
        raise BackupRejected("not_ours", str(error)) from error
    except apsw.FullError as error:
        raise BackupRejected("disk_full", str(error)) from error
    except apsw.IOError as error:
        written = getattr(error, "extendedresult", 0) in {
            apsw.SQLITE_IOERR_WRITE,
            apsw.SQLITE_IOERR_FSYNC,
            apsw.SQLITE_IOERR_TRUNCATE,
        }
        raise BackupRejected("disk_full" if written else "unreadable", str(error)) from error
    except (apsw.BusyError, apsw.LockedError) as error:
        raise BackupRejected("busy", str(error)) from error
    except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError) as error:
        raise BackupRejected("unreadable", str(error)) from error


def check_name(path: Path) -> None:
    """Make sure that every engine and setting can hold the name of `path`. Raises BackupRejected: bad_name."""
    name = str(path)
    if "\0" in name or not _is_text(name):
        raise BackupRejected("bad_name", ascii(name))


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def check_outside(path: Path, live: Path | None) -> None:
    """Make sure by its looks alone that `path` may be a backup, and is not the database `live` itself.

    The database is never opened for it: on some systems closing it would undo the locks of everybody in this program.

    Raises:
        BackupRejected: missing, unreadable, empty, not_a_database, truncated, bad_name or is_the_database.
    """
    check_name(path)
    try:
        if live is not None and live.exists() and path.exists() and path.samefile(live):
            raise BackupRejected("is_the_database", str(path))
        if not path.exists():
            raise BackupRejected("missing", str(path))
        if not path.is_file():
            raise BackupRejected("not_a_database", str(path))
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    except OSError as error:
        raise BackupRejected("unreadable", str(error)) from error
    if not head:
        raise BackupRejected("empty", str(path))
    if head[: len(HEADER)] != HEADER[: len(head)]:
        raise BackupRejected("not_a_database", str(path))
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    if len(head) < 100 or (not _has_companion(path) and size < pages * (65_536 if page == 1 else page)):
        raise BackupRejected("truncated", f"{size} bytes of {pages} pages")


def check_inside(connection: apsw.Connection) -> None:
    """Make sure that a file which opened is ours and of a version that this program knows.

    Raises:
        BackupRejected: not_ours or too_new.
    """
    kinds = {name: kind for kind, name in connection.execute("SELECT type, name FROM sqlite_schema")}
    ours = connection.pragma("application_id") == APPLICATION_ID and "view" not in kinds.values()
    if not ours or not all(kinds.get(name) == "table" for name in _TABLES):
        raise BackupRejected("not_ours")
    newer = _schema(connection) - set(steps())
    if newer:
        raise BackupRejected("too_new", ", ".join(sorted(newer)))


def check_pages(connection: apsw.Connection) -> None:
    """Look at every page, index, constraint and reference. Raises BackupRejected: corrupt."""
    verdict = str(connection.execute("PRAGMA integrity_check(1)").get)
    if verdict != "ok":
        raise BackupRejected("corrupt", verdict)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        raise BackupRejected("corrupt", f"row {row} of {table} names one of {parent} that is not there")


def check_admin(connection: apsw.Connection) -> None:
    """Make sure that an admin could sign in: else whoever opens the data next could make himself one.

    Raises:
        BackupRejected: no_admin.
    """
    can = "SELECT 1 FROM agent WHERE role = 'admin' AND password_hash IS NOT NULL AND deactivated_at IS NULL"
    if connection.execute(can).get is None:
        raise BackupRejected("no_admin")


def check_contents(connection: apsw.Connection) -> None:
    """Make sure that nothing but ours is in a backup, and that it can be shown. `check_inside` let it pass.

    Raises:
        BackupRejected: not_ours, corrupt or no_admin.
    """
    done = frozenset(_schema(connection))
    if connection.pragma("encoding") != "UTF-8":
        raise BackupRejected("not_ours", "encoding")
    check_schema(connection, done)
    check_pages(connection)
    check_moments(connection, done)
    check_admin(connection)
    zone = connection.execute("SELECT value FROM setting WHERE key = 'time_zone'").get
    if zone is not None and not is_zone(str(zone)):
        raise BackupRejected("corrupt", f"time zone {zone}")


class _Rows:
    """What reads the history asks a connection like a database."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return list(self._connection.execute(sql, tuple(params)))


def broken_history(connection: apsw.Connection, stopped: Stopped) -> int | None:
    """The number of the first event that does not follow from the one before; None if all do.

    Raises BackupRejected: cancelled.
    """
    for _, breaks in chain.walk(_Rows(connection)):
        if stopped():
            raise BackupRejected("cancelled")
        if breaks:
            return breaks[0].seq
    return None


def facts(connection: apsw.Connection) -> DataFacts:
    """What is in a file that `check_inside` let pass."""

    def value(sql: str) -> Any:
        return connection.execute(sql).get

    last = connection.execute("SELECT at, actor_name FROM event ORDER BY seq DESC LIMIT 1").get
    done = _schema(connection)
    return DataFacts(
        site_name=site_name(connection),
        rooms=int(value("SELECT count(*) FROM room")),
        tasks=int(value("SELECT count(*) FROM task")),
        messages=int(value("SELECT count(*) FROM message")),
        agents=int(value("SELECT count(*) FROM agent")),
        events=int(value("SELECT coalesce(max(seq), 0) FROM event")),
        last_at=shown(last[0]) if last else None,
        last_by=str(last[1]) if last else "",
        origin=origin(connection),
        size=int(value("PRAGMA page_count")) * int(value("PRAGMA page_size")),
        schema=max(done),
        time_zone=_zone(connection),
        upgraded=done != set(steps()),
    )


def shown(moment: int | None) -> Moment | None:
    """`moment` if it can be shown as a date."""
    return Moment(moment) if moment is not None and EARLIEST <= moment <= LATEST else None


def _zone(connection: apsw.Connection) -> str:
    name = str(connection.execute("SELECT value FROM setting WHERE key = 'time_zone'").get or "")
    return name if is_zone(name) else limits.DEFAULT_TIME_ZONE


def origin(connection: apsw.Connection) -> str:
    """The seal of the very first event: the same in all copies of one site's data, '' before there is one."""
    return str(connection.execute("SELECT hash FROM event WHERE seq = 1").get or "")


def site_name(connection: apsw.Connection) -> str:
    """The name of the site, '' if it has none."""
    return str(connection.execute("SELECT value FROM setting WHERE key = 'site_name'").get or "")


def newest_event(connection: apsw.Connection) -> tuple[int, str] | None:
    """The number and the seal of the newest event; None before there is one."""
    found = connection.execute("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1").get
    return None if found is None else (int(found[0]), str(found[1]))


def origin_of_database(database: Path) -> str:
    """The `origin` of a database file that may be in use. Raises BackupRejected."""
    with reading(database, in_use=True) as connection:
        return origin(connection)


def _schema(connection: apsw.Connection) -> set[str]:
    found = {str(name) for (name,) in connection.execute("SELECT name FROM schema_migration")}
    if not found:
        raise BackupRejected("not_ours")
    return found

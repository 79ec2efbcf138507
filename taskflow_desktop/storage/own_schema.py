"""What may be in a file that is said to hold our data: the tables and indexes that our own steps make, and no more.

A file from elsewhere is somebody's text: a trigger, a view or a column that computes would act when the data are used.
"""

import importlib
from functools import lru_cache
from pathlib import Path

import apsw

from taskflow_desktop.domain.errors import BackupRejected
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.storage import migrations
from taskflow_desktop.storage.database import SqliteDatabase
from taskflow_desktop.storage.migrate import HISTORY, steps

EARLIEST, LATEST = Moment(-62_000_000_000_000_000), Moment(221_000_000_000_000_000)
"""What can be shown as a date in every time zone: the years 6 to 8973."""

_SQLITES_OWN = ("sqlite_sequence", "sqlite_stat1", "sqlite_stat4")
_OBJECTS = "SELECT type, name, tbl_name, sql FROM sqlite_schema"

_Object = tuple[str, str, str, str | None]


@lru_cache(maxsize=4)
def _made_by(done: frozenset[str]) -> frozenset[_Object]:
    """What the steps `done` make in an empty database, without triggers."""
    database = SqliteDatabase(Path(":memory:"), durable=False)
    database.connect()
    try:
        database.run(HISTORY)
        for name in steps():
            if name in done:
                importlib.import_module(f"{migrations.__name__}.{name}").up(database)
        return frozenset(database.rows(f"{_OBJECTS} WHERE type <> 'trigger'"))
    finally:
        database.close()


def quoted(name: str) -> str:
    """`name` as an identifier in SQL, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'


def check_schema(connection: apsw.Connection, done: frozenset[str]) -> None:
    """Make sure that a file holds what the steps `done` make, to the letter; our triggers may be of any version.

    Raises BackupRejected: not_ours, with the name of what should not be there or is missing.
    """
    found = {(kind, name, table, sql) for kind, name, table, sql in connection.execute(_OBJECTS)}
    made = _made_by(done)
    for kind, name, table, sql in sorted(found - made, key=repr):
        if kind == "trigger" and _is_rule(name):
            continue
        if kind == "table" and name in _SQLITES_OWN:
            continue
        raise BackupRejected("not_ours", f"{kind} {name} {table} {sql or ''}"[:200])
    for kind, name, _, _ in sorted(made - found, key=repr):
        if name not in _SQLITES_OWN:
            raise BackupRejected("not_ours", f"{kind} {name}")


def _is_rule(name: str) -> bool:
    return name == "seal_event" or name.startswith(("guard_", "effect_"))


def drop_triggers(connection: apsw.Connection) -> None:
    """Remove every trigger, before any statement that one of them could answer."""
    names = [str(name) for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")]
    for name in names:
        connection.execute(f"DROP TRIGGER {quoted(name)}")


def check_moments(connection: apsw.Connection, done: frozenset[str]) -> None:
    """Make sure that every moment can be shown. Raises BackupRejected: corrupt."""
    for kind, table, _, _ in sorted(_made_by(done), key=repr):
        if kind != "table" or table.startswith("sqlite_"):
            continue
        columns = [str(row[1]) for row in connection.execute(f"PRAGMA table_info({quoted(table)})")]
        moments = [name for name in columns if name == "at" or name.endswith("_at")]
        if not moments:
            continue
        outside = " OR ".join(f"{quoted(name)} NOT BETWEEN {EARLIEST} AND {LATEST}" for name in moments)
        if connection.execute(f"SELECT 1 FROM {quoted(table)} WHERE {outside} LIMIT 1").get is not None:
            raise BackupRejected("corrupt", f"a time in {table} that cannot be")

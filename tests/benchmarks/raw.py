"""The barest way to the same data: apsw alone, with the program's settings, on a file without guards and effects."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import apsw

from taskflow_desktop.storage.database import Database

Statement = tuple[str, tuple[Any, ...]]


def connect(path: Path) -> apsw.Connection:
    """A connection with the settings of the program's own."""
    connection = apsw.Connection(str(path))
    for pragma in (
        "journal_mode = wal", "synchronous = full", "foreign_keys = 1", "cache_size = -32000", "temp_store = memory",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def without_triggers(path: Path) -> apsw.Connection:
    """A connection to `path`, from which all triggers are dropped."""
    connection = connect(path)
    # Columns default to the program's clock; SQLite wants to know the word even where a value is given.
    connection.create_scalar_function("tf_now", time.time_ns, 0)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    return connection


def statements(database: Database, job: Callable[[], object]) -> list[Statement]:
    """What `job` asks of the database, statement by statement."""
    found: list[Statement] = []
    execute = database._execute

    def noted(sql: str, params: Sequence[Any]) -> Any:
        found.append((sql, tuple(params)))
        return execute(sql, params)

    database._execute = noted  # type: ignore[method-assign]
    try:
        job()
    finally:
        del database._execute  # type: ignore[method-assign]
    return found


def replay(connection: apsw.Connection, noted: Sequence[Statement]) -> Callable[[], None]:
    """A job that asks the same again and takes every row."""

    def job() -> None:
        for sql, params in noted:
            connection.execute(sql, params).fetchall()

    return job

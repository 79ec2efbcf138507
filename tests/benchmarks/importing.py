"""Importing an archive, from the file to the last commit, against binding the same rows by executemany."""

import time
from collections.abc import Iterator
from pathlib import Path

import apsw

from taskflow_desktop.domain.ids import SYSTEM
from taskflow_desktop.domain.imports import ImportChoices
from taskflow_desktop.services.imports import run_import
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.storage.repository import Repository
from tests.benchmarks import raw
from tests.benchmarks.context import Context
from tests.benchmarks.desk import SEED
from tests.benchmarks.figures import Figure
from tests.benchmarks.timing import in_turn
from tests.importers.archive import write_archive

BAR = 0.3
ROOMS, MESSAGES = 2_000, 30_000
TABLES = ("source", "agent", "agent_alias", "customer", "room", "message", "event")


def measure(context: Context) -> Iterator[Figure]:
    """The ratio on a file of 30,000 messages, by processor time; and the large desk's import, told only."""
    archive = context.folder / "import.json"
    write_archive(archive, rooms=ROOMS, messages=MESSAGES, seed=SEED)
    done = context.folder / "import-done.db"
    _import(archive, done)
    tables = _rows(done)
    target = context.folder / "import-again.db"
    found, floor = in_turn(
        3 if context.quick else 5,
        lambda: _import(archive, target),
        lambda: _bind(tables, target),
        timer=time.process_time,
    )
    empty = in_turn(3, lambda: _empty(target), timer=time.process_time)[0]
    yield Figure("import of 30,000 messages", found - empty, "ms", BAR, floor - empty, judged="inverse")
    desk = context.desk
    rows = desk.size.rooms + desk.size.messages
    yield Figure(f"import of {desk.size.messages:,} messages, processor time", desk.import_cpu, "s")
    yield Figure("  rows a second of it", rows / desk.import_cpu, "rows")
    yield Figure("  by the clock", desk.import_wall, "s")


def _fresh(path: Path) -> None:
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()


def _import(archive: Path, path: Path) -> None:
    _fresh(path)
    database = open_database(str(path))
    migrate(database)
    run_import(Repository(database), SYSTEM, [archive], ImportChoices())
    database.close()


def _empty(path: Path) -> None:
    """What both jobs do beforehand: an empty database with the schema."""
    _fresh(path)
    database = open_database(str(path))
    migrate(database)
    database.close()


def _rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = apsw.Connection(str(path))
    try:
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
    finally:
        connection.close()


def _bind(tables: dict[str, list[tuple[object, ...]]], path: Path) -> None:
    _empty(path)
    connection = raw.without_triggers(path)
    try:
        with connection:
            for table, rows in tables.items():
                marks = ", ".join("?" * len(rows[0]))
                connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)
    finally:
        connection.close()

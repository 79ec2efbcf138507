"""SQLite files made once in a process and copied for each test: to make them anew is a good part of a small test."""

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from taskflow_desktop.storage.database import SqliteDatabase, open_database
from taskflow_desktop.storage.migrate import migrate
from tests.support.site import ScriptedClock, Site, World, populate


@cache
def _made(*, populated: bool) -> tuple[bytes, World | None]:
    """The bytes of a migrated file, and the small world in it if it is populated."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.db"
        clock = ScriptedClock()
        database = open_database(str(path), clock, durable=False)
        migrate(database)
        world = populate(Site(database, clock)) if populated else None
        database.close()
        return path.read_bytes(), world


def open_site(path: Path) -> Site:
    """Make a migrated file at `path` and open it, with a scripted clock."""
    return _opened(path, populated=False)


def open_world(path: Path) -> World:
    """Make a file of the small world at `path` and open it, with a scripted clock."""
    site = _opened(path, populated=True)
    world = _made(populated=True)[1]
    assert world is not None
    return replace(world, site=site)


def _opened(path: Path, *, populated: bool) -> Site:
    path.write_bytes(_made(populated=populated)[0])
    clock = ScriptedClock()
    database = open_database(str(path), clock, durable=False)
    assert isinstance(database, SqliteDatabase)
    return Site(database, clock)

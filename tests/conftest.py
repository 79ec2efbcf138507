"""Fixtures of all layers: databases of both engines. Every test gets a fresh one. Windows need no display."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)  # no test tells anything to the desktop of whoever runs it

from taskflow_desktop import wording
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from tests.support.server import OWNER, Server
from tests.support.site import ScriptedClock, Site, World, populate
from tests.support.templates import open_site, open_world

ENGINES = ("sqlite", "postgres")


@pytest.fixture(autouse=True)
def _qt_dies_where_it_lives(request: pytest.FixtureRequest) -> Iterator[None]:
    """Garbage is collected on the GUI thread only, as in the program."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _words_without_a_screen() -> Iterator[None]:
    """A test whose screens spoke a language leaves the sources to the next one."""
    yield
    wording.speak(None)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of this process, with a migrated database `template` to copy."""
    server = Server()
    try:
        server.admin.execute(f"CREATE DATABASE template OWNER {OWNER}")
        database = open_database(server.url("template", OWNER))
        migrate(database)
        database.run(
            "GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA public TO tf_agents, stranger"
        )
        database.run("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO tf_agents, stranger")
        database.close()
        yield server
    finally:
        server.stop()


@pytest.fixture
def postgres_name(server: Server) -> Iterator[str]:
    """The name of a fresh, migrated PostgreSQL database."""
    name = server.create("template")
    yield name
    server.drop(name)


@pytest.fixture
def sqlite_site(tmp_path: Path) -> Iterator[Site]:
    """A fresh, migrated SQLite file with a scripted clock."""
    site = open_site(tmp_path / "site.db")
    yield site
    site.database.close()


@pytest.fixture
def postgres_site(server: Server, postgres_name: str) -> Iterator[Site]:
    """A fresh, migrated PostgreSQL database; its clock is the server's."""
    database = open_database(server.url(postgres_name))
    yield Site(database, ScriptedClock())
    database.close()


@pytest.fixture(params=ENGINES)
def site(request: pytest.FixtureRequest) -> Site:
    """A fresh database of each engine in turn."""
    found: Site = request.getfixturevalue(f"{request.param}_site")
    return found


@pytest.fixture(params=ENGINES)
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """A fresh database of each engine in turn, with people, rooms and a task."""
    if request.param == "postgres":
        yield populate(request.getfixturevalue("postgres_site"))
        return
    made = open_world(tmp_path / "site.db")
    yield made
    made.site.database.close()


def pytest_collection_finish() -> None:
    """What is loaded by now is no garbage: collecting after a test need not walk it again."""
    gc.collect()
    gc.freeze()

"""A database file with people, and sessions over it as the program opens them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.runtime.entrance import Entrance
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from tests.support.site import ScriptedClock, Site, World, populate

OpenSession = Callable[[int], Session]


@pytest.fixture
def file_world(tmp_path: Path) -> World:
    """The small world in a file that nobody has open."""
    database = open_database(str(tmp_path / "site.db"), durable=False)
    migrate(database)
    world = populate(Site(database, ScriptedClock()))
    database.close()
    return world


@pytest.fixture
def open_session(qtbot: QtBot, file_world: World, tmp_path: Path) -> Iterator[OpenSession]:
    """Open a started session of an agent, on threads and connections of its own."""
    entrances: list[tuple[Entrance, list[Session]]] = []

    def open_one(agent_id: int) -> Session:
        notices = Notices()
        entrance = Entrance(notices, demo=True, aside=tmp_path / "aside")
        opened: list[Session] = []
        entrances.append((entrance, opened))
        entrance.open(f"sqlite:///{tmp_path}/site.db", done=opened.append)  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: len(opened) == 1)
        opened.clear()
        entrance.become(AgentId(agent_id), done=opened.append)
        qtbot.waitUntil(lambda: len(opened) == 1)
        opened[0].start()
        return opened[0]

    yield open_one
    for entrance, sessions in entrances:
        for session in sessions:
            session.close()
        entrance.close()

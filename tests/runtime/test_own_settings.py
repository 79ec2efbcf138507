"""A person's own settings: known when his session begins, his alone, on every computer, through locks and ends."""

from pathlib import Path

import apsw
from pytestqt.qtbot import QtBot

from taskflow_desktop.runtime.entrance import Entrance
from taskflow_desktop.storage.database import open_database
from tests.runtime.conftest import OpenSession
from tests.support.site import NOW, ScriptedClock, Site, World, update


def stored(folder: Path, agent_id: int) -> dict[str, str]:
    """What another program reads from the file."""
    connection = apsw.Connection(str(folder / "site.db"), flags=apsw.SQLITE_OPEN_READONLY)
    found = list(connection.execute("SELECT key, value FROM own_setting WHERE agent_id = ?", (agent_id,)))
    connection.close()
    return {str(key): str(value) for key, value in found}


def test_they_hold_at_once_and_are_known_when_the_next_session_begins(
    qtbot: QtBot, tmp_path: Path, file_world: World, open_session: OpenSession
) -> None:
    session = open_session(file_world.main)
    told: list[object] = []
    session.own.changed.connect(told.append)
    assert session.own.get("board") == ""
    for value in ("하나", "둘", "둘"):
        session.own.keep("board", value)
        assert session.own.get("board") == value
    assert told == ["board", "board"]
    qtbot.waitUntil(lambda: stored(tmp_path, file_world.main) == {"board": "둘"})
    assert open_session(file_world.main).own.get("board") == "둘"
    assert open_session(file_world.helper).own.get("board") == ""


def test_what_is_set_while_the_file_is_locked_holds_and_outlives_the_program(
    qtbot: QtBot, tmp_path: Path, file_world: World, open_session: OpenSession
) -> None:
    session = open_session(file_world.main)
    told: list[object] = []
    session.notices.refused.connect(told.append)
    other = apsw.Connection(str(tmp_path / "site.db"))
    other.execute("BEGIN IMMEDIATE")
    session.own.keep("language", "en")
    assert session.own.get("language") == "en"
    entrance = session.parent()
    assert isinstance(entrance, Entrance)
    session.close()
    entrance.close()
    other.execute("ROLLBACK")
    other.close()
    assert stored(tmp_path, file_world.main) == {}
    assert told == []
    assert open_session(file_world.helper).own.get("language") == ""
    assert open_session(file_world.main).own.get("language") == "en"
    qtbot.waitUntil(lambda: stored(tmp_path, file_world.main) == {"language": "en"})


def test_a_locked_file_is_tried_again(
    qtbot: QtBot, tmp_path: Path, file_world: World, open_session: OpenSession
) -> None:
    session = open_session(file_world.main)
    session.own._again.setInterval(100)
    other = apsw.Connection(str(tmp_path / "site.db"))
    other.execute("BEGIN IMMEDIATE")
    session.own.keep("rooms", "all closed")
    qtbot.waitUntil(session.own._again.isActive, timeout=10_000)
    other.execute("ROLLBACK")
    other.close()
    qtbot.waitUntil(lambda: stored(tmp_path, file_world.main) == {"rooms": "all closed"}, timeout=10_000)


def test_what_the_database_will_never_take_holds_for_this_session(
    qtbot: QtBot, tmp_path: Path, file_world: World, open_session: OpenSession
) -> None:
    session = open_session(file_world.helper)
    told: list[object] = []
    session.notices.refused.connect(told.append)
    answered: list[object] = []
    database = open_database(str(tmp_path / "site.db"), durable=False)
    Site(database, ScriptedClock()).do(file_world.admin, update("agent", file_world.helper, deactivated_at=NOW))
    database.close()
    session.own.keep("rooms", "all closed")
    session.reader.looked("task/1", done=answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    assert session.own.get("rooms") == "all closed"
    assert not session.own._again.isActive()
    assert told == []
    assert stored(tmp_path, file_world.helper) == {}

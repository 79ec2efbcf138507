"""The program is killed while somebody types: the half-typed text is there again at the next start."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest
from pytestqt.qtbot import QtBot

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from tests.support.site import ScriptedClock, Site, World, populate

TEXT = "반쯤 쓴 글"
PLACES = {"memo": "memo/1", "title": "title/1", "new_task": "new_task/1", "message": "message/1"}


@pytest.fixture
def world(tmp_path: Path) -> World:
    database = open_database(str(tmp_path / "desk.sqlite3"))
    migrate(database)
    made = populate(Site(database, ScriptedClock()))
    database.close()
    return made


@contextmanager
def typist(folder: Path, place: str, mode: str, agent_id: int) -> Iterator[subprocess.Popen[str]]:
    """A window in a process of its own, killed in the end."""
    url = sqlite_url(folder / "desk.sqlite3")
    command = [sys.executable, "-m", "tests.flows.typist", url, str(folder), place, mode, str(agent_id)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def said(process: subprocess.Popen[str]) -> str:
    """The next line of JSON it tells."""
    assert process.stdout is not None
    line: str = json.loads(process.stdout.readline())
    return line


@pytest.mark.parametrize("place", PLACES)
def test_what_was_being_typed_comes_back(qtbot: QtBot, world: World, tmp_path: Path, place: str) -> None:
    disk = apsw.Connection(str(tmp_path / "desk.sqlite3"), flags=apsw.SQLITE_OPEN_READONLY)

    def kept() -> bool:
        query = "SELECT text FROM draft WHERE agent_id = ? AND place = ?"
        return any(TEXT in text for (text,) in disk.execute(query, (world.main, PLACES[place])))

    with typist(tmp_path, place, "type", world.main) as window:
        assert said(window) == "typed"
        qtbot.waitUntil(kept, timeout=5000)
    disk.close()
    with typist(tmp_path, place, "read", world.main) as window:
        assert said(window) == TEXT

"""Half-typed texts: each person's own, on disk within a second of the first key, there again after any end."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.errors import StorageUnavailable
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.runtime.draft_keeper import DraftKeeper
from taskflow_desktop.runtime.draft_shelf import DraftShelf
from taskflow_desktop.runtime.entrance import Entrance
from taskflow_desktop.runtime.session import Session
from tests.runtime.conftest import OpenSession
from tests.support.site import World

PLACE = "memo/1"


class Field(QObject):
    """A field as the keeper sees it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.text = ""
        self.heard: list[str] = []
        self.keeper = DraftKeeper(session.drafts, self.written, self)
        self.keeper.found.connect(self.heard.append)

    def written(self) -> str:
        return self.text

    def type(self, text: str) -> None:
        self.text += text
        self.keeper.touched()


class Disk:
    """What another program reads from the file."""

    def __init__(self, path: Path) -> None:
        self._connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)

    def text(self, agent_id: int, place: str = PLACE) -> str | None:
        query = "SELECT text FROM draft WHERE agent_id = ? AND place = ?"
        found = list(self._connection.execute(query, (agent_id, place)))
        return found[0][0] if found else None

    def close(self) -> None:
        self._connection.close()


@pytest.fixture
def disk(tmp_path: Path, file_world: World) -> Iterator[Disk]:
    opened = Disk(tmp_path / "site.db")
    yield opened
    opened.close()


@pytest.fixture
def field(qtbot: QtBot, file_world: World, open_session: OpenSession) -> Field:
    made = Field(open_session(file_world.main))
    made.keeper.open(PLACE)
    qtbot.waitUntil(lambda: made.keeper.ready)
    return made


def test_what_is_typed_is_on_disk_within_a_second_of_the_first_key(
    qtbot: QtBot, file_world: World, field: Field, disk: Disk
) -> None:
    """Keys every 100 ms, for ever: the timer is not put off by them."""
    typing = QTimer(field)
    typing.setInterval(100)
    typing.timeout.connect(lambda: field.type("가"))
    typing.start()
    qtbot.waitUntil(lambda: bool(field.text), timeout=500)
    qtbot.waitUntil(lambda: bool(disk.text(file_world.main)), timeout=1000)
    seen = disk.text(file_world.main)
    assert seen is not None
    qtbot.waitUntil(lambda: len(disk.text(file_world.main) or "") > len(seen), timeout=1100)
    typing.stop()
    qtbot.waitUntil(lambda: disk.text(file_world.main) == field.text, timeout=1000)


def test_each_place_and_each_person_has_texts_of_their_own(
    qtbot: QtBot, file_world: World, field: Field, disk: Disk, open_session: OpenSession
) -> None:
    field.type("쓰다 만 글")
    field.keeper.open("memo/2")
    assert field.heard == []
    field.text = ""
    field.keeper.open(PLACE)
    assert field.heard == ["쓰다 만 글"]
    other = Field(open_session(file_world.helper))
    other.keeper.open(PLACE)
    qtbot.waitUntil(lambda: other.keeper.ready)
    assert other.heard == []
    qtbot.waitUntil(lambda: disk.text(file_world.main) == "쓰다 만 글")


def test_a_text_comes_back_in_the_next_session(
    qtbot: QtBot, file_world: World, field: Field, open_session: OpenSession
) -> None:
    field.type("다음에도 있을 글")
    field.keeper.keep()
    later = Field(open_session(file_world.main))
    qtbot.waitUntil(lambda: field.keeper.ready)

    def found() -> bool:
        later.keeper.leave()
        later.keeper.open(PLACE)
        return later.heard[:1] == ["다음에도 있을 글"]

    qtbot.waitUntil(found)


def test_an_emptied_or_stored_text_is_gone(qtbot: QtBot, file_world: World, field: Field, disk: Disk) -> None:
    field.type("지울 글")
    field.keeper.keep()
    qtbot.waitUntil(lambda: disk.text(file_world.main) is not None)
    field.text = ""
    field.keeper.touched()
    qtbot.waitUntil(lambda: disk.text(file_world.main) is None)
    field.type("저장할 글")
    field.keeper.keep()
    qtbot.waitUntil(lambda: disk.text(file_world.main) is not None)
    field.text = " 그 뒤에 쓴 글"
    field.keeper.stored()
    qtbot.waitUntil(lambda: disk.text(file_world.main) == " 그 뒤에 쓴 글")


def test_what_is_typed_while_the_file_is_locked_outlives_the_program(
    qtbot: QtBot, tmp_path: Path, file_world: World, open_session: OpenSession, disk: Disk
) -> None:
    session = open_session(file_world.main)
    field = Field(session)
    field.keeper.open(PLACE)
    qtbot.waitUntil(lambda: field.keeper.ready)
    other = apsw.Connection(str(tmp_path / "site.db"))
    other.execute("BEGIN IMMEDIATE")
    field.type("잠긴 동안 쓴 글")
    field.keeper.leave()
    entrance = session.parent()
    assert isinstance(entrance, Entrance)
    session.close()
    entrance.close()
    other.execute("ROLLBACK")
    other.close()
    assert disk.text(file_world.main) is None
    (kept,) = (tmp_path / "aside").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert Field(open_session(file_world.helper)).heard == []
    later = Field(open_session(file_world.main))
    later.keeper.open(PLACE)
    qtbot.waitUntil(lambda: later.heard == ["잠긴 동안 쓴 글"])
    qtbot.waitUntil(lambda: disk.text(file_world.main) == "잠긴 동안 쓴 글")
    assert disk.text(file_world.helper) is None
    qtbot.waitUntil(lambda: kept.read_bytes().strip() == b'{"%d": {}}' % file_world.main)


def test_a_full_disk_still_has_room_for_what_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = DraftShelf(tmp_path, "sqlite:///a")
    shelf.reserve()

    def full(*_arguments: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "open", full)  # nothing new fits
    shelf.put(AgentId(1), PLACE, "가\ud800" * 1000)
    shelf.put(AgentId(1), "title/1", "제목")
    shelf.put(AgentId(1), "title/1", "")
    assert DraftShelf(tmp_path, "sqlite:///a").texts(AgentId(1)) == {PLACE: "가\ud800" * 1000}
    assert DraftShelf(tmp_path, "sqlite:///b").texts(AgentId(1)) == {}
    for damaged in (b"", b"{", b"[]", b'{"1": 2}', b'{"1": {"a": 3}}'):
        next(tmp_path.iterdir()).write_bytes(damaged)
        assert DraftShelf(tmp_path, "sqlite:///a").texts(AgentId(1)) == {}


def test_a_place_left_before_its_text_was_read_keeps_it(
    qtbot: QtBot, file_world: World, field: Field, open_session: OpenSession, disk: Disk
) -> None:
    field.type("옛 글")
    field.keeper.keep()
    qtbot.waitUntil(lambda: disk.text(file_world.main) == "옛 글")
    later = Field(open_session(file_world.main))
    later.keeper.open(PLACE)
    assert not later.keeper.ready
    later.keeper.keep()
    later.keeper.leave()
    later.keeper.open(PLACE)
    qtbot.waitUntil(lambda: later.heard == ["옛 글"])


def test_what_is_typed_before_the_place_was_read_is_kept_at_the_end(
    qtbot: QtBot, file_world: World, open_session: OpenSession, disk: Disk
) -> None:
    session = open_session(file_world.main)
    field = Field(session)
    field.keeper.open(PLACE)
    field.type("글")
    assert not field.keeper.ready
    assert session.drafts.secure(5)
    assert disk.text(file_world.main) == "글"


def test_a_locked_file_is_tried_again_and_told_once(
    qtbot: QtBot, tmp_path: Path, file_world: World, open_session: OpenSession, disk: Disk
) -> None:
    session = open_session(file_world.main)
    told: list[object] = []
    session.notices.refused.connect(told.append)
    field = Field(session)
    field.keeper.open(PLACE)
    qtbot.waitUntil(lambda: field.keeper.ready)
    other = apsw.Connection(str(tmp_path / "site.db"))
    other.execute("BEGIN IMMEDIATE")
    field.type("잠긴 동안 쓴 글")
    field.keeper.keep()
    qtbot.waitUntil(lambda: len(told) == 1, timeout=10_000)
    assert isinstance(told[0], StorageUnavailable)
    other.execute("ROLLBACK")
    other.close()
    qtbot.waitUntil(lambda: disk.text(file_world.main) == "잠긴 동안 쓴 글", timeout=10_000)
    assert len(told) == 1

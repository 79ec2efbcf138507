"""What follows a person to every computer, and what earlier versions kept of him on this one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.requests import Scope
from taskflow_desktop.ui import own
from taskflow_desktop.ui.state import FILE_NAME, Preferences
from tests.ui.board.desk import Desk

BOARD_TEXT = '{"scope":"mine","sort":"newest"}'


def test_what_the_computer_kept_becomes_the_persons_once(desk: Desk, tmp_path: Path) -> None:
    QSettings(str(tmp_path / FILE_NAME), QSettings.Format.IniFormat).setValue("look/single_keys", "no")
    preferences = Preferences(tmp_path)
    session = desk.enter(desk.world.main)
    person = f"{session.site_name}/{session.agent.id}"
    preferences.keep(person, "board", BOARD_TEXT)
    preferences.keep(person, "folded", "memo checklist")
    own.adopt(session, preferences)
    assert session.own.get(own.BOARD) == BOARD_TEXT
    assert own.folded(session.own) == {"memo", "checklist"}
    assert not own.single_keys(session.own)
    assert preferences.kept(person, "board") == BOARD_TEXT, "kept until the database has it"
    own.set_single_keys(session.own, True)
    own.set_folded(session.own, frozenset())
    own.adopt(session, preferences)
    assert own.single_keys(session.own)
    assert own.folded(session.own) == frozenset()
    assert preferences.kept(person, "board") == preferences.kept(person, "folded") == ""


def test_a_colleague_on_the_same_computer_gets_nothing_of_it(desk: Desk, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path)
    preferences.keep(f"/{desk.world.main}", "board", BOARD_TEXT)
    other = desk.enter(desk.world.helper)
    own.adopt(other, preferences)
    assert other.own.get(own.BOARD) == ""
    assert own.single_keys(other.own)


@pytest.mark.parametrize("nonsense", ["purple", "[1, 2", "{}", "[1, 2]", "referenced", "all", " closed", "\x00"])
def test_what_cannot_be_understood_is_as_good_as_nothing(desk: Desk, nonsense: str) -> None:
    session = desk.enter(desk.world.main)
    reads: dict[str, Callable[[], object]] = {
        own.FOLDED: lambda: own.folded(session.own) == frozenset(),
        own.LANGUAGE: lambda: own.own_language(session.own) is None,
        own.ROOMS: lambda: own.rooms_listed(session.own) in {(None, None), (Scope.ALL, None), (None, RoomState.CLOSED)},
        own.SINGLE_KEYS: lambda: own.single_keys(session.own),
    }
    for key, read in reads.items():
        session.own._values[key] = nonsense
        assert read()

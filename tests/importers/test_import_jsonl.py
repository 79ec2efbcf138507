"""JSON Lines of our own format."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.importers.engine import Form, Options, Profile, detect
from taskflow_desktop.importers.records import MessageRecord, RoomRecord
from tests.importers.reading import outcome, written
from tests.importers.test_import_tables import message_cells, message_records, room_cells, room_records

HEAD = '{"format": "taskflow-rooms/1"}\n'
ROOM = (
    '{"type": "room", "room_key": 2026060900012345678, "tags": ["교환, 반품", "#색상"],'
    ' "agent": "김서연", "state": null}\n'
)
MESSAGE = (
    '{"type": "message", "room_key": "2026060900012345678", "message_key": 1, "sent_at": "2026-06-09T11:02:00+09:00",'
    ' "role": "agent", "text": "안녕\\u0000하세요 \\ud83d", "internal": true, "extra": {"a": [1]}}\n'
)


def test_rooms_come_first_and_ids_keep_their_digits(tmp_path: Path) -> None:
    path = written(tmp_path / "desk.jsonl", HEAD + MESSAGE + ROOM)
    detected = detect([path])
    assert (detected.profile, detected.form) == (Profile.TASKFLOW, Form.JSONL)
    found = outcome(path)
    room, message = found.records
    assert isinstance(room, RoomRecord)
    assert isinstance(message, MessageRecord)
    assert (room.key, room.tags, room.state, room.line) == ("2026060900012345678", ("교환, 반품", "색상"), None, 3)
    assert (message.text, message.internal, message.line) == ("안녕하세요 \ufffd", True, 2)


def test_lines_that_are_broken_or_of_no_kind(tmp_path: Path) -> None:
    lines = HEAD + ROOM + "{oops}\n" + '["a"]\n' + '{"type": "task"}\n' + "\n" + '{"room_key": "x"}\n' + MESSAGE
    found = outcome(written(tmp_path / "a.jsonl", lines))
    assert len(found.rooms) == len(found.messages) == 1
    assert found.faults == [
        (3, "", "E_SHAPE"),
        (4, "", "E_SHAPE"),
        (5, "type", "E_SHAPE"),
        (7, "type", "E_SHAPE"),
    ]
    assert found.bad[0].original == ("{oops}",)


def test_a_cut_file_gives_all_before(tmp_path: Path) -> None:
    whole = (HEAD + ROOM + MESSAGE).encode()
    for size in range(len((HEAD + ROOM).encode()) + 1, len(whole) - 1):
        (tmp_path / "cut.jsonl").write_bytes(whole[:size])
        found = outcome(tmp_path / "cut.jsonl")
        assert len(found.rooms) == 1
        assert not found.messages
        assert found.rejected is not None
        assert found.rejected.code == "E_TRUNCATED"


def test_another_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRejected) as caught:
        detect([written(tmp_path / "a.jsonl", '{"format": "taskflow-rooms/2"}\n')])
    assert caught.value.code == "E_NOT_SUPPORTED"


def test_the_sample_desk_is_read_without_a_fault() -> None:
    path = Path(__file__).parents[2] / "taskflow_desktop" / "resources" / "samples" / "rooms.jsonl"
    found = outcome(path)
    assert found.rejected is None
    assert not found.bad
    assert len(found.rooms) >= 40
    assert {room.state for room in found.rooms} == set(RoomState)
    keys = {room.key for room in found.rooms}
    assert {message.room_key for message in found.messages} <= keys


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    rooms=st.lists(room_records(), min_size=1, max_size=6, unique_by=lambda room: room.key),
    messages=st.lists(message_records(), max_size=6, unique_by=lambda message: message.key),
    ascii_only=st.booleans(),
)
def test_jsonl_round_trip(
    tmp_path: Path, rooms: list[RoomRecord], messages: list[MessageRecord], ascii_only: bool
) -> None:
    rows = [{"type": "message", **message_cells(message)} for message in messages]
    rows += [{"type": "room", **room_cells(room)} for room in rooms]
    lines = [json.dumps(row, ensure_ascii=ascii_only) + "\n" for row in rows]
    path = written(tmp_path / "a.jsonl", HEAD + "".join(lines))
    assert outcome(path, Options(known_room=lambda _key: True)).records == [*rooms, *messages]

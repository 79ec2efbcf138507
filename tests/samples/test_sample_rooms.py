"""The rooms of the sample desk: what the file says is whole, agrees with itself and lies before the world's now."""

import json
import re
from collections import Counter
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "taskflow_desktop" / "resources" / "samples"
NOW = datetime.fromisoformat("2026-06-09T14:32:00+09:00")
CHANNELS = {"web", "kakao", "naver", "phone", "other"}
ROLES = {"customer", "agent", "bot", "system"}
ROOM_FIELDS = [
    "type",
    "room_key",
    "title",
    "customer_key",
    "customer_name",
    "channel",
    "agent",
    "state",
    "opened_at",
    "closed_at",
    "last_message_at",
    "tags",
    "category",
    "order_number",
    "memo",
]
MESSAGE_FIELDS = ["type", "room_key", "message_key", "sent_at", "role", "author", "text", "internal", "file_name"]
Row = dict[str, Any]


def lines() -> list[Row]:
    return [json.loads(line) for line in (FOLDER / "rooms.jsonl").read_text("utf-8").splitlines()]


ROOMS: dict[str, Row] = {row["room_key"]: row for row in lines() if row.get("type") == "room"}
MESSAGES: list[Row] = [row for row in lines() if row.get("type") == "message"]
PEOPLE: dict[str, str] = {
    row["name"]: row["role"] for row in json.loads((FOLDER / "people.json").read_text("utf-8"))["people"]
}


def moment(text: str) -> datetime:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00", text), text
    return datetime.fromisoformat(text)


def messages_of(room_key: str) -> list[Row]:
    return [message for message in MESSAGES if message["room_key"] == room_key]


def test_the_first_line_names_the_format_and_every_other_has_exactly_its_fields() -> None:
    first, *rest = lines()
    assert first == {"format": "taskflow-rooms/1"}
    for row in rest:
        assert list(row) == (ROOM_FIELDS if row["type"] == "room" else MESSAGE_FIELDS), row


def test_keys_are_unique_and_messages_follow_their_room() -> None:
    rows = lines()[1:]
    assert len(ROOMS) == sum(row["type"] == "room" for row in rows)
    assert len({message["message_key"] for message in MESSAGES}) == len(MESSAGES)
    current = ""
    for row in rows:
        current = row["room_key"] if row["type"] == "room" else current
        assert row["room_key"] == current


def test_how_much_there_is() -> None:
    assert 40 <= len(ROOMS) <= 44
    assert 550 <= len(MESSAGES) <= 700
    assert all(6 <= count <= 36 for count in Counter(message["room_key"] for message in MESSAGES).values())
    states = Counter(room["state"] for room in ROOMS.values())
    assert states == {"waiting": 3, "received": 5, "inquiry": 10, "answered": 13, "closed": 11}
    assert {room["channel"] for room in ROOMS.values()} == CHANNELS


def test_times_run_forward_and_end_before_now() -> None:
    for key, room in ROOMS.items():
        sent = [moment(message["sent_at"]) for message in messages_of(key)]
        assert all(before < after for before, after in pairwise(sent)), key
        assert moment(room["opened_at"]) == sent[0]
        assert moment(room["last_message_at"]) == sent[-1] <= NOW
        assert key.startswith(f"R-{sent[0]:%Y%m%d}-"), key
        assert bool(room["closed_at"]) == (room["state"] == "closed")
        if room["closed_at"]:
            assert sent[-1] <= moment(room["closed_at"]) <= NOW


def test_the_state_agrees_with_who_spoke_last() -> None:
    for key, room in ROOMS.items():
        said = [row["role"] for row in messages_of(key) if not row["internal"]]
        spoken = [role for role in said if role in {"customer", "agent"}]
        assert (room["agent"] == "") == (room["state"] == "waiting"), key
        if room["state"] in {"waiting", "received"}:
            assert "agent" not in spoken, key
        elif room["state"] == "inquiry":
            assert spoken[-1] == "customer", key
        elif room["state"] == "answered":
            assert spoken[-1] == "agent", key


def test_who_speaks() -> None:
    for message in MESSAGES:
        room = ROOMS[message["room_key"]]
        assert message["role"] in ROLES
        assert isinstance(message["internal"], bool)
        assert message["text"].strip() or message["file_name"], message
        assert not message["internal"] or message["role"] == "agent", message
        if message["role"] == "customer":
            assert message["author"] == room["customer_name"]
        elif message["role"] == "agent":
            assert message["author"] in PEOPLE, message
    assert {room["agent"] for room in ROOMS.values()} <= {*PEOPLE, ""}


def test_a_customer_has_one_name_and_no_two_open_rooms() -> None:
    names: dict[str, set[str]] = {}
    for room in ROOMS.values():
        names.setdefault(room["customer_key"], set()).add(room["customer_name"])
    assert all(len(found) == 1 for found in names.values())
    unfinished = Counter(room["customer_key"] for room in ROOMS.values() if room["state"] != "closed")
    assert max(unfinished.values()) == 1
    returning = {room["customer_key"] for room in ROOMS.values() if room["state"] == "closed"} & set(unfinished)
    assert len(returning) >= 3


def test_telephone_numbers_are_invented() -> None:
    text = (FOLDER / "rooms.jsonl").read_text("utf-8") + (FOLDER / "tasks.json").read_text("utf-8")
    numbers = re.findall(r"01\d-\d{3,4}-\d{4}", text)
    assert numbers
    assert all(number.startswith("010-0000-") for number in numbers)
    assert "@" not in text


def test_no_two_long_messages_are_the_same() -> None:
    spoken = Counter(row["text"] for row in MESSAGES if row["role"] in {"customer", "agent"} and len(row["text"]) > 20)
    assert [text for text, count in spoken.items() if count > 1] == []

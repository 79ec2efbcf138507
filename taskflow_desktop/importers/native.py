"""The program's own columns: what they are called, and rooms and messages from rows that have them."""

import json
from collections.abc import Iterable, Mapping
from datetime import tzinfo
from typing import TypeVar

from taskflow_desktop.domain.enums import Channel, RoomState, Speaker
from taskflow_desktop.importers import korean
from taskflow_desktop.importers.dates import KST
from taskflow_desktop.importers.errors import Code, RowError
from taskflow_desktop.importers.records import Kind, MessageRecord, RoomRecord
from taskflow_desktop.importers.rows import Row, fitting_room, phone, show, split_tags
from taskflow_desktop.importers.text import fold, shorten
from taskflow_desktop.rules.limits import FILE_NAME_CHARACTERS, NAME_CHARACTERS

ROOM_COLUMNS = (
    "room_key",
    "title",
    "customer_key",
    "customer_name",
    "customer_phone",
    "customer_email",
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
)
MESSAGE_COLUMNS = ("room_key", "message_key", "sent_at", "role", "author", "text", "internal", "file_name")
REQUIRED: Mapping[Kind, tuple[str, ...]] = {
    Kind.ROOM: ("room_key",),
    Kind.MESSAGE: ("room_key", "message_key", "sent_at", "role", "text"),
}
KIND_COLUMN = "_kind"
"""Says room or message in a table that holds both (an error report)."""

_NAMES: Mapping[str, str] = {fold(name): name for name in (*ROOM_COLUMNS, *MESSAGE_COLUMNS)} | dict(
    korean.COLUMN_ALIASES
)
_STATES: Mapping[str, RoomState] = {state.value: state for state in RoomState} | dict(korean.STATES)
_CHANNELS: Mapping[str, Channel] = {
    **{channel.value: channel for channel in Channel},
    "kakaotalk": Channel.KAKAO,
    "navertalktalk": Channel.NAVER,
    "talktalk": Channel.NAVER,
    **korean.CHANNELS,
}
_SPEAKERS: Mapping[str, Speaker] = {speaker.value: speaker for speaker in Speaker} | dict(korean.SPEAKERS)
T = TypeVar("T")

_YES = frozenset({"1", "true", "yes", "y", "o", "internal"}) | korean.YES
_NO = frozenset({"", "0", "false", "no", "n", "x", "public"}) | korean.NO


def column_names(header: Iterable[str]) -> tuple[str, ...]:
    """Return our name for each column of a header, "" for one we do not know; the first of two alike counts."""
    names: list[str] = []
    for cell in header:
        name = _NAMES.get(fold(cell), "")
        names.append("" if name in names else name)
    return tuple(names)


def kind_of(names: Iterable[str]) -> Kind | None:
    """Return what a table with these columns holds, None if it is not ours at all."""
    found = {name for name in names if name}
    if found & {"message_key", "sent_at", "text"}:
        return Kind.MESSAGE
    return Kind.ROOM if len(found) > 1 or found == {"room_key"} else None


class Native:
    """Rooms and messages from rows in our own columns. RowError says what a row lacks."""

    def __init__(self, zone: tzinfo = KST) -> None:
        self._zone = zone

    def room(self, row: Row) -> RoomRecord:
        """Return the room of a row."""
        key = row.key("room_key")
        title = row.get("title")
        customer_key = row.get("customer_key")
        agent = row.get("agent")
        return fitting_room(
            RoomRecord(
                key=key,
                title=title,
                customer_key=customer_key,
                customer_name=row.get("customer_name") or customer_key or title or key,
                customer_phone=phone(row.get("customer_phone")),
                customer_email=row.get("customer_email"),
                channel=_choice(row, "channel", _CHANNELS, Code.CHANNEL) or Channel.OTHER,
                agent_key=agent,
                agent_name=agent,
                state=_choice(row, "state", _STATES, Code.STATE),
                opened_at=row.optional_moment("opened_at", self._zone),
                closed_at=row.optional_moment("closed_at", self._zone),
                last_at=row.optional_moment("last_message_at", self._zone),
                tags=_tags(row.fields.get("tags", "")),
                category=row.get("category"),
                order_number=row.get("order_number"),
                memo=row.text("memo"),
                line=row.line,
            ),
            row,
        )

    def message(self, row: Row) -> MessageRecord:
        """Return the message of a row."""
        speaker = _choice(row, "role", _SPEAKERS, Code.ROLE)
        if speaker is None:
            raise RowError("role", Code.ROLE, "the role is empty")
        return MessageRecord(
            room_key=row.key("room_key"),
            key=row.key("message_key"),
            sent_at=row.moment("sent_at", self._zone),
            speaker=speaker,
            author=shorten(row.get("author"), NAME_CHARACTERS),
            text=row.text("text"),
            internal=_flag(row),
            file_name=shorten(row.get("file_name"), FILE_NAME_CHARACTERS),
            line=row.line,
        )


def _choice(row: Row, name: str, known: Mapping[str, T], code: Code) -> T | None:
    """One of a closed set, None for a blank cell, RowError for anything else."""
    word = fold(row.fields.get(name, ""))
    if not word:
        return None
    found = known.get(word)
    if found is None:
        raise RowError(name, code, f"{show(row.get(name))} is not known here")
    return found


def _flag(row: Row) -> bool:
    word = fold(row.fields.get("internal", ""))
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise RowError("internal", Code.FLAG, f"{show(row.get('internal'))} is neither yes nor no")


def _tags(text: str) -> tuple[str, ...]:
    """Tags from `a|b`, `a, b` or a JSON array, which JSON Lines files have."""
    if text.startswith("["):
        try:
            parts = json.loads(text)
        except (ValueError, RecursionError):
            parts = None
        if isinstance(parts, list):
            return split_tags([str(part) for part in parts])
    return split_tags(text.split("|") if "|" in text else text.split(","))

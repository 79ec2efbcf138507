"""HappyTalk's archive: `db_chat_list` (rooms), `db_chat` (messages), `db_chat_file`, together or in files of their own.

Each is an array or a single object; a file may also hold JSON Lines of rows or of objects with these keys. Every value
is a text, unknown fields are passed over, times are Korean. The field names are HappyTalk's ("complate_date", "nomal").
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import cast

from taskflow_desktop.domain.enums import Channel, RoomState, Speaker
from taskflow_desktop.importers import korean
from taskflow_desktop.importers.dates import KST
from taskflow_desktop.importers.errors import Code, RowError
from taskflow_desktop.importers.records import Kind, MessageRecord, RoomRecord
from taskflow_desktop.importers.rows import Row, fitting_room, phone, show, split_tags
from taskflow_desktop.importers.text import clean, clean_line, shorten
from taskflow_desktop.rules.limits import FILE_NAME_CHARACTERS, NAME_CHARACTERS

ROOMS, MESSAGES, FILES = "db_chat_list", "db_chat", "db_chat_file"
SECTIONS = frozenset({ROOMS, MESSAGES, FILES})

KINDS: Mapping[str, Kind] = {ROOMS: Kind.ROOM, MESSAGES: Kind.MESSAGE}
ROOM_SIGNS = frozenset({"counselor_id", "counselor_nickname", "ing_status", "out_api", "complate_date"})
_NEWS = ("last_message_date", "switch_counselor_date", "complate_date")
_CHANNELS: Mapping[str, Channel] = {"0": Channel.WEB, "1": Channel.NAVER, "2": Channel.KAKAO}
_SPEAKERS: Mapping[str, Speaker] = {
    "C": Speaker.CUSTOMER,
    "H": Speaker.AGENT,
    "1": Speaker.AGENT,
    "2": Speaker.AGENT,
    "B": Speaker.BOT,
    "Q": Speaker.BOT,
    "A": Speaker.BOT,
}
_ROBOT_ID_PREFIX = "robot"
_MEMO = "M"
_CONTENTS = json.JSONDecoder(strict=False)


def kind_of(columns: Iterable[str]) -> Kind | None:
    """Return what rows with these fields are, None if they are not HappyTalk's rooms or messages."""
    section = section_of({name.strip().lower() for name in columns})
    return None if section is None else KINDS.get(section)


def section_of(names: set[str]) -> str | None:
    """Return the table that a row with these fields is of, None if it is none of HappyTalk's."""
    if "chat_list_id" in names:
        return MESSAGES
    if {"chat_id", "file_name"} <= names:
        return FILES
    return ROOMS if "id" in names and names & ROOM_SIGNS else None


@dataclass(slots=True)
class Knowledge:
    """What is learned from rooms and files, for the messages that come after: names by key."""

    files: dict[str, str] = field(default_factory=dict)
    customers: dict[str, str] = field(default_factory=dict)
    agents: dict[str, str] = field(default_factory=dict)


class HappyTalk:
    """Rooms and messages from HappyTalk's rows. RowError says what a row lacks."""

    def __init__(self, zone: tzinfo = KST) -> None:
        self._zone = zone
        self.knowledge = Knowledge()

    def room(self, row: Row) -> RoomRecord:
        """Return the room of a `db_chat_list` row."""
        key = row.key("id")
        title = row.get("title")
        agent_key, agent_name = _agent(row)
        customer_key = row.get("customer_id") or row.get("customer_uuid") or row.get("users_id")
        room = fitting_room(
            RoomRecord(
                key=key,
                title=title,
                customer_key=customer_key,
                customer_name=row.get("cus_extra_username") or row.get("users_id") or customer_key or title or key,
                customer_phone=phone(row.get("cus_extra_phone") or row.get("cus_extra_tel_phone")),
                customer_email=row.get("cus_extra_email"),
                channel=_CHANNELS.get(row.get("out_api"), Channel.OTHER),
                agent_key=agent_key,
                agent_name=agent_name,
                state=_state(row),
                opened_at=row.optional_moment("reg_date", self._zone),
                closed_at=row.optional_moment("complate_date", self._zone),
                # A change of the agent is news like a message, and the end of the talk too.
                last_at=max(
                    (
                        moment
                        for moment in (row.optional_moment(name, self._zone) for name in _NEWS)
                        if moment is not None
                    ),
                    default=None,
                ),
                tags=split_tags(row.fields.get("tag_nms", "").split("|")),
                category=row.get("category_name") or row.get("cate_name1"),
                order_number=row.get("order_number"),
                memo="",
                line=row.line,
            ),
            row,
        )
        self.knowledge.customers[room.key] = room.customer_name
        if room.agent_name:
            self.knowledge.agents[room.agent_key] = room.agent_name
        return room

    def message(self, row: Row) -> MessageRecord:
        """Return the message of a `db_chat` row."""
        room_key = row.key("chat_list_id")
        own_key = row.get("msg_id")
        key = row.limited("msg_id", own_key) if own_key else row.key("id")
        speaker = _SPEAKERS.get(row.get("user_type").upper())
        if speaker is None:
            raise RowError("user_type", Code.ROLE, f"{show(row.get('user_type'))} is not known here")
        text, address = _contents(row)
        return MessageRecord(
            room_key=room_key,
            key=key,
            sent_at=row.moment("send_date", self._zone),
            speaker=speaker,
            author=self._author(speaker, room_key, row.get("from_id")),
            text=text,
            internal=row.get("type").upper() == _MEMO,
            file_name=shorten(self.knowledge.files.get(row.get("id")) or address, FILE_NAME_CHARACTERS),
            line=row.line,
        )

    def _author(self, speaker: Speaker, room_key: str, from_id: str) -> str:
        if speaker is Speaker.CUSTOMER:
            return self.knowledge.customers.get(room_key, "")
        return shorten(self.knowledge.agents.get(from_id, ""), NAME_CHARACTERS) if speaker is Speaker.AGENT else ""


def _agent(row: Row) -> tuple[str, str]:
    """The counsellor's id and name; a robot and nobody are both ("", "")."""
    key, name = row.get("counselor_id"), row.get("counselor_nickname")
    if key.lower().startswith(_ROBOT_ID_PREFIX) or name.startswith(korean.ROBOT_NAME_PREFIX):
        return "", ""
    if key in {"", "0"}:
        return name, name
    return key, name or key


def _state(row: Row) -> RoomState | None:
    word = row.get("status")
    if not word:
        return None
    try:
        status = int(word)
    except ValueError as error:
        raise RowError("status", Code.STATE, f"{show(word)} is not a state's number") from error
    if status >= 2:
        return RoomState.CLOSED
    if status <= 0:
        return RoomState.WAITING  # or received, if there is an agent: `agreeing_state`
    return RoomState.INQUIRY if row.get("ing_status") == "1" else RoomState.ANSWERED


def _contents(row: Row) -> tuple[str, str]:
    """A message's text, and the file's name if it is an image. Links and addresses are text; nothing is loaded."""
    kind = row.get("contents_type").lower()
    raw = row.fields.get("contents", "")
    if kind == "image":
        address = clean_line(raw)
        return address, address.partition("?")[0].rpartition("/")[2]
    if kind in {"normal", "nomal"}:
        try:
            value = _CONTENTS.decode(raw)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict):
            return clean(_with_links(cast("dict[str, object]", value))), ""
    return clean(raw), ""


def _with_links(value: dict[str, object]) -> str:
    """The text of a template, then a line per button: its name and where it leads, and the picture's address."""
    lines = [str(value.get("text") or "")]
    link = value.get("link")
    if isinstance(link, dict):
        names, addresses = _words(link.get("name")), _words(link.get("url"))
        width = max(len(names), len(addresses))
        names += [""] * (width - len(names))
        addresses += [""] * (width - len(addresses))
        lines.extend(f"{name} {address}".strip() for name, address in zip(names, addresses, strict=True))
    lines.append(str(value.get("image_url") or ""))
    return "\n".join(line for line in lines if line)


def _words(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(word) for word in value if word is not None]
    return [] if value is None else [str(value)]

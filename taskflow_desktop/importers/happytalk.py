"""HappyTalk's archive: `db_chat_list` (rooms), `db_chat` (messages), `db_chat_file`, together or in files of their own.

Each is an array or a single object; a file may also hold JSON Lines of rows or of objects with these keys. Every value
is a text, unknown fields are passed over, times are Korean. The field names are HappyTalk's ("complate_date", "nomal").
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import cast

from taskflow_desktop.domain.enums import Channel, RoomState, Speaker
from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.importers import korean
from taskflow_desktop.importers.dates import KST
from taskflow_desktop.importers.encoding import TextReader
from taskflow_desktop.importers.errors import Code, RowError
from taskflow_desktop.importers.jsonl import as_fields, bad_line, objects
from taskflow_desktop.importers.jsonstream import JsonCursor
from taskflow_desktop.importers.records import BadRow, Kind, MessageRecord, RoomRecord
from taskflow_desktop.importers.rows import Row, fitting_room, phone, show, split_tags
from taskflow_desktop.importers.text import clean, clean_line, shorten
from taskflow_desktop.rules.limits import FILE_NAME_CHARACTERS, NAME_CHARACTERS

ROOMS, MESSAGES, FILES = "db_chat_list", "db_chat", "db_chat_file"
SECTIONS = frozenset({ROOMS, MESSAGES, FILES})

_KINDS: Mapping[str, Kind] = {ROOMS: Kind.ROOM, MESSAGES: Kind.MESSAGE}
_ROOM_SIGNS = frozenset({"counselor_id", "counselor_nickname", "ing_status", "out_api", "complate_date"})
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
_MEMBERS_MAX = 1000


def kind_of(columns: Iterable[str]) -> Kind | None:
    """Return what rows with these fields are, None if they are not HappyTalk's rooms or messages."""
    section = _section_of({name.strip().lower() for name in columns})
    return None if section is None else _KINDS.get(section)


def _section_of(names: set[str]) -> str | None:
    if "chat_list_id" in names:
        return MESSAGES
    if {"chat_id", "file_name"} <= names:
        return FILES
    return ROOMS if "id" in names and names & _ROOM_SIGNS else None


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
                last_at=row.optional_moment("last_message_date", self._zone),
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
        key = row.key("msg_id") if row.get("msg_id") else row.key("id")
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
            value = json.loads(raw, strict=False)
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


def rows(reader: TextReader, *, file: str, kind: Kind, knowledge: Knowledge, by_line: bool) -> Iterator[Row | BadRow]:
    """Yield the archive's rows of one kind; reading the rooms also learns the files' names into `knowledge`.

    `by_line` reads JSON Lines, in which a bad line costs that line alone. Otherwise ImportRejected comes after all
    rows before the fault: E_TRUNCATED, or E_SHAPE, also if there is nothing of HappyTalk's in the whole file.
    """
    source = _line_values(reader, file, kind) if by_line else _Walker(JsonCursor(reader), file, kind).values()
    seen = False
    for line, section, value in source:
        seen = seen or section is not None
        if isinstance(value, BadRow):
            yield value
        elif value is None:
            continue
        elif section == FILES and kind is Kind.ROOM:
            fields = as_fields(value)
            knowledge.files.setdefault(clean_line(fields.get("chat_id", "")), clean_line(fields.get("file_name", "")))
        elif section is not None and _KINDS.get(section) is kind:
            yield Row(file, line, kind, as_fields(value))
    if not by_line and reader.cut:
        raise ImportRejected(Code.TRUNCATED, f"{file}: the file breaks off")
    if not seen and kind is Kind.ROOM:
        raise ImportRejected(Code.SHAPE, f"{file}: neither {ROOMS} nor {MESSAGES} nor {FILES}", line=1)


Found = tuple[int, str | None, dict[str, object] | BadRow | None]
"""Line, section and object; no object says that the section is there."""


def _wanted(kind: Kind) -> frozenset[str]:
    return frozenset({ROOMS, FILES}) if kind is Kind.ROOM else frozenset({MESSAGES})


def _line_values(reader: TextReader, file: str, kind: Kind) -> Iterator[Found]:
    for line, value in objects(reader, file):
        if isinstance(value, BadRow):
            if kind is Kind.ROOM:
                yield line, None, value
            continue
        sections = SECTIONS & value.keys()
        if not sections:
            yield line, _section_of(set(value)), value
        for section in sorted(sections):
            yield line, section, None
            inside = value[section]
            if section in _wanted(kind):
                for item in inside if isinstance(inside, list) else [inside]:
                    yield line, section, _object(item, file=file, line=line)


def _object(item: object, *, file: str, line: int) -> dict[str, object] | BadRow:
    if isinstance(item, dict):
        return cast("dict[str, object]", item)
    return bad_line(file, line, json.dumps(item, ensure_ascii=False))


class _Walker:
    """Goes through one JSON text of any size and finds the sections' objects, wherever at the top they stand."""

    def __init__(self, cursor: JsonCursor, file: str, kind: Kind) -> None:
        self._cursor = cursor
        self._file = file
        self._kind = kind
        self._wanted = _wanted(kind)

    def values(self) -> Iterator[Found]:
        """Yield line, section and object of all that is wanted; the others only if they are rows on their own."""
        while first := self._cursor.peek():
            if first == "[":
                for _ in self._cursor.items():
                    yield from self._top()
            else:
                yield from self._top()

    def _top(self) -> Iterator[Found]:
        """An object at the top: one with sections in it, or a row itself."""
        if self._cursor.peek() != "{":
            line = self._cursor.line
            self._cursor.skip()
            if self._kind is Kind.ROOM:
                yield line, None, bad_line(self._file, line, "")
            return
        line = self._cursor.line
        members: dict[str, object] = {}
        sections = False
        for key in self._cursor.keys():  # noqa: SIM118  # not a mapping: each key is read when it is asked for
            if key in SECTIONS:
                sections = True
                yield from self._section(key)
            elif self._cursor.peek() in {"{", "["} or len(members) >= _MEMBERS_MAX:
                self._cursor.skip()
            else:
                members[key] = self._cursor.value()
        if not sections and (section := _section_of(set(members))) is not None:
            yield line, section, members

    def _section(self, section: str) -> Iterator[Found]:
        yield self._cursor.line, section, None
        if self._cursor.peek() == "[":
            for _ in self._cursor.items():
                if section in self._wanted:
                    yield self._item(section)
                else:
                    self._cursor.value()
        elif section in self._wanted:
            yield self._item(section)
        else:
            self._cursor.skip()

    def _item(self, section: str) -> Found:
        self._cursor.peek()
        line = self._cursor.line
        return line, section, _object(self._cursor.value(), file=self._file, line=line)

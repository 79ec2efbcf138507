"""KakaoTalk's exported chats: text as the PC, Android and iOS programs write it, and CSV. One file is one room.

An export has no ids: a message is known by room, minute, author, text and how many equal ones came before it.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path

from taskflow_desktop.domain.enums import Channel, Speaker
from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.domain.moment import MINUTE, Moment
from taskflow_desktop.importers import korean
from taskflow_desktop.importers.encoding import LINE_CHARACTERS, TextReader
from taskflow_desktop.importers.errors import Code, RowError
from taskflow_desktop.importers.records import BadRow, Kind, MessageRecord, RoomRecord
from taskflow_desktop.importers.rows import Row, fitting_room
from taskflow_desktop.importers.text import shorten
from taskflow_desktop.rules.limits import FILE_NAME_CHARACTERS, NAME_CHARACTERS

COLUMNS: Mapping[str, str] = {"room": "Room", "date": "Date", "user": "User", "message": "Message"}
"""Header words of the CSV export in folded form; `Room` is ours, so that an error report knows its room."""

_DAY = re.compile(rf"(?P<dashes>-{{3,}})?\s*(?P<day>{korean.DATE})\s*(?:{korean.DAY_NAME}|{korean.CLOCK})?\s*-*")
_RULE = re.compile(r"-{10,}")
_BRACKETS = re.compile(rf"\[(?P<author>.+?)\] \[(?P<clock>{korean.CLOCK})\] ?(?P<text>.*)")
_DATED = re.compile(rf"(?P<day>{korean.DATE}) (?P<clock>{korean.CLOCK}), (?P<author>.+?) : ?(?P<text>.*)")
_TIMED = re.compile(rf"(?P<clock>{korean.CLOCK}), (?P<author>.+?) : ?(?P<text>.*)")
_NOTICE = re.compile(rf"(?P<day>{korean.DATE}) (?P<clock>{korean.CLOCK})[,:] ?(?P<text>.+)")
_COMINGS = re.compile(korean.TALK_COMINGS)
_TITLE = re.compile(korean.TALK_TITLE)
_SAVED = re.compile(korean.TALK_SAVED)
_FILE_ROOM = re.compile(r"KakaoTalk_Chat_(?P<room>.+?)_\d{4}-\d{2}-\d{2}[-_ ].*", re.IGNORECASE)
_NOBODY_MAX = 3


def is_header(folded: Iterable[str]) -> bool:
    """True for the header of a CSV export, its words folded."""
    return {"date", "user", "message"} <= set(folded)


def looks_like(head: str) -> bool:
    """True if the beginning of a text file is that of an export."""
    lines = [line.strip() for line in head.split("\n")[:200]]
    return any(pattern.fullmatch(line) for line in lines for pattern in (_BRACKETS, _DATED, _SAVED))


def text_rows(reader: TextReader, file: str) -> Iterator[Row]:
    """Yield one row (`Room`, `Date`, `User`, `Message`) per message of a text export; no user is the system.

    ImportRejected E_TRUNCATED at the end if the file breaks off inside a character.
    """
    talk = _Talk(file)
    for number, line in enumerate(reader.lines(), 1):
        row = talk.line(number, line.rstrip("\n"))
        if row is not None:
            yield row
    row = talk.flush()
    if row is not None:
        yield row
    if reader.cut:
        raise ImportRejected(Code.TRUNCATED, f"{file}: the file breaks off")


@dataclass(slots=True)
class _Open:
    """A message whose text may go on in the next line."""

    line: int
    date: str
    author: str
    texts: list[str]
    size: int = 0


class _Talk:
    """Reads an export line by line: a message ends where the next begins."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._room = ""
        self._day = ""
        self._clock = "00:00"
        self._open: _Open | None = None
        self._next: _Open | None = None
        self._dialect: re.Pattern[str] | None = None
        self._blank_before = True

    def line(self, number: int, line: str) -> Row | None:
        """Take the next line; return the message that it ends, if it does."""
        blank_before, self._blank_before = self._blank_before, not line.strip()
        if self._begins(number, line) or self._passes(line, blank_before=blank_before):
            done, self._open = self._open, self._next
            return self._row(done)
        if self._open is not None:
            self._open.texts.append(line)
            self._open.size += len(line)
            if self._open.size > LINE_CHARACTERS:
                raise ImportRejected(Code.SHAPE, f"a message of more than {LINE_CHARACTERS} characters", line=number)
        return None

    def flush(self) -> Row | None:
        """Return the last message."""
        done, self._open = self._open, None
        return self._row(done)

    def _begins(self, number: int, line: str) -> bool:
        """True if a message begins here; it is in `_next`."""
        match = self._matching(line)
        author = match["author"] if match is not None else ""
        if match is None and self._dialect in {None, _DATED}:
            match = _NOTICE.fullmatch(line)
        if match is not None:
            parts = match.groupdict()
            self._day, self._clock = parts.get("day") or self._day, match["clock"]
            self._next = _Open(number, f"{self._day} {self._clock}", author, [match["text"]])
            return True
        if self._day and _COMINGS.fullmatch(line):
            self._next = _Open(number, f"{self._day} {self._clock}", "", [line])
            return True
        return False

    def _matching(self, line: str) -> re.Match[str] | None:
        """The line as the beginning of a message. A file keeps the dialect of its first: others are quoted text."""
        for dialect in (self._dialect,) if self._dialect is not None else (_BRACKETS, _DATED, _TIMED):
            match = dialect.fullmatch(line)
            if match is not None and (self._day or dialect is _DATED):
                self._dialect = dialect
                return match
        return None

    def _passes(self, line: str, *, blank_before: bool) -> bool:
        """True if the line is a heading: a day, the room's name, when it was saved. No message goes on over it."""
        self._next = None
        if self._dialect in {None, _TIMED} and _RULE.fullmatch(line):
            self._blank_before = True  # the day stands between two such lines
            return True
        match = _DAY.fullmatch(line)
        undashed = self._dialect is not _BRACKETS and (blank_before or self._open is None)
        if match is not None and (match["dashes"] or undashed):
            self._day, self._clock = match["day"], "00:00"
            return True
        if self._day:
            return False
        title = _TITLE.fullmatch(line.strip("\ufeff "))
        if title is not None and not self._room:
            self._room = title["room"]
        return True

    def _row(self, done: _Open | None) -> Row | None:
        if done is None:
            return None
        cells = (self._room, done.date, done.author, "\n".join(done.texts).rstrip("\n "))
        names = tuple(COLUMNS.values())
        return Row(self._file, done.line, Kind.MESSAGE, dict(zip(names, cells, strict=True)), names, cells, names)


@dataclass(slots=True)
class _Survey:
    """What the messages of one room tell about it."""

    line: int
    first: Moment
    last: Moment
    people: Counter[str] = field(default_factory=Counter)  # how often each spoke


class KakaoTalk:
    """Rooms and messages from the rows of exports. All rows are surveyed before the first room is told."""

    def __init__(self, *, agent_name: str = "", room_name: str = "", zone: tzinfo) -> None:
        self._agent = agent_name
        self._room_name = room_name
        self._zone = zone
        self._surveys: dict[tuple[str, str], _Survey] = {}
        self._repeats: dict[bytes, int] = {}

    def survey(self, row: Row) -> None:
        """Take note of a row. Rows that cannot be dated are passed over; `message` refuses them."""
        try:
            at = row.moment("Date", self._zone)
        except RowError:
            return
        survey = self._surveys.setdefault((row.file, row.get("Room")), _Survey(row.line, at, at))
        survey.first, survey.last = min(survey.first, at), max(survey.last, at)
        author = self._author(row)
        if author:
            survey.people[author] += 1

    def people(self) -> tuple[str, ...]:
        """Return everybody who said something, the most frequent first."""
        spoken: Counter[str] = Counter()
        for survey in self._surveys.values():
            spoken.update(survey.people)
        return tuple(name for name, _ in spoken.most_common())

    def rooms(self) -> Iterator[RoomRecord | BadRow]:
        """Yield the rooms that were surveyed; several exports of one room are one room."""
        merged: dict[str, tuple[Row, _Survey]] = {}
        for (file, name), survey in self._surveys.items():
            key = self._key(file, name)
            row, known = merged.setdefault(key, (Row(file, survey.line, Kind.ROOM, {"Room": name}), survey))
            both = _Survey(row.line, min(known.first, survey.first), max(known.last, survey.last))
            both.people = known.people + survey.people if known is not survey else survey.people
            merged[key] = (row, both)
        for key, (row, survey) in merged.items():
            others = [name for name in survey.people if name != self._agent]
            agent = self._agent if self._agent in survey.people else ""
            room = RoomRecord(
                key=key,
                title=key,
                customer_key="",
                customer_name=others[0] if len(others) == 1 else key,
                customer_phone="",
                customer_email="",
                channel=Channel.KAKAO,
                agent_key=agent,
                agent_name=agent,
                state=None,
                opened_at=survey.first,
                closed_at=None,
                last_at=survey.last,
                tags=(),
                category="",
                order_number="",
                memo="",
                line=row.line,
            )
            try:
                yield fitting_room(room, row)
            except RowError as error:
                yield row.bad(error)

    def message(self, row: Row) -> MessageRecord:
        """Return the message of a row. RowError E_DATE if its time is none."""
        room = self._key(row.file, row.get("Room"))
        at = row.moment("Date", self._zone)
        author = self._author(row)
        text = row.text("Message")
        file_name = text.removeprefix(korean.TALK_FILE).strip() if text.startswith(korean.TALK_FILE) else ""
        return MessageRecord(
            room_key=room,
            key=self._message_key(room, at=at, author=author, text=text),
            sent_at=at,
            speaker=self._speaker(author),
            author=shorten(author, NAME_CHARACTERS),
            text=text,
            internal=False,
            file_name=shorten(file_name if "\n" not in file_name else "", FILE_NAME_CHARACTERS),
            line=row.line,
        )

    def _speaker(self, author: str) -> Speaker:
        if not author:
            return Speaker.SYSTEM
        return Speaker.AGENT if author == self._agent else Speaker.CUSTOMER

    def _author(self, row: Row) -> str:
        """Who said it; the CSV export names a user also where the program tells that somebody came or went."""
        return "" if _COMINGS.fullmatch(row.get("Message")) else row.get("User")

    def _key(self, file: str, name: str) -> str:
        """A room's key: its name, else the name in the file's name, else the few people who talk in it."""
        if self._room_name:
            return shorten(self._room_name, NAME_CHARACTERS)
        stem = Path(file).stem
        match = _FILE_ROOM.fullmatch(stem)
        survey = self._surveys.get((file, name))
        people = sorted(survey.people) if survey is not None else []
        few = ", ".join(people) if 0 < len(people) <= _NOBODY_MAX else ""
        return shorten(name or (match["room"] if match is not None else "") or few or stem, NAME_CHARACTERS)

    def _message_key(self, room: str, *, at: Moment, author: str, text: str) -> str:
        digest = hashlib.sha256("\x1f".join((room, str(at // MINUTE), author, text)).encode("utf-8"))
        count = self._repeats[digest.digest()] = self._repeats.get(digest.digest(), 0) + 1
        digest.update(f"\x1f{count}".encode("ascii"))
        return digest.hexdigest()

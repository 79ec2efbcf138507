"""The one way in: files -> detect -> read -> records, rooms before their messages, whatever the format."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import tzinfo
from typing import Protocol

from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.importers import archives, happytalk, jsonl, kakaotalk, tables, xlsx
from taskflow_desktop.importers.dates import KST
from taskflow_desktop.importers.detect import Detected, Part, detect
from taskflow_desktop.importers.encoding import Stopped, TextReader
from taskflow_desktop.importers.errors import RowError
from taskflow_desktop.importers.gate import Gate
from taskflow_desktop.importers.happytalk import HappyTalk
from taskflow_desktop.importers.kakaotalk import KakaoTalk
from taskflow_desktop.importers.native import Native
from taskflow_desktop.importers.profiles import NAME_KEYS, Form, Profile
from taskflow_desktop.importers.records import BadRow, Kind, MessageRecord, Progress, Record, RoomRecord
from taskflow_desktop.importers.rows import Row, check_message

__all__ = ["NAME_KEYS", "Detected", "Form", "Options", "Profile", "Reading", "detect", "people", "read"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to read. `agent_name` and `room_name` are for KakaoTalk, which says neither who the agent is nor, at times,
    what the room is called. `known_room` tells whether a room that is not in the files is known elsewhere; without it
    every room is taken as known if the files hold messages only, and none otherwise."""

    agent_name: str = ""
    room_name: str = ""
    zone: tzinfo = KST
    known_room: Callable[[str], bool] | None = None


class _ReadsMessages(Protocol):
    def message(self, row: Row) -> MessageRecord: ...


class _ReadsRooms(_ReadsMessages, Protocol):
    def room(self, row: Row) -> RoomRecord: ...


class Reading:
    """An iterator over the records of files, with its progress. `close` ends it from the thread that iterates,
    `cancel` from any other.

    Records before a fault of the file are all yielded; then comes ImportRejected (E_TRUNCATED, E_SHAPE, E_ENCODING …).
    """

    def __init__(self, detected: Detected, options: Options) -> None:
        self._detected = detected
        self._options = options
        passes = [part.size for part in detected.parts for _ in part.kinds]
        self._total = sum(passes)
        self._finished = 0
        self._reader: TextReader | None = None
        self._rejected: ImportRejected | None = None
        self._cancelled = False
        self._gate = Gate(options.known_room, rooms_expected=any(part.kinds == {Kind.ROOM} for part in detected.parts))
        self._records = self._until_cancelled()

    def __iter__(self) -> Iterator[Record]:
        return self._records

    def __next__(self) -> Record:
        return next(self._records)

    def __enter__(self) -> "Reading":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop reading and close the files; harmless when it is over."""
        self._records.close()

    def cancel(self) -> None:
        """End the iteration soon, also while it looks through a large file; from any thread."""
        self._cancelled = True
        reader = self._reader
        if reader is not None:
            reader.stopped = True

    @property
    def progress(self) -> Progress:
        """How far the reading is; cheap, and may be asked from any thread."""
        reader = self._reader
        return Progress(min(self._finished + (reader.position if reader is not None else 0), self._total), self._total)

    def _until_cancelled(self) -> Generator[Record]:
        with suppress(Stopped), closing(self._read()) as records:
            for record in records:
                if self._cancelled:
                    return
                yield record
            if self._rejected is not None and not self._cancelled:
                raise self._rejected

    def _read(self) -> Generator[Record]:
        if self._detected.profile is Profile.KAKAOTALK:
            yield from self._read_talks()
        else:
            reader: _ReadsRooms
            happy = HappyTalk(self._options.zone)
            reader = happy if self._detected.profile is Profile.HAPPYTALK else Native(self._options.zone)
            for row in self.rows(Kind.ROOM, happy.knowledge):
                yield from self._room(row, reader)
            for row in self.rows(Kind.MESSAGE, happy.knowledge):
                yield from self._message(row, reader)

    def _read_talks(self) -> Iterator[Record]:
        """KakaoTalk's files say what a room is only by their messages: they are surveyed first."""
        options = self._options
        talk = KakaoTalk(agent_name=options.agent_name, room_name=options.room_name, zone=options.zone)
        for row in self.rows(Kind.ROOM):
            if isinstance(row, Row):
                talk.survey(row)
        for room in talk.rooms():
            if isinstance(room, RoomRecord):
                self._gate.room(room)
            yield room
        for row in self.rows(Kind.MESSAGE):
            yield from self._message(row, talk)

    def _room(self, row: Row | BadRow, reader: _ReadsRooms) -> Iterator[Record]:
        """The row's record or a BadRow; nothing for a row that was there before, the same in every cell."""
        if isinstance(row, BadRow):
            yield row
            return
        try:
            room = reader.room(row)
            if self._gate.room(room):
                yield room
        except RowError as error:
            yield row.bad(error)

    def _message(self, row: Row | BadRow, reader: _ReadsMessages) -> Iterator[Record]:
        if isinstance(row, BadRow):
            yield row
            return
        try:
            message = reader.message(row)
            check_message(message)
            if self._gate.message(message):
                yield message
        except RowError as error:
            yield row.bad(error)

    def rows(self, kind: Kind, knowledge: happytalk.Knowledge | None = None) -> Generator[Row | BadRow]:
        """Yield all rows of one kind as they stand. A file's fault ends that file and is kept for the end."""
        knowledge = knowledge or happytalk.Knowledge()
        for part in self._detected.parts:
            if kind not in part.kinds or self._cancelled:
                continue
            try:
                yield from self._part_rows(part, kind, knowledge)
            except ImportRejected as error:
                self._rejected = self._rejected or error
            finally:
                if self._reader is not None:
                    self._reader.close()
                    self._reader = None
                self._finished += part.size

    def _part_rows(self, part: Part, kind: Kind, knowledge: happytalk.Knowledge) -> Iterator[Row | BadRow]:
        file = part.path.name
        if part.form is Form.XLSX and part.shape is not None:
            rows = xlsx.sheet_rows(part.path, sheet=part.sheet, header=part.header, shape=part.shape)
            yield from _of_kind(rows, kind, part.kinds)
            return
        self._reader = reader = TextReader(part.path, part.encoding)
        if part.form is Form.TXT:
            yield from kakaotalk.text_rows(reader, file)
        elif part.shape is not None:
            rows = tables.csv_rows(reader, file=file, delimiter=part.delimiter, shape=part.shape)
            yield from rows if part.profile is Profile.KAKAOTALK else _of_kind(rows, kind, part.kinds)
        elif part.profile is Profile.HAPPYTALK:
            by_line = part.form is Form.JSONL
            yield from archives.rows(reader, file=file, kind=kind, knowledge=knowledge, by_line=by_line)
        else:
            yield from jsonl.rows(reader, file=file, kind=kind)


def _of_kind(rows: Iterator[Row | BadRow], kind: Kind, kinds: frozenset[Kind]) -> Iterator[Row | BadRow]:
    """The rows of one kind out of a table that may hold both."""
    return rows if len(kinds) == 1 else (row for row in rows if row.kind is kind)


def people(detected: Detected, zone: tzinfo = KST) -> tuple[str, ...]:
    """Return the names of those who talk in KakaoTalk files, most frequent first, so that a person can say who the
    agent is; () for other files. Reads the files whole; what is broken off is left out."""
    if detected.profile is not Profile.KAKAOTALK:
        return ()
    talk = KakaoTalk(zone=zone)
    with closing(Reading(detected, Options(zone=zone)).rows(Kind.MESSAGE)) as rows:
        for row in rows:
            if isinstance(row, Row):
                talk.survey(row)
    return talk.people()


def read(detected: Detected, options: Options | None = None) -> Reading:
    """Return the reading of files as they were detected. Nothing is opened before the first record is asked for."""
    return Reading(detected, options or Options())

"""Finds the rows of HappyTalk's tables in an archive: one JSON text of any size, or JSON Lines, in any order."""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import cast

from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.importers.encoding import TextReader
from taskflow_desktop.importers.errors import Code
from taskflow_desktop.importers.happytalk import (
    FILES,
    KINDS,
    MESSAGES,
    ROOM_SIGNS,
    ROOMS,
    SECTIONS,
    Knowledge,
    section_of,
)
from taskflow_desktop.importers.jsonl import as_fields, bad_line, objects
from taskflow_desktop.importers.jsonstream import JsonCursor
from taskflow_desktop.importers.records import BadRow, Kind
from taskflow_desktop.importers.rows import Row
from taskflow_desktop.importers.text import clean_line

_NO_MESSAGES = (ROOMS, FILES, *sorted(ROOM_SIGNS), "file_name")
"""Words without which there is neither a room nor a file."""

_MEMBERS_MAX = 1000
"""So many members of an object that may be a row are kept, whatever the file claims to hold."""


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
        elif section is not None and KINDS.get(section) is kind:
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
            yield line, section_of(set(value)), value
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


class _NothingMore(Exception):  # not an error: it ends a walk
    """What comes behind this place is of no interest."""


class _Walker:
    """Goes through one JSON text of any size and finds the sections' objects, wherever at the top they stand."""

    def __init__(self, cursor: JsonCursor, file: str, kind: Kind) -> None:
        self._cursor = cursor
        self._file = file
        self._kind = kind
        self._wanted = _wanted(kind)

    def values(self) -> Iterator[Found]:
        """Yield line, section and object of all that is wanted; the others only if they are rows on their own."""
        with suppress(_NothingMore):
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
        if not sections and (section := section_of(set(members))) is not None:
            yield line, section, members

    def _section(self, section: str) -> Iterator[Found]:
        yield self._cursor.line, section, None
        if self._kind is Kind.ROOM and section == MESSAGES and not self._cursor.may_hold(_NO_MESSAGES):
            # Most archives end with their messages, which are most of them: they are read once, when their turn comes.
            raise _NothingMore
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

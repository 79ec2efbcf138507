"""JSON Lines: one object a line. Our own files say so in the first one, HappyTalk's hold rows of its tables."""

import json
from collections.abc import Iterator
from typing import cast

from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.importers.encoding import TextReader
from taskflow_desktop.importers.errors import Code, RowError
from taskflow_desktop.importers.jsonstream import DECODER
from taskflow_desktop.importers.records import BadRow, Kind
from taskflow_desktop.importers.rows import Row

FORMAT = "taskflow-rooms/1"
FORMAT_FAMILY = "taskflow-rooms/"


def as_fields(value: dict[str, object]) -> dict[str, str]:
    """Return an object's members as texts: null is "", true "1", false "0", what is nested its JSON."""
    return {key: member if isinstance(member, str) else _text(member) for key, member in value.items()}


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return json.dumps(value, ensure_ascii=False)


def objects(reader: TextReader, file: str) -> Iterator[tuple[int, dict[str, object] | BadRow]]:
    """Yield the object of each line with its number; a line that is not an object is a BadRow E_SHAPE.

    ImportRejected E_TRUNCATED at the end if the last line breaks off.
    """
    number = 0
    for line in reader.lines():
        number += 1
        text = line.strip()
        if not text:
            continue
        try:
            value = DECODER.decode(text)
        except (ValueError, RecursionError) as error:
            if not line.endswith("\n"):
                raise ImportRejected(Code.TRUNCATED, f"{file}: the last line breaks off", line=number) from error
            value = None
        if isinstance(value, dict):
            yield number, cast("dict[str, object]", value)
        else:
            yield number, bad_line(file, number, text)
    if reader.cut:
        raise ImportRejected(Code.TRUNCATED, f"{file}: the file breaks off", line=number + 1)


def bad_line(file: str, number: int, text: str, *, kind: Kind = Kind.MESSAGE) -> BadRow:
    """Return a line that could not be read at all."""
    return BadRow(file, number, "", str(Code.SHAPE), "not a JSON object", (text,), ("line",), kind)


def rows(reader: TextReader, *, file: str, kind: Kind) -> Iterator[Row | BadRow]:
    """Yield the rows of one kind from a file of our own format. Lines of neither kind are told with the rooms."""
    for number, value in objects(reader, file):
        if isinstance(value, BadRow):
            if kind is Kind.ROOM:
                yield value
        elif value.get("type") == kind.value:
            fields = as_fields(value)
            del fields["type"]
            yield Row(file, number, kind, fields)
        elif kind is Kind.ROOM and "format" not in value and value.get("type") != Kind.MESSAGE.value:
            row = Row(file, number, Kind.MESSAGE, as_fields(value))
            yield row.bad(RowError("type", Code.SHAPE, "the type is neither room nor message"))

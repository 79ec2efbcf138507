"""Excel workbooks: sheets as tables. Cells become the text a person sees in them, ids keep all their digits."""

import datetime as dt
import zipfile
from collections.abc import Iterator
from pathlib import Path

from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.importers import korean
from taskflow_desktop.importers.encoding import open_binary
from taskflow_desktop.importers.errors import Code
from taskflow_desktop.importers.records import BadRow, Kind
from taskflow_desktop.importers.rows import Row
from taskflow_desktop.importers.tables import Shape
from taskflow_desktop.importers.text import fold

ZIP_MAGIC = b"PK\x03\x04"
OLE2_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins encrypted workbooks, and .xls ones of before 2007."""

UNPACKED_BYTES = 2 * 1024**3
"""A workbook that unpacks to more is refused before it fills the memory."""

HEADER_ROWS = 20
"""The header is looked for in so many rows: people put titles above their tables."""

Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def check(path: Path) -> None:
    """Raise ImportRejected unless the file is a workbook: E_NOT_SUPPORTED, E_TRUNCATED or E_TOO_LARGE."""
    try:
        with open_binary(path) as stream, zipfile.ZipFile(stream) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ImportRejected(Code.TRUNCATED, f"{path.name}: {error}") from error
    if not any(info.filename == "xl/workbook.xml" for info in infos):
        raise ImportRejected(Code.NOT_SUPPORTED, f"{path.name}: no Excel workbook")
    if sum(info.file_size for info in infos) > UNPACKED_BYTES:
        raise ImportRejected(Code.TOO_LARGE, f"{path.name}: unpacks to more than {UNPACKED_BYTES} bytes")


def sheet_names(path: Path) -> tuple[str, ...]:
    """Return the names of the workbook's sheets."""
    return tuple(_Workbook(path).names)


def sheet_kind(name: str) -> Kind | None:
    """Return what a sheet holds by its name, None if the name does not say."""
    word = fold(name)
    return {"rooms": Kind.ROOM, "messages": Kind.MESSAGE}.get(korean.SHEET_ALIASES.get(word, word))


def first_rows(path: Path, sheet: str) -> list[list[str]]:
    """Return the first rows of a sheet, in which the header is."""
    rows: list[list[str]] = []
    for row in _Workbook(path).rows(sheet):
        rows.append(row)
        if len(rows) == HEADER_ROWS:
            break
    return rows


def sheet_rows(path: Path, *, sheet: str, header: int, shape: Shape) -> Iterator[Row | BadRow]:
    """Yield the rows of a sheet below its header, which is in row `header` (from 1)."""
    file = f"{path.name}/{sheet}"
    for line, cells in enumerate(_Workbook(path).rows(sheet), 1):
        if line > header:
            row = shape.row(file, line, cells)
            if row is not None:
                yield row


class _Workbook:
    """The one place that knows the library. It is loaded late: most starts of the program import nothing."""

    def __init__(self, path: Path) -> None:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415

        self._errors = (CalamineError, OSError, ValueError)
        self._path = path
        try:
            self._book = CalamineWorkbook.from_path(path)
        except PasswordError as error:
            raise ImportRejected(Code.PASSWORD, path.name) from error
        except self._errors as error:
            raise self._broken(error) from error
        self.names = list(self._book.sheet_names)

    def rows(self, sheet: str) -> Iterator[list[str]]:
        """Yield every row of a sheet from its first, as texts."""
        try:
            for row in self._book.get_sheet_by_name(sheet).iter_rows():
                yield [cell_text(cell) for cell in row]
        except self._errors as error:
            raise self._broken(error) from error

    def _broken(self, error: Exception) -> ImportRejected:
        return ImportRejected(Code.SHAPE, f"{self._path.name}: {error}")


def cell_text(value: Cell) -> str:
    """Return a cell's text: whole numbers without `.0`, times in ISO form, truth as 1 and 0."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)

"""Tables: what a header says about the rows below it, and the rows of CSV files in any of their dialects."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.importers import happytalk, kakaotalk, native
from taskflow_desktop.importers.encoding import LINE_CHARACTERS, TextReader
from taskflow_desktop.importers.errors import Code, RowError
from taskflow_desktop.importers.profiles import Profile
from taskflow_desktop.importers.records import BadRow, Kind
from taskflow_desktop.importers.rows import Row
from taskflow_desktop.importers.text import fold

DELIMITERS = (",", ";", "\t", "|")

_FORMULA_TEXT = re.compile(r'="(.*)"', re.DOTALL)
_GUARDED = re.compile(r"'+[=+\-@]")
_TO_GUARD = re.compile(r"'*[=+\-@]")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a header means. `names` are ours, "" for columns that are passed over; `kept` says which columns are the
    file's own (an error report adds some that begin with `_`); `kind` None leaves it to the column `kind_at`."""

    profile: Profile
    columns: tuple[str, ...]
    names: tuple[str, ...]
    kept: tuple[int, ...]
    kind: Kind | None
    kind_at: int

    @property
    def kinds(self) -> frozenset[Kind]:
        """What rows can be found below."""
        return frozenset(Kind) if self.kind is None else frozenset({self.kind})

    def row(self, file: str, line: int, raw: Sequence[str]) -> Row | BadRow | None:
        """Return the row of these cells, None if they are all blank, a BadRow E_SHAPE if they do not fit the header."""
        cells = [unguard(cell) for cell in raw]
        if not any(cell and not cell.isspace() for cell in cells):
            return None
        width = len(self.columns)
        extra = any(cells[width:])
        cells.extend([""] * (width - len(cells)))
        kind = self.kind or _KINDS.get(fold(cells[self.kind_at])) or Kind.MESSAGE
        row = Row(
            file,
            line,
            kind,
            {name: cell for name, cell in zip(self.names, cells, strict=False) if name},
            tuple(self.columns[at] for at in self.kept) if len(self.kept) < width else self.columns,
            tuple(cells[at] for at in self.kept),
            tuple(self.names[at] for at in self.kept) if len(self.kept) < width else self.names,
        )
        if extra:
            return row.bad(RowError("", Code.SHAPE, f"{len(cells)} cells where the header has {width}"))
        return row


_KINDS = {kind.value: kind for kind in Kind}


def shape_of(header: Sequence[str], *, profile: Profile | None = None, kind: Kind | None = None) -> Shape | None:
    """Return what a header means, None if it is not one of ours.

    `profile` and `kind` (from a sheet's name) override what the columns suggest. Raises ImportRejected
    E_COLUMN_MISSING with the column's name if the kind is clear and a column it needs is not there.
    """
    columns = tuple(cell.strip().lstrip("\ufeff") for cell in header)
    folded = [fold(cell) for cell in columns]
    kind_at = folded.index(fold(native.KIND_COLUMN)) if native.KIND_COLUMN in columns else -1
    if profile in {None, Profile.HAPPYTALK} and (found := happytalk.kind_of(columns)) is not None:
        names, known = tuple(cell.lower() for cell in columns), Profile.HAPPYTALK
    elif profile in {None, Profile.KAKAOTALK} and kakaotalk.is_header(folded):
        names, known, found = tuple(kakaotalk.COLUMNS.get(word, "") for word in folded), Profile.KAKAOTALK, Kind.MESSAGE
    elif profile in {None, Profile.TASKFLOW}:
        names, known = native.column_names(columns), Profile.TASKFLOW
        found = native.kind_of(names)
        if found is None:
            return None
        found = kind or found
        _require(names, frozenset(Kind) if kind_at >= 0 else frozenset({found}))
    else:
        return None
    kept = tuple(at for at, cell in enumerate(columns) if not cell.startswith("_"))
    return Shape(known, columns, names, kept, None if kind_at >= 0 else found, kind_at)


def _require(names: Sequence[str], kinds: frozenset[Kind]) -> None:
    for kind in sorted(kinds):
        for name in native.REQUIRED[kind]:
            if name not in names:
                raise ImportRejected(Code.COLUMN_MISSING, name, line=1)


def unguard(cell: str) -> str:
    """Return what a cell says: without Excel's `="000123"`, without the `'` that keeps a text from being a formula."""
    if cell[:1] not in {"=", "'"}:
        return cell
    match = _FORMULA_TEXT.fullmatch(cell)
    if match is not None:
        return match[1].replace('""', '"')
    return cell[1:] if _GUARDED.match(cell) else cell


def guard(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; `unguard` gives the cell back."""
    return f"'{cell}" if _TO_GUARD.match(cell) else cell


def read_header(reader: TextReader) -> tuple[str, list[str]]:
    """Return the delimiter and the cells of the first line that is not blank: the delimiter that makes most sense."""
    line = next((line for line in reader.lines() if line.strip("\r\n\t ;,|\ufeff")), "")
    best: tuple[int, str, list[str]] = (-1, DELIMITERS[0], [])
    for delimiter in DELIMITERS:
        cells = next(csv.reader([line], delimiter=delimiter), [])
        known = sum(1 for name in native.column_names(cells) if name)
        score = 1000 * known + len(cells)
        if score > best[0]:
            best = (score, delimiter, cells)
    return best[1], best[2]


class _Lines:
    """Feeds lines to the csv module and remembers where a record began and whether it was cut short by the end."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.number = 0
        self.begun = 0
        self.unfinished = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        try:
            line = next(self._lines)
        except StopIteration:
            self.unfinished = self.number >= self.begun
            raise
        self.number += 1
        return line


def csv_rows(reader: TextReader, *, file: str, delimiter: str, shape: Shape) -> Iterator[Row | BadRow]:
    """Yield the rows below the header, each with the line it begins in.

    ImportRejected E_TRUNCATED (line of the open quote) if the file ends inside a quoted cell or a character,
    E_SHAPE if a quoted cell does not end within reason.
    """
    csv.field_size_limit(LINE_CHARACTERS)
    lines = _Lines(reader.lines())
    records = csv.reader(lines, delimiter=delimiter)
    header_seen = False
    while True:
        lines.begun = lines.number + 1
        try:
            cells = next(records)
        except StopIteration:
            break
        except csv.Error as error:
            raise ImportRejected(Code.SHAPE, f"{file}: {error}", line=lines.begun) from error
        if lines.unfinished:
            raise ImportRejected(Code.TRUNCATED, f"{file}: a quote is not closed", line=lines.begun)
        if not header_seen:
            header_seen = any(cell.strip(" \ufeff") for cell in cells)
            continue
        row = shape.row(file, lines.begun, cells)
        if row is not None:
            yield row
    if reader.cut:
        raise ImportRejected(Code.TRUNCATED, f"{file}: the file breaks off", line=lines.number + 1)

"""The error report: rows that were left out, in a CSV file that can be mended and imported alone."""

import csv
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from taskflow_desktop.importers.detect import Detected
from taskflow_desktop.importers.native import KIND_COLUMN
from taskflow_desktop.importers.records import BadRow, Kind
from taskflow_desktop.importers.tables import guard
from taskflow_desktop.importers.text import without_controls

REPORT_NAME = "import-errors.csv"
NOTES = ("_file", "_line", "_column", "_code", "_reason")
"""Columns that the report adds after the file's own. Whoever reads it as a table passes them over."""

SHOWN = 100
"""So many bad rows are kept at hand for a preview."""

_MEMORY_BYTES = 4 * 1024 * 1024


def write_error_report(path: Path, detected: Detected, bad_rows: Iterable[BadRow]) -> int:
    """Write the report and return the number of its rows. An OSError of writing is the caller's to tell."""
    with BadRows() as rows:
        for row in bad_rows:
            rows.add(row)
        rows.save(path, detected)
        return rows.total


class BadRows:
    """Collects bad rows of any number without keeping them in memory; `total`, `by_code` and `first` are for screens.

    Close it (a context manager): it may hold a temporary file.
    """

    def __init__(self) -> None:
        self.total = 0
        self.by_code: Counter[str] = Counter()
        self.first: list[BadRow] = []
        self._columns: dict[str, None] = {}
        self._kinds: set[Kind] = set()
        self._store = tempfile.SpooledTemporaryFile(  # noqa: SIM115  # closed with this object
            max_size=_MEMORY_BYTES, mode="w+", encoding="utf-8", newline="\n"
        )

    def __enter__(self) -> "BadRows":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Forget the rows."""
        self._store.close()

    def add(self, row: BadRow) -> None:
        """Take one row."""
        self.total += 1
        self.by_code[row.code] += 1
        if len(self.first) < SHOWN:
            self.first.append(row)
        self._columns.update(dict.fromkeys(row.columns))
        self._kinds.add(row.kind)
        notes = (row.file, str(row.line), row.column, row.code, row.reason)
        self._store.write(json.dumps([row.kind, row.columns, row.original, notes]) + "\n")

    def save(self, path: Path, detected: Detected, *, reasons: Mapping[str, str] | None = None) -> None:
        """Write the report, in the encoding of the files (UTF-8 with a mark for Excel, if they had UTF-8 or none).

        `reasons` are the words for codes in the reader's language; a code without them has its technical reason.
        """
        encoding = "utf-8-sig" if detected.encoding in {"", "utf-8", "utf-8-sig"} else detected.encoding
        told = reasons or {}
        columns = list(self._columns)
        kinds = [KIND_COLUMN] if len(self._kinds) > 1 else []
        with path.open("w", encoding=encoding, errors="replace", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow([*(_cell(column) for column in columns), *kinds, *NOTES])
            for kind, cells, notes in self._stored():
                *place, code, technical = notes
                said = [*place, code, told.get(code, technical)]
                own = [cells.get(column, "") for column in columns]
                writer.writerow([_cell(cell) for cell in (*own, *([kind] if kinds else []), *said)])

    def _stored(self) -> Iterator[tuple[str, dict[str, str], list[str]]]:
        self._store.seek(0)
        for line in self._store:
            kind, columns, cells, notes = json.loads(line)
            yield kind, dict(zip(columns, cells, strict=True)), notes
        self._store.seek(0, 2)


def _cell(text: str) -> str:
    return guard(without_controls(text))

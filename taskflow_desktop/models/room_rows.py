"""The rows of a long list that are in memory: the ones shown last, by id, and where an id stands in the order."""

from array import array
from collections import OrderedDict
from collections.abc import Iterable
from struct import Struct
from typing import Generic, Protocol, TypeVar

from taskflow_desktop.domain.pages import ROOM_PAGE

ROWS_KEPT = 12 * ROOM_PAGE
"""Rows held at once; the ones not looked at for longest give way."""

_ID = Struct("=q")
_Key = TypeVar("_Key", bound=int)
_Key_co = TypeVar("_Key_co", bound=int, covariant=True)


class Row(Protocol[_Key_co]):
    """A room or a task: it has an id."""

    @property
    def id(self) -> _Key_co: ...


_Row = TypeVar("_Row", bound=Row[int])


class RowWindow(Generic[_Key, _Row]):
    """Rows by id, at most `ROWS_KEPT`, the least recently used ones forgotten first."""

    def __init__(self) -> None:
        self._rows: OrderedDict[int, _Row] = OrderedDict()

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, row_id: _Key) -> bool:
        return row_id in self._rows

    def use(self, row_id: _Key) -> _Row | None:
        """Return the row if it is held, and hold it for longer."""
        row = self._rows.get(row_id)
        if row is not None:
            self._rows.move_to_end(row_id)
        return row

    def peek(self, row_id: _Key) -> _Row | None:
        """Return the row if it is held."""
        return self._rows.get(row_id)

    def put(self, rows: Iterable[_Row]) -> None:
        """Hold `rows` in their newest state."""
        for row in rows:
            self._rows[row.id] = row
            self._rows.move_to_end(row.id)
        while len(self._rows) > ROWS_KEPT:
            self._rows.popitem(last=False)

    def forget(self, row_id: _Key) -> None:
        """Let one row go."""
        self._rows.pop(row_id, None)

    def rows(self) -> tuple[_Row, ...]:
        """Return the rows that are held."""
        return tuple(self._rows.values())

    def clear(self) -> None:
        """Let all rows go."""
        self._rows.clear()


def find_id(ids: "array[int]", wanted: int) -> int:
    """Return the index of `wanted` in an array of 64-bit ids, or -1; a search through bytes, not through objects."""
    data = ids.tobytes()
    pattern = _ID.pack(wanted)
    at = data.find(pattern)
    while at >= 0 and at % _ID.size:
        at = data.find(pattern, at + 1)
    return at // _ID.size if at >= 0 else -1

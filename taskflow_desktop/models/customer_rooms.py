"""The rooms of one customer as a list, newest first, under the years they were opened in."""

from collections.abc import Callable, Iterable, Sequence
from datetime import tzinfo
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.domain.moment import to_datetime
from taskflow_desktop.domain.pages import PastRoom

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
ROOM_ROLE: Final = ID_ROLE + 1
YEAR_ROLE: Final = ROOM_ROLE + 1

Index = QModelIndex | QPersistentModelIndex
Row = PastRoom | int
"""A room, or the year that stands over its rooms."""
_NOWHERE: Final = QModelIndex()


class CustomerRoomsModel(QAbstractTableModel):
    """One column of years and rooms. `describe` gives the words a screen reader says for a row."""

    def __init__(self, describe: Callable[[Row], str], zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._describe, self._zone = describe, zone
        self._rows: list[Row] = []

    @property
    def rooms(self) -> tuple[PastRoom, ...]:
        """The rooms shown, newest first."""
        return tuple(row for row in self._rows if isinstance(row, PastRoom))

    def row_of(self, room_id: RoomId) -> int:
        """Return the row of a room, -1 if it is not shown."""
        return next((n for n, row in enumerate(self._rows) if _id(row) == room_id), -1)

    def set_rooms(self, rooms: Iterable[PastRoom]) -> None:
        """Show these rooms; where only their contents differ, or older ones are added, the rows stay."""
        wanted = self._under_years(tuple(rooms))
        ids, held = list(map(_id, wanted)), list(map(_id, self._rows))
        if ids[: len(held)] != held:
            self.beginResetModel()
            self._rows = wanted
            self.endResetModel()
            return
        for n, old in enumerate(self._rows):
            if old != wanted[n]:
                self._rows[n] = wanted[n]
                self.dataChanged.emit(self.index(n, 0), self.index(n, 0))
        if len(wanted) > len(held):
            self.beginInsertRows(_NOWHERE, len(held), len(wanted) - 1)
            self._rows = wanted
            self.endInsertRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROOM_ROLE:
            return row if isinstance(row, PastRoom) else None
        if role == YEAR_ROLE:
            return None if isinstance(row, PastRoom) else row
        if role == ID_ROLE:
            return _id(row)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._describe(row)
        return None

    def _under_years(self, rooms: Sequence[PastRoom]) -> list[Row]:
        rows: list[Row] = []
        last = None
        for past in rooms:
            year = to_datetime(past.room.opened_at, self._zone).year
            if year != last:
                rows.append(year)
                last = year
            rows.append(past)
        return rows


def _id(row: Row) -> int:
    """A year has its negative as its id."""
    return row.room.id if isinstance(row, PastRoom) else -row

"""Rooms with a tick each: which of them something is done with."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.ids import RoomId

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
ROOM_ROLE: Final = ID_ROLE + 1
TICKED_ROLE: Final = ID_ROLE + 2

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class RoomChecks(QAbstractTableModel):
    """One column of rooms. Signal `ticked`: other rooms have a tick than before."""

    ticked = Signal()

    def __init__(self, describe: Callable[[Room], str], parent: QObject | None = None) -> None:
        """`describe` gives what a screen reader says of a room, without its tick."""
        super().__init__(parent)
        self._describe = describe
        self._rooms: list[Room] = []
        self._rows: dict[RoomId, int] = {}
        self._off: set[RoomId] = set()

    @property
    def rooms(self) -> tuple[Room, ...]:
        """All rooms, in their order."""
        return tuple(self._rooms)

    @property
    def chosen(self) -> tuple[Room, ...]:
        """The rooms with a tick, in their order."""
        return tuple(room for room in self._rooms if room.id not in self._off)

    def room(self, room_id: RoomId) -> Room | None:
        """Return a room of the list."""
        row = self._rows.get(room_id)
        return self._rooms[row] if row is not None else None

    def row_of(self, room_id: RoomId) -> int | None:
        """Return where a room stands."""
        return self._rows.get(room_id)

    def show_rooms(self, rooms: Sequence[Room], *, keep: bool) -> None:
        """Show other rooms, all with a tick; with `keep` those that lost theirs stay without."""
        self.beginResetModel()
        self._rooms = list(rooms)
        self._index()
        self._off = self._off & set(self._rows) if keep else set()
        self.endResetModel()
        self.ticked.emit()

    def follow(self, changed: Iterable[Room], belongs: Callable[[Room], bool]) -> None:
        """Show changed rooms anew; those that do not belong here any more go."""
        gone: list[int] = []
        for room in changed:
            row = self._rows.get(room.id)
            if row is None:
                continue
            if not belongs(room):
                gone.append(row)
            elif self._rooms[row] != room:
                self._rooms[row] = room
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
        for row in sorted(gone, reverse=True):
            self.beginRemoveRows(_NOWHERE, row, row)
            del self._rooms[row]
            self.endRemoveRows()
        if gone:
            self._index()
            self.ticked.emit()

    def toggle(self, room_id: RoomId) -> None:
        """Give a room its tick, or take it away."""
        row = self._rows.get(room_id)
        if row is not None:
            self._off ^= {room_id}
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
            self.ticked.emit()

    def tick_all(self, *, on: bool) -> None:
        """Give all rooms their tick, or take it away."""
        self._off = set() if on else set(self._rows)
        if self._rooms:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rooms) - 1, 0))
        self.ticked.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rooms)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rooms):
            return None
        room = self._rooms[index.row()]
        if role == ID_ROLE:
            return room.id
        if role == ROOM_ROLE:
            return room
        if role == TICKED_ROLE:
            return room.id not in self._off
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if room.id in self._off else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.DisplayRole:
            return room.customer_name
        return self._describe(room) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _index(self) -> None:
        self._rows = {room.id: row for row, room in enumerate(self._rooms)}

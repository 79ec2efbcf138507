"""The rooms of one customer as a list, newest first."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from taskflow_desktop.domain.entities import Room

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
ROOM_ROLE: Final = ID_ROLE + 1

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class CustomerRoomsModel(QAbstractTableModel):
    """One column of rooms. `describe` gives the words a screen reader says for one."""

    def __init__(self, describe: Callable[[Room], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._describe = describe
        self._rooms: tuple[Room, ...] = ()

    def set_rooms(self, rooms: Iterable[Room]) -> None:
        """Show these rooms; where only their contents differ, the rows stay."""
        wanted = tuple(rooms)
        if [room.id for room in wanted] != [room.id for room in self._rooms]:
            self.beginResetModel()
            self._rooms = wanted
            self.endResetModel()
            return
        before, self._rooms = self._rooms, wanted
        for row, (old, new) in enumerate(zip(before, wanted, strict=True)):
            if old != new:
                index = self.index(row, 0)
                self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rooms)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rooms):
            return None
        room = self._rooms[index.row()]
        if role == ROOM_ROLE:
            return room
        if role == ID_ROLE:
            return room.id
        if role == Qt.ItemDataRole.DisplayRole:
            return room.title or room.customer_name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._describe(room)
        return None

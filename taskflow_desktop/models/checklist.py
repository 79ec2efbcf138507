"""The checklist of one task as a list: rows by id, told one by one, so that focus, selection and an edit stay."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from taskflow_desktop.domain.ids import ItemId
from taskflow_desktop.domain.inside import ChecklistItem

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
ITEM_ROLE: Final = ID_ROLE + 1

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class ChecklistModel(QAbstractTableModel):
    """One column of items in their order.

    `describe` gives the words a screen reader says for an item, `tell` the tooltip of one, already made plain.
    """

    def __init__(
        self,
        describe: Callable[[ChecklistItem], str],
        tell: Callable[[ChecklistItem], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._describe, self._tell = describe, tell
        self._items: list[ChecklistItem] = []

    @property
    def items(self) -> tuple[ChecklistItem, ...]:
        """The items in the order shown."""
        return tuple(self._items)

    def item(self, item_id: ItemId) -> ChecklistItem | None:
        """Return an item of the list, or None."""
        row = self.row_of(item_id)
        return self._items[row] if row >= 0 else None

    def row_of(self, item_id: ItemId) -> int:
        """Return the row of an item, -1 if it is not in the list."""
        return next((row for row, item in enumerate(self._items) if item.id == item_id), -1)

    def set_items(self, items: Sequence[ChecklistItem]) -> None:
        """Show these items in this order; those that stay are told as moved or changed, not made anew."""
        wanted = {item.id for item in items}
        for row in range(len(self._items) - 1, -1, -1):
            if self._items[row].id not in wanted:
                self.beginRemoveRows(_NOWHERE, row, row)
                del self._items[row]
                self.endRemoveRows()
        for at, item in enumerate(items):
            row = self.row_of(item.id)
            if row < 0:
                self.beginInsertRows(_NOWHERE, at, at)
                self._items.insert(at, item)
                self.endInsertRows()
                continue
            if row != at:  # all before `at` stand right, so it comes from below
                self.beginMoveRows(_NOWHERE, row, row, _NOWHERE, at)
                self._items.insert(at, self._items.pop(row))
                self.endMoveRows()
            if self._items[at] != item:
                self._items[at] = item
                index = self.index(at, 0)
                self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == ID_ROLE:
            return item.id
        if role == Qt.ItemDataRole.DisplayRole:
            return item.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._describe(item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tell(item) or None
        return None

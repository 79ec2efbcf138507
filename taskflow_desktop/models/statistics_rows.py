"""Models of statistics: the rows of a chart that is a list, and a table of words."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
VALUE_ROLE: Final = ID_ROLE + 1

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row: what a delegate paints (`value`), what a screen reader says, and the tooltip."""

    id: Hashable
    value: object
    spoken: str
    hint: str = ""


class FigureRowsModel(QAbstractTableModel):
    """One column of rows. Rows that stay keep their place; only other ids begin anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FigureRow, ...] = ()

    @property
    def rows(self) -> tuple[FigureRow, ...]:
        """The rows in their order."""
        return self._rows

    def show(self, rows: Sequence[FigureRow]) -> None:
        """Show these instead."""
        rows = tuple(rows)
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ID_ROLE:
            return row.id
        if role == VALUE_ROLE:
            return row.value
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.hint or None
        return None


class WordsTableModel(QAbstractTableModel):
    """A table of words with heads; columns of numbers stand at the right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._numbers: frozenset[int] = frozenset()

    def show(self, heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: frozenset[int]) -> None:
        """Show another table; `numbers` are the columns that hold numbers."""
        self.beginResetModel()
        self._numbers = numbers
        self._heads, self._rows = tuple(heads), tuple(tuple(row) for row in rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return self._aligned(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        text = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads[index.column()]}: {text}"
        return self._aligned(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _aligned(self, column: int) -> int:
        side = Qt.AlignmentFlag.AlignRight if column in self._numbers else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)

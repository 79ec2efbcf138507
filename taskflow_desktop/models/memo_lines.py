"""The revisions of a memo as rows, newest first."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from taskflow_desktop.domain.memos import MemoLine

VERSION_ROLE = int(Qt.ItemDataRole.UserRole) + 1  # the id of a row
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 2

_Index = QModelIndex | QPersistentModelIndex


class MemoLineModel(QAbstractListModel):
    """One row for each time the memo was saved. `spoken` of a row is given with it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[MemoLine, ...] = ()
        self._spoken: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[MemoLine, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: tuple[MemoLine, ...], spoken: tuple[str, ...]) -> None:
        """Show these revisions; `spoken` is what a screen reader says for each."""
        self.beginResetModel()
        self._lines, self._spoken = lines, spoken
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        if role == VERSION_ROLE:
            return self._lines[index.row()].version
        if role == LINE_ROLE:
            return self._lines[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._spoken[index.row()]
        return None

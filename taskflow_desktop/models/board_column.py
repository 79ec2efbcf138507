"""One column of the board: the ids of the cards that are loaded, over the tasks that all columns share."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from taskflow_desktop.domain.entities import NO_PAST, StagePast, Task
from taskflow_desktop.domain.ids import StageId, TaskId
from taskflow_desktop.domain.moment import Micros

Index = QModelIndex | QPersistentModelIndex


class BoardRole(IntEnum):
    """What a row of a column tells besides Qt's own roles."""

    TASK = Qt.ItemDataRole.UserRole + 1  # Task, or None in the row that loads more
    ID = Qt.ItemDataRole.UserRole + 2  # TaskId, 0 in the row that loads more
    MORE = Qt.ItemDataRole.UserRole + 3  # int: how many cards are not loaded yet, 0 in a card's row
    PAST = Qt.ItemDataRole.UserRole + 4  # StagePast that the cards of the column age against


_OF_THE_PAST = [BoardRole.PAST, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole]


class CardWords(Protocol):
    """Says cards in words; the model has none of its own."""

    def card(self, task: Task, past: StagePast) -> str:
        """Return what a screen reader says of a card in a stage with this past."""
        ...

    def tooltip(self, task: Task, past: StagePast) -> str:
        """Return the tooltip of a card in a stage with this past."""
        ...

    def more(self, count: int) -> str:
        """Return the words of the row that loads `count` further cards."""
        ...


class BoardColumnModel(QAbstractTableModel):
    """The loaded cards of one stage, and a last row that offers the rest while there is a rest.

    `total` counts all tasks of the column, loaded or not. The rows change only through the board's model.
    """

    def __init__(
        self, stage_id: StageId, tasks: Mapping[TaskId, Task], words: CardWords, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.stage_id = stage_id
        self.total = 0
        self.average_stay: Micros | None = None
        self.loading = False
        self._past = NO_PAST
        self._tasks = tasks
        self._words = words
        self._ids: list[TaskId] = []
        self._offered = 0  # what the last row says is missing; it changes only by set_total

    # --- what views ask ----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._ids) + (self._offered > 0)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = index.row()
        if not index.isValid() or row >= self.rowCount():
            return None
        if row == len(self._ids):
            return self._more_data(role)
        task = self._tasks[self._ids[row]]
        if role == BoardRole.TASK:
            return task
        if role == BoardRole.ID:
            return task.id
        if role == BoardRole.MORE:
            return 0
        if role == Qt.ItemDataRole.DisplayRole:
            return task.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words.card(task, self._past)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words.tooltip(task, self._past)
        if role == BoardRole.PAST:
            return self._past
        return None

    def _more_data(self, role: int) -> object:
        if role == BoardRole.MORE:
            return self._offered
        if role == BoardRole.ID:
            return TaskId(0)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words.more(self._offered)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are chosen, never edited or dragged: product.md rule 12."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    # --- what the page asks ------------------------------------------------------------------------------------------

    @property
    def ids(self) -> Sequence[TaskId]:
        """The loaded cards, in order."""
        return self._ids

    @property
    def missing(self) -> int:
        """How many cards of the column are not loaded."""
        return max(0, self.total - len(self._ids))

    def row_of(self, task_id: TaskId) -> int:
        """Return the row of a loaded card, -1 if it is not loaded here."""
        try:
            return self._ids.index(task_id)
        except ValueError:
            return -1

    # --- what the board's model does ---------------------------------------------------------------------------------

    def insert(self, row: int, task_id: TaskId) -> None:
        """Put a card before `row`."""
        self.beginInsertRows(QModelIndex(), row, row)
        self._ids.insert(row, task_id)
        self.endInsertRows()

    def extend(self, task_ids: Sequence[TaskId]) -> None:
        """Put cards after the loaded ones."""
        if task_ids:
            self.beginInsertRows(QModelIndex(), len(self._ids), len(self._ids) + len(task_ids) - 1)
            self._ids.extend(task_ids)
            self.endInsertRows()

    def remove(self, row: int, count: int = 1) -> None:
        """Take `count` cards out, from `row` on."""
        self.beginRemoveRows(QModelIndex(), row, row + count - 1)
        del self._ids[row : row + count]
        self.endRemoveRows()

    def move(self, row: int, to: int) -> None:
        """Move the card at `row` so that it is at `to` afterwards."""
        if row == to:
            return
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), to + (to > row))
        self._ids.insert(to, self._ids.pop(row))
        self.endMoveRows()

    def tell(self, row: int) -> None:
        """Say that the card at `row` shows something else now."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def set_past(self, past: StagePast) -> None:
        """Have the cards age against another past."""
        if past != self._past:
            self._past = past
            if self._ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0), _OF_THE_PAST)

    def show(self, task_ids: Sequence[TaskId]) -> None:
        """Hold exactly `task_ids`, in this order, with the least of inserts, moves and removals."""
        wanted = set(task_ids)
        row = len(self._ids)
        while row > 0:
            end = row
            while row > 0 and self._ids[row - 1] not in wanted:
                row -= 1
            if row < end:
                self.remove(row, end - row)
            row -= 1
        held = set(self._ids)
        for row, task_id in enumerate(task_ids):
            if row == len(self._ids):
                self.extend(task_ids[row:])
                break
            if self._ids[row] == task_id:
                continue
            if task_id in held:
                self.move(self._ids.index(task_id, row), row)
            else:
                self.insert(row, task_id)

    def set_total(self, total: int) -> None:
        """Say how many tasks the column has; the row that offers the rest comes, goes or changes its number."""
        self.total = max(total, len(self._ids))
        offered, last = self._offered, len(self._ids)
        if self.missing and not offered:
            self.beginInsertRows(QModelIndex(), last, last)
            self._offered = self.missing
            self.endInsertRows()
        elif offered and not self.missing:
            self.beginRemoveRows(QModelIndex(), last, last)
            self._offered = 0
            self.endRemoveRows()
        elif offered != self.missing:
            self._offered = self.missing
            self.tell(last)

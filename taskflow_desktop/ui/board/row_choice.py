"""Which rows of the list are chosen, kept by task: a new order of the rows changes nothing about it."""

from collections.abc import Iterable
from enum import Enum

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.models.task_table import COLUMNS, TITLE, TaskTableModel

_Flag = QItemSelectionModel.SelectionFlag


class Way(Enum):
    """What going to a row does to what is chosen."""

    ONE = "one"  # this row and no other
    EXTEND = "extend"  # all from where it began to here
    MOVE = "move"  # nothing
    TOGGLE = "toggle"  # this row as well, or no more


class RowChoice:
    """The chosen rows of a view, and the row that the keys start from."""

    def __init__(self, view: QTableView, tasks: TaskTableModel) -> None:
        self._view, self._tasks = view, tasks
        self._from: TaskId | None = None  # where EXTEND begins
        self._kept: tuple[frozenset[TaskId], TaskId | None] = (frozenset(), None)

    @property
    def picks(self) -> tuple[TaskId, ...]:
        """The chosen tasks, in the order of the rows."""
        chosen = self._view.selectionModel().selection()
        ranges = sorted((chosen.at(n).top(), chosen.at(n).bottom()) for n in range(chosen.count()))
        return tuple(self._tasks.id_at(row) for top, bottom in ranges for row in range(top, bottom + 1))

    @property
    def row(self) -> int:
        """The row that the keys start from, -1 for none."""
        return self._view.currentIndex().row()

    @property
    def current(self) -> TaskId | None:
        """The task of that row."""
        return self._tasks.id_at(self.row) if self.row >= 0 else None

    def go(self, row: int, way: Way = Way.ONE) -> None:
        """Go to a row, or to the nearest there is."""
        count = self._tasks.rowCount()
        if not count:
            return
        row = min(max(0, row), count - 1)
        index, model = self._tasks.index(row, TITLE), self._view.selectionModel()
        if way is Way.EXTEND:
            start = self._tasks.row_of(self._from) if self._from is not None else -1
            model.setCurrentIndex(index, _Flag.NoUpdate)
            model.select(self._rows(start if start >= 0 else row, row), _Flag.ClearAndSelect)
            return
        flags = {Way.ONE: _Flag.ClearAndSelect, Way.MOVE: _Flag.NoUpdate, Way.TOGGLE: _Flag.Toggle}
        model.setCurrentIndex(index, flags[way] | _Flag.Rows)
        self._from = self._tasks.id_at(row)

    def choose_all(self) -> None:
        """Choose every row; the keys start from where they did."""
        if count := self._tasks.rowCount():
            self._view.selectionModel().select(self._rows(0, count - 1), _Flag.ClearAndSelect)

    def choose_none(self) -> None:
        """Choose no row, and start from none."""
        self._view.selectionModel().clear()

    def keep(self) -> None:
        """Remember what is chosen before all rows are replaced."""
        self._kept = (frozenset(self.picks), self.current)

    def restore(self) -> None:
        """Choose the same tasks again, as far as they are still there."""
        picks, current = self._kept
        chosen = QItemSelection()
        for first, last in _ranges(row for row in map(self._tasks.row_of, picks) if row >= 0):
            chosen.merge(self._rows(first, last), _Flag.Select)
        model = self._view.selectionModel()
        model.select(chosen, _Flag.ClearAndSelect)
        row = self._tasks.row_of(current) if current is not None else -1
        if row >= 0:
            model.setCurrentIndex(self._tasks.index(row, TITLE), _Flag.NoUpdate)

    def _rows(self, first: int, last: int) -> QItemSelection:
        top, bottom = min(first, last), max(first, last)
        return QItemSelection(self._tasks.index(top, 0), self._tasks.index(bottom, len(COLUMNS) - 1))


def _ranges(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return rows as ranges without gaps, both ends included."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found

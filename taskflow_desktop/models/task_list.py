"""The tasks of one room as a list: unfinished by number, then finished by number (ui-spec 4.3)."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.ids import TaskId

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
TASK_ROLE: Final = ID_ROLE + 1

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


def in_order(task: Task) -> tuple[bool, int]:
    """Return what the list is sorted by: unfinished first, then as registered (ids rise with numbers)."""
    return task.finished, task.id


class TaskListModel(QAbstractTableModel):
    """One column of tasks; changes are told row by row, so that selection and scroll stay.

    `describe` gives the words a screen reader says for a task.
    """

    def __init__(self, describe: Callable[[Task], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._describe = describe
        self._tasks: list[Task] = []

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks in the order shown."""
        return tuple(self._tasks)

    def task(self, task_id: TaskId) -> Task | None:
        """Return a task of the list, or None."""
        return next((task for task in self._tasks if task.id == task_id), None)

    def row_of(self, task_id: TaskId) -> int:
        """Return the row of a task, -1 if it is not in the list."""
        return next((row for row, task in enumerate(self._tasks) if task.id == task_id), -1)

    def set_tasks(self, tasks: Iterable[Task]) -> None:
        """Show these tasks and no others; those that stay keep their rows' selection."""
        wanted = {task.id: task for task in tasks}
        for row in range(len(self._tasks) - 1, -1, -1):
            if self._tasks[row].id not in wanted:
                self.beginRemoveRows(_NOWHERE, row, row)
                del self._tasks[row]
                self.endRemoveRows()
        for task in wanted.values():
            self.put(task)

    def apply(self, changes: ChangeSet, wanted: Callable[[Task], bool]) -> bool:
        """Follow `changes` as far as `wanted` tasks go (others leave the list). Return True if anything differs."""
        before = tuple(self._tasks)
        for task in changes.tasks:
            if wanted(task):
                self.put(task)
            elif self.row_of(task.id) >= 0:
                self.set_tasks(held for held in before if held.id != task.id)
        return before != tuple(self._tasks)

    def put(self, task: Task) -> None:
        """Insert a task or replace the older state of it; a state older than the one held is skipped."""
        row = self.row_of(task.id)
        if row < 0:
            at = self._place(task, self._tasks)
            self.beginInsertRows(_NOWHERE, at, at)
            self._tasks.insert(at, task)
            self.endInsertRows()
            return
        if self._tasks[row] == task or task.version < self._tasks[row].version:
            return
        others = self._tasks[:row] + self._tasks[row + 1 :]
        at = self._place(task, others)
        if at != row:
            self.beginMoveRows(_NOWHERE, row, row, _NOWHERE, at if at < row else at + 1)
            self._tasks = [*others[:at], task, *others[at:]]
            self.endMoveRows()
        self._tasks[at] = task
        index = self.index(at, 0)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._tasks)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._tasks):
            return None
        task = self._tasks[index.row()]
        if role == TASK_ROLE:
            return task
        if role == ID_ROLE:
            return task.id
        if role == Qt.ItemDataRole.DisplayRole:
            return task.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._describe(task)
        return None

    @staticmethod
    def _place(task: Task, among: list[Task]) -> int:
        return sum(in_order(other) < in_order(task) for other in among)

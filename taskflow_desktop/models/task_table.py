"""The list of tasks: ordered ids of everything under one filter, rows read page by page as they are looked at.

The model follows change sets by itself: a row changes in place at once; where it belongs now, only the database knows
for all orders and filters, so the ids are read anew soon after, once for all changes in between.
"""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Final, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import NO_PAST, StagePast, Task
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import StageId, TaskId
from taskflow_desktop.domain.pages import TASK_PAGE, TaskList
from taskflow_desktop.domain.requests import BoardFilter, ListColumn, ListSort
from taskflow_desktop.models.board_reads import Figures
from taskflow_desktop.models.room_rows import RowWindow, find_id

COLUMNS: Final = tuple(ListColumn)
"""The columns in the model's own order; the view may show them in another."""

TITLE: Final = COLUMNS.index(ListColumn.TITLE)
"""The column whose cells speak for their whole row."""

READ_AGAIN_AFTER_MS = 300

_Index = QModelIndex | QPersistentModelIndex
_Failed = Callable[[TaskflowError], None] | None


class TaskRole(IntEnum):
    """What every cell of a row tells besides Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole + 1  # TaskId
    TASK = Qt.ItemDataRole.UserRole + 2  # Task, None until it is read
    PAST = Qt.ItemDataRole.UserRole + 3  # StagePast that the task ages against


class ListReads(Protocol):
    """The reads the list needs; they answer later, on the same thread."""

    def task_list(
        self, where: BoardFilter, sort: ListSort, /, *, done: Callable[[TaskList], None], failed: _Failed = None
    ) -> None: ...

    def tasks(
        self, ids: Sequence[TaskId], /, *, done: Callable[[tuple[Task, ...]], None], failed: _Failed = None
    ) -> None: ...


class ListWords(Protocol):
    """Says tasks in words; the model has none of its own."""

    def card(self, task: Task, past: StagePast) -> str:
        """Return what a screen reader says of a task in a stage with this past."""
        ...

    def tooltip(self, task: Task, past: StagePast) -> str:
        """Return the tooltip of a task in a stage with this past."""
        ...

    def cell(self, task: Task, column: ListColumn, past: StagePast) -> str:
        """Return what one column says of a task."""
        ...

    def column(self, column: ListColumn) -> str:
        """Return the name of a column."""
        ...


class _Read:
    """One question for the list, so that an answer is known to be the newest or too late."""

    def __init__(self, model: "TaskTableModel") -> None:
        self._model = model

    def done(self, found: TaskList) -> None:
        self._model.take_list(self, found)

    def failed(self, error: TaskflowError) -> None:
        self._model.fail(self, error)


class TaskTableModel(QAbstractTableModel):
    """A row per task, a column per ListColumn. Rows of tasks that are not read yet are empty for a moment."""

    loaded = Signal()  # the answer to a filter or order is shown
    figures_changed = Signal()
    task_changed = Signal(object)  # Task of the list that differs
    refused = Signal(object)  # TaskflowError of a read

    def __init__(self, reads: ListReads, words: ListWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reads, self._words = reads, words
        self._where, self._order = BoardFilter(), ListSort()
        self._ids: array[int] = array("q")
        self._rows: RowWindow[TaskId, Task] = RowWindow()
        self._pasts: Mapping[StageId, StagePast] = {}
        self._figures = Figures()
        self._latest: _Read | None = None
        self._ready = False
        self._asked: set[TaskId] = set()
        self._wanted: set[int] = set()
        self._stale: set[TaskId] = set()
        self._page_timer = self._timer(0, self._read_pages)
        self._again_timer = self._timer(READ_AGAIN_AFTER_MS, self.refresh)

    def _timer(self, after_ms: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(slot)
        return timer

    # --- what views ask ----------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = index.row()
        if not index.isValid() or not 0 <= row < len(self._ids):
            return None
        task_id = TaskId(self._ids[row])
        if role == TaskRole.ID:
            return task_id
        task = self._rows.use(task_id)
        if task is None or task_id in self._stale:
            self._want(row)
        if task is None:
            return None
        return task if role == TaskRole.TASK else self._said(task, index.column(), role)

    def _said(self, task: Task, column: int, role: int) -> object:
        past = self._pasts.get(task.stage_id, NO_PAST)
        if role == TaskRole.PAST:
            return past
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words.tooltip(task, past)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == TITLE:
            return self._words.card(task, past)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words.cell(task, COLUMNS[column], past)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        return self._words.column(COLUMNS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    # --- what the page asks ------------------------------------------------------------------------------------------

    @property
    def where(self) -> BoardFilter:
        return self._where

    @property
    def order(self) -> ListSort:
        """The order asked for last."""
        return self._order

    @property
    def ready(self) -> bool:
        """True once an answer has been shown."""
        return self._ready

    @property
    def figures(self) -> Figures:
        return self._figures

    @property
    def held(self) -> int:
        """How many tasks are in memory."""
        return len(self._rows)

    def row_of(self, task_id: TaskId) -> int:
        """Return the row of a task, or -1."""
        return find_id(self._ids, task_id)

    def id_at(self, row: int) -> TaskId:
        """Return the task of a row."""
        return TaskId(self._ids[row])

    def task(self, task_id: TaskId) -> Task | None:
        """Return a task of the list if it is in memory and as new as is known."""
        return None if task_id in self._stale or self.row_of(task_id) < 0 else self._rows.peek(task_id)

    # --- loading -----------------------------------------------------------------------------------------------------

    def load(self, where: BoardFilter, sort: ListSort) -> None:
        """Show what matches `where`, in this order. The rows shown stay until the answer comes."""
        self._where, self._order = where, sort
        self._latest = None
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read ids and counts anew and show the difference."""
        self._again_timer.stop()
        self._latest = _Read(self)
        self._reads.task_list(self._where, self._order, done=self._latest.done, failed=self._latest.failed)

    def distrust(self) -> None:
        """Read every row anew when it is looked at: the list has not followed the changes for a while."""
        self._stale = {task.id for task in self._rows.rows()}

    def take_list(self, read: _Read, found: TaskList) -> None:
        """Show what a read found, if nothing newer was asked since."""
        if not isValid(self) or read is not self._latest:
            return
        self._latest = None
        self._put(found.first)
        self._show_ids(found.ids)
        self._ready = True
        if self._pasts != found.pasts:
            self._pasts = found.pasts
            self._tell(0, len(self._ids) - 1)
        self._figures = Figures(found.mine, found.referenced, found.all, found.in_progress, found.finished_today)
        self.figures_changed.emit()
        self.loaded.emit()

    def fail(self, read: _Read, error: TaskflowError) -> None:
        """A read was refused: what is shown stays."""
        if isValid(self) and read is self._latest:
            self._latest = None
            self.refused.emit(error)

    def _show_ids(self, ids: "array[int]") -> None:
        """Have exactly `ids`: what one change makes of a list goes row by row, all else at once."""
        old, first, last = self._ids, 0, 0
        most = min(len(old), len(ids))
        while first < most and old[first] == ids[first]:
            first += 1
        while last < most - first and old[-1 - last] == ids[-1 - last]:
            last += 1
        gone, come = old[first : len(old) - last], ids[first : len(ids) - last]
        end = first + len(gone)
        if not gone and not come:
            return
        if not come:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            self._ids = ids
            self.endRemoveRows()
        elif not gone:
            self.beginInsertRows(QModelIndex(), first, first + len(come) - 1)
            self._ids = ids
            self.endInsertRows()
        elif come == gone[1:] + gone[:1]:
            self.beginMoveRows(QModelIndex(), first, first, QModelIndex(), end)
            self._ids = ids
            self.endMoveRows()
        elif come == gone[-1:] + gone[:-1]:
            self.beginMoveRows(QModelIndex(), end - 1, end - 1, QModelIndex(), first)
            self._ids = ids
            self.endMoveRows()
        else:
            self.beginResetModel()
            self._ids = ids
            self.endResetModel()

    def _want(self, row: int) -> None:
        self._wanted.add(row // TASK_PAGE)
        if not self._page_timer.isActive():
            self._page_timer.start()

    @Slot()
    def _read_pages(self) -> None:
        wanted, self._wanted = self._wanted, set()
        for page in sorted(wanted):
            block = map(TaskId, self._ids[page * TASK_PAGE : (page + 1) * TASK_PAGE])
            ids = tuple(i for i in block if i not in self._asked and (i not in self._rows or i in self._stale))
            if ids:
                self._asked.update(ids)
                self._reads.tasks(ids, done=self._take_tasks, failed=self._fail_tasks)

    def _take_tasks(self, tasks: tuple[Task, ...]) -> None:
        if isValid(self):
            self._asked.difference_update(task.id for task in tasks)
            self._put(tasks)

    def _fail_tasks(self, error: TaskflowError) -> None:
        if isValid(self):
            self._asked.clear()
            self.refused.emit(error)

    def _put(self, tasks: Iterable[Task]) -> None:
        """Hold tasks as they were just read, and tell of those that differ."""
        for task in tasks:
            self._stale.discard(task.id)
            held = self._rows.peek(task.id)
            if held == task or (held is not None and held.version > task.version):
                continue
            self._rows.put((task,))
            row = self.row_of(task.id)
            if row >= 0:
                self._tell(row, row)
                if held is not None:
                    self.task_changed.emit(task)

    def _tell(self, first: int, last: int) -> None:
        if 0 <= first <= last < len(self._ids):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    # --- changes -----------------------------------------------------------------------------------------------------

    def apply(self, changes: ChangeSet) -> None:
        """Follow a change: rows at once, order and counts soon after."""
        if changes.reload:
            self.distrust()
            self.refresh()
            return
        self._put(task for task in changes.tasks if task.id in self._rows)
        if (changes.tasks or (changes.rooms and self._where.room_states)) and not self._again_timer.isActive():
            self._again_timer.start()

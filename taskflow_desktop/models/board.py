"""The board: the tasks that are loaded, by id, and one column model per stage; follows changes row by row."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import StageId, TaskId
from taskflow_desktop.domain.pages import Board, BoardColumn
from taskflow_desktop.domain.requests import BoardFilter
from taskflow_desktop.models.board_column import BoardColumnModel, CardWords
from taskflow_desktop.models.board_order import SortKey, needs_asking, passes, sort_key
from taskflow_desktop.models.board_reads import Answer, BoardReads, Figures

RECOUNT_AFTER_MS = 300
"""Counts and averages are read anew this long after a change, once for all changes in between."""


class BoardModel(QObject):
    """Columns of cards under one filter. `apply` what changed; `loaded` tells that a filter's answer is shown.

    The order within a column is `sort_key`'s. Only loaded pages are held: what lies after them counts, no more.
    """

    loaded = Signal()
    columns_changed = Signal()  # other columns, or in another order
    figures_changed = Signal()  # figures, totals, averages
    task_changed = Signal(object)  # Task that is on the board and differs
    refused = Signal(object)  # TaskflowError of a read

    def __init__(self, reads: BoardReads, words: CardWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reads, self._words = reads, words
        self._where = BoardFilter()
        self._tasks: dict[TaskId, Task] = {}
        self._columns: dict[StageId, BoardColumnModel] = {}
        self._figures = Figures()
        self._asked: dict[TaskId, Task] = {}
        self._generation = 0
        self._ready = False
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(RECOUNT_AFTER_MS)
        self._recount.timeout.connect(self.refresh)

    # --- what the page asks ------------------------------------------------------------------------------------------

    @property
    def where(self) -> BoardFilter:
        return self._where

    @property
    def ready(self) -> bool:
        """True once an answer has been shown."""
        return self._ready

    @property
    def figures(self) -> Figures:
        return self._figures

    @property
    def columns(self) -> tuple[BoardColumnModel, ...]:
        """The columns in the order of the flow."""
        return tuple(self._columns.values())

    @property
    def empty(self) -> bool:
        """True if no task matches."""
        return not any(column.total for column in self._columns.values())

    @property
    def held(self) -> int:
        """How many tasks are in memory."""
        return len(self._tasks)

    def column(self, stage_id: StageId) -> BoardColumnModel | None:
        """Return the column of a stage, None if the flow has no such stage now."""
        return self._columns.get(stage_id)

    def task(self, task_id: TaskId) -> Task | None:
        """Return a loaded task."""
        return self._tasks.get(task_id)

    def place_of(self, task_id: TaskId) -> tuple[BoardColumnModel, int] | None:
        """Return the column and row of a loaded card."""
        task = self._tasks.get(task_id)
        column = self._columns.get(task.stage_id) if task is not None else None
        if column is None:
            return None
        row = column.row_of(task_id)
        return (column, row) if row >= 0 else None

    # --- loading -----------------------------------------------------------------------------------------------------

    def set_stages(self, stage_ids: Sequence[StageId]) -> None:
        """Have one column per stage in this order; columns that stay keep their cards."""
        if list(self._columns) == list(stage_ids):
            return
        old = self._columns
        self._columns = {
            stage_id: old.get(stage_id) or BoardColumnModel(stage_id, self._tasks, self._words, self)
            for stage_id in stage_ids
        }
        gone = [column for stage_id, column in old.items() if stage_id not in self._columns]
        self.columns_changed.emit()
        for column in gone:
            column.show(())
            column.deleteLater()
        self._forget_unplaced()

    def load(self, where: BoardFilter) -> None:
        """Show what matches `where`. The cards shown stay until the answer comes."""
        self._where = where
        self._asked.clear()
        self._generation += 1
        for column in self._columns.values():
            column.loading = False
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the board anew and show the difference."""
        self._recount.stop()
        answer = Answer(self, self._generation)
        self._reads.board(self._where, done=answer.board, failed=answer.failed)

    def load_more(self, stage_id: StageId) -> None:
        """Load the next page of a column."""
        column = self._columns.get(stage_id)
        if column is None or column.loading or not column.missing:
            return
        if not column.ids:
            self.refresh()
            return
        column.loading = True
        answer = Answer(self, self._generation, stage_id)
        last = self._tasks[column.ids[-1]]
        self._reads.column_cards(self._where, stage_id, after=last, done=answer.page, failed=answer.failed)

    def take_board(self, board: Board) -> None:
        """Show an answer: its cards, then those loaded after its last one."""
        for answer in board.columns:
            for task in answer.cards:
                held = self._tasks.get(task.id)
                if held != task:
                    self._tasks[task.id] = task
                    if held is not None:
                        self._tell(held, task)
        for answer in board.columns:
            self._take_column(answer)
        self._forget_unplaced()
        self._figures = Figures(board.mine, board.referenced, board.all, board.in_progress, board.finished_today)
        self._ready = True
        self.figures_changed.emit()
        self.loaded.emit()

    def _take_column(self, answer: BoardColumn) -> None:
        column = self._columns.get(answer.stage_id)
        if column is None:
            return
        ids = [task.id for task in answer.cards]
        if answer.total > len(ids) and ids:
            first, last = set(ids), self._key(self._tasks[ids[-1]])
            ids += [
                task_id
                for task_id in column.ids
                if task_id not in first
                and (task := self._tasks[task_id]).stage_id == column.stage_id
                and passes(task, self._where)
                and self._key(task) > last
            ]
        ids = ids[: answer.total]
        column.average_stay = answer.average_stay
        column.set_past(answer.past)
        column.show(ids)
        column.set_total(answer.total)

    def take_page(self, stage_id: StageId, cards: Sequence[Task]) -> None:
        """Put the next page of a column after its loaded cards."""
        column = self._columns.get(stage_id)
        if column is None:
            return
        column.loading = False
        fresh = [task for task in cards if task.id not in self._tasks]
        for task in fresh:
            self._tasks[task.id] = task
        column.extend([task.id for task in fresh])
        column.set_total(column.total if fresh else len(column.ids))

    def fail(self, stage_id: StageId | None, error: TaskflowError) -> None:
        """A read was refused: what is shown stays."""
        column = self._columns.get(stage_id) if stage_id is not None else None
        if column is not None:
            column.loading = False
        self.refused.emit(error)

    # --- changes -----------------------------------------------------------------------------------------------------

    def apply(self, changes: ChangeSet) -> None:
        """Follow a change: cards change, move, come and go; counts are read anew soon after."""
        if changes.flow is not None:
            self.set_stages([stage.id for stage in changes.flow.active_stages])
        if changes.reload or changes.flow is not None:
            self.refresh()
        for task in changes.tasks:
            self._apply_task(task)
        if self._where.room_states:
            rooms = {room.id for room in changes.rooms}
            self._asked.update({task.id: task for task in self._tasks.values() if task.room_id in rooms})
        if self._asked:
            answer = Answer(self, self._generation)
            self._reads.board_matches(self._where, tuple(self._asked), done=answer.matches, failed=answer.failed)
        if (changes.tasks or (changes.rooms and self._where.room_states)) and not self._recount.isActive():
            self._recount.start()

    def _apply_task(self, task: Task) -> None:
        held = self._tasks.get(task.id)
        if held is not None and (held == task or task.version < held.version):
            return
        if not passes(task, self._where):
            self._asked.pop(task.id, None)
            if held is not None:
                self._drop(held)
        elif needs_asking(self._where):
            self._asked[task.id] = task
            if held is not None:
                self._put(task)
        else:
            self._put(task)

    def take_matches(self, matching: frozenset[TaskId]) -> None:
        """Show those of the tasks asked about that match, take the others off."""
        asked, self._asked = self._asked, {}
        for task in asked.values():
            held = self._tasks.get(task.id)
            if task.id not in matching:
                if held is not None:
                    self._drop(held)
            elif held is None:
                self._put(task)
        self.figures_changed.emit()

    def _put(self, task: Task) -> None:
        """Show `task` where it belongs now."""
        held = self._tasks.get(task.id)
        column = self._columns.get(task.stage_id)
        if column is None or (held is not None and held.stage_id != task.stage_id):
            if held is not None:
                self._take_off(held)
            held = None
        if column is None:
            self.figures_changed.emit()
            return
        old = column.row_of(task.id) if held is not None else -1
        others = [task_id for task_id in column.ids if task_id != task.id]
        row = bisect_left(others, self._key(task), key=self._key_of)
        self._tasks[task.id] = task
        if old >= 0:
            column.move(old, row)
            self._tell(held, task)
        elif row < len(others) or not column.missing:
            column.insert(row, task.id)
            column.set_total(column.total + 1)
            self.task_changed.emit(task)
        else:
            del self._tasks[task.id]  # belongs after the loaded cards
            column.set_total(column.total + 1)
        self.figures_changed.emit()

    def _drop(self, task: Task) -> None:
        """Take a card off the board and tell."""
        self._take_off(task)
        self.figures_changed.emit()

    def _take_off(self, task: Task) -> None:
        column = self._columns.get(task.stage_id)
        if column is not None and (row := column.row_of(task.id)) >= 0:
            column.remove(row)
            column.set_total(column.total - 1)
        self._tasks.pop(task.id, None)

    def _tell(self, held: Task | None, task: Task) -> None:
        column = self._columns.get(task.stage_id)
        row = column.row_of(task.id) if column is not None else -1
        if column is not None and row >= 0 and held != task:
            column.tell(row)
        self.task_changed.emit(task)

    def _forget_unplaced(self) -> None:
        placed = {task_id for column in self._columns.values() for task_id in column.ids}
        for task_id in self._tasks.keys() - placed:
            del self._tasks[task_id]

    def _key(self, task: Task) -> SortKey:
        return sort_key(task, self._where.sort)

    def _key_of(self, task_id: TaskId) -> SortKey:
        return self._key(self._tasks[task_id])

    def answers(self, generation: int) -> bool:
        """True if an answer to a question of `generation` still concerns what is shown."""
        return isValid(self) and generation == self._generation

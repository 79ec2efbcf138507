"""The list's side of the page: the table, its line of counts and keys, and what the page asks of them."""

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.domain.requests import BoardFilter, ListColumn, ListSort
from taskflow_desktop.models.board_reads import Figures
from taskflow_desktop.models.task_table import TaskTableModel
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.board.columns_menu import ColumnsMenu
from taskflow_desktop.ui.board.list_choice import ListChoice, list_choice
from taskflow_desktop.ui.board.list_status import ListStatus
from taskflow_desktop.ui.board.list_words import ListWords
from taskflow_desktop.ui.board.many_actions import ManyActions
from taskflow_desktop.ui.board.many_changes import Refusals
from taskflow_desktop.ui.board.many_notice import ManyNotice
from taskflow_desktop.ui.board.places import Places
from taskflow_desktop.ui.board.side_panel import Place
from taskflow_desktop.ui.board.sort_words import first_way
from taskflow_desktop.ui.board.task_table import TaskTable
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.details.task_changes import TaskChanges
from taskflow_desktop.ui.own import BOARD_LIST
from taskflow_desktop.ui.widgets.surface import Surface

_MARGIN = 12


class ListPlaces(Places):
    """The list as a TaskView. `choice_changed` tells another order or other columns: a ListChoice."""

    choice_changed = Signal(object)

    def __init__(self, session: Session, changes: TaskChanges, parent: QWidget | None = None) -> None:
        words = ListWords(session)
        content = Surface("bg.surface")
        super().__init__(session, content, parent)
        self.model = TaskTableModel(session.reader, words, self)
        self.table = TaskTable(session, self.model, words)
        self.status = ListStatus()
        self.notice = ManyNotice()
        self.actions_ = ManyActions(session, self.model, self.table, changes)
        self._behind = False
        self._build(content)
        self._connect()
        self.table.header.set_choice(list_choice(session.own.get(BOARD_LIST)))

    def _build(self, content: QWidget) -> None:
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        rows = QVBoxLayout()
        rows.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        rows.addWidget(self.table)
        column.addLayout(rows, 1)
        note = QVBoxLayout()
        note.setContentsMargins(_MARGIN, 0, _MARGIN, 8)
        note.addWidget(self.notice)
        column.addLayout(note)
        column.addWidget(self.status)

    def _connect(self) -> None:
        self.table.picks_changed.connect(self._show_counts)
        self.table.menu_wanted.connect(self.actions_.open_menu)
        self.table.header.sort_wanted.connect(self.sort_by)
        self.table.header.arranged.connect(self._keep)
        self.table.header.menu_wanted.connect(self._open_columns_here)
        self.status.stage_wanted.connect(self.actions_.open_stages)
        self.status.owner_wanted.connect(self.actions_.open_owners)
        self.status.importance_wanted.connect(self.actions_.open_importances)
        self.status.clear_wanted.connect(self._choose_one)
        self.actions_.many.refused.connect(self._show_refused)
        self.notice.closed.connect(self._close_notice)
        self.model.figures_changed.connect(self._show_counts)
        self.model.loaded.connect(self.take_answer)
        self.model.refused.connect(self.fail)
        self.again.connect(self.model.refresh)

    # --- what the page asks ------------------------------------------------------------------------------------------

    @property
    def figures(self) -> Figures:
        return self.model.figures

    @property
    def ready(self) -> bool:
        return self.model.ready

    @property
    def choice(self) -> ListChoice:
        """Order and columns."""
        return self.table.header.choice

    @property
    def task(self) -> Task | None:
        current = self.table.current
        return self.model.task(current) if current is not None else None

    @property
    def has_focus(self) -> bool:
        return self.table.hasFocus() and len(self.table.picks) < 2

    def held_task(self, task_id: TaskId) -> Task | None:
        """Return a task of the list that is in memory."""
        return self.model.task(task_id)

    def select(self, task_id: TaskId | None) -> None:
        """Choose one task, unless it is among several that are chosen."""
        if task_id is None or task_id not in self.table.picks:
            self.table.select(task_id)

    def load(self, where: BoardFilter) -> None:
        """Show what matches `where`; its own order is the board's."""
        self.wait((where, self.choice.sort), shown=self.model.ready)
        if self._behind:
            self._behind = False
            self.model.distrust()
        self.table.restart()
        self.model.load(where, self.choice.sort)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        toast_host(self).stand_over(self.status)

    def leave(self) -> None:
        """The board comes in front: until the next `load` no change is followed."""
        self._behind = True

    def apply(self, changes: ChangeSet) -> None:
        """Follow a change."""
        self.model.apply(changes)

    def tick(self, now: Moment) -> None:
        """Show the times as of `now`."""
        self.table.tick(now)

    def forget(self) -> None:
        """Measure all rows anew."""
        self.table.forget()

    def reveal(self) -> None:
        """Bring the row that the keys start from on screen."""
        self.table.scrollTo(self.table.currentIndex())

    def step(self, by: int) -> None:
        """Go to the row before or after."""
        self.table.step(by)

    def place_of(self, task_id: TaskId | None) -> Place:
        """Return a task's number in the list."""
        row = self.model.row_of(task_id) if task_id is not None else -1
        return Place("", row + 1, self.model.rowCount())

    def tasks_place(self) -> QWidget | None:
        """Return the rows."""
        return self.table

    def show_found(self, filters: str) -> None:
        """Show the rows, or why there are none."""
        self.show_content(self.model.where, empty=not self.model.rowCount(), filters=filters)

    def set_single_keys(self, on: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Let letters be commands, or not (ui-spec 6.1)."""
        self.table.single_keys = on

    def act_on_key(self, key: str) -> None:
        """Do what a single key does to the chosen rows."""
        self.actions_.act_on_key(key)

    # --- order and columns -------------------------------------------------------------------------------------------

    @Slot(object)
    def sort_by(self, column: ListColumn) -> None:
        """Order by a column; once more turns the order round."""
        now = self.choice.sort
        self.set_sort(ListSort(column, not now.down if now.column is column else first_way(column)))

    def set_sort(self, sort: ListSort) -> None:
        """Have this order from now on."""
        choice = ListChoice(sort, self.choice.columns, self.choice.hidden, self.choice.widths)
        self.table.header.set_choice(choice)
        self._keep(choice)
        self.table.restart()
        self.wait((self.model.where, sort), shown=self.model.ready)
        self.model.load(self.model.where, sort)

    def open_columns(self, corner: QPoint) -> None:
        """Let the columns be chosen, the menu's right upper corner at a global point."""
        menu = ColumnsMenu(self.choice, self)
        menu.changed.connect(self._columns_chosen)
        menu.open_at(corner)

    @Slot(object)
    def _open_columns_here(self, at: QPoint) -> None:
        menu = ColumnsMenu(self.choice, self)
        menu.changed.connect(self._columns_chosen)
        menu.popup(at)

    @Slot(object)
    def _columns_chosen(self, choice: ListChoice) -> None:
        self.table.header.set_choice(choice)
        self._keep(choice)

    @Slot(object)
    def _keep(self, choice: ListChoice) -> None:
        self._session.own.keep(BOARD_LIST, choice.to_text())
        self.choice_changed.emit(choice)

    # --- many at once ------------------------------------------------------------------------------------------------

    @Slot()
    def _show_counts(self) -> None:
        self.status.set_counts(self.model.rowCount(), len(self.table.picks))

    @Slot()
    def _choose_one(self) -> None:
        self.table.pick_only_current()
        self.table.setFocus()

    @Slot(object)
    def _show_refused(self, refused: Refusals) -> None:
        self.notice.show_refusals(refused)

    @Slot()
    def _close_notice(self) -> None:
        self.notice.show_refusals(())
        self.table.setFocus()

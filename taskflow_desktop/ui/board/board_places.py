"""The board's side of the page: its columns, and what the page asks of them."""

from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.domain.requests import BoardFilter
from taskflow_desktop.models.board import BoardModel
from taskflow_desktop.models.board_reads import Figures
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.board.board_columns import BoardColumns
from taskflow_desktop.ui.board.card_actions import CardActions
from taskflow_desktop.ui.board.places import Places
from taskflow_desktop.ui.board.side_panel import Place
from taskflow_desktop.ui.details.task_changes import TaskChanges


class BoardPlaces(Places):
    """The columns as a TaskView."""

    def __init__(
        self,
        session: Session,
        board: BoardModel,
        columns: BoardColumns,
        changes: TaskChanges,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, columns, parent)
        self._board, self._columns = board, columns
        self.cards = CardActions(session, board=board, columns=columns, changes=changes)
        board.loaded.connect(self.take_answer)
        board.refused.connect(self.fail)
        self.again.connect(board.refresh)

    @property
    def figures(self) -> Figures:
        return self._board.figures

    @property
    def ready(self) -> bool:
        return self._board.ready

    @property
    def task(self) -> Task | None:
        return self._columns.task

    @property
    def has_focus(self) -> bool:
        return self._columns.focused_cards() is not None

    def held_task(self, task_id: TaskId) -> Task | None:
        """Return a card that is loaded."""
        return self._board.task(task_id)

    def select(self, task_id: TaskId | None) -> None:
        """Choose a card."""
        self._columns.selection.select(task_id)

    def load(self, where: BoardFilter) -> None:
        """Show what matches `where`."""
        self.wait(where, shown=self._board.ready)
        self._columns.tick(self._session.now())
        self._board.load(where)

    def apply(self, changes: ChangeSet) -> None:
        """Follow a change."""
        self._board.apply(changes)

    def tick(self, now: Moment) -> None:
        """Show the times as of `now`."""
        self._columns.tick(now)

    def forget(self) -> None:
        """Measure all cards anew."""
        self._columns.forget_faces()

    def reveal(self) -> None:
        """Bring the chosen card on screen."""
        self._columns.reveal()

    def step(self, by: int) -> None:
        """Go to the card before or after in the same column."""
        self._columns.step(by)

    def place_of(self, task_id: TaskId | None) -> Place:
        """Return the stage of a card and its number in the column."""
        place = self._board.place_of(task_id) if task_id is not None else None
        if place is None:
            return Place("", 0, 0)
        column, row = place
        return Place(self._session.stage(column.stage_id).name, row + 1, column.total)

    def tasks_place(self) -> QWidget | None:
        """Return the cards of the column with the chosen one, else of the first with cards."""
        return self._columns.cards_place()

    def show_found(self, filters: str) -> None:
        """Show the columns, or why there is nothing in them."""
        self.show_content(self._board.where, empty=self._board.empty, filters=filters)

    def set_single_keys(self, on: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Let letters be commands, or not (ui-spec 6.1)."""
        self._columns.set_single_keys(on)

    def act_on_key(self, key: str) -> None:
        """Stage, its neighbours, number: what the keys do to the selected card."""
        if key == "S":
            self.cards.open_stage_popover()
        elif key in {"[", "]"}:
            self.cards.step_stage(1 if key == "]" else -1)
        elif key == "C":
            self.cards.copy_number()

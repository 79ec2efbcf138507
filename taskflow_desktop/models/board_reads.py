"""How the board's model asks: the reads it is given, and the answers that may come too late."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import StageId, TaskId
from taskflow_desktop.domain.pages import Board
from taskflow_desktop.domain.requests import BoardFilter

Failed = Callable[[TaskflowError], None] | None


class BoardReads(Protocol):
    """The reads the board is filled by; each answers later, on the GUI thread."""

    def board(self, where: BoardFilter, *, done: Callable[[Board], None], failed: Failed = None) -> None:
        """Read all columns' first pages and the figures."""
        ...

    def column_cards(
        self,
        where: BoardFilter,
        stage_id: StageId,
        *,
        after: Task,
        done: Callable[[tuple[Task, ...]], None],
        failed: Failed = None,
    ) -> None:
        """Read the page of a column that follows `after`."""
        ...

    def board_matches(
        self,
        where: BoardFilter,
        ids: Sequence[TaskId],
        *,
        done: Callable[[frozenset[TaskId]], None],
        failed: Failed = None,
    ) -> None:
        """Read which of `ids` match."""
        ...


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers beside the board: tasks by scope, tasks in progress, tasks finished today."""

    mine: int = 0
    referenced: int = 0
    all: int = 0
    in_progress: int = 0
    finished_today: int = 0


class Asker(Protocol):
    """Who asked: the board's model."""

    def answers(self, generation: int) -> bool:
        """True if an answer to a question of `generation` still concerns what is shown."""
        ...

    def take_board(self, board: Board) -> None:
        """Show a board."""
        ...

    def take_page(self, stage_id: StageId, cards: Sequence[Task]) -> None:
        """Show the next page of a column."""
        ...

    def take_matches(self, matching: frozenset[TaskId]) -> None:
        """Show those of the tasks asked about that match."""
        ...

    def fail(self, stage_id: StageId | None, error: TaskflowError) -> None:
        """Hear that a read was refused."""
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """Takes one answer and drops it if the filter has changed since the question."""

    model: Asker
    generation: int
    stage_id: StageId | None = None

    def board(self, board: Board) -> None:
        if self.model.answers(self.generation):
            self.model.take_board(board)

    def page(self, cards: Iterable[Task]) -> None:
        if self.model.answers(self.generation) and self.stage_id is not None:
            self.model.take_page(self.stage_id, tuple(cards))

    def matches(self, matching: frozenset[TaskId]) -> None:
        if self.model.answers(self.generation):
            self.model.take_matches(matching)

    def failed(self, error: TaskflowError) -> None:
        if self.model.answers(self.generation):
            self.model.fail(self.stage_id, error)

"""A shelf of tasks that answers the board's reads from memory, in the way of the database, when it is told to."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from taskflow_desktop.domain.entities import NO_PAST, StagePast, Task
from taskflow_desktop.domain.enums import Channel, Importance, Outcome
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import AgentId, RoomId, StageId, TaskId
from taskflow_desktop.domain.moment import HOUR, Micros, Moment
from taskflow_desktop.domain.pages import CARD_PAGE, Board, BoardColumn
from taskflow_desktop.domain.requests import BoardFilter
from taskflow_desktop.models.board_order import passes, sort_key

NOON = Moment(1_780_000_000_000_000)
STAGES = (StageId(1), StageId(2), StageId(3))


def task(number: int, stage: int = 1, **changes: object) -> Task:
    """Task `number`, which has been in its stage since `number` hours after NOON."""
    made = Task(
        id=TaskId(number),
        number=f"TK-2026-A{number:04d}",
        room_id=RoomId(number),
        customer_name="이수민",
        channel=Channel.KAKAO,
        title=f"할 일 {number}",
        importance=Importance.NORMAL,
        stage_id=StageId(stage),
        entered_at=Moment(NOON + number * HOUR),
        owner_id=AgentId(1),
        collaborator_ids=(),
        outcome=None,
        outcome_reason="",
        created_at=Moment(NOON + number * HOUR),
        created_by=AgentId(1),
        finished_at=None,
        paused=Micros(0),
        message_id=None,
        checklist_done=0,
        checklist_total=0,
        attachments=0,
        version=1,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def finished(made: Task, after: int) -> Task:
    """The same task, finished `after` hours after NOON."""
    return replace(made, outcome=Outcome.SUCCESS, finished_at=Moment(NOON + after * HOUR), version=made.version + 1)


class Words:
    """Says cards by their numbers."""

    def card(self, of: Task, past: StagePast) -> str:
        del past
        return f"{of.short_number}, {of.title}"

    def tooltip(self, of: Task, past: StagePast) -> str:
        del past
        return of.number

    def more(self, count: int) -> str:
        return f"{count} more"


class Shelf:
    """Holds tasks; `wait` keeps the answers back until `answer` is called."""

    def __init__(self, *tasks: Task) -> None:
        self.tasks = {made.id: made for made in tasks}
        self.wait = False
        self.refusing: TaskflowError | None = None
        self.asked = 0
        self.past: StagePast = NO_PAST
        self._due: list[Callable[[], None]] = []

    def put(self, *tasks: Task) -> None:
        self.tasks.update({made.id: made for made in tasks})

    def answer(self) -> None:
        due, self._due = self._due, []
        for call in due:
            call()

    def _later(self, call: Callable[[], None], failed: Callable[[TaskflowError], None] | None) -> None:
        self.asked += 1
        if self.refusing is not None and failed is not None:
            failed(self.refusing)
        elif self.wait:
            self._due.append(call)
        else:
            call()

    def _matching(self, where: BoardFilter, stage_id: StageId) -> list[Task]:
        found = [
            made
            for made in self.tasks.values()
            if made.stage_id == stage_id and passes(made, where) and where.text in made.title
        ]
        return sorted(found, key=lambda made: sort_key(made, where.sort))

    def board(self, where, *, done, failed=None):  # type: ignore[no-untyped-def]
        columns = []
        for stage_id in STAGES:
            found = self._matching(where, stage_id)
            columns.append(BoardColumn(stage_id, len(found), tuple(found[:CARD_PAGE]), Micros(HOUR), self.past))
        unfinished = sum(1 for made in self.tasks.values() if not made.finished)
        mine = sum(1 for made in self.tasks.values() if made.owner_id == where.agent_id)
        board = Board(tuple(columns), mine, 0, len(self.tasks), unfinished, 0)
        self._later(lambda: done(board), failed)

    def column_cards(self, where, stage_id, *, after, done, failed=None):  # type: ignore[no-untyped-def]
        found = self._matching(where, stage_id)
        rest = [made for made in found if sort_key(made, where.sort) > sort_key(after, where.sort)]
        self._later(lambda: done(tuple(rest[:CARD_PAGE])), failed)

    def board_matches(self, where, ids: Sequence[TaskId], *, done, failed=None):  # type: ignore[no-untyped-def]
        found = frozenset(
            task_id for task_id in ids if passes(self.tasks[task_id], where) and where.text in self.tasks[task_id].title
        )
        self._later(lambda: done(found), failed)

"""Reader: what the screens read, off the GUI thread. Every answer arrives by `done` on the GUI thread."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from taskflow_desktop.domain.entities import Customer, Message, Room, Task
from taskflow_desktop.domain.ids import AgentId, AlertId, CustomerId, EventSeq, RoomId, StageId, TaskId
from taskflow_desktop.domain.inside import HandOverCard, TaskDetail
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.domain.pages import (
    AlertPage,
    AlertState,
    Board,
    CustomerHistory,
    FlowFigures,
    History,
    HistoryPage,
    LimitUse,
    MessagePage,
    RoomList,
    TaskList,
)
from taskflow_desktop.domain.requests import BoardFilter, HistoryFilter, ListSort, RoomFilter
from taskflow_desktop.domain.stages import FlowDesign
from taskflow_desktop.domain.statistics import FoundTasks, Statistics, StatisticsFilter, TasksBehind
from taskflow_desktop.domain.team import AgentWork, ImportedName
from taskflow_desktop.runtime.jobs import Failed, JobRunner
from taskflow_desktop.runtime.store import Store
from taskflow_desktop.services import statistics
from taskflow_desktop.storage import (
    board_reads,
    history_reads,
    limit_reads,
    reads,
    stages,
    task_list_reads,
    team,
    together,
)
from taskflow_desktop.storage.database import Database
from taskflow_desktop.storage.repository import Repository


class Reader(QObject):
    """The reads of one signed-in agent."""

    def __init__(self, store: Store, jobs: JobRunner, agent_id: AgentId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._agent_id = agent_id

    def room_list(self, where: RoomFilter, *, done: Callable[[RoomList], None], failed: Failed = None) -> None:
        """The ids of one list of rooms, its first page and the counts of all states."""
        self._read(lambda database: reads.room_list(database, where), done, failed)

    def rooms(self, ids: Sequence[RoomId], *, done: Callable[[tuple[Room, ...]], None], failed: Failed = None) -> None:
        """Rooms by id, in the order asked."""
        self._read(lambda database: reads.rooms(database, ids), done, failed)

    def messages(
        self,
        room_id: RoomId,
        *,
        before: Message | None = None,
        after: Message | None = None,
        done: Callable[[MessagePage], None],
        failed: Failed = None,
    ) -> None:
        """The newest page of a conversation, or the page before or after a message."""
        self._read(lambda database: reads.messages(database, room_id, before=before, after=after), done, failed)

    def first_answer(self, room_id: RoomId, *, done: Callable[[Moment | None], None], failed: Failed = None) -> None:
        """When the customer was first answered in a room, or None."""
        self._read(lambda database: reads.first_answer(database, room_id), done, failed)

    def room_tasks(self, room_id: RoomId, *, done: Callable[[tuple[Task, ...]], None], failed: Failed = None) -> None:
        """All tasks of a room, in the order they were created."""
        self._read(lambda database: reads.room_tasks(database, room_id), done, failed)

    def earlier_tasks(
        self, room_id: RoomId, *, done: Callable[[tuple[Task, ...]], None], failed: Failed = None
    ) -> None:
        """Unfinished tasks of the room's customer in other rooms."""
        self._read(lambda database: reads.earlier_tasks(database, room_id), done, failed)

    def task_detail(self, task_id: TaskId, *, done: Callable[[TaskDetail], None], failed: Failed = None) -> None:
        """One task with visits and newest events."""
        self._read(lambda database: reads.task_detail(database, task_id, self._agent_id), done, failed)

    def history(
        self,
        *,
        task_id: TaskId | None = None,
        room_id: RoomId | None = None,
        done: Callable[[History], None],
        failed: Failed = None,
    ) -> None:
        """All events of a task or of a room, newest first."""
        self._read(lambda database: reads.history(database, task_id=task_id, room_id=room_id), done, failed)

    def history_page(
        self,
        where: HistoryFilter,
        *,
        limit: int,
        before: EventSeq | None = None,
        done: Callable[[HistoryPage], None],
        failed: Failed = None,
    ) -> None:
        """The newest lines of a history under a filter, or the next ones older than an event."""
        self._read(
            lambda database: history_reads.history_page(database, where, limit=limit, before=before), done, failed
        )

    def customer_history(
        self,
        customer_id: CustomerId,
        text: str = "",
        *,
        before: Room | None = None,
        done: Callable[[CustomerHistory], None],
        failed: Failed = None,
    ) -> None:
        """A page of a customer's rooms with their tasks, newest first; with `text` those that speak of it."""
        self._read(
            lambda database: history_reads.customer_history(database, customer_id, text, before=before), done, failed
        )

    def board(self, where: BoardFilter, *, done: Callable[[Board], None], failed: Failed = None) -> None:
        """All columns under the filter."""
        self._read(lambda database: board_reads.board(database, where), done, failed)

    def column_cards(
        self,
        where: BoardFilter,
        stage_id: StageId,
        *,
        after: Task,
        done: Callable[[tuple[Task, ...]], None],
        failed: Failed = None,
    ) -> None:
        """The next cards of a column behind `after`."""
        self._read(lambda database: board_reads.column_cards(database, where, stage_id, after=after), done, failed)

    def task_list(
        self, where: BoardFilter, sort: ListSort, *, done: Callable[[TaskList], None], failed: Failed = None
    ) -> None:
        """The ids of all tasks under the filter in the order of a column, and the first rows."""
        self._read(lambda database: task_list_reads.task_list(database, where, sort), done, failed)

    def tasks(self, ids: Sequence[TaskId], *, done: Callable[[tuple[Task, ...]], None], failed: Failed = None) -> None:
        """Tasks by id, in the order asked."""
        self._read(lambda database: reads.tasks(database, ids), done, failed)

    def task_numbered(self, number: str, *, done: Callable[[Task | None], None], failed: Failed = None) -> None:
        """The task of a number, None if there is none."""
        self._read(lambda database: reads.task_numbered(database, number), done, failed)

    def board_matches(
        self,
        where: BoardFilter,
        ids: Sequence[TaskId],
        *,
        done: Callable[[frozenset[TaskId]], None],
        failed: Failed = None,
    ) -> None:
        """Which of these tasks the filter shows."""
        self._read(lambda database: board_reads.board_matches(database, where, ids), done, failed)

    def customers(self, text: str, *, done: Callable[[tuple[Customer, ...]], None], failed: Failed = None) -> None:
        """Customers by part of name, telephone or e-mail."""
        self._read(lambda database: reads.customers(database, text), done, failed)

    def customer(self, customer_id: CustomerId, *, done: Callable[[Customer], None], failed: Failed = None) -> None:
        """One customer."""
        self._read(lambda database: reads.customer(database, customer_id), done, failed)

    def customer_tasks(
        self, customer_id: CustomerId, *, done: Callable[[tuple[Task, ...]], None], failed: Failed = None
    ) -> None:
        """A customer's unfinished tasks in all of his rooms, by number."""
        self._read(lambda database: history_reads.customer_tasks(database, customer_id), done, failed)

    def alerts(
        self,
        *,
        unread: bool = False,
        before: AlertId | None = None,
        done: Callable[[AlertPage], None],
        failed: Failed = None,
    ) -> None:
        """What the signed-in agent was told of, newest first: all or what he has not read, a page, or the one before
        an alert."""
        self._read(
            lambda database: together.alerts(database, self._agent_id, unread=unread, before=before), done, failed
        )

    def alert_state(self, *, done: Callable[[AlertState], None], failed: Failed = None) -> None:
        """What tells whether anything of the signed-in agent's alerts is another."""
        self._read(lambda database: together.alert_state(database, self._agent_id), done, failed)

    def unread_alerts(
        self, oldest: AlertId, *, done: Callable[[frozenset[AlertId]], None], failed: Failed = None
    ) -> None:
        """The ids of all unread alerts of the signed-in agent from `oldest` on."""
        self._read(lambda database: together.unread_alerts(database, self._agent_id, oldest), done, failed)

    def handover_card(
        self, room_id: RoomId, *, done: Callable[[HandOverCard | None], None], failed: Failed = None
    ) -> None:
        """What came with a room that was handed to the signed-in agent and waits to be acknowledged, or None."""
        self._read(lambda database: together.handover_card(database, room_id, self._agent_id), done, failed)

    def open_rooms_of(
        self, agent_id: AgentId, *, done: Callable[[tuple[Room, ...]], None], failed: Failed = None
    ) -> None:
        """All rooms that are not closed and whose main agent is this one, the newest message first."""
        self._read(lambda database: reads.open_rooms_of(database, agent_id), done, failed)

    def open_room_counts(self, *, done: Callable[[dict[AgentId, int]], None], failed: Failed = None) -> None:
        """How many rooms that are not closed each main agent has; whoever has none is left out."""
        self._read(reads.open_room_counts, done, failed)

    def agent_work(self, agent_id: AgentId, *, done: Callable[[AgentWork], None], failed: Failed = None) -> None:
        """What somebody would leave behind now."""
        self._read(lambda database: team.work(database, agent_id), done, failed)

    def imported_names(self, *, done: Callable[[tuple[ImportedName, ...]], None], failed: Failed = None) -> None:
        """All names that imported files gave, with the agents who stand for them."""
        self._read(team.imported_names, done, failed)

    def flow_figures(self, *, done: Callable[[FlowFigures], None], failed: Failed = None) -> None:
        """What Task Flow holds now."""
        self._read(limit_reads.flow_figures, done, failed)

    def limit_use(self, *, done: Callable[[LimitUse], None], failed: Failed = None) -> None:
        """How far the limits are used."""
        self._read(limit_reads.limit_use, done, failed)

    def looked(self, place: str, *, done: Callable[[EventSeq], None], failed: Failed = None) -> None:
        """The newest event the signed-in agent had seen at a place ("task/<id>", "room/<id>"); 0 for never."""
        self._read(lambda database: together.looked(database, self._agent_id, place), done, failed)

    def flow_design(
        self, *, since: EventSeq | None = None, done: Callable[[FlowDesign], None], failed: Failed = None
    ) -> None:
        """The flow with what its stages hold, and who changed them after the event `since`."""
        self._read(lambda database: stages.flow_design(database, since), done, failed)

    def statistics(self, where: StatisticsFilter, *, done: Callable[[Statistics], None], failed: Failed = None) -> None:
        """All figures of a filter. Refused: statistics.own_only."""
        self._ask(lambda repository: statistics.figures(repository, self._agent_id, where), done, failed)

    def tasks_behind(
        self,
        where: StatisticsFilter,
        wanted: TasksBehind,
        *,
        done: Callable[[FoundTasks], None],
        failed: Failed = None,
    ) -> None:
        """The tasks a figure was counted from. Refused: statistics.own_only."""
        self._ask(lambda repository: statistics.tasks_behind(repository, self._agent_id, where, wanted), done, failed)

    def _ask(self, read: Callable[[Repository], object], done: Callable[..., None], failed: Failed) -> None:
        """Read what not everybody may see: a service decides."""
        self._jobs.submit(self._store.job(read), done=done, failed=failed)

    def _read(self, read: Callable[[Database], object], done: Callable[..., None], failed: Failed) -> None:
        self._jobs.submit(self._store.job(lambda repository: read(repository.database)), done=done, failed=failed)

"""What the screens show and the services speak of: frozen rows, equal by value.

`version` grows by one with every change a person makes to the row itself; a write names the version it was read at.
Times are `Moment`s (microseconds, UTC), lengths `Micros`.
"""

from dataclasses import dataclass, field

from taskflow_desktop.domain.enums import Channel, EventKind, Importance, Outcome, Role, RoomState, Speaker
from taskflow_desktop.domain.ids import AgentId, CustomerId, EventSeq, FlowId, MessageId, RoomId, StageId, TaskId
from taskflow_desktop.domain.moment import Micros, Moment


@dataclass(frozen=True, slots=True)
class Agent:
    """A person of the team. `identifier` is what he signs in with; an imported agent has none yet."""

    id: AgentId
    name: str
    identifier: str | None
    role: Role
    active: bool
    can_sign_in: bool
    version: int


@dataclass(frozen=True, slots=True)
class Customer:
    id: CustomerId
    name: str
    phone: str
    email: str
    version: int


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a flow. `position` counts from 1; an archived stage keeps its last name and colour."""

    id: StageId
    flow_id: FlowId
    position: int
    name: str
    colour: str  # "#RRGGBB", upper case
    archived: bool
    version: int


@dataclass(frozen=True, slots=True)
class TaskPip:
    """The least of an unfinished task that a room row shows."""

    task_id: TaskId
    stage_id: StageId


@dataclass(frozen=True, slots=True)
class Room:
    """A room as list, header and rules need it, with the counts of its tasks."""

    id: RoomId
    customer_id: CustomerId
    customer_name: str
    title: str
    channel: Channel
    state: RoomState
    main_agent_id: AgentId | None
    tags: tuple[str, ...]
    category: str
    order_number: str
    on_hold: bool
    alarm: bool
    unread: int
    last_text: str
    last_at: Moment
    opened_at: Moment
    closed_at: Moment | None
    imported: bool  # came from a file: it takes internal notes only, as it cannot send
    tasks_total: int
    tasks_finished: int
    pips: tuple[TaskPip, ...]  # unfinished tasks by number, all of them (at most 10)
    version: int


@dataclass(frozen=True, slots=True)
class Message:
    """One line of a conversation. `internal` is a note that the customer does not see."""

    id: MessageId
    room_id: RoomId
    sent_at: Moment
    speaker: Speaker
    author: str
    text: str
    internal: bool
    file_name: str


@dataclass(frozen=True, slots=True)
class StageVisit:
    """One stay in a stage; `left_at` is None while it lasts (product.md rule 13)."""

    stage_id: StageId
    entered_at: Moment
    left_at: Moment | None


@dataclass(frozen=True, slots=True)
class StagePast:
    """How a stage's finished visits went lately: how many are counted, and within what time most of them ended.

    rules/ageing.py says which visits count and how many are most; `usual` is 0 without any.
    """

    visits: int
    usual: Micros


NO_PAST = StagePast(0, Micros(0))


@dataclass(frozen=True, slots=True)
class Task:
    """A task as cards, rows and rules need it (product.md rule 25)."""

    id: TaskId
    number: str  # "TK-2026-A0042"
    room_id: RoomId
    customer_name: str
    channel: Channel
    title: str
    importance: Importance
    stage_id: StageId
    entered_at: Moment  # of the present stage
    owner_id: AgentId
    collaborator_ids: tuple[AgentId, ...]
    outcome: Outcome | None
    outcome_reason: str
    created_at: Moment
    created_by: AgentId
    finished_at: Moment | None
    paused: Micros  # time between finishing and reopening, summed
    message_id: MessageId | None
    checklist_done: int
    checklist_total: int
    attachments: int
    version: int

    @property
    def short_number(self) -> str:
        """The part people say: `A0042` of `TK-2026-A0042`."""
        return self.number.rsplit("-", 1)[-1]

    @property
    def finished(self) -> bool:
        return self.outcome is not None

    def elapsed(self, now: Moment) -> Micros:
        """Time to finish (product.md rule 15): up to `now` while the task is in progress."""
        end = self.finished_at if self.finished_at is not None else now
        return Micros(end - self.created_at - self.paused)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the history (product.md rule 24); names are kept as they were.

    `actor_id` None is the system. `before` and `after` are words or enum values, the `_ref`s the ids behind them.
    `cause` is "" or why the system acted ("takeover").
    """

    seq: EventSeq
    at: Moment
    actor_id: AgentId | None
    actor_name: str
    kind: EventKind
    room_id: RoomId | None
    task_id: TaskId | None
    before: str
    after: str
    before_ref: int | None
    after_ref: int | None
    detail: str
    cause: str


EVENTS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Flow:
    """The flow in force: the switch and the stages, archived ones after the active.

    `version` is the switch's; `design` is the stages': it rises by one with each change of them that is saved.
    """

    on: bool
    switched_at: Moment | None
    switched_by: str
    version: int
    stages: tuple[Stage, ...] = field(default=())
    design: int = 1

    @property
    def active_stages(self) -> tuple[Stage, ...]:
        """The stages tasks can be moved to, in the admin's order."""
        return tuple(stage for stage in self.stages if not stage.archived)

"""What stands inside a task or goes with a room: checklist, files, memo, reviews, hand-overs, alerts; frozen rows."""

from dataclasses import dataclass

from taskflow_desktop.domain.entities import NO_PAST, Event, Room, StagePast, StageVisit, Task
from taskflow_desktop.domain.enums import AlertKind
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.ids import (
    NEVER,
    AgentId,
    AlertId,
    EventSeq,
    FileId,
    HandOverId,
    ItemId,
    ReviewId,
    RoomId,
    TaskId,
)
from taskflow_desktop.domain.moment import Moment


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One line of a checklist (product.md rule 20). `position` orders the items; it has gaps."""

    id: ItemId
    task_id: TaskId
    position: int
    text: str
    done_at: Moment | None
    done_by: AgentId | None
    created_by: AgentId
    version: int

    @property
    def done(self) -> bool:
        return self.done_at is not None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a task, whole in the database (product.md rule 21). `size` in bytes, `sha256` in hexadecimal."""

    id: FileId
    task_id: TaskId
    slot: int
    name: str
    size: int
    sha256: str
    media_type: str
    added_at: Moment
    added_by: AgentId


@dataclass(frozen=True, slots=True)
class Memo:
    """The shared text of a task as saved last (product.md rule 22)."""

    task_id: TaskId
    text: str
    saved_at: Moment
    saved_by: AgentId
    version: int


@dataclass(frozen=True, slots=True)
class MemoRevision:
    """One saved text of a memo."""

    task_id: TaskId
    version: int
    text: str
    saved_at: Moment
    saved_by: AgentId


@dataclass(frozen=True, slots=True)
class Review:
    """Somebody was asked to look at a task. `answered_at` is None until he answers."""

    id: ReviewId
    task_id: TaskId
    agent_id: AgentId
    asked_by: AgentId
    message: str
    asked_at: Moment
    answered_at: Moment | None
    answer: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """A room was handed to `to_id`, with a reason and a word; acknowledged once, by him."""

    id: HandOverId
    room_id: RoomId
    from_id: AgentId | None
    to_id: AgentId
    by_id: AgentId
    reason: str
    message: str
    at: Moment
    acknowledged_at: Moment | None


@dataclass(frozen=True, slots=True)
class HandedTask:
    """What a hand-over card shows of an unfinished task: the items still open and the memo's last lines.

    `past` is that of the task's stage.
    """

    task: Task
    open_items: tuple[str, ...]
    memo_end: str
    past: StagePast = NO_PAST


@dataclass(frozen=True, slots=True)
class HandOverCard:
    """What the receiver of a room sees until he acknowledges it."""

    handover: HandOver
    tasks: tuple[HandedTask, ...]


@dataclass(frozen=True, slots=True)
class Handed:
    """What became of many rooms: those that were handed over, and why the others were not."""

    rooms: tuple[Room, ...]
    refused: tuple[tuple[RoomId, Refusal], ...]


@dataclass(frozen=True, slots=True)
class ManyDone:
    """What became of many tasks: those that are now as was asked, and why the others are not."""

    tasks: tuple[Task, ...]
    refused: tuple[tuple[TaskId, Refusal], ...]


@dataclass(frozen=True, slots=True)
class Alert:
    """Something a person is told of; `task_id` or `room_id` says which place it opens. `by_name` as it was then.

    `number` and `title` are the task's, "" without one, `customer` whose room it is; as they are now.
    """

    id: AlertId
    kind: AlertKind
    task_id: TaskId | None
    room_id: RoomId | None
    by_name: str
    text: str
    at: Moment
    read_at: Moment | None
    number: str
    title: str
    customer: str


@dataclass(frozen=True, slots=True)
class TaskDetail:
    """A task with what only the open task shows."""

    task: Task
    room: Room
    visits: tuple[StageVisit, ...]  # oldest first; together they tile the task's life
    events: tuple[Event, ...]  # newest first, at most `EVENTS_SHOWN`
    events_total: int
    checklist: tuple[ChecklistItem, ...] = ()  # in their order
    attachments: tuple[Attachment, ...] = ()  # by slot
    memo: Memo | None = None
    reviews: tuple[Review, ...] = ()  # newest first
    looked: EventSeq = NEVER  # the newest event the reader had seen before
    past: StagePast = NO_PAST  # of the stage the task is in

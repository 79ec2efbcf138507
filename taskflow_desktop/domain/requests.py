"""What a person asks for: the values that go from a form through Commands into a service, and the filters of lists."""

from dataclasses import dataclass
from enum import StrEnum

from taskflow_desktop.domain.entities import Event
from taskflow_desktop.domain.enums import Channel, EventKind, Importance, Outcome, RoomState, Speaker
from taskflow_desktop.domain.ids import SYSTEM, AgentId, CustomerId, MessageId, RoomId, StageId, TaskId


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task to create in `room_id`, with collaborators and checklist. `stage_id` None is the flow's first stage."""

    room_id: RoomId
    title: str
    importance: Importance = Importance.NORMAL
    stage_id: StageId | None = None
    message_id: MessageId | None = None
    collaborators: tuple[AgentId, ...] = ()
    checklist: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskEnding:
    """What becomes of an unfinished task as its room is closed: an outcome, or another owner; read at `version`."""

    task_id: TaskId
    version: int
    outcome: Outcome | None = None
    reason: str = ""
    owner_id: AgentId | None = None


@dataclass(frozen=True, slots=True)
class RoomHandOver:
    """To whom a room goes, why, and a word to him."""

    agent_id: AgentId
    reason: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class StageAim:
    """One of many tasks and the stage it shall be in; read at `version`."""

    task_id: TaskId
    version: int
    stage_id: StageId


@dataclass(frozen=True, slots=True)
class OwnerAim:
    """One of many tasks and who shall own it; with `stays` the old owner becomes a collaborator."""

    task_id: TaskId
    version: int
    owner_id: AgentId
    stays: bool = False


@dataclass(frozen=True, slots=True)
class ImportanceAim:
    """One of many tasks and how important it shall be."""

    task_id: TaskId
    version: int
    importance: Importance


@dataclass(frozen=True, slots=True)
class NewRoom:
    """A room opened by hand. Exactly one of `customer_id` and `customer_name` is given."""

    title: str
    channel: Channel
    customer_id: CustomerId | None = None
    customer_name: str = ""


@dataclass(frozen=True, slots=True)
class NewMessage:
    """Something said, written down by hand: by the customer, by the agent, or an internal note."""

    room_id: RoomId
    speaker: Speaker
    text: str
    internal: bool = False


class Scope(StrEnum):
    """Whose rooms or tasks a list shows."""

    MINE = "mine"
    REFERENCED = "referenced"  # tasks only: where I am a collaborator
    ALL = "all"


class BoardSort(StrEnum):
    LONGEST = "longest"  # longest in stage first
    IMPORTANCE = "importance"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class RoomFilter:
    """One list of rooms: those in `state`, of `agent_id` if given.

    With `text`, those whose customer, text or task matches it, in every open state; if `state` is closed, in all.
    """

    state: RoomState
    agent_id: AgentId | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """Which tasks the board shows. Empty sets and None do not narrow."""

    scope: Scope = Scope.ALL
    agent_id: AgentId | None = None  # whose, for MINE and REFERENCED
    text: str = ""
    importances: frozenset[Importance] = frozenset()
    outcomes: frozenset[Outcome | None] = frozenset()
    owners: frozenset[AgentId] = frozenset()
    room_states: frozenset[RoomState] = frozenset()
    created_within_days: int | None = None
    sort: BoardSort = BoardSort.LONGEST


class ListColumn(StrEnum):
    """What the list of tasks tells, a column each, in the order they stand in at first."""

    NUMBER = "number"
    TITLE = "title"
    STAGE = "stage"
    CUSTOMER = "customer"
    OWNER = "owner"
    IMPORTANCE = "importance"
    OUTCOME = "outcome"
    CHECKLIST = "checklist"
    CREATED = "created"
    STAY = "stay"


@dataclass(frozen=True, slots=True)
class ListSort:
    """The order of the list: by one column, downwards from the most, the newest, the longest."""

    column: ListColumn = ListColumn.STAY
    down: bool = True


UNTOLD = frozenset({EventKind.ROOM_READ})
"""What nobody calls a change: it is in the log, but in no history on screen."""


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which lines of a history are shown: of a task, or of a room with (`tasks`) or without what befell its tasks.

    Empty sets do not narrow; among `people`, `SYSTEM` is the program itself.
    """

    task_id: TaskId | None = None
    room_id: RoomId | None = None
    kinds: frozenset[EventKind] = frozenset()
    people: frozenset[AgentId] = frozenset()
    tasks: bool = True

    def shows(self, event: Event) -> bool:
        """True for an event of this history that the filter lets through."""
        if self.task_id is not None:
            here = event.task_id == self.task_id
        else:
            here = event.room_id == self.room_id and (self.tasks or event.task_id is None)
        return (
            here
            and event.kind not in UNTOLD
            and (not self.kinds or event.kind in self.kinds)
            and (not self.people or (SYSTEM if event.actor_id is None else event.actor_id) in self.people)
        )

"""What the reads of the screens return: a page of rows and what is needed to ask for the next."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass

from taskflow_desktop.domain.entities import NO_PAST, Event, Message, Room, StagePast, Task
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.ids import AgentId, AlertId, StageId
from taskflow_desktop.domain.inside import Alert
from taskflow_desktop.domain.moment import Micros

ROOM_PAGE = 128
"""Rooms read at once for the room list."""

MESSAGE_PAGE = 100
"""Messages read at once for a conversation."""

CARD_PAGE = 50
"""Cards read at once for a column of the board (ui-spec 4.5)."""

TASK_PAGE = 128
"""Tasks read at once for the list of tasks."""

HISTORY_PAGE = 200
"""Lines of a history read at once when all of them are wanted."""

ALERT_PAGE = 100
"""Alerts read at once."""

PAST_ROOM_PAGE = 60
"""Rooms of one customer read at once."""


@dataclass(frozen=True, slots=True)
class RoomList:
    """The ids of all rooms of one list, newest first, and the first page of their rows."""

    ids: "array[int]"  # 'q'
    first: tuple[Room, ...]
    counts: Mapping[RoomState, int]  # of every state in the same scope, without the text filter


@dataclass(frozen=True, slots=True)
class MessagePage:
    """Messages in the order they were said. `earlier` is true while older ones remain."""

    messages: tuple[Message, ...]
    earlier: bool


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One stage on the board: how many tasks match, the first cards, how long finished visits lasted on average, and
    the past its cards age against."""

    stage_id: StageId
    total: int
    cards: tuple[Task, ...]
    average_stay: Micros | None
    past: StagePast = NO_PAST


@dataclass(frozen=True, slots=True)
class Board:
    columns: tuple[BoardColumn, ...]
    mine: int  # tasks by scope, unfinished and finished, without the other filters
    referenced: int
    all: int
    in_progress: int
    finished_today: int


@dataclass(frozen=True, slots=True)
class TaskList:
    """The ids of all tasks under a filter, in order, the first page of their rows, the pasts they age against, and the
    same counts as a board's."""

    ids: "array[int]"  # 'q'
    first: tuple[Task, ...]
    pasts: Mapping[StageId, StagePast]
    mine: int
    referenced: int
    all: int
    in_progress: int
    finished_today: int


@dataclass(frozen=True, slots=True)
class History:
    events: tuple[Event, ...]  # newest first
    total: int


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A page of a history. `earlier` is true while older lines match; `total` counts all that match.

    `people` are those who did anything there, whatever the filter, `SYSTEM` for the program itself.
    """

    events: tuple[Event, ...]  # newest first
    earlier: bool
    total: int
    people: tuple[AgentId, ...]


@dataclass(frozen=True, slots=True)
class AlertPage:
    """Alerts of one person, newest first. `earlier` is true while older ones remain; `unread` counts all of his."""

    alerts: tuple[Alert, ...]
    earlier: bool
    unread: int


@dataclass(frozen=True, slots=True)
class AlertState:
    """What of a person's alerts tells whether any came or was read: the newest one's id, 0 of none, and how many of
    them are unread."""

    newest: AlertId
    unread: int


@dataclass(frozen=True, slots=True)
class PastRoom:
    """A room of a customer with all of its tasks, by number. `found` is the text a search found it by, or ""."""

    room: Room
    tasks: tuple[Task, ...]
    found: str = ""


@dataclass(frozen=True, slots=True)
class CustomerHistory:
    """Rooms of one customer, newest first. `total` counts all his rooms, also those that a search leaves out."""

    rooms: tuple[PastRoom, ...]
    earlier: bool
    total: int


@dataclass(frozen=True, slots=True)
class FlowFigures:
    """What Task Flow holds now: rooms that are not closed, tasks without an outcome, all tasks."""

    open_rooms: int
    unfinished: int
    tasks: int


@dataclass(frozen=True, slots=True)
class LimitUse:
    """How far the limits of product.md are used: of each the most that anything has of it now."""

    room_tasks: int  # tasks of the room that has the most
    full_rooms: int  # rooms that have no place left
    stages: int
    stage_name: int  # characters
    title: int  # characters
    files: int  # attachments of the task that has the most
    file_bytes: int
    items: int  # checklist items of the task that has the most
    item: int  # characters
    memo: int  # characters
    year_tasks: int  # tasks that were numbered this year at the site
    long_stays: int  # unfinished tasks that stand in their stage for long,
    very_long_stays: int  # and for very long; those are not counted among the others

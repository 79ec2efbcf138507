"""What the reads of the screens return: a page of rows and what is needed to ask for the next."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass

from taskflow_desktop.domain.entities import Event, Message, Room, Task
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.domain.moment import Micros

ROOM_PAGE = 128
"""Rooms read at once for the room list."""

MESSAGE_PAGE = 100
"""Messages read at once for a conversation."""

CARD_PAGE = 50
"""Cards read at once for a column of the board (ui-spec 4.5)."""


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
    """One stage on the board: how many tasks match, the first cards, and how long finished visits lasted on average."""

    stage_id: StageId
    total: int
    cards: tuple[Task, ...]
    average_stay: Micros | None


@dataclass(frozen=True, slots=True)
class Board:
    columns: tuple[BoardColumn, ...]
    mine: int  # tasks by scope, unfinished and finished, without the other filters
    referenced: int
    all: int
    in_progress: int
    finished_today: int


@dataclass(frozen=True, slots=True)
class History:
    events: tuple[Event, ...]  # newest first
    total: int

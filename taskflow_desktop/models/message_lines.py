"""What a conversation looks like line by line: messages, what happened in between, and the days they fall on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Final

from taskflow_desktop.domain.entities import Event, Message, Task
from taskflow_desktop.domain.enums import EventKind, Speaker
from taskflow_desktop.domain.ids import MessageId
from taskflow_desktop.domain.moment import MINUTE, Micros, Moment, to_datetime

SHOWN_EVENTS: Final = frozenset(
    {EventKind.TASK_CREATED, EventKind.ROOM_ASSIGNED, EventKind.ROOM_CLOSED, EventKind.ROOM_REOPENED}
)
"""The kinds of events that a conversation shows between its messages; why a room was handed over comes with it."""

_GROUP_WITHIN: Final = Micros(10 * MINUTE)

Key = tuple[str, int]
"""What a line is, for as long as it is shown: ("message", id), ("event", seq) or ("day", day since year 1)."""


@dataclass(frozen=True, slots=True)
class DayLine:
    """The heading of a day; `at` is some moment of it."""

    at: Moment
    day: int

    @property
    def key(self) -> Key:
        return ("day", self.day)


@dataclass(frozen=True, slots=True)
class MessageLine:
    """A message and the tasks that were made from it, by number.

    `opens`: it is the first of its author's group and shows the name. `closes`: the last of its minute, shows the time.
    """

    message: Message
    opens: bool
    closes: bool
    tasks: tuple[Task, ...] = ()

    @property
    def key(self) -> Key:
        return ("message", self.message.id)


@dataclass(frozen=True, slots=True)
class EventLine:
    """Something that happened in the room; `task` is the task it speaks of."""

    event: Event
    task: Task | None = None

    @property
    def key(self) -> Key:
        return ("event", self.event.seq)


Line = DayLine | MessageLine | EventLine
Item = Message | Event


@dataclass(frozen=True, slots=True)
class Links:
    """The tasks of the room: which stand under which message, and which an event speaks of."""

    tasks: tuple[Task, ...] = ()
    by_message: Mapping[MessageId, tuple[Task, ...]] = field(default_factory=dict)
    by_id: Mapping[int, Task] = field(default_factory=dict)


def shows(event: Event) -> bool:
    """True if a conversation shows this event."""
    return event.kind in SHOWN_EVENTS or (event.kind is EventKind.ROOM_HANDED and bool(event.before))


def link(tasks: Sequence[Task]) -> Links:
    """Return the links of a room's tasks, by number."""
    ordered = tuple(sorted(tasks, key=lambda task: task.id))
    by_message: dict[MessageId, tuple[Task, ...]] = {}
    for task in ordered:
        if task.message_id is not None:
            by_message[task.message_id] = (*by_message.get(task.message_id, ()), task)
    return Links(ordered, by_message, {task.id: task for task in ordered})


def order(item: Item) -> tuple[int, int, int]:
    """Return the place of a message or event in the conversation: what was said stands before what came of it."""
    if isinstance(item, Message):
        return (item.sent_at, 0, item.id)
    return (item.at, 1, item.seq)


def moment(item: Item) -> Moment:
    """Return when an item happened."""
    return item.sent_at if isinstance(item, Message) else item.at


def lines_of(
    items: Sequence[Item], links: Links, zone: tzinfo, *, before: Item | None = None, after: Item | None = None
) -> Iterator[Line]:
    """Yield the lines of `items` (in order), given the items right before and after them."""
    last = before
    day = _day(moment(before), zone) if before is not None else None
    for n, item in enumerate(items):
        today = _day(moment(item), zone)
        if today != day:
            yield DayLine(moment(item), today)
        follows = items[n + 1] if n + 1 < len(items) else after
        if isinstance(item, Message):
            opens = today != day or not _together(last, item)
            closes = not _together(item, follows) or moment(item) // MINUTE != moment(_some(follows)) // MINUTE
            yield MessageLine(item, opens, closes, links.by_message.get(item.id, ()))
        else:
            task = links.by_id.get(item.task_id) if item.task_id is not None else None
            yield EventLine(item, task)
        last, day = item, today


def _some(item: Item | None) -> Item:
    assert item is not None  # noqa: S101 - `_together` was true, so there is one
    return item


def _together(first: Item | None, second: Item | None) -> bool:
    """True if two neighbours are one author's words in one go."""
    return (
        isinstance(first, Message)
        and isinstance(second, Message)
        and first.speaker is second.speaker
        and first.speaker is not Speaker.SYSTEM
        and first.author == second.author
        and first.internal == second.internal
        and second.sent_at - first.sent_at <= _GROUP_WITHIN
    )


def _day(at: Moment, zone: tzinfo) -> int:
    return to_datetime(at, zone).toordinal()

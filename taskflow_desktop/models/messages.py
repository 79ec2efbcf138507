"""One room's conversation: newest page first, older pages on demand, new ones as they come, as a list of lines.

Every change of the lines is told as one `Splice`, so that a view keeps what it shows in place.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Event, Message, Task
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import MessageId, RoomId
from taskflow_desktop.domain.pages import MESSAGE_PAGE, History, MessagePage
from taskflow_desktop.models.message_lines import (
    DayLine,
    EventLine,
    Item,
    Line,
    Links,
    MessageLine,
    lines_of,
    link,
    order,
    shows,
)

_Failed = Callable[[TaskflowError], None] | None


class MessageReads(Protocol):
    """The reads a conversation needs; they answer later, on the same thread."""

    def messages(
        self,
        room_id: RoomId,
        /,
        *,
        before: Message | None = None,
        after: Message | None = None,
        done: Callable[[MessagePage], None],
        failed: _Failed = None,
    ) -> None: ...

    def history(
        self, *, room_id: RoomId | None = None, done: Callable[[History], None], failed: _Failed = None
    ) -> None: ...

    def room_tasks(
        self, room_id: RoomId, /, *, done: Callable[[tuple[Task, ...]], None], failed: _Failed = None
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Splice:
    """At line `at`, `removed` lines gave way to `added` new ones. `said` counts messages new at the end."""

    at: int
    removed: int
    added: int
    said: int = 0


class _Reads:
    """The reads of one visit to a room; answers to an older visit are told from those to the newest by it."""

    def __init__(self, owner: "Conversation", room_id: RoomId) -> None:
        self._owner, self.room_id = owner, room_id
        self.page: MessagePage | None = None
        self.events: tuple[Event, ...] | None = None
        self.tasks: tuple[Task, ...] | None = None
        self.lost = False  # it was told that something of it could not be read

    def take_page(self, page: MessagePage) -> None:
        self.page = page
        self._owner.take_opened(self)

    def take_history(self, history: History) -> None:
        self.events = history.events
        self._owner.take_opened(self)

    def take_tasks(self, tasks: tuple[Task, ...]) -> None:
        self.tasks = tasks
        self._owner.take_opened(self)

    def take_later(self, page: MessagePage) -> None:
        self._owner.take_later(self, page)

    def take_earlier(self, page: MessagePage) -> None:
        self._owner.take_earlier(self, page)

    def failed(self, error: TaskflowError) -> None:
        self._owner.lose(self, error)


class Conversation(QObject):
    """The lines of the room that is open. `zone` decides where days begin."""

    begun = Signal()  # another room is being read
    opened = Signal()  # another room's lines are there, all of them new
    spliced = Signal(object)  # Splice
    reached = Signal(object)  # MessageId: it is among the lines now
    failed = Signal(object)  # TaskflowError: something could not be read; the lines that are there stay

    def __init__(self, reads: MessageReads, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reads, self._zone = reads, zone
        self._visit: _Reads | None = None
        self._clear()

    def _clear(self) -> None:
        self._is_open = False
        self._items: list[Item] = []
        self._events: list[Event] = []  # of the whole room; those before the oldest loaded message wait for its page
        self._lines: list[Line] = []
        self._links = Links()
        self._earlier = self._reading_earlier = False
        self._reading_later = self._later_again = self._missed = False
        self._sought: MessageId | None = None

    @property
    def room_id(self) -> RoomId | None:
        """The room that is open or being opened."""
        return self._visit.room_id if self._visit is not None else None

    @property
    def is_open(self) -> bool:
        """False until the first lines of the room are there."""
        return self._is_open

    @property
    def lines(self) -> Sequence[Line]:
        """The lines, oldest first."""
        return self._lines

    @property
    def earlier(self) -> bool:
        """True while older messages remain in the database."""
        return self._earlier

    @property
    def newest(self) -> Message | None:
        """The last message that was said."""
        return next((item for item in reversed(self._items) if isinstance(item, Message)), None)

    # --- loading -----------------------------------------------------------------------------------------------------

    def open(self, room_id: RoomId | None) -> None:
        """Show another room, or none. `opened` tells when its lines are there: all at once, so that nothing jumps."""
        self._clear()
        self._visit = _Reads(self, room_id) if room_id is not None else None
        if self._visit is None:
            self.opened.emit()
        else:
            self.begun.emit()
            self._read(self._visit)

    def _read(self, visit: _Reads) -> None:
        self._reads.messages(visit.room_id, done=visit.take_page, failed=visit.failed)
        self._reads.history(room_id=visit.room_id, done=visit.take_history, failed=visit.failed)
        self._reads.room_tasks(visit.room_id, done=visit.take_tasks, failed=visit.failed)

    def lose(self, visit: _Reads, error: TaskflowError) -> None:
        """Tell that a read of the newest visit failed, once a visit while the room is opened; it may be asked again."""
        if not self._hears(visit):
            return
        self._reading_earlier = self._reading_later = self._later_again = False
        self._sought = None
        told, visit.lost = visit.lost, not self._is_open
        if not told:
            self.failed.emit(error)

    def read_again(self) -> None:
        """Read the room afresh; its lines stay until then."""
        if self._visit is not None:
            self._missed = self._reading_earlier = self._reading_later = self._later_again = False
            self._visit = _Reads(self, self._visit.room_id)
            self._read(self._visit)

    def _hears(self, visit: _Reads) -> bool:
        """True for an answer to the newest visit, while there is somebody to hear it."""
        return isValid(self) and visit is self._visit

    def take_opened(self, visit: _Reads) -> None:
        """Show the room once its three first reads have come."""
        if not self._hears(visit) or visit.page is None or visit.events is None or visit.tasks is None:
            return
        old, first = self._lines, not self._is_open
        messages = self._merged(visit.page)
        self._is_open = True
        self._links = link(visit.tasks)
        self._events = sorted((event for event in visit.events if shows(event)), key=order)
        items: list[Item] = [*messages, *self._events_from(messages)]
        self._items = sorted(items, key=order)
        lines = list(lines_of(self._items, self._links, self._zone))
        if first:
            self._lines = lines
            self.opened.emit()
        else:
            self._replace(0, len(old), lines)
        if self._missed:
            self.read_again()
        self._seek()

    def _merged(self, page: MessagePage) -> list[Message]:
        """Return the newest page with the older messages that are loaded already, if no gap lies between."""
        held = [item for item in self._items if isinstance(item, Message)]
        if not held or not page.messages or order(page.messages[0]) > order(held[-1]):
            self._earlier = page.earlier
            return list(page.messages)
        older = held[: bisect_left(held, order(page.messages[0]), key=order)]
        self._earlier = self._earlier if older else page.earlier
        return [*older, *page.messages]

    def _events_from(self, messages: Sequence[Message]) -> list[Event]:
        """Return the events that stand among the loaded messages."""
        if not self._earlier or not messages:
            return self._events
        return self._events[bisect_left(self._events, order(messages[0]), key=order) :]

    def load_earlier(self) -> None:
        """Read the page before the oldest message, unless there is none or it is being read."""
        oldest = next((item for item in self._items if isinstance(item, Message)), None)
        if self._visit is None or oldest is None or not self._earlier or self._reading_earlier or not self._is_open:
            return
        self._reading_earlier = True
        self._reads.messages(
            self._visit.room_id, before=oldest, done=self._visit.take_earlier, failed=self._visit.failed
        )

    def take_earlier(self, visit: _Reads, page: MessagePage) -> None:
        """Put an older page on top."""
        if not self._hears(visit):
            return
        self._reading_earlier = False
        self._earlier = page.earlier
        first = self._items[0]
        shown = [event for event in self._events_from(page.messages) if order(event) < order(first)]
        fresh: list[Item] = sorted([*page.messages, *shown], key=order)
        following = self._items[1] if len(self._items) > 1 else None
        lines = list(lines_of([*fresh, first], self._links, self._zone, after=following))
        self._items[:0] = fresh
        self._replace(0, 2, lines)  # the first item always stood under its day's heading
        self._seek()

    def reach(self, message_id: MessageId) -> None:
        """Load older pages until this message is there; `reached` tells it. One of another room is given up."""
        self._sought = message_id
        self._seek()

    def _seek(self) -> None:
        sought = self._sought
        if sought is None or not self._is_open:
            return
        if any(isinstance(item, Message) and item.id == sought for item in self._items):
            self._sought = None
            self.reached.emit(sought)
        elif self._earlier:
            self.load_earlier()
        else:
            self._sought = None

    # --- following changes -------------------------------------------------------------------------------------------

    def apply(self, change: ChangeSet) -> None:
        """Follow a change: tasks of the room, what happened in it, and what was said."""
        room_id = self.room_id
        if room_id is None:
            return
        tasks = [task for task in change.tasks if task.room_id == room_id]
        events = [event for event in change.events if event.room_id == room_id and shows(event)]
        said = room_id in change.rooms_with_messages
        if not self._is_open:
            self._missed = self._missed or change.reload or said or bool(tasks or events)
            return
        if change.reload:
            self.read_again()
            return
        if tasks:
            self._take_tasks(tasks)
        if events:
            self._take_events(events)
        if said:
            self._read_later()

    def _take_tasks(self, tasks: Sequence[Task]) -> None:
        known = {task.id: task for task in self._links.tasks}
        changed = {task.id for task in tasks if known.get(task.id) != task}
        if not changed:
            return
        self._links = link(tuple((known | {task.id: task for task in tasks}).values()))
        for row, line in enumerate(self._lines):
            fresh: Line = line
            if isinstance(line, MessageLine):
                fresh = replace(line, tasks=self._links.by_message.get(line.message.id, ()))
            elif isinstance(line, EventLine) and line.event.task_id in changed:
                fresh = replace(line, task=self._links.by_id.get(line.event.task_id))
            if fresh != line:
                self._replace(row, 1, [fresh])

    def _take_events(self, events: Sequence[Event]) -> None:
        held = {event.seq for event in self._events}
        fresh = sorted((event for event in events if event.seq not in held), key=order)
        if fresh:
            self._events = sorted([*self._events, *fresh], key=order)
            self._append(fresh)

    def _read_later(self) -> None:
        if self._visit is None:
            return
        if self._reading_later:
            self._later_again = True
            return
        self._reading_later = True
        self._reads.messages(
            self._visit.room_id, after=self.newest, done=self._visit.take_later, failed=self._visit.failed
        )

    def take_later(self, visit: _Reads, page: MessagePage) -> None:
        """Put what was said since at the end."""
        if not self._hears(visit):
            return
        self._reading_later = False
        newest = self.newest
        fresh = [message for message in page.messages if newest is None or order(message) > order(newest)]
        if fresh:
            self._append(fresh)
        if self._later_again or len(page.messages) >= MESSAGE_PAGE:
            self._later_again = False
            self._read_later()

    def _append(self, fresh: Sequence[Item]) -> None:
        said = sum(isinstance(item, Message) for item in fresh)
        if self._items and order(fresh[0]) < order(self._items[-1]):
            self._items = sorted([*self._items, *fresh], key=order)
            self._replace(0, len(self._lines), list(lines_of(self._items, self._links, self._zone)), said)
            return
        last = self._items[-1:]
        before = self._items[-2] if len(self._items) > 1 else None
        lines = list(lines_of([*last, *fresh], self._links, self._zone, before=before))
        self._items.extend(fresh)
        old = 0 if not last else 2 if isinstance(self._lines[-2], DayLine) else 1
        self._replace(len(self._lines) - old, old, lines, said)

    def _replace(self, at: int, removed: int, lines: list[Line], said: int = 0) -> None:
        """Exchange lines and tell of those that really differ."""
        old = self._lines[at : at + removed]
        same = 0
        while same < min(len(old), len(lines)) and old[same] == lines[same]:
            same += 1
        tail = 0
        while tail < min(len(old), len(lines)) - same and old[-1 - tail] == lines[-1 - tail]:
            tail += 1
        self._lines[at : at + removed] = lines
        splice = Splice(at + same, removed - same - tail, len(lines) - same - tail, said)
        if splice.removed or splice.added:
            self.spliced.emit(splice)

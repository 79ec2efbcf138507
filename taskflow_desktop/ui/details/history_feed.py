"""Reads one history page by page under a filter and follows it, whoever goes on writing it."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import EVENTS_SHOWN, Event
from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import AgentId, EventSeq, RoomId, TaskId
from taskflow_desktop.domain.moment import SECOND, Moment
from taskflow_desktop.domain.pages import HISTORY_PAGE, HistoryPage
from taskflow_desktop.domain.requests import HistoryFilter
from taskflow_desktop.models.task_history import Looked
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking

GLANCE = SECOND
"""Who leaves sooner only passed by: he has not looked."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is known of a history: its newest lines without a gap. `earlier`: older ones match and were not read."""

    events: tuple[Event, ...] = ()
    earlier: bool = False
    total: int = 0
    people: tuple[AgentId, ...] = ()


class HistoryFeed(QWidget):
    """Never shown: a part of the list that shows the history, and gone with it.

    Signals:
        changed: `shown` is another one, by a read or by what happened.
        failed: TaskflowError, lines could not be read; those that are there stay.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._session = session
        self._asked: Asking[HistoryPage] = Asking(self)
        self._asked_looked: Asking[EventSeq] = Asking(self)
        self._asked_why: Asking[TaskflowError] = Asking(self)
        self._clear(None)
        session.hub.changed.connect(self._on_changed)

    def _clear(self, where: HistoryFilter | None) -> None:
        self._where = where
        self._read_once = False
        self._all = False
        self._began: Moment | None = None
        self._newest = self._kept = EventSeq(0)
        self.shown = Shown()
        self.looked = Looked(self._session.agent.id, EventSeq(0))

    @property
    def where(self) -> HistoryFilter | None:
        """The history and the filter in force; None while there is none."""
        return self._where

    @property
    def ready(self) -> bool:
        """True once the first lines were read."""
        return self._read_once

    @property
    def narrowed(self) -> bool:
        """True while a filter leaves lines out."""
        return self._where is not None and bool(self._where.kinds or self._where.people)

    @property
    def asks_for_all(self) -> bool:
        """True once more than the newest lines was asked for."""
        return self._all

    def begin(self, *, task_id: TaskId | None = None, room_id: RoomId | None = None, tasks: bool = True) -> None:
        """Leave the history that was followed and follow that of a task or of a room, or none."""
        self.keep_looked()
        nothing = task_id is None and room_id is None
        self._asked.forget()
        self._asked_looked.forget()
        self._asked_why.forget()
        self._clear(None if nothing else HistoryFilter(task_id, room_id, tasks=tasks))
        if self._where is not None:
            self._session.reader.looked(self._place(), done=self._asked_looked.again(self._on_looked))
            self._read()
        self.changed.emit()

    def narrow(self, kinds: frozenset[EventKind], people: frozenset[AgentId]) -> None:
        """Show only these kinds by these people; empty sets do not narrow."""
        if self._where is not None and (kinds, people) != (self._where.kinds, self._where.people):
            self._where = replace(self._where, kinds=kinds, people=people)
            self._read()

    def tell_tasks(self, tasks: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Show what befell the room's tasks, or leave it out."""
        if self._where is not None and tasks != self._where.tasks:
            self._where = replace(self._where, tasks=tasks)
            self._read()

    def read_more(self) -> None:
        """Read the next older lines."""
        self._all = True
        if self._where is not None and self.shown.earlier and self.shown.events:
            oldest = self.shown.events[-1].seq
            done, failed = self._asked.again(self._on_older), self._asked_why.again(self.failed.emit)
            self._session.reader.history_page(self._where, limit=HISTORY_PAGE, before=oldest, done=done, failed=failed)

    def see(self) -> None:
        """It is on screen: from now on a person looks at it."""
        if self._began is None and self._read_once:
            self._began = self._session.now()

    def keep_looked(self) -> None:
        """Remember for this person up to where he has seen it: before another history, and before the end."""
        began = self._began
        if self._where is None or began is None or self._session.now() - began < GLANCE:
            return
        if self._newest > max(self._kept, self.looked.seq):
            self._kept = self._newest
            self._session.commands.looked(self._place(), self._newest)

    def _place(self) -> str:
        where = self._where or HistoryFilter()
        return f"task/{where.task_id}" if where.task_id is not None else f"room/{where.room_id}"

    def read_again(self) -> None:
        """Read the newest lines afresh, as many as were shown."""
        self._read()

    def _read(self) -> None:
        if self._where is None:
            return
        limit = HISTORY_PAGE if self._all else EVENTS_SHOWN
        done, failed = self._asked.again(self._on_page), self._asked_why.again(self.failed.emit)
        self._session.reader.history_page(self._where, limit=limit, done=done, failed=failed)

    def _on_looked(self, seq: EventSeq) -> None:
        self.looked = Looked(self._session.agent.id, seq)

    def _on_page(self, page: HistoryPage) -> None:
        self._read_once = True
        self.shown = Shown(page.events, page.earlier, page.total, page.people)
        self._reached(page.events)

    def _on_older(self, page: HistoryPage) -> None:
        held = {event.seq for event in self.shown.events}
        older = tuple(event for event in page.events if event.seq not in held)
        self.shown = Shown((*self.shown.events, *older), page.earlier, page.total, page.people)
        self._reached(page.events)

    def _reached(self, events: tuple[Event, ...]) -> None:
        self._newest = max((self._newest, *(event.seq for event in events)))
        self.changed.emit()

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if self._where is None or not self._read_once:
            return  # what is being read holds it already
        if changes.reload:
            self._read()
            return
        plain = replace(self._where, kinds=frozenset(), people=frozenset())
        mine = [event for event in changes.events if plain.shows(event)]
        if not mine:
            return
        held = {event.seq for event in self.shown.events}
        fresh = [event for event in mine if event.seq not in held and self._where.shows(event)]
        acted = {AgentId(0) if event.actor_id is None else event.actor_id for event in mine}
        events = sorted((*fresh, *self.shown.events), key=lambda event: -event.seq)
        earlier = self.shown.earlier
        if not self._all and len(events) > EVENTS_SHOWN:
            del events[EVENTS_SHOWN:]
            earlier = True
        people = (*self.shown.people, *sorted(acted.difference(self.shown.people)))
        self.shown = Shown(tuple(events), earlier, self.shown.total + len(fresh), people)
        self._reached(tuple(mine))

"""Who had the room and when it changed: the newest changes of its main agent, as rows of two lines."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Signal, Slot
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Event
from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.domain.ids import EventSeq, RoomId
from taskflow_desktop.domain.pages import HistoryPage
from taskflow_desktop.domain.requests import HistoryFilter
from taskflow_desktop.models.task_history import EVENT_ROLE, HistoryModel
from taskflow_desktop.models.task_history import Row as HistoryRow
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.format import clock_time, date_and_time, local_zone, same_day
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.avatar import paint_avatar
from taskflow_desktop.ui.widgets.labels import label, set_tooltip
from taskflow_desktop.ui.widgets.list_view import OneColumnView, RowDelegate, draw_text

CHANGES_SHOWN = 20
_KINDS = frozenset({EventKind.ROOM_ASSIGNED, EventKind.ROOM_OPENED, EventKind.ROOM_HANDED})


class _ChangesView(OneColumnView):
    """Tells all of a row in its tooltip: where it is narrow its second line is cut."""

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            set_tooltip(self.viewport(), str(index.data()) if index.isValid() else "")
        return super().viewportEvent(event)


class AgentChanges(QWidget):
    """A head and the list; both are away while the room never had a main agent. `filled` tells whether it has rows."""

    filled = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._room_id: RoomId | None = None
        self._reasons: dict[EventSeq, str] = {}
        self._asked: Asking[HistoryPage] = Asking(self)
        self.view = _ChangesView(translate("AgentChanges", "Changes of the main agent"), _row_height)
        self.changes = HistoryModel(self._spoken, None, self)
        self.view.setModel(self.changes)
        self.view.setItemDelegate(_ChangeDelegate(self.view, session, self.facts))
        head = label(translate("AgentChanges", "Changes of the main agent"), "small", tone="text.2", weight=600)
        head.setContentsMargins(16, 0, 16, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(self.view)
        theme_source().changed.connect(self._fit)
        session.hub.changed.connect(self._on_changed)
        self._fit()

    def show_room(self, room_id: RoomId | None) -> None:
        """Show another room's, or none."""
        self._room_id = room_id
        self._asked.forget()
        self._take(())
        self._read()

    def _read(self) -> None:
        if self._room_id is not None:
            where = HistoryFilter(room_id=self._room_id, kinds=_KINDS)
            self._session.reader.history_page(where, limit=CHANGES_SHOWN, done=self._asked.again(self._on_page))

    def _on_page(self, page: HistoryPage) -> None:
        self._take(page.events)

    def _take(self, events: tuple[Event, ...]) -> None:
        self._reasons = _reasons(events)
        changes = [event for event in events if event.kind is not EventKind.ROOM_HANDED]
        self.changes.set_events([event for event in changes if _names(self._session, event) != ("", "")])
        self._fit()
        self.filled.emit(self.changes.rowCount() > 0)

    def facts(self, event: Event) -> str:
        """Return what stands under a change: when, how and why, and how many tasks went along."""
        return change_facts(self._session, event, self._reasons.get(event.seq, ""))

    def _spoken(self, row: HistoryRow) -> str:
        if not isinstance(row, Event):
            return ""
        template = translate("AgentChanges", "{change}, {facts}")
        return fill(template, change=change_words(self._session, row), facts=self.facts(row))

    @Slot()
    def _fit(self) -> None:
        self.view.setFixedHeight(self.changes.rowCount() * _row_height())

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        mine = any(event.room_id == self._room_id and event.kind in _KINDS for event in changes.events)
        if changes.reload or mine:
            self._read()


def _reasons(events: Sequence[Event]) -> dict[EventSeq, str]:
    """Return why the room was handed over, by the change of the main agent that was told right before the reason."""
    found: dict[EventSeq, str] = {}
    for n, event in enumerate(events):
        if event.kind is EventKind.ROOM_HANDED and event.before and n + 1 < len(events):
            change = events[n + 1]
            if change.kind is EventKind.ROOM_ASSIGNED and change.after_ref == event.after_ref:
                found[change.seq] = event.before
    return found


def _names(session: Session, event: Event) -> tuple[str, str]:
    """Return who had the room before and after, "" for nobody; a room opened by hand begins with its main agent."""
    if event.kind is not EventKind.ROOM_OPENED:
        return event.before, event.after
    return "", next((a.name for a in session.agents.values() if a.id == event.after_ref), "")


def change_words(session: Session, event: Event) -> str:
    """Return what changed: "Choi → Kim", or who took it first, or who has it no more."""
    before, after = _names(session, event)
    if not before:
        return fill(translate("AgentChanges", "{name} assigned"), name=after)
    if not after:
        return fill(translate("AgentChanges", "{name} taken off"), name=before)
    return fill(translate("AgentChanges", "{before} → {after}"), before=before, after=after)


def change_facts(session: Session, event: Event, reason: str) -> str:
    """Return when, how or why, and how many tasks went along."""
    zone, now = local_zone(), session.now()
    today = same_day(event.at, now, zone)
    parts = [clock_time(event.at, zone) if today else date_and_time(event.at, now, zone)]
    if reason:
        parts.append(reason)
    elif event.actor_id is None:
        parts.append(translate("AgentChanges", "automatic"))
    elif event.kind is EventKind.ROOM_OPENED:
        parts.append(translate("AgentChanges", "room opened"))
    elif event.actor_id == event.after_ref:
        parts.append(translate("AgentChanges", "taken over"))
    elif event.actor_id == event.before_ref:
        parts.append(translate("AgentChanges", "handed over"))
    else:
        parts.append(fill(translate("AgentChanges", "by {name}"), name=event.actor_name))
    moved = int(event.detail) if event.detail.isdigit() else 0
    if moved and event.before:
        parts.append(translate("AgentChanges", "%n open task(s) changed owner", "", moved))
    return " · ".join(parts)


class _ChangeDelegate(RowDelegate):
    def __init__(self, view: OneColumnView, session: Session, facts: Callable[[Event], str]) -> None:
        super().__init__(view)
        self._session, self._facts = session, facts

    def paint_row(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        del option
        event = index.data(EVENT_ROLE)
        if not isinstance(event, Event):
            return
        t = theme()
        side = t.px(24)
        left = box.left() + 8
        before, after = _names(self._session, event)
        paint_avatar(painter, QRectF(left, box.center().y() - side / 2, side, side), before or after)
        x = left + side + 8
        room = int(box.right() - 8 - x)
        first = box.top() + 4 + t.line_height("body") / 2
        second = box.bottom() - 4 - t.line_height("small") / 2
        painter.setPen(t.text_1)
        words = self.elided(change_words(self._session, event), "body", 600, room)
        draw_text(painter, QPointF(x, first), words, "body", weight=600)
        painter.setPen(t.text_2)
        facts = self.elided(self._facts(event), "small", 400, room)
        draw_text(painter, QPointF(x, second), facts, "small")


def _row_height() -> int:
    return theme().line_height("body") + theme().line_height("small") + 8

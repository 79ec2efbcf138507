"""The tab of the room itself: what is known of it, who had it, and all that happened in it."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Room, Task
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.domain.moment import MINUTE, Micros, Moment
from taskflow_desktop.rules.permissions import why_not_assign_room, why_not_take_room
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.agent_changes import AgentChanges
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.history_section import HistorySection
from taskflow_desktop.ui.details.values import Person
from taskflow_desktop.ui.dialogs.hand_over import HandOverDialog
from taskflow_desktop.ui.format import date_and_time, duration, exact_time, local_zone
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.avatar import ChannelBadge
from taskflow_desktop.ui.widgets.buttons import ReasonButton
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import Label, label, set_tooltip
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.surface import ScrollArea, Separator
from taskflow_desktop.ui.words import channel_word, state_word

STATE_ICONS = {
    RoomState.WAITING: "clock",
    RoomState.RECEIVED: "inbox",
    RoomState.INQUIRY: "message-circle",
    RoomState.ANSWERED: "headset",
    RoomState.CLOSED: "lock",
}


class RoomTab(QWidget):
    """Shows a room; rows without a value are left out.

    What happened is read when the tab is on screen: only then has a person looked at it.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._room: Room | None = None
        self.note = Note("neutral", icon="power")
        self.note.hide()
        self._state_icon = IconPicture("message-circle", 16)
        self._state = label("", "body")
        self._main = Person()
        self._nobody = label(translate("RoomTab", "Nobody yet"), "body", tone="warn")
        self.hand_over = ReasonButton(translate("RoomTab", "Hand over"), icon="arrow-left-right", small=True)
        self.hand_over.chosen.connect(self._open_hand_over)
        self.take = ReasonButton(translate("RoomTab", "Take this room"), "primary", small=True)
        self.take.chosen.connect(self._take)
        self._badge = ChannelBadge(14)
        self._channel = label("", "body")
        self._texts: dict[str, tuple[Label, Label]] = {}
        self._followed: RoomId | None = None
        self._numbers: dict[TaskId, str] = {}
        self._answered = False
        self._asked_answer: Asking[Moment | None] = Asking(self)
        self.agent_changes = AgentChanges(session)
        self._changes_rule = Separator()
        self.log = HistorySection(
            session, translate("RoomTab", "What happened in the room"), of_room=True, number_of=self._number_of
        )
        self._build()
        self.agent_changes.filled.connect(self._on_filled)
        session.changed.connect(self._on_session_changed)
        session.hub.changed.connect(self._on_changed)

    def show_room(self, room: Room | None) -> None:
        """Show a room, or nothing."""
        self._room = room
        self._content.setVisible(room is not None)
        self._follow()
        if room is None:
            return
        session, zone = self._session, local_zone()
        self._state_icon.set_icon(STATE_ICONS[room.state])
        self._state.setText(state_word(room.state))
        has_main = room.main_agent_id is not None
        self._main.setVisible(has_main)
        self._main.set_person(session.agent_name(room.main_agent_id))
        self._nobody.setVisible(not has_main)
        self.hand_over.setVisible(has_main)
        self.take.setVisible(not has_main)
        refusal = why_not_assign_room(session.agent, room)
        self.hand_over.set_refusal(sentence(refusal) if refusal is not None else None)
        refusal = why_not_take_room(session.agent, room)
        self.take.set_refusal(sentence(refusal) if refusal is not None else None)
        self._badge.set_channel(room.channel)
        self._channel.setText(channel_word(room.channel))
        now = session.now()
        self._put("title", room.title)
        self._put("opened", date_and_time(room.opened_at, now, zone))
        set_tooltip(self._texts["opened"][1], exact_time(room.opened_at, zone))
        self._put("closed", date_and_time(room.closed_at, now, zone) if room.closed_at is not None else "")
        self._put("category", room.category)
        self._put("tags", ", ".join(room.tags))
        self._put("order", room.order_number)

    def tell_flow_off(self, words: str) -> None:
        """Say that Task Flow was switched off just now; "" takes it back."""
        self.note.set_sentences(words)
        self.note.setVisible(bool(words))

    def name_tasks(self, tasks: tuple[Task, ...]) -> None:
        """Learn the numbers of the room's tasks, which the lines name."""
        known = {task.id: task.short_number for task in tasks}
        if known != self._numbers:
            self._numbers = known
            self.log.view.remeasure()

    def keep_looked(self) -> None:
        """Remember up to where this person has seen what happened."""
        self.log.keep_looked()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def _follow(self) -> None:
        """Follow the history of the room shown, once the tab is on screen; leave that of another one."""
        room_id = self._room.id if self._room is not None else None
        if room_id != self._followed and (self.isVisible() or self._followed is not None):
            self._followed = room_id if self.isVisible() else None
            self.log.begin(room_id=self._followed)
            self.agent_changes.show_room(self._followed)
            self._answered = False
            self._put("first", "")
            self._read_answer()

    def _read_answer(self) -> None:
        if self._followed is not None and not self._answered:
            hear = self._asked_answer.again(self._show_answer)
            self._session.reader.first_answer(self._followed, done=hear)

    def _show_answer(self, at: Moment | None) -> None:
        room = self._room
        if at is None or room is None:
            return
        self._answered = True
        waited = Micros(max(0, at - room.opened_at))
        template = translate("RoomTab", "after {time}") if waited >= MINUTE else translate("RoomTab", "within a minute")
        self._put("first", fill(template, time=duration(waited)))
        set_tooltip(self._texts["first"][1], exact_time(at, local_zone()))

    def _number_of(self, task_id: TaskId) -> str:
        return self._numbers.get(task_id, "")

    @Slot(object)
    def _on_filled(self, filled: bool) -> None:  # noqa: FBT001 - a signal's one value
        self.agent_changes.setVisible(filled)
        self._changes_rule.setVisible(filled)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.reload or self._followed in changes.rooms_with_messages:
            self._read_answer()

    @Slot(object)
    def _on_session_changed(self, changes: ChangeSet) -> None:
        del changes
        self.log.feed.tell_tasks(self._session.flow.on)

    def value(self, row: str) -> str:
        """Return the text of a row by its name, e.g. "title" or "first"; "" if it is left out."""
        shown = self._texts[row][1]
        return "" if shown.isHidden() else shown.text()

    def _put(self, row: str, text: str) -> None:
        name, value = self._texts[row]
        value.setText(text)
        name.setVisible(bool(text))
        value.setVisible(bool(text))

    def _build(self) -> None:
        self._content = QWidget()
        grid = QGridLayout()
        grid.setContentsMargins(16, 4, 16, 4)
        grid.setColumnMinimumWidth(0, theme().px(88))
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, str, QHBoxLayout | None], ...] = (
            ("title", translate("RoomTab", "Title"), None),
            ("", translate("RoomTab", "State"), _row(self._state_icon, self._state)),
            ("", translate("RoomTab", "Main agent"), _row(self._main, self._nobody, None, self.hand_over, self.take)),
            ("category", translate("RoomTab", "Category"), None),
            ("", translate("RoomTab", "Channel"), _row(self._badge, self._channel)),
            ("opened", translate("RoomTab", "Opened"), None),
            ("first", translate("RoomTab", "First answer"), None),
            ("closed", translate("RoomTab", "Closed on"), None),
            ("tags", translate("RoomTab", "Tags"), None),
            ("order", translate("RoomTab", "Order"), None),
        )
        for at, (key, words, layout) in enumerate(rows):
            name = label(words, "body", tone="text.2")
            name.setMinimumHeight(name.sizeHint().height() + 8)
            grid.addWidget(name, at, 0)
            if layout is not None:
                grid.addLayout(layout, at, 1)
                continue
            value = label("", "body", wrap=True)
            grid.addWidget(value, at, 1)
            self._texts[key] = (name, value)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        noted = QVBoxLayout()
        noted.setContentsMargins(12, 0, 12, 0)
        noted.addWidget(self.note)
        column.addSpacing(12)
        column.addLayout(noted)
        column.addLayout(grid)
        column.addLayout(_ruled(self._changes_rule))
        column.addWidget(self.agent_changes)
        column.addLayout(_ruled(Separator()))
        logged = QVBoxLayout()
        logged.setContentsMargins(8, 0, 8, 16)  # its rows have a padding of their own
        logged.addWidget(self.log)
        column.addLayout(logged)
        column.addStretch(1)
        scroll = ScrollArea()
        scroll.setWidget(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    @Slot()
    def _open_hand_over(self) -> None:
        if self._room is not None:
            HandOverDialog(self._session, self._room, self.window()).open()

    @Slot()
    def _take(self) -> None:
        if self._room is not None:
            self._session.commands.take_room(self._room.id, self._room.version)


def _ruled(rule: Separator) -> QVBoxLayout:
    """Return a line between two sections with the air round it."""
    ruled = QVBoxLayout()
    ruled.setContentsMargins(16, 8, 16, 8)
    ruled.addWidget(rule)
    return ruled


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Lay parts side by side; None is the stretch (else it is at the end)."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    if None not in parts:
        row.addStretch(1)
    return row

"""The middle pane: the conversation of the open room with its head and its composer, or a hint to open one."""

import re

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Message, Room
from taskflow_desktop.domain.ids import MessageId
from taskflow_desktop.models.messages import Conversation
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.chat.composer import Composer, written_by
from taskflow_desktop.ui.chat.handover_card import HandOverCardView
from taskflow_desktop.ui.chat.header import ChatHeader
from taskflow_desktop.ui.chat.message_transcript import MessageTranscript
from taskflow_desktop.ui.chat.talk_place import TalkPlace
from taskflow_desktop.ui.format import local_zone
from taskflow_desktop.ui.key_table import caps_of, hint
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.empty import EmptyState
from taskflow_desktop.ui.widgets.labels import kbd, label
from taskflow_desktop.ui.widgets.surface import Surface


class ChatPane(Surface):
    """Signals: `task_wanted` Message or None, `task_chosen` Task, `end_seen`; the header's verbs are on `header`."""

    task_wanted = Signal(object)
    task_chosen = Signal(object)
    end_seen = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("bg.surface", parent=parent)
        self._session = session
        self._room: Room | None = None
        zone = local_zone()
        self.conversation = Conversation(session.reader, zone, self)
        self.header = ChatHeader(session)
        self.handed = HandOverCardView(session)
        self.transcript = MessageTranscript(session, self.conversation, zone)
        self.talk = TalkPlace(self.conversation, self.transcript, session.notices)
        self.composer = Composer(session)
        self._nothing = EmptyState("message-circle", translate("Chat", "Choose a room"))
        self._nothing.footer.addWidget(_hint(), 0, Qt.AlignmentFlag.AlignHCenter)
        opened = QWidget()
        column = QVBoxLayout(opened)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.handed)
        column.addWidget(self.talk, 1)
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 16, 14)
        below.addWidget(self.composer)
        column.addLayout(below)
        self._opened = opened
        self._quiet = QWidget()
        self._any_rooms = True
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(opened)
        self._stack.addWidget(self._quiet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.conversation.reached.connect(self._on_reached)
        self.handed.task_chosen.connect(self.task_chosen)
        self.handed.acknowledged.connect(self.focus_writing)
        self.transcript.task_wanted.connect(self.task_wanted)
        self.transcript.task_chosen.connect(self.task_chosen)
        self.transcript.end_seen.connect(self.end_seen)
        self.composer.task_wanted.connect(self._task_of_room)
        self.composer.written.connect(self._written)
        self.composer.left.connect(self._leave_writing)
        self.header.task_wanted.connect(self._task_of_room)

    @property
    def room(self) -> Room | None:
        """The open room in the newest state known here."""
        return self._room

    def set_room(self, room: Room | None) -> None:
        """Show a room, or in its newest state the one that is open; None shows the hint."""
        other = (room.id if room is not None else None) != (self._room.id if self._room is not None else None)
        if other:
            self.composer.leave()
        self._room = room
        self.handed.show_room(room)
        if room is not None:
            self.header.set_room(room)
            self.composer.set_room(room)
            locked = bool(self.header.refusal("task"))
            self.transcript.set_tasks_offered(self._session.flow.on, locked=locked)
        if other:
            self.conversation.open(room.id if room is not None else None)
            self._stack.setCurrentWidget(self._opened if room is not None else self._hint_or_quiet())

    @Slot(bool)
    def set_any_rooms(self, any_rooms: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Where there is no room to choose, do not ask for one: the list says what to do."""
        self._any_rooms = any_rooms
        if self._room is None:
            self._stack.setCurrentWidget(self._hint_or_quiet())

    def _hint_or_quiet(self) -> QWidget:
        return self._nothing if self._any_rooms else self._quiet

    def apply(self, change: ChangeSet) -> None:
        """Follow a change of the open room, of people or of the flow."""
        room = self._room
        if room is not None:
            newest = next((each for each in change.rooms if each.id == room.id), room)
            if newest != room or change.flow is not None or change.agents is not None:
                self.set_room(newest)
        self.handed.apply(change)
        self.conversation.apply(change)
        if change.flow is not None:
            self.transcript.relayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.handed.set_room_height(self.height())

    def mark(self, message_id: MessageId | None) -> None:
        """Draw a ring round the message a task is being made from."""
        self.transcript.mark(message_id)

    def show_message(self, message_id: MessageId) -> None:
        """Bring a message into view and mark it; the pages up to it are loaded first if they are not yet."""
        if not self.transcript.show_message(message_id):
            self.conversation.reach(message_id)

    @Slot(object)
    def _on_reached(self, message_id: MessageId) -> None:
        self.transcript.show_message(message_id)

    @Slot()
    def first_stop(self) -> QWidget | None:
        """Where F6 comes to: the field, or where there is none the conversation."""
        if self._room is None:
            return None
        return self.composer.area if self.composer.kinds else self.transcript

    def focus_writing(self) -> None:
        """Go to the field, or where there is none to the conversation."""
        if not self.composer.focus_field():
            self.transcript.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _leave_writing(self) -> None:
        """Outside the field single letters are commands."""
        self.transcript.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _task_of_room(self) -> None:
        self.task_wanted.emit(None)

    @Slot(object)
    def _written(self, message: Message) -> None:
        announce(self.composer, written_by(message))
        self.transcript.to_end()


def _hint() -> QWidget:
    """Return the line of words and key caps under "Choose a room"."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    template = translate("Chat", "{j} {k} to move, {enter} to open.")
    *_, down, up = caps_of("move")
    keys = {"{j}": down, "{k}": up, "{enter}": hint("open")}
    for part in re.split(r"(\{\w+\})", template):
        if part in keys:
            row.addWidget(kbd(keys[part]))
        elif part.strip():
            row.addWidget(label(part.strip(), "body", tone="text.2"))
    return line

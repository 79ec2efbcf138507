"""The open task beside the board: the way to its room, its place in the column, the room in two lines, the task."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Room, Task
from taskflow_desktop.domain.ids import MessageId, RoomId, TaskId
from taskflow_desktop.rules import limits
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.task_editor import TaskEditor
from taskflow_desktop.ui.key_table import caps_of, hint
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.avatar import Avatar, ChannelBadge
from taskflow_desktop.ui.widgets.buttons import Button, IconButton, ReasonButton
from taskflow_desktop.ui.widgets.labels import eliding_label, label, name_widget
from taskflow_desktop.ui.widgets.surface import Separator, Surface
from taskflow_desktop.ui.words import channel_word, state_word

_WIDTH = 400


@dataclass(frozen=True, slots=True)
class Place:
    """Where the open card stands: the stage's name, its number in the column and how many there are."""

    stage: str
    number: int  # from 1; 0 if the card is not on the board
    total: int


class SidePanel(Surface):
    """Shows one task with its room. `stepped` tells -1 or 1 for the card before or after, `closed` that it shall go.

    `room_requested` tells (RoomId, TaskId), `message_requested` (RoomId, TaskId, MessageId).
    """

    room_requested = Signal(object)
    message_requested = Signal(object)
    stepped = Signal(object)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("bg.surface", edges=("left",), parent=parent)
        self._session = session
        self._room: Room | None = None
        self._room_id: RoomId | None = None
        self._task_id: TaskId | None = None
        self._asked_room: Asking[tuple[Room, ...]] = Asking(self)
        self.editor = TaskEditor(session)
        self.room_button = Button(translate("Board", "Open room"), "ghost", icon="messages-square", small=True)
        self._place = eliding_label("", "small", tone="text.2")
        self._place.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.up = ReasonButton("", "ghost", icon="arrow-up", small=True, lock=False)
        self.down = ReasonButton("", "ghost", icon="arrow-down", small=True, lock=False)
        *_, down, up = caps_of("move")
        name_widget(self.up, translate("Board", "Previous card"), up)
        name_widget(self.down, translate("Board", "Next card"), down)
        self.close_button = IconButton("x", translate("Board", "Close the panel"), key=hint("close"))
        self._avatar = Avatar("", 28)
        self._customer = eliding_label("", "body", weight=600)
        self._channel = ChannelBadge(14)
        self._state = label("", "small", tone="text.2")
        self._people = eliding_label("", "small", tone="text.2")
        self._build()
        self.room_button.clicked.connect(self._open_room)
        self.up.chosen.connect(self._step_up)
        self.down.chosen.connect(self._step_down)
        self.close_button.clicked.connect(self.closed)
        self.editor.room_requested.connect(self._open_room)
        self.editor.message_requested.connect(self._open_message)
        session.hub.changed.connect(self._on_changed)
        session.changed.connect(self._show_room)
        theme_source().changed.connect(self._resize)
        self._resize()

    @property
    def task_id(self) -> TaskId | None:
        """The task shown."""
        return self._task_id

    def show_task(self, task: Task) -> None:
        """Show another task and its room."""
        self._task_id = task.id
        self.editor.set_task(task.id)
        if task.room_id != self._room_id:
            self._room_id, self._room = task.room_id, None
            self._customer.setText(task.customer_name)
            self._avatar.set_person(task.customer_name)
            self._channel.set_channel(task.channel)
            self._state.setText(channel_word(task.channel))
            self._people.setText("")
            self._session.reader.rooms([task.room_id], done=self._asked_room.again(self._take_rooms))

    def show_nothing(self) -> None:
        """Forget the task; what is being typed is given on first."""
        self._task_id = None
        self._room_id, self._room = None, None
        self._asked_room.forget()
        self.editor.set_task(None)

    def focus_task(self) -> None:
        """Put the focus on the open task, as soon as it is on screen."""
        heading = self.editor.page.title.heading
        if heading.isVisible():
            self.editor.focus_task()
        else:
            heading.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            watched.removeEventFilter(self)
            self.editor.focus_task()
        return super().eventFilter(watched, event)

    def set_place(self, place: Place) -> None:
        """Say where the card stands in its column."""
        words = translate("Board", "{stage} {number}/{total}") if place.number else ""
        self._place.setText(fill(words, stage=place.stage, number=place.number, total=place.total))
        self.up.set_refusal(None if place.number > 1 else translate("Board", "This is the first card of the column."))
        last = not 0 < place.number < place.total
        self.down.set_refusal(translate("Board", "This is the last card of the column.") if last else None)

    def _build(self) -> None:
        head = Surface("bg.surface", edges=("bottom", "left"))
        row = QHBoxLayout(head)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(2)
        row.addWidget(self.room_button)
        row.addWidget(self._place, 1)
        row.addSpacing(6)
        row.addWidget(self.up)
        row.addWidget(self.down)
        row.addSpacing(2)
        row.addWidget(Separator(vertical=True), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(2)
        row.addWidget(self.close_button)
        room = Surface("bg.surface", edges=("bottom", "left"))
        line = QHBoxLayout(room)
        line.setContentsMargins(16, 10, 16, 10)
        line.setSpacing(8)
        line.addWidget(self._avatar)
        words = QVBoxLayout()
        words.setSpacing(1)
        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(self._customer)
        first.addWidget(self._channel)
        first.addWidget(self._state)
        first.addStretch(1)
        words.addLayout(first)
        words.addWidget(self._people)
        line.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(room)
        column.addWidget(self.editor, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(translate("Board", "Open task"))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(_WIDTH), theme().px(480))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _take_rooms(self, rooms: tuple[Room, ...]) -> None:
        if rooms and rooms[0].id == self._room_id:
            self._room = rooms[0]
            self._show_room()

    @Slot()
    def _show_room(self) -> None:
        room = self._room
        if room is None:
            return
        self._customer.setText(room.customer_name)
        self._avatar.set_person(room.customer_name)
        self._channel.set_channel(room.channel)
        source = translate("Board", "{channel} · {state}")
        self._state.setText(fill(source, channel=channel_word(room.channel), state=state_word(room.state)))
        template = translate("Board", "Tasks in this room {total}/{limit}")
        tasks = fill(template, total=room.tasks_total, limit=limits.TASKS_PER_ROOM)
        main = self._session.agent_name(room.main_agent_id)
        agent = translate("Board", "Main agent {name}") if main else translate("Board", "No main agent")
        self._people.setText(fill(translate("Board", "{agent} · {tasks}"), agent=fill(agent, name=main), tasks=tasks))

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        for room in changes.rooms:
            if room.id == self._room_id:
                self._room = room
                self._show_room()

    @Slot()
    def _open_room(self) -> None:
        if self._room_id is not None:
            self.room_requested.emit((self._room_id, self._task_id))

    @Slot(object)
    def _open_message(self, message_id: MessageId) -> None:
        if self._room_id is not None:
            self.message_requested.emit((self._room_id, self._task_id, message_id))

    @Slot()
    def _step_up(self) -> None:
        self.stepped.emit(-1)

    @Slot()
    def _step_down(self) -> None:
        self.stepped.emit(1)

    @Slot()
    def _resize(self) -> None:
        self.setFixedWidth(theme().px(_WIDTH))

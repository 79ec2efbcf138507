"""A room to read beside the one on screen: its conversation, its tasks and its history in a window of its own.

Nothing can be changed in it; what is to be changed is changed in the room itself, which it leads to.
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Room, Task
from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.models.messages import Conversation
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.chat.message_transcript import MessageTranscript
from taskflow_desktop.ui.chat.talk_place import TalkPlace
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.history_section import HistorySection
from taskflow_desktop.ui.details.past_room_row import room_title
from taskflow_desktop.ui.details.task_editor import TaskEditor
from taskflow_desktop.ui.details.task_list_view import TaskListView
from taskflow_desktop.ui.format import date_and_time, local_zone
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.avatar import Avatar, ChannelBadge
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import eliding_label, label
from taskflow_desktop.ui.widgets.splitter import Splitter
from taskflow_desktop.ui.widgets.surface import ScrollArea, Separator, Surface
from taskflow_desktop.ui.words import channel_word, state_word

_SIZE = QSize(980, 720)
_ASIDE_WIDE, _ASIDE_LEAST, _TALK_LEAST = 380, 320, 380
_SHARE = 0.9  # of the screen, where it is small
_TASKS_HIGH = 5


class ReadingWindow(Surface):
    """Belongs to `owner`, the main window, and goes with it. `room_requested` tells (RoomId, TaskId or None)."""

    room_requested = Signal(object)
    gone = Signal(object)  # RoomId

    def __init__(self, session: Session, room: Room, owner: QWidget) -> None:
        super().__init__("bg.surface", parent=owner)
        self.setWindowFlag(Qt.WindowType.Window, on=True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._room = room
        self._asked_tasks: Asking[tuple[Task, ...]] = Asking(self)
        zone = local_zone()
        self.conversation = Conversation(session.reader, zone, self)
        self.transcript = MessageTranscript(session, self.conversation, zone)
        self.transcript.task_chosen.connect(self._on_task)
        self.tasks = TaskListView(session, translate("ReadingWindow", "Tasks in this room"))
        self.tasks.set_most(_TASKS_HIGH)
        self.tasks.clicked_id.connect(self._show_task)
        self.tasks.activated_id.connect(self._enter_task)
        self.log = HistorySection(
            session,
            translate("ReadingWindow", "What happened in the room"),
            of_room=True,
            number_of=self._number_of,
        )
        self.editor = TaskEditor(session)
        self.editor.set_single_keys(False)
        self.editor.room_requested.connect(self._open_room)
        self.open_button = Button(translate("ReadingWindow", "Open this room"), icon="messages-square")
        self.open_button.clicked.connect(self._open_room)
        self.back = Button(translate("ReadingWindow", "Back to the room's history"), "ghost", icon="arrow-left")
        self.back.clicked.connect(self._show_log)
        self._build()
        self._show_room()
        self.conversation.open(room.id)
        self.log.begin(room_id=room.id)
        self._read_tasks()
        session.hub.changed.connect(self._on_changed)
        session.changed.connect(self._on_session_changed)
        owner.installEventFilter(self)
        self._place(owner)

    @property
    def room_id(self) -> RoomId:
        """The room that is read."""
        return self._room.id

    def look(self) -> None:
        """Come to the front, the conversation focused."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.transcript.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._stack.currentWidget() is not self._log_page:
            self._show_log()
        else:
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Without the main window there is no session to read by."""
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.close()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.log.keep_looked()
        self.editor.keep_typing()
        super().closeEvent(event)
        self.gone.emit(self.room_id)

    # --- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._avatar = Avatar("", 36)
        self._customer = eliding_label("", "title")
        self._badge = ChannelBadge(14)
        self._state = label("", "small", tone="text.2")
        self._facts = eliding_label("", "small", tone="text.2")
        self._log_page = self._build_log()
        self._task_page = QWidget()
        task = QVBoxLayout(self._task_page)
        task.setContentsMargins(0, 8, 0, 0)
        task.setSpacing(0)
        task.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        task.addWidget(self.editor, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._log_page)
        self._stack.addWidget(self._task_page)
        aside = Surface("bg.surface", edges=("left",))
        beside = QVBoxLayout(aside)
        beside.setContentsMargins(1, 0, 0, 0)
        beside.addWidget(self._stack)
        self.transcript.setMinimumWidth(theme().px(_TALK_LEAST))
        aside.setMinimumWidth(theme().px(_ASIDE_LEAST))
        self.splitter = Splitter()
        self.splitter.addWidget(TalkPlace(self.conversation, self.transcript, self._session.notices))
        self.splitter.addWidget(aside)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([2000, theme().px(_ASIDE_WIDE)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_head())
        column.addWidget(self.splitter, 1)

    def _build_head(self) -> QWidget:
        head = Surface("bg.surface", edges=("bottom",))
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(10)
        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(self._customer)
        first.addWidget(self._badge)
        first.addWidget(self._state)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(first)
        words.addWidget(self._facts)
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        row.addWidget(IconPicture("eye", 16, "text.2"))
        row.addWidget(label(translate("ReadingWindow", "View only"), "small", tone="text.2"))
        row.addSpacing(6)
        row.addWidget(self.open_button)
        return head

    def _build_log(self) -> QWidget:
        self._tasks_box = QWidget()
        boxed = QVBoxLayout(self._tasks_box)
        boxed.setContentsMargins(0, 10, 0, 0)
        boxed.setSpacing(4)
        head = label(translate("ReadingWindow", "Tasks in this room"), "small", tone="text.2", weight=600)
        head.setContentsMargins(16, 0, 16, 0)
        boxed.addWidget(head)
        boxed.addWidget(self.tasks)
        boxed.addSpacing(4)
        boxed.addWidget(Separator())
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(8)
        column.addWidget(self._tasks_box)
        logged = QVBoxLayout()
        logged.setContentsMargins(8, 4, 8, 0)  # its rows have a padding of their own
        logged.addWidget(self.log)
        column.addLayout(logged)
        column.addStretch(1)
        page = ScrollArea()
        page.setWidget(content)
        self._tasks_box.hide()
        return page

    def _place(self, owner: QWidget) -> None:
        """Beside the middle of the main window, so that what is under it can be told from it."""
        free = owner.screen().availableGeometry()
        most = QSize(round(free.width() * _SHARE), round(free.height() * _SHARE))
        wanted = QSize(theme().px(_SIZE.width()), theme().px(_SIZE.height()))
        self.resize(wanted.boundedTo(most))
        middle = owner.frameGeometry().center() - self.rect().center()
        x = max(free.left(), min(middle.x() + 24, free.right() - self.width()))
        y = max(free.top(), min(middle.y() + 24, free.bottom() - self.height()))
        self.move(x, y)

    # --- showing -----------------------------------------------------------------------------------------------------

    def _show_room(self) -> None:
        room, session = self._room, self._session
        title = room_title(room)
        window_title = fill(translate("ReadingWindow", "Reading window: {title}"), title=title)
        self.setWindowTitle(" ".join(window_title.split()))
        self._avatar.set_person(room.customer_name)
        self._customer.setText(room.customer_name)
        self._badge.set_channel(room.channel)
        state = translate("ReadingWindow", "{channel} · {state}")
        self._state.setText(fill(state, channel=channel_word(room.channel), state=state_word(room.state)))
        agent = session.agent_name(room.main_agent_id)
        if agent:
            who = fill(translate("ReadingWindow", "Main agent {name}"), name=agent)
        else:
            who = translate("ReadingWindow", "No main agent")
        day = date_and_time(room.opened_at, session.now(), local_zone())
        parts = [room.title, who, fill(translate("ReadingWindow", "opened {day}"), day=day)]
        self._facts.setText(" · ".join(part for part in parts if part))
        self._show_tasks_box()

    def _show_tasks_box(self) -> None:
        self._tasks_box.setVisible(self._session.flow.on and bool(self.tasks.tasks.tasks))

    def _read_tasks(self) -> None:
        self._session.reader.room_tasks(self._room.id, done=self._asked_tasks.again(self._take_tasks))

    def _take_tasks(self, tasks: tuple[Task, ...]) -> None:
        self.tasks.tasks.set_tasks(tasks)
        self.log.view.remeasure()
        self._show_tasks_box()

    def _number_of(self, task_id: TaskId) -> str:
        task = self.tasks.tasks.task(task_id)
        return task.short_number if task is not None else ""

    @Slot(object)
    def _on_task(self, task: Task) -> None:
        self._enter_task(task.id)

    @Slot(object)
    def _enter_task(self, task_id: TaskId) -> None:
        self._show_task(task_id)
        self.editor.focus_task()

    @Slot(object)
    def _show_task(self, task_id: TaskId) -> None:
        if not self._session.flow.on:
            return
        why = translate("ReadingWindow", "In the reading window you can only look. Open the room to change it.")
        self.editor.set_task(task_id, elsewhere=why)
        self._stack.setCurrentWidget(self._task_page)

    @Slot()
    def _show_log(self) -> None:
        focus = QApplication.focusWidget()
        inside = focus is not None and self._task_page.isAncestorOf(focus)
        shown = self.editor.task_id
        self._stack.setCurrentWidget(self._log_page)
        self.editor.set_task(None)
        if inside:
            self.tasks.select_id(shown)
            self.tasks.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- what happens ------------------------------------------------------------------------------------------------

    @Slot()
    def _open_room(self) -> None:
        """Lead to the room itself; the window has done its part."""
        place = (self._room.id, self.editor.task_id)
        self.close()
        self.room_requested.emit(place)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        self.conversation.apply(changes)
        mine = next((room for room in changes.rooms if room.id == self._room.id), None)
        if mine is not None:
            self._room = mine
            self._show_room()
        if changes.reload:
            self._read_tasks()
        elif self.tasks.tasks.apply(changes, self._is_here):
            self._show_tasks_box()

    def _is_here(self, task: Task) -> bool:
        return task.room_id == self._room.id

    @Slot(object)
    def _on_session_changed(self, changes: ChangeSet) -> None:
        if changes.flow is not None:
            self.transcript.relayout()
            self.log.feed.tell_tasks(self._session.flow.on)
            if not self._session.flow.on and self._stack.currentWidget() is self._task_page:
                self._show_log()
        self._show_room()


class ReadingWindows(QObject):
    """The windows that are open, one a room. `room_requested` tells (RoomId, TaskId or None)."""

    room_requested = Signal(object)

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._owner = session, owner
        self._open: dict[RoomId, ReadingWindow] = {}

    @Slot(object)
    def read(self, room: Room) -> None:
        """Open a room to read, or bring its window to the front."""
        window = self._open.get(room.id)
        if window is None:
            window = ReadingWindow(self._session, room, self._owner.window())
            window.room_requested.connect(self.room_requested)
            window.gone.connect(self._on_gone)
            self._open[room.id] = window
        window.look()

    @Slot(object)
    def _on_gone(self, room_id: RoomId) -> None:
        self._open.pop(room_id, None)

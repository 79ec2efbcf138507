"""The panel beside the conversation: the room's tasks, the room, its customer and its history."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Message, Room, Task
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import Where, single_keys
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.customer_tab import CustomerTab
from taskflow_desktop.ui.details.history_tab import HistoryTab
from taskflow_desktop.ui.details.room_tab import RoomTab
from taskflow_desktop.ui.details.task_editor import TaskEditor
from taskflow_desktop.ui.details.task_tab import TaskTab
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.keys import commit_preedit, plain_key
from taskflow_desktop.ui.widgets.surface import Separator, Surface

TASKS, ROOM, CUSTOMER, HISTORY = "tasks", "room", "customer", "history"


class PanelTabs(QTabBar):
    """The tabs, as high as a pane's head."""

    def tabSizeHint(self, index: int) -> QSize:
        hint = super().tabSizeHint(index)
        return QSize(hint.width(), max(hint.height(), theme().line_height("body") + 24))


class DetailPanel(Surface):
    """Shows one room. While Task Flow is off there is no tab of tasks.

    Signals:
        task_opened: the TaskId in the open task, or None.
        message_requested: MessageId, to be shown in the conversation.
        room_requested: (RoomId, TaskId) of another room, to be opened with a task of it.
        reading_requested: Room, to be read in a window of its own.
    """

    task_opened = Signal(object)
    message_requested = Signal(object)
    room_requested = Signal(object)
    reading_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("bg.surface", parent=parent)
        self._session = session
        self._room_id: RoomId | None = None
        self._room: Room | None = None
        self._waiting: tuple[TaskId | None, Message | None, str] | None = None
        self._flow_on = session.flow.on
        self._rooms = 0  # of the customer
        self._asked_room: Asking[tuple[Room, ...]] = Asking(self)
        self.tabs = PanelTabs()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(translate("Panel", "Details"))
        self.task_tab = TaskTab(session)
        self.room_tab = RoomTab(session)
        self.customer_tab = CustomerTab(session)
        self.history_tab = HistoryTab(session)
        self._pages: dict[str, QWidget] = {
            TASKS: self.task_tab,
            ROOM: self.room_tab,
            CUSTOMER: self.customer_tab,
            HISTORY: self.history_tab,
        }
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(Separator())
        column.addWidget(self._stack, 1)
        self._make_tabs()
        self.tabs.currentChanged.connect(self._on_tab)
        self.task_tab.task_opened.connect(self.task_opened)
        self.task_tab.message_requested.connect(self.message_requested)
        self.task_tab.room_requested.connect(self.room_requested)
        self.task_tab.listed.connect(self._name_tasks)
        self.customer_tab.task_requested.connect(self._on_customer_task)
        self.history_tab.counted.connect(self._on_counted)
        self.history_tab.reading_requested.connect(self.reading_requested)
        session.hub.changed.connect(self._on_changed)
        session.changed.connect(self._on_session_changed)

    @property
    def room_id(self) -> RoomId | None:
        """The room on screen or being read."""
        return self._room_id

    @property
    def tab(self) -> str:
        """The tab on top: "tasks", "room", "customer" or "history"."""
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    def set_tab(self, tab: str) -> None:
        """Put a tab on top; one that is not there changes nothing."""
        for index in range(self.tabs.count()):
            if self.tabs.tabData(index) == tab:
                self.tabs.setCurrentIndex(index)

    def set_room(self, room_id: RoomId | None) -> None:
        """Show another room, or none. What is being typed is kept first."""
        if room_id == self._room_id:
            return
        self.keep_typing()
        self._room_id = room_id
        self._waiting = None
        self._asked_room.forget()
        self.room_tab.tell_flow_off("")
        if room_id is None:
            self._show(None)
            return
        self._session.reader.rooms((room_id,), done=self._asked_room.again(self._on_room))

    def open_task(self, task_id: TaskId) -> None:
        """Show a task of the room in the tab of tasks and put the focus on it."""
        self.set_tab(TASKS)
        if self._room is None or self._room.id != self._room_id:
            self._waiting = (task_id, None, "")
        elif self._session.flow.on:
            self.task_tab.open_task(task_id)

    def new_task(self, room_id: RoomId, message: Message | None = None, title: str = "") -> None:
        """Open the form for a new task of a room, the title focused. `title` is one to start with."""
        self.set_room(room_id)
        self.set_tab(TASKS)
        if self._room is None or self._room.id != room_id:
            self._waiting = (None, message, title)
        elif self._session.flow.on:
            self.task_tab.new_task(message, title)

    def set_single_keys(self, on: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Let letters alone act on the tasks, or not (a person's own setting)."""
        self.task_tab.set_single_keys(on)

    def act_on_key(self, event: QKeyEvent) -> bool:
        """Do what a single key means for the open task, brought to the front. Return False for any other key."""
        single = plain_key(event) in single_keys(Where.TASK) or event.key() == Qt.Key.Key_F2
        if not single or self.open_editor is None:
            return False
        self.set_tab(TASKS)
        return self.task_tab.editor.act_on_key(event)

    @property
    def open_editor(self) -> TaskEditor | None:
        """The open task, also behind another tab; None while there is none, a new one is written or a room is read."""
        editor = self.task_tab.editor
        here = self._room is not None and self._room.id == self._room_id and not self.task_tab.forming
        return editor if self._session.flow.on and here and editor.task is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.act_on_key(event):
            super().keyPressEvent(event)

    def keep_typing(self) -> None:
        """Commit and keep what is being typed: before another room, and before the program ends."""
        commit_preedit()
        self.task_tab.leave()
        self.room_tab.keep_looked()

    def focus_tabs(self) -> None:
        """Put the focus on the tabs."""
        self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_content(self) -> None:
        """Put the focus where the keys of the tab on top work: the list, the open task or the first control."""
        if self.tab == TASKS and self.task_tab.tasks:
            self.task_tab.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.tab == HISTORY:
            self.history_tab.focus_list()
        else:
            self.focus_tabs()

    # --- showing -----------------------------------------------------------------------------------------------------

    def _make_tabs(self) -> None:
        """Make the tabs that there are now, the one on top kept if it stays."""
        self.tabs.blockSignals(True)
        before = self.tab if self.tabs.count() else ""
        while self.tabs.count():
            self.tabs.removeTab(0)
        for key in self._pages:
            if key != TASKS or self._session.flow.on:
                self.tabs.setTabData(self.tabs.addTab(self._tab_text(key)), key)
        self.set_tab(before)
        self.tabs.blockSignals(False)
        self._on_tab()

    def _tab_text(self, key: str) -> str:
        names = {
            TASKS: translate("Panel", "Tasks"),
            ROOM: translate("Panel", "Room"),
            CUSTOMER: translate("Panel", "Customer"),
            HISTORY: translate("Panel", "History"),
        }
        counts = {TASKS: self._room.tasks_total if self._room is not None else 0, HISTORY: self._rooms}
        number = counts.get(key, 0)
        return fill(translate("Panel", "{name} {n}"), name=names[key], n=number) if number else names[key]

    def _show_counts(self) -> None:
        for index in range(self.tabs.count()):
            text = self._tab_text(str(self.tabs.tabData(index)))
            if self.tabs.tabText(index) != text:
                self.tabs.setTabText(index, text)

    def _on_room(self, rooms: tuple[Room, ...]) -> None:
        if not rooms:
            return
        self._show(rooms[0])
        if self._waiting is not None:
            (task_id, message, title), self._waiting = self._waiting, None
            if task_id is not None:
                self.open_task(task_id)
            else:
                self.new_task(rooms[0].id, message, title)

    def _show(self, room: Room | None) -> None:
        other = (room.id if room is not None else None) != (self._room.id if self._room is not None else None)
        self._room = room
        self.task_tab.show_room(room)
        self.room_tab.show_room(room)
        self.customer_tab.show_room(room)
        self.history_tab.show_room(room)
        if other and self.tab == CUSTOMER:
            self.customer_tab.refresh()
        self._show_counts()

    @Slot()
    def _on_tab(self) -> None:
        page = self._pages[self.tab]
        if self._stack.currentWidget() is page:
            return
        self.keep_typing()
        self._stack.setCurrentWidget(page)
        if page is self.customer_tab:
            self.customer_tab.refresh()

    @Slot()
    def _name_tasks(self) -> None:
        self.room_tab.name_tasks(self.task_tab.tasks)

    @Slot(object)
    def _on_customer_task(self, task: Task) -> None:
        """A task of this room is opened, one of another room looked at."""
        self.set_tab(TASKS)
        if task.room_id == self._room_id:
            self.open_task(task.id)
        elif self._session.flow.on:
            self.task_tab.look_at(task.id)

    @Slot(object)
    def _on_counted(self, count: int) -> None:
        self._rooms = count
        self._show_counts()

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        mine = next((room for room in changes.rooms if room.id == self._room_id), None)
        if mine is not None and self._room is not None:
            self._show(mine)
        if changes.reload and self._room_id is not None:
            self._session.reader.rooms((self._room_id,), done=self._asked_room.again(self._on_room))
        if self.tab == CUSTOMER and (changes.reload or changes.rooms or changes.tasks):
            self.customer_tab.refresh()

    @Slot(object)
    def _on_session_changed(self, changes: ChangeSet) -> None:
        del changes
        if self._flow_on == self._session.flow.on:
            self._show(self._room)
            return
        self._flow_on = self._session.flow.on
        if not self._flow_on:
            self.task_tab.leave()
        self._make_tabs()
        self.room_tab.tell_flow_off("" if self._flow_on else sentence(Refusal("flow.off")))
        self._show(self._room)

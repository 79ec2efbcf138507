"""The rooms page: the list, the conversation and the panel beside it, and which room is open in them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from shiboken6 import isValid

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Message, Room, Task
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.ids import MessageId, RoomId, TaskId
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.chat.chat_pane import ChatPane
from taskflow_desktop.ui.rooms.list_pane import RoomListPane
from taskflow_desktop.ui.rooms.panel_place import PanelPlace
from taskflow_desktop.ui.rooms.room_verbs import RoomVerbs
from taskflow_desktop.ui.rooms.task_keys import TaskKeys
from taskflow_desktop.ui.text import language
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.keys import commit_preedit, plain_key
from taskflow_desktop.ui.widgets.motion import fade_in
from taskflow_desktop.ui.widgets.reason_bubble import show_reason
from taskflow_desktop.ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from taskflow_desktop.ui.details.panel import DetailPanel

_LIST = {"ko": 308, "en": 336}
_LIST_LEAST, _LIST_MOST = 264, 400
_CHAT_LEAST = 420
_PANEL, _PANEL_LEAST, _PANEL_MOST = 416, 360, 560
_READ_MS = 2000  # a room that was only passed by the keys is not read


class _Opening:
    """A room asked for by its id, to be opened when its row is there."""

    def __init__(
        self, page: "RoomsPage", task_id: TaskId | None, message_id: MessageId | None = None, *, tab: str = ""
    ) -> None:
        self._page, self._task_id, self._message_id, self._tab = page, task_id, message_id, tab

    def done(self, rooms: tuple[Room, ...]) -> None:
        if isValid(self._page) and rooms:
            self._page.show_room(rooms[0], self._task_id, self._message_id)
            if self._tab:
                self._page.show_tab(self._tab)


class _BringingBack:
    """The room of the last time, to be opened unless somebody was quicker."""

    def __init__(self, page: "RoomsPage", tab: str) -> None:
        self._page, self._tab = page, tab

    def done(self, rooms: tuple[Room, ...]) -> None:
        if isValid(self._page) and rooms:
            self._page.show_again(rooms[0], self._tab)


class RoomsPage(QWidget):
    """Signals:
    room_changed: Room or None, the open one in its newest state.
    panel_changed: bool, whether the panel beside is shown.
    panel_made: DetailPanel, once, when it is first needed.
    """

    room_changed = Signal(object)
    panel_changed = Signal(object)
    panel_made = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: RoomId | None = None
        self._sought: MessageId | None = None  # to be shown once its task is open
        self._panel_wanted = True
        self._panel_asked = False  # by a person, where not all panes fit: the others give way to it
        self.list = RoomListPane(session)
        self.chat = ChatPane(session)
        self._place = PanelPlace(session)
        self.verbs = RoomVerbs(session, self)
        self._single_keys = True
        self._task_keys = TaskKeys(session, self)
        self.splitter = Splitter()
        self.splitter.setObjectName("panes")
        for index, pane in enumerate((self.list, self.chat, self._place)):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(index, 1 if pane is self.chat else 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self._read = QTimer(self)
        self._read.setSingleShot(True)
        self._read.setInterval(_READ_MS)
        self._read.timeout.connect(self._mark_read)
        self._limit()
        self.splitter.setSizes([theme().px(_LIST[language()]), 2000, theme().px(_PANEL)])
        self._connect()
        self._show_panes()

    def _connect(self) -> None:
        self.list.browsed.connect(self._browsed)
        self.list.clicked.connect(self._clicked)
        self.list.entered.connect(self._entered)
        self.list.any_rooms.connect(self.chat.set_any_rooms)
        header = self.chat.header
        header.take_wanted.connect(self.take_room)
        header.hand_over_wanted.connect(self.hand_over)
        header.close_wanted.connect(self.close_room)
        header.reopen_wanted.connect(self.reopen_room)
        header.panel_switched.connect(self.toggle_panel)
        self.chat.task_wanted.connect(self._make_task)
        self.chat.task_chosen.connect(self._see_task)
        self.chat.end_seen.connect(self._end_seen)
        self._place.made.connect(self._panel_made)
        self.verbs.tasks_wanted.connect(self._see_tasks)
        self._session.hub.changed.connect(self._on_changed)
        theme_source().changed.connect(self._limit)

    @property
    def panel(self) -> "DetailPanel":
        """The panel beside the conversation."""
        return self._place.panel

    @Slot(object)
    def _panel_made(self, panel: "DetailPanel") -> None:
        panel.message_requested.connect(self._see_message)
        panel.room_requested.connect(self._open_place)
        panel.task_opened.connect(self._task_opened)
        from taskflow_desktop.ui.rooms.reading_window import ReadingWindows  # noqa: PLC0415 - with the panel, not before

        self.readers = ReadingWindows(self._session, self)
        panel.reading_requested.connect(self.readers.read)
        self.readers.room_requested.connect(self._open_place)
        self.panel_made.emit(panel)

    @Slot(object)
    def _open_place(self, place: tuple[RoomId, TaskId | None]) -> None:
        """Open another room that was looked at, and the task of it if one was looked at."""
        room_id, task_id = place
        self._session.reader.rooms((room_id,), done=_Opening(self, task_id).done)

    def set_single_keys(self, on: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Say whether single letters are commands here."""
        self._single_keys = on
        self._place.set_single_keys(on)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place.make_soon()
        if self.focusWidget() is None:
            self.list.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)  # one begins by choosing a room

    # --- the open room -----------------------------------------------------------------------------------------------

    @property
    def room(self) -> Room | None:
        """The open room, in its newest state."""
        return self.chat.room

    @Slot(object)
    def open_room(self, room_id: RoomId) -> None:
        """Open a room, wherever it stands, and bring its row into the list."""
        self._session.reader.rooms((room_id,), done=_Opening(self, None).done)

    def open_customer(self, room_id: RoomId) -> None:
        """Open a room with its customer beside it."""
        self._session.reader.rooms((room_id,), done=_Opening(self, None, tab="customer").done)

    def show_tab(self, tab: str) -> None:
        """Bring a tab of the panel to the front, the focus on the tabs."""
        self.set_panel_shown(True)
        self.panel.set_tab(tab)
        self.panel.focus_tabs()

    def open_task(self, room_id: RoomId, task_id: TaskId, message_id: MessageId | None = None) -> None:
        """Open a room with one of its tasks in the panel, and in the conversation the message it came from."""
        self._session.reader.rooms((room_id,), done=_Opening(self, task_id, message_id).done)

    def show_room(self, room: Room, task_id: TaskId | None = None, message_id: MessageId | None = None) -> None:
        """Open a room whose row was read; its task, if one is named, in the panel, and a message of it in view."""
        self.list.show_room(room)
        self._open(room, read=True)
        self._sought = message_id
        if task_id is not None:
            self.set_panel_shown(True)
            self.panel.open_task(task_id)
        else:
            self.chat.focus_writing()

    def bring_back(self, room_id: RoomId, tab: str) -> None:
        """Open the room that was open the last time, with this tab of the panel; "" for no panel."""
        self._session.reader.rooms((room_id,), done=_BringingBack(self, tab).done)

    def show_again(self, room: Room, tab: str) -> None:
        """The same with its row read. What is closed meanwhile stays so; the list and the focus stay where they are."""
        if room.state is RoomState.CLOSED or self._wanted is not None:
            return
        self._open(room, read=False)
        self.list.select(room.id)
        self.panel.set_tab(tab)
        if not tab:
            self.set_panel_shown(False)

    def leave(self) -> None:
        """Keep what is being typed: before the page goes away."""
        commit_preedit()
        self.chat.composer.leave()
        self._place.keep_typing()

    def _open(self, room: Room, *, read: bool) -> None:
        other = self.room is None or self.room.id != room.id
        self._wanted = room.id
        if other:
            commit_preedit()
            first = self.room is None
            self.chat.set_room(room)
            self.panel.set_room(room.id)
            if first:
                self._show_panes()
            self.room_changed.emit(room)
        self._read.stop()
        if read:
            self._mark_read()
        else:
            self._read.start()

    def _choose(self, room_id: RoomId, *, read: bool) -> None:
        self._wanted = room_id
        room = self.list.model.room(room_id)
        if room is not None:
            self._open(room, read=read)
        else:
            self._session.reader.rooms((room_id,), done=self._row_read)

    def _row_read(self, rooms: tuple[Room, ...]) -> None:
        if isValid(self) and rooms and rooms[0].id == self._wanted:
            self._open(rooms[0], read=True)

    @Slot(object)
    def _browsed(self, room_id: RoomId) -> None:
        self._choose(room_id, read=False)

    @Slot(object)
    def _clicked(self, room_id: RoomId) -> None:
        self._choose(room_id, read=True)

    @Slot(object)
    def _entered(self, room_id: RoomId) -> None:
        self._choose(room_id, read=True)
        self.chat.focus_writing()

    @Slot()
    def _mark_read(self) -> None:
        """One's own room that is looked at is read."""
        room = self.room
        if room is not None and room.unread and room.main_agent_id == self._session.agent.id:
            self._session.commands.mark_read(room.id)

    @Slot()
    def _end_seen(self) -> None:
        if self.isVisible() and self.window().isActiveWindow() and not self._read.isActive():
            self._mark_read()

    @Slot(object)
    def _on_changed(self, change: ChangeSet) -> None:
        before = self.room
        self.list.apply(change)
        self.chat.apply(change)
        if change.reload and before is not None:
            self._session.reader.rooms((before.id,), done=self._reloaded)
        if self.room != before:
            self.room_changed.emit(self.room)

    def _reloaded(self, rooms: tuple[Room, ...]) -> None:
        if isValid(self) and rooms and self.room is not None and rooms[0].id == self.room.id:
            self.chat.set_room(rooms[0])
            self.room_changed.emit(self.room)

    # --- verbs -------------------------------------------------------------------------------------------------------

    @Slot()
    def take_room(self) -> None:
        """Become the main agent of the open room."""
        if self.room is not None and not self._refused("take"):
            self.verbs.take(self.room)

    @Slot()
    def hand_over(self) -> None:
        """Hand the open room over."""
        if self.room is not None and not self._refused("hand_over"):
            self.verbs.hand_over(self.room)

    @Slot()
    def close_room(self) -> None:
        """Close the open room."""
        if self.room is not None and not self._refused("close"):
            self.verbs.close(self.room)

    @Slot()
    def reopen_room(self) -> None:
        """Reopen the open room."""
        if self.room is not None and not self._refused("reopen"):
            self.verbs.reopen(self.room)

    @Slot()
    def new_task(self) -> None:
        """Make a task in the open room."""
        self._make_task(None)

    def _refused(self, verb: str) -> bool:
        why = self.chat.header.refusal(verb)
        if why:
            show_reason(self.chat.header.state, why)
        return bool(why)

    def new_task_named(self, title: str) -> None:
        """Make a task in the open room, its title begun."""
        self._make_task(None, title)

    @Slot(object)
    def _make_task(self, message: Message | None, title: str = "") -> None:
        room = self.room
        if room is None or not self._session.flow.on:
            return
        if why := self.chat.header.refusal("task"):
            show_reason(self.chat.composer.tasks, why)
            return
        self.chat.composer.leave()
        self.set_panel_shown(True)
        self.panel.new_task(room.id, message, title)
        self.chat.mark(message.id if message is not None else None)

    @Slot(object)
    def _see_task(self, task: Task) -> None:
        self.set_panel_shown(True)
        self.panel.open_task(task.id)

    @Slot()
    def _see_tasks(self) -> None:
        self.set_panel_shown(True)
        self.panel.set_tab("tasks")
        self.panel.focus_content()

    @Slot(object)
    def _see_message(self, message_id: MessageId) -> None:
        self.chat.show_message(message_id)

    @Slot(object)
    def _task_opened(self, task_id: TaskId | None) -> None:
        self.chat.mark(None)
        if task_id is not None and self._sought is not None:
            sought, self._sought = self._sought, None
            self.chat.show_message(sought)

    # --- panes -------------------------------------------------------------------------------------------------------

    @property
    def panel_shown(self) -> bool:
        """True if the panel beside the conversation is shown."""
        return self._place.isVisibleTo(self.splitter)

    @property
    def panel_wanted(self) -> bool:
        """True unless a person put the panel away; it may still have no room."""
        return self._panel_wanted

    def set_panel_shown(self, shown: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Show the panel, or put it away. Without an open room it is away in any case."""
        self._panel_wanted = self._panel_asked = shown
        before = self.panel_shown
        self._show_panes()
        if self.panel_shown and not before:
            fade_in(self._place)

    @Slot()
    def toggle_panel(self) -> None:
        """Show the panel, or put it away."""
        self.set_panel_shown(not self.panel_shown)

    def _show_panes(self) -> None:
        """Where not all panes fit the panel goes first; one that was asked for stays, and list, then chat, go."""
        wide = self.list.minimumWidth(), self.chat.minimumWidth(), self._place.minimumWidth()
        fits = self.width() >= sum(wide) + 2
        self._panel_asked = self._panel_asked and not fits
        panel = self._panel_wanted and self.room is not None and (fits or self._panel_asked)
        shown = {
            self.list: fits or not panel,
            self.chat: fits or not panel or self.width() >= sum(wide[1:]) + 1,
            self._place: panel,
        }
        before, focus = self.panel_shown, QApplication.focusWidget()
        for pane in (pane for pane, stays in shown.items() if stays):
            pane.show()
        if focus is not None and any(pane.isAncestorOf(focus) for pane, stays in shown.items() if not stays):
            if shown[self.chat]:
                self.chat.focus_writing()
            else:
                self.panel.focus_content()
        for pane in (pane for pane, stays in shown.items() if not stays):
            pane.hide()
        self.chat.header.panel.setChecked(panel)
        if panel != before:
            self.panel_changed.emit(panel)

    def focus_search(self) -> None:
        """Go to the search of the list; a panel that the list gave way to goes."""
        if not self.list.isVisibleTo(self.splitter):
            self.set_panel_shown(False)
        self.list.focus_search()

    @Slot()
    def _limit(self) -> None:
        """How narrow and wide panes may be follows the text size."""
        px = theme().px
        self.list.setMinimumWidth(min(px(_LIST_MOST), max(px(_LIST_LEAST), self.list.tabs.least_width() + 20)))
        self.list.setMaximumWidth(px(_LIST_MOST))
        self.chat.setMinimumWidth(px(_CHAT_LEAST))
        self._place.setMinimumWidth(px(_PANEL_LEAST))
        self._place.setMaximumWidth(px(_PANEL_MOST))
        self._show_panes()

    def minimumSizeHint(self) -> QSize:
        """List and conversation: the panel gives way before the window cannot be made smaller."""
        return QSize(self.list.minimumWidth() + self.chat.minimumWidth() + 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_panes()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = plain_key(event) if self._single_keys else ""
        if event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.focus_search()
        elif key == "N":
            self.new_task()
        elif not (self._task_keys.press(key) or (self.panel_shown and self.panel.act_on_key(event))):
            super().keyPressEvent(event)

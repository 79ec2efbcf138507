"""The left pane of the rooms page: whose rooms, which state, a search, and the list."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.domain.requests import RoomFilter, Scope
from taskflow_desktop.models.rooms import RoomListModel
from taskflow_desktop.rules.permissions import leads, why_not_import
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import key_of
from taskflow_desktop.ui.format import local_zone
from taskflow_desktop.ui.own import rooms_listed, set_rooms_listed
from taskflow_desktop.ui.rooms.room_list_view import RoomListView
from taskflow_desktop.ui.rooms.room_words import empty_words, spoken_room
from taskflow_desktop.ui.rooms.row_delegate import RoomRowDelegate
from taskflow_desktop.ui.rooms.state_tabs import StateTabs
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.empty import EmptyState
from taskflow_desktop.ui.widgets.fields import SearchField
from taskflow_desktop.ui.widgets.keys import single_key
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.read_state import ReadState
from taskflow_desktop.ui.widgets.surface import Separator, Surface

_REST_MS = 2000  # without input for so long, rows may move (ui-spec 4.1)
_BROWSED_MS = 150
_INSTEAD = (RoomState.ANSWERED, RoomState.INQUIRY, RoomState.WAITING, RoomState.RECEIVED)


class RoomListPane(Surface):
    """Rooms to choose from.

    Signals, all with a RoomId:
        browsed: the keyboard rests on a row; show its room.
        clicked: a row was pressed; open its room, the focus stays here.
        entered: Enter or a double click; open the room and go there.
    Signals without a value:
        import_wanted, room_wanted: the empty desk's two ways to its first room.
    `any_rooms` tells with a bool whether there is any room to choose at all.
    """

    browsed = Signal(object)
    clicked = Signal(object)
    entered = Signal(object)
    import_wanted = Signal()
    room_wanted = Signal()
    any_rooms = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("bg.side", parent=parent)
        self._session = session
        self._zone = local_zone()
        # Who leads looks after everybody's rooms; an agent begins with his own.
        scope, state = rooms_listed(session.own)
        self._scope = scope or (Scope.ALL if leads(session.agent) else Scope.MINE)
        self._by_pointer = False
        self.model = RoomListModel(session.reader, self._spoken, self)
        self._build()
        self._rest = self._timer(_REST_MS, self._rested)
        self._browse = self._timer(_BROWSED_MS, self._tell_browsed)
        self._connect()
        if state is not None:
            self.tabs.set_state(state)
        self._show_scope()
        self._refilter()

    def _timer(self, interval: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    def _build(self) -> None:
        self.scope_button = Button("", "ghost", trailing="chevron-down", small=True)
        self.search = SearchField(
            translate("Rooms", "Search rooms"),
            translate("Rooms", "Search customer, message, task no."),
            key=key_of("find"),
        )
        self.tabs = StateTabs()
        self.view = RoomListView(translate("Rooms", "Rooms"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(RoomRowDelegate(self.view, self._session, self._zone))
        self._other = Button("", "quiet")
        self._elsewhere = RoomState.ANSWERED
        self._empty = EmptyState("circle-check", "", "", (self._other,))
        self._closed_too = Button(translate("Rooms", "Search closed rooms"), "primary")
        self._forget = Button(translate("Rooms", "Clear search"), "quiet")
        self._nothing = EmptyState("search", "", "", (self._closed_too, self._forget))
        self.reading = ReadState(
            translate("Rooms", "Loading the rooms"), translate("Rooms", "Until then, the last known list stays here.")
        )
        self._import = Button(translate("Rooms", "Import…"), "primary")
        self._open_one = Button(translate("Rooms", "New room"), "quiet")
        self._first = EmptyState(
            "messages-square",
            translate("Rooms", "There are no rooms yet"),
            translate("Rooms", "Import rooms from a file, or open one by hand."),
            (self._import, self._open_one),
        )
        self._import.setVisible(why_not_import(self._session.agent) is None)
        self._stack = QStackedWidget()
        for page in (self.view, self._empty, self._nothing, self.reading, self._first):
            self._stack.addWidget(page)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 10, 0)
        head.addWidget(label(translate("Rooms", "Rooms"), "title"))
        head.addStretch(1)
        head.addWidget(self.scope_button)
        search = QHBoxLayout()
        search.setContentsMargins(16, 8, 16, 0)
        search.addWidget(self.search)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(10, 4, 10, 0)
        tabs.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(search)
        column.addLayout(tabs)
        column.addWidget(Separator())
        column.addSpacing(4)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.scope_button.clicked.connect(self._open_scopes)
        self.search.search_changed.connect(self._searched)
        self.search.moved.connect(self._into_list)
        self.search.submitted.connect(self._into_list)
        self.tabs.chosen.connect(self._tab_chosen)
        self.view.current_id.connect(self._row_changed)
        self.view.clicked_id.connect(self._row_clicked)
        self.view.activated_id.connect(self._row_entered)
        self.view.touched.connect(self._touched)
        self.view.pointer_left.connect(self._pointer_left)
        self.model.waiting.connect(self._order_waits)
        self.model.counts_changed.connect(self._show_counts)
        self.model.loaded.connect(self._show_page)
        self.model.failed.connect(self._on_failed)
        self.reading.due.connect(self._show_reading)
        self.reading.again.connect(self._read_again)
        for changed in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            changed.connect(self._show_page)
        self._import.clicked.connect(self.import_wanted)
        self._open_one.clicked.connect(self.room_wanted)
        self._other.clicked.connect(self._see_others)
        self._closed_too.clicked.connect(self._search_closed)
        self._forget.clicked.connect(self.search.clear)

    # --- what is listed ----------------------------------------------------------------------------------------------

    @property
    def scope(self) -> Scope:
        """Whose rooms are listed: one's own, or all."""
        return self._scope

    def set_scope(self, scope: Scope) -> None:
        """List one's own rooms or all."""
        if scope is not self._scope:
            self._scope = scope
            self._show_scope()
            self._refilter()

    def set_state(self, state: RoomState) -> None:
        """List the rooms of another state."""
        self.tabs.set_state(state)
        self._refilter()

    def show_room(self, room: Room) -> None:
        """Bring a room into the list: its tab, and all rooms if it is nobody's that the scope lists."""
        mine = room.main_agent_id == self._session.agent.id or room.state is RoomState.WAITING
        if not mine:
            self.set_scope(Scope.ALL)
        if self.search.text():
            self.search.set_text("")
            self.search.flush()
        self.set_state(room.state)
        self.view.select_id(room.id)

    def select(self, room_id: RoomId | None) -> None:
        """Show which room is open."""
        self._browse.stop()
        self.view.select_id(room_id)

    @Slot()
    def focus_search(self) -> None:
        """Go to the search field."""
        self.search.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.line.selectAll()

    def focus_list(self) -> None:
        """Go to the rows, or to the tabs where there are none."""
        self.first_stop().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def first_stop(self) -> QWidget:
        """Where F6 comes to: the rows, or the tabs where there are none."""
        return self.view if self._stack.currentWidget() is self.view else self.tabs

    def apply(self, change: ChangeSet) -> None:
        """Follow a change."""
        self._let_order_wait()
        self.model.apply(change)
        if change.flow is not None:
            self.view.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if single_key(event) == "/":
            self.focus_search()
        else:
            super().keyPressEvent(event)

    def _refilter(self) -> None:
        mine = self._session.agent.id if self._scope is Scope.MINE else None
        self.model.show(RoomFilter(self.tabs.state, mine, self.search.text().strip()))
        if not self.model.is_loaded:
            self.reading.begin()

    def _spoken(self, room: Room) -> str:
        return spoken_room(room, self._session.now(), self._zone, flow_on=self._session.flow.on)

    @Slot(object)
    def _searched(self, _text: str) -> None:
        self._refilter()

    @Slot(object)
    def _tab_chosen(self, _state: RoomState) -> None:
        self._refilter()
        self._keep_listed()

    @Slot()
    def _show_counts(self) -> None:
        self.tabs.set_counts(self.model.counts)

    @Slot()
    def _show_page(self) -> None:
        """Show the rows, or what an empty list says."""
        if not self.model.is_loaded:
            return
        self.reading.done()
        self._show_found()
        self.any_rooms.emit(self._stack.currentWidget() is not self._first)

    def _show_found(self) -> None:
        where = self.model.where
        if self.model.rowCount() or where is None:
            self._stack.setCurrentWidget(self.view)
        elif where.text:
            self._nothing.set_texts(
                fill(translate("Rooms", "Nothing matches “{text}”"), text=where.text[:40]),
                translate("Rooms", "Check the spelling, or search by task number or customer name."),
            )
            self._closed_too.setVisible(where.state is not RoomState.CLOSED)
            self._stack.setCurrentWidget(self._nothing)
        elif self._scope is Scope.ALL and not any(self.model.counts.values()):
            self._stack.setCurrentWidget(self._first)
        else:
            self._empty.set_texts(*empty_words(where.state, mine=self._scope is Scope.MINE))
            self._elsewhere = self._fuller(where.state)
            self._other.setText(
                {
                    RoomState.WAITING: translate("Rooms", "Show waiting rooms"),
                    RoomState.RECEIVED: translate("Rooms", "Show received rooms"),
                    RoomState.INQUIRY: translate("Rooms", "Show inquiries"),
                    RoomState.ANSWERED: translate("Rooms", "Show answered rooms"),
                }[self._elsewhere]
            )
            self._stack.setCurrentWidget(self._empty)

    @Slot()
    def _show_reading(self) -> None:
        """A list that cannot be read gives way, for it answers another question; a slow one stays until then."""
        if not self.model.is_loaded and (self.reading.failed or not self.model.rowCount()):
            self._stack.setCurrentWidget(self.reading)

    @Slot(object)
    def _on_failed(self, error: TaskflowError) -> None:
        if self.model.is_loaded:
            self._session.notices.refuse(error)  # the list of before stays
        else:
            self.reading.fail(error)

    @Slot()
    def _read_again(self) -> None:
        self.reading.begin()
        self.model.reload()

    def _fuller(self, empty: RoomState | None) -> RoomState:
        """Return the state to look at instead of one without rooms: one that has some, if there is any."""
        others = [state for state in _INSTEAD if state is not empty]
        return next((state for state in others if self.model.counts.get(state)), others[0])

    @Slot()
    def _see_others(self) -> None:
        self.set_state(self._elsewhere)
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _search_closed(self) -> None:
        self.set_state(RoomState.CLOSED)

    # --- whose rooms -------------------------------------------------------------------------------------------------

    def _scopes(self) -> tuple[tuple[Scope, str], ...]:
        return (Scope.MINE, translate("Rooms", "My rooms")), (Scope.ALL, translate("Rooms", "All rooms"))

    def _show_scope(self) -> None:
        name = dict(self._scopes())[self._scope]
        self.scope_button.setText(name)
        self.scope_button.setAccessibleName(fill(translate("Rooms", "Listed: {scope}"), scope=name))

    @Slot()
    def _open_scopes(self) -> None:
        menu = CurtainedMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for scope, name in self._scopes():
            action = QAction(name, menu)
            action.setCheckable(True)
            action.setChecked(scope is self._scope)
            action.setData(scope.value)
            group.addAction(action)
            menu.addAction(action)
        menu.triggered.connect(self._scope_chosen)
        menu.popup(self.scope_button.mapToGlobal(QPoint(0, self.scope_button.height() + 2)))

    @Slot(QAction)
    def _scope_chosen(self, action: QAction) -> None:
        self.set_scope(Scope(action.data()))
        self._keep_listed()

    def _keep_listed(self) -> None:
        """Begin with the same the next time: it was chosen by the person, not by a room that was shown."""
        set_rooms_listed(self._session.own, self._scope, self.tabs.state)

    # --- rows --------------------------------------------------------------------------------------------------------

    @Slot(object)
    def _into_list(self, _step: object = None) -> None:
        self.search.flush()
        if self.model.rowCount():
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object)
    def _row_changed(self, room_id: object) -> None:
        if room_id is not None:
            self._browse.start()

    @Slot()
    def _tell_browsed(self) -> None:
        if self.view.selected_id is not None:
            self.browsed.emit(self.view.selected_id)

    @Slot(object)
    def _row_clicked(self, room_id: object) -> None:
        self._browse.stop()
        self.clicked.emit(room_id)

    @Slot(object)
    def _row_entered(self, room_id: object) -> None:
        self._browse.stop()
        self.entered.emit(room_id)

    # --- the order waits for the pointer and the hand ----------------------------------------------------------------

    def _let_order_wait(self) -> None:
        chosen = self.view.selected_id
        kept = RoomId(chosen) if isinstance(chosen, int) else None
        self.model.hold(self.view.pointer_inside and self._rest.isActive(), kept)

    @Slot()
    def _touched(self) -> None:
        self._rest.start()
        self._let_order_wait()

    @Slot()
    def _pointer_left(self) -> None:
        self._let_order_wait()

    @Slot()
    def _order_waits(self) -> None:
        if not self._rest.isActive():
            self._rest.start()

    @Slot()
    def _rested(self) -> None:
        self.model.settle()
        self._let_order_wait()

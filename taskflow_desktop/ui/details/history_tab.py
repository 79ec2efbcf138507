"""The tab of the customer's history: all of his rooms by year, newest first, and a search in them."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import CustomerId, RoomId
from taskflow_desktop.domain.pages import CustomerHistory, PastRoom
from taskflow_desktop.models.customer_rooms import YEAR_ROLE, CustomerRoomsModel
from taskflow_desktop.models.customer_rooms import Row as PastRow
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.past_room_row import (
    PastRoomDelegate,
    past_room_height,
    past_room_words,
    year_height,
)
from taskflow_desktop.ui.format import local_zone
from taskflow_desktop.ui.key_table import hint
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme_source
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.empty import EmptyState
from taskflow_desktop.ui.widgets.fields import SearchField
from taskflow_desktop.ui.widgets.keys import single_key
from taskflow_desktop.ui.widgets.list_view import OneColumnView
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.read_state import ReadState

_AHEAD = 4  # rows before the end, older rooms are read


class PastRoomsView(OneColumnView):
    """The list, as high as its rows while there is room. `end_near`: older rooms are wanted."""

    end_near = Signal()

    def __init__(self, name: str, rooms: CustomerRoomsModel, parent: QWidget | None = None) -> None:
        super().__init__(name, past_room_height, parent)
        self.rooms = rooms
        self.setModel(rooms)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        rooms.modelReset.connect(self._fit)
        rooms.rowsInserted.connect(self._fit_inserted)
        theme_source().changed.connect(self._fit)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def sizeHint(self) -> QSize:
        return QSize(200, self.verticalHeader().length() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(self.sizeHint().height(), 3 * past_room_height()))

    @Slot()
    def _fit(self) -> None:
        self._measure(0, self.rooms.rowCount() - 1)

    @Slot(QModelIndex, int, int)
    def _fit_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._measure(first, last)

    def _measure(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            year = self.rooms.index(row, 0).data(YEAR_ROLE) is not None
            self.verticalHeader().resizeSection(row, year_height() if year else past_room_height())
        self.updateGeometry()

    @Slot(int)
    def _scrolled(self, value: int) -> None:
        if value >= self.verticalScrollBar().maximum() - _AHEAD * past_room_height():
            self.end_near.emit()


class HistoryTab(QWidget):
    """`counted` tells how many rooms the customer has, `reading_requested` the Room to read in a window of its own."""

    counted = Signal(object)
    reading_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._room_id: RoomId | None = None
        self._customer_id: CustomerId | None = None
        self._text = ""
        self._found_for = ""  # what was looked for when the rooms on screen were found
        self._earlier = self._reading_earlier = self._stale = self._read_once = False
        self._asked: Asking[CustomerHistory] = Asking(self)
        self.search = SearchField(
            translate("HistoryTab", "Find in earlier rooms"),
            translate("HistoryTab", "Find in earlier rooms and tasks"),
            key=hint("filter"),
        )
        self.search.search_changed.connect(self._on_search)
        self.search.submitted.connect(self._into_list)
        self.search.moved.connect(self._into_list)
        self.rooms = CustomerRoomsModel(self._described, local_zone(), self)
        self.view = PastRoomsView(translate("HistoryTab", "Rooms of this customer"), self.rooms)
        self.view.setItemDelegate(PastRoomDelegate(self.view, session, self._here))
        self.view.clicked_id.connect(self._on_chosen)
        self.view.activated_id.connect(self._on_chosen)
        self.view.end_near.connect(self._read_earlier)
        self.note = Note("neutral", icon="info")
        self.note.set_text(
            translate(
                "HistoryTab",
                "This shows all rooms of the customer. One that you choose opens in a reading window; the room you are"
                " in stays.",
            )
        )
        self._clear = Button(translate("HistoryTab", "Clear search"), "quiet")
        self._clear.clicked.connect(self.search.clear)
        self.empty = EmptyState("search", translate("HistoryTab", "No room speaks of it"), "", [self._clear])
        self.reading = ReadState(translate("HistoryTab", "Loading the rooms of this customer"))
        self.reading.due.connect(self._show_found)
        self.reading.again.connect(self._read)
        self._asked_why: Asking[TaskflowError] = Asking(self)
        self._build()
        session.hub.changed.connect(self._on_changed)
        session.changed.connect(self._on_session_changed)

    def show_room(self, room: Room | None) -> None:
        """Show the rooms of this room's customer, or none."""
        before = self._room_id, self._customer_id
        self._room_id = room.id if room is not None else None
        self._customer_id = room.customer_id if room is not None else None
        if before == (self._room_id, self._customer_id):
            return
        if before[1] != self._customer_id:
            self.search.set_text("")
            self._text = ""
            self._asked.forget()
            self._asked_why.forget()
            self.reading.done()
            self._earlier = self._read_once = False
            self.rooms.set_rooms(())
            self._show_found()
            self.counted.emit(0)
            self._read()
        self.view.viewport().update()

    def focus_list(self) -> None:
        """Put the focus on the list of rooms."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if single_key(event) == "/":
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 12)
        column.setSpacing(0)
        for part, aside in ((self.search, 16), (self.view, 0), (self.empty, 0), (self.reading, 0), (self.note, 16)):
            spaced = QVBoxLayout()
            spaced.setContentsMargins(aside, 0, aside, 0)
            spaced.addWidget(part)
            column.addLayout(spaced)
            if part is self.view:
                column.addSpacing(12)
        column.addStretch(1)
        self.empty.hide()
        self.reading.hide()

    # --- reading -----------------------------------------------------------------------------------------------------

    @Slot()
    def _read(self) -> None:
        self._stale = self._reading_earlier = False
        if self._customer_id is None:
            self.reading.done()
            return
        self.reading.begin()
        hear, failed = self._asked.again(self._on_rooms), self._asked_why.again(self._on_failed)
        self._session.reader.customer_history(self._customer_id, self._text, done=hear, failed=failed)

    def _on_failed(self, error: TaskflowError) -> None:
        """What was found before stays, unless it answers another question."""
        self._reading_earlier = False
        if self._read_once and self._found_for == self._text:
            self.reading.done()
            self._session.notices.refuse(error)
        else:
            self.reading.fail(error)

    def _on_rooms(self, history: CustomerHistory) -> None:
        """Older rooms that were read before stay under the newest ones."""
        self._read_once, self._found_for = True, self._text
        self.reading.done()
        fresh = {past.room.id for past in history.rooms}
        held = [past for past in self.rooms.rooms if past.room.id not in fresh] if history.earlier else []
        if held and history.rooms:
            last = history.rooms[-1].room
            held = [past for past in held if (past.room.opened_at, past.room.id) < (last.opened_at, last.id)]
        if not held:
            self._earlier = history.earlier
        self._take((*history.rooms, *held), history.total)

    @Slot()
    def _read_earlier(self) -> None:
        rooms = self.rooms.rooms
        if self._customer_id is None or not self._earlier or self._reading_earlier or not rooms:
            return
        self._reading_earlier = True
        self._session.reader.customer_history(
            self._customer_id,
            self._text,
            before=rooms[-1].room,
            done=self._asked.again(self._on_earlier),
            failed=self._asked_why.again(self._on_failed),
        )

    def _on_earlier(self, history: CustomerHistory) -> None:
        self._reading_earlier = False
        self._earlier = history.earlier
        self._take((*self.rooms.rooms, *history.rooms), history.total)

    def _take(self, rooms: tuple[PastRoom, ...], total: int) -> None:
        self.rooms.set_rooms(rooms)
        self._show_found()
        self.counted.emit(total)

    @Slot()
    def _show_found(self) -> None:
        reading = self.reading.failed or (self.reading.speaks and not self.rooms.rooms)
        nothing = not reading and bool(self._text) and not self.rooms.rooms
        self.reading.setVisible(reading)
        self.empty.setVisible(nothing)
        self.view.setVisible(not nothing and not reading)
        self.note.setVisible(not nothing and not reading)
        if nothing:
            template = translate("HistoryTab", "No room speaks of “{text}”")
            self.empty.set_texts(fill(template, text=self._text[:60]))

    def _described(self, row: PastRow) -> str:
        here = isinstance(row, PastRoom) and row.room.id == self._room_id
        return past_room_words(self._session, row, here=here)

    def _here(self) -> RoomId | None:
        return self._room_id

    # --- what happens ------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_search(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._asked.forget()
            self._read()

    @Slot()
    def _into_list(self) -> None:
        """Enter and the arrows lead from the search into what it found."""
        self.search.flush()
        if self.rooms.rooms:
            self.focus_list()

    @Slot(object)
    def _on_chosen(self, room_id: int) -> None:
        past = next((past for past in self.rooms.rooms if past.room.id == room_id), None)
        if past is not None:
            self.reading_requested.emit(past.room)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if self._customer_id is None:
            return
        rooms = [room for room in changes.rooms if room.customer_id == self._customer_id]
        held = {past.room.id for past in self.rooms.rooms}
        if changes.reload or any(room.id not in held for room in rooms) or (rooms and self.isVisible()):
            self._read()
        elif rooms:
            self._stale = True

    @Slot(object)
    def _on_session_changed(self, changes: ChangeSet) -> None:
        del changes
        self.view.viewport().update()

"""The pages of the window: made on their first visit, their splitters as they were left."""

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.ids import MessageId, RoomId, TaskId
from taskflow_desktop.domain.inside import Alert
from taskflow_desktop.domain.requests import BoardFilter
from taskflow_desktop.runtime.logs import note
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.fold_keeper import FoldKeeper
from taskflow_desktop.ui.own import SINGLE_KEYS, single_keys
from taskflow_desktop.ui.shell_room import RoomActions
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.keys import commit_preedit

if TYPE_CHECKING:
    from taskflow_desktop.ui.alerts.page import AlertsPage
    from taskflow_desktop.ui.board.page import BoardPage
    from taskflow_desktop.ui.details.task_editor import TaskEditor
    from taskflow_desktop.ui.rooms.page import RoomsPage
    from taskflow_desktop.ui.statistics.page import StatisticsPage

ROOMS: Final = "rooms"
BOARD: Final = "board"
STATISTICS: Final = "statistics"
ALERTS: Final = "alerts"


class Host(Protocol):
    """What pages ask of the window."""

    room_actions: RoomActions

    def show_rooms(self) -> None:
        """Bring the rooms to the front."""

    def show_counts(self) -> None:
        """Tell how many rooms wait: the counts of the list are others."""

    def import_rooms(self) -> None:
        """Ask for files to import."""

    def open_room_by_hand(self) -> None:
        """Ask for a room to open by hand."""

    def show_room_task(self, place: tuple[RoomId, TaskId]) -> None:
        """Bring a room to the front with one of its tasks open."""

    def show_room_message(self, place: tuple[RoomId, TaskId, MessageId]) -> None:
        """The same with the message in view that the task came from."""

    def show_on_board(self, where: BoardFilter) -> None:
        """Bring the board to the front under a filter."""

    def open_alert(self, alert: Alert) -> None:
        """Open the place of an alert."""


class Pages(QStackedWidget):
    """One widget per page that was visited."""

    def __init__(self, session: Session, preferences: Preferences) -> None:
        super().__init__()
        self._session, self._preferences = session, preferences
        self._made: dict[str, QWidget] = {}
        self._rooms: RoomsPage | None = None
        self._board: BoardPage | None = None
        self._statistics: StatisticsPage | None = None
        self._alerts: AlertsPage | None = None
        self.current = ""
        self._folds = FoldKeeper(session.own, self)
        session.changed.connect(self._session_changed)

    @property
    def rooms(self) -> "RoomsPage":
        """The page of rooms. RuntimeError before its first visit."""
        if self._rooms is None:
            raise RuntimeError("the rooms were not visited yet")
        return self._rooms

    @property
    def board(self) -> "BoardPage":
        """The board. RuntimeError before its first visit."""
        if self._board is None:
            raise RuntimeError("the board was not visited yet")
        return self._board

    @property
    def front(self) -> QWidget:
        """The page in front."""
        return self._made[self.current]

    def show_page(self, name: str, host: Host) -> None:
        """Bring a page to the front; it is made if this is its first visit."""
        if self.current and self.current != name:
            self.leave()
        note("page", name=name)
        if name not in self._made:
            make = {
                ROOMS: self._make_rooms,
                BOARD: self._make_board,
                STATISTICS: self._make_statistics,
                ALERTS: self._make_alerts,
            }[name]
            page = make(host)
            self._made[name] = page
            self.addWidget(page)
            for key, splitter in _splitters(name, page):
                self._preferences.restore_splitter(key, splitter)
        self.current = name
        self.setCurrentWidget(self._made[name])

    def leave(self) -> None:
        """Keep what is being typed on the page in front: it goes away."""
        self._dismiss_popovers()
        commit_preedit()
        if self._rooms is not None and self.current == ROOMS:
            self._rooms.leave()
        elif self._board is not None and self.current == BOARD:
            self._board.leave()

    def _dismiss_popovers(self) -> None:
        """What lies over the page belongs to it."""
        from taskflow_desktop.ui.widgets.popover import Popover  # noqa: PLC0415 - not at the start

        for popover in self.window().findChildren(Popover):
            popover.dismiss()

    @Slot(object)
    def _session_changed(self, changes: ChangeSet) -> None:
        """Where Task Flow is switched off, nothing about tasks can be chosen any more."""
        if changes.flow is not None and not changes.flow.on:
            self._dismiss_popovers()

    def in_view(self, room_id: RoomId | None, task_id: TaskId | None) -> bool:
        """True if this room or task, or the list of alerts, is in front."""
        if self.current == ROOMS:
            return self.rooms.room is not None and self.rooms.room.id == room_id
        if self.current == BOARD and self._board is not None:
            return task_id is not None and self._board.panel.task_id == task_id
        return self.current == ALERTS

    def find_in_page(self) -> str:
        """Go to the search of the page in front; return why there is none, or ""."""
        if self.current == ROOMS:
            self.rooms.focus_search()
        elif self.current == BOARD and self._board is not None:
            self._board.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            return translate("Actions", "There is nothing to search here.")
        return ""

    def turn_board(self) -> None:
        """Show the tasks of the board as a list, or those of the list as a board."""
        if self._board is not None:
            self._board.show_as_list(not self._board.as_list)

    def open_task(self) -> "TaskEditor | None":
        """The open task of the page in front, or None."""
        if self.current == ROOMS and self._rooms is not None and self._rooms.panel_shown:
            return self._rooms.panel.open_editor
        if self.current == BOARD and self._board is not None and self._board.panel.isVisibleTo(self._board):
            editor = self._board.panel.editor
            return editor if editor.task is not None else None
        return None

    def show_open_task(self) -> None:
        """Bring the open task to the front where another tab covers it."""
        if self.current == ROOMS and self._rooms is not None:
            self._rooms.panel.set_tab("tasks")

    def toggle_panel(self) -> str:
        """Show or hide the panel of the page in front, the board's for its chosen card; return why not, or ""."""
        if self.current == ROOMS and self.rooms.room is None:
            return translate("Actions", "Open a room first.")
        if self.current == ROOMS:
            self.rooms.toggle_panel()
        elif self.current == BOARD and self._board is not None:
            self._board.toggle_panel()
        else:
            return translate("Actions", "There is no panel here.")
        return ""

    def _make_rooms(self, host: Host) -> QWidget:
        from taskflow_desktop.ui.rooms.page import RoomsPage  # noqa: PLC0415 - not before somebody looks at it

        self._rooms = RoomsPage(self._session)
        self._rooms.panel_made.connect(self._folds.follow)
        self._rooms.set_single_keys(single_keys(self._session.own))
        self._session.own.changed.connect(self._on_own_changed)
        host.room_actions.follow(self._rooms)
        self._rooms.list.model.counts_changed.connect(host.show_counts)
        self._rooms.list.import_wanted.connect(host.import_rooms)
        self._rooms.list.room_wanted.connect(host.open_room_by_hand)
        return self._rooms

    @Slot(object)
    def _on_own_changed(self, key: str) -> None:
        if key == SINGLE_KEYS:
            self.rooms.set_single_keys(single_keys(self._session.own))

    def _make_board(self, host: Host) -> QWidget:
        from taskflow_desktop.ui.board.page import BoardPage  # noqa: PLC0415 - not before somebody looks at it

        self._board = BoardPage(self._session, self._preferences)
        self._folds.follow(self._board)
        self._board.room_requested.connect(host.show_room_task)
        self._board.message_requested.connect(host.show_room_message)
        self._board.rooms_requested.connect(host.show_rooms)
        return self._board

    def _make_statistics(self, host: Host) -> QWidget:
        from taskflow_desktop.ui.statistics.page import StatisticsPage  # noqa: PLC0415 - not before somebody looks

        self._statistics = StatisticsPage(self._session)
        self._statistics.task_requested.connect(host.show_room_task)
        self._statistics.board_requested.connect(host.show_on_board)
        return self._statistics

    def show_board_filter(self, where: BoardFilter) -> None:
        """Have the board show a filter. RuntimeError before its first visit."""
        if self._board is None:
            raise RuntimeError("the board was not visited yet")
        self._board.show_filter(where)

    def _make_alerts(self, host: Host) -> QWidget:
        from taskflow_desktop.ui.alerts.page import AlertsPage  # noqa: PLC0415 - not before somebody looks at it

        self._alerts = AlertsPage(self._session, self._preferences)
        self._alerts.chosen.connect(host.open_alert)
        return self._alerts

    def keep_splitters(self) -> None:
        """Remember how wide the panes are."""
        for name, page in self._made.items():
            for key, splitter in _splitters(name, page):
                self._preferences.keep_splitter(key, splitter)


def _splitters(name: str, page: QWidget) -> list[tuple[str, QSplitter]]:
    """Every splitter of a page with the name it is remembered by."""
    found = page.findChildren(QSplitter)
    return [(f"{name}/{splitter.objectName() or index}", splitter) for index, splitter in enumerate(found)]

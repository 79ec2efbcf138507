"""What is done with a room from its page: take, hand over, close, reopen; with a question where one is due."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from taskflow_desktop.domain.entities import Room, Task
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.toast import Toast, ToastAction


class _Reopening:
    """The way back from closing a room."""

    def __init__(self, session: Session, room: Room) -> None:
        self._session, self._room = session, room

    def run(self) -> None:
        self._session.commands.reopen_room(self._room.id, self._room.version)


class _Closing(QObject):
    """Closing one room: its unfinished tasks are read and shown first (product.md rule 26)."""

    tasks_wanted = Signal()

    def __init__(self, session: Session, room: Room, place: QWidget) -> None:
        super().__init__(place)
        self._session, self._room, self._place = session, room, place

    def start(self) -> None:
        """Ask if tasks are unfinished, else close at once."""
        if self._session.flow.on and self._room.tasks_total > self._room.tasks_finished:
            self._session.reader.room_tasks(self._room.id, done=self._ask)
        else:
            self._close()

    def _ask(self, tasks: tuple[Task, ...]) -> None:
        from taskflow_desktop.ui.dialogs.close_room import CloseRoomDialog  # noqa: PLC0415 - seldom needed

        if isValid(self):
            dialog = CloseRoomDialog(self._session, self._room, tasks, self._place.window())
            dialog.closed.connect(self._tell)
            dialog.tasks_wanted.connect(self.tasks_wanted)
            dialog.open()

    @Slot()
    def _close(self) -> None:
        self._session.commands.close_room(self._room.id, self._room.version, done=self._tell)

    @Slot(object)
    def _tell(self, room: Room) -> None:
        if isValid(self):
            words = fill(translate("Rooms", "Closed the room of {customer}"), customer=room.customer_name)
            back = ToastAction(translate("Rooms", "Reopen"), _Reopening(self._session, room).run)
            toast_host(self._place).show_toast(Toast(words, (back,), icon="lock"))
            self.deleteLater()


class RoomVerbs(QObject):
    """The verbs of one page. `tasks_wanted`: instead of closing, somebody wants to see the unfinished tasks."""

    tasks_wanted = Signal()

    def __init__(self, session: Session, place: QWidget) -> None:
        super().__init__(place)
        self._session, self._place = session, place

    def take(self, room: Room) -> None:
        """Become the room's main agent."""
        self._session.commands.take_room(room.id, room.version)

    def hand_over(self, room: Room) -> None:
        """Ask to whom and why, then hand the room over."""
        from taskflow_desktop.ui.dialogs.hand_over import HandOverDialog  # noqa: PLC0415 - seldom needed

        HandOverDialog(self._session, room, self._place.window()).open()

    def close(self, room: Room) -> None:
        """Close the room, after a question if tasks are unfinished."""
        closing = _Closing(self._session, room, self._place)
        closing.tasks_wanted.connect(self.tasks_wanted)
        closing.start()

    def reopen(self, room: Room) -> None:
        """Go on with a closed room."""
        self._session.commands.reopen_room(room.id, room.version)

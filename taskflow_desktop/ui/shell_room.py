"""The Room menu: what may be done with the room that is open, and why not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.rules import permissions
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import ActionSet
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import translate

if TYPE_CHECKING:
    from taskflow_desktop.ui.rooms.page import RoomsPage


class RoomActions(QObject):
    """Keeps the actions of one room fitting to the room that is open.

    Signals:
        wanted: something is done with the room now, so it is to be in front.
    """

    wanted = Signal()

    def __init__(self, session: Session, actions: ActionSet, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._actions = session, actions
        self._page: RoomsPage | None = None
        for action_id, slot in (
            ("room.take", self._take),
            ("room.assign", self._assign),
            ("room.close", self._close),
            ("room.reopen", self._reopen),
            ("task.new", self._new_task),
        ):
            actions[action_id].chosen.connect(slot)
        self.refresh()

    def follow(self, page: "RoomsPage") -> None:
        """Act on the room that `page` shows."""
        self._page = page
        page.room_changed.connect(self.refresh)
        self._session.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask the rules about the room that is open, whenever it or the switch is another."""
        agent, flow_on = self._session.agent, self._session.flow.on
        room = self._page.room if self._page is not None else None
        nothing = translate("Actions", "Open a room first.")
        for action_id, refusal in (
            ("room.take", _take(self._session, room)),
            ("room.assign", permissions.why_not_assign_room(agent, room) if room else None),
            ("room.close", permissions.why_not_close_room(agent, room) if room else None),
            ("room.reopen", permissions.why_not_reopen_room(agent, room) if room else None),
            ("task.new", permissions.why_not_create_task(agent, room, flow_on=flow_on) if room else None),
        ):
            words = sentence(refusal) if refusal is not None else None
            self._actions[action_id].set_refusal(words if room is not None else nothing)
        for action_id in ("task.new", "message.task"):
            self._actions[action_id].setVisible(flow_on)

    @Slot()
    def _take(self) -> None:
        if self._page is not None:
            self.wanted.emit()
            self._page.take_room()

    @Slot()
    def _assign(self) -> None:
        if self._page is not None:
            self.wanted.emit()
            self._page.hand_over()

    @Slot()
    def _close(self) -> None:
        if self._page is not None:
            self.wanted.emit()
            self._page.close_room()

    @Slot()
    def _reopen(self) -> None:
        if self._page is not None:
            self.wanted.emit()
            self._page.reopen_room()

    @Slot()
    def _new_task(self) -> None:
        if self._page is not None:
            self.wanted.emit()
            self._page.new_task()


def _take(session: Session, room: Room | None) -> Refusal | None:
    """A room of one's own need not be taken."""
    if room is None:
        return None
    if room.main_agent_id == session.agent.id:
        return Refusal("room.yours")
    return permissions.why_not_take_room(session.agent, room)

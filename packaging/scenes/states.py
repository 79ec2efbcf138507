"""Empty, busy and failed places (ui-spec 6.8)."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from scenes.desk import CUSTOMER, Desk, rest, scene, until
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.errors import StorageUnavailable
from taskflow_desktop.domain.requests import Scope
from taskflow_desktop.models.rooms import RoomRole

Failed = Callable[[StorageUnavailable], None]


def _away(*_args: Any, failed: Failed, **_named: Any) -> None:
    """A read of a server that does not answer."""
    detail = "connection to server at 10.0.0.5, port 5432 failed: No route to host"
    QTimer.singleShot(20, partial(failed, StorageUnavailable("unreachable", detail)))


def _silent(*_args: Any, **_named: Any) -> None:
    """A read that does not come to an end."""


@scene()
def rooms_found_nothing(desk: Desk) -> QWidget:
    """A search that finds no room, and no room is open."""
    search = desk.window.pages.rooms.list.search
    search.set_text("커텐봉")
    search.flush()
    rest(500)
    return desk.window


@scene(person="박지훈")
def rooms_empty(desk: Desk) -> QWidget:
    """A tab without rooms, and no room is open."""
    listed = desk.window.pages.rooms.list
    listed.set_scope(Scope.MINE)
    listed.set_state(RoomState.INQUIRY)
    until(lambda: listed.model.is_loaded)
    rest(300)
    return desk.window


@scene()
def rooms_loading(desk: Desk) -> QWidget:
    """Rooms that take their time, where there is nothing to show until then."""
    listed = desk.window.pages.rooms.list
    listed.set_state(RoomState.RECEIVED)
    listed.search.set_text("커텐봉")
    listed.search.flush()
    until(lambda: listed.model.is_loaded)
    desk.session.reader.room_list = _silent
    listed.search.clear()
    until(listed.reading.isVisible)
    rest(200)
    return desk.window


@scene()
def reads_failed(desk: Desk) -> QWidget:
    """A list, a conversation and the tasks of a room that could not be read."""
    reader = desk.session.reader
    desk.open_room(CUSTOMER)
    rooms = desk.window.pages.rooms
    room = rooms.room
    reader.messages = reader.history = reader.room_tasks = reader.room_list = reader.history_page = _away
    rooms.chat.set_room(None)
    rooms.panel.set_room(None)
    rooms.chat.set_room(room)
    rooms.panel.set_room(room.id)
    rooms.list.set_state(RoomState.ANSWERED)
    rest(700)
    return desk.window


@scene()
def no_tasks(desk: Desk) -> QWidget:
    """A room without tasks."""
    listed = desk.window.pages.rooms.list
    listed.set_scope(Scope.ALL)
    for state in RoomState:
        listed.set_state(state)
        until(lambda: listed.model.is_loaded)
        rest(200)
        rooms = [listed.model.index(row).data(RoomRole) for row in range(listed.model.rowCount())]
        free = [each for each in rooms if each is not None and not each.tasks_total]
        if free and state is not RoomState.CLOSED:
            mine = [each for each in free if each.main_agent_id == desk.session.agent.id] or free
            desk.window.show_room(mine[0].id)
            break
    rest(700)
    return desk.window

"""Rooms, their conversations and the tabs beside them."""

from PySide6.QtWidgets import QWidget

from scenes.desk import CUSTOMER, HANDED_CUSTOMER, Desk, rest, scene, until
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.ui.dialogs.close_room import CloseRoomDialog
from taskflow_desktop.ui.dialogs.hand_over import HandOverDialog
from taskflow_desktop.ui.dialogs.hand_over_many import HandOverManyDialog
from taskflow_desktop.ui.dialogs.task_ending import Ending
from taskflow_desktop.ui.rooms.reading_window import ReadingWindow


@scene()
def rooms(desk: Desk) -> QWidget:
    """The rooms page with a conversation and one task open."""
    desk.open_room(CUSTOMER)
    return desk.window


def tab(desk: Desk, name: str) -> QWidget:
    """A room with another tab of the panel on top."""
    desk.open_room(CUSTOMER)
    desk.window.pages.rooms.panel.set_tab(name)
    rest(400)
    return desk.window


@scene()
def tab_room(desk: Desk) -> QWidget:
    """What is known of the room and what happened in it."""
    return tab(desk, "room")


@scene()
def tab_customer(desk: Desk) -> QWidget:
    """The customer and what is to be done for him."""
    return tab(desk, "customer")


@scene()
def tab_history(desk: Desk) -> QWidget:
    """All rooms of the customer."""
    return tab(desk, "history")


@scene()
def reading(desk: Desk) -> QWidget:
    """A room of the past in its reading window."""
    tab(desk, "history")
    panel = desk.window.pages.rooms.panel
    panel.history_tab.reading_requested.emit(panel.history_tab.rooms.rooms[0].room)
    window = desk.window.findChild(ReadingWindow)
    window.resize(980, 720)  # the screen of the offscreen platform is small
    until(lambda: len(window.conversation.lines) > 0)
    rest(500)
    return window


@scene()
def closed_room(desk: Desk) -> QWidget:
    """A closed room: tasks can be edited, none created."""
    desk.open_room(CUSTOMER, RoomState.CLOSED)
    return desk.window


@scene()
def full_room(desk: Desk) -> QWidget:
    """A room that has used all of its tasks."""
    desk.open_room("노아름", RoomState.ANSWERED)
    return desk.window


@scene()
def waiting_room(desk: Desk) -> QWidget:
    """A room that nobody has taken."""
    desk.open_room("", RoomState.WAITING)
    return desk.window


@scene()
def hand_over(desk: Desk) -> QWidget:
    """Handing a room over: to whom, why, and what changes with it."""
    desk.open_room(CUSTOMER)
    desk.window.pages.rooms.hand_over()
    dialog = desk.window.findChild(HandOverDialog)
    until(lambda: bool(dialog.tasks.tasks))
    rest(300)
    dialog.picker.view.step(2)
    dialog.words.reason.presets[0].setChecked(True)
    dialog.words.message.set_text("교환은 목요일 출고가 가능한지부터 봐 주세요.")
    rest(300)
    return dialog


@scene()
def handover_card(desk: Desk) -> QWidget:
    """A room that was handed over, with what is left to do."""
    desk.open_room(HANDED_CUSTOMER)
    until(desk.window.pages.rooms.chat.handed.isVisible)
    rest(300)
    return desk.window


@scene()
def close_room(desk: Desk) -> QWidget:
    """Closing a room with unfinished tasks: what becomes of each."""
    desk.open_room(HANDED_CUSTOMER)
    desk.window.pages.rooms.close_room()
    until(lambda: desk.window.findChild(CloseRoomDialog) is not None)
    dialog = desk.window.findChild(CloseRoomDialog)
    dialog.rows[1].choose(Ending.SUCCESS)
    dialog.rows[2].fail("재고나 물류 사정 · 부속이 단종됐어요")
    dialog.rows[3].give(next(agent for agent in desk.session.agents.values() if agent.name == "박지훈"))
    rest(300)
    return dialog


@scene()
def hand_over_many(desk: Desk) -> QWidget:
    """Handing many rooms of one agent over at once."""
    dialog = HandOverManyDialog(desk.session, desk.window)
    dialog.open()
    until(lambda: dialog.giver.people.rowCount() > 0)
    dialog.giver.view.step(3)
    until(lambda: len(dialog.rooms.checks.rooms) > 0)
    dialog.rooms.checks.toggle(dialog.rooms.checks.rooms[1].id)
    dialog.receiver.view.step(1)
    dialog.words.reason.presets[1].setChecked(True)
    dialog.words.message.set_text("다음 주 월요일에 돌아와요.")
    rest(300)
    return dialog

"""The rooms page of one agent in an open window over a desk, and hands for it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.models.message_lines import MessageLine
from taskflow_desktop.models.rooms import RoomRole
from taskflow_desktop.ui.rooms.page import RoomsPage
from taskflow_desktop.ui.widgets.reason_bubble import ReasonBubble
from tests.support.site import update
from tests.ui.board.desk import Desk, show_in_window


class OpenRooms:
    """What one agent sees, and what he does."""

    def __init__(self, qtbot: QtBot, desk: Desk, agent: int | None = None, *, stay: bool = False) -> None:
        """`stay` leaves the keyboard in the list, where the page puts it; else each test says how one comes there."""
        self.qtbot, self.desk = qtbot, desk
        self.me = desk.world.main if agent is None else agent
        self.session = desk.enter(self.me)
        self.page = RoomsPage(self.session)
        self.window = show_in_window(qtbot, self.page)
        self.list, self.chat, self.panel = self.page.list, self.page.chat, self.page.panel
        self.wait(lambda: self.list.model.is_loaded)
        if not stay:
            self.list.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self, true: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(true()), timeout=5000)

    def names(self) -> list[str]:
        """The customers listed, from above."""
        model = self.list.model
        rooms = [model.index(row).data(RoomRole) for row in range(model.rowCount())]
        return [room.customer_name for room in rooms if isinstance(room, Room)]

    def tab(self, state: RoomState) -> None:
        """Press the tab of a state and wait for its rows."""
        tabs = self.list.tabs
        rect: QRect = tabs.tabRect(list(RoomState).index(state))
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=rect.center())
        self.wait(lambda: self.list.model.is_loaded)

    def click(self, row: int) -> None:
        """Press a row of the list."""
        view = self.list.view
        rect = view.visualRect(self.list.model.index(row))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())

    def open(self, room_id: int) -> None:
        """Open a room and wait for its conversation."""
        self.page.open_room(RoomId(room_id))
        self.wait(lambda: self.chat.conversation.room_id == room_id and self.chat.conversation.is_open)

    def said(self) -> list[str]:
        """The texts of the messages loaded."""
        lines = self.chat.conversation.lines
        return [line.message.text for line in lines if isinstance(line, MessageLine)]

    def reason(self) -> str:
        """The reason on screen, or ""."""
        shown = [bubble for bubble in self.window.findChildren(ReasonBubble) if bubble.isVisible()]
        return shown[0].text if shown else ""


def say(desk: Desk, room_id: int, text: str, *, speaker: str = "customer", internal: bool = False) -> int:
    """Write a message into a room from elsewhere, a minute later."""
    desk.clock.move(60_000_000)
    main = desk.site.value("SELECT main_agent_id FROM room WHERE id = ?", room_id)
    author = "고객" if speaker == "customer" else "상담사"
    values = {"room_id": room_id, "speaker": speaker, "author": author, "text": text, "internal": int(internal)}
    return desk.site.insert(main or desk.world.admin, "message", **values)


def say_much(desk: Desk, room_id: int, count: int) -> None:
    """Write many messages of different lengths, a minute apart."""
    for number in range(count):
        text = f"{number}번째 메시지예요. " + "글자 " * (number * 7 % 60)
        say(desk, room_id, text, speaker=("customer", "agent")[number % 2])


def change_room(desk: Desk, room_id: int, **values: Any) -> None:
    """Change a room from elsewhere."""
    main = desk.site.value("SELECT main_agent_id FROM room WHERE id = ?", room_id)
    desk.site.do(main or desk.world.admin, update("room", room_id, **values))


def imported_room(desk: Desk, customer: str = "이수민", main: int | None = None) -> int:
    """Add a room that came from a file."""
    source = desk.site.value("SELECT id FROM source") or desk.site.insert(0, "source", name="옛 프로그램")
    customer_id = desk.site.insert(0, "customer", name=customer)
    values = {"source_id": source, "remote_key": f"r{customer_id}", "customer_id": customer_id, "channel": "kakao"}
    return desk.site.insert(0, "room", title="", state="answered", main_agent_id=main or desk.world.main, **values)


def compose(target: QWidget, preedit: str) -> None:
    """Show a syllable being composed in a field."""
    QApplication.sendEvent(target, QInputMethodEvent(preedit, []))


def commit(target: QWidget, text: str) -> None:
    """End the composition with a text, as an input method does."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(target, event)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one key where the focus is."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifier)

"""A room read beside the one on screen: nothing in it can be changed, hostile text stays plain, it goes in time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.models.message_lines import MessageLine
from taskflow_desktop.storage import reads
from taskflow_desktop.ui.chat.talk_place import TalkPlace
from taskflow_desktop.ui.details.history_view import seen_words
from taskflow_desktop.ui.rooms.reading_window import ReadingWindow
from taskflow_desktop.ui.widgets.buttons import ReasonButton
from tests.support.reads import Hindered
from tests.support.site import update
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import click
from tests.ui.rooms.open_rooms import OpenRooms, say

HOSTILE = '<img src="/etc/passwd"><b>굵게</b> https://example.com'


class Reading:
    """A customer with a room on screen and one of the past, which is being read."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.desk = desk
        self.rooms = OpenRooms(qtbot, desk)
        self.past = desk.room("이수민")
        customer = desk.site.value("SELECT customer_id FROM room WHERE id = ?", self.past)
        desk.site.do(desk.world.main, update("room", self.past, title=HOSTILE))
        self.said = say(desk, self.past, HOSTILE)
        say(desk, self.past, "네, 바꿔 드릴게요", speaker="agent")
        self.task = desk.task(HOSTILE[:90], room_id=self.past, message_id=self.said)
        desk.clock.move(86_400_000_000)
        self.here = desk.site.insert(
            desk.world.main, "room", customer_id=customer, title="오늘 상담", channel="web", state="received",
            main_agent_id=desk.world.main,
        )  # fmt: skip
        say(desk, self.here, "또 왔어요")
        self.rooms.open(self.here)
        self.rooms.panel.set_tab("history")
        self.tab = self.rooms.panel.history_tab
        self.rooms.wait(lambda: len(self.tab.rooms.rooms) == 2)
        self.window = self.read(self.past)

    def read(self, room: int) -> ReadingWindow:
        """Choose a room of the list by keyboard and wait until it can be read."""
        self.tab.view.select_id(room)
        self.tab.view.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(self.tab.view, Qt.Key.Key_Return)
        self.rooms.wait(lambda: self.windows(room))
        window = self.windows(room)[0]
        self.rooms.wait(lambda: window.conversation.is_open and window.log.view.history.rowCount() > 1)
        return window

    def windows(self, room: int) -> list[ReadingWindow]:
        found = self.rooms.window.findChildren(ReadingWindow)
        return [window for window in found if window.isVisible() and window.room_id == room]

    def focus(self, widget: QWidget) -> None:
        """Put the focus on a widget of the window."""
        self.window.activateWindow()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self.rooms.wait(widget.hasFocus)


@pytest.fixture
def reading(qtbot: QtBot, desk: Desk) -> Reading:
    return Reading(qtbot, desk)


def test_the_room_on_screen_stays(reading: Reading) -> None:
    assert reading.rooms.page.room is not None
    assert reading.rooms.page.room.id == reading.here
    assert not reading.window.isModal()
    lines = reading.window.conversation.lines
    assert next(line.message.text for line in lines if isinstance(line, MessageLine)) == HOSTILE
    assert reading.windows(reading.past) == [reading.window]
    reading.read(reading.past)
    assert reading.windows(reading.past) == [reading.window]  # one window a room
    other = reading.read(reading.here)
    assert other.room_id == reading.here
    assert len(reading.rooms.window.findChildren(ReadingWindow)) == 2


def test_nothing_can_be_changed_in_it(reading: Reading) -> None:
    desk, window = reading.desk, reading.window
    before = desk.events()
    reading.focus(window.transcript)
    press("k")
    press("k")
    assert window.transcript.focused_message is not None
    assert window.transcript.focused_message.id == reading.said
    for key in ("t", "n", "s", "p", "o"):
        press(key)
    press("ㅅ", hangul=True)
    menu = window.transcript.message_menu()
    assert "태스크 만들기" not in [action.text() for action in menu.actions()]
    menu.close()
    assert not reading.rooms.panel.task_tab.forming
    press(Qt.Key.Key_Return)  # the message has a task: it is looked at
    reading.rooms.wait(lambda: window.editor.task is not None)
    page = window.editor.page
    assert page.reason.startswith("읽기 창에서는 보기만 할 수 있어요.")
    assert page.stepper.refusal
    assert not page.origin.isVisible()
    press(Qt.Key.Key_F2)
    assert not page.title.editing
    for field in window.editor.findChildren(QPlainTextEdit):
        assert field.isReadOnly() or not field.isVisible()
    for button in window.editor.findChildren(ReasonButton):
        if button.isVisible():
            assert button.refusal
            click(button)
    for part in (*page.stepper.segments(), page.facts.outcome, page.facts.importance):
        if part.isVisible():
            click(part)
    assert desk.events() == before


def test_a_chip_leads_to_its_task_and_back_to_the_history(reading: Reading) -> None:
    window = reading.window
    reading.rooms.wait(lambda: window.tasks.tasks.tasks)
    reading.focus(window.tasks)
    press(Qt.Key.Key_Return)
    reading.rooms.wait(lambda: window.editor.task is not None and window.back.isVisible())
    press(Qt.Key.Key_Escape)
    assert not window.back.isVisible()
    assert window.isVisible()
    assert QApplication.focusWidget() is window.tasks
    press(Qt.Key.Key_Escape)
    assert reading.windows(reading.past) == []
    assert reading.rooms.window.isVisible()


def test_it_follows_what_happens(reading: Reading) -> None:
    desk, window = reading.desk, reading.window
    rows = window.log.view.history.rowCount()
    desk.site.do(desk.world.manager, update("task", reading.task, stage_id=desk.world.stages[2]))
    reading.rooms.wait(lambda: window.log.view.history.rowCount() > rows)
    reading.rooms.wait(lambda: window.tasks.tasks.tasks[0].stage_id == desk.world.stages[2])
    say(desk, reading.past, "또 하나", speaker="agent")
    reading.rooms.wait(
        lambda: isinstance(line := window.conversation.lines[-1], MessageLine) and line.message.text == "또 하나"
    )


def test_it_leads_to_the_room(reading: Reading) -> None:
    window = reading.window
    window.transcript.task_chosen.emit(window.tasks.tasks.tasks[0])
    reading.rooms.wait(lambda: window.editor.task is not None)
    click(window.open_button)
    rooms = reading.rooms
    rooms.wait(lambda: rooms.page.room is not None and rooms.page.room.id == reading.past)
    rooms.wait(lambda: rooms.panel.task_tab.editor.task_id == reading.task)
    assert reading.windows(reading.past) == []


def test_hostile_text_stays_plain(reading: Reading) -> None:
    window = reading.window
    reading.rooms.wait(lambda: window.tasks.tasks.tasks)
    window.transcript.task_chosen.emit(window.tasks.tasks.tasks[0])
    reading.rooms.wait(lambda: window.editor.task is not None)
    window.grab()
    rich = [label.text() for label in window.findChildren(QLabel) if label.textFormat() is not Qt.TextFormat.PlainText]
    assert rich == []
    links = [label for label in window.findChildren(QLabel) if label.openExternalLinks()]
    assert links == []


def test_without_task_flow_it_speaks_of_no_task(reading: Reading) -> None:
    desk, window = reading.desk, reading.window
    window.transcript.task_chosen.emit(window.tasks.tasks.tasks[0])
    reading.rooms.wait(lambda: window.editor.task is not None)
    desk.site.do(desk.world.admin, update("setting", "task_flow", key_column="key", value="off"))
    reading.rooms.wait(lambda: not window.back.isVisible())
    reading.rooms.wait(lambda: not window.tasks.isVisible())
    model = window.log.view.history
    reading.rooms.wait(lambda: "태스크" not in " ".join(str(model.index(n, 0).data()) for n in range(model.rowCount())))


def test_it_goes_with_the_main_window(reading: Reading) -> None:
    reading.rooms.window.close()
    reading.rooms.wait(lambda: reading.windows(reading.past) == [])


def test_the_history_read_here_counts_as_looked_at(reading: Reading) -> None:
    desk, window = reading.desk, reading.window
    desk.clock.move(2_000_000)
    window.close()
    kept = "SELECT seq FROM looked WHERE agent_id = ? AND place = ?"
    place = f"room/{reading.past}"
    reading.rooms.wait(lambda: desk.site.value(kept, desk.world.main, place) is not None)
    desk.site.do(desk.world.manager, update("room", reading.past, main_agent_id=desk.world.other))
    again = reading.read(reading.past)
    model = again.log.view.history
    reading.rooms.wait(lambda: seen_words() in [str(model.index(n, 0).data()) for n in range(model.rowCount())])
    assert again.room_id == RoomId(reading.past)


def test_a_conversation_that_cannot_be_read(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told in its place, and read when that is asked for; what is beside it is there."""
    messages = Hindered(monkeypatch, reads, "messages")
    messages.away = True
    reading.window.close()
    tab = reading.tab
    tab.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tab.view, Qt.Key.Key_Return)
    reading.rooms.wait(lambda: reading.windows(reading.past))
    window = reading.windows(reading.past)[0]
    (talk,) = window.findChildren(TalkPlace)
    reading.rooms.wait(talk.reading.isVisible)
    assert talk.reading.title == "불러오지 못했어요"
    assert not window.transcript.isVisible()
    reading.rooms.wait(lambda: window.log.view.history.rowCount() > 1)
    assert window.log.isVisible()
    messages.away = False
    click(talk.reading.retry)
    reading.rooms.wait(window.transcript.isVisible)
    assert window.conversation.is_open
    assert reading.desk.refusals == []

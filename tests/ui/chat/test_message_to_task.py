"""From a message to its task and back: by keyboard alone, in Hangul mode, also where the message is far up."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.models.message_lines import MessageLine
from tests.support.site import update
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import click, write
from tests.ui.rooms.open_rooms import OpenRooms, say, say_much


@pytest.fixture
def rooms(qtbot: QtBot, desk: Desk) -> OpenRooms:
    """The page of the main agent."""
    return OpenRooms(qtbot, desk)


def line_of(rooms: OpenRooms, message_id: int) -> MessageLine:
    transcript = rooms.chat.transcript
    line = transcript.line(transcript.index_of(("message", message_id)))
    assert isinstance(line, MessageLine)
    return line


@pytest.mark.parametrize("hangul", [False, True])
def test_a_message_becomes_a_task_by_keyboard_alone(rooms: OpenRooms, desk: Desk, hangul: bool) -> None:
    room = desk.room("이수민")
    words = "커튼 색이 화면이랑 달라요. 그레이지로 바꾸고 현금영수증도 다시 받고 싶어요. 오늘 되나요?"
    said = say(desk, room, words)
    say(desk, room, "네, 확인할게요", speaker="agent")
    rooms.open(room)
    transcript = rooms.chat.transcript
    transcript.setFocus(Qt.FocusReason.TabFocusReason)
    press("ㅏ" if hangul else "k", hangul=hangul)
    assert transcript.focused_message is not None
    assert transcript.focused_message.id == said
    press("ㅅ" if hangul else "t", hangul=hangul)
    form = rooms.panel.task_tab.form
    rooms.wait(lambda: form.title.line.hasFocus())
    prefilled = words[:40].strip()
    assert form.title.text() == prefilled
    assert form.title.line.selectedText() == prefilled
    write("커튼 색상 교환")
    QTest.keyClick(form.title.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rooms.wait(lambda: line_of(rooms, said).tasks)
    task = line_of(rooms, said).tasks[0]
    assert (task.title, task.message_id) == ("커튼 색상 교환", said)
    desk.site.do(desk.world.main, update("task", task.id, stage_id=desk.world.stages[2]))
    rooms.wait(lambda: line_of(rooms, said).tasks[0].stage_id == desk.world.stages[2])
    transcript.setFocus(Qt.FocusReason.TabFocusReason)
    press("ㅏ" if hangul else "k", hangul=hangul)
    rooms.panel.set_tab("room")
    press(Qt.Key.Key_Return)
    assert rooms.panel.tab == "tasks"
    assert rooms.panel.task_tab.editor.task_id == task.id


def test_every_task_of_a_message_is_in_its_menu(rooms: OpenRooms, desk: Desk) -> None:
    room = desk.room("이수민")
    said = say(desk, room, "교환도 하고 영수증도 주세요")
    rooms.open(room)
    first = desk.task("교환", room_id=room, message_id=said)
    second = desk.task("영수증", room_id=room, message_id=said)
    rooms.wait(lambda: len(line_of(rooms, said).tasks) == 2)
    transcript = rooms.chat.transcript
    transcript.setFocus(Qt.FocusReason.TabFocusReason)
    menu = transcript.message_menu()
    numbers = [task.short_number for task in line_of(rooms, said).tasks]
    assert [action.text() for action in menu.actions()] == [
        "복사", f"{numbers[0]} 열기", f"{numbers[1]} 열기", "태스크 만들기\tT",
    ]  # fmt: skip
    menu.actions()[2].trigger()
    menu.close()
    rooms.wait(lambda: rooms.panel.task_tab.editor.task_id == second)
    assert first != second


def test_the_origin_of_a_task_is_found_far_up(rooms: OpenRooms, desk: Desk) -> None:
    room = desk.room("이수민")
    said = say(desk, room, "제일 처음에 드린 말씀이에요")
    say_much(desk, room, 260)
    task = desk.task("처음 말씀", room_id=room, message_id=said)
    rooms.open(room)
    transcript = rooms.chat.transcript
    assert transcript.index_of(("message", said)) < 0
    editor = rooms.panel.task_tab.editor
    rooms.wait(lambda: editor.task_id == task and editor.page.origin.isVisible())
    click(editor.page.origin)
    rooms.wait(lambda: transcript.index_of(("message", said)) >= 0)
    index = transcript.index_of(("message", said))
    rooms.wait(lambda: 0 <= transcript.line_top(index) < transcript.viewport().height())
    assert transcript.focused_message is not None
    assert transcript.focused_message.id == said
    assert not transcript.at_end


def test_a_room_left_while_its_message_is_sought_stays_left(rooms: OpenRooms, desk: Desk) -> None:
    room = desk.room("이수민")
    said = say(desk, room, "처음 말씀")
    say_much(desk, room, 220)
    desk.task("처음", room_id=room, message_id=said)
    other = desk.room("박준호")
    say(desk, other, "다른 방의 말")
    rooms.open(room)
    editor = rooms.panel.task_tab.editor
    rooms.wait(lambda: editor.task is not None and editor.page.origin.isVisible())
    click(editor.page.origin)
    rooms.open(other)
    assert rooms.said() == ["다른 방의 말"]
    assert rooms.chat.transcript.at_end


def test_the_board_leads_to_the_message(rooms: OpenRooms, desk: Desk) -> None:
    room = desk.room("이수민")
    said = say(desk, room, "제일 처음에 드린 말씀이에요")
    say_much(desk, room, 150)
    task = desk.task("처음 말씀", room_id=room, message_id=said)
    rooms.page.open_task(desk.site.value("SELECT room_id FROM task WHERE id = ?", task), TaskId(task), said)  # type: ignore[arg-type]
    transcript = rooms.chat.transcript
    rooms.wait(lambda: transcript.index_of(("message", said)) >= 0)
    assert rooms.panel.task_tab.editor.task_id == task
    rooms.wait(lambda: 0 <= transcript.line_top(transcript.index_of(("message", said))) < transcript.height())


def test_a_chip_is_pressed_with_the_mouse(rooms: OpenRooms, desk: Desk) -> None:
    room = desk.room("이수민")
    said = say(desk, room, "바꿔 주세요")
    rooms.open(room)
    task = desk.task("교환", room_id=room, message_id=said)
    rooms.wait(lambda: line_of(rooms, said).tasks)
    transcript = rooms.chat.transcript
    body = transcript.body_rect(transcript.index_of(("message", said)))
    at = QPoint(int(body.left()) + 30, int(body.bottom()) + 18)
    QTest.mouseClick(transcript.viewport(), Qt.MouseButton.LeftButton, pos=at)
    rooms.wait(lambda: rooms.panel.task_tab.editor.task_id == task)
    assert QApplication.focusWidget() is rooms.panel.task_tab.editor.page.title.heading

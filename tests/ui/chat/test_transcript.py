"""A conversation on screen: it stays where it is read, however lines come and whatever they say."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from taskflow_desktop.models.message_lines import Key, MessageLine
from taskflow_desktop.ui.chat.bubble_reader import BubbleReader, WholeMessage
from taskflow_desktop.ui.chat.message_transcript import MessageTranscript
from tests.ui.board.desk import Desk, press
from tests.ui.rooms.open_rooms import OpenRooms, say, say_much

LONG = "끝이 없는 글 " * 140_000  # over a million characters


@pytest.fixture
def rooms(qtbot: QtBot, desk: Desk) -> OpenRooms:
    """The page of the main agent."""
    return OpenRooms(qtbot, desk)


def opened(rooms: OpenRooms, desk: Desk, count: int) -> MessageTranscript:
    """Open a room with so many messages."""
    room = desk.room("이수민")
    say_much(desk, room, count)
    rooms.open(room)
    return rooms.chat.transcript


def seen(transcript: MessageTranscript) -> dict[Key, int]:
    """Where the lines in view lie, by what they are."""
    low = transcript.index_at(0)
    found = {}
    for index in range(low, transcript.line_count):
        top = transcript.line_top(index)
        if top > transcript.viewport().height():
            break
        found[transcript.line(index).key] = top
    return found


def still(before: dict[Key, int], after: dict[Key, int]) -> None:
    """Assert that every message that was in view and still is has not moved."""
    both = [key for key in before if key in after and key[0] == "message"]
    assert len(both) >= 3
    assert [after[key] for key in both] == [before[key] for key in both]


def number_of(rooms: OpenRooms, text: str) -> int:
    lines = rooms.chat.conversation.lines
    return next(n for n, each in enumerate(lines) if isinstance(each, MessageLine) and each.message.text == text)


def test_it_opens_at_the_end(rooms: OpenRooms, desk: Desk) -> None:
    transcript = opened(rooms, desk, 40)

    assert transcript.at_end
    assert transcript.last_in_view == transcript.line_count - 1
    assert transcript.verticalScrollBar().value() == transcript.verticalScrollBar().maximum()


def test_at_the_end_new_messages_come_into_view(rooms: OpenRooms, desk: Desk) -> None:
    transcript = opened(rooms, desk, 40)
    say(desk, rooms.page.room.id, "새 글")  # type: ignore[union-attr]

    rooms.wait(lambda: rooms.said()[-1] == "새 글")
    assert transcript.last_in_view == transcript.line_count - 1
    assert transcript.unseen == 0


def test_elsewhere_new_messages_are_counted_and_move_nothing(rooms: OpenRooms, desk: Desk) -> None:
    transcript = opened(rooms, desk, 60)
    bar = transcript.verticalScrollBar()
    bar.setValue(bar.value() - 700)
    before = seen(transcript)
    for number in range(3):
        say(desk, rooms.page.room.id, f"새 글 {number}")  # type: ignore[union-attr]
    rooms.wait(lambda: transcript.unseen == 3)

    still(before, seen(transcript))
    pill = next(b for b in transcript.findChildren(type(rooms.chat.header.take)) if b.isVisible())
    assert pill.text() == "새 메시지 3개"
    pill.click()
    assert transcript.at_end
    assert transcript.unseen == 0
    assert not pill.isVisible()


def test_what_is_read_stays_while_older_pages_load(rooms: OpenRooms, desk: Desk) -> None:
    transcript = opened(rooms, desk, 350)
    loaded = transcript.line_count
    bar = transcript.verticalScrollBar()
    for _ in range(400):
        before = seen(transcript)
        lines = transcript.line_count
        bar.setValue(bar.value() - 90)
        moved = seen(transcript)
        both = [key for key in before if key in moved and key[0] == "message"]
        if bar.value() > bar.minimum():
            assert {moved[key] - before[key] for key in both} <= {90}
        rooms.wait(lambda: not transcript._reach.isActive() and not rooms.chat.conversation._reading_earlier)
        if transcript.line_count != lines:
            still(moved, seen(transcript))
        if not rooms.chat.conversation.earlier and bar.value() == bar.minimum():
            break

    assert transcript.line_count > loaded
    assert len(rooms.said()) == 350
    assert transcript.line_top(0) == 0


def test_a_jump_by_the_scroll_bar_shows_the_beginning(rooms: OpenRooms, desk: Desk) -> None:
    transcript = opened(rooms, desk, 90)
    transcript.verticalScrollBar().setValue(0)

    assert transcript.line_top(0) == 0
    transcript.verticalScrollBar().setValue(transcript.verticalScrollBar().maximum())
    assert transcript.at_end


def test_another_width_keeps_the_line_at_the_top(rooms: OpenRooms, desk: Desk) -> None:
    transcript = opened(rooms, desk, 80)
    bar = transcript.verticalScrollBar()
    bar.setValue(bar.value() - 900)
    top = transcript.line(transcript.index_at(0)).key
    rooms.page.toggle_panel()
    rooms.wait(lambda: transcript.width() > 800)

    assert transcript.line(transcript.index_at(0)).key == top


def test_a_message_without_end_shows_its_beginning(rooms: OpenRooms, desk: Desk) -> None:
    room = desk.room("이수민")
    say(desk, room, LONG[:1_000_000])
    rooms.open(room)
    transcript = rooms.chat.transcript
    index = number_of(rooms, LONG[:1_000_000])
    body = transcript.body_rect(index)
    assert body.height() < 1200

    QTest.mouseClick(
        transcript.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(int(body.left()) + 20, int(body.bottom()) - 14),
    )
    whole = rooms.window.findChild(WholeMessage)
    assert whole is not None
    assert len(whole.reader.toPlainText()) == 1_000_000
    assert whole.reader.isReadOnly()
    whole.reject()


@pytest.mark.parametrize(
    "text",
    [
        "<b>굵게</b><img src='file:///etc/passwd'>",
        "\u202e거꾸로\u202c",
        "z" + "\u0301" * 500,
        "👩\u200d👩\u200d👧" * 30,
        "\ufffd\u2028\u2029줄",
    ],
    ids=["markup", "right to left", "marks", "emoji", "separators"],
)
def test_hostile_text_is_only_text(rooms: OpenRooms, desk: Desk, text: str) -> None:
    room = desk.room(text[:100])
    say(desk, room, text)
    rooms.open(room)
    transcript = rooms.chat.transcript

    picture = rooms.page.grab()

    assert not picture.isNull()
    assert transcript.body_rect(number_of(rooms, text)).height() < 400


def test_arrows_move_from_message_to_message(rooms: OpenRooms, desk: Desk) -> None:
    transcript = opened(rooms, desk, 40)
    transcript.setFocus(Qt.FocusReason.TabFocusReason)
    focused = transcript.focused_message
    assert focused is not None
    assert focused.text == rooms.said()[-1]
    press(Qt.Key.Key_Up)
    press("ㅏ", hangul=True)

    focused = transcript.focused_message
    assert focused is not None
    assert focused.text == rooms.said()[-3]
    assert focused.text in transcript.accessibleDescription()
    for _ in range(50):
        press(Qt.Key.Key_Up)
    focused = transcript.focused_message
    assert focused is not None
    assert focused.text == rooms.said()[0]
    assert transcript.line_top(number_of(rooms, rooms.said()[0])) >= 0


def test_t_makes_a_task_of_the_focused_message(rooms: OpenRooms, desk: Desk) -> None:
    transcript = opened(rooms, desk, 5)
    transcript.setFocus(Qt.FocusReason.TabFocusReason)
    with rooms.qtbot.waitSignal(transcript.task_wanted) as wanted:
        press("ㅅ", hangul=True)

    assert wanted.args == [transcript.focused_message]
    rooms.wait(rooms.panel.task_tab.form.isVisible)


def test_where_no_task_may_be_made_t_says_why(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk, desk.world.other)
    room = desk.room("이수민")
    say(desk, room, "안녕하세요")
    rooms.open(room)
    rooms.chat.transcript.setFocus(Qt.FocusReason.TabFocusReason)
    press("t")

    assert rooms.reason() == "이 방의 주 상담사와 매니저, 관리자만 태스크를 만들 수 있어요."


def test_a_chip_opens_its_task(rooms: OpenRooms, desk: Desk) -> None:
    room = desk.room("이수민")
    said = say(desk, room, "바꿔 주세요")
    rooms.open(room)
    task = desk.task("교환", room_id=room, message_id=said)
    transcript = rooms.chat.transcript
    index = number_of(rooms, "바꿔 주세요")
    rooms.wait(lambda: isinstance(line := transcript.line(index), MessageLine) and line.tasks)
    body = transcript.body_rect(index)
    at = QPoint(int(body.left()) + 30, int(body.bottom()) + 18)

    QTest.mouseMove(transcript.viewport(), at)
    assert transcript.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    with rooms.qtbot.waitSignal(transcript.task_chosen) as chosen:
        QTest.mouseClick(transcript.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args[0].id == task  # type: ignore[index]


def test_copy_takes_the_text_as_it_is(rooms: OpenRooms, desk: Desk) -> None:
    room = desk.room("이수민")
    say(desk, room, "<b>주소</b>\n둘째 줄")
    rooms.open(room)
    rooms.chat.transcript.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rooms.chat.transcript, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "<b>주소</b>\n둘째 줄"


def test_the_menu_offers_what_can_be_done(rooms: OpenRooms, desk: Desk) -> None:
    transcript = opened(rooms, desk, 3)
    transcript.setFocus(Qt.FocusReason.TabFocusReason)
    menu = transcript.message_menu()

    assert [action.text() for action in menu.actions()] == ["복사", "태스크 만들기\tT"]
    menu.close()


def test_a_double_click_lets_one_select_a_part(rooms: OpenRooms, desk: Desk) -> None:
    room = desk.room("이수민")
    say(desk, room, "주문번호는 20260602-118834 이에요")
    rooms.open(room)
    transcript = rooms.chat.transcript
    at = transcript.body_rect(number_of(rooms, "주문번호는 20260602-118834 이에요")).center().toPoint()
    QTest.mouseDClick(transcript.viewport(), Qt.MouseButton.LeftButton, pos=at)
    reader = transcript.findChild(BubbleReader)
    assert reader is not None
    assert reader.reader.toPlainText() == "주문번호는 20260602-118834 이에요"
    assert reader.reader.hasFocus()

    press(Qt.Key.Key_Escape)
    assert not reader.isVisible()
    assert transcript.hasFocus()


def test_without_task_flow_nothing_speaks_of_tasks(rooms: OpenRooms, desk: Desk) -> None:
    room = desk.room("이수민")
    said = say(desk, room, "바꿔 주세요")
    desk.task("교환", room_id=room, message_id=said)
    rooms.open(room)
    transcript = rooms.chat.transcript
    with_chips = transcript.verticalScrollBar().maximum(), transcript.line_top(transcript.line_count - 1)

    desk.enter(desk.world.admin).commands.switch_flow(False)
    rooms.wait(lambda: not rooms.session.flow.on)

    assert (transcript.verticalScrollBar().maximum(), transcript.line_top(transcript.line_count - 1)) < with_chips
    transcript.setFocus(Qt.FocusReason.TabFocusReason)
    menu = transcript.message_menu()
    assert [action.text() for action in menu.actions()] == ["복사"]
    menu.close()

"""Writing into a room: once, whole, never lost, and only what the room takes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.ui.chat.writing import Kind
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.theme import theme
from tests.support.site import NOW
from tests.ui.board.desk import Desk
from tests.ui.rooms.open_rooms import OpenRooms, change_room, commit, compose, imported_room, press, say

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def rooms(qtbot: QtBot, desk: Desk) -> OpenRooms:
    """The page with a room by hand open and the field focused."""
    made = OpenRooms(qtbot, desk)
    made.open(desk.room("이수민"))
    assert made.chat.composer.focus_field()
    return made


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def messages(desk: Desk) -> list[tuple[str, str, int]]:
    found = desk.site.database.rows("SELECT speaker, text, internal FROM message ORDER BY id", ())
    return [(str(speaker), str(text), int(internal)) for speaker, text, internal in found]


def test_enter_writes_once_and_empties_the_field(rooms: OpenRooms, desk: Desk) -> None:
    area = rooms.chat.composer.area
    area.insertPlainText("언제 와요?")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)

    rooms.wait(lambda: rooms.said() == ["언제 와요?"])
    assert messages(desk) == [("customer", "언제 와요?", 0)]
    assert area.toPlainText() == ""


def test_enter_writes_the_syllable_that_is_being_composed(rooms: OpenRooms, desk: Desk) -> None:
    area = rooms.chat.composer.area
    area.insertPlainText("네 알겠습니")
    compose(area, "다")
    press(Qt.Key.Key_Return)

    rooms.wait(lambda: rooms.said() == ["네 알겠습니다"])
    assert area.full_text() == ""
    commit(area, "")
    assert messages(desk) == [("customer", "네 알겠습니다", 0)]


def test_shift_enter_breaks_the_line_and_ctrl_enter_writes(rooms: OpenRooms, desk: Desk) -> None:
    area = rooms.chat.composer.area
    area.insertPlainText("첫 줄")
    press(Qt.Key.Key_Return, SHIFT)
    area.insertPlainText("둘째 줄")
    assert messages(desk) == []
    press(Qt.Key.Key_Return, CTRL)

    rooms.wait(lambda: rooms.said() == ["첫 줄\n둘째 줄"])


def test_the_chooser_says_who_spoke(rooms: OpenRooms, desk: Desk) -> None:
    composer = rooms.chat.composer
    assert composer.kinds == (Kind.CUSTOMER, Kind.AGENT, Kind.NOTE)
    for kind, text in ((Kind.AGENT, "답"), (Kind.NOTE, "우리끼리")):
        composer.set_kind(kind)
        composer.area.insertPlainText(text)
        composer.send.click()
        rooms.wait(lambda text=text: text in rooms.said())

    assert messages(desk) == [("agent", "답", 0), ("agent", "우리끼리", 1)]


def test_nothing_written_says_so(rooms: OpenRooms, desk: Desk) -> None:
    rooms.chat.composer.area.insertPlainText("  \n ")
    rooms.chat.composer.send.click()

    assert rooms.reason() == "내용을 적어 주세요."
    assert messages(desk) == []


def test_a_refused_text_comes_back_with_the_reason(rooms: OpenRooms, desk: Desk) -> None:
    composer = rooms.chat.composer
    composer.area.insertPlainText("늦은 답")
    change_room(desk, rooms.page.room.id, state="closed", closed_at=NOW)  # type: ignore[union-attr]
    press(Qt.Key.Key_Return)
    rooms.wait(lambda: composer.area.accessibleDescription() == "종료된 상담방이에요. 먼저 다시 열어 주세요.")

    assert composer.area.toPlainText() == "늦은 답"
    assert messages(desk) == []


def test_a_refused_text_waits_for_the_syllable_of_the_next_one(rooms: OpenRooms, desk: Desk) -> None:
    area = rooms.chat.composer.area
    area.insertPlainText("늦은 답")
    change_room(desk, rooms.page.room.id, state="closed", closed_at=NOW)  # type: ignore[union-attr]
    press(Qt.Key.Key_Return)
    rooms.chat.composer.leave()  # the write is on its way, and the next text begins
    compose(area, "가")
    rooms.wait(area.accessibleDescription)
    assert area.full_text() == "가"

    commit(area, "가")
    assert area.toPlainText() == "늦은 답\n가"


def test_a_room_from_a_file_takes_notes_only(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)
    room = imported_room(desk)
    rooms.open(room)
    composer = rooms.chat.composer
    assert composer.kinds == (Kind.NOTE,)
    assert composer.chooser is None
    assert composer.area.isVisible()

    composer.area.insertPlainText("확인 중")
    composer.send.click()
    rooms.wait(lambda: rooms.said() == ["확인 중"])
    assert messages(desk) == [("agent", "확인 중", 1)]


def test_in_anothers_room_the_bar_stays_and_tells_why(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk, desk.world.other)
    rooms.open(desk.room("박준호", main=desk.world.main))
    composer = rooms.chat.composer

    assert not composer.area.isVisible()
    assert not composer.focus_field()
    composer.send.click()
    assert rooms.reason() == "이 방의 주 상담사와 매니저, 관리자만 쓸 수 있어요."
    composer.tasks.click()
    assert rooms.reason() == "이 방의 주 상담사와 매니저, 관리자만 태스크를 만들 수 있어요."


def test_the_task_button_counts_and_goes_with_task_flow(rooms: OpenRooms, desk: Desk) -> None:
    tasks = rooms.chat.composer.tasks
    assert tasks.text() == "태스크 0/10"
    desk.task("할 일", room_id=rooms.page.room.id)  # type: ignore[union-attr]
    rooms.wait(lambda: tasks.text() == "태스크 1/10")

    other = desk.enter(desk.world.admin)
    other.commands.switch_flow(False)
    rooms.wait(lambda: not tasks.isVisible())
    other.commands.switch_flow(True)
    rooms.wait(tasks.isVisible)


def test_each_room_keeps_its_own_unfinished_text(rooms: OpenRooms, desk: Desk) -> None:
    first = rooms.page.room.id  # type: ignore[union-attr]
    second = desk.room("박준호")
    area = rooms.chat.composer.area
    area.insertPlainText("쓰던 ")
    compose(area, "글")
    rooms.open(second)
    assert area.full_text() == ""
    area.insertPlainText("다른 글")
    rooms.open(first)
    assert area.toPlainText() == "쓰던 글"

    again = OpenRooms(rooms.qtbot, desk)
    again.open(second)
    again.wait(lambda: again.chat.composer.area.toPlainText() == "다른 글")
    found = desk.site.value("SELECT text FROM draft WHERE place = ?", f"message/{first}")
    assert found == "쓰던 글"


def test_a_written_text_leaves_no_draft(rooms: OpenRooms, desk: Desk) -> None:
    room = rooms.page.room.id  # type: ignore[union-attr]
    area = rooms.chat.composer.area
    area.insertPlainText("보낼 글")
    rooms.page.leave()
    rooms.wait(lambda: desk.site.value("SELECT text FROM draft WHERE place = ?", f"message/{room}") == "보낼 글")
    press(Qt.Key.Key_Return)

    rooms.wait(lambda: desk.site.value("SELECT text FROM draft WHERE place = ?", f"message/{room}") in (None, ""))


def test_one_is_at_the_end_after_writing(rooms: OpenRooms, desk: Desk) -> None:
    room = RoomId(rooms.page.room.id)  # type: ignore[union-attr]
    for number in range(30):
        say(desk, room, f"줄 {number}")
    rooms.wait(lambda: len(rooms.said()) == 30)
    bar = rooms.chat.transcript.verticalScrollBar()
    bar.setValue(0)
    assert not rooms.chat.transcript.at_end

    rooms.chat.composer.area.insertPlainText("내 글")
    press(Qt.Key.Key_Return)
    rooms.wait(lambda: rooms.said()[-1] == "내 글" and rooms.chat.transcript.at_end)


def test_escape_leaves_the_field_and_keeps_the_text(rooms: OpenRooms) -> None:
    rooms.chat.composer.area.insertPlainText("아직")
    press(Qt.Key.Key_Escape)
    assert rooms.chat.transcript.hasFocus()
    assert rooms.chat.composer.area.toPlainText() == "아직"
    press(Qt.Key.Key_N)

    rooms.wait(lambda: rooms.panel.isVisible() and not rooms.chat.transcript.hasFocus())
    assert rooms.chat.composer.area.toPlainText() == "아직"


def test_the_chooser_is_before_the_field_by_keyboard(rooms: OpenRooms) -> None:
    composer = rooms.chat.composer
    press(Qt.Key.Key_Backtab, SHIFT)
    chooser = composer.chooser
    assert chooser is not None
    assert chooser.isAncestorOf(focused())
    plain = chooser.grab().toImage()
    press(Qt.Key.Key_Right)
    assert composer.kind is Kind.AGENT
    assert chooser.isAncestorOf(focused())
    assert chooser.grab().toImage() != plain
    press(Qt.Key.Key_Tab)

    assert composer.area.hasFocus()


def test_all_lines_show_while_the_field_grows(rooms: OpenRooms) -> None:
    area = rooms.chat.composer.area
    area.insertPlainText("첫 줄")
    for text in ("둘째 줄", "셋째 줄"):
        press(Qt.Key.Key_Return, SHIFT)
        area.insertPlainText(text)
    rooms.wait(lambda: area.height() == area.sizeHint().height() and area.height() > 2 * area.fontMetrics().height())

    assert area.verticalScrollBar().value() == 0
    assert area.firstVisibleBlock().blockNumber() == 0
    assert area.cursorRect().bottom() <= area.viewport().height()


def test_another_text_size_reaches_the_field_at_once(rooms: OpenRooms, qapp: QApplication) -> None:
    area = rooms.chat.composer.area
    area.insertPlainText("가나다라 " * 40)
    rooms.wait(lambda: area.height() == area.sizeHint().height())
    before = area.height()
    apply_theme(qapp, "light", 130)
    rooms.wait(lambda: area.height() > before)

    assert area.font().pixelSize() == theme().font("chat").pixelSize()
    assert area.document().defaultFont().pixelSize() == theme().font("chat").pixelSize()
    rooms.wait(lambda: area.cursorRect().bottom() <= area.viewport().height())
    assert area.verticalScrollBar().value() == 0
    apply_theme(qapp, "light", 90)
    rooms.wait(lambda: area.height() < before)
    assert area.height() == area.sizeHint().height()

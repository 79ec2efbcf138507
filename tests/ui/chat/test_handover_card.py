"""The card over the conversation of a room that was handed to one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.ids import AgentId, RoomId
from taskflow_desktop.domain.requests import RoomHandOver
from taskflow_desktop.rules import limits
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.chat.handover_card import HandOverCardView
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.theme import theme
from tests.support.site import insert, update
from tests.ui.board.desk import Desk
from tests.ui.rooms.open_rooms import OpenRooms, press

HOSTILE = "<b>x</b><img src=file:///etc/passwd> {by} [을/를] %n"


def hand(qtbot: QtBot, session: Session, room_id: int, to: int, reason: str = "교대", message: str = "") -> None:
    """Hand a room over as its main agent does."""
    rooms: list[tuple[Room, ...]] = []
    session.reader.rooms((RoomId(room_id),), done=rooms.append)
    qtbot.waitUntil(lambda: bool(rooms))
    done: list[Room] = []
    room = rooms[0][0]
    session.commands.handover.hand_over(
        room.id, room.version, RoomHandOver(AgentId(to), reason, message), done=done.append
    )
    qtbot.waitUntil(lambda: bool(done))


def items(session: Session, qtbot: QtBot, task: int, *texts: str) -> None:
    done: list[object] = []
    session.commands.checklist.add(task, list(texts), done=done.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(done))


@pytest.fixture
def sender(desk: Desk) -> Session:
    return desk.enter(desk.world.main)


def card(rooms: OpenRooms) -> HandOverCardView:
    return rooms.chat.handed


def test_the_card_tells_from_whom_why_and_what_is_left(qtbot: QtBot, desk: Desk, sender: Session) -> None:
    task = desk.world.task
    items(sender, qtbot, task, "회수 예약", "고객에게 안내")
    text = "첫 줄\n둘째 줄\n\n셋째 줄\n마지막 줄"
    desk.site.do(desk.world.main, insert("memo", task_id=task, text=text, saved_by=desk.world.main))
    hand(qtbot, sender, desk.world.room, desk.world.helper, "교대", "목요일까지 답해 주세요")
    rooms = OpenRooms(qtbot, desk, desk.world.helper)
    rooms.open(desk.world.room)
    shown = card(rooms)
    rooms.wait(shown.isVisible)
    lead, meta, message = shown.words
    assert lead == "김지수 님이 이 상담을 이관했어요"
    assert meta.startswith("교대 · ")
    assert message == "목요일까지 답해 주세요"
    (row,) = shown.rows
    assert row.lines == ("회수 예약", "고객에게 안내", "둘째 줄", "셋째 줄", "마지막 줄")
    assert shown.accessibleName().startswith("김지수 님이 이 상담을 이관했어요 교대")
    assert row.accessibleName().startswith("A0001, 배송지 변경, 신규 · ")
    assert rooms.chat.transcript.height() > shown.height()


def test_a_task_that_waits_for_long_says_so(qtbot: QtBot, desk: Desk, sender: Session) -> None:
    desk.clock.move(limits.AGE_WARNING)
    hand(qtbot, sender, desk.world.room, desk.world.helper)
    rooms = OpenRooms(qtbot, desk, desk.world.helper)
    rooms.open(desk.world.room)
    rooms.wait(card(rooms).isVisible)
    (row,) = card(rooms).rows
    assert row.accessibleName() == "A0001, 배송지 변경, 신규 · 1일째 오래됐어요"
    assert "끝난 방문이 20건보다 적어서 24시간과 72시간으로 봐요." in row.toolTip()
    picture = row.grab().toImage()
    warn = theme().warn.rgb()
    assert any(picture.pixelColor(x, y).rgb() == warn for x in range(picture.width()) for y in range(picture.height()))


def test_a_task_of_the_card_opens_by_click_and_by_enter(qtbot: QtBot, desk: Desk, sender: Session) -> None:
    second = desk.task("환불 확인", room_id=desk.world.room)
    hand(qtbot, sender, desk.world.room, desk.world.helper)
    rooms = OpenRooms(qtbot, desk, desk.world.helper)
    rooms.open(desk.world.room)
    rooms.wait(lambda: len(card(rooms).rows) == 2)
    rooms.wait(card(rooms).isVisible)
    first, other = card(rooms).rows
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    rooms.wait(lambda: rooms.panel.task_tab.editor.task_id == second)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    rooms.wait(lambda: rooms.panel.task_tab.editor.task_id == desk.world.task)


def test_it_is_taken_note_of_once_by_keyboard_and_stays_until_then(qtbot: QtBot, desk: Desk, sender: Session) -> None:
    hand(qtbot, sender, desk.world.room, desk.world.helper, message="부탁해요")
    before = OpenRooms(qtbot, desk, desk.world.helper)
    before.open(desk.world.room)
    before.wait(card(before).isVisible)
    before.open(desk.room("박준호", main=desk.world.helper))
    before.wait(lambda: not card(before).isVisible())
    rooms = OpenRooms(qtbot, desk, desk.world.helper)  # as after a restart
    rooms.open(desk.world.room)
    rooms.wait(card(rooms).isVisible)
    rooms.window.activateWindow()
    card(rooms).done_button.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    rooms.wait(lambda: not card(rooms).isVisible())
    assert desk.site.kinds(room_id=desk.world.room).count("room.acknowledged") == 1
    assert rooms.chat.composer.area.hasFocus()
    before.open(desk.world.room)
    before.wait(lambda: before.chat.conversation.is_open)
    assert not card(before).isVisible()
    card(rooms)._acknowledge()  # a second press that was on its way
    rooms.open(desk.room("오세라", main=desk.world.helper))
    assert desk.site.kinds(room_id=desk.world.room).count("room.acknowledged") == 1


def test_it_arrives_while_the_room_is_open_and_goes_when_it_is_handed_on(
    qtbot: QtBot, desk: Desk, sender: Session
) -> None:
    rooms = OpenRooms(qtbot, desk, desk.world.helper)
    rooms.open(desk.world.room)
    assert not card(rooms).isVisible()
    hand(qtbot, sender, desk.world.room, desk.world.helper, message="지금 넘겨요")
    rooms.wait(card(rooms).isVisible)
    manager = desk.enter(desk.world.manager)
    hand(qtbot, manager, desk.world.room, desk.world.other, "전문 상담 필요")
    rooms.wait(lambda: not card(rooms).isVisible())
    hand(qtbot, manager, desk.world.room, desk.world.helper, "고객 요청")
    rooms.wait(lambda: card(rooms).isVisible() and card(rooms).words[1].startswith("고객 요청"))
    assert card(rooms).words[0] == "최매니저 님이 이도윤 님의 상담을 이관했어요"


def test_it_follows_what_happens_to_its_tasks(qtbot: QtBot, desk: Desk, sender: Session) -> None:
    hand(qtbot, sender, desk.world.room, desk.world.helper)
    rooms = OpenRooms(qtbot, desk, desk.world.helper)
    rooms.open(desk.world.room)
    rooms.wait(lambda: len(card(rooms).rows) == 1)
    manager = desk.enter(desk.world.manager)
    items(manager, qtbot, desk.world.task, *(f"할 일 {number}" for number in range(7)))
    rooms.wait(lambda: card(rooms).rows[0].lines[-1:] == ("외 3개",))
    desk.site.do(desk.world.manager, update("task", desk.world.task, stage_id=desk.world.stages[1]))
    rooms.wait(lambda: "상담 진행" in card(rooms).rows[0].accessibleName())
    desk.site.do(desk.world.manager, update("task", desk.world.task, outcome="success"))
    rooms.wait(lambda: card(rooms).rows == ())
    assert card(rooms).isVisible()


def test_hostile_and_endless_words_stay_plain_and_scroll(qtbot: QtBot, desk: Desk, sender: Session) -> None:
    for number in range(9):
        desk.task(HOSTILE + str(number), room_id=desk.world.room)
    hand(qtbot, sender, desk.world.room, desk.world.helper, HOSTILE, HOSTILE + "가" * 1900)
    rooms = OpenRooms(qtbot, desk, desk.world.helper)
    rooms.window.resize(1120, 640)
    rooms.open(desk.world.room)
    shown = card(rooms)
    rooms.wait(lambda: len(shown.rows) == 10 and shown.isVisible())
    assert shown.words[2].startswith(HOSTILE)
    assert HOSTILE not in shown.words[1]  # too long for the head
    rooms.wait(lambda: rooms.chat.transcript.height() >= rooms.chat.height() // 4)
    shown.fold.click()
    assert shown.folded
    rooms.wait(lambda: shown.height() < 120)
    shown.fold.click()
    assert not shown.folded


def test_without_task_flow_only_the_words_are_shown(qtbot: QtBot, desk: Desk, sender: Session) -> None:
    hand(qtbot, sender, desk.world.room, desk.world.helper, message="부탁해요")
    rooms = OpenRooms(qtbot, desk, desk.world.helper)
    rooms.open(desk.world.room)
    rooms.wait(lambda: len(card(rooms).rows) == 1)
    desk.site.do(desk.world.admin, update("setting", "task_flow", key_column="key", value="off"))
    rooms.wait(lambda: card(rooms).rows == ())
    assert card(rooms).isVisible()
    assert card(rooms).words[2] == "부탁해요"


@pytest.mark.parametrize("scale", [100, 130])
def test_it_leaves_room_for_the_conversation(
    qapp: QApplication, qtbot: QtBot, desk: Desk, sender: Session, scale: int
) -> None:
    apply_theme(qapp, "light", scale)
    for number in range(9):
        desk.task(f"할 일 {number}", room_id=desk.world.room)
    hand(qtbot, sender, desk.world.room, desk.world.helper, message="한 줄\n" * 30)
    rooms = OpenRooms(qtbot, desk, desk.world.helper)
    rooms.window.resize(1120, 640)
    rooms.open(desk.world.room)
    rooms.wait(lambda: card(rooms).isVisible() and len(card(rooms).rows) == 10)
    rooms.wait(lambda: rooms.chat.transcript.height() >= rooms.chat.height() // 4)

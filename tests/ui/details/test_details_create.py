"""Making a task: by keyboard alone, from a message, refused with its reason, never lost, never twice."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.entities import Message
from taskflow_desktop.domain.enums import Importance, Speaker
from taskflow_desktop.domain.ids import MessageId, RoomId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.ui.dialogs.task_race import TaskRaceDialog
from tests.support.site import NOW, insert, update
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import OpenPanel, click, compose, focused, write

FULL = "이 방에 만들 수 있는 태스크 10개를 모두 썼어요. 관련 있는 태스크의 체크리스트에 항목을 더해 주세요."
CLOSED = "종료된 상담방이라 새 태스크를 만들 수 없어요. 등록한 태스크는 계속 고칠 수 있어요."
NO_MAIN = "주 상담사가 정해지면 태스크를 만들 수 있어요."
NOT_MAIN = "이 방의 주 상담사와 매니저, 관리자만 태스크를 만들 수 있어요."
RACE = "방금 10번째 태스크가 등록됐어요. 쓰던 내용은 그대로 있어요."


def ctrl_enter() -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def fill_room(desk: Desk, count: int) -> None:
    """Add tasks to the first room until it has `count`."""
    world = desk.world
    have = desk.site.value("SELECT count(*) FROM task WHERE room_id = ?", world.room)
    for number in range(have, count):
        desk.task(f"할 일 {number + 1}", room_id=world.room)


@pytest.mark.parametrize("hangul", [False, True])
def test_a_task_is_made_by_keyboard_alone(main: OpenPanel, hangul: bool) -> None:
    main.panel.focus_content()
    press("ㅜ" if hangul else "n", hangul=hangul)
    assert main.tab.forming
    write("커튼 색 교환")
    press(Qt.Key.Key_Return)  # goes on to the stages: registering takes Ctrl Enter
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    ctrl_enter()
    main.wait(lambda: len(main.tab.tasks) == 2)
    made = main.tab.tasks[1]
    assert (made.title, made.importance, made.stage_id) == (
        "커튼 색 교환",
        Importance.NORMAL,
        main.desk.world.stages[1],
    )
    assert main.toast().toast.text == f"{made.number}{'을' if made.number[-1] in '013678' else '를'} 등록했어요"
    main.wait(lambda: main.editor.task == made)
    assert main.editor.page.isVisible()
    assert main.tab.head.count_text == "2/10"
    assert focused() is main.editor.page.title.heading


def test_importance_and_owner_of_a_new_task(main: OpenPanel) -> None:
    main.panel.new_task(RoomId(main.desk.world.room))
    assert main.tab.form.fields.owner.name == "김지수"
    write("급한 일")
    click(main.tab.form.fields.importance.segments()[3])
    click(main.tab.form.register)
    main.wait(lambda: len(main.tab.tasks) == 2)
    assert main.tab.tasks[1].importance is Importance.URGENT
    assert main.tab.tasks[1].owner_id == main.desk.world.main


def test_the_tenth_is_made_and_the_eleventh_is_refused_with_the_reason(main: OpenPanel) -> None:
    fill_room(main.desk, 9)
    main.wait(lambda: main.tab.head.count_text == "9/10")
    main.panel.new_task(RoomId(main.desk.world.room))
    write("열 번째")
    ctrl_enter()
    main.wait(lambda: main.tab.head.count_text == "10/10")
    assert main.tab.head.reason == FULL
    assert main.tab.head.add.refusal == FULL
    main.wait(lambda: not main.tab.forming)
    press("n")
    assert not main.tab.forming
    assert main.bubble() == FULL
    click(main.tab.head.add)
    assert main.bubble() == FULL
    assert main.desk.site.value("SELECT count(*) FROM task") == 10


def test_losing_the_race_for_the_tenth_keeps_the_text(main: OpenPanel) -> None:
    fill_room(main.desk, 9)
    main.wait(lambda: main.tab.head.count_text == "9/10")
    main.panel.new_task(RoomId(main.desk.world.room))
    write("늦은 사람")
    main.desk.task("빠른 사람", room_id=main.desk.world.room)
    ctrl_enter()
    main.wait(main.tab.form.fields.note.isVisible)
    assert main.tab.form.fields.note.accessibleName() == RACE
    assert main.tab.form.title.text() == "늦은 사람"
    main.dialog(TaskRaceDialog).reject()
    main.wait(lambda: main.tab.form.register.refusal == RACE)
    assert main.desk.site.value("SELECT count(*) FROM task WHERE title = '늦은 사람'") == 0


@pytest.mark.parametrize(
    ("who", "room", "reason"),
    [("main", "closed", CLOSED), ("other", "waiting", NO_MAIN), ("other", "room", NOT_MAIN)],
)
def test_every_reason_is_said(qtbot: QtBot, desk: Desk, who: str, room: str, reason: str) -> None:
    shown = OpenPanel(qtbot, desk, getattr(desk.world, who), getattr(desk.world, room))
    assert shown.tab.head.add.refusal == reason
    assert shown.tab.head.reason.startswith(reason)
    shown.tab.head.add.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Space)
    assert shown.bubble() == reason
    assert not shown.tab.forming
    assert not shown.tab.first.isVisible()


def test_who_the_main_agent_is_is_said_too(qtbot: QtBot, desk: Desk) -> None:
    shown = OpenPanel(qtbot, desk, desk.world.other)
    assert shown.tab.head.reason == f"{NOT_MAIN} 주 상담사는 김지수 님이에요."


def test_a_waiting_room_is_taken_from_the_note(qtbot: QtBot, desk: Desk) -> None:
    shown = OpenPanel(qtbot, desk, desk.world.other, desk.world.waiting)
    button = shown.tab.head.note.button
    assert button is not None
    assert button.text() == "내가 맡기"
    click(button)
    shown.wait(lambda: shown.tab.head.reason == "")
    assert desk.site.value("SELECT main_agent_id FROM room WHERE id = ?", desk.world.waiting) == desk.world.other
    assert shown.tab.empty.title == "이 방에는 태스크가 없어요"
    click(shown.tab.first)
    assert shown.tab.forming


def test_the_room_is_closed_while_one_types(main: OpenPanel) -> None:
    main.panel.new_task(RoomId(main.desk.world.room))
    write("쓰던 글")
    main.desk.site.do(main.desk.world.main, update("room", main.desk.world.room, state="closed", closed_at=NOW))
    main.wait(lambda: main.tab.form.register.refusal == CLOSED)
    assert main.tab.form.fields.note.accessibleName() == CLOSED
    assert main.tab.form.title.text() == "쓰던 글"
    assert main.tab.form.title.line.hasFocus()


def test_esc_keeps_the_draft_of_the_room_until_it_is_registered(main: OpenPanel) -> None:
    world = main.desk.world
    main.panel.new_task(RoomId(world.room))
    write("반쯤 쓴 제목")
    press(Qt.Key.Key_Escape)
    assert not main.tab.forming
    assert main.tab.view.hasFocus()
    place = f"new_task/{world.room}"
    main.wait(lambda: main.desk.site.value("SELECT text FROM draft WHERE place = ?", place) is not None)
    assert json.loads(main.desk.site.value("SELECT text FROM draft WHERE place = ?", place))["title"] == "반쯤 쓴 제목"
    other = main.desk.room()
    main.open_room(other)
    main.panel.new_task(RoomId(other))
    assert main.tab.form.title.text() == ""
    main.open_room(world.room)
    main.panel.new_task(RoomId(world.room))
    main.wait(lambda: main.tab.form.title.text() == "반쯤 쓴 제목")
    assert main.tab.form.title.line.selectedText() == ""
    ctrl_enter()
    main.wait(lambda: len(main.tab.tasks) == 2)
    main.wait(lambda: main.desk.site.value("SELECT count(*) FROM draft WHERE place = ?", place) == 0)


def test_a_draft_is_on_disk_soon_after_the_last_key(main: OpenPanel) -> None:
    main.panel.new_task(RoomId(main.desk.world.room))
    write("아직 쓰는 중")
    main.wait(lambda: main.desk.site.value("SELECT count(*) FROM draft WHERE text LIKE '%아직 쓰는 중%'") == 1)
    assert main.tab.forming


def message(desk: Desk, text: str) -> Message:
    """A message of the customer in the first room."""
    key = desk.site.insert(desk.world.main, "message", room_id=desk.world.room, speaker="customer", text=text)
    return Message(
        MessageId(key), RoomId(desk.world.room), Moment(desk.clock.at), Speaker.CUSTOMER, "홍길동", text, False, ""
    )


def test_a_task_from_a_message_starts_with_its_text_and_keeps_the_link(main: OpenPanel) -> None:
    words = "쿠션 커버도 같은 색으로 추가할 수 있을까요?\n되면 오늘 안에 결제하고 싶어요. 부탁드려요."
    said = message(main.desk, words)
    main.panel.new_task(RoomId(main.desk.world.room), said)
    line = main.tab.form.title.line
    assert line.text() == "쿠션 커버도 같은 색으로 추가할 수 있을까요? 되면 오늘 안에 결제하고"[:40].strip()
    assert line.selectedText() == line.text()
    assert "메시지에서 · “쿠션 커버도" in main.tab.form.fields.link_text
    write("쿠션 커버 추가")
    ctrl_enter()
    main.wait(lambda: len(main.tab.tasks) == 2)
    assert main.tab.tasks[1].title == "쿠션 커버 추가"
    assert main.tab.tasks[1].message_id == said.id
    main.wait(main.editor.page.origin.isVisible)
    with main.qtbot.waitSignal(main.panel.message_requested) as asked:
        click(main.editor.page.origin)
    assert asked.args == [said.id]


def test_a_message_does_not_replace_a_typed_title(main: OpenPanel) -> None:
    main.panel.new_task(RoomId(main.desk.world.room))
    write("내가 쓴 제목")
    main.panel.new_task(RoomId(main.desk.world.room), message(main.desk, "배송 언제 와요?"))
    assert main.tab.form.title.text() == "내가 쓴 제목"
    assert "배송 언제 와요?" in main.tab.form.fields.link_text


def test_pressing_twice_makes_one(main: OpenPanel) -> None:
    main.panel.new_task(RoomId(main.desk.world.room))
    write("한 번만")
    ctrl_enter()
    ctrl_enter()
    click(main.tab.form.register)
    main.wait(lambda: len(main.tab.tasks) == 2)
    main.wait(lambda: not main.tab.forming)
    assert main.desk.site.value("SELECT count(*) FROM task WHERE title = '한 번만'") == 1


def test_a_title_is_needed_and_its_limit_is_told(main: OpenPanel) -> None:
    main.panel.new_task(RoomId(main.desk.world.room))
    title = main.tab.form.title
    write("   ")
    ctrl_enter()
    assert title.problem == "제목을 적어 주세요."
    title.line.clear()
    write("가" * 101)
    assert title.problem == "제목은 100자까지 쓸 수 있어요. 지금 101자예요."
    ctrl_enter()
    assert main.tab.forming
    press(Qt.Key.Key_Backspace)
    assert title.problem == ""
    assert main.desk.site.value("SELECT count(*) FROM task") == 1


def test_a_syllable_in_the_making_counts_and_is_saved_once(main: OpenPanel) -> None:
    main.panel.new_task(RoomId(main.desk.world.room))
    write("커튼 교")
    compose(preedit="환")
    assert main.tab.form.title.full_text() == "커튼 교환"
    ctrl_enter()
    compose(commit="환")
    main.wait(lambda: len(main.tab.tasks) == 2)
    assert main.tab.tasks[1].title == "커튼 교환"


def test_switching_the_flow_off_takes_the_tab_away_and_says_so(qtbot: QtBot, desk: Desk, main: OpenPanel) -> None:
    main.panel.new_task(RoomId(desk.world.room))
    write("쓰던 제목")
    admin = desk.enter(desk.world.admin)
    admin.commands.switch_flow(False)
    main.wait(lambda: main.panel.tabs.count() == 3)
    assert main.panel.tab == "room"
    note = main.panel.room_tab.note
    assert note.isVisible()
    assert note.accessibleName() == ("관리자가 태스크 플로우를 껐어요. 다시 켜면 등록한 태스크가 그대로 돌아와요.")
    admin.commands.switch_flow(True)
    main.wait(lambda: main.panel.tabs.count() == 4)
    assert not note.isVisible()
    main.wait(lambda: desk.site.value("SELECT count(*) FROM draft WHERE text LIKE '%쓰던 제목%'") == 1)


def test_earlier_unfinished_tasks_are_one_line_away_and_read_only(qtbot: QtBot, desk: Desk) -> None:
    world = desk.world
    again = desk.site.insert(
        world.main, "room", customer_id=world.customer, title="", channel="web", state="received",
        main_agent_id=world.main,
    )  # fmt: skip
    shown = OpenPanel(qtbot, desk, world.main, again)
    shown.wait(shown.tab.earlier.isVisible)
    line = shown.tab.earlier.line
    assert line.text() == "지난 상담의 진행 중 태스크 1건 보기"
    click(line)
    shown.tab.earlier.view.setFocus(Qt.FocusReason.TabFocusReason)
    shown.wait(lambda: shown.editor.task is not None)
    assert shown.task.id == world.task
    assert shown.editor.page.reason.startswith("다른 상담방의 태스크라 보기만 할 수 있어요.")
    assert shown.editor.page.stepper.refusal
    button = shown.editor.page.note.button
    assert button is not None
    with qtbot.waitSignal(shown.panel.room_requested) as asked:
        click(button)
    assert asked.args == [(world.room, world.task)]


def test_a_form_for_another_room_opens_when_the_room_is_there(main: OpenPanel) -> None:
    room = main.desk.room()
    main.desk.site.do(main.desk.world.main, insert("message", room_id=room, speaker="customer", text="처음 뵙겠습니다"))
    main.panel.new_task(RoomId(room))
    main.wait(lambda: main.tab.form.room_id == room)
    assert main.tab.form.title.line.hasFocus()

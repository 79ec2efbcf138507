"""Closing a room: what becomes of each unfinished task, all of it or nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.entities import Room, Task
from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.dialogs.close_room import CloseRoomDialog, ColleagueDialog
from taskflow_desktop.ui.dialogs.outcome_reason import OutcomeReasonDialog
from taskflow_desktop.ui.dialogs.task_ending import Ending, EndingRow
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.widgets.reason_bubble import ReasonBubble
from tests.support.site import NOW, update
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import write

_SMALL_SCREEN = 768 - 72


class Closing:
    """The dialog of one agent over the room."""

    def __init__(self, qtbot: QtBot, desk: Desk, window: QWidget, agent: int = 0) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.session: Session = desk.enter(agent or desk.world.main)
        rooms: list[tuple[Room, ...]] = []
        tasks: list[tuple[Task, ...]] = []
        self.session.reader.rooms((RoomId(desk.world.room),), done=rooms.append)
        self.session.reader.room_tasks(RoomId(desk.world.room), done=tasks.append)
        self.wait(lambda: bool(rooms and tasks))
        self.dialog = CloseRoomDialog(self.session, rooms[0][0], tasks[0], window)
        self.dialog.open()
        self.wait(self.dialog.isActiveWindow)

    def wait(self, true: object) -> None:
        self.qtbot.waitUntil(true, timeout=5000)  # type: ignore[arg-type]

    @property
    def rows(self) -> list[EndingRow]:
        return self.dialog.rows

    def state(self) -> str:
        return str(self.desk.site.value("SELECT state FROM room WHERE id = ?", self.desk.world.room))

    def of(self, column: str, row: int) -> object:
        return self.desk.site.value(f"SELECT {column} FROM task WHERE id = ?", self.rows[row].task.id)


@pytest.fixture
def four(desk: Desk) -> Desk:
    """Four open tasks in the room."""
    for title in ("환불 확인", "사은품 발송", "재고 문의"):
        desk.task(title, room_id=desk.world.room)
    return desk


def test_each_task_ends_as_chosen_in_one_go(qtbot: QtBot, four: Desk, window: QWidget) -> None:
    closing = Closing(qtbot, four, window)
    dialog, rows = closing.dialog, closing.rows
    assert [row.choice for row in rows] == [Ending.OPEN] * 4
    rows[1].choose(Ending.SUCCESS)
    rows[2].choose(Ending.FAILURE)
    closing.wait(lambda: dialog.findChild(OutcomeReasonDialog) is not None)
    reason = dialog.findChild(OutcomeReasonDialog)
    assert reason is not None
    assert reason.presets[-1].text() == "잘못 등록"
    reason.presets[-1].setChecked(True)
    reason.accept_button.click()
    rows[3].choose(Ending.COLLEAGUE)
    closing.wait(lambda: dialog.findChild(ColleagueDialog) is not None)
    colleague = dialog.findChild(ColleagueDialog)
    assert colleague is not None
    closing.wait(colleague.isActiveWindow)
    write("도윤")
    closing.wait(lambda: colleague.picker.agent is not None)
    press(Qt.Key.Key_Return)
    assert [row.button.text() for row in rows] == ["열어 두기", "성공", "실패", "이도윤 님에게"]
    with qtbot.waitSignal(dialog.closed):
        dialog.close_button.click()
    assert closing.state() == "closed"
    values = [(closing.of("outcome", n), closing.of("outcome_reason", n), closing.of("owner_id", n)) for n in range(4)]
    main = four.world.main
    assert values == [
        (None, "", main), ("success", "", main), ("failure", "잘못 등록", main), (None, "", four.world.other)
    ]  # fmt: skip
    assert four.site.value("SELECT main_agent_id FROM room WHERE id = ?", four.world.room) == main


def test_the_choice_is_made_by_keyboard(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    closing = Closing(qtbot, desk, window)
    row = closing.rows[0]
    row.button.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    closing.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(menu, key)
    assert row.choice is Ending.SUCCESS
    assert row.button.accessibleName() == "A0001 배송지 변경: 성공"
    closing.dialog.close_button.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    closing.wait(lambda: closing.state() == "closed")


def test_a_cancelled_question_leaves_the_choice(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    closing = Closing(qtbot, desk, window)
    row = closing.rows[0]
    row.choose(Ending.FAILURE)
    reason = closing.dialog.findChild(OutcomeReasonDialog)
    assert reason is not None
    reason.reject()
    assert row.choice is Ending.OPEN
    assert row.button.text() == "열어 두기"
    closing.dialog.reject()
    assert closing.state() != "closed"


def test_a_task_one_may_not_edit_says_why(qtbot: QtBot, four: Desk, window: QWidget) -> None:
    four.site.do(four.world.manager, update("task", four.world.task, owner_id=four.world.other))
    task = four.site.value("SELECT max(id) FROM task")
    four.site.do(four.world.manager, update("task", task, owner_id=four.world.other))
    values = {"task_id": task, "agent_id": four.world.main, "added_by": four.world.other}
    four.site.do(
        four.world.other,
        ("INSERT INTO collaborator (task_id, agent_id, added_by) VALUES (?, ?, ?)", tuple(values.values())),
    )
    closing = Closing(qtbot, four, window)
    locked, _, _, shared = closing.rows
    assert "이도윤" in locked.button.refusal
    locked.button.click()
    shown = [bubble.text for bubble in closing.dialog.findChildren(ReasonBubble) if bubble.isVisible()]
    assert shown == [locked.button.refusal]
    assert shared.button.refusal == ""
    shared.choose(Ending.COLLEAGUE)
    assert closing.dialog.findChild(ColleagueDialog) is None
    assert shared.choice is Ending.OPEN
    shared.choose(Ending.SUCCESS)
    with qtbot.waitSignal(closing.dialog.closed):
        closing.dialog.close_button.click()
    assert four.site.value("SELECT outcome FROM task WHERE id = ?", task) == "success"


def test_a_change_meanwhile_keeps_the_dialog_and_its_choices(qtbot: QtBot, four: Desk, window: QWidget) -> None:
    closing = Closing(qtbot, four, window)
    dialog, rows = closing.dialog, closing.rows
    for row in rows:
        row.choose(Ending.SUCCESS)
    four.site.do(four.world.manager, update("task", rows[1].task.id, title="다른 제목"))
    dialog.close_button.click()  # with the version that is read, or with the new one
    closing.wait(lambda: bool(dialog.error) or closing.state() == "closed")
    if closing.state() != "closed":
        number = rows[1].task.short_number
        closing.wait(lambda: dialog.error.startswith(f"방금 {number}"))
        assert rows[1].problem == "방금 다른 사람이 이 태스크를 바꿨어요. 다시 봐 주세요."
        assert [row.choice for row in rows] == [Ending.SUCCESS] * 4
        assert four.site.value("SELECT count(*) FROM task WHERE outcome IS NOT NULL") == 0
        dialog.close_button.click()
        closing.wait(lambda: closing.state() == "closed")
    assert [closing.of("outcome", n) for n in range(4)] == ["success"] * 4


def test_what_others_do_is_followed(qtbot: QtBot, four: Desk, window: QWidget) -> None:
    closing = Closing(qtbot, four, window)
    rows = closing.rows
    rows[0].choose(Ending.SUCCESS)
    rows[1].choose(Ending.SUCCESS)
    four.site.do(four.world.manager, update("task", rows[0].task.id, outcome="failure", outcome_reason="중복"))
    closing.wait(lambda: rows[0].button.refusal == "이 태스크는 방금 끝났어요: 실패")
    assert rows[0].button.text() == "실패"
    four.site.do(four.world.manager, update("task", rows[1].task.id, owner_id=four.world.other))
    closing.wait(lambda: rows[1].choice is Ending.OPEN)
    assert "이도윤" in rows[1].problem
    new = four.task("새 일", room_id=four.world.room)
    closing.wait(lambda: [row.task.id for row in closing.rows][-1:] == [new])
    four.site.do(four.world.manager, update("room", four.world.room, state="closed", closed_at=NOW))
    closing.wait(lambda: closing.dialog.close_button.refusal == "종료된 상담방이에요. 먼저 다시 열어 주세요.")
    closing.dialog.reject()


def test_a_colleague_who_left_is_told_at_the_task(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    closing = Closing(qtbot, desk, window)
    row = closing.rows[0]
    row.give(closing.session.agents[desk.world.other])  # type: ignore[index]
    desk.site.do(desk.world.admin, update("agent", desk.world.other, deactivated_at=NOW))
    closing.wait(lambda: row.problem == "팀을 떠난 상담사예요. 다른 사람을 골라 주세요.")
    closing.dialog.close_button.click()
    assert row.problem == "팀을 떠난 상담사예요. 다른 사람을 골라 주세요."
    assert closing.state() != "closed"
    row.choose(Ending.OPEN)
    assert row.problem == ""
    closing.dialog.close_button.click()
    closing.wait(lambda: closing.state() == "closed")


@pytest.mark.parametrize("scale", [100, 130])
def test_ten_tasks_scroll_inside_the_screen(
    qapp: QApplication, qtbot: QtBot, four: Desk, window: QWidget, scale: int
) -> None:
    for number in range(6):
        four.task(f"<b>할 일</b> {number}", room_id=four.world.room)
    apply_theme(qapp, "light", scale)
    window.move(0, 300)
    closing = Closing(qtbot, four, window)
    dialog = closing.dialog
    assert len(closing.rows) == 10
    for row in closing.rows:
        row.fail("까닭 " * 100)
    screen = dialog.screen().availableGeometry()
    closing.wait(lambda: screen.contains(dialog.frameGeometry()))
    assert dialog.minimumSizeHint().height() <= _SMALL_SCREEN
    dialog.reject()

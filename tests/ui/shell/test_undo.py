"""Undo in the whole window: by toast, by menu and by key, from anywhere, and what cannot be taken back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import Importance, Outcome
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.moment import SECOND
from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.details.task_editor import TaskEditor
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.shell_pages import BOARD
from tests.support.site import update
from tests.ui.board.desk import Desk, press
from tests.ui.shell.conftest import OpenWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
UNDO, REDO = (Qt.Key.Key_Z, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT)


@pytest.fixture
def room(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> MainWindow:
    """The main agent's window, with the room and its task open and the focus on the task."""
    window = open_window(desk.world.main)
    window.show_room_task((desk.world.room, TaskId(1)))
    qtbot.waitUntil(lambda: editor(window).task is not None)
    editor(window).focus_task()
    return window


def editor(window: MainWindow) -> TaskEditor:
    return window.pages.rooms.panel.task_tab.editor


def key(window: MainWindow, what: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    """Press a key where the focus is, or in the window."""
    QTest.keyClick(QApplication.focusWidget() or window, *what)


def toast(window: MainWindow) -> str:
    box = window.toasts.box
    return box.toast.text if box is not None else ""


def task(desk: Desk, column: str) -> object:
    return desk.site.value(f"SELECT {column} FROM task WHERE id = 1")


def stage(desk: Desk) -> int:
    return desk.world.stages.index(task(desk, "stage_id"))


def clocks(desk: Desk) -> object:
    """All that tells how long the task took and takes."""
    visits = desk.site.database.rows(
        "SELECT stage_id, entered_at, left_at FROM stage_visit WHERE task_id = 1 AND revoked = 0 ORDER BY id", ()
    )
    row = desk.site.database.row("SELECT stage_id, entered_at, finished_at, paused FROM task WHERE id = 1", ())
    return row, visits


def move(window: MainWindow, desk: Desk, qtbot: QtBot, to: int) -> None:
    """Choose a stage by the stepper and wait until it is told."""
    editor(window).doing.choose_stage(desk.world.stages[to])
    qtbot.waitUntil(lambda: stage(desk) == to and bool(toast(window)))


def by_toast(window: MainWindow) -> None:
    box = window.toasts.box
    assert box is not None
    box.buttons[0].click()


def by_key(window: MainWindow) -> None:
    key(window, UNDO)


def by_menu(window: MainWindow) -> None:
    window.action("undo").trigger()


@pytest.mark.parametrize("back", [by_toast, by_key, by_menu])
def test_a_stage_taken_back_leaves_the_clocks_as_they_were(
    qtbot: QtBot, desk: Desk, room: MainWindow, back: Callable[[MainWindow], None]
) -> None:
    before = clocks(desk)
    desk.clock.move(5 * SECOND)
    move(room, desk, qtbot, 2)
    assert toast(room) == "A0001을 ‘보류’로 옮겼어요"
    desk.clock.move(5 * SECOND)
    back(room)
    qtbot.waitUntil(lambda: stage(desk) == 0)
    assert clocks(desk) == before
    assert desk.site.value("SELECT count(*) FROM event WHERE kind = 'task.stage'") == 2
    qtbot.waitUntil(lambda: toast(room) == "A0001을 ‘신규’로 옮겼어요")
    assert room.toasts.box is not None
    assert room.toasts.box.buttons[0].text() == "다시 하기"


def test_an_outcome_taken_back_leaves_the_clocks_as_they_were(qtbot: QtBot, desk: Desk, room: MainWindow) -> None:
    before = clocks(desk)
    editor(room).doing.choose_outcome(Outcome.SUCCESS)
    qtbot.waitUntil(lambda: toast(room) == "A0001 결과를 ‘성공’으로 남겼어요")
    key(room, UNDO)
    qtbot.waitUntil(lambda: room._session.undo.next_redo is not None)
    assert task(desk, "outcome") is None
    assert clocks(desk) == before
    key(room, REDO)
    qtbot.waitUntil(lambda: task(desk, "outcome") == "success")


def test_back_and_forth_by_keys(qtbot: QtBot, desk: Desk, room: MainWindow) -> None:
    move(room, desk, qtbot, 1)
    line = room._session.undo
    for wanted, what in ((0, UNDO), (1, REDO), (0, UNDO)):
        key(room, what)
        qtbot.waitUntil(lambda: line.next_undo is not None or line.next_redo is not None)
        assert stage(desk) == wanted


def test_the_last_stage_goes_back_by_key(qtbot: QtBot, desk: Desk, room: MainWindow) -> None:
    move(room, desk, qtbot, 3)
    assert toast(room) == "‘해결’로 옮겼어요. 결과는요?"
    key(room, UNDO)
    qtbot.waitUntil(lambda: stage(desk) == 0)
    qtbot.waitUntil(lambda: toast(room) == "A0001을 ‘신규’로 옮겼어요")


def test_importance_goes_back_from_another_page(qtbot: QtBot, desk: Desk, room: MainWindow) -> None:
    editor(room).doing._choose_importance(Importance.URGENT)
    qtbot.waitUntil(lambda: task(desk, "importance") == 4 and bool(toast(room)))
    room.show_page(BOARD)
    room.rail.focus_page()
    key(room, UNDO)
    qtbot.waitUntil(lambda: task(desk, "importance") == 2)


def test_on_the_board(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    """A card moved by keys and taken back by Ctrl Z has the clocks of before."""
    window = open_window(desk.world.main)
    window.show_page(BOARD)
    page = window.findChild(BoardPage)
    qtbot.waitUntil(lambda: page.board.ready and page.board.task(TaskId(1)) is not None)
    page.columns.select(TaskId(1))
    page.focus_tasks()
    before = clocks(desk)
    press("]")
    qtbot.waitUntil(lambda: toast(window) == "A0001을 ‘상담 진행’으로 옮겼어요")
    key(window, UNDO)
    qtbot.waitUntil(lambda: stage(desk) == 0)
    assert clocks(desk) == before


def test_in_hangul_mode(qtbot: QtBot, desk: Desk, room: MainWindow) -> None:
    """The key is Z whatever letter is on it."""
    move(room, desk, qtbot, 1)
    target = QApplication.focusWidget()
    assert target is not None
    QTest.sendKeyEvent(QTest.KeyAction.Click, target, Qt.Key.Key_Z, "ㅋ", CTRL)
    qtbot.waitUntil(lambda: stage(desk) == 0)


def test_a_text_field_keeps_the_key_for_itself(qtbot: QtBot, desk: Desk, room: MainWindow) -> None:
    move(room, desk, qtbot, 1)
    room.action("find").trigger()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert room.action("undo").text() == "되돌리기"
    assert room.action("undo").refusal == "여기에는 되돌릴 입력이 없어요. 태스크 변경은 글 밖에서 되돌려 주세요."
    assert room.action("redo").refusal == room.action("undo").refusal
    QTest.keyClicks(field, "abc")
    assert room.action("undo").refusal == ""
    key(room, UNDO)
    assert field.text() == ""
    key(room, UNDO)
    key(room, REDO)
    assert field.text() == "abc"
    assert stage(desk) == 1
    room.rail.focus_page()
    assert room.action("undo").text() == "되돌리기: A0001을 ‘상담 진행’으로 옮겼어요"
    key(room, UNDO)
    qtbot.waitUntil(lambda: stage(desk) == 0)
    qtbot.waitUntil(lambda: room.action("redo").text() == "다시 하기: A0001을 ‘상담 진행’으로 옮겼어요")


def test_nothing_to_undo_says_so(room: MainWindow) -> None:
    key(room, UNDO)
    assert toast(room) == "되돌릴 변경이 없어요."
    key(room, REDO)
    assert toast(room) == "다시 할 변경이 없어요."


def test_a_task_given_away_bars_the_changes_of_others(qtbot: QtBot, desk: Desk, room: MainWindow) -> None:
    """Undo tells that the newest change stays, and takes nothing else back; a new change ends that."""
    move(room, desk, qtbot, 1)
    room._session.undo.bar("A0002의 소유자를 이도윤 님으로 바꿨어요")
    assert room.action("undo").text() == "되돌리기"
    key(room, UNDO)
    assert toast(room) == "A0002의 소유자를 이도윤 님으로 바꿨어요. 이 변경은 되돌릴 수 없어요."
    assert stage(desk) == 1
    move(room, desk, qtbot, 2)
    qtbot.waitUntil(lambda: room.action("undo").refusal == "")


def test_anothers_change_ends_what_can_be_undone(qtbot: QtBot, desk: Desk, room: MainWindow) -> None:
    move(room, desk, qtbot, 1)
    box = room.toasts.box
    assert box is not None
    desk.site.do(desk.world.manager, update("task", 1, stage_id=desk.world.stages[2]))
    qtbot.waitUntil(lambda: room._session.undo.next_undo is None)
    box.buttons[0].click()
    assert toast(room) == "그 뒤에 태스크가 바뀌어서 되돌릴 수 없어요."
    room.toasts.dismiss()
    key(room, UNDO)
    assert toast(room) == "그 뒤에 태스크가 바뀌어서 되돌릴 수 없어요."
    assert stage(desk) == 2


def test_a_right_that_was_lost_is_told(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    """A manager who is one no more cannot take back what he did as one; the step is not lost."""
    window = open_window(desk.world.manager)
    window.show_room_task((desk.world.room, TaskId(1)))
    qtbot.waitUntil(lambda: editor(window).task is not None)
    editor(window).focus_task()
    move(window, desk, qtbot, 1)
    desk.site.do(desk.world.admin, update("agent", desk.world.manager, role="agent"))
    qtbot.waitUntil(lambda: bool(editor(window).refusal))
    key(window, UNDO)
    qtbot.waitUntil(lambda: toast(window).startswith("보기만 할 수 있어요. 소유자 김지수 님이나"))
    assert stage(desk) == 1
    desk.site.do(desk.world.admin, update("agent", desk.world.manager, role="manager"))
    qtbot.waitUntil(lambda: not editor(window).refusal)
    key(window, UNDO)
    qtbot.waitUntil(lambda: stage(desk) == 0)


def test_nothing_changes_out_of_sight_while_task_flow_is_off(qtbot: QtBot, desk: Desk, room: MainWindow) -> None:
    move(room, desk, qtbot, 2)
    desk.site.do(desk.world.admin, update("setting", "task_flow", key_column="key", value="off"))
    qtbot.waitUntil(lambda: not room._session.flow.on)
    assert "껐어요" in room.action("undo").refusal
    by_menu(room)
    assert stage(desk) == 2
    desk.site.do(desk.world.admin, update("setting", "task_flow", key_column="key", value="on"))
    qtbot.waitUntil(lambda: room._session.flow.on)
    by_menu(room)
    qtbot.waitUntil(lambda: stage(desk) == 0)

"""Cards age against their stage's own past, in an open board and in the open task, as others end visits."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import Outcome
from taskflow_desktop.domain.ids import StageId, TaskId
from taskflow_desktop.domain.moment import HOUR, MINUTE
from taskflow_desktop.ui.board.page import BoardPage
from tests.support.site import update
from tests.ui.board.conftest import Open
from tests.ui.board.desk import Desk

HOURS = "끝난 방문이 20건보다 적어서 24시간과 72시간으로 봐요."


def said(page: BoardPage, task_id: TaskId, role: Qt.ItemDataRole) -> str:
    place = page.board.place_of(task_id)
    assert place is not None
    return str(place[0].index(place[1], 0).data(role))


def ended(desk: Desk, count: int) -> list[TaskId]:
    """So many tasks that stayed an hour in the first stage and went on."""
    tasks = [desk.task(f"끝난 방문 {number}") for number in range(count)]
    desk.clock.move(HOUR)
    for task in tasks:
        desk.site.do(desk.world.main, update("task", task, stage_id=desk.world.stages[1]))
    return tasks


def test_the_twentieth_visit_changes_the_measure_of_an_open_board(
    desk: Desk,
    open_board: Open,
    qtbot: QtBot,
) -> None:
    ended(desk, 19)
    waiting, old = desk.task("스무 번째"), desk.task("오래된 것")
    desk.clock.move(HOUR)
    page = open_board()
    assert HOURS in said(page, old, Qt.ItemDataRole.ToolTipRole)
    assert "1시간째," in said(page, old, Qt.ItemDataRole.AccessibleTextRole)
    other = desk.enter(desk.world.manager)
    version = desk.site.value("SELECT version FROM task WHERE id = ?", waiting)
    other.commands.change_stage(waiting, version, StageId(desk.world.stages[1]))
    own = "이 단계의 끝난 방문 85%는 1시간 안에 끝났어요 (90일, 20건)."
    qtbot.waitUntil(lambda: own in said(page, old, Qt.ItemDataRole.ToolTipRole), timeout=5000)
    assert "1시간째 오래됐어요," in said(page, old, Qt.ItemDataRole.AccessibleTextRole)
    desk.clock.move(24 * HOUR)
    assert "1일 1시간째 아주 오래됐어요," in said(page, old, Qt.ItemDataRole.AccessibleTextRole)


def test_the_open_task_says_the_measure_and_a_visit_taken_back_counts_nowhere(
    desk: Desk,
    open_board: Open,
    qtbot: QtBot,
) -> None:
    ended(desk, 20)
    task = desk.task("살펴볼 것")
    desk.clock.move(34 * MINUTE)
    page = open_board()
    page.open_task(task)
    times = page.panel.editor.page.times
    qtbot.waitUntil(lambda: "지금 단계 신규: 34분째" in times.toolTip(), timeout=5000)
    assert "(90일, 20건)" in times.toolTip()
    assert "34분째" in times.accessibleDescription()
    session = desk.enter(desk.world.main)
    done: list[object] = []
    stages = [StageId(stage) for stage in desk.world.stages]
    session.commands.change_stage(task, 1, stages[1], done=done.append)
    qtbot.waitUntil(lambda: len(done) == 1)
    qtbot.waitUntil(lambda: "지금 단계 상담 진행: 방금 옮겼어요" in times.toolTip(), timeout=5000)
    qtbot.waitUntil(lambda: HOURS in times.toolTip(), timeout=5000)
    session.commands.change_stage(task, 2, stages[0], undo=True, done=done.append)
    qtbot.waitUntil(lambda: len(done) == 2)
    qtbot.waitUntil(lambda: "상담 진행 " not in times.accessibleName(), timeout=5000)
    assert "지금 단계 신규: 34분째" in times.toolTip()
    assert "(90일, 20건)" in times.toolTip()
    session.commands.set_outcome(task, 3, Outcome.SUCCESS, done=done.append)
    qtbot.waitUntil(lambda: len(done) == 3)
    qtbot.waitUntil(lambda: "지금 단계" not in times.toolTip(), timeout=5000)

"""An admin saves other stages while others work: board, open task and history follow, and nothing typed is lost."""

import pytest
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.entities import Flow
from taskflow_desktop.domain.ids import StageId, TaskId
from taskflow_desktop.domain.stages import FlowPlan, StageLeaving, StageWish
from taskflow_desktop.storage import reads
from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.history_text import history_line
from tests.ui.board.conftest import Open
from tests.ui.board.desk import Desk


def wishes(flow: Flow) -> list[StageWish]:
    return [StageWish(stage.id, stage.name, stage.colour) for stage in flow.active_stages]


def heads(page: BoardPage) -> list[str]:
    return [each.head.stage.name for each in page.columns.columns]


@pytest.mark.parametrize("tasks", [1, 120], ids=["one by one", "told as a whole"])
def test_the_column_of_a_removed_stage_goes_and_its_cards_go_on(
    desk: Desk, open_board: Open, qtbot: QtBot, tasks: int
) -> None:
    desk.many(tasks, stage=2)
    moved = desk.site.value("SELECT min(id) FROM task WHERE stage_id = ?", desk.world.stages[2])
    page = open_board()
    page.open_task(TaskId(moved))
    editor = page.panel.editor
    qtbot.waitUntil(lambda: editor.task is not None and editor.task.id == moved, timeout=5000)
    admin = desk.enter(desk.world.admin)
    first, second, third, fourth = wishes(admin.flow)
    assert third.stage_id is not None
    new = (StageWish(None, "물류 확인", "#D98E04"), StageWish(second.stage_id, "상담 중", second.colour), fourth, first)
    plan = FlowPlan(admin.flow.design, new, (StageLeaving(third.stage_id, 0),))
    admin.commands.flow.save_stages(plan)
    qtbot.waitUntil(lambda: heads(page) == ["물류 확인", "상담 중", "해결", "신규"], timeout=5000)
    received = StageId(desk.site.value("SELECT id FROM stage WHERE name = '물류 확인'"))
    qtbot.waitUntil(lambda: page.columns.columns[0].head.total == tasks, timeout=5000)
    qtbot.waitUntil(lambda: editor.task is not None and editor.task.stage_id == received, timeout=5000)
    assert [segment.accessibleName().split(", ")[1] for segment in editor.page.stepper.segments()] == heads(page)
    newest = reads.history(desk.site.database, task_id=TaskId(moved)).events[0]
    assert history_line(newest).text == "관리자 단계를 보류 → 물류 확인으로 옮겼어요 (단계 삭제로 이동)"

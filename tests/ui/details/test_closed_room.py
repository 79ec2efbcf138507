"""Tasks of a closed room are still edited and finished, but none is added (product.md rules 6 and 23)."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import Outcome
from tests.support.site import NOW, update
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import OpenPanel, click, write


@pytest.fixture
def closed(qtbot: QtBot, desk: Desk) -> OpenPanel:
    """The room is closed while one of its tasks is open in the panel."""
    panel = OpenPanel(qtbot, desk, desk.world.main)
    desk.site.do(desk.world.manager, update("room", desk.world.room, state="closed", closed_at=NOW))
    why = "종료된 상담방이라 새 태스크를 만들 수 없어요. 등록한 태스크는 계속 고칠 수 있어요."
    panel.wait(lambda: panel.tab.head.add.refusal == why)
    return panel


def test_stage_checklist_and_outcome_of_a_closed_room(closed: OpenPanel) -> None:
    desk, page = closed.desk, closed.editor.page
    click(page.stepper.segments()[1])
    closed.wait(lambda: closed.task.stage_id == desk.world.stages[1])
    closed.editor.focus_task()
    press("L")
    write("환불 확인")
    press(Qt.Key.Key_Return)
    closed.wait(lambda: closed.task.checklist_total == 1)
    click(page.facts.outcome.segments()[1])
    closed.wait(lambda: closed.task.outcome is Outcome.SUCCESS)
    assert desk.site.value("SELECT state FROM room WHERE id = ?", desk.world.room) == "closed"
    assert desk.refusals == []

"""What the panel's tabs and the open task say when something could not be read (ui-spec 6.8)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.storage import history_reads, reads
from tests.support.reads import Hindered
from tests.ui.board.desk import Desk
from tests.ui.details.panels import OpenPanel


def click(button: QWidget | None) -> None:
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_task_that_cannot_be_read_gives_way_to_why(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was on screen is another task: it goes, and comes back when it can be read."""
    second = desk.task("둘째 일", room_id=desk.world.room)
    panel = OpenPanel(qtbot, desk, desk.world.main)
    detail = Hindered(monkeypatch, reads, "task_detail")
    detail.away = True
    panel.panel.open_task(second)
    state = panel.editor.reading
    panel.wait(state.isVisible)
    assert (state.title, state.retry.text()) == ("불러오지 못했어요", "다시 시도")
    assert not panel.editor.page.isVisible()
    assert panel.editor.task is None
    detail.away = False
    click(state.retry)
    panel.wait(lambda: panel.editor.task is not None and panel.editor.task.id == second)
    assert panel.editor.page.isVisible()
    assert not state.isVisible()
    detail.away = True
    panel.panel.open_task(second)
    panel.editor._watch.read()
    panel.wait(lambda: bool(desk.refusals))
    assert panel.editor.page.isVisible(), "what was read stays"


def test_history_and_customer_are_tried_again(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = Hindered(monkeypatch, history_reads, "history_page")
    rooms = Hindered(monkeypatch, history_reads, "customer_history")
    tasks = Hindered(monkeypatch, history_reads, "customer_tasks")
    lines.away = rooms.away = tasks.away = True
    panel = OpenPanel(qtbot, desk, desk.world.main)
    log = panel.editor.page.log
    panel.wait(lambda: not log.problem.isHidden())
    assert log.problem.accessibleName().startswith("불러오지 못했어요. 서버에 닿지 못했어요.")
    lines.away = False
    log.problem.action.emit()
    panel.wait(lambda: log.feed.ready)
    assert log.problem.isHidden()

    panel.panel.set_tab("history")
    history = panel.panel.history_tab
    panel.wait(history.reading.isVisible)
    assert not history.view.isVisible()
    rooms.away = False
    click(history.reading.retry)
    panel.wait(lambda: bool(history.rooms.rooms))
    assert history.view.isVisible()
    assert not history.reading.isVisible()
    rooms.away = True
    history.search.set_text("환불")
    history.search.flush()
    panel.wait(history.reading.isVisible)
    assert not history.view.isVisible(), "what is there answers another question"
    rooms.away = False
    click(history.reading.retry)
    panel.wait(history.empty.isVisible)

    panel.panel.set_tab("customer")
    customer = panel.panel.customer_tab
    panel.wait(customer.problem.isVisible)
    tasks.away = False
    click(customer.problem.button)
    panel.wait(lambda: not customer.problem.isVisible())

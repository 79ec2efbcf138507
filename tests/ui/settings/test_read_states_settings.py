"""What the pages of the settings say when what they tell could not be read (ui-spec 6.8): why, and another try."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.storage import limit_reads, stages
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.settings.flow_page import FlowPage
from taskflow_desktop.ui.settings.limits_page import LimitsPage
from taskflow_desktop.ui.settings.stages_page import StagesPage
from taskflow_desktop.ui.settings.switch_off import SwitchOffDialog
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.widgets.read_state import ReadNote
from tests.support.reads import Hindered
from tests.ui.board.desk import Desk, show_in_window


def again(note: ReadNote) -> None:
    """Press what is offered."""
    assert note.accessibleName().startswith("불러오지 못했어요. 서버에 닿지 못했어요.")
    assert note.button is not None
    assert note.button.text() == "다시 시도"
    QTest.mouseClick(note.button, Qt.MouseButton.LeftButton)


def test_each_page_says_why_and_tries_again(
    qtbot: QtBot, desk: Desk, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = Hindered(monkeypatch, limit_reads, "flow_figures")
    use = Hindered(monkeypatch, limit_reads, "limit_use")
    design = Hindered(monkeypatch, stages, "flow_design")
    figures.away = use.away = design.away = True
    window = show_in_window(qtbot, QWidget())
    dialog = SettingsDialog(desk.enter(desk.world.admin), preferences, window)
    with qtbot.waitExposed(dialog):
        dialog.open_at(SettingsPage.FLOW)

    flow = dialog.widget(SettingsPage.FLOW)
    assert isinstance(flow, FlowPage)
    qtbot.waitUntil(flow.unread.isVisible)
    assert flow.figures[0].text() == ""
    QTest.mouseClick(flow.switch, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: figures.asked > 1)
    assert flow.switch.isChecked(), "nothing is switched off without the question, which tells figures"
    assert not dialog.findChildren(SwitchOffDialog)
    figures.away = False
    again(flow.unread)
    qtbot.waitUntil(lambda: not flow.unread.isVisible())
    assert flow.figures[0].text() != ""

    dialog.button(SettingsPage.LIMITS).click()
    limits = dialog.widget(SettingsPage.LIMITS)
    assert isinstance(limits, LimitsPage)
    qtbot.waitUntil(limits.problem.isVisible)
    assert limits.lines, "the limits themselves are known"
    use.away = False
    again(limits.problem)
    qtbot.waitUntil(lambda: not limits.problem.isVisible())
    assert limits.uses[0].text() == "지금 가장 많은 방에 1개"

    dialog.button(SettingsPage.STAGES).click()
    page = dialog.widget(SettingsPage.STAGES)
    assert isinstance(page, StagesPage)
    qtbot.waitUntil(page.unread.isVisible)
    assert [row.name.text() for row in page.editor.list.rows] == ["신규", "상담 진행", "보류", "해결"], (
        "as they are known"
    )
    design.away = False
    again(page.unread)
    qtbot.waitUntil(lambda: not page.unread.isVisible())
    assert desk.refusals == []

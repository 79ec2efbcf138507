"""The page of the limits: every number from the rule modules, what is used, nothing to change, scrolled by keys."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.rules import limits, numbers
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.settings.limits_page import LimitsPage, limit_lines
from taskflow_desktop.ui.state import Preferences
from tests.ui.board.desk import Desk, show_in_window


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, preferences: Preferences) -> SettingsDialog:
    window = show_in_window(qtbot, QWidget(), 1120, 560)
    made = SettingsDialog(desk.enter(desk.world.admin), preferences, window)
    with qtbot.waitExposed(made):
        made.open_at(SettingsPage.LIMITS)
    return made


def page_of(dialog: SettingsDialog) -> LimitsPage:
    page = dialog.widget(SettingsPage.LIMITS)
    assert isinstance(page, LimitsPage)
    return page


def test_each_limit_is_told_with_its_use_and_its_source(desk: Desk, dialog: SettingsDialog, qtbot: QtBot) -> None:
    page = page_of(dialog)
    qtbot.waitUntil(lambda: page.uses[0].text() == "지금 가장 많은 방에 1개")
    assert [line.value for line in page.lines] == [
        "10개", "1–8개 · 이름 20자", "100자", "3개 · 하나에 10MB", "50개 · 항목 200자", "20,000자", "7,019,298개",
        "주의 24시간 · 경고 72시간",
    ]  # fmt: skip
    assert [use.text() for use in page.uses][1:4] == [
        "지금 4개 · 가장 긴 이름 5자",
        "지금 가장 긴 것 6자",
        "지금 붙인 파일 없음",
    ]
    for name in re.split(", ", ", ".join(line.source for line in page.lines)):
        assert hasattr(limits, name) or hasattr(numbers, name)


def test_it_is_read_again_each_time_it_is_shown(desk: Desk, dialog: SettingsDialog, qtbot: QtBot) -> None:
    page = page_of(dialog)
    qtbot.waitUntil(lambda: page.uses[0].text() == "지금 가장 많은 방에 1개")
    desk.site.do(desk.world.main, desk.world.new_task(desk.world.main))
    dialog.button(SettingsPage.LOOK).click()
    dialog.button(SettingsPage.LIMITS).click()
    qtbot.waitUntil(lambda: page.uses[0].text() == "지금 가장 많은 방에 2개")


def test_the_numbers_are_those_of_the_rules(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = {line.source: line.value for line in limit_lines()}
    for source, before in shown.items():
        for name in source.split(", "):
            module = limits if hasattr(limits, name) else numbers
            with monkeypatch.context() as patch:
                patch.setattr(module, name, getattr(module, name) * 2)
                assert next(line.value for line in limit_lines() if line.source == source) != before


def test_there_is_nothing_to_change_and_the_keys_scroll(dialog: SettingsDialog, qtbot: QtBot) -> None:
    page = page_of(dialog)
    assert page.findChildren(QAbstractButton) == []
    assert page.findChildren(QLineEdit) == []
    QTest.keyClick(dialog.button(SettingsPage.LIMITS), Qt.Key.Key_Tab)
    assert page.hasFocus()
    area = page.parentWidget().parentWidget()
    assert isinstance(area, QAbstractScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0


def test_agents_and_managers_are_not_shown_it(qtbot: QtBot, desk: Desk, preferences: Preferences) -> None:
    window = show_in_window(qtbot, QWidget())
    for agent in (desk.world.main, desk.world.manager):
        made = SettingsDialog(desk.enter(agent), preferences, window)
        with qtbot.waitExposed(made):
            made.open_at(SettingsPage.LIMITS)
        assert made.page is SettingsPage.LOOK
        assert made.button(SettingsPage.LIMITS).isHidden()
        made.close()

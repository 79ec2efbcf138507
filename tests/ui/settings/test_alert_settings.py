"""The page of alerts in the settings: kinds, quiet hours, the tray; for everybody, at once, and kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import AlertKind
from taskflow_desktop.rules.quiet_hours import QuietHours
from taskflow_desktop.ui.alerts.choices import alert_choices
from taskflow_desktop.ui.settings import alerts_page
from taskflow_desktop.ui.settings.alerts_page import AlertsSettings
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.widgets.reason_bubble import ReasonBubble
from taskflow_desktop.ui.widgets.time_field import TimeField
from tests.ui.board.desk import Desk, show_in_window


def typed(field: TimeField, text: str) -> None:
    """Type a time and press Enter."""
    field.line.selectAll()
    QTest.keyClicks(field.line, text)
    QTest.keyClick(field.line, Qt.Key.Key_Return)


@pytest.mark.parametrize("has_tray", [True, False])
def test_the_page(
    qtbot: QtBot, desk: Desk, preferences: Preferences, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, has_tray: bool
) -> None:
    """An agent sees it; whatever is chosen holds at once and is there the next time."""
    monkeypatch.setattr(alerts_page, "tray_available", lambda: has_tray)
    window = show_in_window(qtbot, QWidget())
    session = desk.enter(desk.world.main)
    dialog = SettingsDialog(session, preferences, window)
    with qtbot.waitExposed(dialog):
        dialog.open_at(SettingsPage.ALERTS)
    assert dialog.page is SettingsPage.ALERTS
    page = dialog.widget(SettingsPage.ALERTS)
    assert isinstance(page, AlertsSettings)
    assert all(switch.isChecked() for switch in page.kinds.values())
    assert set(page.kinds) == set(AlertKind)
    QTest.keyClick(page.kinds[AlertKind.MESSAGE], Qt.Key.Key_Space)
    QTest.keyClick(page.system, Qt.Key.Key_Space)
    assert not page.begin.isVisible()
    QTest.keyClick(page.quiet, Qt.Key.Key_Space)
    assert page.begin.isVisible()
    assert (page.begin.text(), page.end.text()) == ("20:00", "08:00")
    typed(page.begin, "2230")
    assert page.begin.text() == "22:30"
    QTest.keyClick(page.end.line, Qt.Key.Key_Up)
    QTest.keyClick(page.end.line, Qt.Key.Key_Up)
    QTest.keyClick(page.end.line, Qt.Key.Key_Down)
    choices = alert_choices(session.own)
    assert (choices.silent, choices.system, choices.quiet) == ({AlertKind.MESSAGE}, False, True)
    assert choices.hours == QuietHours(22 * 60 + 30, 8 * 60 + 30)
    typed(page.end, "22:30")
    assert page.end.problem == "방해 금지 시간의 시작과 끝을 다르게 적어 주세요."
    typed(page.end, "abc")
    assert page.end.problem == "시각을 22:30처럼 적어 주세요."
    assert page.end.text() == "abc"
    assert alert_choices(session.own) == choices
    typed(page.end, "7")
    assert page.end.problem == ""
    assert alert_choices(session.own).hours == QuietHours(22 * 60 + 30, 7 * 60)
    QTest.keyClick(page.tray, Qt.Key.Key_Space)
    assert preferences.tray is has_tray
    assert page.tray.isChecked() is has_tray
    if not has_tray:
        assert page.tray.accessibleDescription().startswith("이 데스크톱에는")
        bubble = window.window().findChild(ReasonBubble) or dialog.findChild(ReasonBubble)
        assert bubble is not None
    else:
        preferences.save()
        assert Preferences(tmp_path).tray
    qtbot.waitUntil(lambda: desk.site.value("SELECT count(*) FROM own_setting WHERE key = 'alerts'") == 1)
    again = desk.enter(desk.world.main)
    assert alert_choices(again.own) == alert_choices(session.own)

"""What the page of alerts says when they could not be read (ui-spec 6.8)."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from taskflow_desktop.storage import together
from taskflow_desktop.ui.alerts.page import AlertsPage
from taskflow_desktop.ui.state import Preferences
from tests.support.reads import Hindered
from tests.ui.board.desk import Desk, show_in_window


def test_alerts_that_cannot_be_read(qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alerts = Hindered(monkeypatch, together, "alerts")
    alerts.away = True
    page = AlertsPage(desk.enter(desk.world.helper), Preferences(tmp_path))
    window = show_in_window(qtbot, page)
    qtbot.waitUntil(page.reading.isVisible)
    assert window.isVisible()
    assert (page.reading.title, page.reading.retry.text()) == ("불러오지 못했어요", "다시 시도")
    assert not page.empty.isVisible(), "nobody knows yet whether there are none"
    assert page.first_stop() is page.filter.segments()[0]
    alerts.away = False
    QTest.mouseClick(page.reading.retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.view.isVisible)
    assert page.model.rowCount() == 1
    assert not page.reading.isVisible()

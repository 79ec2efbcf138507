"""What the board says when it is slow, and when it could not be read (ui-spec 6.8)."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.requests import ListColumn, Scope
from taskflow_desktop.storage import board_reads, task_list_reads
from taskflow_desktop.ui.board.empty_board import Nothing
from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.state import Preferences
from tests.support.reads import Hindered
from tests.ui.board.desk import Desk, show_in_window


def test_a_board_that_cannot_be_read(qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = Hindered(monkeypatch, board_reads, "board")
    reads.away = True
    page = BoardPage(desk.enter(desk.world.main), Preferences(tmp_path))
    window = show_in_window(qtbot, page)
    assert window.isVisible()
    state = page.places.reading
    qtbot.waitUntil(state.isVisible)
    assert (state.title, state.text) == ("불러오지 못했어요", "서버에 닿지 못했어요. 주소와 방화벽을 확인해 주세요.")
    reads.away = False
    QTest.mouseClick(state.retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.columns.isVisible)
    assert desk.refusals == []

    reads.away = True
    page.board.refresh()
    qtbot.waitUntil(lambda: len(desk.refusals) == 1)
    assert page.columns.isVisible(), "what was read under the same filter stays"
    page.filters.set_where(replace(page.filters.where, scope=Scope.REFERENCED))
    page._load(page.filters.where)
    qtbot.waitUntil(state.isVisible)
    assert len(desk.refusals) == 1

    reads.away = False
    reads.hold()
    QTest.mouseClick(state.retry, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(state.due):
        assert state.failed, "what happened stays until there is something else to say"
    assert (state.title, state.retry.isVisible()) == ("태스크를 불러오고 있어요", False)
    reads.let_go()
    qtbot.waitUntil(page.places.empty.isVisible)
    assert page.places.empty.shown is Nothing.NONE_SHARED


def test_a_list_that_cannot_be_read(qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = Hindered(monkeypatch, task_list_reads, "task_list")
    reads.away = True
    page = BoardPage(desk.enter(desk.world.main), Preferences(tmp_path))
    window = show_in_window(qtbot, page)
    assert window.isVisible()
    qtbot.waitUntil(page.columns.isVisible)
    page.show_as_list(True)
    state = page.list.reading
    qtbot.waitUntil(state.isVisible)
    assert (state.title, state.text) == ("불러오지 못했어요", "서버에 닿지 못했어요. 주소와 방화벽을 확인해 주세요.")
    assert not page.list.table.isVisible()
    assert desk.refusals == []
    reads.away = False
    QTest.mouseClick(state.retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.list.table.isVisible)
    assert page.list.model.rowCount() == 1

    reads.away = True
    page.list.sort_by(ListColumn.TITLE)
    qtbot.waitUntil(state.isVisible)
    assert desk.refusals == [], "what is on screen is in another order: it gives way"
    reads.away = False
    QTest.mouseClick(state.retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.list.table.isVisible)
    reads.away = True
    page.list.model.refresh()
    qtbot.waitUntil(lambda: len(desk.refusals) == 1)
    assert page.list.table.isVisible(), "what was read under the same filter and order stays"

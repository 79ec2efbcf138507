"""The list of a checklist: ordered as given, narrow in what it tells, sound as a Qt model."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import AgentId, ItemId, TaskId
from taskflow_desktop.domain.inside import ChecklistItem
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.models.checklist import ITEM_ROLE, ChecklistModel


def item(number: int, text: str = "", *, done: bool = False, version: int = 1) -> ChecklistItem:
    return ChecklistItem(
        ItemId(number), TaskId(1), number * 10, text or f"항목 {number}", Moment(1) if done else None,
        AgentId(1) if done else None, AgentId(1), version,
    )  # fmt: skip


def words(of: ChecklistItem) -> str:
    return f"{of.text}, {of.done}"


def tip(of: ChecklistItem) -> str:
    return "tip" if of.done else ""


@pytest.fixture
def model(qtmodeltester: ModelTester) -> ChecklistModel:
    made = ChecklistModel(words, tip)
    qtmodeltester.check(made)
    return made


def ids(model: ChecklistModel) -> list[int]:
    return [each.id for each in model.items]


def test_rows_follow_the_order_given(model: ChecklistModel, qtbot: QtBot) -> None:
    model.set_items([item(1), item(2), item(3)])
    kept = QPersistentModelIndex(model.index(2, 0))
    model.set_items([item(3), item(1), item(4), item(2)])
    assert ids(model) == [3, 1, 4, 2]
    assert kept.row() == 0
    with qtbot.waitSignal(model.rowsRemoved):
        model.set_items([item(3), item(2)])
    assert ids(model) == [3, 2]


def test_only_what_differs_is_told(model: ChecklistModel, qtbot: QtBot) -> None:
    model.set_items([item(1), item(2)])
    with qtbot.waitSignal(model.dataChanged) as told:
        model.set_items([item(1), item(2, done=True, version=2)])
    assert told.args is not None
    assert told.args[0].row() == 1
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.rowsMoved):
        model.set_items([item(1), item(2, done=True, version=2)])


def test_what_a_row_says(model: ChecklistModel) -> None:
    model.set_items([item(1, "전화", done=True), item(2)])
    first = model.index(0, 0)
    assert first.data(ITEM_ROLE) == item(1, "전화", done=True)
    assert first.data() == "전화"
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "전화, True"
    assert first.data(Qt.ItemDataRole.ToolTipRole) == "tip"
    assert model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) is None
    assert not first.flags() & Qt.ItemFlag.ItemIsEditable  # else single keys die in Hangul mode
    assert model.item(ItemId(2)) == item(2)
    assert model.item(ItemId(9)) is None


@given(steps=st.lists(st.lists(st.integers(1, 8), unique=True, max_size=8), max_size=6))
def test_any_list_after_any_list(steps: list[list[int]]) -> None:
    model = ChecklistModel(words, tip)
    for version, numbers in enumerate(steps, 1):
        wanted = [replace(item(n), version=version) for n in numbers]
        model.set_items(wanted)
        assert list(model.items) == wanted

"""The list's model: ids in order, rows as they are looked at, changes in place, the order anew soon after."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import NO_PAST, StagePast, Task
from taskflow_desktop.domain.enums import Importance
from taskflow_desktop.domain.errors import Conflict
from taskflow_desktop.domain.ids import EventSeq, StageId, TaskId
from taskflow_desktop.domain.moment import HOUR, Micros
from taskflow_desktop.domain.pages import TASK_PAGE, TaskList
from taskflow_desktop.domain.requests import BoardFilter, ListColumn, ListSort
from taskflow_desktop.models.room_rows import ROWS_KEPT
from taskflow_desktop.models.task_table import COLUMNS, TITLE, TaskRole, TaskTableModel
from tests.models.board_shelf import Words, task

PAST = StagePast(40, Micros(HOUR))


class Shelf:
    """Answers the list's reads from memory; while `waits` the answers are kept back until `answer`."""

    def __init__(self, *tasks: Task) -> None:
        self.tasks = {made.id: made for made in tasks}
        self.waits = False
        self.lists = self.pages = 0
        self.refusing: Exception | None = None
        self._due: list[Callable[[], None]] = []

    def put(self, *tasks: Task) -> ChangeSet:
        self.tasks.update({made.id: made for made in tasks})
        return ChangeSet(EventSeq(1), tasks=tasks)

    def answer(self) -> None:
        due, self._due = self._due, []
        for call in due:
            call()

    def _later(self, call: Callable[[], None]) -> None:
        if self.waits:
            self._due.append(call)
        else:
            call()

    def task_list(self, where: BoardFilter, sort: ListSort, /, *, done: Any, failed: Any = None) -> None:
        self.lists += 1
        if self.refusing is not None:
            failed(self.refusing)
            return
        found = [made for made in self.tasks.values() if where.text in made.title]
        found.sort(key=lambda made: (made.importance if sort.column is ListColumn.IMPORTANCE else 0, made.id))
        if sort.down:
            found.reverse()
        ids = array("q", [made.id for made in found])
        answer = TaskList(ids, tuple(found[:TASK_PAGE]), {StageId(1): PAST}, 1, 2, len(self.tasks), 4, 5)
        self._later(lambda: done(answer))

    def task_ids(self, model: TaskTableModel) -> list[int]:
        return [model.index(row, 0).data(TaskRole.ID) for row in range(model.rowCount())]

    def tasks_(self, ids: Sequence[TaskId], done: Any) -> None:
        self.pages += 1
        found = tuple(self.tasks[each] for each in ids)
        self._later(lambda: done(found))


class Reads:
    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.task_list = shelf.task_list

    def tasks(self, ids: Sequence[TaskId], /, *, done: Any, failed: Any = None) -> None:
        self._shelf.tasks_(ids, done)


class ListWords(Words):
    def cell(self, of: Task, column: ListColumn, past: StagePast) -> str:
        return f"{column.value} {of.short_number}"

    def column(self, column: ListColumn) -> str:
        return column.value.upper()


UP = ListSort(ListColumn.NUMBER, down=False)


def made(shelf: Shelf) -> TaskTableModel:
    model = TaskTableModel(Reads(shelf), ListWords())
    model.load(BoardFilter(), UP)
    return model


def test_rows_columns_and_what_they_say(qapp: QApplication, qtmodeltester: ModelTester) -> None:
    shelf = Shelf(task(1), task(2, stage=2))
    model = made(shelf)
    qtmodeltester.check(model)
    assert (model.rowCount(), model.columnCount()) == (2, len(ListColumn))
    cell = model.index(1, COLUMNS.index(ListColumn.OWNER))
    assert cell.data() == "owner A0002"
    assert model.index(1, TITLE).data(Qt.ItemDataRole.AccessibleTextRole) == "A0002, 할 일 2"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "TK-2026-A0002"
    assert (model.index(0, 0).data(TaskRole.PAST), cell.data(TaskRole.PAST)) == (PAST, NO_PAST)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "NUMBER"
    assert (model.figures.mine, model.figures.all) == (1, 2)
    assert not cell.flags() & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled)


def test_rows_are_read_by_page_as_they_are_looked_at(qtbot: QtBot) -> None:
    shelf = Shelf(*(task(n) for n in range(1, 20_001)))
    model = made(shelf)
    assert model.rowCount() == 20_000
    assert model.held == TASK_PAGE
    assert model.index(15_000, 0).data(TaskRole.TASK) is None
    qtbot.waitUntil(lambda: model.index(15_000, 0).data(TaskRole.TASK) is not None)
    assert shelf.pages == 1
    for row in range(0, 20_000, TASK_PAGE):
        model.index(row, 0).data(TaskRole.TASK)
    qtbot.waitUntil(lambda: shelf.pages > 100)
    assert model.held <= ROWS_KEPT


def test_a_change_shows_at_once_and_moves_soon_after(qtbot: QtBot) -> None:
    shelf = Shelf(*(task(n) for n in range(1, 6)))
    model = made(shelf)
    model.load(BoardFilter(), ListSort(ListColumn.IMPORTANCE, down=False))
    told: list[Task] = []
    model.task_changed.connect(told.append)
    urgent = replace(task(2), importance=Importance.URGENT, version=2)
    change = shelf.put(urgent)
    with qtbot.waitSignal(model.rowsMoved), qtbot.assertNotEmitted(model.modelReset):
        model.apply(change)
        assert told == [urgent]
        assert model.index(1, 0).data(TaskRole.TASK) == urgent
    assert shelf.task_ids(model) == [1, 3, 4, 5, 2]
    model.apply(change)
    assert told == [urgent], "its own echo is not told twice"


@pytest.mark.parametrize(
    ("after", "signal"),
    [
        ((1, 3, 4), "rowsRemoved"),
        ((1, 2, 3, 4, 9), "rowsInserted"),
        ((4, 1, 2, 3), "rowsMoved"),
        ((2, 1, 4, 3), "modelReset"),
    ],
)
def test_one_difference_goes_row_by_row(qapp: QApplication, after: tuple[int, ...], signal: str) -> None:
    shelf = Shelf(*(task(n) for n in range(1, 5)))
    model = made(shelf)
    shelf.put(task(9))
    seen: list[str] = []
    for name in ("rowsRemoved", "rowsInserted", "rowsMoved", "modelReset"):
        getattr(model, name).connect(lambda *_, name=name: seen.append(name))
    model._show_ids(array("q", after))
    assert seen == [signal]
    assert shelf.task_ids(model) == list(after)


def test_only_the_newest_question_is_answered(qapp: QApplication) -> None:
    shelf = Shelf(task(1, title="교환"), task(2, title="환불"))
    model = made(shelf)
    shelf.waits = True
    model.load(BoardFilter(text="교환"), UP)
    model.load(BoardFilter(text="환불"), UP)
    assert model.rowCount() == 2, "what was shown stays"
    shelf.answer()
    assert shelf.task_ids(model) == [2]


def test_after_much_has_happened_every_row_is_read_anew(qtbot: QtBot) -> None:
    shelf = Shelf(task(1), task(2))
    model = made(shelf)
    shelf.tasks[TaskId(2)] = replace(task(2), title="다른 제목", version=5)
    model.apply(ChangeSet(EventSeq(9), reload=True))
    qtbot.waitUntil(lambda: model.index(1, TITLE).data(TaskRole.TASK).title == "다른 제목")


def test_a_refused_read_is_told_and_what_is_shown_stays(qapp: QApplication) -> None:
    shelf = Shelf(task(1))
    model = made(shelf)
    told: list[object] = []
    model.refused.connect(told.append)
    shelf.refusing = Conflict()
    model.refresh()
    assert told == [shelf.refusing]
    assert model.rowCount() == 1

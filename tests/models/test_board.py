"""The board's model: columns by stage, pages, and every way a change can move, add or take a card."""

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import NO_PAST, Flow, Stage, StagePast
from taskflow_desktop.domain.enums import Importance, Outcome
from taskflow_desktop.domain.errors import NotFound
from taskflow_desktop.domain.ids import AgentId, EventSeq, FlowId, StageId, TaskId
from taskflow_desktop.domain.moment import HOUR, Micros, Moment
from taskflow_desktop.domain.requests import BoardFilter, BoardSort, Scope
from taskflow_desktop.models.board import RECOUNT_AFTER_MS, BoardModel
from taskflow_desktop.models.board_column import BoardColumnModel, BoardRole
from taskflow_desktop.models.board_order import sort_key
from tests.models.board_shelf import NOON, STAGES, Shelf, Words, finished, task


def changed(*tasks, **more) -> ChangeSet:
    return ChangeSet(cursor=EventSeq(1), tasks=tasks, **more)


def board_of(shelf: Shelf, where: BoardFilter | None = None) -> BoardModel:
    board = BoardModel(shelf, Words())
    board.set_stages(STAGES)
    board.load(where or BoardFilter())
    return board


def numbers(board: BoardModel) -> list[list[int]]:
    return [list(column.ids) for column in board.columns]


def moved(made, stage: int, hour: int):
    return replace(made, stage_id=StageId(stage), entered_at=Moment(NOON + hour * HOUR), version=made.version + 1)


@pytest.fixture
def shelf(qtbot: QtBot) -> Shelf:
    return Shelf(task(1), task(2), task(3, 2), task(4, 2), task(5, 2))


def test_cards_stand_in_the_column_of_their_stage_longest_stay_first(shelf: Shelf) -> None:
    shelf.put(task(9, 2, entered_at=Moment(NOON - HOUR)))
    board = board_of(shelf)
    assert numbers(board) == [[1, 2], [9, 3, 4, 5], []]
    assert [column.total for column in board.columns] == [2, 4, 0]
    assert (board.figures.all, board.figures.in_progress) == (6, 6)
    assert board.columns[0].average_stay == HOUR


def test_finished_cards_come_after_those_in_progress_newest_first(shelf: Shelf) -> None:
    shelf.put(finished(shelf.tasks[TaskId(3)], 20), finished(shelf.tasks[TaskId(4)], 30))
    assert numbers(board_of(shelf))[1] == [5, 4, 3]


@pytest.mark.parametrize(
    ("sort", "order"),
    [(BoardSort.LONGEST, [1, 2, 6]), (BoardSort.NEWEST, [6, 2, 1]), (BoardSort.IMPORTANCE, [6, 1, 2])],
)
def test_sorts(shelf: Shelf, sort: BoardSort, order: list[int]) -> None:
    shelf.put(task(6, importance=Importance.URGENT))
    assert numbers(board_of(shelf, BoardFilter(sort=sort)))[0] == order


def test_a_card_moves_to_the_column_of_its_new_stage(shelf: Shelf) -> None:
    board = board_of(shelf)
    board.apply(changed(moved(shelf.tasks[TaskId(2)], 2, 4)))
    assert numbers(board) == [[1], [3, 2, 4, 5], []] or numbers(board) == [[1], [3, 4, 2, 5], []]
    assert [column.total for column in board.columns] == [1, 4, 0]
    place = board.place_of(TaskId(2))
    assert place is not None
    assert place[0].stage_id == StageId(2)


def test_a_changed_title_tells_one_row_and_moves_nothing(shelf: Shelf, qtbot: QtBot) -> None:
    board = board_of(shelf)
    column = board.columns[1]
    told: list[int] = []
    column.dataChanged.connect(lambda first, last: told.extend(range(first.row(), last.row() + 1)))
    with qtbot.assertNotEmitted(column.modelReset), qtbot.assertNotEmitted(column.rowsMoved):
        board.apply(changed(replace(shelf.tasks[TaskId(4)], title="다른 제목", version=2)))
    assert told == [1]
    assert column.index(1, 0).data(BoardRole.TASK).title == "다른 제목"


def test_what_the_board_holds_already_or_newer_is_not_applied(shelf: Shelf, qtbot: QtBot) -> None:
    board = board_of(shelf)
    newer = moved(shelf.tasks[TaskId(2)], 3, 6)
    board.apply(changed(newer))
    with qtbot.assertNotEmitted(board.task_changed):
        board.apply(changed(newer))
        board.apply(changed(shelf.tasks[TaskId(2)]))
    assert numbers(board)[2] == [2]


def test_an_effect_that_leaves_the_version_alone_is_applied(shelf: Shelf) -> None:
    board = board_of(shelf)
    board.apply(changed(replace(shelf.tasks[TaskId(1)], owner_id=AgentId(7))))
    held = board.task(TaskId(1))
    assert held is not None
    assert held.owner_id == AgentId(7)


def test_a_new_task_appears_at_its_place(shelf: Shelf) -> None:
    board = board_of(shelf)
    board.apply(changed(task(6, 1, entered_at=Moment(NOON + HOUR + 1))))
    assert numbers(board)[0] == [1, 6, 2]
    assert board.columns[0].total == 3


def test_a_task_leaves_when_it_no_longer_passes_and_comes_back(shelf: Shelf) -> None:
    board = board_of(shelf, BoardFilter(scope=Scope.MINE, agent_id=AgentId(1)))
    mine = shelf.tasks[TaskId(1)]
    board.apply(changed(replace(mine, owner_id=AgentId(2), version=2)))
    assert numbers(board)[0] == [2]
    assert board.task(TaskId(1)) is None
    board.apply(changed(replace(mine, version=3)))
    assert numbers(board)[0] == [1, 2]


@pytest.mark.parametrize(
    ("where", "change", "stays"),
    [
        (BoardFilter(scope=Scope.REFERENCED, agent_id=AgentId(5)), {"collaborator_ids": (AgentId(5),)}, True),
        (BoardFilter(importances=frozenset({Importance.HIGH})), {"importance": Importance.HIGH}, True),
        (BoardFilter(outcomes=frozenset({None})), {"outcome": Outcome.SUCCESS, "finished_at": NOON}, False),
        (BoardFilter(owners=frozenset({AgentId(1)})), {"owner_id": AgentId(2)}, False),
    ],
)
def test_conditions_on_the_task_alone_need_no_question(
    shelf: Shelf, where: BoardFilter, change: dict, stays: bool
) -> None:
    board = board_of(shelf, where)
    asked = shelf.asked
    board.apply(changed(replace(shelf.tasks[TaskId(1)], version=2, **change)))
    assert shelf.asked == asked
    assert (TaskId(1) in board.columns[0].ids) is stays


def test_a_text_filter_asks_the_database(shelf: Shelf) -> None:
    shelf.put(task(6, title="환불 접수"))
    board = board_of(shelf, BoardFilter(text="환불"))
    assert numbers(board) == [[6], [], []]
    wanted = replace(shelf.tasks[TaskId(1)], title="환불 문의", version=2)
    unwanted = replace(shelf.tasks[TaskId(6)], title="교환 접수", version=2)
    shelf.put(wanted, unwanted)
    shelf.wait = True
    board.apply(changed(wanted, unwanted))
    assert numbers(board) == [[6], [], []]
    shelf.answer()
    assert numbers(board) == [[1], [], []]


def test_fifty_cards_then_the_rest_on_request(shelf: Shelf) -> None:
    shelf.put(*(task(number, 3) for number in range(100, 220)))
    board = board_of(shelf)
    column = board.columns[2]
    assert (len(column.ids), column.total, column.rowCount()) == (50, 120, 51)
    last = column.index(50, 0)
    assert last.data(BoardRole.MORE) == 70
    assert last.data(BoardRole.TASK) is None
    board.load_more(StageId(3))
    board.load_more(StageId(3))
    assert list(column.ids) == list(range(100, 220))
    assert column.rowCount() == 120
    assert column.index(119, 0).data(BoardRole.MORE) == 0


def test_only_loaded_pages_are_held(shelf: Shelf) -> None:
    shelf.put(*(task(number, 1 + number % 3) for number in range(100, 20_100)))
    board = board_of(shelf)
    assert board.held == 150
    assert sum(column.total for column in board.columns) == 20_005


def test_a_card_behind_the_loaded_ones_counts_and_is_not_held(shelf: Shelf) -> None:
    shelf.put(*(task(number, 3) for number in range(100, 220)))
    board = board_of(shelf)
    board.apply(changed(moved(shelf.tasks[TaskId(1)], 3, 1000)))
    assert board.task(TaskId(1)) is None
    assert board.columns[2].total == 121
    board.apply(changed(moved(shelf.tasks[TaskId(2)], 3, 0)))
    assert board.columns[2].ids[0] == TaskId(2)
    assert board.columns[2].total == 122


def test_counts_are_read_anew_once_after_changes_to_tasks_that_are_not_loaded(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.put(*(task(number, 3) for number in range(100, 220)))
    board = board_of(shelf)
    away = [moved(shelf.tasks[TaskId(number)], 2, 500) for number in (217, 218, 219)]
    shelf.put(*away)
    asked = shelf.asked
    with qtbot.waitSignal(board.loaded, timeout=RECOUNT_AFTER_MS * 10):
        for each in away:
            board.apply(changed(each))
    assert shelf.asked == asked + 1
    assert [column.total for column in board.columns] == [2, 6, 117]
    assert len(board.columns[2].ids) == 50


def test_reading_anew_keeps_what_was_loaded_beyond_the_first_page(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.put(*(task(number, 3) for number in range(100, 220)))
    board = board_of(shelf)
    board.load_more(StageId(3))
    with qtbot.assertNotEmitted(board.columns[2].modelReset), qtbot.assertNotEmitted(board.columns[2].rowsRemoved):
        board.refresh()
    assert len(board.columns[2].ids) == 100


def test_a_reload_shows_the_difference_only(shelf: Shelf, qtbot: QtBot) -> None:
    board = board_of(shelf)
    shelf.put(task(6, 1), moved(shelf.tasks[TaskId(1)], 3, 7))
    with qtbot.assertNotEmitted(board.columns[1].rowsRemoved), qtbot.assertNotEmitted(board.columns[1].rowsInserted):
        board.apply(changed(reload=True))
    assert numbers(board) == [[2, 6], [3, 4, 5], [1]]


def test_an_answer_to_an_older_filter_is_dropped(shelf: Shelf) -> None:
    board = board_of(shelf)
    shelf.wait = True
    board.load(BoardFilter(owners=frozenset({AgentId(9)})))
    board.load(BoardFilter(importances=frozenset({Importance.NORMAL})))
    shelf.answer()
    assert numbers(board) == [[1, 2], [3, 4, 5], []]


def test_a_refused_read_is_told_and_keeps_the_cards(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.put(*(task(number, 3) for number in range(100, 220)))
    board = board_of(shelf)
    shelf.refusing = NotFound("gone")
    with qtbot.waitSignal(board.refused) as told:
        board.load_more(StageId(3))
    assert told.args == [shelf.refusing]
    shelf.refusing = None
    board.load_more(StageId(3))
    assert len(board.columns[2].ids) == 100


def test_another_past_reaches_the_cards_with_the_board(shelf: Shelf, qtbot: QtBot) -> None:
    board = board_of(shelf)
    column = board.columns[0]
    assert column.index(0, 0).data(BoardRole.PAST) == NO_PAST
    shelf.past = StagePast(42, Micros(HOUR))
    with qtbot.waitSignal(column.dataChanged) as told:
        board.refresh()
    assert [told.args[0].row(), told.args[1].row()] == [0, 1]
    assert Qt.ItemDataRole.DisplayRole not in told.args[2]
    assert column.index(1, 0).data(BoardRole.PAST) == shelf.past
    with qtbot.assertNotEmitted(column.dataChanged):
        board.refresh()


def test_another_flow_brings_other_columns(shelf: Shelf, qtbot: QtBot) -> None:
    board = board_of(shelf)
    kept = board.columns[1]
    stages = tuple(
        Stage(StageId(number), FlowId(1), place, f"단계 {number}", "#2F7DE1", archived=False, version=1)
        for place, number in enumerate((2, 1), start=1)
    )
    with qtbot.waitSignal(board.columns_changed):
        board.apply(changed(flow=Flow(on=True, switched_at=None, switched_by="", version=2, stages=stages)))
    assert [column.stage_id for column in board.columns] == [StageId(2), StageId(1)]
    assert board.columns[0] is kept
    assert numbers(board) == [[3, 4, 5], [1, 2]]


def test_cards_speak_and_have_a_tooltip(shelf: Shelf) -> None:
    board = board_of(shelf)
    index = board.columns[0].index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "A0001, 할 일 1"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "TK-2026-A0001"
    assert index.data(BoardRole.ID) == TaskId(1)
    drag = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
    assert not index.flags() & (Qt.ItemFlag.ItemIsEditable | drag)


def test_columns_stay_sound_under_a_thousand_random_changes(shelf: Shelf, qtmodeltester: ModelTester) -> None:
    chance = random.Random(7)
    shelf.put(*(task(number, 1 + number % 3) for number in range(10, 300)))
    board = board_of(shelf)
    for column in board.columns:
        qtmodeltester.check(column)
    for step in range(1_000):
        old = shelf.tasks[chance.choice(list(shelf.tasks))]
        new = chance.choice(
            (
                moved(old, chance.randint(1, 3), chance.randint(0, 400)),
                replace(old, title=f"제목 {step}", version=old.version + 1),
                finished(old, step),
                task(1_000 + step, chance.randint(1, 3)),
            )
        )
        shelf.put(new)
        board.apply(changed(new))
        if step % 50 == 0:
            board.load_more(StageId(chance.randint(1, 3)))
        if step % 90 == 0:
            board.refresh()
        if step % 100 == 0:
            _sound(board)
    board.refresh()
    _sound(board)
    totals = [sum(made.stage_id == stage for made in shelf.tasks.values()) for stage in STAGES]
    assert [column.total for column in board.columns] == totals


def _sound(board: BoardModel) -> None:
    for column in board.columns:
        assert isinstance(column, BoardColumnModel)
        held = [board.task(task_id) for task_id in column.ids]
        assert all(each is not None and each.stage_id == column.stage_id for each in held)
        keys = [sort_key(each, BoardSort.LONGEST) for each in held if each is not None]
        assert keys == sorted(set(keys))
    assert board.held == sum(len(column.ids) for column in board.columns)

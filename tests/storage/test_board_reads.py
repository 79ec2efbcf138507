"""The board under every filter: what a filter in plain Python finds, in the same order, on both engines."""

from dataclasses import replace
from itertools import product

import pytest

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import Importance, Outcome, RoomState
from taskflow_desktop.domain.ids import AgentId, TaskId
from taskflow_desktop.domain.pages import CARD_PAGE
from taskflow_desktop.domain.requests import BoardFilter, BoardSort, Scope
from taskflow_desktop.storage import board_reads, reads
from tests.support.site import World, insert, update

TITLES = ("교환 50% 할인", "환불 요청", "Exchange A", "견적_서")


@pytest.fixture
def desk(world: World) -> World:
    """Seventy tasks of two owners in two stages, every third of them finished."""
    site = world.site
    rooms = [
        site.insert(
            world.main, "room", customer_id=world.customer, channel="web", state="received", main_agent_id=world.main
        )
        for _ in range(7)
    ]
    for n in range(70):
        actor = world.main if n % 2 else world.manager
        row = {"room_id": rooms[n // 10], "title": f"{TITLES[n % 4]} {n}", "importance": 1 + n % 4}
        site.clock.move()
        site.do(actor, world.new_task(actor, stage_id=world.stages[n % 2 if n < 10 else 0], **row))
        task = site.value("SELECT max(id) FROM task")
        if n % 3 == 0:
            site.clock.move()
            site.do(actor, update("task", task, outcome="failure" if n % 2 else "success", outcome_reason="까닭"))
        if n % 7 == 0:
            site.do(actor, insert("collaborator", task_id=task, agent_id=world.helper, added_by=actor))
    return world


def _all(world: World) -> tuple[Task, ...]:
    ids = [TaskId(i) for (i,) in world.site.database.rows("SELECT id FROM task")]
    return reads.tasks(world.site.database, ids)


def _shows(where: BoardFilter, task: Task) -> bool:
    text = where.text.lower()
    return (
        (where.scope is not Scope.MINE or task.owner_id == where.agent_id)
        and (where.scope is not Scope.REFERENCED or where.agent_id in task.collaborator_ids)
        and (not text or any(text in part.lower() for part in (task.number, task.title, task.customer_name)))
        and (not where.importances or task.importance in where.importances)
        and (not where.outcomes or task.outcome in where.outcomes)
        and (not where.owners or task.owner_id in where.owners)
    )


def _key(sort: BoardSort, task: Task) -> tuple[int, ...]:
    if task.finished_at is not None:
        return (1, -task.finished_at, -task.id)
    if sort is BoardSort.NEWEST:
        return (0, -task.id)
    if sort is BoardSort.IMPORTANCE:
        return (0, -task.importance, task.entered_at, task.id)
    return (0, task.entered_at, task.id)


def test_every_filter_and_order(desk: World) -> None:
    database, tasks = desk.site.database, _all(desk)
    for scope, text, importances, outcomes, owners, sort in product(
        Scope,
        ("", "50% 할", "t_s", "exchange", "홍길"),
        (frozenset(), frozenset({Importance.HIGH, Importance.URGENT})),
        (frozenset(), frozenset({None}), frozenset({Outcome.SUCCESS}), frozenset({None, Outcome.FAILURE})),
        (frozenset(), frozenset({AgentId(desk.manager)})),
        BoardSort,
    ):
        agent = AgentId(desk.helper if scope is Scope.REFERENCED else desk.main)
        where = BoardFilter(scope, agent, text, importances, outcomes, owners, sort=sort)
        for column in board_reads.board(database, where).columns:
            wanted = sorted(
                (task for task in tasks if task.stage_id == column.stage_id and _shows(where, task)),
                key=lambda task: _key(sort, task),
            )
            assert column.total == len(wanted)
            assert list(column.cards) == wanted[:CARD_PAGE]
            for at in (0, len(column.cards) // 2, len(column.cards) - 1):
                if column.cards:
                    rest = board_reads.column_cards(database, where, column.stage_id, after=column.cards[at])
                    assert list(rest) == wanted[at + 1 : at + 1 + CARD_PAGE]


def test_matches_rooms_and_calendar(desk: World) -> None:
    database, tasks = desk.site.database, _all(desk)
    ids = [task.id for task in tasks]
    where = BoardFilter(text="환불", importances=frozenset({Importance.NORMAL}))
    assert board_reads.board_matches(database, where, ids) == {task.id for task in tasks if _shows(where, task)}
    room = tasks[-1].room_id
    desk.site.do(desk.main, update("room", room, state="answered"))
    answered = BoardFilter(room_states=frozenset({RoomState.ANSWERED}))
    assert board_reads.board_matches(database, answered, ids) == {task.id for task in tasks if task.room_id == room}
    today = board_reads.board_matches(database, BoardFilter(created_within_days=1), ids)
    now = database.now()
    assert today == {task.id for task in tasks if task.created_at >= now - 86_400_000_000}
    assert board_reads.board_matches(database, replace(where, text="없는 말"), ids) == frozenset()

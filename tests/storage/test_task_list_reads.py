"""The list under every order and some filters: what plain Python finds, in the same order, on both engines."""

from dataclasses import replace
from itertools import product

import pytest

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import Outcome
from taskflow_desktop.domain.ids import AgentId, TaskId
from taskflow_desktop.domain.pages import TASK_PAGE
from taskflow_desktop.domain.requests import BoardFilter, ListColumn, ListSort, Scope
from taskflow_desktop.storage import reads, task_list_reads
from tests.support.site import World, insert, update

TITLES = ("교환 50% 할인", "환불 요청", "Exchange A", "exchange b")


@pytest.fixture
def desk(world: World) -> World:
    """Forty tasks of two owners in four stages, every third of them finished, some with a checklist."""
    site = world.site
    rooms = [
        site.insert(
            world.main, "room", customer_id=world.customer, channel="web", state="received", main_agent_id=world.main
        )
        for _ in range(4)
    ]
    for n in range(40):
        actor = world.main if n % 2 else world.manager
        row = {"room_id": rooms[n // 10], "title": f"{TITLES[n % 4]} {n % 7}", "importance": 1 + n % 4}
        site.clock.move()
        site.do(actor, world.new_task(actor, stage_id=world.stages[n % 4], **row))
        task = site.value("SELECT max(id) FROM task")
        if n % 5 == 0:
            site.do(
                actor, insert("checklist_item", task_id=task, slot=1, position=1, text="사진 받기", created_by=actor)
            )
        if n % 3 == 0:
            site.clock.move()
            site.do(actor, update("task", task, outcome="failure" if n % 2 else "success", outcome_reason="까닭"))
    return world


def _key(desk: World, column: ListColumn, task: Task) -> object:
    owner = desk.site.value("SELECT name FROM agent WHERE id = ?", task.owner_id)
    outcomes = {None: 2, Outcome.SUCCESS: 1, Outcome.FAILURE: 0}
    keys: dict[ListColumn, object] = {
        ListColumn.NUMBER: 0,
        ListColumn.TITLE: task.title.lower(),
        ListColumn.STAGE: desk.stages.index(task.stage_id),
        ListColumn.CUSTOMER: task.customer_name,
        ListColumn.OWNER: owner,
        ListColumn.IMPORTANCE: task.importance,
        ListColumn.OUTCOME: outcomes[task.outcome],
        ListColumn.CHECKLIST: task.checklist_total - task.checklist_done,
        ListColumn.CREATED: task.created_at,
    }
    return (keys[column], task.id)


def _stay(task: Task, *, down: bool) -> tuple[int, int, int]:
    if task.finished_at is not None:
        return (1, -task.finished_at, -task.id)
    return (0, task.entered_at, task.id) if down else (0, -task.entered_at, -task.id)


def test_every_order(desk: World) -> None:
    database = desk.site.database
    tasks = reads.tasks(database, [row[0] for row in database.rows("SELECT id FROM task")])
    for column, down in product(ListColumn, (True, False)):
        found = task_list_reads.task_list(database, BoardFilter(), ListSort(column, down))
        if column is ListColumn.STAY:
            wanted = sorted(tasks, key=lambda task: _stay(task, down=down))
        else:
            wanted = sorted(tasks, key=lambda task: _key(desk, column, task), reverse=down)  # type: ignore[arg-type,return-value]
        assert list(found.ids) == [task.id for task in wanted], (column, down)
        assert list(found.first) == wanted[:TASK_PAGE]


def test_filters_counts_and_pasts(desk: World) -> None:
    database = desk.site.database
    where = BoardFilter(Scope.MINE, AgentId(desk.manager), "환불", outcomes=frozenset({None}))
    found = task_list_reads.task_list(database, where, ListSort())
    assert found.ids.tolist() == []
    mine = task_list_reads.task_list(database, replace(where, text="50%"), ListSort(ListColumn.NUMBER, down=False))
    assert {task.title[:2] for task in mine.first} == {"교환"}
    assert [task.id for task in mine.first] == sorted(TaskId(i) for i in mine.ids)
    assert all(task.owner_id == desk.manager and not task.finished for task in mine.first)
    assert (mine.mine, mine.all) == (20, 41)
    assert mine.in_progress == 27
    assert 0 < mine.finished_today <= 14
    assert set(mine.pasts) == set(desk.stages)

"""What the stages' past is read from: finished visits of ninety days, on both engines, by the index alone."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from taskflow_desktop.domain.entities import NO_PAST, StagePast
from taskflow_desktop.domain.ids import SYSTEM, StageId, TaskId
from taskflow_desktop.domain.moment import DAY, HOUR, MINUTE, Micros, Moment
from taskflow_desktop.domain.requests import BoardFilter
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.ageing import past_of
from taskflow_desktop.storage import board_reads, reads, stage_past
from tests.support.site import NOW, Site, World, insert, populate, update


@pytest.fixture
def world(world: World) -> World:
    """Visits are written by hand here, as a year of work would have left them: what guards them stands aside."""
    database = world.site.database
    if database.dialect == "sqlite":
        for (name,) in database.rows(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'stage_visit'"
        ):
            database.run(f"DROP TRIGGER {name}")
    else:
        world.site.become(SYSTEM)
        database.run("ALTER TABLE stage_visit DISABLE TRIGGER USER")
    return world


def visit(world: World, stage: int, left_at: int, length: int, *, revoked: int = 0) -> None:
    """A visit of the world's task to the stage with this number that ended at `left_at`."""
    row = {"task_id": world.task, "stage_id": world.stages[stage], "entered_at": left_at - length, "left_at": left_at}
    world.site.do(SYSTEM, insert("stage_visit", **row, revoked=revoked))


def now_of(world: World) -> Moment:
    return Moment(world.site.database.now())


def past(world: World, stage: int, now: Moment) -> StagePast:
    stage_id = StageId(world.stages[stage])
    return stage_past.pasts(world.site.database, (stage_id,), now)[stage_id]


def test_visits_count_from_exactly_ninety_days_ago(world: World) -> None:
    now = now_of(world)
    edge = now - limits.AGE_DAYS * DAY
    visit(world, 1, edge, HOUR)
    visit(world, 1, edge - 1, 9 * HOUR)
    visit(world, 1, now, 2 * HOUR)
    assert past(world, 1, now) == StagePast(2, Micros(2 * HOUR))
    assert past(world, 2, now) == NO_PAST
    assert stage_past.average_stays(world.site.database, [StageId(world.stages[1])], now) == {
        StageId(world.stages[1]): Micros(90 * MINUTE)
    }


def test_open_and_revoked_visits_say_nothing(world: World) -> None:
    now = now_of(world)
    assert past(world, 0, now) == NO_PAST  # the task's own visit is open
    visit(world, 0, now - HOUR, 5 * HOUR, revoked=1)
    assert past(world, 0, now) == NO_PAST
    visit(world, 0, now - HOUR, 3 * HOUR)
    assert past(world, 0, now) == StagePast(1, Micros(3 * HOUR))


def test_board_and_task_carry_the_past_of_their_stages(world: World) -> None:
    now = now_of(world)
    for number in range(20):
        visit(world, number % 2, now - number * MINUTE, (number + 1) * HOUR)
    columns = board_reads.board(world.site.database, BoardFilter()).columns
    lengths = [[Micros((number + 1) * HOUR) for number in range(20) if number % 2 == stage] for stage in range(2)]
    assert [column.past for column in columns] == [past_of(lengths[0]), past_of(lengths[1]), NO_PAST, NO_PAST]
    assert [column.average_stay for column in columns] == [Micros(10 * HOUR), Micros(11 * HOUR), None, None]
    detail = reads.task_detail(world.site.database, TaskId(world.task))
    assert detail.past == columns[0].past


def test_an_archived_stage_keeps_its_visits_to_itself(world: World) -> None:
    now = now_of(world)
    visit(world, 2, now, HOUR)
    visit(world, 1, now, 7 * HOUR)
    world.site.do(world.admin, update("stage", world.stages[1], archived_at=NOW))
    columns = board_reads.board(world.site.database, BoardFilter()).columns
    assert [column.stage_id for column in columns] == [world.stages[0], world.stages[2], world.stages[3]]
    assert [column.past.visits for column in columns] == [0, 1, 0]


def test_of_many_visits_the_newest_count(world: World) -> None:
    now, stage, most = now_of(world), world.stages[1], limits.AGE_VISITS_MAX
    rows = [(world.task, stage, now - 2 * HOUR, now - HOUR)] * most
    rows += [(world.task, stage, now - 9 * HOUR, now - 2 * HOUR)] * most
    sql = "INSERT INTO stage_visit (task_id, stage_id, entered_at, left_at) VALUES (?, ?, ?, ?)"
    with world.site.database.transaction(SYSTEM):
        world.site.database.run_many(sql, rows)
    assert past(world, 1, now) == StagePast(most, Micros(HOUR))


def test_no_stages_have_no_past(world: World) -> None:
    assert stage_past.pasts(world.site.database, (), now_of(world)) == {}
    assert stage_past.average_stays(world.site.database, (), now_of(world)) == {}


@pytest.mark.parametrize("read", [stage_past.pasts, stage_past.average_stays])
def test_the_index_alone_is_read(
    sqlite_site: Site, read: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    world, database = populate(sqlite_site), sqlite_site.database
    asked: list[tuple[str, Sequence[object]]] = []
    plain = database.rows

    def watched(sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        asked.append((sql, params))
        return plain(sql, params)

    monkeypatch.setattr(database, "rows", watched)
    read(database, [StageId(stage) for stage in world.stages], now_of(world))
    ((sql, params),) = asked
    plan = [row[3] for row in plain(f"EXPLAIN QUERY PLAN {sql}", params)]
    visits = [line for line in plan if "stage_visit" in line]
    assert visits
    assert all("USING COVERING INDEX visit_by_stage (stage_id=? AND left_at>?)" in line for line in visits)
    assert not any("TEMP B-TREE" in line for line in plan)

"""What statistics read, on both engines: each finished task once, for whoever finished it; reopened ones not."""

from dataclasses import replace

import pytest

from taskflow_desktop.domain.enums import Channel, Outcome
from taskflow_desktop.domain.ids import AgentId, StageId
from taskflow_desktop.domain.moment import DAY, HOUR, MINUTE
from taskflow_desktop.domain.statistics import Period, StatisticsFilter, TasksBehind
from taskflow_desktop.storage import statistics_reads as reads
from tests.support.site import Expression, Site, World, populate, update

EVERYBODY = StatisticsFilter()


def _task(world: World, owner: int, stage: int = 0, **values: object) -> int:
    world.site.do(owner, world.new_task(owner, stage_id=world.stages[stage], **values))
    return int(world.site.value("SELECT max(id) FROM task"))


def _finish(world: World, task: int, by: int, outcome: str | None = "success") -> None:
    reason = "까닭" if outcome == "failure" else ""
    world.site.do(by, update("task", task, outcome=outcome, outcome_reason=reason))


def test_a_task_counts_once_for_who_finished_it(world: World) -> None:
    database, manager = world.site.database, AgentId(world.manager)
    tasks = [_task(world, world.main) for _ in range(6)]
    for n, task in enumerate(tasks):
        _finish(world, task, world.main if n < 3 else world.manager, "failure" if n == 5 else "success")
    _finish(world, tasks[0], world.main, None)  # reopened: in progress again
    _finish(world, tasks[1], world.main, None)
    _finish(world, tasks[1], world.manager, "failure")  # finished again, by somebody else
    # Reopened by mistake by the manager and taken back at once: it stays with who had finished it.
    _finish(world, tasks[2], world.manager, None)
    back = Expression("undos + 1")
    world.site.do(world.manager, update("task", tasks[2], outcome="success", outcome_reason="", undos=back))
    found = reads.statistics(database, EVERYBODY)
    assert (found.totals.finished, found.totals.success, found.totals.failure) == (5, 3, 2)
    assert (found.in_progress, found.rooms) == (2, 1)  # the reopened one and that of the world
    assert {each.agent_id: each.totals.finished for each in found.agents} == {manager: 4, world.main: 1}
    assert sum(day.success + day.failure for day in found.days) == 5
    assert found.days[-1].success == 3
    assert found.before.finished == 0
    mine = reads.statistics(database, replace(EVERYBODY, agent_id=AgentId(world.main)))
    assert (mine.totals.finished, mine.in_progress) == (1, 2)
    assert [each.agent_id for each in mine.agents] == [world.main]
    failed = reads.tasks_behind(database, EVERYBODY, TasksBehind(outcome=Outcome.FAILURE, agent_id=manager))
    assert {task.id for task in failed.tasks} == {tasks[1], tasks[5]}
    assert set(failed.finishers.values()) == {manager}
    today = reads.tasks_behind(database, EVERYBODY, TasksBehind(day=found.days[-1].day))
    assert today.total == 5
    assert reads.tasks_behind(database, EVERYBODY, TasksBehind(day=found.days[0].day)).total == 0


def test_one_channel_only(world: World) -> None:
    site, database = world.site, world.site.database
    talk = site.insert(
        world.main, "room", customer_id=world.customer, channel="kakao", state="received", main_agent_id=world.main
    )
    first, second = _task(world, world.main), _task(world, world.main, room_id=talk)
    _task(world, world.main, room_id=talk)
    for task in (first, second):
        _finish(world, task, world.main)
    kakao = replace(EVERYBODY, channel=Channel.KAKAO)
    found = reads.statistics(database, kakao)
    assert (found.totals.finished, found.in_progress, found.rooms, found.in_progress_before) == (1, 1, 1, 0)
    assert [stage.tasks for stage in found.stages] == [1]
    assert [task.id for task in reads.tasks_behind(database, kakao, TasksBehind()).tasks] == [second]
    open_tasks = reads.tasks_behind(database, kakao, TasksBehind(unfinished=True))
    assert [task.finished for task in open_tasks.tasks] == [False]
    assert reads.statistics(database, replace(kakao, agent_id=AgentId(world.main))).in_progress_before == 0


@pytest.fixture
def past(sqlite_site: Site) -> World:
    """The small team at a clock that can be moved."""
    return populate(sqlite_site)


def test_times_in_stages_add_up_and_pauses_do_not_count(past: World) -> None:
    site, clock = past.site, past.site.clock
    task = _task(past, past.main)
    clock.move(HOUR)
    site.do(past.main, update("task", task, stage_id=past.stages[1]))
    clock.move(2 * HOUR)
    site.do(past.main, update("task", task, stage_id=past.stages[0]))  # back: 신규 once more
    clock.move(4 * HOUR)
    _finish(past, task, past.main)
    clock.move(10 * HOUR)
    _finish(past, task, past.main, None)
    clock.move(3 * HOUR)
    _finish(past, task, past.main, "failure")
    found = reads.statistics(site.database, EVERYBODY)
    assert found.totals.median == 10 * HOUR
    assert {stage.stage_id: stage.median for stage in found.stages} == {
        past.stages[0]: 8 * HOUR,
        past.stages[1]: 2 * HOUR,
    }
    assert [stage.rate for stage in found.stages] == [0, 0]
    through = reads.tasks_behind(site.database, EVERYBODY, TasksBehind(stage_id=StageId(past.stages[1])))
    assert [each.id for each in through.tasks] == [task]
    assert reads.tasks_behind(site.database, EVERYBODY, TasksBehind(stage_id=StageId(past.stages[2]))).total == 0


def test_the_day_is_the_sites_and_the_past_is_what_was(past: World) -> None:
    site, clock = past.site, past.site.clock
    site.do(past.admin, update("setting", "time_zone", key_column="key", value="Asia/Seoul"))
    # Five minutes before midnight in Seoul, then ten after it.
    midnight = (clock.at + 9 * HOUR) // DAY * DAY + DAY - 9 * HOUR
    clock.at = midnight - 5 * MINUTE
    first, second = _task(past, past.main), _task(past, past.main)
    _finish(past, first, past.main)
    clock.move(15 * MINUTE)
    _finish(past, second, past.main)
    found = reads.statistics(site.database, EVERYBODY)
    assert [(day.success, day.failure) for day in found.days[-2:]] == [(1, 0), (1, 0)]
    assert reads.statistics(site.database, StatisticsFilter(Period.TODAY)).totals.finished == 1
    # At midnight the second one and that of the world were in progress; the second is finished since.
    assert reads.statistics(site.database, StatisticsFilter(Period.TODAY)).in_progress_before == 2
    mine = StatisticsFilter(Period.TODAY, AgentId(past.main))
    assert reads.statistics(site.database, mine).in_progress_before == 2
    clock.move(13 * DAY)
    assert reads.statistics(site.database, EVERYBODY).before.finished == 0
    clock.move(DAY)
    later = reads.statistics(site.database, EVERYBODY)
    assert (later.totals.finished, later.before.finished) == (0, 1)  # the second is of the day 14 days ago, after now
    clock.move(DAY)
    assert reads.statistics(site.database, EVERYBODY).before.finished == 2


def test_long_stays_are_those_of_the_board(past: World) -> None:
    site, clock = past.site, past.site.clock
    clock.move(50 * HOUR)
    second = _task(past, past.main, 1)
    clock.move(30 * HOUR)
    _task(past, past.main, 2)
    found = reads.statistics(site.database, EVERYBODY).long
    assert (found.long, found.very_long, found.total) == (1, 1, 2)
    assert [task.id for task in found.tasks] == [past.task, second]
    behind = reads.tasks_behind(site.database, EVERYBODY, TasksBehind(long_only=True))
    assert [task.id for task in behind.tasks] == [past.task, second]
    assert behind.total == 2

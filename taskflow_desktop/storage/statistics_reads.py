"""What statistics are made of: finished tasks with who finished them, their time in each stage, what is in progress.

The database picks the rows, `rules.statistics` counts them: the same on both engines, and for lengths as well.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from taskflow_desktop.domain.enums import Outcome
from taskflow_desktop.domain.ids import AgentId, StageId, TaskId
from taskflow_desktop.domain.moment import Micros, Moment
from taskflow_desktop.domain.statistics import (
    Calendar,
    FinishedTask,
    FoundTasks,
    LongStays,
    Span,
    Statistics,
    StatisticsFilter,
    Stay,
    TasksBehind,
)
from taskflow_desktop.rules import ageing, limits
from taskflow_desktop.rules import statistics as counting
from taskflow_desktop.storage import reads, stage_past
from taskflow_desktop.storage.database import Database
from taskflow_desktop.storage.zone import site_zone

LONG_STAYS_SHOWN = 6

# A change that was taken back has its number in before_ref: who takes back a reopening has finished nothing.
_FINISHER = (
    "coalesce((SELECT e.actor_id FROM event e WHERE e.task_id = t.id AND e.kind = 'task.outcome' AND e.before = ''"
    " AND e.after <> '' AND e.before_ref IS NULL ORDER BY e.id DESC LIMIT 1), t.owner_id)"
)
_PERIOD = "t.outcome IS NOT NULL AND t.finished_at >= ? AND t.finished_at < ?"
_FINISHED = (
    "SELECT t.id, t.finished_at, t.finished_at - t.created_at - t.paused, t.outcome = 'success', {who} FROM task t"
)
_STAYS = (
    "SELECT v.task_id, v.stage_id, v.left_at - v.entered_at"
    " FROM task t JOIN stage_visit v ON v.task_id = t.id AND v.revoked = 0 AND v.left_at IS NOT NULL"
)
_OPEN = "SELECT t.id, t.stage_id, t.entered_at, t.room_id FROM task t"
# In progress at a moment: in a visit that had begun and had not ended.
_THEN = (
    "SELECT v.task_id FROM stage_visit v WHERE v.left_at IS NULL AND v.entered_at <= ?"
    " UNION ALL SELECT v.task_id FROM stage_visit v WHERE v.stage_id IN (SELECT s.id FROM stage s)"
    " AND v.left_at > ? AND v.entered_at <= ? AND v.revoked = 0"
)
_STAGES = "SELECT id, archived_at IS NULL FROM stage ORDER BY archived_at IS NOT NULL, position, id"


class _Open(NamedTuple):
    """A task in progress."""

    task_id: TaskId
    stage_id: StageId
    entered_at: Moment
    room_id: int


def statistics(database: Database, where: StatisticsFilter) -> Statistics:
    """All figures of a filter as of now."""
    now = Moment(database.now())
    calendar = counting.calendar(where.period, now, site_zone(database))
    finished = _finished(database, where, calendar.span)
    unfinished = _unfinished(database, where)
    stages = database.rows(_STAGES)
    return Statistics(
        where=where,
        now=now,
        calendar=calendar,
        totals=counting.totals(finished),
        before=counting.totals(_finished(database, where, calendar.before, by_whom=False)),
        in_progress=len(unfinished),
        in_progress_before=_unfinished_at(database, where, calendar.span.begin),
        rooms=len({task.room_id for task in unfinished}),
        days=counting.per_day(finished, calendar),
        stages=counting.per_stage(
            _stays(database, where, calendar.span),
            {task.task_id: task.success for task in finished},
            [StageId(row[0]) for row in stages],
        ),
        agents=counting.per_agent(finished),
        long=_long_stays(database, unfinished, [StageId(row[0]) for row in stages if row[1]], now),
    )


def tasks_behind(database: Database, where: StatisticsFilter, wanted: TasksBehind) -> FoundTasks:
    """The tasks a figure was counted from, at most limits.STATISTICS_TASKS of them."""
    now = Moment(database.now())
    active = [StageId(row[0]) for row in database.rows(_STAGES) if row[1]]
    pasts = stage_past.pasts(database, active, now)
    finishers: dict[TaskId, AgentId] = {}
    if wanted.unfinished or wanted.long_only:
        unfinished = _unfinished(database, where)
        if wanted.long_only:
            unfinished = _long(unfinished, pasts, now)
        ids = [task.task_id for task in sorted(unfinished, key=lambda task: (task.entered_at, task.task_id))]
    else:
        finished = _behind(database, where, wanted, counting.calendar(where.period, now, site_zone(database)))
        finishers = {task.task_id: task.agent_id for task in finished}
        ids = [task.task_id for task in sorted(finished, key=lambda task: (-task.at, -task.task_id))]
    return FoundTasks(reads.tasks(database, ids[: limits.STATISTICS_TASKS]), len(ids), finishers, pasts, now)


def _behind(database: Database, where: StatisticsFilter, wanted: TasksBehind, calendar: Calendar) -> list[FinishedTask]:
    """The finished tasks of a period that a figure counts."""
    span = calendar.span
    if wanted.day in calendar.days:
        at = calendar.days.index(wanted.day)
        after = calendar.begins[at + 1] if at + 1 < len(calendar.days) else span.end
        span = Span(calendar.begins[at], min(after, span.end))
    found = [
        task
        for task in _finished(database, where, span)
        if (wanted.outcome is None or task.success == (wanted.outcome is Outcome.SUCCESS))
        and (wanted.agent_id is None or task.agent_id == wanted.agent_id)
    ]
    if wanted.stage_id is not None:
        came = {task_id for task_id, stage_id, _ in _stays(database, where, span) if stage_id == wanted.stage_id}
        found = [task for task in found if task.task_id in came]
    return found


def _of_channel(where: StatisticsFilter, sql: str, condition: str, values: Sequence[Any]) -> tuple[str, list[Any]]:
    """A query over `task t` under a condition, and of one channel if the filter names one."""
    if where.channel is None:
        return f"{sql} WHERE {condition}", list(values)
    joined = f"{sql} JOIN room r ON r.id = t.room_id WHERE {condition} AND r.channel = ?"
    return joined, [*values, where.channel.value]


def _finished(database: Database, where: StatisticsFilter, span: Span, *, by_whom: bool = True) -> list[FinishedTask]:
    """What was finished in a span; not `by_whom`, the owner stands for who finished it, which costs less."""
    if where.agent_id is None:
        sql, values = _of_channel(where, _FINISHED, _PERIOD, (span.begin, span.end))
        sql = sql.replace("{who}", _FINISHER if by_whom else "t.owner_id")
    else:
        mine = (span.begin, span.end, where.agent_id)
        sql, values = _of_channel(where, _FINISHED, f"{_PERIOD} AND {_FINISHER} = ?", mine)
        sql = sql.replace("{who}", str(int(where.agent_id)))
    return list(map(FinishedTask._make, database.rows(sql, values)))


def _stays(database: Database, where: StatisticsFilter, span: Span) -> list[Stay]:
    """The visits of tasks that anybody finished in a span."""
    sql, values = _of_channel(where, _STAYS, _PERIOD, (span.begin, span.end))
    return cast("list[Stay]", database.rows(sql, values))


def _unfinished(database: Database, where: StatisticsFilter) -> list[_Open]:
    mine = "" if where.agent_id is None else " AND t.owner_id = ?"
    owner = () if where.agent_id is None else (where.agent_id,)
    sql, values = _of_channel(where, _OPEN, f"t.outcome IS NULL{mine}", owner)
    return [_Open(*row) for row in database.rows(sql, values)]


def _unfinished_at(database: Database, where: StatisticsFilter, moment: Moment) -> int:
    """How many tasks were in progress at a moment, of those who finished them since or own them now."""
    if where.agent_id is None and where.channel is None:
        return int(database.value(f"SELECT count(*) FROM ({_THEN}) AS x", (moment,) * 3))
    whose, person = "1 = 1", list[Any]()
    if where.agent_id is not None:
        whose, person = f"CASE WHEN t.outcome IS NULL THEN t.owner_id ELSE {_FINISHER} END = ?", [where.agent_id]
    sql, values = _of_channel(
        where, f"SELECT count(*) FROM ({_THEN}) AS x JOIN task t ON t.id = x.task_id", whose, person
    )
    return int(database.value(sql, (*(moment,) * 3, *values)))


def _long_stays(database: Database, unfinished: Sequence[_Open], stages: Sequence[StageId], now: Moment) -> LongStays:
    pasts = stage_past.pasts(database, stages, now)
    found = _long(unfinished, pasts, now)
    very_long = sum(
        ageing.age(Micros(now - task.entered_at), pasts[task.stage_id]) is ageing.Age.VERY_LONG for task in found
    )
    found.sort(key=lambda task: (task.entered_at, task.task_id))
    shown = reads.tasks(database, [task.task_id for task in found[:LONG_STAYS_SHOWN]])
    return LongStays(len(found) - very_long, very_long, shown, pasts)


def _long(unfinished: Sequence[_Open], pasts: Any, now: Moment) -> list[_Open]:
    """Those that stand in their stage for long."""
    since = {stage_id: now - ageing.measure(past).long for stage_id, past in pasts.items()}
    return [task for task in unfinished if task.entered_at <= since.get(task.stage_id, -1)]

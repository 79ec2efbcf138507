"""How statistics count: days of the site, periods that can be compared, the middle and the high end of lengths.

A finished task counts once, at its last finish, for the person who finished it; what was finished and reopened is in
progress again and counts there (rules 14 and 15). Time in a stage is that of all its visits together (rule 13).
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta, tzinfo

from taskflow_desktop.domain.ids import AgentId, StageId, TaskId
from taskflow_desktop.domain.moment import Micros, Moment, from_datetime, to_datetime
from taskflow_desktop.domain.statistics import (
    AgentFigures,
    Calendar,
    DayFigures,
    FinishedTask,
    Period,
    Span,
    StageFigures,
    Stay,
    Totals,
)
from taskflow_desktop.rules import limits

_DAYS = {Period.TODAY: 1, Period.DAYS_7: 7, Period.DAYS_14: 14, Period.DAYS_30: 30, Period.DAYS_90: 90}


def day_begins(day: date, zone: tzinfo) -> Moment:
    """Return when a day begins in `zone`; where its midnight is left out, that is the moment of the leap."""
    return _moment(datetime.combine(day, time()), zone)


def calendar(period: Period, now: Moment, zone: tzinfo) -> Calendar:
    """Return what a period is at `now`, and what it is compared with.

    A period that is not over is compared with as much of the one before: up to the same time of day.
    """
    local = to_datetime(now, zone).replace(tzinfo=None)
    today = local.date()
    if period is Period.LAST_MONTH:
        last = _month_before(today.replace(day=1))
        first, until, past_first, past_until = last, today.replace(day=1), _month_before(last), last
        end, past_end = day_begins(until, zone), day_begins(past_until, zone)
    elif period is Period.THIS_MONTH:
        first, until = today.replace(day=1), today + timedelta(days=1)
        past_first = _month_before(first)
        same = datetime.combine(past_first + timedelta(days=today.day - 1), local.time())
        end, past_end = Moment(now + 1), _moment(same, zone)
    else:
        days = timedelta(days=_DAYS[period])
        first, until = today - days + timedelta(days=1), today + timedelta(days=1)
        past_first = first - days
        end, past_end = Moment(now + 1), _moment(local - days, zone)
    span = Span(day_begins(first, zone), end)
    before = Span(day_begins(past_first, zone), min(past_end, span.begin))
    days_of = tuple(first + timedelta(days=n) for n in range((until - first).days))
    return Calendar(span, before, days_of, tuple(day_begins(day, zone) for day in days_of), zone)


def _month_before(first: date) -> date:
    """The first day of the month before the one that `first` begins."""
    return (first - timedelta(days=1)).replace(day=1)


def _moment(local: datetime, zone: tzinfo) -> Moment:
    return from_datetime(local.replace(tzinfo=zone))


def median(ordered: Sequence[Micros]) -> Micros | None:
    """Return the length in the middle of ascending ones; of two what lies between them. None without any."""
    if not ordered:
        return None
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return Micros((ordered[half - 1] + ordered[half]) // 2)


def high(ordered: Sequence[Micros]) -> Micros:
    """Return within what limits.STATISTICS_PERCENT per cent of ascending lengths (one at least) are: nearest rank."""
    return ordered[-(-limits.STATISTICS_PERCENT * len(ordered) // 100) - 1]


def enough(totals: Totals) -> bool:
    """True if so much was finished that figures say something."""
    return totals.finished >= limits.STATISTICS_LEAST


def totals(tasks: Iterable[FinishedTask]) -> Totals:
    """Return finished tasks in short."""
    found = list(tasks)
    return Totals(len(found), sum(task.success for task in found), median(sorted([task.elapsed for task in found])))


def within(tasks: Iterable[FinishedTask], span: Span) -> list[FinishedTask]:
    """Return those finished in `span`."""
    return [task for task in tasks if span.begin <= task.at < span.end]


def per_day(tasks: Iterable[FinishedTask], days: Calendar) -> tuple[DayFigures, ...]:
    """Return what was finished on each day of a calendar; what lies outside of it counts nowhere."""
    counts = [[0, 0] for _ in days.days]
    for task in within(tasks, days.span):
        counts[bisect_right(days.begins, task.at) - 1][0 if task.success else 1] += 1
    return tuple(DayFigures(day, *each) for day, each in zip(days.days, counts, strict=True))


def per_agent(tasks: Iterable[FinishedTask]) -> tuple[AgentFigures, ...]:
    """Return what each person finished: who finished most first, then by id."""
    by_agent: defaultdict[AgentId, list[FinishedTask]] = defaultdict(list)
    for task in tasks:
        by_agent[task.agent_id].append(task)
    found = [AgentFigures(agent_id, totals(each)) for agent_id, each in by_agent.items()]
    return tuple(sorted(found, key=lambda figures: (-figures.totals.finished, figures.agent_id)))


def per_stage(
    stays: Iterable[Stay], success: Mapping[TaskId, bool], order: Sequence[StageId]
) -> tuple[StageFigures, ...]:
    """Return how long tasks were in each stage that any came through, in this order.

    Visits of a task to one stage add up. Tasks that are not in `success`, and stages not in `order`, are left out.
    """
    by_stage: defaultdict[StageId, dict[TaskId, Micros]] = defaultdict(dict)
    for task_id, stage_id, length in stays:
        if task_id in success:
            tasks = by_stage[stage_id]
            tasks[task_id] = Micros(tasks[task_id] + length) if task_id in tasks else length
    return tuple(_stage(stage_id, by_stage[stage_id], success) for stage_id in order if stage_id in by_stage)


def _stage(stage_id: StageId, tasks: Mapping[TaskId, Micros], success: Mapping[TaskId, bool]) -> StageFigures:
    ordered = sorted(tasks.values())
    ended_well = sum([success[task_id] for task_id in tasks])
    return StageFigures(stage_id, len(ordered), ended_well, median(ordered) or Micros(0), high(ordered))

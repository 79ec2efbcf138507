"""Statistics: periods in every time zone, and counts that add up whatever was finished when."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.domain.ids import AgentId, StageId, TaskId
from taskflow_desktop.domain.moment import DAY, HOUR, Micros, Moment, from_datetime, to_datetime
from taskflow_desktop.domain.statistics import FinishedTask, Period
from taskflow_desktop.rules import statistics

SEOUL = ZoneInfo("Asia/Seoul")
ZONES = ("Asia/Seoul", "America/New_York", "America/Sao_Paulo", "Asia/Beirut", "Australia/Lord_Howe", "UTC")
moments = st.integers(
    from_datetime(datetime(2015, 1, 1, tzinfo=SEOUL)), from_datetime(datetime(2030, 1, 1, tzinfo=SEOUL))
)


def _at(text: str, zone: ZoneInfo = SEOUL) -> Moment:
    return from_datetime(datetime.fromisoformat(text).replace(tzinfo=zone))


@given(moments, st.sampled_from(Period), st.sampled_from(ZONES))
def test_a_period_is_whole_days_and_the_one_before_ends_where_it_begins(at: int, period: Period, name: str) -> None:
    now, zone = Moment(at), ZoneInfo(name)
    found = statistics.calendar(period, now, zone)
    assert found.before.begin <= found.before.end <= found.span.begin < found.span.end
    assert found.begins[0] == found.span.begin
    assert list(found.begins) == sorted(set(found.begins))
    assert [to_datetime(Moment(begin + 2 * HOUR), zone).date() for begin in found.begins] == list(found.days)
    assert list(found.days) == [found.days[0] + timedelta(days=n) for n in range(len(found.days))]
    if period is Period.LAST_MONTH:
        assert to_datetime(found.span.end, zone).day == 1
        assert found.before.end == found.span.begin
    else:
        assert found.span.end == now + 1
        assert found.days[-1] == to_datetime(now, zone).date()


@pytest.mark.parametrize(
    ("period", "now", "begin", "past_begin", "past_end"),
    [
        (Period.TODAY, "2026-06-09 14:32", "2026-06-09", "2026-06-08", "2026-06-08 14:32"),
        (Period.DAYS_14, "2026-06-09 14:32", "2026-05-27", "2026-05-13", "2026-05-26 14:32"),
        (Period.THIS_MONTH, "2026-06-09 14:32", "2026-06-01", "2026-05-01", "2026-05-09 14:32"),
        (Period.THIS_MONTH, "2026-03-31 09:00", "2026-03-01", "2026-02-01", "2026-03-01"),
        (Period.LAST_MONTH, "2026-01-05 09:00", "2025-12-01", "2025-11-01", "2025-12-01"),
    ],
)
def test_what_is_compared_with_what(period: Period, now: str, begin: str, past_begin: str, past_end: str) -> None:
    found = statistics.calendar(period, _at(now), SEOUL)
    assert (found.span.begin, found.before.begin, found.before.end) == (_at(begin), _at(past_begin), _at(past_end))


def test_a_day_without_midnight_begins_at_the_leap() -> None:
    """In Beirut the 26th of March 2028 begins at one o'clock; the day before has 24 hours, this one 23."""
    zone = ZoneInfo("Asia/Beirut")
    begins = [statistics.day_begins(date(2028, 3, day), zone) for day in (25, 26, 27)]
    assert [end - start for start, end in pairwise(begins)] == [DAY, DAY - HOUR]


finished = st.builds(
    FinishedTask,
    st.integers(1, 999).map(TaskId),
    st.integers(_at("2026-05-01"), _at("2026-06-20")).map(Moment),
    st.integers(0, 9 * DAY).map(Micros),
    st.booleans(),
    st.integers(1, 4).map(AgentId),
)


@given(st.lists(finished, max_size=24))
def test_days_and_people_add_up_to_the_total(tasks: list[FinishedTask]) -> None:
    calendar = statistics.calendar(Period.DAYS_14, _at("2026-06-09 14:32"), SEOUL)
    mine = statistics.within(tasks, calendar.span)
    whole = statistics.totals(mine)
    days = statistics.per_day(tasks, calendar)
    assert [figures.day for figures in days] == list(calendar.days)
    assert sum(figures.success for figures in days) == whole.success
    assert sum(figures.failure for figures in days) == whole.failure
    for figures in days:
        same = [task for task in mine if to_datetime(task.at, SEOUL).date() == figures.day]
        assert (figures.success, figures.failure) == (sum(t.success for t in same), sum(not t.success for t in same))
    people = statistics.per_agent(mine)
    assert sum(figures.totals.finished for figures in people) == whole.finished
    assert [figures.totals.finished for figures in people] == sorted(
        (figures.totals.finished for figures in people), reverse=True
    )


lengths = st.lists(st.integers(0, 90 * DAY).map(Micros), min_size=1, max_size=50)


@given(lengths)
def test_the_middle_and_the_high_end(found: list[Micros]) -> None:
    found.sort()
    middle, high = statistics.median(found), statistics.high(found)
    assert middle is not None
    assert min(found) <= middle <= high <= max(found) or len(found) < 3
    assert sum(length <= middle for length in found) * 2 >= len(found)
    assert sum(length >= middle for length in found) * 2 >= len(found)
    assert high in found
    assert sum(length <= high for length in found) * 10 >= 9 * len(found)
    assert sum(length < high for length in found) * 10 < 9 * len(found)


def test_nothing_has_no_middle_and_no_rate() -> None:
    nothing = statistics.totals([])
    assert (nothing.finished, nothing.median, nothing.rate, statistics.enough(nothing)) == (0, None, None, False)


def test_stages_stand_in_the_order_of_the_flow_and_visits_add_up() -> None:
    success = {TaskId(n): n % 2 == 0 for n in range(10)}
    stays = [(TaskId(n), StageId(2), Micros(n * HOUR)) for n in range(10)]
    stays += [(TaskId(4), StageId(1), Micros(HOUR)), (TaskId(4), StageId(9), Micros(HOUR))]
    stays += [(TaskId(4), StageId(1), Micros(2 * HOUR)), (TaskId(77), StageId(2), Micros(DAY))]
    first, second = statistics.per_stage(stays, success, [StageId(3), StageId(1), StageId(2)])
    assert (first.stage_id, first.tasks, first.median, first.high, first.rate) == (1, 1, 3 * HOUR, 3 * HOUR, 1.0)
    assert (second.stage_id, second.tasks, second.success, second.rate) == (2, 10, 5, 0.5)
    assert (second.median, second.high) == (HOUR * 9 // 2, 8 * HOUR)

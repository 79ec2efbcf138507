"""When a stay counts as long: by the stage's own past, and in hours while there is too little of one."""

import math

from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.domain.entities import NO_PAST, StagePast
from taskflow_desktop.domain.moment import DAY, HOUR, MINUTE, Micros, Moment
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.ageing import Age, age, measure, nearest_rank, past_begins, past_of

LENGTHS = st.lists(st.integers(0, 400 * DAY).map(Micros), max_size=200)


def minutes(*lengths: int) -> list[Micros]:
    return [Micros(length * MINUTE) for length in lengths]


@given(LENGTHS)
def test_the_percentile_is_the_least_length_that_most_visits_keep_to(lengths: list[Micros]) -> None:
    past = past_of(lengths)
    assert past.visits == len(lengths)
    if not lengths:
        assert past == NO_PAST
        return
    assert past.usual in lengths
    within = sum(length <= past.usual for length in lengths)
    assert within * 100 >= limits.AGE_PERCENT * len(lengths)
    below = sum(length < past.usual for length in lengths)
    assert below * 100 < limits.AGE_PERCENT * len(lengths)


@given(LENGTHS, st.randoms(use_true_random=False))
def test_the_order_of_the_visits_says_nothing(lengths: list[Micros], chance: object) -> None:
    shuffled = lengths.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert past_of(shuffled) == past_of(lengths)


@given(st.integers(1, 10**9))
def test_the_rank_is_rounded_up_and_lies_within(count: int) -> None:
    rank = nearest_rank(count)
    assert 1 <= rank <= count
    assert (rank - 1) * 100 < limits.AGE_PERCENT * count <= rank * 100


def test_the_rank_of_twenty_is_the_seventeenth() -> None:
    assert [nearest_rank(count) for count in (1, 2, 19, 20, 21, 100)] == [1, 2, 17, 17, 18, 85]
    assert nearest_rank(20) == math.ceil(0.85 * 20)


def test_nineteen_visits_are_no_past_yet_and_twenty_are() -> None:
    nineteen, twenty = past_of(minutes(*range(1, 20))), past_of(minutes(*range(1, 21)))
    assert measure(nineteen) == measure(NO_PAST)
    assert not measure(nineteen).own
    assert measure(twenty).own
    assert measure(twenty).long == 17 * MINUTE
    assert age(Micros(20 * HOUR), nineteen) is Age.FRESH
    assert age(Micros(20 * HOUR), twenty) is Age.LONG


def test_every_threshold_belongs_to_what_begins_there() -> None:
    past = StagePast(42, Micros(9 * HOUR))
    long, very_long = 9 * HOUR, 27 * HOUR
    ages = [age(Micros(stay), past) for stay in (0, long - 1, long, very_long - 1, very_long)]
    assert ages == [Age.FRESH, Age.FRESH, Age.LONG, Age.LONG, Age.VERY_LONG]
    hours = [age(Micros(stay), NO_PAST) for stay in (24 * HOUR - 1, 24 * HOUR, 72 * HOUR - 1, 72 * HOUR)]
    assert hours == [Age.FRESH, Age.LONG, Age.LONG, Age.VERY_LONG]


def test_a_quick_stage_alarms_after_a_day_at_the_earliest() -> None:
    assert measure(StagePast(42, Micros(10 * MINUTE))).very_long == limits.AGE_WARNING
    assert measure(StagePast(42, Micros(8 * HOUR))).very_long == limits.AGE_WARNING
    assert measure(StagePast(42, Micros(8 * HOUR + 1))).very_long == 24 * HOUR + 3


@given(LENGTHS, st.integers(0, 500 * DAY), st.integers(0, 500 * DAY))
def test_a_stay_never_grows_younger(lengths: list[Micros], stay: int, more: int) -> None:
    past, order = past_of(lengths), list(Age)
    assert order.index(age(Micros(stay), past)) <= order.index(age(Micros(stay + more), past))


@given(LENGTHS)
def test_a_stay_below_a_minute_is_never_long(lengths: list[Micros]) -> None:
    assert age(Micros(MINUTE - 1), past_of(lengths)) is Age.FRESH


def test_the_past_begins_ninety_days_ago() -> None:
    assert past_begins(Moment(100 * DAY)) == 10 * DAY

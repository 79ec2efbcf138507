"""Quiet hours over midnight, and times as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.rules.quiet_hours import MINUTES_A_DAY, QuietHours, minute_of, time_text, why_not_quiet

MINUTE = st.integers(0, MINUTES_A_DAY - 1)


@pytest.mark.parametrize(
    ("begin", "end", "quiet", "loud"),
    [
        ("22:00", "07:00", ("22:00", "23:59", "00:00", "06:59"), ("07:00", "21:59", "12:00")),
        ("12:00", "13:00", ("12:00", "12:59"), ("11:59", "13:00", "00:00")),
        ("00:00", "23:59", ("00:00", "23:58"), ("23:59",)),
    ],
)
def test_from_when_to_when(begin: str, end: str, quiet: tuple[str, ...], loud: tuple[str, ...]) -> None:
    hours = QuietHours(minute_of(begin) or 0, minute_of(end) or 0)
    assert all(hours.hold(minute_of(each) or 0) for each in quiet)
    assert not any(hours.hold(minute_of(each) or 0) for each in loud)


@given(MINUTE, MINUTE, MINUTE)
def test_either_now_or_in_the_rest_of_the_day(begin: int, end: int, now: int) -> None:
    hours, rest = QuietHours(begin, end), QuietHours(end, begin)
    if begin == end:
        assert not hours.hold(now)
        assert why_not_quiet(hours) is not None
    else:
        assert hours.hold(now) != rest.hold(now)
        assert why_not_quiet(hours) is None
        assert hours.hold(begin)
        assert not hours.hold(end)


@given(MINUTE)
def test_what_is_shown_can_be_typed(minute: int) -> None:
    assert minute_of(time_text(minute)) == minute


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        ("7", 420), (" 7:05 ", 425), ("07.30", 450), ("0730", 450), ("730", 450), ("２２：００", 1320), ("0", 0),
        ("24", None), ("24:00", None), ("12:60", None), ("7:5", None), ("", None), ("저녁", None), ("7:30:00", None),
        ("-1", None), ("٧", None), ("12345", None),
    ],
)  # fmt: skip
def test_what_people_type(typed: str, minute: int | None) -> None:
    assert minute_of(typed) == minute

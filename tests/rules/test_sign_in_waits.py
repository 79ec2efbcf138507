"""How long one waits after wrong passwords."""

from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.domain.moment import DAY, SECOND
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.sign_in import identifier_key, seconds_left, token_hash, wait_seconds, why_not_sign_in

NOW = 1_772_000_000_000_000


def test_the_waits_grow() -> None:
    assert [wait_seconds(n) for n in range(15)] == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


@given(st.integers(min_value=0, max_value=10**18), st.integers(min_value=-400 * DAY, max_value=400 * DAY))
def test_nobody_waits_longer_than_the_limit_whatever_the_clock_says(failures: int, passed: int) -> None:
    left = seconds_left(failures, NOW - passed, NOW)
    assert 0 <= left <= limits.SIGN_IN_WAIT_SECONDS
    assert (why_not_sign_in(failures, NOW - passed, NOW) is None) == (left == 0)


def test_the_last_part_of_a_second_is_waited_for() -> None:
    assert seconds_left(4, NOW, NOW) == 1
    assert seconds_left(4, NOW, NOW + SECOND - 1) == 1
    assert seconds_left(4, NOW, NOW + SECOND) == 0


@given(st.text())
def test_an_identifier_is_counted_by_a_short_text(text: str) -> None:
    key = identifier_key(text)
    assert len(key) <= limits.IDENTIFIER_CHARACTERS
    key.encode()
    assert "\x00" not in key


def test_a_token_is_kept_as_its_hash() -> None:
    assert len(token_hash("a")) == 64
    assert token_hash("a") != token_hash("b")

"""When a task has been in its stage for long: measured against the stage's own past, or in hours while that is short.

The past of a stage are its finished visits of the last limits.AGE_DAYS, of those the newest limits.AGE_VISITS_MAX;
revoked visits never were. With limits.AGE_VISITS_MIN of them, a stay is long from their limits.AGE_PERCENT percentile
on, and very long from limits.AGE_ALARM_TIMES times that, though never before limits.AGE_WARNING.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from taskflow_desktop.domain.entities import NO_PAST, StagePast
from taskflow_desktop.domain.moment import DAY, Micros, Moment
from taskflow_desktop.rules import limits


class Age(Enum):
    FRESH = "fresh"
    LONG = "long"
    VERY_LONG = "very_long"


@dataclass(frozen=True, slots=True)
class Measure:
    """From when on a stay is long and very long. `own`: by the stage's own past."""

    long: Micros
    very_long: Micros
    own: bool


def nearest_rank(count: int) -> int:
    """Return the place, from 1, of the percentile among `count` lengths in ascending order: the rank rounded up."""
    return -(-limits.AGE_PERCENT * count // 100)


def past_of(lengths: Sequence[Micros]) -> StagePast:
    """Return what finished visits of these lengths, in any order, tell of their stage."""
    if not lengths:
        return NO_PAST
    return StagePast(len(lengths), sorted(lengths)[nearest_rank(len(lengths)) - 1])


def past_begins(now: Moment) -> Moment:
    """Return the moment from which on a visit must have ended to be of the past that counts, that moment included."""
    return Moment(now - limits.AGE_DAYS * DAY)


def measure(past: StagePast) -> Measure:
    """Return what a stay in a stage with this past is measured by."""
    if past.visits < limits.AGE_VISITS_MIN:
        return Measure(limits.AGE_WARNING, limits.AGE_ALARM, own=False)
    long = max(past.usual, limits.AGE_LEAST)
    return Measure(Micros(long), Micros(max(long * limits.AGE_ALARM_TIMES, limits.AGE_WARNING)), own=True)


def age(stay: Micros, past: StagePast) -> Age:
    """Return how old a stay of this length counts; each threshold belongs to what begins there."""
    by = measure(past)
    if stay >= by.very_long:
        return Age.VERY_LONG
    return Age.LONG if stay >= by.long else Age.FRESH

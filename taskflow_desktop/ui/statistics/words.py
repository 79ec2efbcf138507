"""What statistics say: periods, shares, and how figures differ from those of the period before."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale

from taskflow_desktop.domain.moment import Micros
from taskflow_desktop.domain.statistics import Calendar, Period, Statistics, Totals
from taskflow_desktop.rules import statistics as counting
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.text import fill, translate

_DAYS: Final = {Period.DAYS_7: 7, Period.DAYS_14: 14, Period.DAYS_30: 30, Period.DAYS_90: 90}


@dataclass(frozen=True, slots=True)
class Change:
    """One line under a figure: an icon, words, and the tone they are in."""

    text: str
    icon: str = ""
    tone: str = "text.2"


def period_word(period: Period) -> str:
    """Return the name of a period."""
    if period in _DAYS:
        return fill(translate("Statistics", "Last {n} days"), n=_DAYS[period])
    return {
        Period.TODAY: translate("Statistics", "Today"),
        Period.THIS_MONTH: translate("Statistics", "This month"),
        Period.LAST_MONTH: translate("Statistics", "Last month"),
    }[period]


def compared_word(period: Period) -> str:
    """Return what a period is compared with, in words."""
    if period in _DAYS:
        return fill(translate("Statistics", "Compared with the {n} days before"), n=_DAYS[period])
    return {
        Period.TODAY: translate("Statistics", "Compared with yesterday up to this time"),
        Period.THIS_MONTH: translate("Statistics", "Compared with last month up to this day"),
        Period.LAST_MONTH: translate("Statistics", "Compared with the month before"),
    }[period]


def days_word(calendar: Calendar) -> str:
    """Return from which day to which a calendar goes, "5.27–6.9"."""
    first, last = calendar.days[0], calendar.days[-1]
    if first == last:
        return day_word(first)
    return fill(translate("Statistics", "{first}–{last}"), first=day_word(first), last=day_word(last))


def _q(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def day_word(day: date) -> str:
    """Return a day in short, "6.9"."""
    return QLocale().toString(_q(day), translate("Time", "MMM d"))


def weekday_word(day: date) -> str:
    """Return the weekday in short."""
    return QLocale().toString(_q(day), "ddd")


def whole_day_word(day: date) -> str:
    """Return a day with its weekday, "Tuesday, June 9"."""
    return QLocale().toString(_q(day), translate("Statistics", "dddd, MMMM d"))


def share(value: float | None) -> str:
    """Return a share of 0 to 1 in per cent, "88.7%"; a dash for none."""
    return "–" if value is None else f"{QLocale().toString(value * 100, 'f', 1)}%"


def tasks_word(n: int) -> str:
    """Return a number of tasks, "142 tasks"."""
    return translate("Statistics", "%n task(s)", None, n)


def _too_few() -> Change:
    return Change(translate("Statistics", "Too little before to compare"), tone="text.3")


def _same() -> Change:
    return Change(translate("Statistics", "As before"), "minus")


def median_change(now: Micros | None, before: Totals) -> Change:
    """Return how the time to finish differs: shorter is better."""
    if now is None or not before.median or not counting.enough(before):
        return _too_few()
    by = round((now - before.median) / before.median * 100)
    if by < 0:
        return Change(fill(translate("Statistics", "{n}% shorter"), n=count(-by)), "trending-down", "ok")
    if by > 0:
        return Change(fill(translate("Statistics", "{n}% longer"), n=count(by)), "trending-up", "bad")
    return _same()


def finished_change(now: Totals, before: Totals) -> Change:
    """Return how many more or fewer were finished. Fewer is no fault: perhaps less was asked for."""
    if not counting.enough(before):
        return _too_few()
    by = round((now.finished - before.finished) / before.finished * 100)
    if by > 0:
        return Change(fill(translate("Statistics", "{n}% more"), n=count(by)), "trending-up", "ok")
    if by < 0:
        return Change(fill(translate("Statistics", "{n}% fewer"), n=count(-by)), "trending-down")
    return _same()


def rate_change(now: Totals, before: Totals) -> Change:
    """Return how the share of successes differs, in points."""
    if now.rate is None or before.rate is None or not counting.enough(before):
        return _too_few()
    by = round((now.rate - before.rate) * 100, 1)
    points = QLocale().toString(abs(by), "f", 1)
    if by > 0:
        return Change(fill(translate("Statistics", "Up {n} points"), n=points), "trending-up", "ok")
    if by < 0:
        return Change(fill(translate("Statistics", "Down {n} points"), n=points), "trending-down", "bad")
    return _same()


def in_progress_change(found: Statistics) -> Change:
    """Return how many more or fewer are in progress than when the period began."""
    by = found.in_progress - found.in_progress_before
    if by > 0:
        return Change(fill(translate("Statistics", "{n} more than at its start"), n=count(by)), "trending-up")
    if by < 0:
        return Change(fill(translate("Statistics", "{n} fewer than at its start"), n=count(-by)), "trending-down")
    return Change(translate("Statistics", "As many as at its start"), "minus")


def long_change(found: Statistics) -> Change:
    """Return how serious the long stays are."""
    long = found.long
    if long.very_long:
        words = translate("Statistics", "{bad} very long · {warn} long")
        return Change(fill(words, bad=count(long.very_long), warn=count(long.long)), "triangle-alert", "bad")
    if long.long:
        return Change(fill(translate("Statistics", "{warn} long"), warn=count(long.long)), "hourglass", "warn")
    return Change(translate("Statistics", "All move on in time"), "circle-check", "ok")

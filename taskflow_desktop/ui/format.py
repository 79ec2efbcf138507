"""Times, lengths of time and sizes as people read them, in the language in force (ui-spec 6.9)."""

from datetime import datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime, QTimeZone
from PySide6.QtGui import QFontMetrics

from taskflow_desktop.domain.moment import Micros, Moment, to_datetime
from taskflow_desktop.ui.text import fill, translate

_KIB = 1024
_MIB = 1024 * 1024


@lru_cache(maxsize=1)
def local_zone() -> tzinfo:
    """Return the time zone of this computer."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        fixed = datetime.now().astimezone().tzinfo
        assert fixed is not None  # noqa: S101 - astimezone always gives one
        return fixed


def duration(length: Micros) -> str:
    """Return a length of time in at most two units: "just now" below a minute, "34m", "2h 41m", "1d 2h"."""
    minutes = max(0, length) // 60_000_000
    if minutes == 0:
        return translate("Time", "just now")
    hours, minutes = divmod(minutes, 60)
    if hours == 0:
        return fill(translate("Time", "{minutes}m"), minutes=minutes)
    days, hours = divmod(hours, 24)
    if days == 0 and minutes == 0:
        return fill(translate("Time", "{hours}h"), hours=hours)
    if days == 0:
        return fill(translate("Time", "{hours}h {minutes}m"), hours=hours, minutes=minutes)
    if hours == 0:
        return fill(translate("Time", "{days}d"), days=days)
    return fill(translate("Time", "{days}d {hours}h"), days=days, hours=hours)


def stay(length: Micros) -> str:
    """Return how long a stay lasted: like `duration`, but below a minute "under 1m"."""
    return duration(length) if length >= 60_000_000 else translate("Time", "under 1m")


def clock_time(moment: Moment, zone: tzinfo) -> str:
    """Return the time of day, "2:28 PM"."""
    when = to_datetime(moment, zone)
    return QLocale().toString(QTime(when.hour, when.minute), translate("Time", "h:mm AP"))


def widest_clock_time(metrics: QFontMetrics) -> int:
    """Return how wide a time of day can be, in px."""
    words = translate("Time", "h:mm AP")
    return max(metrics.horizontalAdvance(QLocale().toString(QTime(hour, 0), words)) for hour in (10, 22))


def short_date(moment: Moment, now: Moment, zone: tzinfo) -> str:
    """Return the day without its weekday, "6.9"; with the year if it is not this one."""
    when, today = to_datetime(moment, zone), to_datetime(now, zone)
    day = QDate(when.year, when.month, when.day)
    if when.year == today.year:
        return QLocale().toString(day, translate("Time", "MMM d"))
    return QLocale().toString(day, translate("Time", "MMM d, yyyy"))


def month_day(moment: Moment, zone: tzinfo) -> str:
    """Return the day without its year in words, "April 12": for what stands under its year."""
    when = to_datetime(moment, zone)
    return QLocale().toString(QDate(when.year, when.month, when.day), translate("Time", "MMMM d"))


def list_time(moment: Moment, now: Moment, zone: tzinfo) -> str:
    """Return the time for a row of a list: the clock today, the date on other days."""
    if to_datetime(moment, zone).date() == to_datetime(now, zone).date():
        return clock_time(moment, zone)
    return short_date(moment, now, zone)


def date_and_time(moment: Moment, now: Moment, zone: tzinfo) -> str:
    """Return the short date with the clock, "Jun 9 11:05 AM"."""
    return f"{short_date(moment, now, zone)} {clock_time(moment, zone)}"


def day_and_time(moment: Moment, now: Moment, zone: tzinfo) -> str:
    """Return the day in words with the clock, "June 9 11:05 AM"; of another year as `date_and_time`."""
    if to_datetime(moment, zone).year != to_datetime(now, zone).year:
        return date_and_time(moment, now, zone)
    return f"{month_day(moment, zone)} {clock_time(moment, zone)}"


def exact_time(moment: Moment, zone: tzinfo) -> str:
    """Return day and time to the second, for tooltips."""
    when = to_datetime(moment, zone)
    both = QDateTime(QDate(when.year, when.month, when.day), QTime(when.hour, when.minute, when.second))
    return QLocale().toString(both, translate("Time", "MMM d, yyyy h:mm:ss AP"))


def day_heading(moment: Moment, zone: tzinfo) -> str:
    """Return a whole day with its weekday, "Tuesday, June 9, 2026"."""
    when = to_datetime(moment, zone)
    return QLocale().toString(QDate(when.year, when.month, when.day), translate("Time", "dddd, MMMM d, yyyy"))


def same_day(first: Moment, second: Moment, zone: tzinfo) -> bool:
    """True if both moments fall on one day of `zone`."""
    return to_datetime(first, zone).date() == to_datetime(second, zone).date()


def size(amount: int, limit: int | None = None) -> str:
    """Return a size in bytes, "812KB", "2.4MB"; over `limit` with enough digits to tell it from the limit."""
    if amount < _KIB:
        return f"{amount}B"
    if amount < _MIB:
        return f"{round(amount / _KIB)}KB" if round(amount / _KIB) < _KIB else "1MB"
    for digits in (1, 2, 3, 4, 6):
        shown = _trimmed(amount / _MIB, digits)
        if limit is None or amount <= limit or shown != _trimmed(limit / _MIB, digits):
            return f"{shown}MB"
    return f"{count(amount)}B"


def progress(done: int, total: int) -> str:
    """Return how far `total` bytes have come, in one unit: "3.5 / 5.6MB", "120 / 812KB"."""
    unit = _MIB if total >= _MIB else _KIB if total >= _KIB else 1
    digits = 1 if unit == _MIB else 0
    return f"{_trimmed(done / unit, digits) if digits else round(done / unit)} / {size(total)}"


def _trimmed(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".")


def count(number: int) -> str:
    """Return a number with the separators of the language, "12,345"."""
    return QLocale().toString(number)

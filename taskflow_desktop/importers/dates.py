"""Dates as people and programs write them, to `Moment`s."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from taskflow_desktop.domain.moment import Moment, from_datetime
from taskflow_desktop.importers.korean import AFTERNOON, FORENOON, WRITTEN_MOMENT

KST = timezone(timedelta(hours=9), "KST")
"""Where a file names no zone, its times are Korean."""

FIRST_YEAR, LAST_YEAR = 1970, 2199

_SERIAL = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)
_SERIAL_ZERO = datetime(1899, 12, 30, tzinfo=UTC)
_ZERO = re.compile(r"0000[-/.]00[-/.]00(?:[T ]00:00(?::00)?)?", re.ASCII)
_WRITTEN = re.compile(WRITTEN_MOMENT, re.VERBOSE | re.ASCII)


def parse_moment(text: str, zone: tzinfo = KST) -> Moment:
    """Return the instant of ISO 8601, `2026. 6. 9. 오전 11:02` and its like, or an Excel serial day number.

    `zone` is taken where the text names none. Raises ValueError for anything else, and for years outside 1970..2199.
    """
    text = text.strip()
    if text[4:5].isdigit() and _SERIAL.fullmatch(text):
        when = _serial(float(text))
    else:
        try:
            when = datetime.fromisoformat(text)
        except ValueError:
            when = _written(text)
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        raise ValueError("year out of range")
    if when.tzinfo is None:
        when = when.replace(tzinfo=zone)
    moment = from_datetime(when)
    if moment < 0:
        raise ValueError("before 1970")
    return moment


def optional_moment(text: str, zone: tzinfo = KST) -> Moment | None:
    """Like `parse_moment`; blank and `0000-00-00 00:00:00` are no time (None)."""
    if not text or text.isspace() or _ZERO.fullmatch(text.strip()):
        return None
    return parse_moment(text, zone)


def _serial(days: float) -> datetime:
    return (_SERIAL_ZERO + timedelta(seconds=round(days * 86_400))).replace(tzinfo=None)


def _written(text: str) -> datetime:
    match = _WRITTEN.fullmatch(text)
    if match is None:
        raise ValueError("not a date")
    year, month, day, hour, minute, second = (
        int(match[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")
    )
    half = (match["half"] or match["tail"] or "").lower()
    if half in {AFTERNOON, "pm"} and hour < 12:
        hour += 12
    elif half in {FORENOON, "am"} and hour == 12:
        hour = 0
    return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001  # the caller knows the zone

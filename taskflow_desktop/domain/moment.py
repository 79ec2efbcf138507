"""Time as the database keeps it: whole microseconds since 1970-01-01T00:00:00Z, from the database's clock."""

from datetime import UTC, datetime, timedelta, tzinfo
from typing import NewType

Moment = NewType("Moment", int)
"""An instant, in microseconds since the Unix epoch, UTC."""

Micros = NewType("Micros", int)
"""A length of time in microseconds."""

SECOND = Micros(1_000_000)
MINUTE = Micros(60 * SECOND)
HOUR = Micros(60 * MINUTE)
DAY = Micros(24 * HOUR)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def from_datetime(when: datetime) -> Moment:
    """Return the moment of an aware datetime. A naive one raises ValueError: it names no instant."""
    if when.tzinfo is None:
        raise ValueError("a datetime without a time zone names no instant")
    since = when - _EPOCH
    return Moment((since.days * 86_400 + since.seconds) * SECOND + since.microseconds)


def to_datetime(moment: Moment, zone: tzinfo = UTC) -> datetime:
    """Return `moment` as an aware datetime in `zone`."""
    return (_EPOCH + timedelta(microseconds=moment)).astimezone(zone)

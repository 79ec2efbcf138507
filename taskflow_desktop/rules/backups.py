"""How backups are named and which of the daily ones stay. Only what carries such a name is ever removed."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from taskflow_desktop.domain.backups import BackupKind
from taskflow_desktop.rules import limits

ENDING = ".tfbackup"
_YEARS_SHOWN = 9000
_NAME = re.compile(
    r"(?P<stem>.+)-(?P<day>\d{4}-\d{2}-\d{2})-(?P<time>\d{4})(?:-(?P<kind>daily|before-restore))?(?:_\d+)?\.tfbackup",
    re.ASCII,
)


class Named(NamedTuple):
    """What the name of a backup says. `made` is the wall clock of the site."""

    stem: str
    made: datetime
    kind: BackupKind


def backup_name(stem: str, made: datetime, kind: BackupKind, number: int = 1) -> str:
    """The name of a backup of the database file `stem`; a second one of the same minute has `number` 2."""
    words = f"-{kind.value}" if kind.value else ""
    again = f"_{number}" if number > 1 else ""
    return f"{stem}-{made:%Y-%m-%d-%H%M}{words}{again}{ENDING}"


def read_name(name: str) -> Named | None:
    """What a file's name says, or None if it is not one that this program gives."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        made = datetime.strptime(f"{match['day']} {match['time']}", "%Y-%m-%d %H%M")  # noqa: DTZ007 - the site's
    except ValueError:
        return None
    if not 1970 < made.year < _YEARS_SHOWN:  # in any time zone
        return None
    return Named(match["stem"], made, BackupKind(match["kind"] or ""))


def kept(days: Iterable[date], today: date) -> frozenset[date]:
    """The days whose daily backup stays: the newest 7, and of the weeks before them the newest day of each of 4.

    Days on which none was made do not count, so that a long holiday costs none; days after `today`, made while a
    clock was wrong, stay and do not count either.
    """
    newest = sorted(set(days), reverse=True)
    ahead = [day for day in newest if day > today]
    past = newest[len(ahead) :]
    weekly: dict[tuple[int, int], date] = {}
    for day in past[limits.BACKUPS_DAILY :]:
        weekly.setdefault(day.isocalendar()[:2], day)
    return frozenset((*ahead, *past[: limits.BACKUPS_DAILY], *list(weekly.values())[: limits.BACKUPS_WEEKLY]))

"""Where the site is: the time zone its days and years are reckoned in."""

from zoneinfo import ZoneInfo

from taskflow_desktop.rules import limits
from taskflow_desktop.storage.database import Database


def site_zone(database: Database) -> ZoneInfo:
    """The time zone of the site."""
    return ZoneInfo(database.value("SELECT value FROM setting WHERE key = 'time_zone'") or limits.DEFAULT_TIME_ZONE)

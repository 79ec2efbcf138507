"""How backups are named, and which daily ones stay. Names hold the wall clock of the site, which has no zone in it."""

# ruff: noqa: DTZ001

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.domain.backups import BackupKind
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.backups import backup_name, kept, read_name

TODAY = date(2026, 11, 28)
NAMED = [kind for kind in BackupKind if kind is not BackupKind.ELSEWHERE]


@given(
    st.text(min_size=1, max_size=30).filter(lambda text: text.isprintable()),
    st.datetimes(datetime(1971, 1, 1), datetime(8999, 12, 31)),
    st.sampled_from(NAMED),
    st.integers(1, 40),
)
def test_what_a_name_says_is_what_was_put_into_it(stem: str, made: datetime, kind: BackupKind, number: int) -> None:
    named = read_name(backup_name(stem, made, kind, number))
    assert named == (stem, made.replace(second=0, microsecond=0), kind)


def test_a_name_in_words() -> None:
    made = datetime(2026, 11, 28, 14, 5)
    assert backup_name("taskflow", made, BackupKind.MANUAL) == "taskflow-2026-11-28-1405.tfbackup"
    assert backup_name("taskflow", made, BackupKind.DAILY, 2) == "taskflow-2026-11-28-1405-daily_2.tfbackup"


@pytest.mark.parametrize(
    "name",
    [
        "taskflow.sqlite3", "taskflow-2026-11-28.tfbackup", "taskflow-2026-13-28-1405.tfbackup", "-.tfbackup",
        "taskflow-2026-11-28-2560.tfbackup", "taskflow-2026-11-28-1405-weekly.tfbackup",
        "taskflow-2026-11-28-1405.tfbackup.part", "taskflow-2026-11-28-1405-daily.tfbackup.zip",
        "taskflow-२०२६-११-२८-१४०५.tfbackup",
    ],
)  # fmt: skip
def test_names_of_others_are_none(name: str) -> None:
    assert read_name(name) is None


def test_seven_days_and_four_weeks_before_them() -> None:
    """After half a year of daily backups: the last 7 days, then the Sundays of the weeks before."""
    stay: set[date] = set()
    for n in range(180):
        today = TODAY - timedelta(179 - n)
        stay = set(kept(stay | {today}, today))
    days = [TODAY - timedelta(n) for n in range(limits.BACKUPS_DAILY)]
    weeks = sorted(stay - set(days), reverse=True)
    assert set(days) <= stay
    assert len(weeks) == limits.BACKUPS_WEEKLY
    assert all(day.weekday() == 6 for day in weeks[1:])
    assert min(stay) > TODAY - timedelta(7 + 5 * 7)


@given(st.sets(st.dates(TODAY - timedelta(400), TODAY + timedelta(400)), max_size=80))
def test_what_stays(days: set[date]) -> None:
    stay = kept(days, TODAY)
    past = sorted((day for day in days if day <= TODAY), reverse=True)
    assert stay <= days
    assert set(past[: limits.BACKUPS_DAILY]) <= stay
    assert {day for day in days if day > TODAY} <= stay
    older = [day for day in stay if day in past[limits.BACKUPS_DAILY :]]
    assert len(older) <= limits.BACKUPS_WEEKLY
    assert len({day.isocalendar()[:2] for day in older}) == len(older)
    assert kept(stay, TODAY) >= {*past[: limits.BACKUPS_DAILY]}

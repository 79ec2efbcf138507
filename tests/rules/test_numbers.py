"""Task numbers: the same by Python and by both engines, rising without a gap, in the site's year."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.domain.moment import HOUR, from_datetime
from taskflow_desktop.rules.numbers import NUMBERS_PER_YEAR, PER_BLOCK, number_sql, task_number
from tests.support.site import Site, insert, populate

SEOUL = ZoneInfo("Asia/Seoul")


@pytest.mark.parametrize(
    ("count", "number"),
    [
        (1, "TK-2026-A0001"),
        (42, "TK-2026-A0042"),
        (9999, "TK-2026-A9999"),
        (10_000, "TK-2026-B0001"),
        (26 * 9999, "TK-2026-Z9999"),
        (26 * 9999 + 1, "TK-2026-AA0001"),
        (27 * 9999, "TK-2026-AA9999"),
        (27 * 9999 + 1, "TK-2026-AB0001"),
        (52 * 9999, "TK-2026-AZ9999"),
        (52 * 9999 + 1, "TK-2026-BA0001"),
        (NUMBERS_PER_YEAR, "TK-2026-ZZ9999"),
    ],
)
def test_turns(count: int, number: str) -> None:
    """Each turn of the letters."""
    assert task_number(2026, count) == number


@pytest.mark.parametrize("count", [0, -1, NUMBERS_PER_YEAR + 1])
def test_no_such_number(count: int) -> None:
    """Counts start at 1 and end with ZZ9999."""
    with pytest.raises(ValueError, match="no number"):
        task_number(2026, count)


@given(st.integers(1, NUMBERS_PER_YEAR - 1))
def test_no_number_twice(count: int) -> None:
    """The next number is longer, or as long and greater."""
    first, second = task_number(2026, count), task_number(2026, count + 1)
    assert (len(first), first) < (len(second), second)


COUNTS = sorted(
    {
        near
        for block in range(NUMBERS_PER_YEAR // PER_BLOCK + 1)
        for near in range(block * PER_BLOCK - 1, block * PER_BLOCK + 3)
        if 1 <= near <= NUMBERS_PER_YEAR
    }
    | set(range(1, NUMBERS_PER_YEAR, 1777))
)


def test_sql_counts_alike(site: Site) -> None:
    """The engine's expression gives what `task_number` gives, at every turn and in between."""
    assert len(COUNTS) > 6000
    for start in range(0, len(COUNTS), 500):
        some = COUNTS[start : start + 500]
        values = ", ".join(f"({count})" for count in some)
        query = f"WITH c (n) AS (VALUES {values}) SELECT n, {number_sql('2026', 'n')} FROM c ORDER BY n"
        assert site.database.rows(query) == [(count, task_number(2026, count)) for count in some]


@pytest.mark.parametrize(
    ("given_already", "numbers"),
    [
        (9998, ["A9999", "B0001", "B0002"]),
        (26 * 9999 - 1, ["Z9999", "AA0001", "AA0002"]),
        (52 * 9999 - 1, ["AZ9999", "BA0001", "BA0002"]),
    ],
)
def test_turns_in_the_database(site: Site, given_already: int, numbers: list[str]) -> None:
    """Tasks created at a turn get the numbers of the turn."""
    world = populate(site)
    site.become(0)
    if site.engine == "sqlite":
        site.database.run("DROP TRIGGER guard_number_counter_update")
    else:
        site.database.run("ALTER TABLE number_counter DISABLE TRIGGER guard_number_counter_update")
    site.database.run("UPDATE number_counter SET value = ?", (given_already,))
    site.do(world.main, *(world.new_task(world.main) for _ in range(3)))
    found = site.database.rows("SELECT number FROM task WHERE id > 1 ORDER BY id")
    assert [number.rsplit("-", 1)[1] for (number,) in found] == numbers


def test_used_up(site: Site) -> None:
    """After ZZ9999 a year has no number left, and says so."""
    world = populate(site)
    site.become(0)
    if site.engine == "sqlite":
        site.database.run("DROP TRIGGER guard_number_counter_update")
    else:
        site.database.run("ALTER TABLE number_counter DISABLE TRIGGER guard_number_counter_update")
    site.database.run("UPDATE number_counter SET value = ?", (NUMBERS_PER_YEAR,))
    assert site.verdict(world.main, world.new_task(world.main)) == "number.used_up"
    assert site.value("SELECT count(*) FROM task") == 1


def test_refused_tasks_take_no_number(site: Site) -> None:
    """A number is used by a task that exists, by no other."""
    world = populate(site)
    for title in ("", "가" * 101, "좋은 제목"):
        site.verdict(world.main, world.new_task(world.main, title=title))
    site.trial(world.main, world.new_task(world.main))
    site.do(world.main, world.new_task(world.main))
    numbers = [number[-5:] for (number,) in site.database.rows("SELECT number FROM task ORDER BY id")]
    assert numbers == ["A0001", "A0002", "A0003"]


@pytest.mark.parametrize(
    ("zone", "new_year"),
    [
        (None, datetime(2027, 1, 1, tzinfo=SEOUL)),
        ("America/New_York", datetime(2027, 1, 1, tzinfo=ZoneInfo("America/New_York"))),
        ("UTC", datetime(2027, 1, 1, tzinfo=ZoneInfo("UTC"))),
    ],
)
def test_new_year(sqlite_site: Site, zone: str | None, new_year: datetime) -> None:
    """The year turns at midnight of the site's zone and counts from one; a clock set back goes on in the new year."""
    site = sqlite_site
    site.clock.at = from_datetime(new_year) - 48 * HOUR
    world = populate(site)
    if zone is not None:
        site.do(world.admin, insert("setting", key="time_zone", value=zone))
    site.do(world.main, world.new_task(world.main))
    site.clock.at = from_datetime(new_year) - 1
    site.do(world.main, world.new_task(world.main))
    site.clock.at = from_datetime(new_year)
    site.do(world.main, world.new_task(world.main), world.new_task(world.main))
    site.clock.move(-2 * HOUR)  # somebody sets the clock back
    site.do(world.main, world.new_task(world.main))
    numbers = [number for (number,) in site.database.rows("SELECT number FROM task ORDER BY id")]
    assert numbers[-5:] == ["TK-2026-A0002", "TK-2026-A0003", "TK-2027-A0001", "TK-2027-A0002", "TK-2027-A0003"]

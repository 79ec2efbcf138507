"""Every guard refuses, on both engines, what it was written for; and nothing else would have."""

from collections import Counter
from pathlib import Path

import pytest

from taskflow_desktop.rules.guards import GUARDS
from taskflow_desktop.rules.sql import Guard
from taskflow_desktop.storage import compiler
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from tests.rules.guard_cases import CASES, Case
from tests.support.furnished import Furnished, furnish
from tests.support.site import ScriptedClock, Site, World, populate

Key = tuple[str, str, str, int]


def _name(key: Key) -> str:
    return ".".join(map(str, key))


def _keys() -> dict[Key, Guard]:
    """All guards, those of the same code, table and event numbered in order."""
    seen: Counter[tuple[str, str, str]] = Counter()
    keys = {}
    for guard in GUARDS:
        plain = (guard.code, guard.table, guard.event)
        keys[*plain, seen[plain]] = guard
        seen[plain] += 1
    return keys


KEYS = _keys()


def test_every_guard_has_a_case() -> None:
    """Whoever adds a guard adds the change that it refuses."""
    assert set(CASES) == set(KEYS)


def _verdict(furnished: Furnished, case: Case) -> str:
    site = furnished.world.site
    if case.before is not None:
        actor, statements = case.before(furnished)
        site.do(actor, *statements)
    actor, statements = case.made(furnished)
    return site.verdict(actor, *statements)


REFUSED_AT_ONCE = [key for key, case in CASES.items() if case.before is None]
REFUSED_AFTER = [key for key, case in CASES.items() if case.before is not None]


@pytest.mark.parametrize("key", REFUSED_AT_ONCE, ids=_name)
def test_guard_refuses(shared: Furnished, key: Key) -> None:
    """The guard's code comes back, and nothing was written."""
    site = shared.world.site
    head = site.value("SELECT seq FROM event_head")
    assert _verdict(shared, CASES[key]) == key[0]
    assert site.value("SELECT seq FROM event_head") == head


@pytest.mark.parametrize("key", REFUSED_AFTER, ids=_name)
def test_guard_refuses_after(world: World, key: Key) -> None:
    """The same for guards that speak only after something else has happened."""
    assert _verdict(furnish(world), CASES[key]) == key[0]


@pytest.mark.parametrize("key", CASES, ids=_name)
def test_guard_is_needed(key: Key, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the guard the same change is not refused with its code: the case above proves this very guard."""
    monkeypatch.setattr(compiler, "GUARDS", tuple(guard for guard in GUARDS if guard is not KEYS[key]))
    database = open_database(str(tmp_path / "site.db"), ScriptedClock())
    migrate(database)
    try:
        assert _verdict(furnish(populate(Site(database, ScriptedClock()))), CASES[key]) != key[0]
    finally:
        database.close()

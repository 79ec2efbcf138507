"""Every verb of the services against every role, on both engines: what the product's table says, and nothing else.

A refusal writes nothing at all; what is allowed changes something. A verb that is missing from the table fails here.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

import pytest

from taskflow_desktop import services
from taskflow_desktop.domain.errors import BackupRejected, Conflict, RuleViolation
from taskflow_desktop.storage.database import Database
from taskflow_desktop.storage.repository import Repository
from tests.conftest import ENGINES
from tests.services.roles_table import EVERYBODYS, LOOKS, NOTHING, VERBS, Verb
from tests.services.roles_team import ROLES, PostgresTeams, SqliteTeams, Teams, Try, contents
from tests.support.server import Server


@pytest.fixture(scope="module")
def sqlite_teams(tmp_path_factory: pytest.TempPathFactory) -> Teams:
    return SqliteTeams(tmp_path_factory.mktemp("team"))


@pytest.fixture(scope="module")
def postgres_teams(server: Server) -> Iterator[Teams]:
    teams = PostgresTeams(server)
    yield teams
    teams.close()


@pytest.fixture(params=ENGINES)
def teams(request: pytest.FixtureRequest) -> Teams:
    """The team in a database of each engine in turn."""
    found: Teams = request.getfixturevalue(f"{request.param}_teams")
    return found


@pytest.mark.parametrize("name", VERBS)
def test_every_role_gets_what_the_table_says(teams: Teams, name: str, tmp_path: Path) -> None:
    verb = VERBS[name]
    found: dict[str, str] = {}
    with teams.copy(tmp_path) as site:
        expected = {role: verb.verdict(role, site.engine) for role in ROLES}
        for role in ROLES:
            if expected[role] not in {"ok", LOOKS}:  # they leave nothing behind, so one copy does for all
                found[role] = _verdict(verb, Try(site, teams.team, role, tmp_path))
    for role in ROLES:
        if role not in found:
            with teams.copy(tmp_path) as site:
                found[role] = _verdict(verb, Try(site, teams.team, role, tmp_path))
    assert found == expected


def _verdict(verb: Verb, attempt: Try) -> str:
    """What a role is told. Refused, or with nothing come of it, the whole database is as it was."""
    site = attempt.site
    site.become(attempt.actor)
    before = contents(site)
    try:
        verb.call(attempt)
    except RuleViolation as error:
        said = error.refusal.code
    except Conflict:
        said = "conflict"
    except BackupRejected as error:
        said = f"backup.{error.code}"
    else:
        said = "ok" if verb.writes else LOOKS
    same = contents(site) == before
    if said == "ok":
        return NOTHING if same else "ok"
    assert same, f"{attempt.role} was told {said}, and yet something was written"
    return said


def test_no_verb_is_missing() -> None:
    """Every public function of the services that takes the database is in the table, or said to be no verb."""
    found = set()
    for module in pkgutil.iter_modules(services.__path__):
        loaded = importlib.import_module(f"{services.__name__}.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            if function.__module__ == loaded.__name__ and not name.startswith("_") and _takes_database(function):
                found.add(f"{module.name}.{name}")
    told = {name.partition(":")[0] for name in VERBS} | set(EVERYBODYS)
    assert sorted(found - told) == [], "say in roles_table.py who may do this"
    assert sorted(told - found) == [], "these are no functions of the services any more"
    assert not set(VERBS) & set(EVERYBODYS)


def _takes_database(function: object) -> bool:
    hints = get_type_hints(function)
    return bool({Repository, Database} & {hint for name, hint in hints.items() if name != "return"})

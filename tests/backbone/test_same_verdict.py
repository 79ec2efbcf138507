"""The backbone: one rule source, asked three ways, gives one answer.

Random commands by random people go to the Python predicates, to SQLite and to PostgreSQL. How many and which:
TASKFLOW_BACKBONE_COMMANDS and TASKFLOW_BACKBONE_SEED.
"""

import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from taskflow_desktop.domain.ids import SYSTEM
from taskflow_desktop.services.check import check
from taskflow_desktop.services.check_words import sentence
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from tests.backbone.commands import KINDS, Command, Generator
from tests.support.schema import TABLES
from tests.support.site import ScriptedClock, Site, populate

COMMANDS = int(os.environ.get("TASKFLOW_BACKBONE_COMMANDS", "5000"))
SEED = int(os.environ.get("TASKFLOW_BACKBONE_SEED", "20260301"))

_MADE_BY_EFFECTS = {"stage_visit", "memo_revision", "event", "alert"}  # their ids may have gaps on PostgreSQL
_ENGINES_OWN = {"seq", "hash", "op_n", "paused"}  # order within one statement's rows, and lengths of time


@pytest.fixture
def lite(tmp_path: Path) -> Iterator[Site]:
    """SQLite at the real time, like PostgreSQL; durability is not what is asked here."""
    database = open_database(str(tmp_path / "site.db"))
    migrate(database)
    database.run("PRAGMA synchronous = OFF")
    yield Site(database, ScriptedClock())
    database.close()


def _columns(table: str) -> list[str]:
    lines = [line for part in TABLES[table] for line in ((part,) if isinstance(part, str) else part)]
    return [line.split()[0] for line in lines if re.match(r"[a-z]", line)]


def contents(site: Site, table: str) -> list[tuple[object, ...]]:
    """All rows in an order of their own; times as whether there is one, ids of effects' rows left out."""
    skipped = _ENGINES_OWN | ({"id"} if table in _MADE_BY_EFFECTS else set())
    columns = [
        f"CASE WHEN {name} IS NULL THEN 0 ELSE 1 END" if name == "at" or name.endswith("_at") else name
        for name in _columns(table)
        if name not in skipped
    ]
    found = site.database.rows(f"SELECT {', '.join(columns)} FROM {table}")
    return sorted(found, key=repr)


def _tell(number: int, command: Command) -> str:
    return f"seed {SEED}, command {number} ({command.kind}) by {command.actor}: {command.statements}"


def test_one_rule_source(lite: Site, postgres_site: Site) -> None:
    """The same verdict for each command, and equal tables and history at the end."""
    sites = (lite, postgres_site)
    for site in sites:
        populate(site)
    generator = Generator(lite.database, random.Random(SEED))
    verdicts: Counter[str] = Counter()
    asked = 0
    for number in range(COMMANDS):
        command = generator.make()
        said = [site.verdict(command.actor, *command.statements, op=f"op-{number}") for site in sites]
        assert said[0] == said[1], f"SQLite says {said[0]}, PostgreSQL {said[1]}: {_tell(number, command)}"
        if command.predicted:
            asked += 1
            same = said[0] in {"ok", "nothing"} if command.predicted == "ok" else said[0] == command.predicted
            assert same, f"the predicate says {command.predicted}, the database {said[0]}: {_tell(number, command)}"
        verdicts[said[0]] += 1
    for table in TABLES:
        assert contents(lite, table) == contents(postgres_site, table), f"seed {SEED}: {table} differs"
    for site in sites:
        site.become(SYSTEM)
        report = check(site.database)
        assert report.sound, [f"seed {SEED}", *map(sentence, report.findings)]
    assert set(generator.made) == set(KINDS)
    # A test in which everything is refused, or nothing, or no predicate is asked, would prove little.
    assert verdicts["ok"] > COMMANDS / 4
    assert sum(count for verdict, count in verdicts.items() if verdict != "ok") > COMMANDS / 8
    assert len(verdicts) > 20
    assert asked > COMMANDS / 5

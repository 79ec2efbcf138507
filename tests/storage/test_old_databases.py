"""A database that an earlier version made comes to this one with all its data, a checked copy beside it, and is sound.

`tests/data/m0001.db.gz` is a file of the first schema in which much had happened; beside it are the rules that the
first schema had on PostgreSQL, with which a database is made here.
"""

import gzip
import json
from pathlib import Path

import pytest

from taskflow_desktop.domain.errors import StorageUnavailable
from taskflow_desktop.services.check import check
from taskflow_desktop.services.check_words import sentence
from taskflow_desktop.storage.database import Database, open_database
from taskflow_desktop.storage.migrate import current_copy, migrate, steps
from taskflow_desktop.storage.migrations import m0001_initial
from taskflow_desktop.storage.schema import TABLES
from tests.support.server import OWNER, Server
from tests.support.site import NOW, ScriptedClock, Site, insert, populate, update

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """A file of the first schema: 71 events, 3 tasks, files, memo revisions, an imported room."""
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((DATA / "m0001.db.gz").read_bytes()))
    return path


def contents(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the first schema's tables, with the columns they had."""
    found = {}
    for table, parts in TABLES.items():
        lines = [part if isinstance(part, str) else part[0] for part in parts]
        columns = [line.split()[0] for line in lines if line[0].islower()]
        found[table] = sorted(database.rows(f"SELECT {', '.join(columns)} FROM {table}"), key=repr)
    return found


def test_an_old_file_is_upgraded_whole(old_file: Path) -> None:
    """Nothing is lost or altered, the copy is as it was, and work goes on."""
    database = open_database(str(old_file))
    before = contents(database)
    assert sum(map(len, before.values())) == 124
    migrate(database)
    assert contents(database) == before
    assert [name for (name,) in database.rows("SELECT name FROM schema_migration ORDER BY name")] == steps()
    copy = open_database(str(old_file) + ".before-upgrade", read_only=True)
    assert copy.rows("SELECT name FROM schema_migration") == [("m0001_initial",)]
    assert contents(copy) == before
    copy.close()
    assert [sentence(finding) for finding in check(database).findings] == []
    site = Site(database, ScriptedClock())
    site.do(1, update("task", 1, stage_id=2))
    site.do(1, insert("review", task_id=1, agent_id=2, asked_by=1, message="봐 주세요"))
    assert check(database).sound
    database.close()


def test_an_old_file_is_checked_as_it_is(old_file: Path) -> None:
    """A check upgrades a copy and leaves the file alone; what it tells is what the old lines tell."""
    before = old_file.read_bytes()
    database = open_database(str(old_file), read_only=True)
    with current_copy(database) as copy:
        report = check(copy)
    database.close()
    assert [sentence(finding) for finding in report.findings] == []
    assert (report.counts.events, report.counts.tasks, report.counts.files, report.counts.revisions) == (71, 3, 2, 3)
    assert old_file.read_bytes() == before
    assert not list(old_file.parent.glob("*upgrade*"))


def test_an_old_server_is_upgraded_whole(server: Server) -> None:
    """The same on PostgreSQL, where a check asks for the upgrade first."""
    name = server.create()
    database = open_database(server.url(name, OWNER))
    with database.transaction(0):  # type: ignore[arg-type]
        m0001_initial.up(database)
        database.run("CREATE TABLE schema_migration (name TEXT NOT NULL PRIMARY KEY, rules TEXT NOT NULL DEFAULT '')")
        database.run("INSERT INTO schema_migration (name, rules) VALUES ('m0001_initial', 'of then')")
        for rule in json.loads(gzip.decompress((DATA / "m0001_postgres_rules.json.gz").read_bytes())):
            database.run(rule)
    database.run("GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA public TO tf_agents")
    database.run("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO tf_agents")
    database.close()
    database = open_database(server.url(name))
    site = Site(database, ScriptedClock())
    world = populate(site, first_schema=True)
    for statement in [
        update("task", 1, importance=4),
        update("task", 1, stage_id=3, outcome="success"),
        update("task", 1, outcome=None),
        insert("checklist_item", id=1, task_id=1, slot=1, position=1, text="하나", created_by=world.main),
        update("checklist_item", 1, done_at=NOW, done_by=world.main),
        update("checklist_item", 1, position=7),
        insert("memo", task_id=1, text="글", saved_by=world.main),
        update("memo", 1, key_column="task_id", text="다른 글", saved_by=world.main),
    ]:
        site.do(world.main, statement)
    site.become(0)
    with pytest.raises(StorageUnavailable, match="too_old"), current_copy(database):
        raise AssertionError
    before = contents(database)
    migrate(database)
    assert contents(database) == before
    assert [sentence(finding) for finding in check(database).findings] == []
    database.close()
    server.drop(name)

"""A database comes to the schema of this program, all or nothing, whoever else is at it."""

import multiprocessing
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import apsw
import pytest

from taskflow_desktop.domain.errors import StorageUnavailable
from taskflow_desktop.domain.ids import SYSTEM
from taskflow_desktop.storage import migrate as module
from taskflow_desktop.storage import migrations
from taskflow_desktop.storage.chain import verify
from taskflow_desktop.storage.database import Database, open_database
from taskflow_desktop.storage.migrate import back_up, migrate, steps
from tests.support.schema import TABLES
from tests.support.server import OWNER, Server
from tests.support.site import Site, World, populate

Columns = dict[str, list[tuple[str, str, bool]]]


def _schema(site: Site) -> Columns:
    """Table -> (column, kind, may be NULL), as the engine itself tells."""
    kinds = {"INTEGER": "int", "bigint": "int", "TEXT": "text", "text": "text", "BLOB": "blob", "bytea": "blob"}
    database = site.database
    if site.engine == "sqlite":
        return {
            table: [
                (name, kinds[kind], not (not_null or key))
                for _, name, kind, not_null, _, key in database.rows(f"PRAGMA table_info({table})")
            ]
            for (table,) in database.rows(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            )
        }
    found: Columns = {}
    for table, name, kind, null in database.rows(
        "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
        " WHERE table_schema = 'public' ORDER BY table_name, ordinal_position"
    ):
        found.setdefault(table, []).append((name, kinds[kind], null == "YES"))
    return found


def _catalogue(database: Database) -> list[tuple[object, ...]]:
    """Everything the schema consists of."""
    if database.dialect == "sqlite":
        return database.rows("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")
    return database.rows(
        "SELECT c.relkind::text, c.relname::text, '' FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace"
        " UNION ALL SELECT 'f', p.proname::text, p.prosrc FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace"
        " UNION ALL SELECT 't', t.tgname::text, pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE NOT t.tgisinternal"
        " ORDER BY 1, 2, 3"
    )


def test_equal_schema(sqlite_site: Site, postgres_site: Site) -> None:
    """The same tables, columns, kinds and nullability on both engines."""
    schema = _schema(sqlite_site)
    assert schema == _schema(postgres_site)
    assert set(schema) == set(TABLES) | {"schema_migration"}


def test_equal_rules(sqlite_site: Site, postgres_site: Site) -> None:
    """The same triggers on both engines, but for TRUNCATE, which SQLite does not know, and what is in an effect's wake.

    SQLite counts how deep it is, PostgreSQL has a trigger for each.
    """
    lite = {name for (name,) in sqlite_site.database.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'")}
    query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    post = {name for (name,) in postgres_site.database.rows(query) if not name.endswith(("_truncate", "_inner"))}
    assert lite == post


def test_functions_are_pinned(postgres_site: Site) -> None:
    """What runs with the owner's rights looks nowhere but in our schema."""
    query = "SELECT proname, prosecdef, proconfig FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
    found = postgres_site.database.rows(query)
    assert len(found) > 50
    for name, definer, settings in found:
        is_trigger = name.startswith(("guard_", "effect_", "seal_"))
        assert definer or not is_trigger, name
        assert not definer or settings == ["search_path=public, pg_temp"], name


def test_twice(site: Site) -> None:
    """A second run finds nothing to do."""
    before = _catalogue(site.database)
    site.become(SYSTEM)
    migrate(site.database)
    assert _catalogue(site.database) == before


@pytest.fixture
def next_step(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A step m9999_next that a test fills; it is known to `steps`."""
    name = f"{migrations.__name__}.m9999_next"
    step = ModuleType(name)
    monkeypatch.setitem(sys.modules, name, step)
    monkeypatch.setattr(module, "steps", lambda: [*steps(), "m9999_next"])
    return step


def test_upgrade(world: World, next_step: ModuleType) -> None:
    """A new step is applied once, and what was there stays."""
    site = world.site
    site.become(SYSTEM)
    next_step.up = lambda database: database.run("ALTER TABLE customer ADD COLUMN note TEXT NOT NULL DEFAULT ''")  # type: ignore[attr-defined]
    migrate(site.database)
    migrate(site.database)
    assert site.value("SELECT note FROM customer") == ""
    assert site.value("SELECT title FROM task") == "배송지 변경"
    assert site.database.rows("SELECT name FROM schema_migration ORDER BY name") == [
        (name,) for name in [*steps(), "m9999_next"]
    ]
    assert verify(site.database) is None
    assert site.verdict(world.main, world.new_task(world.main)) == "ok"


def test_failing_step(world: World, next_step: ModuleType) -> None:
    """A step that fails half-way leaves the database as it was, and usable."""
    site = world.site
    site.become(SYSTEM)
    before = _catalogue(site.database)

    def up(database: Database) -> None:
        database.run("ALTER TABLE customer ADD COLUMN note TEXT NOT NULL DEFAULT ''")
        database.run("INSERT INTO no_such_table VALUES (1)")

    next_step.up = up  # type: ignore[attr-defined]
    with pytest.raises(Exception, match="no_such_table"):
        migrate(site.database)
    assert _catalogue(site.database) == before
    assert site.verdict(world.main, world.new_task(world.main)) == "ok"


def test_changed_rules_are_compiled_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program with other rules replaces those in the database, without a step."""
    site = world.site
    site.become(SYSTEM)
    kept = module.rules_of(site.database)
    changed = [re.sub(r"TF:create\.full", "TF:create.changed", text) for text in kept]
    assert changed != kept
    monkeypatch.setattr(module, "rules_of", lambda _: changed)
    migrate(site.database)
    site.do(world.main, *(world.new_task(world.main) for _ in range(9)))
    assert site.verdict(world.main, world.new_task(world.main, slot=1)) == "create.changed"


def test_newer_database(site: Site) -> None:
    """What a newer program made is refused and stays untouched."""
    site.become(SYSTEM)
    table = " ON schema_migration" if site.engine == "postgres" else ""
    site.database.run(f"DROP TRIGGER guard_schema_migration_insert{table}")
    site.database.run("INSERT INTO schema_migration (name) VALUES ('m9999_of_the_future')")
    before = _catalogue(site.database)
    with pytest.raises(StorageUnavailable) as refused:
        migrate(site.database)
    assert refused.value.code == "too_new"
    assert refused.value.detail == "m9999_of_the_future"
    assert _catalogue(site.database) == before


def test_backup_before_an_upgrade(sqlite_site: Site, next_step: ModuleType) -> None:
    """The file is copied as it was before the upgrade."""
    world = populate(sqlite_site)
    path = sqlite_site.database.path  # type: ignore[union-attr]
    copy = path.with_name(path.name + ".before-upgrade")
    assert not copy.exists()
    next_step.up = lambda database: database.run("ALTER TABLE customer ADD COLUMN note TEXT")  # type: ignore[attr-defined]
    migrate(sqlite_site.database)
    kept = open_database(str(copy))
    assert kept.rows("SELECT title FROM task") == [("배송지 변경",)]
    assert kept.rows("SELECT name FROM schema_migration ORDER BY name") == [(name,) for name in steps()]
    assert verify(kept) is None
    kept.close()
    assert world.site.value("SELECT count(*) FROM pragma_table_info('customer') WHERE name = 'note'") == 1


def test_no_copy_of_an_unsound_file(sqlite_site: Site) -> None:
    """A damaged file does not take the place of a good copy."""
    populate(sqlite_site)
    path = sqlite_site.database.path  # type: ignore[union-attr]
    sqlite_site.database.close()
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
    path.write_bytes(content)
    good = path.with_name("good.db")
    good.write_bytes(b"the copy of last week")
    with pytest.raises(StorageUnavailable) as refused:
        back_up(path, good)
    assert refused.value.code == "corrupt"
    assert good.read_bytes() == b"the copy of last week"
    assert sorted(found.name for found in path.parent.glob("good*")) == ["good.db"]


def test_backup_of_a_file_in_use(sqlite_site: Site, tmp_path: Path) -> None:
    """A copy taken while somebody writes holds what was committed and nothing else."""
    world = populate(sqlite_site)
    with sqlite_site.database.transaction(world.main):  # type: ignore[arg-type]
        sqlite_site.database.run(*world.new_task(world.main))
        back_up(sqlite_site.database.path, tmp_path / "copy.db")  # type: ignore[union-attr]
    copy = apsw.Connection(str(tmp_path / "copy.db"), flags=apsw.SQLITE_OPEN_READONLY)
    assert copy.execute("SELECT count(*) FROM task").get == 1
    copy.close()
    assert sqlite_site.value("SELECT count(*) FROM task") == 2


def _migrate(url: str, started: "multiprocessing.synchronize.Barrier") -> None:
    started.wait(30)
    database = open_database(url)
    migrate(database)
    database.close()


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_several_at_once(engine: str, tmp_path: Path, server: Server) -> None:
    """Programs that start on a new database at the same moment end with one whole schema."""
    url = str(tmp_path / "site.db") if engine == "sqlite" else server.url(server.create(), OWNER)
    context = multiprocessing.get_context("spawn")
    started = context.Barrier(3)
    processes = [context.Process(target=_migrate, args=(url, started)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    database = open_database(url)
    assert database.rows("SELECT name FROM schema_migration ORDER BY name") == [(name,) for name in steps()]
    assert database.rows("SELECT count(*) FROM flow") == [(1,)]
    database.close()

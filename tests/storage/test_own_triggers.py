"""A client's own trigger opens nothing: what runs in it is guarded as what the client does directly (PostgreSQL)."""

from collections.abc import Iterator
from contextlib import closing

import peewee
import psycopg
import pytest

from taskflow_desktop.domain.ids import SYSTEM
from taskflow_desktop.storage.chain import verify
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate, missing_rules
from tests.support.furnished import Furnished, furnish
from tests.support.server import OWNER, Server
from tests.support.site import Site, populate, update


@pytest.fixture
def lived(postgres_site: Site) -> Furnished:
    return furnish(populate(postgres_site))


ATTEMPTS: dict[str, tuple[str, str]] = {
    "becomes admin": ("UPDATE agent SET role = 'admin', version = version + 1 WHERE id = 3", "role.admin_only"),
    "rewrites history": ("UPDATE event SET actor_name = '이도윤' WHERE seq = 1", "history.fixed"),
    "deletes history": ("DELETE FROM event WHERE seq = 2", "never_deleted"),
    "moves another's task": (
        "UPDATE task SET stage_id = stage_id + 1, version = version + 1 WHERE id = 1",
        "task.read_only",
    ),
    "forges a line": (
        "INSERT INTO event (at, actor_name, kind, op_n) VALUES (tf_now(), '', 'task.stage', 0)",
        "history.fixed",
    ),
    "forges a visit": ("UPDATE stage_visit SET entered_at = 1", "effect_only"),
    "breaks the chain": ("UPDATE event_head SET seq = seq + 1", "effect_only"),
    "forgets another's wrong passwords": ("DELETE FROM sign_in_failure", "role.system_only"),
}


def _within(site: Site, actor: int, body: str) -> str:
    """What `actor` is told about `body` when a trigger of a table of his own runs it."""
    return site.verdict(
        actor,
        ("CREATE TEMP TABLE mine (x int) ON COMMIT DROP", ()),
        (
            "CREATE FUNCTION pg_temp.mine() RETURNS trigger LANGUAGE plpgsql AS"
            f" $mine$ BEGIN {body}; RETURN NULL; END $mine$",
            (),
        ),
        ("CREATE TRIGGER mine AFTER INSERT ON mine FOR EACH ROW EXECUTE FUNCTION pg_temp.mine()", ()),
        ("INSERT INTO mine VALUES (1)", ()),
        ("DROP FUNCTION pg_temp.mine() CASCADE", ()),
    )


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_what_is_refused_directly_is_refused_in_a_trigger(lived: Furnished, attempt: str) -> None:
    site, actor = lived.world.site, lived.world.other
    statement, code = ATTEMPTS[attempt]
    assert site.verdict(actor, (statement, ())) == code
    assert _within(site, actor, statement) == code
    assert verify(site.database) is None


def test_nobody_speaks_in_the_systems_name(lived: Furnished) -> None:
    """A task given away in one's own trigger is one's own doing, not what follows from a room's new main agent."""
    site, world = lived.world.site, lived.world
    give = f"UPDATE task SET owner_id = {world.helper}, version = version + 1 WHERE id = 1"
    assert _within(site, world.main, give) == "ok"
    told = "SELECT actor_id, actor_name, cause FROM event WHERE kind = 'task.owner' ORDER BY seq DESC LIMIT 1"
    assert site.database.row(told) == (world.main, "김지수", "")


@pytest.mark.parametrize(
    "on", ["task", "room", "stage", "agent", "event", "collaborator", "memo", "task_insert", "event_head"]
)
def test_nobody_hangs_our_effects_on_a_table_of_his_own(lived: Furnished, on: str) -> None:
    """They run with the owner's rights: on rows that the client makes up they would write whatever he likes."""
    site, world = lived.world.site, lived.world
    found = site.database.rows(
        "SELECT proname FROM pg_proc WHERE prorettype = 'trigger'::regtype AND pronamespace = 'public'::regnamespace"
        " AND proname LIKE ?",
        (f"%{on}%",),
    )
    assert found
    site.become(world.other)
    site.database.run("CREATE TEMP TABLE mine (x int)")
    for (function,) in found:
        hang = f"CREATE TRIGGER mine AFTER INSERT ON mine EXECUTE FUNCTION public.{function}()"
        with pytest.raises(peewee.ProgrammingError, match="permission denied for function"):
            site.do(world.other, (hang, ()))


@pytest.mark.parametrize("depth", ["1", "2"])
def test_nor_does_whoever_was_given_the_functions(lived: Furnished, server: Server, depth: str) -> None:
    """A dump restored without its rights, or an admin's generous GRANT, opens nothing."""
    site, world = lived.world.site, lived.world
    site.become(0)
    site.database.run("GRANT ALL ON ALL FUNCTIONS IN SCHEMA public TO PUBLIC")
    for table, changes in {"room": f"main_agent_id = {world.other}", "task": "stage_id = 3"}.items():
        said = site.verdict(
            world.other,
            (f"CREATE TEMP TABLE mine ON COMMIT DROP AS SELECT * FROM {table} WHERE id = 1", ()),
            (
                f"CREATE TRIGGER mine AFTER UPDATE ON mine FOR EACH ROW"
                f" EXECUTE FUNCTION public.effect_{table}_update('{depth}')",
                (),
            ),
            (f"UPDATE mine SET {changes}", ()),
        )
        assert said == "effect_only"
    assert verify(site.database) is None


def test_own_triggers_go_on_working(lived: Furnished) -> None:
    """What one may do directly one may do in a trigger, with all that follows."""
    site, world = lived.world.site, lived.world
    assert _within(site, world.main, "UPDATE task SET stage_id = 3, version = version + 1 WHERE id = 1") == "ok"
    assert site.value("SELECT detail FROM event ORDER BY seq DESC LIMIT 1") == ""
    assert site.database.rows("SELECT stage_id FROM stage_visit WHERE left_at IS NULL AND task_id = 1") == [(3,)]


@pytest.fixture
def inherited(server: Server, lived: Furnished, postgres_name: str) -> Iterator[Furnished]:
    """A database that was given to another role, `tf_heir`."""
    with psycopg.connect(server.url(postgres_name), autocommit=True) as superuser:
        superuser.execute("CREATE ROLE tf_heir LOGIN")
        superuser.execute(f"REASSIGN OWNED BY {OWNER} TO tf_heir")
        superuser.execute(f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {OWNER}, tf_agents")
        try:
            yield lived
        finally:
            superuser.execute(f"REASSIGN OWNED BY tf_heir TO {OWNER}")
            superuser.execute("DROP OWNED BY tf_heir")
            superuser.execute("DROP ROLE tf_heir")


def test_another_owner_is_guarded_the_same(inherited: Furnished, server: Server, postgres_name: str) -> None:
    """Effects still follow, and whoever owned it before has no power left."""
    world = inherited.world
    site = world.site
    site.do(world.admin, update("room", world.room, main_agent_id=world.other))
    assert site.value("SELECT owner_id FROM task WHERE id = 1") == world.other
    told = "SELECT cause FROM event WHERE kind = 'task.owner' ORDER BY seq DESC LIMIT 1"
    assert site.value(told) == "takeover"
    for statement, code in ATTEMPTS.values():
        assert _within(site, world.main, statement) == code
        assert _within(site, SYSTEM, statement) not in {"ok", "nothing"}  # the login that owned it
    assert verify(site.database) is None
    with closing(open_database(server.url(postgres_name, "tf_heir"))) as database:
        migrate(database)
        assert missing_rules(database) == []


WEAKENED: dict[str, tuple[str, set[str]]] = {
    "a guard that is never asked": (
        "DROP TRIGGER guard_event_delete ON event; CREATE TRIGGER guard_event_delete BEFORE DELETE ON event"
        " FOR EACH ROW WHEN (false) EXECUTE FUNCTION guard_event_delete()",
        {"guard_event_delete"},
    ),
    "a guard asked of one column only": (
        "DROP TRIGGER guard_event_update ON event; CREATE TRIGGER guard_event_update BEFORE UPDATE OF seq ON event"
        " FOR EACH ROW WHEN (NOT tf_in_effect(CURRENT_USER)) EXECUTE FUNCTION guard_event_update()",
        {"guard_event_update"},
    ),
    "an effect that takes everybody for the system": (
        "DROP TRIGGER effect_task_update ON task; CREATE TRIGGER effect_task_update AFTER UPDATE ON task"
        " FOR EACH ROW WHEN (NOT tf_in_effect(CURRENT_USER)) EXECUTE FUNCTION effect_task_update('2')",
        {"effect_task_update"},
    ),
    "guards that always sleep": (
        "CREATE OR REPLACE FUNCTION tf_in_effect(who name) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
        {"tf_in_effect"},
    ),
}


@pytest.mark.parametrize("how", WEAKENED)
def test_a_rule_with_other_conditions_is_missed(postgres_site: Site, how: str) -> None:
    statements, missed = WEAKENED[how]
    postgres_site.become(0)
    assert missing_rules(postgres_site.database) == []
    for statement in statements.split("; "):
        postgres_site.database.run(statement)
    assert set(missing_rules(postgres_site.database)) == missed

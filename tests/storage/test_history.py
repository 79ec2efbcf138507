"""The history: every change is a line, in the order of commits, and no line can be changed unseen (rule 24)."""

import uuid
from collections.abc import Callable

import pytest

from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.rules.effects import EFFECTS
from taskflow_desktop.rules.seal import SEALED_COLUMNS, sealed
from taskflow_desktop.storage.chain import verify
from taskflow_desktop.storage.database import open_database
from tests.storage.test_concurrency import at_once
from tests.support.furnished import furnish
from tests.support.server import Server
from tests.support.site import NOW, ScriptedClock, Site, World, insert, populate, update


def _unlock(site: Site) -> None:
    """What only somebody with the file, or the server's superuser, can do."""
    site.become(0)
    if site.engine == "sqlite":
        for event in ("insert", "update", "delete"):
            site.database.run(f"DROP TRIGGER guard_event_{event}")
        site.database.run("DROP TRIGGER guard_event_head_update")
    else:
        site.database.run("ALTER TABLE event DISABLE TRIGGER USER")
        site.database.run("ALTER TABLE event_head DISABLE TRIGGER USER")


def test_in_order_without_gaps(world: World) -> None:
    """1, 2, 3 … as they were committed; what was refused leaves no gap."""
    site = world.site
    furnish(world)
    site.verdict(world.other, update("task", 1, title="남의 것"))
    site.trial(world.main, update("task", 1, title="doch nicht"))
    site.do(world.main, update("task", 1, title="새 제목"))
    numbers = [seq for (seq,) in site.database.rows("SELECT seq FROM event ORDER BY id")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert site.database.rows("SELECT seq FROM event_head") == [(len(numbers),)]
    assert verify(site.database) is None


def test_the_way_it_is_sealed() -> None:
    """The canonical form, for ever: a changed one would make every old history look forged."""
    values = (1, 7, "김지수", "task.title", 3, 9, "배송지", "배송지 변경 😀", None, None, "", "", "op", 0)
    assert len(values) == len(SEALED_COLUMNS)
    assert sealed("", 1, values) == "ad0730546c05e881c39c409d44df7521d7fe8dc7f50f9b9f3118f147b8c6f665"
    assert sealed("", 1, (None, *values[1:])) != sealed("", 1, ("", *values[1:]))


def test_engines_seal_as_python_does(world: World) -> None:
    """Both engines write the hashes that `sealed` computes, for texts of every kind."""
    site = world.site
    for title in ("배송지 변경 😀", "x\x1fy", "'; --", "é e\u0301", "\u202eabc"):
        site.do(world.main, update("task", 1, title=title))
    assert verify(site.database) is None


TAMPER: dict[str, str] = {
    "a text": "UPDATE event SET after = 'forged' WHERE seq = 5",
    "an actor": "UPDATE event SET actor_id = 2, actor_name = '박하늘' WHERE seq = 5",
    "a time": "UPDATE event SET at = at - 1 WHERE seq = 5",
    "nothing to empty": "UPDATE event SET room_id = 0 WHERE seq = 5",
    "a hash": "UPDATE event SET hash = '00' WHERE seq = 5",
    "a line removed": "DELETE FROM event WHERE seq = 5",
}


@pytest.mark.parametrize("what", TAMPER)
def test_tampered_line_is_found(world: World, what: str) -> None:
    """By the number of the first line that does not follow."""
    _unlock(world.site)
    world.site.database.run(TAMPER[what])
    assert verify(world.site.database) == 5


def test_two_lines_exchanged(world: World) -> None:
    """Not even the order can be changed."""
    site = world.site
    _unlock(site)
    site.database.run("UPDATE event SET seq = 1000 WHERE seq = 5")
    site.database.run("UPDATE event SET seq = 5 WHERE seq = 6")
    site.database.run("UPDATE event SET seq = 6 WHERE seq = 1000")
    assert verify(site.database) == 5


def test_last_lines_removed(world: World) -> None:
    """The head tells how many there were."""
    site = world.site
    last = site.value("SELECT seq FROM event_head")
    _unlock(site)
    site.database.run("DELETE FROM event WHERE seq = ?", (last,))
    assert verify(site.database) == last


def test_line_slipped_in_unsealed(world: World) -> None:
    """A line without a number is a line too many."""
    site = world.site
    _unlock(site)
    if site.engine == "sqlite":
        site.database.run("DROP TRIGGER seal_event")
    site.database.run("INSERT INTO event (at, actor_name, kind) VALUES (1, 'x', 'task.title')")
    assert verify(site.database) is not None


def test_rewritten_as_a_whole(world: World) -> None:
    """A chain made anew is whole in itself; whoever kept an old hash sees it."""
    site = world.site
    kept_seq, kept_hash = site.database.rows("SELECT seq, hash FROM event_head")[0]
    site.do(world.main, update("task", 1, title="danach"))
    _unlock(site)
    site.database.run("UPDATE event SET after = 'forged' WHERE seq = 5")
    digest = ""
    for seq, *values in site.database.rows(f"SELECT seq, {', '.join(SEALED_COLUMNS)} FROM event ORDER BY seq"):
        digest = sealed(digest, seq, values)
        site.database.run("UPDATE event SET hash = ? WHERE seq = ?", (digest, seq))
    site.database.run("UPDATE event_head SET hash = ?", (digest,))
    assert verify(site.database) is None
    assert verify(site.database, after=kept_seq, hash_before=kept_hash) == kept_seq + 1


def test_only_appended(world: World) -> None:
    """Nobody changes or removes a line, neither an admin nor the system."""
    site = world.site
    for actor in (world.main, world.manager, world.admin, 0):
        assert site.verdict(actor, ("UPDATE event SET after = 'x' WHERE seq = 1", ())) == "history.fixed"
        assert site.verdict(actor, ("DELETE FROM event WHERE seq = 1", ())) == "never_deleted"
        forged = insert("event", at=1, actor_name="x", kind="room.imported", seq=99, hash="x")
        assert site.verdict(actor, forged) == "history.fixed"
    assert verify(site.database) is None


def test_nobody_is_emptied(postgres_site: Site) -> None:
    """TRUNCATE, which passes by row triggers, is refused for every table that is never deleted."""
    world = populate(postgres_site)
    for table in ("event", "task", "room", "stage_visit", "memo_revision"):
        assert postgres_site.verdict(world.admin, (f"TRUNCATE {table} CASCADE", ())) == "never_deleted"
        assert postgres_site.verdict(0, (f"TRUNCATE {table} CASCADE", ())) == "never_deleted"


def test_operation_is_applied_once(world: World) -> None:
    """An operation sent again, because its answer was lost, is refused by its name and changes nothing."""
    site, op = world.site, str(uuid.uuid4())
    rename = update("task", 1, title="하나")
    assert site.verdict(world.main, rename, world.new_task(world.main), op=op) == "ok"
    head = site.value("SELECT seq FROM event_head")
    assert site.verdict(world.main, update("task", 1, title="둘"), world.new_task(world.main), op=op) == "op.repeated"
    assert site.value("SELECT seq FROM event_head") == head
    assert site.value("SELECT title FROM task WHERE id = 1") == "하나"
    assert site.database.rows("SELECT op_n FROM event WHERE op = ? ORDER BY op_n", (op,)) == [(0,), (1,)]


def test_operation_sent_twice_at_once(server: Server, postgres_site: Site, postgres_name: str) -> None:
    """Of two that arrive together one is applied."""
    world = populate(postgres_site)
    said: list[str] = []

    def send(name: str) -> Callable[[], None]:
        def work() -> None:
            site = Site(open_database(server.url(postgres_name)), ScriptedClock())
            titles = [update("task", 1, title=f"{name} {n}") for n in range(20)]
            said.extend(site.verdict(world.main, title, op=f"op-{n}") for n, title in enumerate(titles))
            site.database.close()

        return work

    at_once(send("left"), send("right"))
    assert sorted(said) == ["ok"] * 20 + ["op.repeated"] * 20
    assert postgres_site.value("SELECT version FROM task") == 21


def test_without_an_operation(world: World) -> None:
    """Changes without a name do not meet each other."""
    for n in range(3):
        assert world.site.verdict(world.main, update("task", 1, title=f"Titel {n}")) == "ok"


def test_readers_miss_nothing(server: Server, postgres_site: Site, postgres_name: str) -> None:
    """Who follows the numbers sees every line of eight writers once, in order, while they write."""
    world = populate(postgres_site)
    start = postgres_site.value("SELECT seq FROM event_head")
    seen: list[int] = []

    def write(number: int) -> Callable[[], None]:
        def work() -> None:
            site = Site(open_database(server.url(postgres_name)), ScriptedClock())
            for n in range(25):
                kind = {"customer_id": 1, "channel": "web", "state": "received", "main_agent_id": world.main}
                site.do(world.main, insert("room", title=f"{number}-{n}", **kind))
                site.trial(world.main, insert("room", title="zurück", **kind))
            site.database.close()

        return work

    def follow() -> None:
        database = open_database(server.url(postgres_name))
        cursor = start
        while len(seen) < 200:
            for (seq,) in database.rows("SELECT seq FROM event WHERE seq > ? ORDER BY seq LIMIT 7", (cursor,)):
                seen.append(seq)
                cursor = seq
        database.close()

    at_once(follow, *map(write, range(8)))
    assert seen == list(range(start + 1, start + 201))
    assert verify(postgres_site.database) is None


def test_every_kind_of_line_is_known() -> None:
    """What the effects write is what the program can read."""
    written = {word for effect in EFFECTS for word in effect.sql.split("'") if "." in word and word.islower()}
    kinds = {kind.value for kind in EventKind}
    assert {word for word in written if word.replace(".", "").isalpha()} <= kinds
    assert kinds - {EventKind.ROOM_IMPORTED} <= written


def test_every_change_is_a_line(world: World) -> None:
    """One line for each thing that a person can change."""
    site = world.site
    f = furnish(world)
    changes = {
        "customer.changed": (world.main, update("customer", 1, name="홍길순")),
        "room.changed": (world.main, update("room", 1, on_hold=1)),
        "setting.changed": (world.admin, insert("setting", key="site_name", value="우리 회사")),
        "flow.switched": (world.admin, update("setting", "task_flow", key_column="key", value="off")),
        "stage.changed": (world.admin, update("stage", 1, colour="#000000")),
        "stage.removed": (world.admin, update("stage", 4, archived_at=NOW)),
        "agent.changed": (world.admin, update("agent", world.other, role="manager")),
        "agent.deactivated": (world.admin, update("agent", world.other, deactivated_at=NOW)),
        "checklist.ticked": (world.helper, update("checklist_item", 1, done_at=NOW, done_by=world.helper)),
        "checklist.unticked": (world.main, update("checklist_item", 1, done_at=None, done_by=None)),
        "checklist.text": (world.main, update("checklist_item", 1, text="다른 항목")),
        "checklist.moved": (world.main, update("checklist_item", 1, position=9)),
        "checklist.removed": (world.main, update("checklist_item", 1, removed_at=NOW)),
        "checklist.added": (world.main, update("checklist_item", 1, removed_at=None)),
        "attachment.removed": (world.main, update("attachment", f.attachment, removed_at=NOW)),
        "attachment.added": (world.main, update("attachment", f.attachment, removed_at=None)),
        "memo.saved": (world.helper, update("memo", 1, key_column="task_id", text="둘째", saved_by=world.helper)),
        "room.assigned": (world.main, update("room", 1, main_agent_id=world.helper)),
        "room.read": (world.helper, update("room", 1, unread=0)),
        "room.closed": (world.helper, update("room", 1, state="closed", closed_at=NOW)),
        "room.reopened": (world.helper, update("room", 1, state="received", closed_at=None)),
        "room.state": (world.helper, update("room", 1, state="answered")),
    }
    for kind, (actor, statement) in changes.items():
        head = site.value("SELECT seq FROM event_head")
        site.do(actor, statement)
        written = [k for (k,) in site.database.rows("SELECT kind FROM event WHERE seq > ?", (head,))]
        assert written[0] == kind
        assert len(written) == (3 if kind == "room.assigned" else 1), written

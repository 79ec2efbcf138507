"""Many at once: nothing is lost, no limit is broken, and whoever is refused is told why."""

import multiprocessing
import random
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.errors import Conflict, RuleViolation
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.team import HandOff, NewAgent
from taskflow_desktop.services import agents
from taskflow_desktop.services.agents import deactivate_agent
from taskflow_desktop.services.change import As
from taskflow_desktop.services.check import check
from taskflow_desktop.services.check_words import sentence
from taskflow_desktop.storage import team as team_rows
from taskflow_desktop.storage.chain import verify
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.storage.repository import Repository
from tests.support.server import LOGINS, Server
from tests.support.site import NOW, ScriptedClock, Site, Statement, World, insert, populate, update

SESSIONS = 8


@pytest.fixture
def team(server: Server, postgres_site: Site, postgres_name: str) -> tuple[World, Callable[[int], Site]]:
    """A PostgreSQL world and a way to open further sessions, one for each thread."""
    world = populate(postgres_site)
    return world, lambda _: Site(open_database(server.url(postgres_name)), ScriptedClock())


def at_once(*works: Callable[[], None]) -> None:
    """Run all at the same moment and wait; an exception of any is raised."""
    barrier, failed = threading.Barrier(len(works)), []

    def run(work: Callable[[], None]) -> None:
        try:
            barrier.wait(10)
            work()
        except BaseException as error:  # noqa: BLE001 - raised below, in the test's own thread
            failed.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    if failed:
        raise failed[0]


def _rooms(world: World, count: int) -> list[int]:
    """Rooms of the main agent with nine tasks each."""
    site = world.site
    row = {"customer_id": world.customer, "channel": "web", "state": "received", "main_agent_id": world.main}
    rooms = [site.insert(world.main, "room", **row) for _ in range(count)]
    for room in rooms:
        site.do(world.main, *(world.new_task(world.main, room_id=room) for _ in range(9)))
    return rooms


def _add(repository: Repository, actor: int) -> None:
    agents.add_agent(repository, As(AgentId(actor)), NewAgent("쌍둥이", f"twin{actor}", "아주 긴 비밀번호 열두 자"))


def _rename(repository: Repository, actor: int) -> None:
    agent = repository.agent(AgentId(2))
    agents.edit_agent(
        repository, As(AgentId(actor)), agent.id, agent.version, name="쌍 둥이", identifier=agent.identifier
    )


def _bring_back(repository: Repository, actor: int) -> None:
    agent = repository.agent(AgentId(5))
    agents.reactivate_agent(repository, As(AgentId(actor)), agent.id, agent.version)


@pytest.mark.parametrize("second", [_add, _rename, _bring_back])
def test_two_never_take_one_name(
    server: Server, postgres_site: Site, postgres_name: str, second: Callable[[Repository, int], None]
) -> None:
    """Two admins at once: the second waits for the first, and is told then."""
    world = populate(postgres_site)
    postgres_site.do(world.admin, update("agent", world.manager, role="admin"))
    postgres_site.do(world.admin, update("agent", world.gone, name="쌍둥이"))
    told: list[str] = []

    def go() -> None:
        with closing(open_database(server.url(postgres_name, LOGINS[world.manager - 1]))) as database:
            try:
                second(Repository(database), world.manager)
            except RuleViolation as error:
                told.append(error.refusal.code)

    thread = threading.Thread(target=go)
    with closing(open_database(server.url(postgres_name, LOGINS[world.admin - 1]))) as database:
        repository = Repository(database)
        with repository.transaction(AgentId(world.admin)):
            team_rows.hold(database)
            repository.add_agent("쌍둥이", Role.AGENT, "twin")
            thread.start()
            waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"
            while thread.is_alive() and server.admin.execute(waiting, (postgres_name,)).fetchone() == (0,):
                thread.join(0.02)
    thread.join(30)
    assert told == ["name.taken"]


def test_the_tenth_task(team: tuple[World, Callable[[int], Site]]) -> None:
    """Eight create in rooms with nine tasks: ten in each, clear refusals, and numbers without a gap."""
    world, session = team
    rooms = _rooms(world, 12)
    verdicts: Counter[str] = Counter()

    def create(number: int) -> Callable[[], None]:
        def work() -> None:
            site = session(number)
            for room in rooms:
                verdicts[site.verdict(world.main, world.new_task(world.main, room_id=room))] += 1
            site.database.close()

        return work

    at_once(*map(create, range(SESSIONS)))
    assert set(verdicts) <= {"ok", "create.full", "create.race"}
    assert verdicts["ok"] == len(rooms)
    assert verdicts.total() == len(rooms) * SESSIONS
    database = world.site.database
    assert database.rows("SELECT DISTINCT count(*) FROM task WHERE room_id > 3 GROUP BY room_id") == [(10,)]
    numbers = [number for (number,) in database.rows("SELECT number FROM task ORDER BY number")]
    year = numbers[0][:8]
    assert numbers == [f"{year}A{n:04d}" for n in range(1, len(numbers) + 1)]
    # Numbers, visits and lines are in the order of the commits, whoever was first to begin.
    assert [sentence(finding) for finding in check(database).findings] == []


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
def test_old_snapshots_are_refused(team: tuple[World, Callable[[int], Site]], level: str) -> None:
    """A guard asked with an old snapshot would answer for the past: such a writer is refused, reading stays free."""
    world, session = team
    site = session(0)
    site.become(world.main)
    site.database.run(f"SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL {level}")
    with pytest.raises(RuleViolation) as refused:
        site.database.run(*world.new_task(world.main))
    assert refused.value.refusal.code == "isolation"
    assert site.value("SELECT count(*) FROM task") == 1
    site.database.close()


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
def test_the_constraint_holds_at_every_level(team: tuple[World, Callable[[int], Site]], level: str) -> None:
    """Even where no guard speaks, ten is the most and no number is given twice."""
    world, session = team
    (room,) = _rooms(world, 1)
    world.site.become(0)
    world.site.database.run("ALTER TABLE task DISABLE TRIGGER guard_task_insert")
    verdicts: Counter[str] = Counter()

    def create(number: int) -> Callable[[], None]:
        def work() -> None:
            site = session(number)
            site.become(world.main)
            site.database.run(f"SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL {level}")
            try:
                site.database.run(*world.new_task(world.main, room_id=room))
                verdicts["ok"] += 1
            except RuleViolation as error:
                verdicts[error.refusal.code] += 1
            except Conflict:
                verdicts["conflict"] += 1
            site.database.close()

        return work

    at_once(*map(create, range(SESSIONS)))
    assert verdicts["ok"] == 1
    assert set(verdicts) <= {"ok", "create.full", "create.race", "conflict"}
    assert world.site.value("SELECT count(*) FROM task WHERE room_id = ?", room) == 10
    assert world.site.value("SELECT count(DISTINCT number) FROM task") == 11


Act = Callable[[int], tuple[int, Statement]]


def _races(session: Callable[[int], Site], first: Act, second: Act, rounds: int) -> Counter[tuple[str, str]]:
    """Let two sessions do their statement at the same moment, once for each round; return the pairs of verdicts."""
    barrier = threading.Barrier(2)
    said: list[list[str]] = [[], []]

    def player(number: int, act: Act) -> Callable[[], None]:
        def work() -> None:
            site = session(number)
            for n in range(rounds):
                actor, statement = act(n)
                site.become(actor)
                barrier.wait(10)
                said[number].append(site.verdict(actor, statement))
            site.database.close()

        return work

    at_once(player(0, first), player(1, second))
    return Counter(zip(*said, strict=True))


def test_owner_follows_also_a_task_created_at_that_instant(team: tuple[World, Callable[[int], Site]]) -> None:
    """A task created while the room changes hands ends with the new main agent, or is refused."""
    world, session = team
    row = {"customer_id": world.customer, "channel": "web", "state": "received", "main_agent_id": world.main}
    rooms = [world.site.insert(world.main, "room", **row) for _ in range(25)]
    seen = _races(
        session,
        lambda n: (world.main, world.new_task(world.main, room_id=rooms[n])),
        lambda n: (world.manager, update("room", rooms[n], main_agent_id=world.other)),
        len(rooms),
    )  # fmt: skip
    assert set(seen) <= {("ok", "ok"), ("create.not_main", "ok")}
    wrong = (
        "SELECT count(*) FROM task t JOIN room r ON r.id = t.room_id WHERE r.id > 3 AND t.owner_id <> r.main_agent_id"
    )
    assert world.site.value(wrong) == 0


def test_a_stage_is_not_archived_under_a_task(team: tuple[World, Callable[[int], Site]]) -> None:
    """No task is ever left in a stage that is gone."""
    world, session = team
    site = world.site
    site.do(world.admin, *(update("stage", stage, archived_at=NOW) for stage in world.stages[1:]))
    rounds, stages = 7, []
    for n in range(rounds):
        row = {
            "flow_id": 1,
            "slot": n + 2,
            "position": n + 2,
            "name": f"s{n}",
            "name_key": f"s{n}",
            "colour": "#000000",
        }
        stages.append(site.insert(world.admin, "stage", **row))
    seen = _races(
        session,
        lambda n: (world.main, update("task", 1, stage_id=stages[n])),
        lambda n: (world.admin, update("stage", stages[n], archived_at=NOW)),
        rounds,
    )
    assert set(seen) <= {("ok", "stage.holds_tasks"), ("stage.gone", "ok")}
    lost = "SELECT count(*) FROM task t JOIN stage s ON s.id = t.stage_id WHERE s.archived_at IS NOT NULL"
    assert site.value(lost) == 0


def test_two_admins_do_not_remove_each_other(team: tuple[World, Callable[[int], Site]]) -> None:
    """At least one admin stays."""
    world, session = team
    site = world.site
    second = site.insert(world.admin, "agent", name="둘째", role="admin", identifier=LOGINS[20], password_hash="x")
    for _ in range(8):
        seen = _races(
            session,
            lambda _: (world.admin, update("agent", second, role="agent")),
            lambda _: (second, update("agent", world.admin, role="agent")),
            1,
        )
        refused = {"agent.last_admin", "role.admin_only"}
        assert set(seen) <= {("ok", code) for code in refused} | {(code, "ok") for code in refused}
        left = site.value("SELECT min(id) FROM agent WHERE role = 'admin'")
        demoted = second if left == world.admin else world.admin
        site.do(left, update("agent", demoted, role="admin"))


def site_active(site: Site, agent: int) -> bool:
    return site.value("SELECT deactivated_at FROM agent WHERE id = ?", agent) is None


def test_nobody_leaves_with_what_he_was_given_at_that_instant(team: tuple[World, Callable[[int], Site]]) -> None:
    """Rooms and tasks that come in while somebody is let go are handed over too, or not given to him any more."""
    world, session = team
    site = world.site
    row = {"customer_id": world.customer, "channel": "web", "state": "received", "main_agent_id": world.main}
    rooms = [site.insert(world.main, "room", **row) for _ in range(12)]
    site.do(world.main, *(world.new_task(world.main, room_id=room) for room in rooms))
    tasks = [key for (key,) in site.database.rows("SELECT id FROM task WHERE room_id = ? OR id > 1", (rooms[0],))]
    said: list[str] = []

    def gives() -> None:
        other = session(0)
        for room, task in zip(rooms, tasks, strict=False):
            said.append(other.verdict(world.manager, update("room", room, main_agent_id=world.other)))
            said.append(other.verdict(world.manager, update("task", task, owner_id=world.other)))
        other.database.close()

    def lets_go() -> None:
        admin = session(1)
        repository, off = Repository(admin.database), HandOff(AgentId(world.helper), "떠남")
        for n in range(5):
            if n:
                admin.do(world.admin, update("agent", world.other, deactivated_at=None))
            while site_active(admin, world.other):
                admin.become(world.admin)
                with suppress(Conflict):  # the server chose this one to give way: as a person, he does it again
                    deactivate_agent(repository, As(AgentId(world.admin)), AgentId(world.other), off)
        admin.database.close()

    at_once(gives, lets_go)
    assert set(said) <= {"ok", "agent.inactive", "conflict"}
    left = "SELECT (SELECT count(*) FROM room WHERE main_agent_id = ?) + (SELECT count(*) FROM task WHERE owner_id = ?)"
    assert site.value(left, world.other, world.other) == 0


def test_eight_who_do_everything_leave_a_history_that_holds(team: tuple[World, Callable[[int], Site]]) -> None:
    """Changes of the same and of other tasks, rooms handed over and notes taken meanwhile: the check finds nothing."""
    world, session = team
    rooms = _rooms(world, 3)
    tasks = [key for (key,) in world.site.database.rows("SELECT id FROM task ORDER BY id")]
    people = (world.main, world.helper, world.manager, world.admin)

    def work(number: int) -> Callable[[], None]:
        def act() -> None:
            site, chance = session(number), random.Random(number)
            moves = "UPDATE checklist_item SET position = position + 1, version = version + 1 WHERE task_id = ?"
            for n in range(40):
                task, room, who = chance.choice(tasks), chance.choice(rooms), chance.choice(people[2:])
                other = chance.choice(people[:2])
                statements = [
                    update("task", task, stage_id=chance.randrange(1, 5)),
                    update("task", task, outcome="success"),
                    update("task", task, outcome=None),
                    update("task", task, owner_id=other),
                    update("room", room, main_agent_id=other),
                    insert("collaborator", task_id=task, agent_id=other, added_by=who),
                    insert(
                        "checklist_item", task_id=task, slot=n + 1, position=n, text=f"{number}-{n}", created_by=who
                    ),
                    (moves, (task,)),
                    insert("memo", task_id=task, text=f"{number}", saved_by=who),
                    update("memo", task, key_column="task_id", text=f"{number} {n}", saved_by=who),
                    insert("message", room_id=room, speaker="customer", text="언제 와요?"),
                    world.new_task(who, room_id=world.room),
                ]
                site.verdict(who, chance.choice(statements))
            site.database.close()

        return act

    at_once(*map(work, range(SESSIONS)))
    report = check(world.site.database)
    assert [sentence(finding) for finding in report.findings] == []
    assert report.counts.events > 200


def test_a_new_owner_is_no_collaborator(team: tuple[World, Callable[[int], Site]]) -> None:
    """Added as collaborator and made owner at the same moment: owner only."""
    world, session = team
    site = world.site
    rooms = _rooms(world, 3)
    tasks = [key for (key,) in site.database.rows("SELECT id FROM task WHERE room_id >= ? ORDER BY id", (rooms[0],))]
    seen = _races(
        session,
        lambda n: (
            world.admin, insert("collaborator", task_id=tasks[n], agent_id=world.other, added_by=world.admin)
        ),
        lambda n: (world.manager, update("task", tasks[n], owner_id=world.other)),
        len(tasks),
    )  # fmt: skip
    assert set(seen) <= {("ok", "ok"), ("collaborator.is_owner", "ok")}
    both = (
        "SELECT count(*) FROM collaborator c JOIN task t ON t.id = c.task_id"
        " WHERE c.agent_id = t.owner_id AND c.removed_at IS NULL"
    )
    assert site.value(both) == 0


WRITES = 100


def _write(path: str, started: "multiprocessing.synchronize.Barrier", number: int) -> None:
    database = open_database(path)
    started.wait(30)
    for n in range(WRITES):
        with database.transaction(AgentId(0), f"{number}-{n}"):
            # Read, then write: what peewee's default transaction fails at.
            version = database.value("SELECT version FROM customer WHERE id = 1")
            changed = database.run(
                "UPDATE customer SET name = ?, version = version + 1 WHERE id = 1 AND version = ?",
                (f"{number}-{n}", version),
            )
            assert changed == 1
    database.close()


def test_four_processes_on_one_file(tmp_path: Path) -> None:
    """None of 400 writes is lost, none is told that the file is locked."""
    path = str(tmp_path / "site.db")
    database = open_database(path)
    migrate(database)
    with database.transaction(AgentId(0)):
        database.run("INSERT INTO customer (name) VALUES ('홍길동')")
    context = multiprocessing.get_context("spawn")
    started = context.Barrier(4)
    processes = [context.Process(target=_write, args=(path, started, n)) for n in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(90)
    assert [process.exitcode for process in processes] == [0, 0, 0, 0]
    assert database.value("SELECT version FROM customer WHERE id = 1") == 4 * WRITES + 1
    assert database.value("SELECT count(DISTINCT op) FROM event") == 4 * WRITES
    assert verify(database) is None
    database.close()

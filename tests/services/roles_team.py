"""A team with every role towards one task, and a fresh copy of its database for each try."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from shutil import copyfile
from typing import Any, Protocol

from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.services import backup, passwords
from taskflow_desktop.services.change import As
from taskflow_desktop.storage.database import PostgresDatabase, open_database
from taskflow_desktop.storage.errors import translated
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.storage.repository import Repository
from tests.support.furnished import attach
from tests.support.server import LOGINS, Server
from tests.support.site import NOW, ScriptedClock, Site, World, insert, populate, update

ROLES = ("outsider", "room", "collaborator", "owner", "manager", "admin", "deactivated")
"""Whoever tries: an agent not on the task, the main agent of its room who is not on it either, and so on."""

PASSWORD = "모두의 긴 비밀번호"


@dataclass(frozen=True)
class Team:
    """The ids of everything a verb is tried on; the task belongs to a room whose main agent is not on it."""

    people: dict[str, int]  # by role
    spare: int  # an agent on nothing
    second: int  # another collaborator of the task
    room: int
    waiting: int
    closed: int
    imported: int
    handed: int  # a room that waits for the collaborator to take note of it
    stages: tuple[int, ...]
    task: int
    items: tuple[int, ...]  # checklist items, the last one removed
    files: tuple[int, ...]  # attachments, the last one removed
    nameless: int  # an agent from a file, who cannot sign in
    source: int  # where his name comes from, as "a1"
    alert: int  # of the collaborator
    review: int  # asked of the collaborator


@dataclass(frozen=True)
class Try:
    """One role about to use one verb, in a copy of its own."""

    site: Site
    team: Team
    role: str
    folder: Path

    @property
    def repository(self) -> Repository:
        return Repository(self.site.database)

    @property
    def actor(self) -> AgentId:
        return AgentId(self.team.people[self.role])

    @property
    def who(self) -> As:
        return As(self.actor, f"op-{next(_ops)}")

    def version(self, table: str, key: int) -> int:
        """The version of a row as it is now."""
        return int(self.site.value(f"SELECT version FROM {table} WHERE id = ?", key))

    def backup(self) -> Path:
        """A backup to go back to, made by nobody in particular; where the server keeps its own, any path."""
        if self.site.engine != "sqlite":
            return self.folder / "backup.sqlite3"
        return backup.back_up_file(self.site.database, self.folder / f"kept-{next(_ops)}.sqlite3").path

    def rooms_file(self) -> Path:
        """A file to import."""
        lines = (
            {"format": "taskflow-rooms/1"},
            {"type": "room", "room_key": "r9", "title": "새 방", "customer_key": "c9", "customer_name": "이수민"},
        )
        path = self.folder / "rooms.jsonl"
        path.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
        return path


_ops = count()


def assemble(world: World) -> Team:
    """Give every role towards the task of a small world its person."""
    site = world.site
    main, helper, admin = world.main, world.helper, world.admin
    logins = iter(LOGINS[6:])
    room_main, spare, second = (
        site.insert(admin, "agent", name=name, role="agent", identifier=next(logins), password_hash="x")
        for name in ("방 주인", "남는 이", "둘째 참조자")
    )
    # The room goes to somebody else, the task comes back to its owner.
    site.do(main, update("room", world.room, main_agent_id=room_main))
    site.do(admin, update("task", world.task, owner_id=main))
    site.do(main, insert("collaborator", task_id=world.task, agent_id=second, added_by=main))
    site.do(admin, update("room", world.closed, state="received", closed_at=None))
    site.do(admin, update("room", world.closed, main_agent_id=room_main))
    site.do(room_main, update("room", world.closed, state="closed", closed_at=NOW))
    kind = {"customer_id": world.customer, "channel": "phone", "state": "received"}
    handed = site.insert(main, "room", title="넘긴 방", main_agent_id=main, **kind)
    site.do(main, update("room", handed, main_agent_id=helper))
    site.insert(main, "handover", room_id=handed, from_id=main, to_id=helper, by_id=main, reason="교대")
    source = site.insert(admin, "source", name="옛 프로그램")
    imported = site.insert(
        admin, "room", source_id=source, remote_key="r1", title="옛 방", main_agent_id=room_main, **kind
    )
    site.insert(room_main, "message", room_id=world.room, speaker="customer", text="언제 와요?")
    items = tuple(
        site.insert(main, "checklist_item", task_id=1, slot=n, position=n << 32, text=f"항목 {n}", created_by=main)
        for n in (1, 2, 3)
    )
    site.do(main, update("checklist_item", items[-1], removed_at=NOW))
    files = (attach(world, main, "하나".encode(), slot=1), attach(world, main, "둘".encode(), slot=2))
    site.do(main, update("attachment", files[-1], removed_at=NOW))
    site.do(main, insert("memo", task_id=1, text="첫 메모", saved_by=main))
    site.do(main, update("memo", 1, key_column="task_id", text="둘째 메모", saved_by=main))
    review = site.insert(main, "review", task_id=1, agent_id=helper, asked_by=main, message="봐 주세요")
    people = {
        "outsider": world.other, "room": room_main, "collaborator": helper, "owner": main, "manager": world.manager,
        "admin": admin, "deactivated": world.gone,
    }  # fmt: skip
    for n, agent_id in enumerate(people.values()):
        if agent_id != world.gone:
            site.do(agent_id, insert("looked", agent_id=agent_id, place="room/1", seq=n + 1))
    nameless = site.insert(admin, "agent", name="파일의 상담사", role="agent")
    site.do(admin, insert("agent_alias", source_id=source, remote_key="a1", agent_id=nameless))
    password = passwords.hashed(PASSWORD)
    for agent_id in people.values():
        site.do(admin, update("agent", agent_id, password_hash=password))
    alert = site.value("SELECT min(id) FROM alert WHERE agent_id = ?", helper)
    return Team(
        people, spare, second, world.room, world.waiting, world.closed, imported, handed, world.stages, world.task,
        items, files, nameless, source, alert, review,
    )  # fmt: skip


def contents(site: Site) -> dict[str, list[Any]]:
    """All that is stored, but for the place in the event log that is given at commit."""
    if site.engine == "sqlite":
        found = site.database.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    else:
        found = site.database.rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
    return {name: sorted(site.database.rows(f"SELECT * FROM {name}"), key=repr) for (name,) in found}


class Teams(Protocol):
    """A database with the team in it, to be copied."""

    team: Team

    def copy(self, folder: Path) -> Any:
        """A context manager that gives a Site over a fresh copy."""


class SqliteTeams:
    def __init__(self, folder: Path) -> None:
        self._file = folder / "team.db"
        self._clock = ScriptedClock()
        database = open_database(str(self._file), self._clock, durable=False)
        migrate(database)
        self.team = assemble(populate(Site(database, self._clock)))
        database.run("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()

    @contextmanager
    def copy(self, folder: Path) -> Iterator[Site]:
        path = folder / f"copy-{next(_ops)}.db"
        copyfile(self._file, path)
        clock = ScriptedClock(self._clock.at)
        database = open_database(str(path), clock, durable=False, checked=True)
        try:
            yield Site(database, clock)
        finally:
            database.close()


class Trials(PostgresDatabase):
    """Every transaction is a part of one that is rolled back in the end; what waits for the commit is done with it."""

    @contextmanager
    def transaction(self, actor: AgentId, op: str | None = None) -> Iterator[None]:
        assert not self.in_transaction
        self.peewee.execute_sql("SAVEPOINT verb")
        self.peewee.execute_sql("SELECT set_config('taskflow.op', %s, true)", (op or "",))
        self._transactions = 1
        try:
            yield
            with translated():
                self.peewee.execute_sql("SET CONSTRAINTS ALL IMMEDIATE")
                self.peewee.execute_sql("SET CONSTRAINTS ALL DEFERRED")
                self.peewee.execute_sql("RELEASE SAVEPOINT verb")
        except BaseException:
            self.peewee.execute_sql("ROLLBACK TO SAVEPOINT verb")
            raise
        finally:
            self._transactions = 0


class PostgresTeams:
    def __init__(self, server: Server) -> None:
        self._server = server
        self._name = server.create("template")
        database = open_database(server.url(self._name))
        self.team = assemble(populate(Site(database, ScriptedClock())))
        database.close()
        self._trials = Trials(server.url(self._name))
        self._trials.peewee.connect()

    @contextmanager
    def copy(self, folder: Path) -> Iterator[Site]:
        """The same database each time; what is done in it is undone."""
        self._trials.peewee.execute_sql("BEGIN")
        try:
            yield Site(self._trials, ScriptedClock())
        finally:
            self._trials.peewee.execute_sql("ROLLBACK")

    def close(self) -> None:
        self._trials.close()
        self._server.drop(self._name)

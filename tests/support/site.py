"""A database of either engine with people, rooms and tasks, and a way to act in it as anybody."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import peewee

from taskflow_desktop.domain.errors import Conflict, NotFound, RuleViolation
from taskflow_desktop.domain.ids import SYSTEM, AgentId
from taskflow_desktop.domain.moment import HOUR, Moment
from taskflow_desktop.storage.database import PostgresDatabase, SqliteDatabase
from taskflow_desktop.storage.errors import constraint_of
from tests.support.server import LOGINS, OWNER

Statement = tuple[str, Sequence[Any]]


class ScriptedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: int = 1_772_000_000_000_000) -> None:  # 2026-02-25
        self.at = at

    def __call__(self) -> Moment:
        return Moment(self.at)

    def move(self, by: int = HOUR) -> None:
        """Move forward, or back."""
        self.at += by


class _Undone(Exception):
    """Ends a trial."""


@dataclass
class Site:
    """One migrated database. On PostgreSQL the connection is a superuser's, who takes each agent's login in turn."""

    database: SqliteDatabase | PostgresDatabase
    clock: ScriptedClock
    _login: str = ""

    @property
    def engine(self) -> str:
        return self.database.dialect

    def become(self, actor: int) -> None:
        """On PostgreSQL, take the login of `actor`; None of it is needed on SQLite."""
        if self.engine == "sqlite":
            return
        login = OWNER
        if actor != SYSTEM:
            found = self.database.value("SELECT identifier FROM agent WHERE id = ?", (actor,))
            login = found or "stranger"
        if login != self._login:
            self.database.run(f"SET SESSION AUTHORIZATION {login}")
            self._login = login

    def do(self, actor: int, *statements: Statement, op: str | None = None, undone: bool = False) -> int:
        """Run `statements` in one transaction as `actor` and return how many rows the last one changed.

        With `undone` the transaction is not committed: raises _Undone in the end.
        """
        self.become(actor)
        changed = 0
        with self.database.transaction(AgentId(actor), op):
            for text, values in statements:
                changed = self.database.run(text, values)
            if undone:
                raise _Undone
        return changed

    def verdict(self, actor: int, *statements: Statement, op: str | None = None, undone: bool = False) -> str:
        """Like `do`, but return "ok", "nothing" (no row matched), the refusal's code, or the constraint's name."""
        try:
            return "ok" if self.do(actor, *statements, op=op, undone=undone) else "nothing"
        except RuleViolation as error:
            return error.refusal.code
        except NotFound:
            return "not_found"
        except Conflict:
            return "conflict"
        except peewee.IntegrityError as error:
            name = constraint_of(error)
            return name if name and "." not in name else "not_null"

    def trial(self, actor: int, *statements: Statement) -> str:
        """Like `verdict`, but leave nothing behind."""
        with suppress(_Undone):
            return self.verdict(actor, *statements, undone=True)
        return "ok"

    def insert(self, actor: int, table: str, /, **values: Any) -> int:
        """Insert one row as `actor` and return its id."""
        self.become(actor)
        with self.database.transaction(AgentId(actor)):
            return self.database.insert(insert(table, **values)[0], tuple(values.values()))

    def value(self, sql: str, *values: Any) -> Any:
        return self.database.value(sql, values)

    def kinds(self, **where: Any) -> list[str]:
        """The kinds of all events in order, of those whose columns have these values."""
        condition = " AND ".join(f"{column} = ?" for column in where) or "1 = 1"
        query = f"SELECT kind FROM event WHERE {condition} ORDER BY seq"
        return [kind for (kind,) in self.database.rows(query, tuple(where.values()))]


def insert(table: str, /, **values: Any) -> Statement:
    """An INSERT of one row."""
    return f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})", tuple(values.values())


def update(table: str, row: int | str, /, *, key_column: str = "id", **values: Any) -> Statement:
    """An UPDATE of one row as the repository writes it, but for whatever version it has.

    A value may be an `Expression`, which is put into the statement as it is.
    """
    versioned = table not in {
        "collaborator",
        "attachment",
        "attachment_part",
        "message",
        "source",
        "agent_alias",
        "draft",
        "event",
        "alert",
        "looked",
        "review",
        "handover",
        "sign_in_failure",
        "sign_in_token",
        "own_setting",
    }
    words = [f"{c} = {v.sql}" if isinstance(v, Expression) else f"{c} = ?" for c, v in values.items()]
    words += ["version = version + 1"] if versioned else []
    bound = [v for v in values.values() if not isinstance(v, Expression)]
    return f"UPDATE {table} SET {', '.join(words)} WHERE {key_column} = ?", (*bound, row)


@dataclass(frozen=True)
class Expression:
    """SQL in the place of a value."""

    sql: str


NOW = Expression("tf_now()")


@dataclass(frozen=True)
class World:
    """A small team and its first room and task, the same ids on both engines."""

    site: Site
    main: int  # agent; main agent of the room and owner of the task
    helper: int  # agent; collaborator of the task
    other: int  # agent; not on the task
    manager: int
    admin: int
    gone: int  # was a manager, deactivated
    customer: int
    room: int
    waiting: int  # a room without main agent
    closed: int  # a closed room of `main`
    stages: tuple[int, ...]
    task: int

    @property
    def roles(self) -> dict[str, int]:
        """Everybody by the role he plays towards the task."""
        return {
            "outsider": self.other, "collaborator": self.helper, "owner": self.main, "manager": self.manager,
            "admin": self.admin, "deactivated": self.gone, "system": SYSTEM,
        }  # fmt: skip

    def new_task(self, actor: int, **values: Any) -> Statement:
        """A task in the next slot of the room, as the repository writes it."""
        room = values.get("room_id", self.room)
        slot = "(SELECT coalesce(max(t.slot), 0) + 1 FROM task t WHERE t.room_id = ?)"
        row = {
            "room_id": room, "title": "배송지 변경", "stage_id": self.stages[0], "owner_id": actor, "created_by": actor,
            **values,
        }  # fmt: skip
        if "slot" in row:
            return insert("task", **row)
        columns, marks = ", ".join(row), ", ".join("?" * len(row))
        return f"INSERT INTO task (slot, {columns}) VALUES ({slot}, {marks})", (room, *row.values())


def populate(site: Site, *, first_schema: bool = False) -> World:
    """Fill an empty, migrated database, or one of the first schema."""
    people = (
        ("김지수", "agent"), ("박하늘", "agent"), ("이도윤", "agent"), ("최매니저", "manager"), ("전임자", "manager"),
        ("관리자", "admin"),
    )  # fmt: skip
    ids = [
        site.insert(SYSTEM, "agent", name=name, role=role, identifier=login, password_hash="x")
        for (name, role), login in zip(people, LOGINS, strict=False)
    ]
    main, helper, other, manager, gone, admin = ids
    site.do(admin, update("agent", gone, deactivated_at=NOW))
    site.do(admin, update("setting", "task_flow", key_column="key", value="on"))
    stages = tuple(
        site.insert(
            admin, "stage", flow_id=1, position=n, name=name, name_key=name, colour="#2F6FED",
            **({} if first_schema else {"slot": n}),
        )
        for n, name in enumerate(("신규", "상담 진행", "보류", "해결"), 1)
    )  # fmt: skip
    customer = site.insert(main, "customer", name="홍길동")
    kind = {"customer_id": customer, "channel": "web"}
    room = site.insert(main, "room", title="문의", state="received", main_agent_id=main, **kind)
    waiting = site.insert(SYSTEM, "room", title="대기", state="waiting", **kind)
    closed = site.insert(main, "room", title="끝", state="received", main_agent_id=main, **kind)
    site.do(main, update("room", closed, state="closed", closed_at=NOW))
    world = World(site, main, helper, other, manager, admin, gone, customer, room, waiting, closed, stages, 1)
    site.do(main, world.new_task(main))
    site.do(main, insert("collaborator", task_id=1, agent_id=helper, added_by=main))
    return world

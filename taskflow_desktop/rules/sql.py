"""Pieces of the portable SQL that guards and effects are made of: who may, what changed, one line of the history.

The SQL speaks of NEW, OLD, `tf_actor()` (who acts; 0 is the system), `tf_depth()` (how deep in effects), `tf_now()`,
`tf_op()` and `tf_op_n()` (the operation's name and how many events it has written).
"""

from dataclasses import dataclass
from typing import Literal

Change = Literal["INSERT", "UPDATE", "DELETE"]


@dataclass(frozen=True, slots=True)
class Guard:
    """`condition` must be true, or the change of `table` is refused with `code`."""

    code: str
    table: str
    event: Change
    condition: str


@dataclass(frozen=True, slots=True)
class Effect:
    """After `event` on `table`, if `when` holds, `sql` runs; `{when}` stands in it where its condition goes."""

    table: str
    event: Change
    when: str
    sql: str


ACTIVE = "EXISTS (SELECT 1 FROM agent a WHERE a.id = tf_actor() AND a.deactivated_at IS NULL)"
LEAD = (
    "EXISTS (SELECT 1 FROM agent a WHERE a.id = tf_actor() AND a.deactivated_at IS NULL"
    " AND a.role IN ('manager', 'admin'))"
)
ADMIN = "EXISTS (SELECT 1 FROM agent a WHERE a.id = tf_actor() AND a.deactivated_at IS NULL AND a.role = 'admin')"
SYSTEM = "tf_actor() = 0"
FIRST_RUN = f"({SYSTEM} AND NOT EXISTS (SELECT 1 FROM agent a WHERE a.role = 'admin' AND a.password_hash IS NOT NULL))"
IMPORTER = f"({SYSTEM} OR {LEAD})"
ONE_UP = "NEW.version = OLD.version + 1"


def active_agent(agent_id: str) -> str:
    """True if the agent works here."""
    return f"EXISTS (SELECT 1 FROM agent a WHERE a.id = {agent_id} AND a.deactivated_at IS NULL)"


def may_edit(task_id: str) -> str:
    """True for owner, collaborators, managers and admins of the task (rule 18)."""
    return (
        f"({LEAD} OR ({ACTIVE} AND (EXISTS (SELECT 1 FROM task t WHERE t.id = {task_id} AND t.owner_id = tf_actor())"
        " OR EXISTS (SELECT 1 FROM collaborator c"
        f" WHERE c.task_id = {task_id} AND c.agent_id = tf_actor() AND c.removed_at IS NULL))))"
    )


def owns(task_id: str) -> str:
    """True for owner, managers and admins of the task: those who change its people (rule 17)."""
    return (
        f"({LEAD} OR ({ACTIVE} AND EXISTS (SELECT 1 FROM task t WHERE t.id = {task_id} AND t.owner_id = tf_actor())))"
    )


def by_actor(column: str) -> str:
    """True if the row names as its author who acts."""
    return f"NEW.{column} = tf_actor()"


def same(*columns: str) -> str:
    """True if none of the columns changes."""
    return " AND ".join(f"NEW.{c} IS NOT DISTINCT FROM OLD.{c}" for c in columns)


def same_or(condition: str, *columns: str) -> str:
    """True if none of the columns changes, or `condition` holds."""
    return f"(({same(*columns)}) OR {condition})"


def changed(column: str) -> str:
    """True if the column changes."""
    return f"NEW.{column} IS DISTINCT FROM OLD.{column}"


_MINUTE = 60_000_000


def recent(column: str) -> str:
    """True if the column holds the clock's own time: no client's time is a fact."""
    return f"(NEW.{column} <= tf_now() AND NEW.{column} > tf_now() - {_MINUTE})"


def timed(*columns: str) -> str:
    """True if each of the columns stays, is emptied, or takes the clock's own time."""
    return " AND ".join(f"({same(c)} OR NEW.{c} IS NULL OR {recent(c)})" for c in columns)


def agent_name(agent_id: str) -> str:
    """The name of an agent as it is now, '' of nobody."""
    return f"coalesce((SELECT a.name FROM agent a WHERE a.id = {agent_id}), '')"


def later(moment: str) -> str:
    """The clock now, but never before `moment`: times within a task never run backwards."""
    return f"(SELECT CASE WHEN c.t > {moment} THEN c.t ELSE {moment} END FROM (SELECT tf_now() AS t) c)"


def event(
    kind: str,
    *,
    room: str = "NULL",
    task: str = "NULL",
    before: str = "''",
    after: str = "''",
    before_ref: str = "NULL",
    after_ref: str = "NULL",
    detail: str = "''",
    cause: str = "''",
) -> str:
    """SQL that appends one event; a kind may be an expression in parentheses. A cause makes it the system's own."""
    kind_sql = kind if kind.startswith("(") else f"'{kind}'"
    by_system = f"(tf_actor() = 0 OR {cause} <> '')"
    return (
        "INSERT INTO event (at, actor_id, actor_name, kind, room_id, task_id, before, after, before_ref, after_ref,"
        " detail, cause, op, op_n)"
        f" SELECT tf_now(), CASE WHEN {by_system} THEN NULL ELSE tf_actor() END,"
        f" CASE WHEN {by_system} THEN '' ELSE coalesce((SELECT a.name FROM agent a WHERE a.id = tf_actor()), '') END,"
        f" {kind_sql}, {room}, {task}, {before}, {after}, {before_ref}, {after_ref}, {detail}, {cause}, tf_op(),"
        " tf_op_n()"
        " WHERE {when}"
    )

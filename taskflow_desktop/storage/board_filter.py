"""Which tasks a filter of board and list lets through, as SQL, and the counts that stand beside the filters.

The conditions of a filter are put together as text, not by peewee: composing a dozen queries took longer than they do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.moment import DAY, Moment, to_datetime
from taskflow_desktop.domain.requests import BoardFilter, Scope
from taskflow_desktop.rules import statistics
from taskflow_desktop.storage import rows
from taskflow_desktop.storage.database import Database
from taskflow_desktop.storage.zone import site_zone


@dataclass(frozen=True, slots=True)
class Matching:
    """The tasks of a filter: FROM and WHERE, and the values of their marks."""

    tables: str
    params: tuple[Any, ...]

    def narrowed(self, condition: str, params: Iterable[Any] = ()) -> "Matching":
        """Return the same tasks as far as they meet a condition more."""
        return Matching(f"{self.tables} AND {condition}", (*self.params, *params))


def matching_of(where: BoardFilter, now: Moment) -> Matching:
    """Put a filter's conditions together; `t` is the task."""
    text = where.text.strip()
    tables = "FROM task t"
    if text or where.room_states:
        tables += " JOIN room r ON r.id = t.room_id"
    if text:
        tables += " JOIN customer c ON c.id = r.customer_id"
    found = Matching(f"{tables} WHERE 1 = 1", ())
    if where.scope is Scope.MINE:
        found = found.narrowed("t.owner_id = ?", (where.agent_id,))
    elif where.scope is Scope.REFERENCED:
        mine = "SELECT n.task_id FROM collaborator n WHERE n.agent_id = ? AND n.removed_at IS NULL"
        found = found.narrowed(f"t.id IN ({mine})", (where.agent_id,))
    if text:
        columns = ("t.number", "t.title", "c.name")
        either = " OR ".join(f"lower({column}) LIKE ? ESCAPE '\\'" for column in columns)
        found = found.narrowed(f"({either})", [_within(text)] * len(columns))
    for column, values in (
        ("t.importance", [int(importance) for importance in where.importances]),
        ("t.owner_id", list(where.owners)),
        ("r.state", [state.value for state in where.room_states]),
    ):
        if values:
            found = found.narrowed(f"{column} IN ({rows.marks(values)})", values)
    if where.outcomes:
        ended = [outcome.value for outcome in where.outcomes if outcome is not None]
        either = f"t.outcome IN ({rows.marks(ended)})" if ended else "1 = 0"
        found = found.narrowed(f"({either} OR t.outcome IS NULL)" if None in where.outcomes else either, ended)
    if where.created_within_days is not None:
        found = found.narrowed("t.created_at >= ?", (now - where.created_within_days * DAY,))
    return found


def _within(text: str) -> str:
    """The pattern of LIKE for a lower-case text that contains `text`, whatever the case of its Latin letters."""
    escaped = text.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


class Counted(NamedTuple):
    """Tasks by scope, unfinished and finished, without the other filters; tasks in progress; tasks finished today."""

    mine: int
    referenced: int
    all: int
    in_progress: int
    finished_today: int


def figures(database: Database, agent_id: AgentId | None, now: Moment) -> Counted:
    """Count what stands beside the filters."""
    return Counted(
        *_scopes(database, agent_id),
        database.value("SELECT count(*) FROM task WHERE outcome IS NULL"),
        database.value(
            "SELECT count(*) FROM task WHERE outcome IS NOT NULL AND finished_at >= ?", (_midnight(database, now),)
        ),
    )


def _scopes(database: Database, agent_id: AgentId | None) -> tuple[int, int, int]:
    everything = database.value("SELECT count(*) FROM task")
    if agent_id is None:
        return 0, 0, everything
    mine = database.value("SELECT count(*) FROM task WHERE owner_id = ?", (agent_id,))
    referenced = database.value(
        "SELECT count(*) FROM collaborator WHERE agent_id = ? AND removed_at IS NULL", (agent_id,)
    )
    return mine, referenced, everything


def _midnight(database: Database, now: Moment) -> Moment:
    """When today began at the site."""
    zone = site_zone(database)
    return statistics.day_begins(to_datetime(now, zone).date(), zone)

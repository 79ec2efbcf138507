"""Alerts against the history: each was raised by an event, and each event that raises one did.

An alert has no line of its own in the history; what raised it tells all that it says. How an alert is told from others
is `rules.together`.
"""

from typing import Final, NamedTuple

from taskflow_desktop.domain.moment import MINUTE
from taskflow_desktop.storage.database import Database

_NEAR: Final = 2 * MINUTE


class _Raised(NamedTuple):
    """A kind of alert: the kind of event that raises it, the place both name, its text, and when it is raised."""

    kind: str
    event: str
    place: str
    text: str
    when: str


_SINCE = "e.at >= (SELECT min(f.at) FROM alert f)"  # there were none at first
_RAISED: Final = (
    _Raised("owner", "task.owner", "task_id", "''", _SINCE),
    _Raised(
        "collaborator", "collaborator.added", "task_id", "''",
        # Whoever was asked for a review is told that instead.
        f"{_SINCE} AND NOT EXISTS (SELECT 1 FROM review r WHERE r.task_id = e.task_id AND r.agent_id = e.after_ref"
        f" AND r.asked_at <= e.at + {_NEAR})",
    ),
    _Raised("review_asked", "review.asked", "task_id", "e.before", "1 = 1"),
    _Raised("review_answered", "review.answered", "task_id", "e.after", "1 = 1"),
    _Raised(
        "room", "room.assigned", "room_id", "''",
        # Tasks that follow tell it of themselves; of what a file says nobody is told.
        f"{_SINCE} AND e.detail = '0'"
        " AND EXISTS (SELECT 1 FROM room r WHERE r.id = e.room_id AND r.source_id IS NULL)",
    ),
)  # fmt: skip

_TAKEN_OVER = (
    "e.actor_id IS NULL AND EXISTS (SELECT 1 FROM event m WHERE m.room_id = a.room_id AND m.kind = 'room.assigned'"
    f" AND m.after_ref = a.agent_id AND m.actor_name = a.by_name AND abs(m.at - a.at) <= {_NEAR})"
)

_WRITTEN = (
    "a.kind = 'message' AND a.task_id IS NULL AND a.text = ''"
    " AND EXISTS (SELECT 1 FROM message m WHERE m.id = a.message_id AND m.room_id = a.room_id)"
    " AND EXISTS (SELECT 1 FROM room r JOIN customer c ON c.id = r.customer_id WHERE r.id = a.room_id"
    " AND (c.name = a.by_name OR EXISTS (SELECT 1 FROM event e WHERE e.kind = 'customer.changed'"
    " AND e.after_ref = c.id AND e.before = a.by_name)))"
)
"""What a customer wrote has no line in the history if a file brought it: the message itself says that he did."""


def unfounded(database: Database) -> list[int]:
    """Ids of the alerts that no event raised, in order."""
    cases = " OR ".join(
        f"(a.kind = '{raised.kind}' AND EXISTS (SELECT 1 FROM event e WHERE e.{raised.place} = a.{raised.place}"
        f" AND e.kind = '{raised.event}' AND e.after_ref = a.agent_id AND abs(e.at - a.at) <= {_NEAR}"
        f" AND a.text = {raised.text}"
        f" AND (e.actor_name = a.by_name{' OR (' + _TAKEN_OVER + ')' if raised.kind == 'owner' else ''})))"
        for raised in _RAISED
    )
    return [
        key for (key,) in database.rows(f"SELECT a.id FROM alert a WHERE NOT ({cases} OR ({_WRITTEN})) ORDER BY a.id")
    ]


def missing(database: Database) -> list[tuple[str, int, int]]:
    """Kind, whom it was for and event of the alerts that are not there."""
    found: list[tuple[str, int, int]] = []
    for raised in _RAISED:
        # The plus keeps SQLite from walking all alerts of the agent for each event.
        query = (
            f"SELECT e.after_ref, e.seq FROM event e LEFT JOIN alert a ON a.{raised.place} = e.{raised.place}"
            f" AND a.agent_id + 0 = e.after_ref AND a.kind = '{raised.kind}' AND abs(a.at - e.at) <= {_NEAR}"
            f" WHERE e.kind = '{raised.event}' AND e.seq IS NOT NULL AND e.actor_id IS NOT NULL"
            f" AND e.after_ref IS NOT NULL AND e.after_ref <> e.actor_id AND a.id IS NULL AND ({raised.when})"
            " ORDER BY e.seq"
        )
        found += [(raised.kind, agent, seq) for agent, seq in database.rows(query)]
    return found

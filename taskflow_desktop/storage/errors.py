"""Tells the world's errors from ours: what a database raised becomes a domain error, or passes as the fault it is."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import peewee

from taskflow_desktop.domain.errors import Refusal, RuleViolation, StorageUnavailable
from taskflow_desktop.rules import limits

_GUARD = re.compile(r"TF:([a-z_.]+)")

# What a constraint says when a guard was overtaken by somebody else in the same instant, or a client skipped it.
_CONSTRAINTS = (
    (("task.room_id, task.slot", "task_room_id_slot_key", "task_slot_check"), "create.race"),
    (("title",), "title.long"),
    (("outcome",), "outcome.reason"),
    (("agent.identifier", "agent_identifier_key"), "identifier.taken"),
)

_UNAVAILABLE = (
    ("database is locked", "locked"),
    ("busy", "locked"),
    ("readonly", "read_only"),
    ("disk is full", "disk_full"),
    ("malformed", "corrupt"),
    ("corrupt", "corrupt"),
    ("not a database", "not_a_database"),
    ("disk I/O error", "unreachable"),
    ("unable to open", "missing"),
    ("connection", "unreachable"),
)


def _constraint_refusal(text: str) -> Refusal | None:
    for marks, code in _CONSTRAINTS:
        if any(mark in text for mark in marks):
            return Refusal(code, limit=limits.TASKS_PER_ROOM) if code == "create.race" else Refusal(code)
    return None


def translate(error: peewee.PeeweeException) -> Exception:
    """Return the domain error for `error`, or `error` itself if the fault is ours."""
    text = str(error)
    guard = _GUARD.search(text)
    if guard:
        return RuleViolation(Refusal(guard.group(1)))
    if isinstance(error, peewee.IntegrityError):
        refusal = _constraint_refusal(text)
        return RuleViolation(refusal) if refusal else error
    lowered = text.lower()
    for mark, code in _UNAVAILABLE:
        if mark.lower() in lowered:
            return StorageUnavailable(code, text)
    return error


@contextmanager
def translated() -> Iterator[None]:
    """Raise domain errors for what the database raises inside."""
    try:
        yield
    except peewee.PeeweeException as error:
        meaning = translate(error)
        if meaning is error:
            raise
        raise meaning from error

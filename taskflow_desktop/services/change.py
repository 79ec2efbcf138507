"""How every verb runs: one transaction as somebody, and what changed as a value."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.errors import Refusal, RuleViolation
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.storage.repository import Repository

T = TypeVar("T")

_OVERTAKEN = frozenset(
    {"create.race", "check.race", "file.race", "collaborator.already", "op.repeated", "agent.holds_work"}
)
_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class Changed(Generic[T]):
    """What a verb made or touched, as it is now, and everything that changed with it."""

    value: T
    changes: ChangeSet


@dataclass(frozen=True, slots=True)
class As:
    """Who acts, and the name of the operation: the same name is applied only once.

    `settles` is the place of the draft that becomes something stored by it: it goes in the same transaction, so that
    what was stored never comes back as half-typed, and what was refused always does.
    """

    agent_id: AgentId
    op: str | None = None
    settles: str = ""


def refuse(refusal: Refusal | None) -> None:
    """Raise RuleViolation if there is a reason why not."""
    if refusal is not None:
        raise RuleViolation(refusal)


def change(repository: Repository, who: As, write: Callable[[], T]) -> Changed[T]:
    """Run `write` in one transaction as `who` and return its value with what changed.

    Raises:
        RuleViolation: a rule or guard refused; nothing was written.
        Conflict: somebody else changed the row meanwhile; nothing was written.
    """
    before = repository.head()
    attempts = 0
    while True:
        attempts += 1
        try:
            with repository.transaction(who.agent_id, who.op):
                value = write()
                if who.settles:
                    repository.put_draft(who.agent_id, who.settles, "")
        except RuleViolation as error:
            # Somebody took the same slot, or gave a room to whoever leaves, in the same instant, or this very operation
            # was just applied: look again.
            if error.refusal.code not in _OVERTAKEN or attempts == _ATTEMPTS:
                raise
        else:
            return Changed(value, repository.changes_since(before))

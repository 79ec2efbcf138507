"""How a verb about many does its work: one after the other, each a change of its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.errors import Conflict, NotFound, Refusal, RuleViolation, StorageUnavailable
from taskflow_desktop.services.change import As, Changed
from taskflow_desktop.storage.repository import Repository

Id = TypeVar("Id", bound=int)
Aim = TypeVar("Aim")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class OneByOne(Generic[Id, Made]):
    """What was made, why the others were not, by their ids, and everything that changed with it."""

    done: tuple[Made, ...]
    refused: tuple[tuple[Id, Refusal], ...]
    changes: ChangeSet


def one_by_one(
    repository: Repository,
    who: As,
    aims: Iterable[tuple[Id, Aim]],
    act: Callable[[As, Aim], Changed[Made]],
    *,
    gone: str,
) -> OneByOne[Id, Made]:
    """Call `act` for each aim. A refusal keeps no other back; `gone` is its code for what is not there any more.

    Once something is stored, a database that fails is a refusal too, of what it failed at and of all after it: what is
    stored can be told, and taken back.

    Raises:
        StorageUnavailable: the database failed before anything was stored.
    """
    before = repository.head()
    done: list[Made] = []
    refused: list[tuple[Id, Refusal]] = []
    failure: StorageUnavailable | None = None
    for id_, aim in aims:
        if failure is not None:
            refused.append((id_, Refusal(failure.code)))
            continue
        each = As(who.agent_id, f"{who.op}/{id_}" if who.op is not None else None)
        try:
            done.append(act(each, aim).value)
        except RuleViolation as error:
            refused.append((id_, error.refusal))
        except Conflict:
            refused.append((id_, Refusal("conflict")))
        except NotFound:
            refused.append((id_, Refusal(gone)))
        except StorageUnavailable as error:
            if not done:
                raise
            failure = error
            refused.append((id_, Refusal(failure.code)))
    try:
        changes = repository.changes_since(before)
    except StorageUnavailable:
        if not done:
            raise
        changes = ChangeSet(before, reload=True)
    return OneByOne(tuple(done), tuple(refused), changes)

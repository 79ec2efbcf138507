"""Handing rooms over, with a reason and a word, and taking note of it (product.md rule 16)."""

from collections.abc import Sequence

from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.errors import Conflict
from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.domain.inside import Handed
from taskflow_desktop.domain.requests import RoomHandOver
from taskflow_desktop.rules import permissions, texts
from taskflow_desktop.services.change import As, Changed, change, refuse
from taskflow_desktop.services.one_by_one import one_by_one
from taskflow_desktop.storage import together
from taskflow_desktop.storage.repository import Repository


def hand_over(repository: Repository, who: As, room_id: RoomId, version: int, to: RoomHandOver) -> Changed[Room]:
    """Give a room to another agent; its unfinished tasks follow in the same transaction.

    The receiver finds the reason and the word when he opens the room. Whoever takes a room over himself needs none.
    """
    refuse(texts.why_not_hand_over_reason(to.reason, needed=False))
    refuse(texts.why_not_word(to.message))

    def write() -> Room:
        room = repository.room(room_id)
        if not repository.applied(who.op):
            target = repository.agent(to.agent_id)
            refuse(permissions.why_not_assign_room(repository.agent(who.agent_id), room, target))
            if room.version != version:
                raise Conflict(f"room {room_id}")
            needed = permissions.needs_reason(room.main_agent_id, to.agent_id, who.agent_id)
            refuse(texts.why_not_hand_over_reason(to.reason, needed=needed))
            if room.main_agent_id != to.agent_id:
                _hand(repository, who, room, to)
        return repository.room(room_id)

    return change(repository, who, write)


def _hand(repository: Repository, who: As, room: Room, to: RoomHandOver) -> None:
    repository.assign_room(room, to.agent_id)
    if to.agent_id != who.agent_id:
        together.add_handover(
            repository.database,
            room.id,
            from_id=room.main_agent_id,
            to_id=to.agent_id,
            by_id=who.agent_id,
            reason=texts.one_line(to.reason),
            message=texts.clean(to.message).strip(),
        )


def hand_over_many(
    repository: Repository, who: As, rooms: Sequence[tuple[RoomId, int]], to: RoomHandOver
) -> Changed[Handed]:
    """Give many rooms, each as read at its version, to one agent. Each goes by itself: a refusal keeps none back."""
    refuse(permissions.why_not_hand_over_many(repository.agent(who.agent_id)))

    def hand(each: As, room: tuple[RoomId, int]) -> Changed[Room]:
        return hand_over(repository, each, *room, to)

    made = one_by_one(repository, who, [(room[0], room) for room in rooms], hand, gone="conflict")
    return Changed(Handed(made.done, made.refused), made.changes)


def acknowledge(repository: Repository, who: As, room_id: RoomId) -> Changed[Room]:
    """The receiver has seen what came with the room; that is logged once."""

    def write() -> Room:
        together.acknowledge(repository.database, room_id, who.agent_id)
        return repository.room(room_id)

    return change(repository, who, write)

"""What people do with a room: take, hand over, close, reopen, open by hand, write down what was said."""

from collections.abc import Callable, Sequence

from taskflow_desktop.domain.entities import Message, Room
from taskflow_desktop.domain.enums import Outcome, RoomState, Speaker
from taskflow_desktop.domain.errors import Conflict, NotFound, Refusal, RuleViolation
from taskflow_desktop.domain.ids import MessageId, RoomId
from taskflow_desktop.domain.requests import NewMessage, NewRoom, TaskEnding
from taskflow_desktop.rules import limits, permissions, texts
from taskflow_desktop.services.change import As, Changed, change, refuse
from taskflow_desktop.storage.repository import Repository


def take_room(repository: Repository, who: As, room_id: RoomId, version: int) -> Changed[Room]:
    """Become the main agent of a waiting room."""

    def act(room: Room) -> None:
        refuse(permissions.why_not_take_room(repository.agent(who.agent_id), room))
        if room.main_agent_id != who.agent_id:
            repository.assign_room(room, who.agent_id)

    return _act(repository, who, room_id, version, act)


def close_room(
    repository: Repository, who: As, room_id: RoomId, version: int, endings: Sequence[TaskEnding] = ()
) -> Changed[Room]:
    """End a conversation. Its tasks stay as they are (rule 23), but for those that `endings` finish or give away.

    All of it or nothing: a task that cannot end as asked keeps the room open.
    """
    for ending in endings:
        if ending.outcome is not None:
            refuse(texts.why_not_reason(ending.outcome is Outcome.FAILURE, ending.reason))

    def act(room: Room) -> None:
        refuse(permissions.why_not_close_room(repository.agent(who.agent_id), room))
        for ending in endings:
            _end_task(repository, who, room, ending)
        repository.set_room_state(repository.room(room_id), RoomState.CLOSED)

    return _act(repository, who, room_id, version, act)


def reopen_room(repository: Repository, who: As, room_id: RoomId, version: int) -> Changed[Room]:
    """Go on with a closed conversation, in the state that fits who spoke last."""

    def act(room: Room) -> None:
        refuse(permissions.why_not_reopen_room(repository.agent(who.agent_id), room))
        repository.set_room_state(room, _open_state(repository, room))

    return _act(repository, who, room_id, version, act)


def open_room(repository: Repository, who: As, new: NewRoom) -> Changed[Room]:
    """Open a room by hand, for a telephone call or a visit; it becomes the opener's own."""
    if new.customer_id is None:
        refuse(texts.why_not_name(new.customer_name))
    title = texts.one_line(new.title)
    if len(title) > limits.ROOM_TITLE_CHARACTERS:
        raise RuleViolation(Refusal("title.long", n=len(title), limit=limits.ROOM_TITLE_CHARACTERS))

    def write() -> Room:
        earlier = repository.first_event(who.op)
        if earlier is not None and earlier.room_id is not None:
            return repository.room(earlier.room_id)
        refuse(permissions.why_not_open_room(repository.agent(who.agent_id)))
        customer_id = new.customer_id
        if customer_id is None:
            customer_id = repository.add_customer(texts.one_line(new.customer_name))
        cleaned = NewRoom(title, new.channel, customer_id)
        return repository.room(repository.add_room(cleaned, customer_id, who.agent_id))

    return change(repository, who, write)


def write_message(repository: Repository, who: As, new: NewMessage) -> Changed[Message]:
    """Write down what was said, or an internal note."""
    refuse(texts.why_not_message(new.text))

    def write() -> Message:
        earlier = repository.first_event(who.op)
        if earlier is not None and earlier.after_ref is not None:
            return repository.message(MessageId(earlier.after_ref))
        actor, room = repository.agent(who.agent_id), repository.room(new.room_id)
        refuse(permissions.why_not_write_message(actor, room, speaker=new.speaker, internal=new.internal))
        author = room.customer_name if new.speaker is Speaker.CUSTOMER else actor.name
        return repository.message(repository.add_message(new, author, texts.clean(new.text).strip()))

    return change(repository, who, write)


def mark_read(repository: Repository, who: As, room_id: RoomId) -> Changed[Room]:
    """The main agent has seen what the customer said; nothing happens for anybody else."""

    def write() -> Room:
        room = repository.room(room_id)
        if room.unread and room.main_agent_id == who.agent_id:
            repository.mark_read(room_id)
        return repository.room(room_id)

    return change(repository, who, write)


def _end_task(repository: Repository, who: As, room: Room, ending: TaskEnding) -> None:
    task, actor = repository.task(ending.task_id), repository.agent(who.agent_id)
    if task.room_id != room.id:
        raise NotFound(f"task {task.id} in room {room.id}")
    if task.version != ending.version:
        raise Conflict(f"task {task.id}")
    if ending.outcome is not None:
        refuse(permissions.why_not_edit_task(actor, task, owner_name=repository.agent(task.owner_id).name))
        values = {"outcome": ending.outcome.value, "outcome_reason": texts.one_line(ending.reason)}
        repository.update_task(task.id, task.version, values)
    elif ending.owner_id is not None and ending.owner_id != task.owner_id:
        refuse(permissions.why_not_change_owner(actor, task, repository.agent(ending.owner_id)))
        repository.update_task(task.id, task.version, {"owner_id": ending.owner_id})


def _open_state(repository: Repository, room: Room) -> RoomState:
    if room.main_agent_id is None:
        return RoomState.WAITING
    speaker = repository.last_speaker(room.id)
    if speaker is Speaker.CUSTOMER:
        return RoomState.INQUIRY
    return RoomState.ANSWERED if speaker is Speaker.AGENT else RoomState.RECEIVED


def _act(repository: Repository, who: As, room_id: RoomId, version: int, act: Callable[[Room], None]) -> Changed[Room]:
    def write() -> Room:
        room = repository.room(room_id)
        if not repository.applied(who.op):
            act(room)
            if room.version != version:
                # The rules come first: whoever may not is told so, not that somebody was faster.
                raise Conflict(f"room {room_id}")
        return repository.room(room_id)

    return change(repository, who, write)

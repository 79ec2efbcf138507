"""Verbs of a room."""

import pytest

from taskflow_desktop.domain.enums import Channel, EventKind, RoomState, Speaker
from taskflow_desktop.domain.errors import Conflict, RuleViolation
from taskflow_desktop.domain.ids import AgentId, CustomerId, RoomId, TaskId
from taskflow_desktop.domain.requests import NewMessage, NewRoom, RoomHandOver
from taskflow_desktop.rules import limits
from taskflow_desktop.services import handover, rooms
from tests.services.conftest import Desk


def code(error: pytest.ExceptionInfo[RuleViolation]) -> str:
    return error.value.refusal.code


def to(agent_id: int) -> RoomHandOver:
    return RoomHandOver(AgentId(agent_id), "교대")


def test_taking_a_waiting_room(desk: Desk) -> None:
    room = desk.repository.room(RoomId(desk.world.waiting))
    taken = desk.does(desk.world.other, rooms.take_room, room.id, room.version)
    assert (taken.value.main_agent_id, taken.value.state) == (desk.world.other, RoomState.RECEIVED)
    assert taken.changes.rooms == (taken.value,)


def test_the_second_to_take_is_told_that_somebody_was_faster(desk: Desk) -> None:
    room = desk.repository.room(RoomId(desk.world.waiting))
    desk.does(desk.world.other, rooms.take_room, room.id, room.version)
    with pytest.raises(RuleViolation) as error:
        desk.does(desk.world.helper, rooms.take_room, room.id, room.version)
    assert code(error) == "room.already_taken"


def test_handing_over_moves_unfinished_tasks(desk: Desk) -> None:
    room = desk.repository.room(RoomId(desk.world.room))
    handed = desk.does(desk.world.main, handover.hand_over, room.id, room.version, to(desk.world.helper))
    task = desk.repository.task(TaskId(desk.world.task))
    assert (task.owner_id, task.collaborator_ids) == (desk.world.helper, ())
    kinds = [event.kind for event in handed.changes.events]
    assert kinds.count(EventKind.TASK_OWNER) == 1
    owner = next(event for event in handed.changes.events if event.kind is EventKind.TASK_OWNER)
    assert (owner.actor_id, owner.cause, owner.before, owner.after) == (None, "takeover", "김지수", "박하늘")
    assert handed.changes.tasks == (task,)


def test_a_room_of_somebody_else_is_not_handed_over(desk: Desk) -> None:
    room = desk.repository.room(RoomId(desk.world.room))
    with pytest.raises(RuleViolation) as error:
        desk.does(desk.world.other, handover.hand_over, room.id, room.version, to(desk.world.other))
    assert code(error) == "room.not_yours"


def test_not_to_somebody_who_left(desk: Desk) -> None:
    room = desk.repository.room(RoomId(desk.world.room))
    with pytest.raises(RuleViolation) as error:
        desk.does(desk.world.manager, handover.hand_over, room.id, room.version, to(desk.world.gone))
    assert code(error) == "agent.inactive"


def test_close_and_reopen(desk: Desk) -> None:
    room = desk.repository.room(RoomId(desk.world.room))
    desk.does(desk.world.main, rooms.write_message, NewMessage(room.id, Speaker.CUSTOMER, "언제 오나요?"))
    room = desk.repository.room(room.id)
    assert (room.state, room.unread, room.last_text) == (RoomState.INQUIRY, 1, "언제 오나요?")
    closed = desk.does(desk.world.main, rooms.close_room, room.id, room.version).value
    assert closed.state is RoomState.CLOSED
    assert closed.closed_at is not None
    with pytest.raises(RuleViolation) as error:
        desk.does(desk.world.main, rooms.close_room, room.id, closed.version)
    assert code(error) == "room.closed"
    again = desk.does(desk.world.main, rooms.reopen_room, room.id, closed.version).value
    assert (again.state, again.closed_at) == (RoomState.INQUIRY, None)


def test_an_old_version_of_a_room_is_a_conflict(desk: Desk) -> None:
    room = desk.repository.room(RoomId(desk.world.room))
    desk.does(desk.world.manager, handover.hand_over, room.id, room.version, to(desk.world.other))
    with pytest.raises(Conflict):
        desk.does(desk.world.manager, rooms.close_room, room.id, room.version)
    assert desk.repository.room(room.id).state is not RoomState.CLOSED


def test_a_room_by_hand_for_a_new_and_for_a_known_customer(desk: Desk) -> None:
    made = desk.does(desk.world.other, rooms.open_room, NewRoom("전화 문의", Channel.PHONE, customer_name=" 임도현 "))
    assert (made.value.customer_name, made.value.main_agent_id) == ("임도현", desk.world.other)
    assert (made.value.state, made.value.imported) == (RoomState.RECEIVED, False)
    again = desk.does(
        desk.world.other, rooms.open_room, NewRoom("", Channel.OTHER, customer_id=CustomerId(made.value.customer_id))
    )
    assert again.value.customer_id == made.value.customer_id


@pytest.mark.parametrize(("name", "refused"), [("", "name.empty"), ("가" * 101, "name.long")])
def test_a_customer_needs_a_name(desk: Desk, name: str, refused: str) -> None:
    with pytest.raises(RuleViolation) as error:
        desk.does(desk.world.other, rooms.open_room, NewRoom("", Channel.WEB, customer_name=name))
    assert code(error) == refused


def test_what_was_said_turns_the_room(desk: Desk) -> None:
    room_id = RoomId(desk.world.room)
    said = desk.does(desk.world.main, rooms.write_message, NewMessage(room_id, Speaker.AGENT, "확인할게요."))
    assert said.value.author == "김지수"
    assert desk.repository.room(room_id).state is RoomState.ANSWERED
    desk.does(desk.world.main, rooms.write_message, NewMessage(room_id, Speaker.AGENT, "메모", internal=True))
    room = desk.repository.room(room_id)
    assert (room.state, room.last_text) == (RoomState.ANSWERED, "메모")
    assert said.changes.rooms_with_messages == (room_id,)


@pytest.mark.parametrize("text", ["", " \n ", "\x00"])
def test_nothing_is_not_written(desk: Desk, text: str) -> None:
    with pytest.raises(RuleViolation) as error:
        desk.does(desk.world.main, rooms.write_message, NewMessage(RoomId(desk.world.room), Speaker.AGENT, text))
    assert code(error) == "message.empty"


def test_a_message_of_a_million_characters_and_one_more(desk: Desk) -> None:
    room_id = RoomId(desk.world.room)
    text = "가" * limits.MESSAGE_CHARACTERS
    assert desk.does(desk.world.main, rooms.write_message, NewMessage(room_id, Speaker.AGENT, text)).value.text == text
    with pytest.raises(RuleViolation) as error:
        desk.does(desk.world.main, rooms.write_message, NewMessage(room_id, Speaker.AGENT, text + "나"))
    assert code(error) == "message.long"


def test_strangers_to_a_room_only_read(desk: Desk) -> None:
    note = NewMessage(RoomId(desk.world.room), Speaker.AGENT, "메모", internal=True)
    with pytest.raises(RuleViolation) as error:
        desk.does(desk.world.helper, rooms.write_message, note)
    assert code(error) == "message.not_yours"


def test_only_the_main_agent_marks_read(desk: Desk) -> None:
    room_id = RoomId(desk.world.room)
    desk.does(desk.world.main, rooms.write_message, NewMessage(room_id, Speaker.CUSTOMER, "여보세요"))
    assert desk.does(desk.world.manager, rooms.mark_read, room_id).value.unread == 1
    assert desk.does(desk.world.main, rooms.mark_read, room_id).value.unread == 0


def test_a_retry_opens_and_writes_once(desk: Desk) -> None:
    opened = [
        desk.does(
            desk.world.other, rooms.open_room, NewRoom("", Channel.WEB, customer_name="이수민"), op="open"
        ).value.id
        for _ in range(2)
    ]
    assert opened[0] == opened[1]
    note = NewMessage(opened[0], Speaker.CUSTOMER, "여보세요")
    written = [desk.does(desk.world.other, rooms.write_message, note, op="say").value.id for _ in range(2)]
    assert written[0] == written[1]

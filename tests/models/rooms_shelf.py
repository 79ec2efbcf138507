"""Rooms and conversations in lists, read as the program reads them: answers come when the test lets them."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from taskflow_desktop.domain.entities import Event, Message, Room, Task
from taskflow_desktop.domain.enums import Channel, EventKind, Importance, RoomState, Speaker
from taskflow_desktop.domain.ids import AgentId, CustomerId, EventSeq, MessageId, RoomId, StageId, TaskId
from taskflow_desktop.domain.moment import DAY, MINUTE, Moment
from taskflow_desktop.domain.pages import MESSAGE_PAGE, ROOM_PAGE, History, MessagePage, RoomList
from taskflow_desktop.domain.requests import RoomFilter
from taskflow_desktop.models.rooms import in_scope

ME = AgentId(7)
NOON = Moment(20_000 * DAY + 720 * MINUTE)


def room(number: int, **other: Any) -> Room:
    """Return room `number`: an inquiry of one's own, the higher the number the newer."""
    made = Room(
        id=RoomId(number),
        customer_id=CustomerId(number),
        customer_name=f"고객 {number}",
        title="",
        channel=Channel.KAKAO,
        state=RoomState.INQUIRY,
        main_agent_id=ME,
        tags=(),
        category="",
        order_number="",
        on_hold=False,
        alarm=False,
        unread=0,
        last_text="",
        last_at=Moment(NOON + number * MINUTE),
        opened_at=NOON,
        closed_at=None,
        imported=False,
        tasks_total=0,
        tasks_finished=0,
        pips=(),
        version=1,
    )
    return replace(made, **other)


def message(number: int, **other: Any) -> Message:
    """Return message `number` of room 1, a minute after the one before."""
    made = Message(
        id=MessageId(number),
        room_id=RoomId(1),
        sent_at=Moment(NOON + number * MINUTE),
        speaker=Speaker.CUSTOMER,
        author="이수민",
        text=f"메시지 {number}",
        internal=False,
        file_name="",
    )
    return replace(made, **other)


def event(seq: int, kind: EventKind, at: int, **other: Any) -> Event:
    """Return an event of room 1, `at` minutes after noon."""
    made = Event(
        seq=EventSeq(seq),
        at=Moment(NOON + at * MINUTE),
        actor_id=ME,
        actor_name="김서연",
        kind=kind,
        room_id=RoomId(1),
        task_id=None,
        before="",
        after="",
        before_ref=None,
        after_ref=None,
        detail="",
        cause="",
    )
    return replace(made, **other)


def task(number: int, **other: Any) -> Task:
    """Return task `number` of room 1."""
    made = Task(
        id=TaskId(number),
        number=f"TK-2026-A{number:04d}",
        room_id=RoomId(1),
        customer_name="이수민",
        channel=Channel.KAKAO,
        title=f"태스크 {number}",
        importance=Importance.NORMAL,
        stage_id=StageId(1),
        entered_at=NOON,
        owner_id=ME,
        collaborator_ids=(),
        outcome=None,
        outcome_reason="",
        created_at=NOON,
        created_by=ME,
        finished_at=None,
        paused=0,
        message_id=None,
        checklist_done=0,
        checklist_total=0,
        attachments=0,
        version=1,
    )
    return replace(made, **other)


class Shelf:
    """What the database would answer. `prompt` answers at once, else `deliver` does."""

    def __init__(self, rooms: Sequence[Room] = (), *, prompt: bool = True) -> None:
        self.rooms_held = {each.id: each for each in rooms}
        self.said: list[Message] = []
        self.happened: list[Event] = []
        self.tasks: list[Task] = []
        self.prompt = prompt
        self.lists_read = 0
        self._waiting: list[Callable[[], None]] = []

    def put(self, *rooms: Room) -> None:
        """Change rooms in the database."""
        self.rooms_held.update({each.id: each for each in rooms})

    def deliver(self) -> None:
        """Answer everything that was asked so far."""
        waiting, self._waiting = self._waiting, []
        for answer in waiting:
            answer()

    def _answer(self, done: Callable[[Any], None], value: Any) -> None:
        if self.prompt:
            done(value)
        else:
            self._waiting.append(lambda: done(value))

    def room_list(self, where: RoomFilter, /, *, done: Any, **_: Any) -> None:
        self.lists_read += 1
        scoped = [each for each in self.rooms_held.values() if in_scope(each, where.agent_id)]
        found = [each for each in scoped if each.state is where.state and where.text in each.customer_name]
        found.sort(key=lambda each: (-each.last_at, -each.id))
        counts = {state: sum(each.state is state for each in scoped) for state in RoomState}
        self._answer(done, RoomList(array("q", [each.id for each in found]), tuple(found[:ROOM_PAGE]), counts))

    def rooms(self, ids: Sequence[RoomId], /, *, done: Any, **_: Any) -> None:
        self._answer(done, tuple(self.rooms_held[i] for i in ids))

    def messages(
        self,
        room_id: RoomId,
        /,
        *,
        before: Message | None = None,
        after: Message | None = None,
        done: Any,
        **_: Any,
    ) -> None:
        mine = sorted((m for m in self.said if m.room_id == room_id), key=lambda m: (m.sent_at, m.id))
        if after is not None:
            later = [m for m in mine if (m.sent_at, m.id) > (after.sent_at, after.id)]
            self._answer(done, MessagePage(tuple(later[:MESSAGE_PAGE]), earlier=False))
            return
        older = mine if before is None else [m for m in mine if (m.sent_at, m.id) < (before.sent_at, before.id)]
        self._answer(done, MessagePage(tuple(older[-MESSAGE_PAGE:]), earlier=len(older) > MESSAGE_PAGE))

    def history(self, *, room_id: RoomId | None = None, done: Any, **_: Any) -> None:
        found = tuple(sorted((e for e in self.happened if e.room_id == room_id), key=lambda e: -e.seq))
        self._answer(done, History(found, len(found)))

    def room_tasks(self, room_id: RoomId, /, *, done: Any, **_: Any) -> None:
        self._answer(done, tuple(each for each in self.tasks if each.room_id == room_id))

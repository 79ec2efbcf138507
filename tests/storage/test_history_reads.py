"""Histories read page by page and narrowed, and the rooms of a customer, found by what they speak of."""

import pytest

from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.domain.ids import SYSTEM, AgentId, CustomerId, RoomId, TaskId
from taskflow_desktop.domain.pages import PAST_ROOM_PAGE
from taskflow_desktop.domain.requests import HistoryFilter
from taskflow_desktop.storage.history_reads import customer_history, history_page
from tests.support.site import World, insert, update


def of_task(world: World, **rest: frozenset[object]) -> HistoryFilter:
    return HistoryFilter(task_id=TaskId(world.task), **rest)  # type: ignore[arg-type]


def found(world: World, where: HistoryFilter) -> list[tuple[EventKind, AgentId | None]]:
    page = history_page(world.site.database, where, limit=50)
    assert page.total == len(page.events)
    assert all(where.shows(event) for event in page.events)
    return [(event.kind, event.actor_id) for event in page.events]


def test_pages_follow_one_another_without_gap_or_double(world: World) -> None:
    for number in range(7):
        world.site.do(world.main, update("task", world.task, importance=1 + number % 2))
    whole = history_page(world.site.database, of_task(world), limit=50)
    seqs = [event.seq for event in whole.events]
    assert len(seqs) == 9
    assert seqs == sorted(seqs, reverse=True)
    assert not whole.earlier
    walked = []
    page = history_page(world.site.database, of_task(world), limit=4)
    while True:
        walked += [event.seq for event in page.events]
        assert page.total == 9
        if not page.earlier:
            break
        page = history_page(world.site.database, of_task(world), limit=4, before=walked[-1])
    assert walked == seqs


def test_kinds_and_people_narrow_a_history(world: World) -> None:
    world.site.do(world.helper, update("task", world.task, importance=4))
    world.site.do(world.manager, update("room", world.room, main_agent_id=world.other))
    room = HistoryFilter(room_id=RoomId(world.room))
    taken = {EventKind.TASK_OWNER, EventKind.ROOM_ASSIGNED}
    assert found(world, HistoryFilter(room_id=room.room_id, kinds=frozenset(taken))) == [
        (EventKind.TASK_OWNER, None), (EventKind.ROOM_ASSIGNED, world.manager),
    ]  # fmt: skip
    assert found(world, of_task(world, people=frozenset({SYSTEM}))) == [(EventKind.TASK_OWNER, None)]
    assert found(world, of_task(world, people=frozenset({world.helper}))) == [(EventKind.TASK_IMPORTANCE, world.helper)]
    both = {"kinds": frozenset({EventKind.TASK_TITLE}), "people": frozenset({world.helper})}
    assert found(world, of_task(world, **both)) == []
    page = history_page(world.site.database, room, limit=1)
    assert set(page.people) == {SYSTEM, world.main, world.helper, world.manager}
    apart = HistoryFilter(room_id=room.room_id, tasks=False)
    assert {kind for kind, _ in found(world, apart)} == {EventKind.ROOM_OPENED, EventKind.ROOM_ASSIGNED}


def test_what_is_only_read_is_no_line(world: World) -> None:
    site = world.site
    site.do(world.main, insert("message", room_id=world.room, speaker="customer", text="배송 언제 와요?"))
    site.do(world.main, update("room", world.room, unread=0))
    assert "room.read" in site.kinds(room_id=world.room)
    kinds = [kind for kind, _ in found(world, HistoryFilter(room_id=RoomId(world.room)))]
    assert kinds[0] is EventKind.MESSAGE_ADDED


def test_a_customer_has_his_rooms_newest_first_with_their_tasks(world: World) -> None:
    history = customer_history(world.site.database, CustomerId(world.customer))
    assert history.total == 3
    assert not history.earlier
    ids = [past.room.id for past in history.rooms]
    assert ids == sorted(ids, reverse=True)
    assert {past.room.id: len(past.tasks) for past in history.rooms} == {
        world.room: 1, world.waiting: 0, world.closed: 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("문의", ""),
        ("배송지", "A0001 배송지 변경"),
        ("tk-2026-a0001", "A0001 배송지 변경"),
        ("100%", "이제 없어요. 100% 확실해요"),
        ("쿠폰", "저번에 받은 쿠폰이 있었는데 이제"),
        ("COUPON_A", "coupon_a 도"),
    ],
)
def test_rooms_are_found_by_title_task_and_message(world: World, text: str, by: str) -> None:
    site = world.site
    said = "안녕하세요 저번에 받은 쿠폰이 있었는데\n이제 없어요. 100% 확실해요"
    site.do(world.main, insert("message", room_id=world.room, speaker="customer", text=said))
    site.do(world.main, insert("message", room_id=world.room, speaker="customer", text="coupon_a 도"))
    history = customer_history(site.database, CustomerId(world.customer), text)
    assert [past.room.id for past in history.rooms] == [world.room]
    assert history.total == 3
    shown = history.rooms[0].found
    assert by in shown if by else shown == ""
    assert text.casefold() in shown.casefold() or not by or text.startswith("tk")


@pytest.mark.parametrize("text", ["없는 말", "%", "_", "!"])
def test_what_no_room_speaks_of_finds_none(world: World, text: str) -> None:
    assert customer_history(world.site.database, CustomerId(world.customer), text).rooms == ()


def test_many_rooms_come_page_by_page(world: World) -> None:
    rooms = [
        insert("room", customer_id=world.customer, title=f"방 {number}", channel="web", state="received",
               main_agent_id=world.main)
        for number in range(PAST_ROOM_PAGE + 5)
    ]  # fmt: skip
    world.site.do(world.main, *rooms)
    first = customer_history(world.site.database, CustomerId(world.customer))
    assert (len(first.rooms), first.earlier, first.total) == (PAST_ROOM_PAGE, True, PAST_ROOM_PAGE + 8)
    last = first.rooms[-1].room
    second = customer_history(world.site.database, CustomerId(world.customer), before=last)
    assert (len(second.rooms), second.earlier) == (8, False)
    ids = [past.room.id for past in (*first.rooms, *second.rooms)]
    assert len(set(ids)) == len(ids) == first.total

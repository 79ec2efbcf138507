"""Owner, collaborators, reviews, hand-overs and alerts on both engines."""

import pytest

from taskflow_desktop.domain.enums import AlertKind, EventKind, Outcome
from taskflow_desktop.domain.errors import Conflict, RuleViolation
from taskflow_desktop.domain.ids import AgentId, EventSeq, RoomId, TaskId
from taskflow_desktop.domain.inside import Alert
from taskflow_desktop.domain.requests import NewTask, RoomHandOver, TaskEnding
from taskflow_desktop.services import attention, checklist, drafts, handover, rooms, task_people, tasks
from taskflow_desktop.storage import inside, reads, together
from tests.services.conftest import Desk
from tests.support.site import insert

TASK, ROOM = TaskId(1), RoomId(1)


def code(desk: Desk, actor: int, *call: object, **more: object) -> str:
    with pytest.raises(RuleViolation) as error:
        desk.does(actor, *call, **more)  # type: ignore[arg-type]
    return error.value.refusal.code


def alerts(desk: Desk, agent: int) -> list[Alert]:
    return list(together.alerts(desk.repository.database, AgentId(agent)).alerts)


def kinds(desk: Desk, agent: int) -> list[AlertKind]:
    return [alert.kind for alert in alerts(desk, agent)]


def version(desk: Desk, task: TaskId = TASK) -> int:
    return desk.repository.task(task).version


def test_owner_is_given_and_told(desk: Desk) -> None:
    world = desk.world
    task = desk.does(world.main, task_people.change_owner, TASK, version(desk), world.helper).value
    assert task.owner_id == world.helper
    assert world.helper not in task.collaborator_ids
    assert kinds(desk, world.helper) == [AlertKind.OWNER, AlertKind.COLLABORATOR]
    assert alerts(desk, world.helper)[0].by_name == "김지수"
    assert code(desk, world.main, task_people.change_owner, TASK, task.version, world.main) == "task.people_locked"


def test_whoever_gives_his_task_away_may_stay_on_it(desk: Desk) -> None:
    world, site = desk.world, desk.world.site
    given = desk.does(world.main, task_people.change_owner, TASK, version(desk), world.other, stays=True).value
    assert (given.owner_id, given.collaborator_ids) == (world.other, (world.helper, world.main))
    desk.does(world.main, task_people.remove_collaborator, TASK, world.main)
    row = {"task_id": 1, "agent_id": world.main, "added_by": world.main}
    assert site.verdict(world.main, insert("collaborator", **row), op="later") == "task.people_locked"


def test_taking_a_task_oneself_is_no_news(desk: Desk) -> None:
    manager = desk.world.manager
    desk.does(manager, task_people.change_owner, TASK, version(desk), manager)
    assert kinds(desk, manager) == []


def test_owner_at_an_old_version_is_a_conflict(desk: Desk) -> None:
    desk.does(desk.world.main, tasks.rename_task, TASK, version(desk), "다른 제목")
    with pytest.raises(Conflict):
        desk.does(desk.world.main, task_people.change_owner, TASK, 1, desk.world.other)


def test_who_may_change_collaborators(desk: Desk) -> None:
    world = desk.world
    assert code(desk, world.helper, task_people.add_collaborator, TASK, world.other) == "task.people_locked"
    assert code(desk, world.other, task_people.remove_collaborator, TASK, world.helper) == "task.people_locked"
    assert code(desk, world.main, task_people.add_collaborator, TASK, world.gone) == "agent.inactive"
    assert code(desk, world.main, task_people.add_collaborator, TASK, world.main) == "collaborator.is_owner"
    left = desk.does(world.helper, task_people.remove_collaborator, TASK, world.helper).value
    assert left.collaborator_ids == ()


def test_an_owner_who_stays_becomes_a_collaborator_in_the_same_change(desk: Desk) -> None:
    world = desk.world
    task = desk.repository.task(TASK)
    changed = desk.does(world.manager, task_people.change_owner, TASK, task.version, world.helper, stays=True)
    assert (changed.value.owner_id, changed.value.collaborator_ids) == (world.helper, (world.main,))
    back = desk.does(world.manager, task_people.change_owner, TASK, changed.value.version, world.main, stays=True)
    assert (back.value.owner_id, back.value.collaborator_ids) == (world.main, (world.helper,))


def test_a_review_adds_the_collaborator_and_is_answered_once(desk: Desk) -> None:
    world = desk.world
    asked = desk.does(world.main, task_people.ask_review, TASK, world.manager, " 환불 금액을 봐 주세요 ")
    assert asked.value.collaborator_ids == (world.helper, world.manager)
    assert [e.kind for e in asked.changes.events] == [EventKind.REVIEW_ASKED, EventKind.COLLABORATOR_ADDED]
    assert kinds(desk, world.manager) == [AlertKind.REVIEW_ASKED]
    assert alerts(desk, world.manager)[0].text == "환불 금액을 봐 주세요"
    (review,) = inside.reviews(desk.repository.database, TASK)
    assert code(desk, world.helper, task_people.answer_review, review.id, "x") == "review.not_yours"
    answered = desk.does(world.manager, task_people.answer_review, review.id, "괜찮아요").value
    assert (answered.answer, answered.answered_at is None) == ("괜찮아요", False)
    assert code(desk, world.manager, task_people.answer_review, review.id, "x") == "review.answered"
    assert kinds(desk, world.main) == [AlertKind.REVIEW_ANSWERED]


def test_reviews_follow_the_rights(desk: Desk) -> None:
    world = desk.world
    assert code(desk, world.other, task_people.ask_review, TASK, world.helper) == "task.read_only"
    assert code(desk, world.main, task_people.ask_review, TASK, world.main) == "review.self"
    # A collaborator adds nobody, but may ask who is on the task already.
    assert code(desk, world.helper, task_people.ask_review, TASK, world.other) == "task.people_locked"
    desk.does(world.helper, task_people.ask_review, TASK, world.main)
    assert code(desk, world.helper, task_people.ask_review, TASK, world.main) == "review.already"
    assert code(desk, world.main, task_people.ask_review, TASK, world.helper, "가" * 2001) == "word.long"


def test_a_room_handed_over_takes_its_tasks_and_leaves_a_card(desk: Desk) -> None:
    world, database = desk.world, desk.repository.database
    desk.does(world.main, checklist.add_items, TASK, ["회수 예약", "안내"])
    first = inside.checklist(database, TASK)[0]
    desk.does(world.main, checklist.tick_item, first.id, first.version, done=True)
    room = desk.repository.room(ROOM)
    to = RoomHandOver(AgentId(world.other), "교대", " 목요일까지예요 ")
    made = desk.does(world.main, handover.hand_over, ROOM, room.version, to)
    assert made.value.main_agent_id == world.other
    assert desk.repository.task(TASK).owner_id == world.other
    assert EventKind.ROOM_HANDED in {event.kind for event in made.changes.events}
    assert kinds(desk, world.other) == [AlertKind.OWNER]
    card = together.handover_card(database, ROOM, AgentId(world.other))
    assert card is not None
    assert (card.handover.reason, card.handover.message) == ("교대", "목요일까지예요")
    assert [(each.task.id, each.open_items) for each in card.tasks] == [(TASK, ("안내",))]
    assert together.handover_card(database, ROOM, AgentId(world.main)) is None
    seen = desk.does(world.other, handover.acknowledge, ROOM)
    assert [event.kind for event in seen.changes.events] == [EventKind.ROOM_ACKNOWLEDGED]
    assert together.handover_card(database, ROOM, AgentId(world.other)) is None
    assert desk.does(world.other, handover.acknowledge, ROOM).changes.empty


def test_a_room_without_tasks_tells_its_new_agent(desk: Desk) -> None:
    world = desk.world
    waiting = desk.repository.room(RoomId(world.waiting))
    desk.does(world.manager, handover.hand_over, waiting.id, waiting.version, RoomHandOver(AgentId(world.other)))
    assert [(alert.kind, alert.room_id) for alert in alerts(desk, world.other)] == [(AlertKind.ROOM, world.waiting)]


def test_taking_a_room_over_leaves_no_card_for_oneself(desk: Desk) -> None:
    manager = desk.world.manager
    room = desk.repository.room(ROOM)
    desk.does(manager, handover.hand_over, ROOM, room.version, RoomHandOver(AgentId(manager), "", ""))
    assert together.handovers(desk.repository.database, ROOM) == ()


def test_many_rooms_each_goes_by_itself(desk: Desk) -> None:
    world = desk.world
    ids = [RoomId(1), RoomId(world.closed), RoomId(world.waiting)]
    asked = [(room_id, desk.repository.room(room_id).version) for room_id in ids]
    asked[2] = (ids[2], 99)
    made = desk.does(world.manager, handover.hand_over_many, asked, RoomHandOver(AgentId(world.other), "휴가"))
    assert [room.id for room in made.value.rooms] == [1]
    assert [(room_id, why.code) for room_id, why in made.value.refused] == [
        (world.closed, "room.closed"),
        (world.waiting, "conflict"),
    ]
    assert {task.id for task in made.changes.tasks} == {TASK}
    assert code(desk, world.main, handover.hand_over_many, asked, RoomHandOver(AgentId(2))) == "role.manager_only"


def test_a_room_is_closed_with_what_becomes_of_its_tasks(desk: Desk) -> None:
    world = desk.world
    for title in ("둘", "셋"):
        desk.does(world.main, tasks.create_task, NewTask(ROOM, title))
    endings = (
        TaskEnding(TaskId(1), version(desk), Outcome.FAILURE, "고객이 취소함"),
        TaskEnding(TaskId(2), 1, owner_id=AgentId(world.helper)),
    )
    room = desk.repository.room(ROOM)
    desk.does(world.main, rooms.close_room, ROOM, room.version, endings)
    one, two, three = (desk.repository.task(TaskId(n)) for n in (1, 2, 3))
    assert (one.outcome, one.outcome_reason) == (Outcome.FAILURE, "고객이 취소함")
    assert (two.owner_id, two.finished) == (world.helper, False)
    assert (three.owner_id, three.finished) == (world.main, False)
    assert desk.repository.room(ROOM).state == "closed"


def test_a_task_that_cannot_end_keeps_the_room_open(desk: Desk) -> None:
    room = desk.repository.room(ROOM)
    with pytest.raises(Conflict):
        desk.does(desk.world.main, rooms.close_room, ROOM, room.version, (TaskEnding(TASK, 9, Outcome.SUCCESS),))
    without_reason = (TaskEnding(TASK, version(desk), Outcome.FAILURE),)
    assert code(desk, desk.world.main, rooms.close_room, ROOM, room.version, without_reason) == "outcome.reason"
    assert desk.repository.room(ROOM).state == "received"
    assert not desk.repository.task(TASK).finished


def test_a_new_task_with_people_and_checklist_is_one_change(desk: Desk) -> None:
    world = desk.world
    new = NewTask(ROOM, "쿠션 커버", collaborators=(AgentId(world.other),), checklist=("같은 색 재고 확인", ""))
    made = desk.does(world.main, tasks.create_task, new, op="one")
    assert (made.value.collaborator_ids, made.value.checklist_total) == ((world.other,), 1)
    assert desk.does(world.main, tasks.create_task, new, op="one").value.id == made.value.id
    bad = NewTask(ROOM, "안 되는 것", collaborators=(AgentId(world.gone),))
    assert code(desk, world.main, tasks.create_task, bad) == "agent.inactive"
    assert len(desk.repository.room(ROOM).pips) == 2


def test_alerts_and_looks_are_ones_own(desk: Desk) -> None:
    world, database = desk.world, desk.repository.database
    desk.does(world.main, task_people.add_collaborator, TASK, world.other)
    (alert,) = alerts(desk, world.other)
    world.site.become(world.main)
    attention.read_alert(desk.repository, AgentId(world.main), alert.id)
    assert alerts(desk, world.other)[0].read_at is None
    world.site.become(world.other)
    attention.read_alert(desk.repository, AgentId(world.other), alert.id)
    assert alerts(desk, world.other)[0].read_at is not None
    attention.keep_looked(desk.repository, AgentId(world.other), "task/1", EventSeq(7))
    attention.keep_looked(desk.repository, AgentId(world.other), "task/1", EventSeq(5))
    assert together.looked(database, AgentId(world.other), "task/1") == 7
    assert together.looked(database, AgentId(world.main), "task/1") == 0


def test_a_hand_over_says_why_unless_one_takes_the_room_oneself(desk: Desk) -> None:
    world = desk.world
    room = desk.repository.room(ROOM)
    assert code(desk, world.main, handover.hand_over, ROOM, room.version, RoomHandOver(AgentId(world.other), " ")) == (
        "handover.reason"
    )
    long = RoomHandOver(AgentId(world.other), "가" * 501)
    assert code(desk, world.main, handover.hand_over, ROOM, room.version, long) == "reason.long"
    taken = desk.does(world.manager, handover.hand_over, ROOM, room.version, RoomHandOver(AgentId(world.manager)))
    assert taken.value.main_agent_id == world.manager


def test_the_draft_of_a_hand_over_goes_with_it(desk: Desk) -> None:
    world, room = desk.world, desk.repository.room(ROOM)
    main = AgentId(world.main)
    drafts.keep_draft(desk.repository, main, "handover/1", "금요일까지")
    to = RoomHandOver(AgentId(world.gone), "교대")
    assert code(desk, world.main, handover.hand_over, ROOM, room.version, to, settles="handover/1") == "agent.inactive"
    assert desk.repository.draft(main, "handover/1") == "금요일까지"
    to = RoomHandOver(AgentId(world.other), "교대")
    desk.does(world.main, handover.hand_over, ROOM, room.version, to, settles="handover/1")
    assert desk.repository.draft(main, "handover/1") == ""


def test_one_word_goes_with_a_hand_over(desk: Desk) -> None:
    world, site = desk.world, desk.world.site
    room = desk.repository.room(ROOM)
    desk.does(world.main, handover.hand_over, ROOM, room.version, RoomHandOver(AgentId(world.other), "교대"))
    row = {"room_id": 1, "from_id": world.main, "to_id": world.other, "by_id": world.main, "reason": "또"}
    assert site.verdict(world.main, insert("handover", **row)) == "handover.unfounded"
    desk.does(world.other, handover.acknowledge, ROOM)
    assert site.verdict(world.main, insert("handover", **row)) == "handover.unfounded"


def test_open_rooms_are_counted_by_agent(desk: Desk) -> None:
    counts = reads.open_room_counts(desk.repository.database)
    rooms_of_main = reads.open_rooms_of(desk.repository.database, AgentId(desk.world.main))
    assert counts[AgentId(desk.world.main)] == len(rooms_of_main)
    assert AgentId(desk.world.other) not in counts


def test_alerts_come_in_pages_and_are_counted(desk: Desk) -> None:
    world, database = desk.world, desk.repository.database
    for _ in range(120):
        desk.does(world.main, task_people.add_collaborator, TASK, world.other)
        desk.does(world.main, task_people.remove_collaborator, TASK, world.other)
    me = AgentId(world.other)
    first = together.alerts(database, me)
    assert (len(first.alerts), first.earlier, first.unread) == (100, True, 120)
    assert (first.alerts[0].title, first.alerts[0].customer) == ("배송지 변경", "홍길동")
    rest = together.alerts(database, me, before=first.alerts[-1].id)
    assert (len(rest.alerts), rest.earlier) == (20, False)
    assert [alert.id for alert in first.alerts + rest.alerts] == sorted(
        {alert.id for alert in first.alerts + rest.alerts}, reverse=True
    )
    world.site.become(world.other)
    attention.read_alert(desk.repository, me, first.alerts[0].id)
    unread = together.alerts(database, me, unread=True)
    assert (unread.alerts[0].id, unread.unread) == (first.alerts[1].id, 119)

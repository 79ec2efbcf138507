"""The lists of tasks, histories, rooms and people: ordered, narrow in what they tell, sound as Qt models."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC

import pytest
from PySide6.QtCore import QAbstractItemModel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Agent, Event, Task
from taskflow_desktop.domain.enums import Channel, EventKind, Importance, Outcome, Role
from taskflow_desktop.domain.ids import AgentId, EventSeq, RoomId, StageId, TaskId
from taskflow_desktop.domain.moment import DAY, HOUR, Micros, Moment
from taskflow_desktop.domain.pages import PastRoom
from taskflow_desktop.models.agent_list import AgentListModel
from taskflow_desktop.models.customer_rooms import YEAR_ROLE, CustomerRoomsModel
from taskflow_desktop.models.task_history import (
    DAY_ROLE,
    EVENT_ROLE,
    ID_ROLE,
    NEW_ROLE,
    SEEN_ID,
    HistoryModel,
    Looked,
)
from taskflow_desktop.models.task_list import TASK_ROLE, TaskListModel
from tests.models.rooms_shelf import room as a_room

NOON = Moment(20_000 * DAY + 12 * HOUR)


def task(number: int, *, finished: bool = False, room: int = 1, version: int = 1) -> Task:
    return Task(
        id=TaskId(number), number=f"TK-2026-A{number:04}", room_id=RoomId(room), customer_name="홍길동",
        channel=Channel.WEB, title=f"할 일 {number}", importance=Importance.NORMAL, stage_id=StageId(1),
        entered_at=NOON, owner_id=AgentId(1), collaborator_ids=(), outcome=Outcome.SUCCESS if finished else None,
        outcome_reason="", created_at=NOON, created_by=AgentId(1), finished_at=NOON if finished else None,
        paused=Micros(0), message_id=None, checklist_done=0, checklist_total=0, attachments=0, version=version,
    )  # fmt: skip


def event(seq: int, at: int = NOON) -> Event:
    return Event(
        seq=EventSeq(seq), at=Moment(at), actor_id=AgentId(1), actor_name="김지수", kind=EventKind.TASK_CREATED,
        room_id=RoomId(1), task_id=TaskId(1), before="", after="", before_ref=None, after_ref=None, detail="", cause="",
    )  # fmt: skip


def ids(model: TaskListModel) -> list[int]:
    return [each.id for each in model.tasks]


def name(of: Task) -> str:
    return of.short_number


@pytest.fixture
def tasks(qtmodeltester: ModelTester) -> TaskListModel:
    model = TaskListModel(name)
    qtmodeltester.check(model)
    return model


def test_unfinished_come_first_each_by_number(tasks: TaskListModel) -> None:
    tasks.set_tasks([task(3), task(1, finished=True), task(2), task(4, finished=True)])
    assert ids(tasks) == [2, 3, 1, 4]
    assert tasks.index(0, 0).data(TASK_ROLE) == task(2)
    tasks.set_tasks([task(4), task(2)])
    assert ids(tasks) == [2, 4]


def test_one_change_tells_one_row(qtbot: QtBot, tasks: TaskListModel) -> None:
    tasks.set_tasks([task(1), task(2), task(3)])
    told: list[tuple[int, int]] = []
    tasks.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    with qtbot.assertNotEmitted(tasks.modelReset), qtbot.assertNotEmitted(tasks.layoutChanged):
        tasks.put(replace(task(2, version=2), title="다른 이름"))
    assert told == [(1, 1)]
    tasks.put(task(2, version=1))
    assert tasks.tasks[1].title == "다른 이름"  # an older state is skipped


def test_finishing_moves_the_row_and_keeps_its_index(tasks: TaskListModel) -> None:
    tasks.set_tasks([task(1), task(2), task(3, finished=True)])
    from PySide6.QtCore import QPersistentModelIndex  # noqa: PLC0415

    kept = QPersistentModelIndex(tasks.index(0, 0))
    tasks.put(task(1, finished=True, version=2))
    assert ids(tasks) == [2, 1, 3]
    assert kept.row() == 1
    tasks.put(task(1, version=3))
    assert ids(tasks) == [1, 2, 3]
    assert kept.row() == 0


def test_only_the_rooms_own_tasks_are_followed(tasks: TaskListModel) -> None:
    tasks.set_tasks([task(1)])
    here: Callable[[Task], bool] = lambda each: each.room_id == 1  # noqa: E731
    assert tasks.apply(ChangeSet(EventSeq(1), tasks=(task(2), task(9, room=5))), here)
    assert ids(tasks) == [1, 2]
    assert not tasks.apply(ChangeSet(EventSeq(2), tasks=(task(9, room=5),)), here)


def rows(model: QAbstractItemModel) -> list[str]:
    """Each row as the event's number or the day's start in hours."""
    found = []
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        happened, day = index.data(EVENT_ROLE), index.data(DAY_ROLE)
        found.append(str(happened.seq) if happened is not None else f"day {day // DAY}")
    return found


def test_days_head_their_events(qtmodeltester: ModelTester) -> None:
    model = HistoryModel(str, UTC)
    qtmodeltester.check(model)
    model.set_events([event(3), event(2, NOON - HOUR), event(1, NOON - DAY)])
    assert rows(model) == ["day 20000", "3", "2", "day 19999", "1"]


def test_newer_and_older_events_are_added_without_a_reset(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = HistoryModel(str, None)
    qtmodeltester.check(model)
    model.set_events([event(3), event(2)])
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_events([event(4), event(3), event(2)])
        model.set_events([event(4), event(3), event(2), event(1)])
    assert rows(model) == ["4", "3", "2", "1"]
    with qtbot.waitSignal(model.modelReset):
        model.set_events([event(9)])
    assert rows(model) == ["9"]


def test_a_new_event_of_the_day_leaves_the_heading_on_top(qtmodeltester: ModelTester) -> None:
    model = HistoryModel(str, UTC)
    qtmodeltester.check(model)
    model.set_events([event(1)])
    model.set_events([event(2, NOON + HOUR), event(1)])
    assert rows(model) == ["day 20000", "2", "1"]


def test_people_narrow_while_typing(qtmodeltester: ModelTester) -> None:
    people = [
        Agent(AgentId(n), name, login, Role.AGENT, True, True, 1)
        for n, (name, login) in enumerate((("김지수", "jisu"), ("박하늘", "sky"), ("Emma", "emma")))
    ]
    model = AgentListModel(people)
    qtmodeltester.check(model)
    for text, found in (("지수", [0]), ("SKY", [1]), ("박하", [1]), ("m", [2]), ("", [0, 1, 2])):
        model.search(text)
        assert [model.index(row, 0).data(0) for row in range(model.rowCount())] == [people[n].name for n in found]


ME, OTHER = AgentId(1), AgentId(2)


def by(seq: int, who: AgentId, at: int = NOON) -> Event:
    return replace(event(seq, at), actor_id=who)


def ids_of(model: HistoryModel) -> list[object]:
    return [model.index(row, 0).data(ID_ROLE) for row in range(model.rowCount())]


def test_a_line_parts_what_is_new_from_what_was_seen(qtmodeltester: ModelTester) -> None:
    model = HistoryModel(str, None)
    qtmodeltester.check(model)
    model.set_events([by(4, OTHER), by(3, ME), by(2, OTHER), by(1, ME)], Looked(ME, EventSeq(2)))
    assert ids_of(model) == [4, 3, SEEN_ID, 2, 1]
    assert [model.index(row, 0).data(NEW_ROLE) for row in range(5)] == [True, False, False, False, False]
    model.set_events([by(3, ME), by(2, OTHER)], Looked(ME, EventSeq(2)))  # one's own is never new
    assert ids_of(model) == [3, 2]
    model.set_events([by(3, OTHER), by(2, OTHER)], Looked(ME, EventSeq(0)))  # who never looked is told nothing
    assert ids_of(model) == [3, 2]
    model.set_events([by(4, OTHER), by(3, OTHER)], Looked(ME, EventSeq(2)))  # what was seen is not read yet
    assert ids_of(model) == [4, 3]
    model.set_events([by(4, OTHER), by(3, OTHER), by(2, ME)], Looked(ME, EventSeq(2)))
    assert ids_of(model) == [4, 3, SEEN_ID, 2]


def past(number: int, opened_at: int, **other: object) -> PastRoom:
    return PastRoom(replace(a_room(number), opened_at=Moment(opened_at)), (), **other)  # type: ignore[arg-type]


def test_rooms_stand_under_their_years(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = CustomerRoomsModel(str, UTC)
    qtmodeltester.check(model)
    newest, older, oldest = past(3, NOON), past(2, NOON - DAY), past(1, NOON - 400 * DAY)
    model.set_rooms([newest, older])
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_rooms([newest, older, oldest])
        with qtbot.waitSignal(model.dataChanged):
            model.set_rooms([past(3, NOON, found="커튼"), older, oldest])
    years = [model.index(row, 0).data(YEAR_ROLE) for row in range(model.rowCount())]
    assert years == [2024, None, None, 2023, None]
    assert [each.room.id for each in model.rooms] == [3, 2, 1]
    assert model.row_of(RoomId(1)) == 4
    assert model.row_of(RoomId(9)) == -1
    with qtbot.waitSignal(model.modelReset):
        model.set_rooms([past(4, NOON + DAY), newest, older, oldest])

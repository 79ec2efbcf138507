"""Many tasks at once: each by the same rules as alone, refusals by task, back again in one go."""

from typing import Any

import pytest

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.enums import Importance
from taskflow_desktop.domain.errors import RuleViolation, StorageUnavailable
from taskflow_desktop.domain.ids import AgentId, EventSeq, RoomId, StageId, TaskId
from taskflow_desktop.domain.inside import ManyDone
from taskflow_desktop.domain.moment import MINUTE
from taskflow_desktop.domain.requests import ImportanceAim, NewTask, OwnerAim, StageAim
from taskflow_desktop.rules import limits
from taskflow_desktop.services import many_tasks, tasks
from taskflow_desktop.services.change import As
from taskflow_desktop.storage.repository import Repository
from tests.services.conftest import Desk


@pytest.fixture
def three(desk: Desk) -> tuple[TaskId, TaskId, TaskId]:
    """Task 1 and another one of the main agent; the last one is the manager's alone."""
    room = RoomId(desk.world.room)
    second = desk.does(desk.world.main, tasks.create_task, NewTask(room, "둘")).value
    third = desk.does(desk.world.manager, tasks.create_task, NewTask(room, "셋")).value
    return TaskId(1), second.id, third.id


def version(desk: Desk, task_id: TaskId) -> int:
    return desk.repository.task(task_id).version


def codes(done: ManyDone) -> list[tuple[TaskId, str]]:
    return [(task_id, why.code) for task_id, why in done.refused]


def test_each_task_moves_or_is_refused_by_itself(desk: Desk, three: tuple[TaskId, ...]) -> None:
    to = StageId(desk.world.stages[2])
    aims = [StageAim(task_id, version(desk, task_id), to) for task_id in three]
    aims[1] = StageAim(three[1], 99, to)
    aims.append(StageAim(TaskId(77), 1, to))
    made = desk.does(desk.world.main, many_tasks.move_tasks, aims)
    assert [(task.id, task.stage_id) for task in made.value.tasks] == [(three[0], to)]
    assert codes(made.value) == [(three[1], "conflict"), (three[2], "task.read_only"), (TaskId(77), "task.gone")]
    assert {event.task_id for event in made.changes.events} == {three[0]}


def test_moves_are_taken_back_as_if_they_had_not_been(desk: Desk, three: tuple[TaskId, ...]) -> None:
    manager, (first, second) = desk.world.manager, desk.world.stages[:2]
    desk.does(manager, tasks.change_stage, three[1], version(desk, three[1]), StageId(second))
    entered = {task_id: desk.repository.task(task_id).entered_at for task_id in three}
    desk.world.site.clock.move(MINUTE)
    to = StageId(desk.world.stages[3])
    moved = desk.does(
        manager, many_tasks.move_tasks, [StageAim(task_id, version(desk, task_id), to) for task_id in three]
    ).value.tasks
    back = [StageAim(task.id, task.version, StageId(second if task.id == three[1] else first)) for task in moved]
    undone = desk.does(manager, many_tasks.move_tasks, back, undo=True).value
    assert undone.refused == ()
    assert {task.id: task.entered_at for task in undone.tasks} == entered


def test_owners_and_who_stays(desk: Desk, three: tuple[TaskId, ...]) -> None:
    world = desk.world
    aims = [OwnerAim(task_id, version(desk, task_id), AgentId(world.helper)) for task_id in three]
    given = desk.does(world.main, many_tasks.give_tasks, aims).value
    assert [task.owner_id for task in given.tasks] == [world.helper, world.helper]
    assert codes(given) == [(three[2], "task.people_locked")]
    back = [OwnerAim(task.id, task.version, AgentId(world.main), stays=True) for task in given.tasks]
    again = desk.does(world.manager, many_tasks.give_tasks, back).value
    assert [(task.owner_id, task.collaborator_ids) for task in again.tasks] == [(world.main, (world.helper,))] * 2


def test_importance_and_a_retry_after_a_lost_answer(desk: Desk, three: tuple[TaskId, ...]) -> None:
    aims = [ImportanceAim(task_id, version(desk, task_id), Importance.URGENT) for task_id in three]
    first = desk.does(desk.world.manager, many_tasks.weigh_tasks, aims, op="once")
    again = desk.does(desk.world.manager, many_tasks.weigh_tasks, aims, op="once")
    assert again.value == first.value
    assert [task.importance for task in again.value.tasks] == [Importance.URGENT] * 3
    assert again.changes.empty


@pytest.mark.parametrize("code", ["disk_full", "unreachable"])
def test_a_database_that_fails_in_the_middle(
    desk: Desk, three: tuple[TaskId, ...], monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    """What is stored is told, and so is what is not; nothing more is tried."""
    weigh, read = tasks.set_importance, Repository.changes_since
    tried: list[TaskId] = []

    def fails(repository: Repository, who: As, task_id: TaskId, *rest: Any) -> Any:
        tried.append(task_id)
        if len(tried) == 2:
            raise StorageUnavailable(code)
        return weigh(repository, who, task_id, *rest)

    def reads(repository: Repository, cursor: EventSeq) -> ChangeSet:
        if code == "unreachable" and len(tried) > 1:
            raise StorageUnavailable(code)
        return read(repository, cursor)

    monkeypatch.setattr(tasks, "set_importance", fails)
    monkeypatch.setattr(Repository, "changes_since", reads)
    aims = [ImportanceAim(task_id, version(desk, task_id), Importance.URGENT) for task_id in three]
    made = desk.does(desk.world.manager, many_tasks.weigh_tasks, aims)
    assert [task.id for task in made.value.tasks] == [three[0]]
    assert codes(made.value) == [(three[1], code), (three[2], code)]
    assert tried == list(three[:2])
    assert made.changes.reload == (code == "unreachable")
    tried[:] = [three[0]]
    with pytest.raises(StorageUnavailable):
        desk.does(desk.world.manager, many_tasks.weigh_tasks, aims[1:])


def test_so_many_at_once_and_no_more(desk: Desk) -> None:
    aims = [ImportanceAim(TaskId(1), 1, Importance.LOW)] * (limits.TASKS_AT_ONCE + 1)
    with pytest.raises(RuleViolation) as error:
        desk.does(desk.world.manager, many_tasks.weigh_tasks, aims)
    assert error.value.refusal.code == "tasks.too_many"
    assert error.value.refusal.values == {"limit": limits.TASKS_AT_ONCE}

"""Verbs of a task: what they write, what they return, whom they refuse."""

from collections.abc import Callable

import pytest

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import EventKind, Importance, Outcome
from taskflow_desktop.domain.errors import Conflict, RuleViolation
from taskflow_desktop.domain.ids import RoomId, StageId, TaskId
from taskflow_desktop.domain.moment import SECOND
from taskflow_desktop.domain.requests import NewTask
from taskflow_desktop.rules import limits
from taskflow_desktop.services import flow, task_people, tasks
from taskflow_desktop.services.change import Changed
from taskflow_desktop.storage import reads
from tests.services.conftest import Desk

TASK = TaskId(1)


def new(desk: Desk, title: str = "교환 접수", **more: object) -> NewTask:
    return NewTask(RoomId(desk.world.room), title, **more)  # type: ignore[arg-type]


def refusal(error: pytest.ExceptionInfo[RuleViolation]) -> str:
    return error.value.refusal.code


def test_created_task_has_number_first_stage_and_owner(desk: Desk) -> None:
    made = desk.does(desk.world.main, tasks.create_task, new(desk, "  교환 접수 \n"))
    task = made.value
    assert task.title == "교환 접수"
    assert task.number.endswith("-A0002")
    assert (task.stage_id, task.owner_id, task.importance) == (desk.world.stages[0], desk.world.main, Importance.NORMAL)
    assert [event.kind for event in made.changes.events] == [EventKind.TASK_CREATED]
    assert made.changes.tasks == (task,)
    assert made.changes.rooms[0].tasks_total == 2


def test_stage_and_importance_chosen_at_creation(desk: Desk) -> None:
    stage = StageId(desk.world.stages[2])
    task = desk.does(desk.world.main, tasks.create_task, new(desk, importance=Importance.URGENT, stage_id=stage)).value
    assert (task.importance, task.stage_id) == (Importance.URGENT, stage)


@pytest.mark.parametrize(
    ("title", "code"),
    [("", "title.empty"), (" \t\n", "title.empty"), ("가" * 101, "title.long")],
)
def test_title_out_of_bounds_is_refused(desk: Desk, title: str, code: str) -> None:
    with pytest.raises(RuleViolation) as error:
        desk.does(desk.world.main, tasks.create_task, new(desk, title))
    assert refusal(error) == code


def test_title_of_exactly_the_limit(desk: Desk) -> None:
    title = "가" * limits.TITLE_CHARACTERS
    assert desk.does(desk.world.main, tasks.create_task, new(desk, title)).value.title == title


def test_eleventh_task_is_refused_with_the_limit(desk: Desk) -> None:
    for n in range(limits.TASKS_PER_ROOM - 1):
        desk.does(desk.world.main, tasks.create_task, new(desk, f"일 {n}"))
    with pytest.raises(RuleViolation) as error:
        desk.does(desk.world.main, tasks.create_task, new(desk, "하나 더"))
    assert refusal(error) == "create.full"
    assert error.value.refusal.values == {"limit": 10}


def test_a_stage_that_is_none_is_refused(desk: Desk) -> None:
    with pytest.raises(RuleViolation) as error:
        desk.does(desk.world.main, tasks.create_task, new(desk, stage_id=StageId(999)))
    assert refusal(error) == "stage.gone"


def test_change_of_stage_moves_and_tells(desk: Desk) -> None:
    task = desk.repository.task(TaskId(desk.world.task))
    moved = desk.does(desk.world.helper, tasks.change_stage, task.id, task.version, StageId(desk.world.stages[3]))
    assert moved.value.stage_id == desk.world.stages[3]
    (event,) = moved.changes.events
    assert (event.kind, event.before, event.after) == (EventKind.TASK_STAGE, "신규", "해결")


def test_the_same_stage_again_changes_nothing(desk: Desk) -> None:
    task = desk.repository.task(TaskId(desk.world.task))
    same = desk.does(desk.world.main, tasks.change_stage, task.id, task.version, task.stage_id)
    assert same.changes.empty
    assert same.value == task


def test_an_old_version_is_a_conflict_and_writes_nothing(desk: Desk) -> None:
    task = desk.repository.task(TaskId(desk.world.task))
    desk.does(desk.world.main, tasks.set_importance, task.id, task.version, Importance.HIGH)
    with pytest.raises(Conflict):
        desk.does(desk.world.helper, tasks.rename_task, task.id, task.version, "다른 이름")
    assert desk.repository.task(task.id).title == task.title


def test_an_operation_is_applied_once(desk: Desk) -> None:
    task = desk.repository.task(TaskId(desk.world.task))
    for _ in range(2):
        desk.does(desk.world.main, tasks.rename_task, task.id, task.version, "새 이름", op="once")
    assert desk.repository.task(task.id).version == task.version + 1


def test_creating_twice_under_one_operation_makes_one_task(desk: Desk) -> None:
    first = desk.does(desk.world.main, tasks.create_task, new(desk), op="once").value
    again = desk.does(desk.world.main, tasks.create_task, new(desk), op="once").value
    assert again.id == first.id


def test_failure_needs_a_reason_and_success_does_not(desk: Desk) -> None:
    task = desk.repository.task(TaskId(desk.world.task))
    with pytest.raises(RuleViolation) as error:
        desk.does(desk.world.main, tasks.set_outcome, task.id, task.version, Outcome.FAILURE, reason="  ")
    assert refusal(error) == "outcome.reason"
    done = desk.does(desk.world.main, tasks.set_outcome, task.id, task.version, Outcome.SUCCESS).value
    assert done.outcome is Outcome.SUCCESS
    assert done.finished_at is not None


def test_reopening_forgets_reason_and_counts_the_pause(desk: Desk) -> None:
    task = desk.repository.task(TaskId(desk.world.task))
    failed = desk.does(
        desk.world.main, tasks.set_outcome, task.id, task.version, Outcome.FAILURE, reason="잘못 등록"
    ).value
    desk.world.site.clock.move()
    again = desk.does(desk.world.main, tasks.set_outcome, task.id, failed.version, None).value
    assert (again.outcome, again.outcome_reason, again.finished_at) == (None, "", None)
    assert again.paused == again.entered_at - failed.finished_at


def test_somebody_not_on_the_task_is_refused_with_the_owners_name(desk: Desk) -> None:
    task = desk.repository.task(TaskId(desk.world.task))
    with pytest.raises(RuleViolation) as error:
        desk.does(desk.world.other, tasks.set_importance, task.id, task.version, Importance.LOW)
    assert refusal(error) == "task.read_only"
    assert error.value.refusal.values == {"name": "김지수"}


def test_collaborators_are_added_once_and_not_by_collaborators(desk: Desk) -> None:
    task_id = TaskId(desk.world.task)
    added = desk.does(desk.world.main, task_people.add_collaborator, task_id, desk.world.other).value
    assert set(added.collaborator_ids) == {desk.world.helper, desk.world.other}
    assert desk.does(desk.world.main, task_people.add_collaborator, task_id, desk.world.other).changes.empty
    with pytest.raises(RuleViolation) as error:
        desk.does(desk.world.helper, task_people.add_collaborator, task_id, desk.world.manager)
    assert refusal(error) == "task.people_locked"


def test_off_hides_nothing_in_the_data_and_refuses_creation(desk: Desk) -> None:
    desk.does(desk.world.admin, flow.switch_flow, on=False)
    with pytest.raises(RuleViolation) as error:
        desk.does(desk.world.main, tasks.create_task, new(desk))
    assert refusal(error) == "flow.off"
    assert desk.repository.task(TaskId(desk.world.task)).title
    on = desk.does(desk.world.admin, flow.switch_flow, on=True)
    assert on.changes.flow == on.value
    assert on.value.on


@pytest.mark.parametrize("who", ["main", "manager"])
def test_only_an_admin_switches(desk: Desk, who: str) -> None:
    with pytest.raises(RuleViolation) as error:
        desk.does(getattr(desk.world, who), flow.switch_flow, on=False)
    assert refusal(error) == "role.admin_only"


def clocks(desk: Desk) -> tuple[object, ...]:
    """All that tells how long the task took where."""
    task = desk.repository.task(TASK)
    visits = desk.repository.visits(TASK)
    return task.stage_id, task.entered_at, task.outcome, task.finished_at, task.paused, visits


def undo_within(desk: Desk, verb: Callable[..., Changed[Task]], to: object, back: object) -> tuple[object, ...]:
    """Do it, wait a little, take it back; return the clocks."""
    done = desk.does(desk.world.main, verb, TASK, desk.repository.task(TASK).version, to).value
    desk.world.site.clock.move(5 * SECOND)
    desk.does(desk.world.main, verb, TASK, done.version, back, undo=True)
    return clocks(desk)


def test_a_stage_taken_back_leaves_the_clocks_as_if_it_had_not_been(desk: Desk) -> None:
    stages = [StageId(stage) for stage in desk.world.stages]
    desk.does(desk.world.main, tasks.change_stage, TASK, 1, stages[1])
    desk.world.site.clock.move()
    before = clocks(desk)
    assert undo_within(desk, tasks.change_stage, stages[3], stages[1]) == before
    kinds = [e.detail for e in reads.history(desk.repository.database, task_id=TASK).events if e.kind == "task.stage"]
    assert kinds == ["undo", "", ""]


def test_an_outcome_taken_back_leaves_the_clocks_as_if_it_had_not_been(desk: Desk) -> None:
    desk.world.site.clock.move()
    before = clocks(desk)
    assert undo_within(desk, tasks.set_outcome, Outcome.SUCCESS, None) == before
    task = desk.does(desk.world.main, tasks.set_outcome, TASK, desk.repository.task(TASK).version, Outcome.SUCCESS)
    desk.world.site.clock.move()
    before = clocks(desk)
    assert undo_within(desk, tasks.set_outcome, None, task.value.outcome) == before


def test_a_reopening_is_taken_back_only_to_what_it_was(desk: Desk) -> None:
    """Another outcome, or another reason, is a new ending: now."""
    desk.does(desk.world.main, tasks.set_outcome, TASK, 1, Outcome.SUCCESS)
    desk.world.site.clock.move()
    opened = desk.does(desk.world.main, tasks.set_outcome, TASK, desk.repository.task(TASK).version, None).value
    failed = desk.does(
        desk.world.main, tasks.set_outcome, TASK, opened.version, Outcome.FAILURE, reason="x", undo=True
    ).value
    assert failed.finished_at is not None
    assert failed.finished_at >= opened.entered_at
    assert len(desk.repository.visits(TASK)) == 2


def test_a_stage_taken_back_late_is_a_new_visit(sqlite_desk: Desk) -> None:
    desk, stages = sqlite_desk, [StageId(stage) for stage in sqlite_desk.world.stages]
    moved = desk.does(desk.world.main, tasks.change_stage, TASK, 1, stages[1]).value
    desk.world.site.clock.move(limits.UNDO_WINDOW + 1)
    desk.does(desk.world.main, tasks.change_stage, TASK, moved.version, stages[0], undo=True)
    assert [visit.stage_id for visit in desk.repository.visits(TASK)] == [stages[0], stages[1], stages[0]]


def test_not_the_change_before_is_taken_back(desk: Desk) -> None:
    """Undo names the stage before; any other is a plain move."""
    stages = [StageId(stage) for stage in desk.world.stages]
    moved = desk.does(desk.world.main, tasks.change_stage, TASK, 1, stages[1]).value
    desk.does(desk.world.main, tasks.change_stage, TASK, moved.version, stages[2], undo=True)
    assert [visit.stage_id for visit in desk.repository.visits(TASK)] == stages[:3]

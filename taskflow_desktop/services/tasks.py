"""What people do with a task. Each verb checks the rules, writes once, and returns the task with all that changed."""

from collections.abc import Callable, Mapping
from typing import Any

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import Importance, Outcome
from taskflow_desktop.domain.errors import Conflict, Refusal, RuleViolation
from taskflow_desktop.domain.ids import StageId, TaskId
from taskflow_desktop.domain.requests import NewTask
from taskflow_desktop.rules import clocks, permissions, texts
from taskflow_desktop.services import checklist
from taskflow_desktop.services.change import As, Changed, change, refuse
from taskflow_desktop.storage.repository import Repository


def create_task(repository: Repository, who: As, new: NewTask) -> Changed[Task]:
    """Register a task in a room (rules 4 to 8)."""
    refuse(texts.why_not_title(new.title))
    items = checklist.cleaned(new.checklist)

    def write() -> Task:
        earlier = repository.first_event(who.op)
        if earlier is not None and earlier.task_id is not None:
            return repository.task(earlier.task_id)
        flow = repository.flow()
        actor, room = repository.agent(who.agent_id), repository.room(new.room_id)
        refuse(permissions.why_not_create_task(actor, room, flow_on=flow.on))
        stages = flow.active_stages
        stage_id = new.stage_id if new.stage_id is not None else stages[0].id
        if all(stage.id != stage_id for stage in stages):
            raise RuleViolation(Refusal("stage.gone"))
        task_id = repository.add_task(new, texts.one_line(new.title), stage_id, who.agent_id)
        for agent_id in dict.fromkeys(new.collaborators):
            task, target = repository.task(task_id), repository.agent(agent_id)
            refuse(permissions.why_not_add_collaborator(actor, task, target))
            repository.add_collaborator(task_id, agent_id, who.agent_id)
        checklist.append(repository.database, task_id, items, who.agent_id)
        return repository.task(task_id)

    return change(repository, who, write)


def change_stage(
    repository: Repository, who: As, task_id: TaskId, version: int, stage_id: StageId, *, undo: bool = False
) -> Changed[Task]:
    """Move a task to any other stage (rule 12).

    `undo` takes the change before back: within limits.UNDO_WINDOW the clocks run as if that had not been.
    """

    def values(task: Task) -> Mapping[str, Any]:
        if all(stage.id != stage_id for stage in repository.flow().active_stages):
            raise RuleViolation(Refusal("stage.gone"))
        if task.stage_id == stage_id:
            return {}
        return {
            "stage_id": stage_id,
            **_undoing(repository, task, stage_id, _ending(task.outcome, task.outcome_reason), undo=undo),
        }

    return _edit(repository, who, task_id, version, values)


def set_outcome(
    repository: Repository,
    who: As,
    task_id: TaskId,
    version: int,
    outcome: Outcome | None,
    *,
    reason: str = "",
    undo: bool = False,
) -> Changed[Task]:
    """Finish a task, or reopen it with None (rule 14). A failure needs a reason. `undo` as in `change_stage`."""
    words = texts.one_line(reason) if outcome is not None else ""
    if outcome is not None:
        refuse(texts.why_not_reason(outcome is Outcome.FAILURE, words))

    def values(task: Task) -> Mapping[str, Any]:
        if (task.outcome, task.outcome_reason) == (outcome, words):
            return {}
        return {
            "outcome": outcome.value if outcome is not None else None,
            "outcome_reason": words,
            **_undoing(repository, task, task.stage_id, _ending(outcome, words), undo=undo),
        }

    return _edit(repository, who, task_id, version, values)


def set_importance(
    repository: Repository, who: As, task_id: TaskId, version: int, importance: Importance
) -> Changed[Task]:
    """Set how important a task is."""

    def values(task: Task) -> Mapping[str, Any]:
        return {} if task.importance == importance else {"importance": int(importance)}

    return _edit(repository, who, task_id, version, values)


def rename_task(repository: Repository, who: As, task_id: TaskId, version: int, title: str) -> Changed[Task]:
    """Give a task another title (rule 8)."""
    refuse(texts.why_not_title(title))
    words = texts.one_line(title)

    def values(task: Task) -> Mapping[str, Any]:
        return {} if task.title == words else {"title": words}

    return _edit(repository, who, task_id, version, values)


def _ending(outcome: Outcome | None, reason: str) -> clocks.Ending | None:
    return (outcome, reason) if outcome is not None else None


def _undoing(
    repository: Repository, task: Task, stage_id: StageId, ending: clocks.Ending | None, *, undo: bool
) -> Mapping[str, Any]:
    """The column that makes a change the undoing of the one before, where that is still possible."""
    if not undo or not clocks.can_undo(
        task,
        repository.visits(task.id),
        stage_id,
        ending,
        last_ending=repository.last_ending(task.id),
        now=repository.now(),
    ):
        return {}
    return {"undos": repository.undos(task.id) + 1}


def _edit(
    repository: Repository, who: As, task_id: TaskId, version: int, values: Callable[[Task], Mapping[str, Any]]
) -> Changed[Task]:
    """Write what `values` says of the task as it was read at `version`; nothing, if it is so already."""

    def write() -> Task:
        task, actor = repository.task(task_id), repository.agent(who.agent_id)
        if repository.applied(who.op):
            return task
        refuse(permissions.why_not_edit_task(actor, task, owner_name=repository.agent(task.owner_id).name))
        new = values(task)
        if not new:
            return task
        if task.version != version:
            raise Conflict(f"task {task_id}")
        repository.update_task(task_id, version, new)
        return repository.task(task_id)

    return change(repository, who, write)

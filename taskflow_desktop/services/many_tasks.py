"""What is done to many tasks at once: stage, owner, importance.

Each task is a change of its own, by the same rules as if it were the only one: a refusal keeps no other back, and is
told with the task it concerns.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.errors import Refusal, RuleViolation
from taskflow_desktop.domain.inside import ManyDone
from taskflow_desktop.domain.requests import ImportanceAim, OwnerAim, StageAim
from taskflow_desktop.rules import limits
from taskflow_desktop.services import task_people, tasks
from taskflow_desktop.services.change import As, Changed
from taskflow_desktop.services.one_by_one import one_by_one
from taskflow_desktop.storage.repository import Repository

_Aim = TypeVar("_Aim", StageAim, OwnerAim, ImportanceAim)


def move_tasks(repository: Repository, who: As, aims: Sequence[StageAim], *, undo: bool = False) -> Changed[ManyDone]:
    """Move many tasks, each to the stage named with it (rule 12). `undo` takes the moves before back, as for one."""

    def move(each: As, aim: StageAim) -> Changed[Task]:
        return tasks.change_stage(repository, each, aim.task_id, aim.version, aim.stage_id, undo=undo)

    return _each(repository, who, aims, move)


def give_tasks(repository: Repository, who: As, aims: Sequence[OwnerAim]) -> Changed[ManyDone]:
    """Give many tasks, each to the agent named with it (rule 17)."""

    def give(each: As, aim: OwnerAim) -> Changed[Task]:
        return task_people.change_owner(repository, each, aim.task_id, aim.version, aim.owner_id, stays=aim.stays)

    return _each(repository, who, aims, give)


def weigh_tasks(repository: Repository, who: As, aims: Sequence[ImportanceAim]) -> Changed[ManyDone]:
    """Set how important many tasks are."""

    def weigh(each: As, aim: ImportanceAim) -> Changed[Task]:
        return tasks.set_importance(repository, each, aim.task_id, aim.version, aim.importance)

    return _each(repository, who, aims, weigh)


def _each(
    repository: Repository, who: As, aims: Sequence[_Aim], act: Callable[[As, _Aim], Changed[Task]]
) -> Changed[ManyDone]:
    if len(aims) > limits.TASKS_AT_ONCE:
        raise RuleViolation(Refusal("tasks.too_many", limit=limits.TASKS_AT_ONCE))
    made = one_by_one(repository, who, [(aim.task_id, aim) for aim in aims], act, gone="task.gone")
    return Changed(ManyDone(made.done, made.refused), made.changes)

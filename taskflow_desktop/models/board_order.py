"""Which tasks a board shows and in which order, decided on the task itself, as the reads of the board decide it."""

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.requests import BoardFilter, BoardSort, Scope

SortKey = tuple[int, int, int, int]


def sort_key(task: Task, sort: BoardSort) -> SortKey:
    """Return what a column is sorted by, ascending, unique per task: work in progress in the chosen order, then
    what is finished, the newest first."""
    if task.finished_at is not None:
        return (1, -task.finished_at, -task.id, 0)
    if sort is BoardSort.IMPORTANCE:
        return (0, -task.importance, task.entered_at, task.id)
    if sort is BoardSort.NEWEST:
        return (0, -task.id, 0, 0)
    return (0, task.entered_at, task.id, 0)


def passes(task: Task, where: BoardFilter) -> bool:
    """True unless a condition that the task alone can answer keeps it off the board."""
    if where.scope is Scope.MINE and task.owner_id != where.agent_id:
        return False
    if where.scope is Scope.REFERENCED and where.agent_id not in task.collaborator_ids:
        return False
    if where.importances and task.importance not in where.importances:
        return False
    if where.outcomes and task.outcome not in where.outcomes:
        return False
    return not where.owners or task.owner_id in where.owners


def needs_asking(where: BoardFilter) -> bool:
    """True if only the database knows whether a task matches: by text, by its room's state, by the calendar."""
    return bool(where.text or where.room_states or where.created_within_days is not None)


def narrows(where: BoardFilter) -> bool:
    """True if anything but the scope keeps tasks off the board."""
    return needs_asking(where) or bool(where.importances or where.outcomes or where.owners)

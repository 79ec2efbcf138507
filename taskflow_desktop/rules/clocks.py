"""The clocks of a task: what a change of stage or outcome does to visits and times, and taking such a change back.

A change that is taken back at once leaves the clocks as if it had not been: `task.undos` rises by one with it, the
visit that was a mistake is revoked (kept, but counted nowhere), and the one before goes on. Times never run backwards.
"""

from collections.abc import Sequence

from taskflow_desktop.domain.entities import StageVisit, Task
from taskflow_desktop.domain.enums import Outcome
from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.sql import Effect, changed, later

Ending = tuple[Outcome, str]
"""How a task was finished, and why."""

_MINE = "SELECT v.{column} FROM stage_visit v WHERE v.task_id = OLD.id AND v.revoked = 0 AND v.left_at IS NOT NULL"


def _previous(column: str) -> str:
    """A column of the last visit that has ended and counts."""
    return f"({_MINE.replace('{column}', column)} ORDER BY v.id DESC LIMIT 1)"


def _ended(column: str) -> str:
    """A column of the event that finished the task last: how, and why."""
    return (
        f"(SELECT e.{column} FROM event e WHERE e.task_id = OLD.id AND e.kind = 'task.outcome' AND e.after <> ''"
        " ORDER BY e.id DESC LIMIT 1)"
    )


_FINISHED = "NEW.outcome IS NOT NULL AND OLD.outcome IS NULL"
_REOPENED = "NEW.outcome IS NULL AND OLD.outcome IS NOT NULL"
_OPEN = "NEW.outcome IS NULL AND OLD.outcome IS NULL"
_UNDO = f"({changed('undos')})"
_FORTH = f"(NOT {_UNDO})"
_RECENT = f"tf_now() - {limits.UNDO_WINDOW}"

# The three changes that can be taken back. A stage visit that a change of stage began touches the one before it.
_STAGE_BACK = (
    f"({_OPEN} AND {changed('stage_id')} AND NEW.stage_id = {_previous('stage_id')}"
    f" AND OLD.entered_at = {_previous('left_at')} AND OLD.entered_at >= {_RECENT})"
)
_FINISH_BACK = (
    f"({_REOPENED} AND NEW.stage_id = OLD.stage_id AND OLD.stage_id = {_previous('stage_id')}"
    f" AND OLD.finished_at = {_previous('left_at')} AND OLD.finished_at >= {_RECENT})"
)
_REOPEN_BACK = (
    f"({_FINISHED} AND NEW.stage_id = OLD.stage_id AND OLD.stage_id = {_previous('stage_id')}"
    f" AND OLD.entered_at >= {_RECENT}"
    f" AND NEW.outcome = {_ended('after')} AND NEW.outcome_reason = {_ended('detail')})"
)
MAY_UNDO = (
    f"NEW.undos = OLD.undos OR (NEW.undos = OLD.undos + 1 AND ({_STAGE_BACK} OR {_FINISH_BACK} OR {_REOPEN_BACK}))"
)
"""What a change of `undos` may be: a change of stage or outcome, taken back within limits.UNDO_WINDOW."""


def can_undo(
    task: Task,
    visits: Sequence[StageVisit],
    stage_id: StageId,
    ending: Ending | None,
    *,
    last_ending: Ending | None,
    now: Moment,
) -> bool:
    """True if a change of `task` to this stage and `ending` takes back the one before, as MAY_UNDO judges.

    `visits` are those that count, oldest first; `last_ending` is how the task was finished last, None if it never was.
    """
    ended = [visit for visit in visits if visit.left_at is not None]
    if not ended:
        return False
    last = ended[-1]
    since = Moment(now - limits.UNDO_WINDOW)
    if not task.finished and ending is None:
        back = stage_id == last.stage_id != task.stage_id and task.entered_at == last.left_at
        return back and task.entered_at >= since
    if stage_id != task.stage_id or task.stage_id != last.stage_id or task.finished == (ending is not None):
        return False
    if task.finished_at is not None:
        return task.finished_at == last.left_at and task.finished_at >= since
    return task.entered_at >= since and ending == last_ending


_TASK_NOW = "(SELECT t.{column} FROM task t WHERE t.id = NEW.id)"
_ENTERED = _TASK_NOW.replace("{column}", "entered_at")
_CLOSE_VISIT = "UPDATE stage_visit SET left_at = {at} WHERE task_id = NEW.id AND left_at IS NULL AND ({when})"
OPEN_VISIT = (
    f"INSERT INTO stage_visit (task_id, stage_id, entered_at) SELECT NEW.id, NEW.stage_id, {_ENTERED} WHERE {{when}}"
)
_REVOKE_VISIT = (
    f"UPDATE stage_visit SET left_at = {later('entered_at')}, revoked = 1"
    " WHERE task_id = NEW.id AND left_at IS NULL AND ({when})"
)
_GO_ON = f"UPDATE stage_visit SET left_at = NULL WHERE id = {_previous('id')} AND ({{when}})"


def _effect(when: str, sql: str) -> Effect:
    return Effect("task", "UPDATE", when, sql)


_MOVED = f"{changed('stage_id')} AND {_OPEN} AND {_FORTH}"
EFFECTS: tuple[Effect, ...] = (
    # A change of stage: one instant closes the old visit and opens the new one.
    _effect(
        f"({changed('stage_id')} OR ({_REOPENED})) AND {_FORTH}",
        f"UPDATE task SET entered_at = {later('OLD.entered_at')} WHERE id = NEW.id AND ({{when}})",
    ),
    _effect(_MOVED, _CLOSE_VISIT.replace("{at}", _ENTERED)),
    _effect(_MOVED, OPEN_VISIT),
    # Finishing stops the clocks; reopening counts the pause and starts a new visit (rules 14 and 15).
    _effect(
        f"{_FINISHED} AND {_FORTH}",
        f"UPDATE task SET finished_at = {later('OLD.entered_at')} WHERE id = NEW.id AND ({{when}})",
    ),
    _effect(f"{_FINISHED} AND {_FORTH}", _CLOSE_VISIT.replace("{at}", _TASK_NOW.replace("{column}", "finished_at"))),
    _effect(
        f"{_REOPENED} AND {_FORTH}",
        "UPDATE task SET entered_at = CASE WHEN entered_at > OLD.finished_at THEN entered_at ELSE OLD.finished_at END"
        " WHERE id = NEW.id AND ({when})",
    ),
    _effect(
        f"{_REOPENED} AND {_FORTH}",
        "UPDATE task SET paused = OLD.paused + entered_at - OLD.finished_at, finished_at = NULL"
        " WHERE id = NEW.id AND ({when})",
    ),
    _effect(f"{_REOPENED} AND {_FORTH}", OPEN_VISIT),
    # Taken back: the times are those of before the mistake.
    _effect(
        f"{_FINISHED} AND {_UNDO}",
        f"UPDATE task SET finished_at = {_previous('left_at')},"
        f" paused = OLD.paused - (OLD.entered_at - {_previous('left_at')}) WHERE id = NEW.id AND ({{when}})",
    ),
    _effect(f"{_REOPENED} AND {_UNDO}", "UPDATE task SET finished_at = NULL WHERE id = NEW.id AND ({when})"),
    _effect(_UNDO, f"UPDATE task SET entered_at = {_previous('entered_at')} WHERE id = NEW.id AND ({{when}})"),
    _effect(f"{_UNDO} AND OLD.outcome IS NULL", _REVOKE_VISIT),
    _effect(f"{_UNDO} AND NEW.outcome IS NULL", _GO_ON),
)

"""Small readings of a task that several parts of the panel show alike."""

from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.entities import Flow, Stage, StageVisit, Task
from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.domain.inside import TaskDetail
from taskflow_desktop.domain.moment import Micros, Moment
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.age_words import measure_words, stay_words
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.time_bar import StageTime
from taskflow_desktop.ui.widgets.toast import ToastHost
from taskflow_desktop.ui.words import importance_word, outcome_word


def stage_place(flow: Flow, stage: Stage) -> tuple[int, int]:
    """Return position and count for the pie of a stage; an archived one keeps its last position."""
    return stage.position, max(len(flow.active_stages), stage.position)


def described(session: Session, task: Task) -> str:
    """Return what a screen reader says for a task of a list."""
    return fill(
        translate("Task", "{number}, {title}, {stage}, {importance}, {outcome}, owner {owner}"),
        number=task.short_number,
        title=task.title,
        stage=session.stage(task.stage_id).name,
        importance=importance_word(task.importance),
        outcome=outcome_word(task.outcome),
        owner=session.agent_name(task.owner_id),
    )


def items_left(task: Task) -> str:
    """Return how many items of the checklist are open, as a sentence; "" for none. Told where a task is finished."""
    left = task.checklist_total - task.checklist_done
    return translate("Task", "%n checklist item(s) are still open.", "", left) if left > 0 else ""


def toast_host(place: QWidget) -> ToastHost:
    """Return what shows toasts on the window of `place`."""
    window = place.window()
    return window.findChild(ToastHost) or ToastHost(window)


def stage_times(flow: Flow, visits: tuple[StageVisit, ...], now: Moment) -> tuple[StageTime, ...]:
    """Return the time spent in each stage, all visits together, an open one counted to `now`; in the flow's order."""
    lengths: dict[StageId, int] = {}
    for visit in visits:
        end = visit.left_at if visit.left_at is not None else now
        lengths[visit.stage_id] = lengths.get(visit.stage_id, 0) + max(0, end - visit.entered_at)
    ordered = sorted((stage for stage in flow.stages if stage.id in lengths), key=lambda s: (s.archived, s.position))
    return tuple(
        StageTime(stage.name, stage.colour, *stage_place(flow, stage), Micros(lengths[stage.id])) for stage in ordered
    )


def stay_note(session: Session, detail: TaskDetail) -> str:
    """Return how long an unfinished task has been where it is and what that is measured by, or ""."""
    task = detail.task
    if task.finished:
        return ""
    stage, length = session.stage(task.stage_id).name, Micros(max(0, session.now() - task.entered_at))
    words = fill(translate("Task", "In {stage} now: {length}"), stage=stage, length=stay_words(length, detail.past))
    return f"{words}\n{measure_words(detail.past)}"

"""Reports every stored change of stage, outcome and importance with its way back (ui-spec 6.5)."""

from PySide6.QtCore import QObject, Signal, Slot

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import Outcome
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.runtime.undo import Offer, Step, Way
from taskflow_desktop.ui.details.shown import items_left
from taskflow_desktop.ui.details.task_changes import (
    Change,
    Saved,
    TaskChanges,
    ToImportance,
    ToOutcome,
    ToStage,
    ToTitle,
)
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.words import importance_word, outcome_word


class _Again:
    """Asks for a change of the task in the state it was left in."""

    def __init__(self, changes: TaskChanges, task: Task, change: Change, *, undo: bool = False) -> None:
        self._changes, self._task, self._change, self._undo = changes, task, change, undo

    def ask(self) -> None:
        self._changes.ask(self._task, self._change, undo=self._undo)


class _Failing:
    """Finishes a task as failed: the reason is asked for first."""

    def __init__(self, steps: "ChangeSteps", task: Task) -> None:
        self._steps, self._task = steps, task

    def ask(self) -> None:
        self._steps.failure_chosen.emit(self._task)


class ChangeSteps(QObject):
    """Puts the changes of one line into the undo of the session.

    `failure_chosen` tells a Task that is to be finished as failed.
    """

    failure_chosen = Signal(object)  # Task

    def __init__(self, session: Session, changes: TaskChanges, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._changes = session, changes
        changes.saved.connect(self._on_saved)

    @Slot(object)
    def _on_saved(self, saved: Saved) -> None:
        step = self._step(saved)
        if step is not None:
            self._session.undo.did(step)

    def _step(self, saved: Saved) -> Step | None:
        match saved.change:
            case ToStage():
                return self._moved(saved)
            case ToOutcome(outcome, _):
                return self._finished(saved, outcome)
            case ToImportance(importance):
                text = translate("Task", "Importance of {number} is now {importance}")
                words = fill(text, number=saved.after.short_number, importance=importance_word(importance))
                return Step(saved.after.id, words, self._back(saved, ToImportance(saved.before.importance)))
            case ToTitle():
                return None

    def _moved(self, saved: Saved) -> Step:
        task = saved.after
        stage = self._session.stage(task.stage_id)
        back = self._back(saved, ToStage(saved.before.stage_id))
        text = fill(translate("Task", "Moved {number} to “{stage}”"), number=task.short_number, stage=stage.name)
        last = self._session.flow.active_stages[-1:] == (stage,)
        if last and not task.finished and not saved.undo:
            template = translate("Task", "Moved to “{stage}”. What was the outcome?")
            if items_left(task):
                template = translate("Task", "Moved to “{stage}”. {left} What was the outcome?")
            words = fill(template, stage=stage.name, left=items_left(task))
            success = _Again(self._changes, task, ToOutcome(Outcome.SUCCESS))
            offers = (
                Offer(outcome_word(Outcome.SUCCESS), success.ask),
                Offer(translate("Task", "Failure…"), _Failing(self, task).ask),
            )
            return Step(task.id, words, back, stage_id=stage.id, offers=offers, short=text)
        return Step(task.id, text, back, stage_id=stage.id)

    def _finished(self, saved: Saved, outcome: Outcome | None) -> Step:
        before, task = saved.before, saved.after
        back = self._back(saved, ToOutcome(before.outcome, before.outcome_reason))
        if outcome is None:
            words = fill(translate("Task", "{number} is in progress again"), number=task.short_number)
            return Step(task.id, words, back)
        text = translate("Task", "{number} finished: {outcome}")
        words = short = fill(text, number=task.short_number, outcome=outcome_word(outcome))
        if items_left(task):
            words = fill(translate("Task", "{told}. {left}"), told=words, left=items_left(task))
        icon = "circle-check" if outcome is Outcome.SUCCESS else "circle-x"
        return Step(task.id, words, back, icon=icon, short=short)

    def _back(self, saved: Saved, change: Change) -> Way:
        """The change back; what takes an undoing back is a plain change again."""
        return _Again(self._changes, saved.after, change, undo=not saved.undo).ask

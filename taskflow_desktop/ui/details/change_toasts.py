"""Tells what a change did, with the way back: undo is another change, never an erased one (ui-spec 6.5)."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import Outcome
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.shown import stage_place, toast_host
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
from taskflow_desktop.ui.widgets.toast import Toast, ToastAction
from taskflow_desktop.ui.words import importance_word, outcome_word


class _Again:
    """One action of a toast: asks for a change of the task in the state the toast told of."""

    def __init__(self, changes: TaskChanges, task: Task, change: Change, *, undo: bool) -> None:
        self._changes, self._task, self._change, self._undo = changes, task, change, undo

    def run(self) -> None:
        self._changes.ask(self._task, self._change, undo=self._undo)


class _Failing:
    """The action that finishes a task as failed: the reason is asked for first."""

    def __init__(self, toasts: "ChangeToasts", task: Task) -> None:
        self._toasts, self._task = toasts, task

    def run(self) -> None:
        self._toasts.failure_chosen.emit(self._task)


class ChangeToasts(QObject):
    """Shows a toast on the window of `place` for every stored change of stage, outcome and importance."""

    failure_chosen = Signal(object)  # Task

    def __init__(self, session: Session, changes: TaskChanges, place: QWidget) -> None:
        super().__init__(place)
        self._session, self._changes, self._place = session, changes, place
        changes.saved.connect(self._on_saved)

    def _on_saved(self, saved: Saved) -> None:
        if saved.undo or isinstance(saved.change, ToTitle):
            return
        toast_host(self._place).show_toast(self._toast(saved, saved.change))

    def _toast(self, saved: Saved, change: ToStage | ToOutcome | ToImportance) -> Toast:
        match change:
            case ToStage():
                return self._moved(saved)
            case ToOutcome(outcome, _):
                return self._finished(saved, outcome)
            case ToImportance(importance):
                text = translate("Task", "Importance of {number} is now {importance}")
                words = fill(text, number=saved.after.short_number, importance=importance_word(importance))
                return Toast(words, (self._back(saved, ToImportance(saved.before.importance)),))

    def _moved(self, saved: Saved) -> Toast:
        task, flow = saved.after, self._session.flow
        stage = self._session.stage(task.stage_id)
        pie = (stage.colour, *stage_place(flow, stage))
        last = flow.active_stages[-1:] == (stage,)
        if last and not task.finished:
            return Toast(
                fill(translate("Task", "Moved to “{stage}”. What was the outcome?"), stage=stage.name),
                (
                    ToastAction(
                        outcome_word(Outcome.SUCCESS),
                        _Again(self._changes, task, ToOutcome(Outcome.SUCCESS), undo=False).run,
                    ),
                    ToastAction(translate("Task", "Failure…"), _Failing(self, task).run),
                ),
                pie=pie,
            )
        text = fill(translate("Task", "Moved {number} to “{stage}”"), number=task.short_number, stage=stage.name)
        return Toast(text, (self._back(saved, ToStage(saved.before.stage_id)),), pie=pie)

    def _finished(self, saved: Saved, outcome: Outcome | None) -> Toast:
        before = saved.before
        back = self._back(saved, ToOutcome(before.outcome, before.outcome_reason))
        if outcome is None:
            text = translate("Task", "{number} is in progress again")
            return Toast(fill(text, number=saved.after.short_number), (back,))
        text = translate("Task", "{number} finished: {outcome}")
        words = fill(text, number=saved.after.short_number, outcome=outcome_word(outcome))
        return Toast(words, (back,), icon="circle-check" if outcome is Outcome.SUCCESS else "circle-x")

    def _back(self, saved: Saved, change: Change) -> ToastAction:
        return ToastAction(translate("Task", "Undo"), _Again(self._changes, saved.after, change, undo=True).run)

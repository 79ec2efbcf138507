"""Sends the changes of tasks one after the other, each against the state the one before left behind."""

from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import Importance, Outcome
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import StageId, TaskId
from taskflow_desktop.runtime.session import Session


@dataclass(frozen=True, slots=True)
class ToStage:
    stage_id: StageId


@dataclass(frozen=True, slots=True)
class ToOutcome:
    outcome: Outcome | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ToImportance:
    importance: Importance


@dataclass(frozen=True, slots=True)
class ToTitle:
    title: str
    settles: str = ""  # the place of the draft it was


Change = ToStage | ToOutcome | ToImportance | ToTitle


@dataclass(frozen=True, slots=True)
class Saved:
    """A change that is stored: the task as it was and as it is now. `undo` tells that it took an earlier one back."""

    change: Change
    before: Task
    after: Task
    undo: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that was not stored; with `undo` it would have taken an earlier one back."""

    change: Change
    task: Task
    error: TaskflowError
    undo: bool


@dataclass(frozen=True, slots=True)
class _Wish:
    task: Task
    change: Change
    undo: bool


class TaskChanges(QObject):
    """A line of changes. Two quick choices never meet each other as a conflict: the second waits for the first."""

    saved = Signal(object)  # Saved
    refused = Signal(object)  # Refused

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = session.commands
        session.notices.failed.connect(self._on_fault)
        self._waiting: deque[_Wish] = deque()
        self._sent: _Wish | None = None

    def ask(self, task: Task, change: Change, *, undo: bool = False) -> None:
        """Have `change` made to `task`, given in the state the person saw. `undo`: it takes the last change back."""
        self._waiting.append(_Wish(task, change, undo))
        if self._sent is None:
            self._send_next()

    def stage_ahead(self, task_id: TaskId) -> StageId | None:
        """Return the stage last asked for and not stored yet, None if there is none."""
        line = ([self._sent] if self._sent is not None else []) + list(self._waiting)
        asked = (w.change.stage_id for w in reversed(line) if w.task.id == task_id and isinstance(w.change, ToStage))
        return next(asked, None)

    def _send_next(self) -> None:
        if not self._waiting:
            self._sent = None
            return
        wish = self._sent = self._waiting.popleft()
        task_id, version = wish.task.id, wish.task.version
        match wish.change:
            case ToStage(stage_id):
                self._commands.change_stage(
                    task_id, version, stage_id, undo=wish.undo, done=self._done, failed=self._failed
                )
            case ToOutcome(outcome, reason):
                self._commands.set_outcome(
                    task_id, version, outcome, reason, undo=wish.undo, done=self._done, failed=self._failed
                )
            case ToImportance(importance):
                self._commands.set_importance(task_id, version, importance, done=self._done, failed=self._failed)
            case ToTitle(title, settles):
                self._commands.rename_task(
                    task_id, version, title, settles=settles, done=self._done, failed=self._failed
                )

    def _done(self, after: Task) -> None:
        wish = self._sent
        if wish is None:  # given up after a fault
            return
        before = wish.task
        self._waiting = deque(
            _Wish(after, later.change, later.undo)
            if later.task.id == after.id and later.task.version == before.version
            else later
            for later in self._waiting
        )
        self._send_next()
        self.saved.emit(Saved(wish.change, before, after, wish.undo))

    def _failed(self, error: TaskflowError) -> None:
        wish = self._sent
        if wish is None:  # given up after a fault
            return
        self._send_next()
        self.refused.emit(Refused(wish.change, wish.task, error, wish.undo))

    @Slot(object)
    def _on_fault(self, fault: object) -> None:
        """A fault of the program answers nothing: what waited is given up, so that the line moves again."""
        del fault
        self._waiting.clear()
        self._sent = None

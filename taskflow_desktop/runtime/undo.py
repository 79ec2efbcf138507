"""UndoLine: the last change of each task and the way back (ui-spec 6.5). Undo is a new change, never an erased one."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.runtime.hub import ChangeHub


@dataclass(frozen=True, slots=True)
class Step:
    """A stored change. `words` tell it; `undo` asks for the change that takes it back, `redo` for it again.

    Both say through `UndoLine.did` what they did, as any change does.
    """

    task_id: TaskId
    words: str
    undo: Callable[[], None]
    redo: Callable[[], None] | None = None


class UndoLine(QObject):
    """At most one step for each task: its next change, by anybody, makes an older step meaningless.

    Signals:
        told: Step that was just done and is to be shown with its way back.
        changed: what can be undone or redone is different.
    """

    told = Signal(object)
    changed = Signal()

    def __init__(self, hub: ChangeHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[Step] = []
        self._undone: list[Step] = []
        hub.changed.connect(self._on_changed)

    def did(self, step: Step) -> None:
        """A change is stored: from now on it can be undone. Call it when its changes have been published."""
        self._done = [each for each in self._done if each.task_id != step.task_id] + [step]
        self._undone = [each for each in self._undone if each.task_id != step.task_id]
        self.told.emit(step)
        self.changed.emit()

    def undone(self, step: Step) -> None:
        """A step was taken back: from now on it can be done again. Call it when its changes have been published."""
        if step.redo is not None:
            self._undone = [each for each in self._undone if each.task_id != step.task_id] + [step]
        self.changed.emit()

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def undo(self) -> None:
        """Take the last change back."""
        if self._done:
            step = self._done.pop()
            self.changed.emit()
            step.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            step = self._undone.pop()
            self.changed.emit()
            if step.redo is not None:
                step.redo()

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        touched = {event.task_id for event in changes.events}
        kept = [step for step in self._done if step.task_id not in touched]
        again = [step for step in self._undone if step.task_id not in touched]
        if (len(kept), len(again)) != (len(self._done), len(self._undone)):
            self._done, self._undone = kept, again
            self.changed.emit()

"""Reads one task with its visits and newest events and follows its changes, whoever makes them."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import EVENTS_SHOWN, Event, Task
from taskflow_desktop.domain.errors import NotFound, TaskflowError
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.inside import TaskDetail
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking


class TaskWatch(QWidget):
    """Never shown: a part of the widget that shows the task, and gone with it.

    Signals:
        begun: TaskDetail of another task, read for the first time.
        changed: TaskDetail in a newer state; visits and history may follow a little later than the task.
        vanished: there is no such task.
        lost: TaskflowError, nothing of it could be read.
    """

    begun = Signal(object)
    changed = Signal(object)
    vanished = Signal()
    lost = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._session = session
        self._task_id: TaskId | None = None
        self._detail: TaskDetail | None = None
        self._asked_detail: Asking[TaskDetail] = Asking(self)
        self._asked_why: Asking[TaskflowError] = Asking(self)
        session.hub.changed.connect(self._on_changed)

    @property
    def task_id(self) -> TaskId | None:
        """The task that is watched."""
        return self._task_id

    @property
    def detail(self) -> TaskDetail | None:
        """What is known of it, None before it is read."""
        return self._detail

    def watch(self, task_id: TaskId | None) -> None:
        """Watch another task, or none."""
        self._task_id, self._detail = task_id, None
        self._asked_detail.forget()
        self._asked_why.forget()
        self.read()

    def read(self) -> None:
        """Read the task afresh."""
        if self._task_id is None:
            return
        done, failed = self._asked_detail.again(self._on_detail), self._asked_why.again(self._on_failed)
        self._session.reader.task_detail(self._task_id, done=done, failed=failed)

    def _on_detail(self, detail: TaskDetail) -> None:
        before, task = self._detail, detail.task
        if before is not None and task.version < before.task.version:
            return
        self._detail = detail
        (self.begun if before is None else self.changed).emit(detail)

    def _on_failed(self, error: TaskflowError) -> None:
        if isinstance(error, NotFound):
            self.watch(None)
            self.vanished.emit()
        elif self._task_id is not None and self._detail is None:
            self.lost.emit(error)
            return
        self._session.notices.refuse(error)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if self._task_id is None:
            return
        mine = next((task for task in changes.tasks if task.id == self._task_id), None)
        if mine is not None:
            self._take(mine, changes.events)
        if mine is not None or changes.reload or any(event.task_id == self._task_id for event in changes.events):
            self.read()

    def _take(self, task: Task, events: tuple[Event, ...]) -> None:
        """Show at once what the change set holds; the visits follow by the read."""
        held = self._detail
        if held is not None and task.version >= held.task.version:
            known = {event.seq for event in held.events}
            fresh = [event for event in events if event.task_id == task.id and event.seq not in known]
            newest = sorted((*fresh, *held.events), key=lambda event: -event.seq)[:EVENTS_SHOWN]
            self._detail = replace(held, task=task, events=tuple(newest), events_total=held.events_total + len(fresh))
            self.changed.emit(self._detail)

"""What becomes of a form whose room was filled by somebody else meanwhile: its text goes into another task, or out."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from taskflow_desktop.domain.entities import Room, Task
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.rules.permissions import why_not_edit_task
from taskflow_desktop.rules.texts import one_line
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.new_task_draft import Draft, place_of
from taskflow_desktop.ui.dialogs.task_race import TaskRaceDialog, Typed
from taskflow_desktop.ui.refusals import error_sentence


class NewTaskRace(QWidget):
    """Never shown: a part of the form. `put_into` tells the Task whose checklist took the text of the form."""

    put_into = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._session = session
        self._room: Room | None = None
        self._draft = Draft()
        self._dialog: TaskRaceDialog | None = None
        self._into: Task | None = None  # on its way into the checklist of this task
        self._asked: Asking[tuple[Task, ...]] = Asking(self)
        session.notices.failed.connect(self._on_fault)

    def offer(self, room: Room, draft: Draft) -> None:
        """Say who was quicker, and offer what can be done with the text."""
        if self._dialog is not None and isValid(self._dialog):
            return
        self._room, self._draft = room, draft
        self._session.reader.room_tasks(room.id, done=self._asked.again(self._show))

    def _show(self, tasks: tuple[Task, ...]) -> None:
        draft, agent = self._draft, self._session.agent
        takers = [task for task in tasks if not task.finished and why_not_edit_task(agent, task) is None]
        typed = Typed(one_line(draft.title), draft.importance, draft.lines, len(draft.files))
        newest = max(tasks, key=_age, default=None)
        dialog = self._dialog = TaskRaceDialog(self._session, typed, newest, takers, self.window())
        dialog.add_wanted.connect(self._add)
        dialog.open()

    @Slot(object)
    def _add(self, task: Task) -> None:
        """Put title and items into the checklist; the draft goes in the same transaction."""
        if self._room is None or self._into is not None:
            return
        self._into = task
        lines = tuple(filter(None, (one_line(self._draft.title), *self._draft.lines)))
        self._session.commands.checklist.add(
            task.id, lines, settles=place_of(self._room.id), done=self._on_added, failed=self._on_refused
        )

    def _on_added(self, _items: object) -> None:
        if not isValid(self):  # the window is gone; the text is stored
            return
        into, self._into = self._into, None
        if self._dialog is not None and isValid(self._dialog):
            self._dialog.stored()
        self._dialog = None
        if into is not None:
            self.put_into.emit(into)

    def _on_refused(self, error: TaskflowError) -> None:
        if not isValid(self):  # the window is gone; the draft is kept
            return
        self._into = None
        if self._dialog is not None and isValid(self._dialog):
            self._dialog.refuse(error_sentence(error))
        else:
            self._session.notices.refuse(error)

    @Slot(object)
    def _on_fault(self, fault: object) -> None:
        """A fault of the program answers nothing: it can be tried again."""
        del fault
        self._into = None


def _age(task: Task) -> tuple[int, int]:
    return task.created_at, task.id

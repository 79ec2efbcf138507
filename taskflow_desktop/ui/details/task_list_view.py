"""Lists of tasks as high as their rows: the room's own, and the customer's unfinished ones from earlier rooms."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Room, Task
from taskflow_desktop.models.task_list import TaskListModel
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.shown import described
from taskflow_desktop.ui.details.task_row import TaskRowDelegate, task_row_height
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme_source
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.list_view import OneColumnView

_EARLIER_ROWS = 3


class TaskListView(OneColumnView):
    """A list of tasks, hidden while it is empty, at most `most` rows high."""

    def __init__(self, session: Session, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, task_row_height, parent)
        self._session = session
        self._most = _EARLIER_ROWS
        self.tasks = TaskListModel(self._described, self)
        self.setModel(self.tasks)
        self.setItemDelegate(TaskRowDelegate(self, session))
        self.tasks.rowsInserted.connect(self._fit)
        self.tasks.rowsRemoved.connect(self._fit)
        theme_source().changed.connect(self._fit)
        self._fit()

    def set_most(self, rows: int) -> None:
        """Be at most `rows` rows high; more are scrolled."""
        self._most = rows
        self._fit()

    def _described(self, task: Task) -> str:
        return described(self._session, task)

    @Slot()
    def _fit(self) -> None:
        self.setFixedHeight(task_row_height() * min(self._most, len(self.tasks.tasks)))


class EarlierTasks(QWidget):
    """One line that tells of unfinished tasks in the customer's earlier rooms, and under it their list once asked for.

    `task_chosen` tells the TaskId under the cursor, `task_entered` the one to go into.
    """

    task_chosen = Signal(object)
    task_entered = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._room: Room | None = None
        self._asked: Asking[tuple[Task, ...]] = Asking(self)
        self.line = Button("", "link", icon="history", small=True)
        self.line.setCheckable(True)
        self.line.toggled.connect(self._show)
        self.view = TaskListView(session, translate("TaskTab", "Unfinished tasks of earlier rooms"))
        self.view.current_id.connect(self.task_chosen)
        self.view.clicked_id.connect(self.task_chosen)
        self.view.activated_id.connect(self.task_entered)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.line)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.view)
        session.hub.changed.connect(self._on_changed)
        self._show()

    def show_room(self, room: Room | None) -> None:
        """Read the earlier tasks of a room's customer."""
        self._room = room
        self._asked.forget()
        self.line.setChecked(False)
        self.view.select_id(None)
        self.view.tasks.set_tasks(())
        self._show()
        self._read()

    def _read(self) -> None:
        if self._room is not None:
            self._session.reader.earlier_tasks(self._room.id, done=self._asked.again(self._on_tasks))

    def _on_tasks(self, tasks: tuple[Task, ...]) -> None:
        self.view.tasks.set_tasks(tasks)
        self._show()

    @Slot()
    def _show(self) -> None:
        count = len(self.view.tasks.tasks)
        self.line.setText(translate("TaskTab", "Show %n unfinished task(s) of earlier rooms", "", count))
        self.line.set_trailing("chevron-up" if self.line.isChecked() else "chevron-down")
        self.setVisible(count > 0)
        self.view.setVisible(self.line.isChecked())

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        """A task of this customer in another room may have become, or be no longer, one of these."""
        room = self._room
        if room is None:
            return
        theirs = any(task.customer_name == room.customer_name and task.room_id != room.id for task in changes.tasks)
        held = any(self.view.tasks.row_of(task.id) >= 0 for task in changes.tasks)
        if changes.reload or theirs or held:
            self._read()

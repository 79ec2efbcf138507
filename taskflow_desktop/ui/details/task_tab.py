"""The tab of the room's tasks: the list, and under it the open task or the form for a new one."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Message, Room, Task
from taskflow_desktop.domain.errors import Refusal, TaskflowError
from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.rules.permissions import why_not_create_task
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.new_task import NewTaskForm
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.details.task_editor import TaskEditor
from taskflow_desktop.ui.details.task_list_view import EarlierTasks, TaskListView
from taskflow_desktop.ui.details.task_row import task_row_height
from taskflow_desktop.ui.details.tasks_head import TasksHead
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import ReasonButton
from taskflow_desktop.ui.widgets.empty import EmptyState
from taskflow_desktop.ui.widgets.keys import plain_key
from taskflow_desktop.ui.widgets.read_state import ReadState
from taskflow_desktop.ui.widgets.reason_bubble import show_reason
from taskflow_desktop.ui.widgets.surface import Separator
from taskflow_desktop.ui.widgets.toast import Toast

_LIST_SHARE = 0.42  # of the tab's height, at most: the open task needs the rest
_LEAST_ROWS = 3


class TaskTab(QWidget):
    """`task_opened` tells the TaskId on screen or None, `message_requested` a MessageId, `room_requested` (RoomId,
    TaskId) of another room, `listed` that the tasks of the room are there or others."""

    task_opened = Signal(object)
    message_requested = Signal(object)
    room_requested = Signal(object)
    listed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._room: Room | None = None
        self._last_open: dict[RoomId, TaskId] = {}
        self._fresh = True
        self._single_keys = True
        self._asked: Asking[tuple[Task, ...]] = Asking(self)
        self._asked_why: Asking[TaskflowError] = Asking(self)
        self.head = TasksHead(session)
        self.head.add_chosen.connect(self.new_task)
        self.view = TaskListView(session, translate("TaskTab", "Tasks in this room"))
        self.view.current_id.connect(self._on_current)
        self.view.clicked_id.connect(self._on_current)
        self.view.activated_id.connect(self.open_task)
        self.earlier = EarlierTasks(session)
        self.earlier.task_chosen.connect(self._on_earlier)
        self.earlier.task_entered.connect(self.look_at)
        self.editor = TaskEditor(session)
        self.editor.message_requested.connect(self.message_requested)
        self.editor.room_requested.connect(self.room_requested)
        self.form = NewTaskForm(session)
        self.form.created.connect(self._on_created)
        self.form.put_into.connect(self._on_put_into)
        self.form.closed.connect(self._on_form_closed)
        self.first = ReasonButton(translate("TaskTab", "New task"), "primary", icon="plus")
        self.first.chosen.connect(self.new_task)
        self.empty = EmptyState("list-checks", "", "", [self.first])
        self._nothing = QWidget()
        self._stack = QStackedWidget()
        self.reading = ReadState(translate("TaskTab", "Loading the tasks"))
        self.reading.due.connect(self._show_reading)
        self.reading.again.connect(self._read)
        self._read_once = False
        for page in (self._nothing, self.reading, self.empty, self.editor, self.form):
            self._stack.addWidget(page)
        self._rule = Separator()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.view, self.earlier):
            column.addWidget(part)
        column.addSpacing(6)
        column.addWidget(self._rule)
        column.addWidget(self._stack, 1)
        session.hub.changed.connect(self._on_changed)
        session.changed.connect(self._on_session_changed)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks of the room in the order shown."""
        return self.view.tasks.tasks

    @property
    def forming(self) -> bool:
        """True while the form for a new task is open."""
        return self._stack.currentWidget() is self.form

    def show_room(self, room: Room | None) -> None:
        """Show another room, or none, or the same one in a newer state."""
        before = self._room
        self._room = room
        if room is None or before is None or before.id != room.id:
            self._leave()
            self._fresh = True
            self.view.tasks.set_tasks(())
            self.earlier.show_room(room)
            self._asked.forget()
            self._asked_why.forget()
            self._read_once = False
            self._read()
        self._show_state()

    @Slot(object)
    def open_task(self, task_id: TaskId) -> None:
        """Show a task of this room in the editor and put the focus on it."""
        self._show_task(task_id)
        self.view.select_id(task_id)
        self.editor.focus_task()

    @Slot(object)
    def look_at(self, task_id: TaskId) -> None:
        """Show a task of another room, read-only, and put the focus on it."""
        self._show_task(task_id, elsewhere=True)
        self.earlier.view.select_id(task_id)
        self.editor.focus_task()

    @Slot()
    def new_task(self, message: Message | None = None, title: str = "") -> None:
        """Open the form with the title focused, or say why no task can be added. `title` is one to start with."""
        room = self._room
        if room is None:
            return
        if self.head.add.refusal:
            show_reason(self.head.add, self.head.add.refusal)
            return
        self._fresh = False
        self.editor.keep_typing()
        self._stack.setCurrentWidget(self.form)
        self.view.select_id(None)
        self.earlier.view.select_id(None)
        self.form.open_for(room, message, title)
        self._show_state()

    def leave(self) -> None:
        """Keep what is being typed (before the tab is hidden or the program ends)."""
        self.editor.keep_typing()
        self.form.keep_draft()

    def set_single_keys(self, on: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Let letters alone act here, or not."""
        self._single_keys = on
        self.editor.set_single_keys(on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._single_keys and plain_key(event) == "N":
            self.new_task()
        elif self.forming or not self.editor.act_on_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.set_most(max(_LEAST_ROWS, int(self.height() * _LIST_SHARE) // task_row_height()))

    # --- showing -----------------------------------------------------------------------------------------------------

    @Slot()
    def _read(self) -> None:
        if self._room is None:
            self.reading.done()
            return
        self.reading.begin()
        done, failed = self._asked.again(self._show_tasks), self._asked_why.again(self._on_failed)
        self._session.reader.room_tasks(self._room.id, done=done, failed=failed)

    def _on_failed(self, error: TaskflowError) -> None:
        if self._read_once:
            self.reading.done()
            self._session.notices.refuse(error)  # the tasks of before stay
        else:
            self.reading.fail(error)

    @Slot()
    def _show_reading(self) -> None:
        if not self._read_once and self._stack.currentWidget() is self._nothing:
            self._stack.setCurrentWidget(self.reading)

    def _show_tasks(self, tasks: tuple[Task, ...]) -> None:
        self._read_once = True
        self.reading.done()
        self.view.tasks.set_tasks(tasks)
        self._open_something()
        self._show_state()
        self.listed.emit()

    def _open_something(self) -> None:
        """In a room just entered, the task last open there, else the first of the list; the focus stays where it is."""
        room = self._room
        if room is None or not self._fresh:
            return
        self._fresh = False
        last = self._last_open.get(room.id)
        if last is None or self.view.tasks.row_of(last) < 0:
            last = self.tasks[0].id if self.tasks else None
        if last is not None:
            self._show_task(last)
            self.view.select_id(last)

    def _show_state(self) -> None:
        """Show what may be done here, and the page under the list."""
        room = self._room
        refusal = self._why_not()
        self._show_page(refusal)
        self.head.show_state(room, refusal, forming=self.forming)
        self.first.setVisible(refusal is None)
        if room is not None:
            self.form.follow_room(room)

    def _why_not(self) -> Refusal | None:
        if self._room is None:
            return None
        return why_not_create_task(self._session.agent, self._room, flow_on=self._session.flow.on)

    def _show_page(self, refusal: Refusal | None) -> None:
        if not (self.forming and self.form.room_id is not None):
            page = self._nothing
            if self._room is not None and self.editor.task_id is not None:
                page = self.editor
            elif self._room is not None and not self._read_once and self._stack.currentWidget() is self.reading:
                page = self.reading
            elif self._room is not None and not self.tasks and not self._room.tasks_total:
                page = self.empty
                self._show_empty(refusal)
            self._stack.setCurrentWidget(page)
        self._rule.setVisible(self._stack.currentWidget() in {self.editor, self.form})

    def _show_empty(self, refusal: Refusal | None) -> None:
        if refusal is None:
            text = translate("TaskTab", "Make a task of what is to be done, and others can carry on from it.")
            self.empty.set_texts(translate("TaskTab", "No tasks in this room"), text)
        else:
            self.empty.set_texts(translate("TaskTab", "No tasks yet"))

    def _show_task(self, task_id: TaskId, *, elsewhere: bool = False) -> None:
        self._fresh = False
        self.form.close_form()
        why = translate("Task", "This task belongs to another room. You can only look at it here.") if elsewhere else ""
        self.editor.set_task(task_id, elsewhere=why)
        self._stack.setCurrentWidget(self.editor)
        (self.view if elsewhere else self.earlier.view).select_id(None)
        if self._room is not None and not elsewhere:
            self._last_open[self._room.id] = task_id
        self._show_state()
        self.task_opened.emit(task_id)

    def _leave(self) -> None:
        self.form.close_form()
        self.editor.set_task(None)
        self.view.select_id(None)
        self._stack.setCurrentWidget(self._nothing)
        self.task_opened.emit(None)

    # --- what happens ------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_current(self, task_id: TaskId | None) -> None:
        if task_id is not None:
            self._show_task(task_id)

    @Slot(object)
    def _on_earlier(self, task_id: TaskId | None) -> None:
        if task_id is not None:
            self._show_task(task_id, elsewhere=True)

    @Slot(object)
    def _on_created(self, task: Task) -> None:
        words = fill(translate("TaskTab", "Added {number}"), number=task.number)
        toast_host(self).show_toast(Toast(words))
        if self._room is not None and self._room.id == task.room_id:
            self.view.tasks.put(task)
            self.open_task(task.id)

    @Slot(object)
    def _on_put_into(self, task: Task) -> None:
        words = fill(translate("TaskTab", "Added to the checklist of {number}"), number=task.short_number)
        toast_host(self).show_toast(Toast(words))
        self._stack.setCurrentWidget(self._nothing)
        if self._is_here(task):
            self.open_task(task.id)

    @Slot()
    def _on_form_closed(self) -> None:
        self._stack.setCurrentWidget(self._nothing)
        self.view.select_id(self.editor.task_id)
        self._show_state()
        target: QWidget = self.view if self.tasks else self.head.add
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if self._room is None:
            return
        if changes.reload:
            self._read()
        elif self.view.tasks.apply(changes, self._is_here):
            self._show_state()
            self.listed.emit()

    def _is_here(self, task: Task) -> bool:
        return self._room is not None and task.room_id == self._room.id

    @Slot()
    def _on_session_changed(self) -> None:
        self._show_state()
        self.view.viewport().update()
        self.earlier.view.viewport().update()

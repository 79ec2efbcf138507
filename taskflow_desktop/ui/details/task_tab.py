"""The tab of the room's tasks: the list, and under it the open task or the form for a new one."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Message, Room, Task
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.models.task_list import TaskListModel
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.permissions import why_not_create_task, why_not_take_room
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.new_task import NewTaskForm
from taskflow_desktop.ui.details.shown import described, toast_host
from taskflow_desktop.ui.details.task_editor import TaskEditor
from taskflow_desktop.ui.details.task_row import TaskRowDelegate, task_row_height
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme_source
from taskflow_desktop.ui.widgets.buttons import Button, ReasonButton
from taskflow_desktop.ui.widgets.empty import EmptyState
from taskflow_desktop.ui.widgets.keys import plain_key
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.list_view import OneColumnView
from taskflow_desktop.ui.widgets.note import Kind, Note
from taskflow_desktop.ui.widgets.reason_bubble import show_reason
from taskflow_desktop.ui.widgets.surface import Separator
from taskflow_desktop.ui.widgets.toast import Toast

_LIST_SHARE = 0.42  # of the tab's height, at most: the open task needs the rest
_LEAST_ROWS = 3

_NOTES: dict[str, tuple[Kind, str]] = {
    "create.closed": ("neutral", "lock"),
    "create.no_main": ("info", "user-plus"),
    "create.not_main": ("neutral", "lock"),
    "create.full": ("warn", "lock"),
}


class TaskTab(QWidget):
    """`task_opened` tells the TaskId on screen or None, `message_requested` a MessageId, `room_requested` a RoomId."""

    task_opened = Signal(object)
    message_requested = Signal(object)
    room_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._room: Room | None = None
        self._last_open: dict[RoomId, TaskId] = {}
        self._fresh = True
        self._asked_tasks: Asking[tuple[Task, ...]] = Asking(self)
        self._asked_earlier: Asking[tuple[Task, ...]] = Asking(self)
        self._make_parts()
        self._build()
        session.hub.changed.connect(self._on_changed)
        session.changed.connect(self._on_session_changed)
        theme_source().changed.connect(self._fit_lists)

    @property
    def room(self) -> Room | None:
        """The room on screen."""
        return self._room

    def show_room(self, room: Room | None) -> None:
        """Show another room, or none, or the same one in a newer state."""
        before = self._room
        self._room = room
        if room is None or before is None or before.id != room.id:
            self._leave()
            self._fresh = True
            self.tasks.set_tasks(())
            self.earlier.set_tasks(())
            self._asked_tasks.forget()
            self._asked_earlier.forget()
            self._read()
        self._show_state()

    def open_task(self, task_id: TaskId, *, focus: bool = True) -> None:
        """Show a task of this room in the editor."""
        self._fresh = False
        self._show_task(task_id)
        self.view.select_id(task_id)
        if focus:
            self.editor.focus_task()

    def new_task(self, message: Message | None = None) -> None:
        """Open the form with the title focused, or say why no task can be added."""
        room = self._room
        if room is None:
            return
        if self.add.refusal:
            show_reason(self.add, self.add.refusal)
            return
        self._fresh = False
        self.editor.keep_typing()
        self._stack.setCurrentWidget(self.form)
        self.view.select_id(None)
        self.earlier_view.select_id(None)
        self._show_state()
        self.form.open_for(room, message)

    def leave(self) -> None:
        """Keep what is being typed (before the tab is hidden or the program ends)."""
        self.editor.keep_typing()
        self.form.keep_draft()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = plain_key(event)
        if self._stack.currentWidget() is self.form and key != "N":
            super().keyPressEvent(event)
        elif key == "N":
            self.new_task()
        elif not self.editor.act_on_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_lists()

    # --- parts -------------------------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self._count = label("", "body", tone="text.2")
        self.add = ReasonButton(translate("TaskTab", "New task"), icon="plus")
        self.add.setCheckable(True)
        self.add.chosen.connect(self.new_task)
        self.note = Note("neutral")
        self.note.hide()
        self.note.action.connect(self._take_room)
        self.tasks = TaskListModel(self._described, self)
        self.view = self._list(translate("TaskTab", "Tasks in this room"), self.tasks)
        self.view.current_id.connect(self._on_current)
        self.view.clicked_id.connect(self._on_current)
        self.view.activated_id.connect(self._on_activated)
        self.earlier_line = Button("", "link", icon="history", small=True)
        self.earlier_line.setCheckable(True)
        self.earlier_line.toggled.connect(self._on_earlier_toggled)
        self.earlier = TaskListModel(self._described, self)
        self.earlier_view = self._list(translate("TaskTab", "Unfinished tasks of earlier rooms"), self.earlier)
        self.earlier_view.current_id.connect(self._on_earlier)
        self.earlier_view.clicked_id.connect(self._on_earlier)
        self.earlier_view.activated_id.connect(self._on_earlier_activated)
        self.editor = TaskEditor(self._session)
        self.editor.message_requested.connect(self.message_requested)
        self.editor.room_requested.connect(self.room_requested)
        self.form = NewTaskForm(self._session)
        self.form.created.connect(self._on_created)
        self.form.closed.connect(self._on_form_closed)
        self.first = ReasonButton(translate("TaskTab", "New task"), "primary", icon="plus")
        self.first.chosen.connect(self.new_task)
        self.empty = EmptyState("list-checks", "", "", [self.first])
        self._nothing = QWidget()

    def _list(self, name: str, model: TaskListModel) -> OneColumnView:
        view = OneColumnView(name, task_row_height)
        view.setModel(model)
        view.setItemDelegate(TaskRowDelegate(view, self._session))
        for changed in (model.rowsInserted, model.rowsRemoved):
            changed.connect(self._fit_lists)
        return view

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 4)
        head.setSpacing(8)
        head.addWidget(label(translate("TaskTab", "Tasks in this room"), "body", weight=600))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.add)
        note = QVBoxLayout()
        note.setContentsMargins(12, 0, 12, 0)
        note.addWidget(self.note)
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 12, 0)
        line.addWidget(self.earlier_line)
        line.addStretch(1)
        self._stack = QStackedWidget()
        for page in (self._nothing, self.empty, self.editor, self.form):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(note)
        column.addSpacing(4)
        column.addWidget(self.view)
        column.addLayout(line)
        column.addWidget(self.earlier_view)
        column.addSpacing(6)
        self._rule = Separator()
        column.addWidget(self._rule)
        column.addWidget(self._stack, 1)

    # --- showing -----------------------------------------------------------------------------------------------------

    def _described(self, task: Task) -> str:
        return described(self._session, task)

    def _read(self) -> None:
        room = self._room
        if room is None:
            return
        reader = self._session.reader
        reader.room_tasks(room.id, done=self._asked_tasks.again(self._show_tasks))
        reader.earlier_tasks(room.id, done=self._asked_earlier.again(self._show_earlier))

    def _show_tasks(self, tasks: tuple[Task, ...]) -> None:
        self.tasks.set_tasks(tasks)
        self._open_something()
        self._show_state()

    def _show_earlier(self, tasks: tuple[Task, ...]) -> None:
        self.earlier.set_tasks(tasks)
        self._show_state()

    def _open_something(self) -> None:
        """In a room just entered, the task last open there, else the first of the list."""
        room = self._room
        if room is None or not self._fresh:
            return
        self._fresh = False
        last = self._last_open.get(room.id)
        if last is None or self.tasks.row_of(last) < 0:
            last = self.tasks.tasks[0].id if self.tasks.tasks else None
        if last is not None:
            self.open_task(last, focus=False)

    def _show_state(self) -> None:
        """Show what may be done here, and the page under the list."""
        room = self._room
        self._show_page()
        self._count.setText(f"{room.tasks_total}/{limits.TASKS_PER_ROOM}" if room is not None else "")
        refusal = self._why_not()
        words = sentence(refusal) if refusal is not None else None
        self.add.set_refusal(words)
        self.add.setChecked(self._stack.currentWidget() is self.form)
        self.first.setVisible(refusal is None)
        self._show_note(refusal, words or "")
        if room is not None:
            self.form.follow_room(room)
        count = len(self.earlier.tasks)
        self.earlier_line.setVisible(count > 0)
        self.earlier_line.setText(translate("TaskTab", "Show %n unfinished task(s) of earlier rooms", "", count))
        self._fit_lists()

    def _why_not(self) -> Refusal | None:
        if self._room is None:
            return None
        return why_not_create_task(self._session.agent, self._room, flow_on=self._session.flow.on)

    def _show_note(self, refusal: Refusal | None, words: str) -> None:
        look = _NOTES.get(refusal.code) if refusal is not None else None
        room = self._room
        forming = self._stack.currentWidget() is self.form
        self.note.setVisible(look is not None and not forming)
        if refusal is None or look is None or room is None:
            return
        if refusal.code == "create.not_main":
            main = translate("TaskTab", "The main agent is {name}.")
            self.note.set_text(fill(main, name=self._session.agent_name(room.main_agent_id)), words)
        else:
            self.note.set_sentences(words)
        self.note.set_kind(*look)
        takes = refusal.code == "create.no_main" and why_not_take_room(self._session.agent, room) is None
        if takes != (self.note.button is not None):
            self.note.set_action(translate("TaskTab", "Take this room") if takes else "")

    def _show_page(self) -> None:
        page = self._stack.currentWidget()
        if page is self.form and self.form.room_id is not None:
            return
        if self._room is None:
            self._stack.setCurrentWidget(self._nothing)
        elif self.editor.task_id is not None:
            self._stack.setCurrentWidget(self.editor)
        elif not self.tasks.tasks and not self._room.tasks_total:
            if self._why_not() is None:
                text = translate("TaskTab", "Make a task of what is to be done, and others can carry on from it.")
                self.empty.set_texts(translate("TaskTab", "No tasks in this room"), text)
            else:
                self.empty.set_texts(translate("TaskTab", "No tasks yet"))
            self._stack.setCurrentWidget(self.empty)
        else:
            self._stack.setCurrentWidget(self._nothing)
        self._rule.setVisible(self._stack.currentWidget() not in {self.empty, self._nothing})

    @Slot()
    def _fit_lists(self) -> None:
        """Make the lists as high as their rows, as far as the open task keeps its room."""
        height = task_row_height()
        most = max(_LEAST_ROWS, int(self.height() * _LIST_SHARE) // height)
        self.view.setVisible(bool(self.tasks.tasks))
        self.view.setFixedHeight(height * min(most, len(self.tasks.tasks)))
        shown = bool(self.earlier.tasks) and self.earlier_line.isChecked()
        self.earlier_view.setVisible(shown)
        self.earlier_view.setFixedHeight(height * min(_LEAST_ROWS, len(self.earlier.tasks)))

    def _show_task(self, task_id: TaskId, *, elsewhere: bool = False) -> None:
        self.form.close_form()
        self.editor.set_task(task_id, elsewhere=elsewhere)
        self._stack.setCurrentWidget(self.editor)
        (self.view if elsewhere else self.earlier_view).select_id(None)
        if self._room is not None and not elsewhere:
            self._last_open[self._room.id] = task_id
        self._show_state()
        self.task_opened.emit(task_id)

    def _leave(self) -> None:
        self.form.close_form()
        self.editor.set_task(None)
        self.view.select_id(None)
        self.earlier_view.select_id(None)
        self.earlier_line.setChecked(False)
        self._stack.setCurrentWidget(self._nothing)
        self.task_opened.emit(None)

    # --- what happens ------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_current(self, task_id: TaskId | None) -> None:
        if task_id is not None:
            self._show_task(task_id)

    @Slot(object)
    def _on_activated(self, task_id: TaskId) -> None:
        self.open_task(task_id)

    @Slot(object)
    def _on_earlier(self, task_id: TaskId | None) -> None:
        if task_id is not None:
            self._show_task(task_id, elsewhere=True)

    @Slot(object)
    def _on_earlier_activated(self, task_id: TaskId) -> None:
        self._show_task(task_id, elsewhere=True)
        self.editor.focus_task()

    @Slot(bool)
    def _on_earlier_toggled(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        del shown
        self._fit_lists()

    @Slot(object)
    def _on_created(self, task: Task) -> None:
        words = fill(translate("TaskTab", "Added {number}"), number=task.number)
        toast_host(self).show_toast(Toast(words))
        if self._room is not None and self._room.id == task.room_id:
            self.tasks.put(task)
            self.open_task(task.id)

    @Slot()
    def _on_form_closed(self) -> None:
        self._stack.setCurrentWidget(self._nothing)
        self.view.select_id(self.editor.task_id)
        self._show_state()
        target: QWidget = self.view if self.tasks.tasks else self.add
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _take_room(self) -> None:
        room = self._room
        if room is not None:
            self._session.commands.take_room(room.id, room.version)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if self._room is None:
            return
        if changes.reload:
            self._read()
            return
        self.tasks.apply(changes, self._is_here)
        if any(self.earlier.row_of(task.id) >= 0 or not self._is_here(task) for task in changes.tasks):
            done = self._asked_earlier.again(self._show_earlier)
            self._session.reader.earlier_tasks(self._room.id, done=done)
        self._show_state()

    def _is_here(self, task: Task) -> bool:
        return self._room is not None and task.room_id == self._room.id

    @Slot(object)
    def _on_session_changed(self, changes: ChangeSet) -> None:
        del changes
        self._show_state()
        self.view.viewport().update()

"""The open task: one widget that shows task after task, in the room's panel and beside the board."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.inside import TaskDetail
from taskflow_desktop.rules.permissions import why_not_edit_task
from taskflow_desktop.rules.texts import one_line
from taskflow_desktop.runtime.draft_keeper import DraftKeeper
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.file_drop import FileDrop
from taskflow_desktop.ui.details.files_section import FilesSection
from taskflow_desktop.ui.details.task_actions import TaskActions
from taskflow_desktop.ui.details.task_changes import Refused, Saved, TaskChanges, ToTitle
from taskflow_desktop.ui.details.task_page import TaskPage
from taskflow_desktop.ui.details.task_watch import TaskWatch
from taskflow_desktop.ui.details.title_edit import title_place
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.keys import commit_preedit
from taskflow_desktop.ui.widgets.read_state import ReadState

_MINUTE_MS = 60_000


class TaskEditor(QWidget):
    """Shows one task and changes it as its buttons, fields and keys say.

    `message_requested` tells the MessageId of the message the task came from, `room_requested` (RoomId,
    TaskId) of a task that is looked at from outside its room, `task_changed` the Task after each change, `begun` the
    Task that has come on screen.
    """

    message_requested = Signal(object)
    room_requested = Signal(object)
    task_changed = Signal(object)
    begun = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._elsewhere = ""
        self.changes = TaskChanges(session, self)
        self.changes.saved.connect(self._on_saved)
        self.changes.refused.connect(self._on_refused)
        self.page = TaskPage(session)
        self.page.hide()
        self.page.note.action.connect(self._on_note_action)
        self.page.origin.clicked.connect(self._on_origin)
        self._title_draft = DraftKeeper(session.drafts, self._written_title, self)
        self._title_draft.found.connect(self._restore_title)
        self.page.title.field.edited.connect(self._title_draft.touched)
        self.page.title.field.cancelled.connect(self._title_draft.touched)
        self.page.title.title_given.connect(self._title_draft.keep)
        self.page.kept_title.settled.connect(self._title_draft.keep)
        self.page.memo.field.cancelled.connect(self.focus_task)
        self.doing = TaskActions(session, self.page, self.changes, task=self._newest, refusal=self._why_not)
        self.drop = FileDrop(self, self._files)
        self.doing.people.refused.connect(self._on_people_refused)
        self._watch = TaskWatch(session, self)
        self._watch.begun.connect(self._on_begun)
        self._watch.changed.connect(self._on_changed)
        self._watch.vanished.connect(self._on_vanished)
        self._watch.lost.connect(self._on_lost)
        self.reading = ReadState(translate("Task", "Loading the task"))
        self.reading.due.connect(self._show_reading)
        self.reading.again.connect(self._read_again)
        self.reading.hide()
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._show_times)
        session.changed.connect(self._on_session_changed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        whole.addWidget(self.reading)

    @property
    def task_id(self) -> TaskId | None:
        """The task that is shown or being read."""
        return self._watch.task_id

    @property
    def task(self) -> Task | None:
        """The task on screen in its newest state, None before it is read."""
        return self._newest()

    @property
    def refusal(self) -> str:
        """Why the task on screen cannot be edited, or ""."""
        return self._why_not()

    def set_task(self, task_id: TaskId | None, *, elsewhere: str = "") -> None:
        """Show another task, or none. `elsewhere`: it is looked at from outside its room, and why it is read-only.

        A title being typed is given on first; one that cannot be saved yet is kept as a draft.
        """
        if (task_id, elsewhere) == (self.task_id, self._elsewhere):
            return
        self.keep_typing()
        self._elsewhere = elsewhere
        self._title_draft.leave()
        self.page.memo.leave()
        self.page.log.begin(task_id=task_id)
        if task_id is None:
            self._on_vanished()
        else:
            self.reading.begin()
        self._watch.watch(task_id)

    def keep_typing(self) -> None:
        """Commit and give on what is being typed, and remember what was seen: before another task, room, or the end."""
        self.page.log.keep_looked()
        self.page.memo.keep_typing()
        task, title = self.task, self.page.title
        if task is None:
            return
        self.page.checklist.keep_typing()
        commit_preedit()
        self.page.reviews.keep_typing()
        if not title.editing:
            return
        title.finish()
        self._title_draft.keep()

    @Slot()
    def focus_task(self) -> None:
        """Put the focus on the open task, where single keys act on it."""
        self.page.title.heading.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_stage_popover(self) -> None:
        """Offer the stages beside the stepper."""
        self.doing.open_stage_popover()

    def copy_number(self) -> None:
        """Copy the task's number and tell it."""
        self.doing.copy_number()

    def set_single_keys(self, on: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Let letters alone act on the task, or not."""
        self.doing.single_keys = on

    def act_on_key(self, event: QKeyEvent) -> bool:
        """Do what a single key means for the open task, also in Hangul mode. Return False for any other key."""
        return self.doing.act_on_key(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.act_on_key(event):
            super().keyPressEvent(event)

    def _files(self) -> FilesSection | None:
        """Who takes what is dropped here; nobody while no task is shown."""
        return self.page.files if self._newest() is not None else None

    def _newest(self) -> Task | None:
        detail = self._watch.detail
        return detail.task if detail is not None else None

    def _why_not(self) -> str:
        task = self._newest()
        if task is None:
            return ""
        if self._elsewhere:
            return self._elsewhere
        owner = self._session.agent_name(task.owner_id)
        refusal = why_not_edit_task(self._session.agent, task, owner_name=owner)
        return sentence(refusal) if refusal is not None else ""

    # --- showing -----------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_begun(self, detail: TaskDetail) -> None:
        self.page.begin(detail.task)
        self.reading.done()
        self.reading.hide()
        self.page.show()
        self._minute.start()
        self._refresh()
        self.page.memo.begin(detail, self.refusal, elsewhere=bool(self._elsewhere))
        if not self._elsewhere:
            self._title_draft.open(title_place(detail.task.id))
        self.begun.emit(detail.task)

    @Slot(object)
    def _on_changed(self, detail: TaskDetail) -> None:
        self._refresh()
        self.page.memo.show_detail(detail, self.refusal)
        self.task_changed.emit(detail.task)

    @Slot()
    def _refresh(self) -> None:
        """Show the newest state of the task that is held."""
        detail = self._watch.detail
        if detail is None:
            return
        self.page.show_state(detail, self.refusal, elsewhere=bool(self._elsewhere))
        self.doing.people.follow(detail.task)
        self._move_title()
        self.page.show_times(detail)

    @Slot(object)
    def _on_session_changed(self, _changes: object) -> None:
        """What may be done depends on people and flow as well; what is being typed in the memo stays."""
        self._refresh()
        if self._watch.detail is not None:
            self.page.memo.show_detail(self._watch.detail, self.refusal)

    @Slot()
    def _show_times(self) -> None:
        if self._watch.detail is not None:
            self.page.show_times(self._watch.detail)

    @Slot()
    def _on_vanished(self) -> None:
        self.reading.done()
        self.reading.hide()
        self.page.hide()
        self._minute.stop()

    @Slot(object)
    def _on_lost(self, error: TaskflowError) -> None:
        self.reading.fail(error)

    @Slot()
    def _show_reading(self) -> None:
        """What is still on screen is another task, on which nothing can be done any more."""
        self.page.hide()
        self.reading.show()

    @Slot()
    def _read_again(self) -> None:
        self.reading.begin()
        self._watch.read()

    @Slot(object)
    def _restore_title(self, text: str) -> None:
        """Put a title back that was typed and never stored; where it cannot be changed any more, as text to copy."""
        task = self.task
        if task is None or one_line(text) == task.title:
            self._title_draft.keep()
        elif self.refusal:
            self.page.kept_title.show_text(text)
        elif not self.page.title.editing:
            self.page.title.restore(text)

    def _written_title(self) -> str:
        return self.page.title.unsaved() or self.page.kept_title.text

    def _move_title(self) -> None:
        """What is being typed stays: to be copied once it cannot be saved, in its field once it can."""
        title, kept = self.page.title, self.page.kept_title
        if self.refusal and title.unsaved():
            kept.show_text(title.give_up())
        elif not self.refusal and kept.text and not title.editing:
            title.restore(kept.text)
            kept.show_text("")

    # --- what became of a change -------------------------------------------------------------------------------------

    @Slot(object)
    def _on_saved(self, saved: Saved) -> None:
        if isinstance(saved.change, ToTitle):
            self._session.drafts.settled(title_place(saved.after.id))
        if saved.after.id != self.task_id:
            return
        self.page.show_problem("")
        if isinstance(saved.change, ToTitle):
            self.page.title.saved(saved.after.title)
            self._title_draft.keep()

    @Slot(object)
    def _on_refused(self, refused: Refused) -> None:
        """Tell it in place, keep what was typed, and show the newest values. An undo may come from anywhere."""
        title = refused.change.title if isinstance(refused.change, ToTitle) else ""
        here = refused.task.id == self.task_id
        words = error_sentence(refused.error)
        if refused.undo or not here:
            self._session.notices.refuse(refused.error)
        elif title:
            self.page.title.failed(words)
        else:
            self.page.show_problem(words)
        if here:
            self._refresh()
            self._watch.read()

    @Slot(object)
    def _on_people_refused(self, refused: tuple[TaskId, TaskflowError]) -> None:
        task_id, error = refused
        if task_id == self.task_id:
            self.page.show_problem(error_sentence(error))
            self._watch.read()
        else:
            self._session.notices.refuse(error)

    @Slot()
    def _on_origin(self) -> None:
        task = self.task
        if task is not None and task.message_id is not None:
            self.message_requested.emit(task.message_id)

    @Slot()
    def _on_note_action(self) -> None:
        if self.task is not None:
            self.room_requested.emit((self.task.room_id, self.task.id))

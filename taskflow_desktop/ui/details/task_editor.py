"""The open task: one widget that shows task after task, in the room's panel and beside the board."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import EVENTS_SHOWN, Task, TaskDetail
from taskflow_desktop.domain.enums import Importance, Outcome
from taskflow_desktop.domain.errors import NotFound, TaskflowError
from taskflow_desktop.domain.ids import StageId, TaskId
from taskflow_desktop.domain.pages import History
from taskflow_desktop.rules.permissions import why_not_edit_task
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.change_toasts import ChangeToasts
from taskflow_desktop.ui.details.history_view import HistoryView
from taskflow_desktop.ui.details.shown import stage_times, toast_host
from taskflow_desktop.ui.details.task_changes import (
    Refused,
    Saved,
    TaskChanges,
    ToImportance,
    ToOutcome,
    ToStage,
    ToTitle,
)
from taskflow_desktop.ui.details.task_facts import TaskFacts
from taskflow_desktop.ui.details.title_edit import TitleEdit
from taskflow_desktop.ui.dialogs.outcome_reason import OutcomeReasonDialog
from taskflow_desktop.ui.format import duration
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import Button, IconButton
from taskflow_desktop.ui.widgets.fold import Fold
from taskflow_desktop.ui.widgets.keys import commit_preedit, plain_key
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.reason_bubble import show_reason
from taskflow_desktop.ui.widgets.stage_popover import StagePopover, stage_subject
from taskflow_desktop.ui.widgets.stepper import StageStepper
from taskflow_desktop.ui.widgets.surface import ScrollArea, Separator
from taskflow_desktop.ui.widgets.time_bar import TimeInStageBar
from taskflow_desktop.ui.widgets.toast import Toast

_MINUTE_MS = 60_000


class TaskEditor(QWidget):
    """Shows one task and changes it as its buttons, fields and keys say.

    `message_requested` tells the MessageId of the message the task came from, `room_requested` the RoomId of a task
    that is shown read-only because it belongs to an earlier room, `task_changed` the Task after each change.
    """

    message_requested = Signal(object)
    room_requested = Signal(object)
    task_changed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task_id: TaskId | None = None
        self._detail: TaskDetail | None = None
        self._elsewhere = False
        self._whole_history = False
        self._failing: Task | None = None
        self._asked_detail: Asking[TaskDetail] = Asking(self)
        self._asked_history: Asking[History] = Asking(self)
        self._asked_draft: Asking[str] = Asking(self)
        self.changes = TaskChanges(session, self)
        self.changes.saved.connect(self._on_saved)
        self.changes.refused.connect(self._on_refused)
        self._toasts = ChangeToasts(session, self.changes, self)
        self._toasts.failure_chosen.connect(self._ask_reason)
        self._make_parts()
        self._build()
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._show_times)
        session.hub.changed.connect(self._on_changed)
        session.changed.connect(self._on_session_changed)
        self._scroll.hide()

    @property
    def task_id(self) -> TaskId | None:
        """The task that is shown or being read."""
        return self._task_id

    @property
    def task(self) -> Task | None:
        """The task on screen in its newest state, None before it is read."""
        return self._detail.task if self._detail is not None else None

    @property
    def refusal(self) -> str:
        """Why the task on screen cannot be edited, or ""."""
        task = self.task
        if task is None:
            return ""
        if self._elsewhere:
            return translate("Task", "This task belongs to an earlier room. Open that room to change it.")
        owner = self._session.agent_name(task.owner_id)
        refusal = why_not_edit_task(self._session.agent, task, owner_name=owner)
        return sentence(refusal) if refusal is not None else ""

    def set_task(self, task_id: TaskId | None, *, elsewhere: bool = False) -> None:
        """Show another task, or none. `elsewhere`: it is looked at from another room, read-only.

        A title being typed is given on first; one that cannot be saved yet is kept as a draft.
        """
        if (task_id, elsewhere) == (self._task_id, self._elsewhere):
            return
        self.keep_typing()
        self._task_id, self._elsewhere = task_id, elsewhere
        self._detail = None
        self._whole_history = False
        self._error_box.hide()
        self._asked_detail.forget()
        self._asked_history.forget()
        self._asked_draft.forget()
        self._scroll.verticalScrollBar().setValue(0)
        if task_id is None:
            self._scroll.hide()
            self._minute.stop()
            return
        self._read()

    def keep_typing(self) -> None:
        """Commit and give on what is being typed (before another task, room, or the end)."""
        if self._detail is None or not self.title.editing:
            return
        commit_preedit()
        self.title.finish()
        if self.title.unsaved():
            self._session.commands.keep_draft(_draft_place(self._detail.task.id), self.title.unsaved())

    def focus_task(self) -> None:
        """Put the focus on the open task, where single keys act on it."""
        self.title.heading.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_stage_popover(self) -> None:
        """Offer the stages beside the stepper (S)."""
        task = self.task
        if task is None or self._says_no(self.stepper):
            return
        subject = stage_subject(task.short_number, task.title)
        popover = StagePopover(self._opener(), subject, self._session.flow.active_stages, task.stage_id)
        popover.stage_chosen.connect(self._choose_stage)
        popover.open_for(self.stepper)

    def previous_stage(self) -> None:
        """Move the task one stage back ([)."""
        self._step(-1)

    def next_stage(self) -> None:
        """Move the task one stage on (])."""
        self._step(1)

    @Slot()
    def copy_number(self) -> None:
        """Copy the task's number and tell it."""
        task = self.task
        if task is not None:
            QGuiApplication.clipboard().setText(task.number)
            words = fill(translate("Task", "Copied {number}"), number=task.number)
            toast_host(self).show_toast(Toast(words))

    def change_importance(self) -> None:
        """Offer the importances (P)."""
        if not self._says_no(self.facts.importance_value):
            self.facts.importance.open_menu()

    def focus_outcome(self) -> None:
        """Go to the outcomes (O)."""
        if not self._says_no(self.facts.outcome_value):
            self.facts.outcome.focus_choice()

    def act_on_key(self, event: QKeyEvent) -> bool:
        """Do what a single key means for the open task, also in Hangul mode. Return False for any other key."""
        if self.task is None:
            return False
        if event.key() == Qt.Key.Key_F2:
            self.title.begin()
            return True
        act = {
            "S": self.open_stage_popover,
            "P": self.change_importance,
            "O": self.focus_outcome,
            "C": self.copy_number,
            "[": self.previous_stage,
            "]": self.next_stage,
        }.get(plain_key(event))
        if act is None:
            return False
        act()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.act_on_key(event):
            super().keyPressEvent(event)

    # --- parts -------------------------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self._note = Note("info", icon="eye")
        self._note.action.connect(self._on_note_action)
        self._number = label("", "body", tone="text.2")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = IconButton("copy", translate("Task", "Copy number"), key="C")
        self._copy.clicked.connect(self.copy_number)
        self._more = IconButton("ellipsis", translate("Task", "More for this task"))
        self._more.clicked.connect(self._open_menu)
        self.title = TitleEdit()
        self.title.title_given.connect(self._on_title_given)
        self.title.field.cancelled.connect(self._forget_draft)
        self._origin = IconButton("message-circle", translate("Task", "Show the message it came from"))
        self._origin.clicked.connect(self._on_origin)
        self.stepper = StageStepper()
        self.stepper.stage_chosen.connect(self._choose_stage)
        self._error = Note("bad")
        self._note_box = _boxed(self._note, (16, 0, 16, 8))
        self._error_box = _boxed(self._error, (16, 8, 16, 0))
        self.times = TimeInStageBar()
        self.facts = TaskFacts(self._session)
        self.facts.outcome_chosen.connect(self._choose_outcome)
        self.facts.importance_chosen.connect(self._choose_importance)
        self.history = HistoryView(translate("Task", "History"), self._session.now, headings=False, whole=True)
        self._history_fold = Fold(translate("Task", "History"))
        self._all = Button(translate("Task", "Show all"), "link", small=True)
        self._all.clicked.connect(self._show_whole_history)
        self._history_fold.head.addWidget(self._all)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._number)
        head.addWidget(self._copy)
        head.addStretch(1)
        head.addWidget(self._origin)
        head.addWidget(self._more)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 10, 0, 16)
        column.setSpacing(0)
        for part, above in (
            (self._note_box, 0),
            (head, 0),
            (self.title, 0),
            (self.stepper, 10),
            (self._error_box, 0),
            (self.times, 10),
            (self.facts, 8),
            (Separator(), 10),
            (self._history_fold, 8),
            (self.history, 2),
        ):
            spaced = QVBoxLayout()
            spaced.setContentsMargins(16, above, 16, 0)
            if part in {self._note_box, self._error_box}:
                spaced.setContentsMargins(0, 0, 0, 0)
            if part is self.history:
                spaced.setContentsMargins(8, above, 8, 0)  # its rows have a padding of their own
            if isinstance(part, QWidget):
                spaced.addWidget(part)
            else:
                spaced.addLayout(part)
            column.addLayout(spaced)
        self._history_fold.folded_changed.connect(self.history.setHidden)
        column.addStretch(1)
        self._scroll = ScrollArea()
        self._scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    # --- reading and showing -----------------------------------------------------------------------------------------

    def _read(self) -> None:
        if self._task_id is None:
            return
        self._session.reader.task_detail(
            self._task_id, done=self._asked_detail.again(self._show), failed=self._reading_failed
        )
        if self._whole_history:
            self._session.reader.history(task_id=self._task_id, done=self._asked_history.again(self._show_history))

    def _show(self, detail: TaskDetail) -> None:
        task = detail.task
        fresh = self._detail is None
        if self._detail is not None and task.version < self._detail.task.version:
            return
        self._detail = detail
        if fresh:
            self._number.setText(task.number)
            self.title.show_title(task.title)
            self._session.reader.draft(_draft_place(task.id), done=self._asked_draft.again(self._restore_title))
            self._scroll.show()
            self._minute.start()
        self._refresh()
        if not self._whole_history:
            self.history.history.set_events(detail.events)
        self._all.setVisible(not self._whole_history and detail.events_total > EVENTS_SHOWN)

    def _refresh(self) -> None:
        """Show the newest state of the task that is held."""
        task = self.task
        if task is None:
            return
        refusal = self.refusal
        self._show_note(refusal)
        self.title.follow(task.title)
        self.title.set_refusal(refusal)
        self._origin.setVisible(task.message_id is not None and not self._elsewhere)
        self.stepper.set_stages(self._session.flow.active_stages)
        self.stepper.set_current(task.stage_id)
        self.stepper.set_refusal(refusal)
        self.facts.show_task(task, refusal)
        self._show_times()

    def _show_note(self, refusal: str) -> None:
        self._note_box.setVisible(bool(refusal))
        self._note.set_sentences(refusal)
        wanted = translate("Task", "Open that room") if self._elsewhere else ""
        shown = self._note.button.text() if self._note.button is not None else ""
        if wanted != shown:
            self._note.set_action(wanted)

    @Slot()
    def _show_times(self) -> None:
        if self._detail is None:
            return
        task, now = self._detail.task, self._session.now()
        template = translate("Task", "took {time}") if task.finished else translate("Task", "{time} so far")
        total = fill(template, time=duration(task.elapsed(now)))
        self.times.set_times(stage_times(self._session.flow, self._detail.visits, now), total)

    def _show_history(self, history: History) -> None:
        self.history.history.set_events(history.events)

    def _restore_title(self, text: str) -> None:
        if text and not self.title.editing and not self.refusal:
            self.title.restore(text)

    def _reading_failed(self, error: TaskflowError) -> None:
        if isinstance(error, NotFound):
            self.set_task(None)
        self._session.notices.refuse(error)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if self._task_id is None:
            return
        mine = next((task for task in changes.tasks if task.id == self._task_id), None)
        if mine is not None and self._detail is not None and mine.version >= self._detail.task.version:
            # What the change set holds is shown at once; visits and history follow by the read below.
            held = self._detail
            self._detail = TaskDetail(mine, held.room, held.visits, held.events, held.events_total)
            self._refresh()
            self.task_changed.emit(mine)
        if mine is not None or changes.reload or any(e.task_id == self._task_id for e in changes.events):
            self._read()

    @Slot(object)
    def _on_session_changed(self, changes: ChangeSet) -> None:
        del changes
        self._refresh()

    # --- changing ----------------------------------------------------------------------------------------------------

    @Slot(object)
    def _choose_stage(self, stage_id: StageId) -> None:
        task = self.task
        if task is not None and stage_id != task.stage_id:
            self.stepper.set_current(stage_id)
            self.changes.ask(task, ToStage(stage_id))

    @Slot(object)
    def _choose_outcome(self, outcome: Outcome | None) -> None:
        task = self.task
        if task is None:
            return
        if outcome is Outcome.FAILURE:
            self.facts.outcome.set_value(task.outcome)
            self._ask_reason(task)
            return
        self.changes.ask(task, ToOutcome(outcome))

    @Slot(object)
    def _choose_importance(self, importance: Importance) -> None:
        task = self.task
        if task is not None:
            self.facts.importance.set_importance(importance)
            self.changes.ask(task, ToImportance(importance))

    @Slot(object)
    def _ask_reason(self, task: Task) -> None:
        self._failing = task
        dialog = OutcomeReasonDialog(task, self.window())
        dialog.reason_given.connect(self._on_reason_given)
        dialog.open()

    @Slot(object)
    def _on_reason_given(self, reason: str) -> None:
        failing, now = self._failing, self.task
        self._failing = None
        if failing is not None:
            newest = now if now is not None and now.id == failing.id else failing
            self.changes.ask(newest, ToOutcome(Outcome.FAILURE, reason))

    @Slot(object)
    def _on_title_given(self, title: str) -> None:
        task = self.task
        if task is not None:
            self.changes.ask(task, ToTitle(title))

    @Slot(object)
    def _on_saved(self, saved: Saved) -> None:
        if saved.after.id != self._task_id:
            return
        self._error_box.hide()
        if isinstance(saved.change, ToTitle):
            self.title.saved(saved.after.title)
            self._forget_draft()

    @Slot(object)
    def _on_refused(self, refused: Refused) -> None:
        """Tell it in place, keep what was typed, and show the newest values."""
        if refused.task.id != self._task_id:
            if isinstance(refused.change, ToTitle):
                self._session.commands.keep_draft(_draft_place(refused.task.id), refused.change.title)
            self._session.notices.refuse(refused.error)
            return
        words = error_sentence(refused.error)
        if isinstance(refused.change, ToTitle):
            self.title.failed(words)
        else:
            self._error.set_sentences(words)
            self._error_box.show()
        self._refresh()
        self._read()

    def _step(self, by: int) -> None:
        task = self.task
        if task is None or self._says_no(self.stepper):
            return
        stages = self._session.flow.active_stages
        at = next((n for n, stage in enumerate(stages) if stage.id == task.stage_id), None)
        if at is not None and 0 <= at + by < len(stages):
            self._choose_stage(stages[at + by].id)

    def _says_no(self, place: QWidget) -> bool:
        """Say at `place` why the task cannot be changed, if it cannot."""
        if not self.refusal:
            return False
        show_reason(place, self.refusal)
        return True

    def _opener(self) -> QWidget:
        """Who gets the focus back from a popover: whoever had it in here, else the title."""
        focused = QApplication.focusWidget()
        return focused if focused is not None and focused.window() is self.window() else self.title.heading

    @Slot()
    def _forget_draft(self) -> None:
        if self._task_id is not None:
            self._session.commands.keep_draft(_draft_place(self._task_id), "")

    @Slot()
    def _on_origin(self) -> None:
        task = self.task
        if task is not None and task.message_id is not None:
            self.message_requested.emit(task.message_id)

    @Slot()
    def _on_note_action(self) -> None:
        if self.task is not None:
            self.room_requested.emit(self.task.room_id)

    @Slot()
    def _show_whole_history(self) -> None:
        self._whole_history = True
        self._all.hide()
        self._read()

    @Slot()
    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, key, slot in (
            (translate("Task", "Copy number"), "C", self.copy_number),
            (translate("Task", "Rename"), "F2", self.title.begin),
            (translate("Task", "Change stage…"), "S", self.open_stage_popover),
            (translate("Task", "Change importance…"), "P", self.change_importance),
        ):
            menu.addAction(f"{words}\t{key}").triggered.connect(slot)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


def _boxed(part: QWidget, margins: tuple[int, int, int, int]) -> QWidget:
    """Return a hidden box round `part` whose margins go with it."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(*margins)
    layout.addWidget(part)
    box.hide()
    return box


def _draft_place(task_id: TaskId) -> str:
    return f"title/{task_id}"

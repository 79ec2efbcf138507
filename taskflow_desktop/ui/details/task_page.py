"""What the open task looks like: its parts from top to bottom, without any doing."""

import time

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.domain.inside import TaskDetail
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import key_of
from taskflow_desktop.ui.details.checklist_section import ChecklistSection
from taskflow_desktop.ui.details.files_section import FilesSection
from taskflow_desktop.ui.details.history_section import HistorySection
from taskflow_desktop.ui.details.kept_text import KeptText
from taskflow_desktop.ui.details.memo_section import MemoSection
from taskflow_desktop.ui.details.review_notes import ReviewNotes
from taskflow_desktop.ui.details.shown import stage_times, stay_note
from taskflow_desktop.ui.details.task_facts import TaskFacts
from taskflow_desktop.ui.details.title_edit import TitleEdit
from taskflow_desktop.ui.format import stay
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import IconButton
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.stepper import StageStepper
from taskflow_desktop.ui.widgets.surface import ScrollArea, Separator
from taskflow_desktop.ui.widgets.time_bar import TimeInStageBar

_ASIDE = 16
_FRESH = 1.0  # s


class TaskPage(ScrollArea):
    """The parts are public: the editor connects them and tells this page what to show."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self.note = Note("info", icon="eye")
        self._note_box = _boxed(self.note, (16, 0, 16, 8))
        self._number = label("", "body", tone="text.2")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = IconButton("copy", translate("Task", "Copy number"), key=key_of("task.copy"))
        self.origin = IconButton("message-circle", translate("Task", "Show the message it came from"))
        self.more = IconButton("ellipsis", translate("Task", "More for this task"))
        self.title = TitleEdit()
        self.kept_title = KeptText(translate("Task", "A title you typed is not saved."))
        self.reviews = ReviewNotes(session)
        self.stepper = StageStepper()
        self.error = Note("bad")
        self._reviews_box = _boxed(self.reviews, (16, 8, 16, 0))
        self._error_box = _boxed(self.error, (16, 8, 16, 0))
        self.times = TimeInStageBar()
        self.facts = TaskFacts(session)
        self.checklist = ChecklistSection(session)
        self.files = FilesSection(session)
        self.files.refused.connect(self._show_soon)
        self._refused_at = 0.0
        self.verticalScrollBar().rangeChanged.connect(self._show_notice)
        self.memo = MemoSection(session)
        self.log = HistorySection(session, translate("Task", "History"))
        self.history = self.log.view
        self.show_all = self.log.show_all
        self._build()
        self.memo.field.cursorPositionChanged.connect(self.show_caret)

    @property
    def problem(self) -> str:
        """The error shown in place, or ""."""
        return "" if self._error_box.isHidden() else self.error.accessibleName()

    @property
    def reason(self) -> str:
        """The note that says why nothing can be changed, or ""."""
        return "" if self._note_box.isHidden() else self.note.accessibleName()

    def show_problem(self, words: str) -> None:
        """Tell in place that a change was not made; "" takes it back."""
        self.error.set_sentences(words)
        self._error_box.setVisible(bool(words))

    def begin(self, task: Task) -> None:
        """Show another task: nothing of the one before stays."""
        self._number.setText(task.number)
        self.title.show_title(task.title)
        self.kept_title.show_text("")
        self.files.begin(task)
        self.show_problem("")
        self.reviews.begin()
        self._reviews_box.hide()
        self.checklist.begin(task)
        self.verticalScrollBar().setValue(0)

    def show_state(self, detail: TaskDetail, refusal: str, *, elsewhere: bool) -> None:
        """Show the newest state of the task; with a `refusal` as something to look at only."""
        task = detail.task
        self._note_box.setVisible(bool(refusal))
        self.note.set_sentences(refusal)
        if elsewhere != (self.note.button is not None):
            self.note.set_action(translate("Task", "Open that room") if elsewhere else "")
        renamed = (event.actor_name for event in detail.events if event.kind is EventKind.TASK_TITLE)
        self.title.follow(task.title, next(renamed, ""))
        self.title.set_refusal(refusal)
        self.origin.setVisible(task.message_id is not None and not elsewhere)
        self.stepper.set_stages(self._session.flow.active_stages)
        self.stepper.set_current(task.stage_id)
        self.stepper.set_refusal(refusal)
        self.facts.show_task(task, refusal)
        self.reviews.show_state(detail, refusal if elsewhere else "")
        self._reviews_box.setVisible(bool(detail.reviews))
        self.checklist.show_state(detail, refusal)
        self.files.show_state(detail, refusal)

    def show_times(self, detail: TaskDetail) -> None:
        """Show the times as of now."""
        task, now = detail.task, self._session.now()
        template = translate("Task", "took {time}") if task.finished else translate("Task", "{time} so far")
        total = fill(template, time=stay(task.elapsed(now)))
        self.times.set_times(
            stage_times(self._session.flow, detail.visits, now), total, stay_note(self._session, detail)
        )

    @Slot(object)
    def _show_soon(self, _part: QWidget) -> None:
        self._refused_at = time.monotonic()
        QTimer.singleShot(0, self._show_notice)  # once it has its place

    @Slot()
    def _show_notice(self) -> None:
        """Scroll to what was refused, unless somebody is typing here."""
        focused = QApplication.focusWidget()
        typing = isinstance(focused, QLineEdit | QPlainTextEdit) and self.isAncestorOf(focused)
        fresh = time.monotonic() - self._refused_at < _FRESH  # what fits becomes a tile meanwhile, and moves it
        if fresh and not typing and self.files.notice.isVisible():
            self.ensureWidgetVisible(self.files.notice, 0, _ASIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.facts.fit(self.viewport().width() - 2 * _ASIDE)  # first: the content becomes as wide as it must be
        super().resizeEvent(event)

    @Slot()
    def show_caret(self) -> None:
        """The line that is being written stays in view while the memo grows."""
        field, content = self.memo.field, self.widget()
        if content is not None and field.hasFocus():
            caret = field.cursorRect().translated(field.mapTo(content, QPoint(0, 0)))
            self.ensureVisible(caret.center().x(), caret.center().y(), 0, caret.height() + 24)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._number)
        head.addWidget(self.copy)
        head.addStretch(1)
        head.addWidget(self.origin)
        head.addWidget(self.more)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 10, 0, 16)
        column.setSpacing(0)
        column.addWidget(self._note_box)
        column.addLayout(_spaced(head, 0))
        column.addLayout(_spaced(self.title, 0))
        column.addLayout(_spaced(self.kept_title, 0))
        column.addWidget(self._reviews_box)
        column.addLayout(_spaced(self.stepper, 10))
        column.addWidget(self._error_box)
        column.addLayout(_spaced(self.times, 10))
        column.addLayout(_spaced(self.facts, 8))
        column.addLayout(_spaced(Separator(), 10))
        column.addLayout(_spaced(self.checklist, 8, aside=8))
        column.addLayout(_spaced(self.files, 8))
        column.addLayout(_spaced(self.memo, 8))
        column.addLayout(_spaced(self.log, 8, aside=8))  # its rows have a padding of their own
        column.addStretch(1)
        self.setWidget(content)


def _spaced(part: QWidget | QHBoxLayout, above: int, *, aside: int = _ASIDE) -> QVBoxLayout:
    spaced = QVBoxLayout()
    spaced.setContentsMargins(aside, above, aside, 0)
    if isinstance(part, QWidget):
        spaced.addWidget(part)
    else:
        spaced.addLayout(part)
    return spaced


def _boxed(part: QWidget, margins: tuple[int, int, int, int]) -> QWidget:
    """Return a hidden box round `part` whose margins go with it."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(*margins)
    layout.addWidget(part)
    box.hide()
    return box

"""The limits of the product: each with its value, how far it is used now, and its name in the rule module."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAccessible, QFocusEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.moment import HOUR
from taskflow_desktop.domain.pages import LimitUse
from taskflow_desktop.rules import limits, numbers
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.format import count, size
from taskflow_desktop.ui.settings.page import Page
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.focus_ring import by_keyboard
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.read_state import ReadNote
from taskflow_desktop.ui.widgets.spoken import speak_as
from taskflow_desktop.ui.widgets.surface import Separator


@dataclass(frozen=True, slots=True)
class LimitLine:
    """One line: the limit in words, its value, the names of its constants, and how `use` tells what is used."""

    name: str
    value: str
    source: str
    use: Callable[[LimitUse], str]


def limit_lines() -> tuple[LimitLine, ...]:
    """Return the lines in the language in force; every number comes from the rule modules."""
    return (
        LimitLine(
            translate("Settings", "Tasks in one room"),
            fill(translate("Settings", "{n} tasks"), n=count(limits.TASKS_PER_ROOM)),
            "TASKS_PER_ROOM",
            _rooms,
        ),
        LimitLine(
            translate("Settings", "Stages"),
            fill(
                translate("Settings", "1–{n} · name {characters} characters"),
                n=count(limits.STAGES_MAX),
                characters=count(limits.STAGE_NAME_CHARACTERS),
            ),
            "STAGES_MAX, STAGE_NAME_CHARACTERS",
            _stages,
        ),
        LimitLine(
            translate("Settings", "Title of a task"), _characters(limits.TITLE_CHARACTERS), "TITLE_CHARACTERS", _title
        ),
        LimitLine(
            translate("Settings", "Attachments"),
            fill(
                translate("Settings", "{n} files · each {size}"),
                n=count(limits.ATTACHMENTS_PER_TASK),
                size=size(limits.ATTACHMENT_BYTES),
            ),
            "ATTACHMENTS_PER_TASK, ATTACHMENT_BYTES",
            _files,
        ),
        LimitLine(
            translate("Settings", "Checklist"),
            fill(
                translate("Settings", "{n} items · item {characters} characters"),
                n=count(limits.CHECKLIST_ITEMS),
                characters=count(limits.CHECKLIST_ITEM_CHARACTERS),
            ),
            "CHECKLIST_ITEMS, CHECKLIST_ITEM_CHARACTERS",
            _items,
        ),
        LimitLine(translate("Settings", "Memo"), _characters(limits.MEMO_CHARACTERS), "MEMO_CHARACTERS", _memo),
        LimitLine(
            translate("Settings", "Task numbers in a year"),
            fill(translate("Settings", "{n} tasks"), n=count(numbers.NUMBERS_PER_YEAR)),
            "NUMBERS_PER_YEAR",
            _year,
        ),
        LimitLine(
            translate("Settings", "Marking of long stays"),
            fill(
                translate("Settings", "warning {warning} h · alarm {alarm} h"),
                warning=limits.AGE_WARNING // HOUR,
                alarm=limits.AGE_ALARM // HOUR,
            ),
            "AGE_WARNING, AGE_ALARM",
            _stays,
        ),
    )


def _characters(limit: int) -> str:
    return fill(translate("Settings", "{n} characters"), n=count(limit))


def _rooms(use: LimitUse) -> str:
    if not use.full_rooms:
        return fill(translate("Settings", "The fullest room has {n} now"), n=count(use.room_tasks))
    return fill(
        translate("Settings", "The fullest room has {n} now · {full} full"),
        n=count(use.room_tasks),
        full=translate("Settings", "%n room(s)", "", use.full_rooms),
    )


def _stages(use: LimitUse) -> str:
    return fill(
        translate("Settings", "{n} now · longest name {characters} characters"),
        n=count(use.stages),
        characters=count(use.stage_name),
    )


def _title(use: LimitUse) -> str:
    return fill(translate("Settings", "The longest has {n} characters now"), n=count(use.title))


def _files(use: LimitUse) -> str:
    if not use.files:
        return translate("Settings", "No files now")
    return fill(
        translate("Settings", "A task has up to {n} now · largest file {size}"),
        n=count(use.files),
        size=size(use.file_bytes),
    )


def _items(use: LimitUse) -> str:
    if not use.items:
        return translate("Settings", "No items now")
    return fill(
        translate("Settings", "A task has up to {n} now · longest item {characters} characters"),
        n=count(use.items),
        characters=count(use.item),
    )


def _memo(use: LimitUse) -> str:
    return fill(translate("Settings", "The longest has {n} characters now"), n=count(use.memo))


def _year(use: LimitUse) -> str:
    return fill(translate("Settings", "{n} used this year"), n=count(use.year_tasks))


def _stays(use: LimitUse) -> str:
    """The hours hold for stages without a past of their own; what is marked now is told of all."""
    return fill(
        translate("Settings", "Now warning {warning}, alarm {alarm} · a stage with enough visits has its own times"),
        warning=translate("Settings", "%n task(s)", "", use.long_stays),
        alarm=translate("Settings", "%n task(s)", "", use.very_long_stays),
    )


class LimitsPage(Page):
    """Shows the limits; there is nothing to change. What is used is read each time the page is shown.

    The page itself takes the focus, so that the keys scroll it.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, QAccessible.Role.Document)
        self._session = session
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(translate("Settings", "Limits"))
        self._asked: Asking[LimitUse] = Asking(self)
        self._asked_why: Asking[TaskflowError] = Asking(self)
        self.problem = ReadNote()
        self.problem.action.connect(self.read)
        self.lines = limit_lines()
        self.uses = tuple(label("", "small", tone="text.3", wrap=True) for _ in self.lines)
        self._build()
        session.changed.connect(self._on_session_changed)

    @Slot()
    def read(self) -> None:
        """Read how far the limits are used."""
        self._session.reader.limit_use(
            done=self._asked.again(self._show_use), failed=self._asked_why.again(self.problem.fail)
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(self, event)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._ring:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme().focus, 2))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(8, 8, -8, -8), 6, 6)
            painter.end()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(0)
        column.addWidget(label(translate("Settings", "Limits"), "page"))
        column.addSpacing(4)
        hint = translate(
            "Settings",
            "The product sets these values, so they can't be changed. They stand once in the rule module, under the "
            "names at the right, and the database holds to the same.",
        )
        column.addWidget(label(hint, "small", tone="text.2", wrap=True))
        column.addSpacing(8)
        column.addWidget(self.problem)
        for line, use in zip(self.lines, self.uses, strict=True):
            column.addWidget(_row(line, use))
            column.addWidget(Separator())
        column.addSpacing(12)
        note = Note("neutral")
        note.set_text(
            translate(
                "Settings",
                "A task can't be deleted once added. If it was a mistake, finish it as failure with the reason "
                "“Added by mistake”.",
            )
        )
        column.addWidget(note)
        column.addStretch(1)

    def _show_use(self, use: LimitUse) -> None:
        self.problem.done()
        for line, shown in zip(self.lines, self.uses, strict=True):
            shown.setText(line.use(use))

    @Slot(object)
    def _on_session_changed(self, changes: ChangeSet) -> None:
        if changes.flow is not None and self.isVisible():
            self.read()


def _row(line: LimitLine, use: QWidget) -> QWidget:
    """The limit and its use at the left, the value and its source at the right."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 8, 0, 8)
    row.setSpacing(16)
    left, right = QVBoxLayout(), QVBoxLayout()
    for column in (left, right):
        column.setSpacing(2)
    left.addWidget(label(line.name, "body", tone="text.2"))
    left.addWidget(use)
    for words in (label(line.value, "body", weight=600), label(line.source, "caption", tone="text.3")):
        words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        right.addWidget(words)
    right.addStretch(1)
    row.addLayout(left, 1)
    row.addLayout(right)
    return whole

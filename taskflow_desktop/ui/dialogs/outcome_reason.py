"""Asks why a task failed: one of the usual reasons, a word of one's own, or both (ui-spec 6.6)."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.texts import one_line, why_not_reason
from taskflow_desktop.ui.details.shown import items_left
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.fields import TextField
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.radio import RadioButton

_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})


class OutcomeReasonDialog(PlainDialog):
    """Signal `reason_given` tells the reason in one line; nothing is told if the dialog is cancelled."""

    reason_given = Signal(object)  # str

    def __init__(self, task: Task, parent: QWidget) -> None:
        title = fill(translate("OutcomeReason", "{number} {title}"), number=task.short_number, title=task.title)
        super().__init__(parent, translate("OutcomeReason", "Say why it failed"), title)
        self.setWindowTitle(translate("OutcomeReason", "Outcome"))
        self.left = Note("warn")
        self.left.set_text(items_left(task))
        self.content.addWidget(self.left)
        self.left.setVisible(bool(items_left(task)))
        self._group = QButtonGroup(self)
        column = QVBoxLayout()
        column.setSpacing(6)
        for text, hint in _presets():
            column.addLayout(self._preset(text, hint))
        self._question = label("", "small", tone="bad", wrap=True)
        self._question.hide()
        column.addWidget(self._question)
        self.content.addLayout(column)
        self._more_label = label(translate("OutcomeReason", "Anything to add (optional)"), "small", weight=600)
        self._more = TextField(translate("OutcomeReason", "Reason in your own words"))
        self._more.submitted.connect(self._give)
        self._more.edited.connect(self._on_edited)
        self.content.addWidget(self._more_label)
        self.content.addWidget(self._more)
        self.content.addStretch(1)
        self.add_cancel()
        self.accept_button = self.add_button(translate("OutcomeReason", "Set as failure"), "accept")
        self.accept_button.chosen.connect(self._give)
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def presets(self) -> tuple[RadioButton, ...]:
        """The usual reasons, in order."""
        return tuple(button for button in self._group.buttons() if isinstance(button, RadioButton))

    @property
    def own_words(self) -> TextField:
        """The field for one's own words."""
        return self._more

    @property
    def problem(self) -> str:
        """What is said under the usual reasons while none is given, or ""."""
        return self._question.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An arrow chooses also while nothing is chosen yet: Qt would only move the focus."""
        arrow = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ARROWS
        if arrow and isinstance(watched, RadioButton) and self._group.checkedButton() is None:
            watched.setChecked(True)
        return super().eventFilter(watched, event)

    def _preset(self, text: str, hint: str) -> QHBoxLayout:
        button = RadioButton(text)
        button.setAccessibleDescription(hint)
        button.installEventFilter(self)
        self._group.addButton(button)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button)
        if hint:
            row.addWidget(label(hint, "small", tone="text.3"))
        row.addStretch(1)
        return row

    @Slot()
    def _give(self) -> None:
        chosen = self._group.checkedButton()
        parts = (chosen.text() if chosen is not None else "", one_line(self._more.text()))
        reason = " · ".join(part for part in parts if part)
        refusal = why_not_reason(True, reason)
        if refusal is not None:
            self._refuse(refusal, missing=not reason)
            return
        self.accept()
        self.reason_given.emit(reason)

    def _refuse(self, refusal: Refusal, *, missing: bool) -> None:
        """Say it where it can be mended: a missing reason at the usual ones, a long one at one's own words."""
        if not missing:
            self._more.set_problem(sentence(refusal))
            return
        self._mark(sentence(refusal))
        self.presets[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _mark(self, words: str) -> None:
        if words != self._question.text():
            self._question.setText(words)
            self._question.setVisible(bool(words))
            for preset in self.presets:
                preset.set_bad(bool(words))
            announce(self, words, assertive=True)

    @Slot()
    def _on_edited(self) -> None:
        self._mark("")
        length = len(one_line(self._more.full_text()))
        long = Refusal("reason.long", n=length, limit=limits.REASON_CHARACTERS)
        self._more.set_problem(sentence(long) if length > limits.REASON_CHARACTERS else None)

    @Slot()
    def _on_toggled(self) -> None:
        self._mark("")
        self._more.set_problem(None)


def _presets() -> tuple[tuple[str, str], ...]:
    """The usual reasons; the last one stands in for deleting (product.md rule 9)."""
    return (
        (translate("OutcomeReason", "The customer cancelled"), ""),
        (translate("OutcomeReason", "Stock or delivery"), ""),
        (translate("OutcomeReason", "Not possible under the policy"), ""),
        (translate("OutcomeReason", "Added by mistake"), translate("OutcomeReason", "choose this instead of deleting")),
    )

"""Why a room is handed over: one of the usual reasons, one's own words, or both."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.rules.texts import one_line, why_not_hand_over_reason
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.fields import TextField
from taskflow_desktop.ui.widgets.flow_layout import FlowLayout
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.radio import RadioButton

_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})
OTHER = "other"


class ReasonChoice(QWidget):
    """The usual reasons side by side and a line for one's own words.

    Signals:
        edited: the reason is another.
        submitted: Enter in the line.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._keys: dict[RadioButton, str] = {}
        usual = QWidget()
        flow = FlowLayout(usual, gap=8)
        for key, words in _presets():
            button = RadioButton(words)
            button.installEventFilter(self)
            self._group.addButton(button)
            self._keys[button] = key
            flow.addWidget(button)
        self._own = TextField(
            translate("HandOver", "Reason in your own words"),
            placeholder=translate("HandOver", "In your own words"),
        )
        self._question = label("", "small", tone="bad", wrap=True)
        self._question.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(translate("HandOver", "Reason"), "small", tone="text.2", weight=600))
        column.addWidget(usual)
        column.addWidget(self._question)
        column.addWidget(self._own)
        self._own.edited.connect(self._on_edited)
        self._own.submitted.connect(self.submitted)
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def presets(self) -> tuple[RadioButton, ...]:
        """The usual reasons, in order; the last one is any other."""
        return tuple(self._keys)

    @property
    def own_words(self) -> TextField:
        """The line for one's own words."""
        return self._own

    @property
    def preset(self) -> str:
        """The name of the usual reason that is chosen ("shift", …), "" if none is."""
        return next((key for button, key in self._keys.items() if button.isChecked()), "")

    @property
    def problem(self) -> str:
        """What is said under the usual reasons, or ""."""
        return self._question.text()

    def reason(self) -> str:
        """Return the reason in one line, "" if none is given."""
        chosen = next((button for button, key in self._keys.items() if button.isChecked() and key != OTHER), None)
        parts = (chosen.text() if chosen is not None else "", one_line(self._own.full_text()))
        return " · ".join(part for part in parts if part)

    def restore(self, preset: str, own: str) -> None:
        """Show what was chosen and typed before."""
        for button, key in self._keys.items():
            if key == preset:
                button.setChecked(True)
        self._own.set_text(own)

    def why_not(self, *, needed: bool) -> Refusal | None:
        """Say why the reason does not do."""
        return why_not_hand_over_reason(self.reason(), needed=needed)

    def refuse(self, refusal: Refusal) -> None:
        """Say it where it can be mended, and go there."""
        if self.reason():
            self._own.set_problem(sentence(refusal))
            self._own.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._mark(sentence(refusal))
        chosen = self._group.checkedButton()
        if chosen is not None:  # any other: it wants words
            self._own.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.presets[0].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An arrow chooses also while nothing is chosen yet: Qt would only move the focus."""
        arrow = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ARROWS
        if arrow and isinstance(watched, RadioButton) and self._group.checkedButton() is None:
            watched.setChecked(True)
        return super().eventFilter(watched, event)

    def _mark(self, words: str) -> None:
        if words != self._question.text():
            self._question.setText(words)
            self._question.setVisible(bool(words))
            for button in self._keys:
                button.set_bad(bool(words))
            announce(self, words, assertive=True)

    @Slot()
    def _on_edited(self) -> None:
        self._mark("")
        refusal = self.why_not(needed=False)
        self._own.set_problem(sentence(refusal) if refusal is not None else None)
        self.edited.emit()

    @Slot()
    def _on_toggled(self) -> None:
        self._on_edited()


def _presets() -> tuple[tuple[str, str], ...]:
    return (
        ("shift", translate("HandOver", "Shift change")),
        ("leave", translate("HandOver", "Leave")),
        ("expert", translate("HandOver", "Needs a specialist")),
        ("customer", translate("HandOver", "Customer's wish")),
        (OTHER, translate("HandOver", "Other")),
    )

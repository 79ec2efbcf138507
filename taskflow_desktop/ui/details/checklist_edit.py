"""The field of one checklist item: a new one, or one that is there already."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.texts import one_line, why_not_item
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.fields import TextField
from taskflow_desktop.ui.widgets.labels import label


class ItemEdit(QWidget):
    """A line with its counter, a problem and a mark of what others did meanwhile under it.

    Lines that are pasted stay lines: `lines` splits them. Limits are told, never enforced by cutting.
    `grown` tells that the height needed is another one, `mark_action` that the mark's button was chosen.
    """

    edited = Signal()
    submitted = Signal()
    left = Signal()
    cancelled = Signal()
    mark_action = Signal()
    grown = Signal()

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TextField(name, placeholder=placeholder, limit=limits.CHECKLIST_ITEM_CHARACTERS)
        self.field.line.keeps_escape = True
        self.field.edited.connect(self._on_edited)
        self.field.submitted.connect(self.submitted)
        self.field.left.connect(self.left)
        self.field.cancelled.connect(self.cancelled)
        self._mark = label("", "caption", tone="warn", wrap=True)
        self._mark_button = Button("", "link", small=True)
        self._mark_button.clicked.connect(self.mark_action)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._mark, 1)
        row.addWidget(self._mark_button)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addWidget(self.field)
        column.addLayout(row)
        self.setFocusProxy(self.field)
        self.set_mark("")

    @property
    def text(self) -> str:
        """What is typed, the syllable being composed included."""
        return self.field.full_text()

    @property
    def lines(self) -> tuple[str, ...]:
        """The items in the field: one, or as many as were pasted; blank lines are none."""
        return tuple(filter(None, map(one_line, self.text.splitlines())))

    @property
    def pasted(self) -> bool:
        """True if several lines stand in the field."""
        return len(self.text.splitlines()) > 1

    @property
    def composing(self) -> bool:
        """True while a syllable is being composed."""
        return self.field.line.composing

    def put(self, text: str) -> None:
        """Put `text` in, its cursor at the end. Never call it while the person composes."""
        self.field.set_text(text)

    def take(self) -> None:
        """Empty the field: what stood in it, its last syllable included, is on its way."""
        self.field.line.finish_syllable()
        self.field.set_text("")

    def set_problem(self, words: str) -> None:
        """Say under the field why it is not saved; "" takes it back."""
        if words != self.problem:
            self.field.set_problem(words or None)
            self.grown.emit()

    @property
    def problem(self) -> str:
        """The problem shown, or ""."""
        return self.field.problem

    def set_mark(self, words: str, action: str = "") -> None:
        """Say under the field what somebody else did to the item, perhaps with a button; "" takes it back."""
        self._mark.setText(words)
        self._mark.setVisible(bool(words))
        self._mark_button.setText(action)
        self._mark_button.setVisible(bool(action))
        self.grown.emit()

    @property
    def mark(self) -> str:
        """What is said of others, or ""."""
        return self._mark.text()

    @property
    def mark_button(self) -> Button:
        """The button beside the mark."""
        return self._mark_button

    def height_for(self, width: int) -> int:
        """Return the height the field and its words need at `width` px."""
        return self._column.totalHeightForWidth(width)

    def why_not(self, free: int, *, blank: bool = True) -> str:
        """Say why what stands in the field cannot be saved with `free` places left; `blank`: as that it is empty."""
        lines = self.lines
        if not lines:
            return sentence(Refusal("check.empty")) if blank else ""
        if len(lines) > free:
            return _too_many(len(lines), free)
        return next((sentence(no) for no in map(why_not_item, lines) if no is not None), "")

    @Slot()
    def _on_edited(self) -> None:
        """A problem goes as soon as it is mended; a line that is too long is told while it is typed."""
        refusals = [no for no in map(why_not_item, self.lines) if no is not None]
        self.set_problem(sentence(refusals[0]) if refusals else "")
        self.edited.emit()


def _too_many(lines: int, free: int) -> str:
    if free <= 0:
        return sentence(Refusal("check.full", limit=limits.CHECKLIST_ITEMS))
    words = translate("Checklist", "There is room for {free} more of these {lines} lines; a checklist has {limit}.")
    return fill(words, free=free, lines=lines, limit=limits.CHECKLIST_ITEMS)

"""Fields to type into; they count, search and save with the syllable that is being composed (ui-spec 6.3)."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.rules.texts import clean
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import Label, label
from taskflow_desktop.ui.widgets.line_edit import FieldFrame, LineEdit
from taskflow_desktop.ui.widgets.search_field import SearchField
from taskflow_desktop.ui.widgets.text_area import TextArea, framed

__all__ = ["FieldFrame", "LineEdit", "SearchField", "TextArea", "TextField", "framed"]


class ProblemLine(QWidget):
    """What is wrong with a field, in words after its sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("", "small", tone="bad", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(IconPicture("circle-alert", 14, "bad"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def text(self) -> str:
        """Return what is said."""
        return self._words.text()

    def setText(self, text: str) -> None:
        """Say something else."""
        self._words.setText(text)


class TextField(QWidget):
    """A line in a frame, with a counter if `limit` is given and a problem told under it.

    The limit is checked, not enforced: over it the frame turns bad and saving waits (`over_limit`).
    """

    edited = Signal()
    submitted = Signal()
    cancelled = Signal()
    left = Signal()

    def __init__(
        self,
        name: str,
        *,
        placeholder: str = "",
        limit: int | None = None,
        password: bool = False,
        problem: Label | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`problem` is where a problem is told, somewhere else than under the field."""
        super().__init__(parent)
        self._limit = limit
        self.line = LineEdit(name)
        self.line.setPlaceholderText(placeholder)
        if password:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.frame = FieldFrame()
        self.frame.watch(self.line)
        self._counter = label("", "caption", tone="text.3", parent=self.frame)
        self._counter.setVisible(limit is not None)
        row = QHBoxLayout(self.frame)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self._counter)
        self._problem: Label | ProblemLine = problem if problem is not None else ProblemLine()
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.addWidget(self.frame)
        if problem is None:
            column.addWidget(self._problem)
            column.addStretch(1)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.line.edited.connect(self._count)
        self.line.submitted.connect(self.submitted)
        self.line.cancelled.connect(self.cancelled)
        self.line.left.connect(self.left)
        self._count()

    def set_read_only(self) -> None:
        """Show that its text is only read: it can be marked and copied."""
        self.line.setReadOnly(True)
        self.line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.frame.set_still()

    def text(self) -> str:
        """Return the committed text."""
        return self.line.text()

    def full_text(self) -> str:
        """Return the text as the person sees it."""
        return self.line.full_text()

    def set_text(self, text: str) -> None:
        """Put `text` in. Never call it while the person composes."""
        self.line.setText(text)

    @property
    def over_limit(self) -> bool:
        """True if there are more characters than the limit."""
        return self._limit is not None and len(clean(self.full_text()).strip()) > self._limit

    @property
    def problem(self) -> str:
        """The problem shown, or ""."""
        return self._problem.text()

    def set_problem(self, sentence: str | None) -> None:
        """Tell under the field why its value cannot be used; None takes it back."""
        text = sentence or ""
        if text != self._problem.text():
            self._problem.setText(text)
            self._problem.setVisible(bool(text))
            self.line.setAccessibleDescription(text)
            announce(self.line, text, assertive=True)
        self.frame.set_bad(bool(text) or self.over_limit)

    @Slot()
    def _count(self) -> None:
        if self._limit is not None:
            self._counter.setText(f"{len(clean(self.full_text()).strip())}/{self._limit}")
            self._counter.set_tone("bad" if self.over_limit else "text.3")
        self.frame.set_bad(self.over_limit or bool(self._problem.text()))
        self.edited.emit()

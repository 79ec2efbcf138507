"""A framed text of several lines under its caption, with a counter and a problem told under it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.rules.texts import clean
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.text_area import TextArea, framed


class LongField(QWidget):
    """Plain text up to `limit` characters; more is kept as typed, the frame turns bad and saving waits.

    Signals:
        edited: the text is another, the syllable being composed included.
        submitted: Ctrl Enter.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(
        self,
        caption: str,
        *,
        limit: int,
        placeholder: str = "",
        min_lines: int = 2,
        max_lines: int = 5,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._limit = limit
        self.area = TextArea(caption, placeholder=placeholder, min_lines=min_lines, max_lines=max_lines)
        self._frame = framed(self.area)
        self._counter = label("", "caption", tone="text.3")
        self._problem = label("", "small", tone="bad", wrap=True)
        self._problem.hide()
        words = label(caption, "small", tone="text.2", weight=600)
        words.setBuddy(self.area)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words)
        head.addStretch(1)
        head.addWidget(self._counter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._frame)
        column.addWidget(self._problem)
        self.setFocusProxy(self.area)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.area.edited.connect(self._count)
        self.area.submitted.connect(self._submit)
        self._count()

    def text(self) -> str:
        """Return the text, the syllable being composed included."""
        return self.area.full_text()

    def set_text(self, text: str) -> None:
        """Put `text` in. Never call it while the person composes."""
        self.area.setPlainText(text)

    @property
    def over_limit(self) -> bool:
        """True if there are more characters than the limit."""
        return self._length() > self._limit

    @property
    def counter(self) -> str:
        """What the counter says."""
        return self._counter.text()

    @property
    def problem(self) -> str:
        """The problem shown, or ""."""
        return self._problem.text()

    def set_problem(self, sentence: str) -> None:
        """Tell under the field why its text cannot be used; "" takes it back."""
        if sentence != self._problem.text():
            self._problem.setText(sentence)
            self._problem.setVisible(bool(sentence))
            self.area.setAccessibleDescription(sentence)
            announce(self.area, sentence, assertive=True)
        self._frame.set_bad(bool(sentence) or self.over_limit)

    def _length(self) -> int:
        return len(clean(self.text()).strip())

    @Slot()
    def _count(self) -> None:
        words = translate("Fields", "{n}/{limit}")
        self._counter.setText(fill(words, n=count(self._length()), limit=count(self._limit)))
        self._counter.set_tone("bad" if self.over_limit else "text.3")
        self._frame.set_bad(self.over_limit or bool(self._problem.text()))
        self.edited.emit()

    @Slot(object)
    def _submit(self, _modifiers: object) -> None:
        self.submitted.emit()

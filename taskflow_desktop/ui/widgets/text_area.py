"""A plain text of several lines that grows with what is typed (composer, memo, reason)."""

import re
from math import ceil
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.keys import ask_input_method, is_enter
from taskflow_desktop.ui.widgets.line_edit import ENTER, FieldFrame, PlainText, field_palette

_ENDLESS: Final = 1000
_ENDLESS_WORD: Final = re.compile(rf"\S{{{_ENDLESS}}}")


class TextArea(PlainText):
    """Plain text of one line or more, as high as its text up to `max_lines`; then it scrolls."""

    edited = Signal()
    submitted = Signal(object)  # the modifiers held with Enter; only if `enter_submits` or Ctrl is held
    cancelled = Signal()
    left = Signal()

    def __init__(
        self,
        name: str,
        *,
        placeholder: str = "",
        max_lines: int = 8,
        min_lines: int = 1,
        enter_submits: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._preedit = ""
        self._lines = (min_lines, max_lines)
        self.enter_submits = enter_submits
        """True: Enter submits and Shift Enter breaks the line. Ctrl Enter submits always."""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.document().contentsChange.connect(self._mind_endless_words)  # comes before the lines are laid out
        self.textChanged.connect(self.edited)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._retheme()
        theme_source().changed.connect(self._retheme)

    def full_text(self) -> str:
        """Return the text as the person sees it, the syllable being composed included."""
        text = self.plain_text()
        if not self._preedit:
            return text
        at = characters(text, self.textCursor().position())
        return text[:at] + self._preedit + text[at:]

    def plain_text(self) -> str:
        """Return the text letter by letter: `toPlainText` would make plain spaces of others."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    @property
    def composing(self) -> bool:
        """True while a syllable is being composed: then the text must not be set."""
        return bool(self._preedit)

    def finish_syllable(self) -> None:
        """Put the syllable being composed into the text, once, also where the input method does not do it itself."""
        if self._preedit and self.hasFocus():
            ask_input_method()
        if self._preedit:
            rest = QInputMethodEvent()
            rest.setCommitString(self._preedit)
            QApplication.sendEvent(self, rest)

    def sizeHint(self) -> QSize:
        least, most = self._lines
        lines = min(max(least, self._text_lines()), most)
        margins = self.contentsMargins()
        return QSize(240, lines * self._line_height() + margins.top() + margins.bottom() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._line_height() * self._lines[0] + 2)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        self.edited.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.finish_syllable()  # where it is, before the cursor is elsewhere
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.finish_syllable()  # a new line would otherwise take its place
        if event.key() in ENTER and self._submits(event):
            self.submitted.emit(event.modifiers())
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.finish_syllable()
        super().focusOutEvent(event)
        self.focus_changed.emit()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
        if self._text_lines() <= self._lines[1]:
            self.verticalScrollBar().setValue(0)  # it scrolled for a line there was no height for yet

    def _submits(self, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return True
        return self.enter_submits and is_enter(event)

    def _text_lines(self) -> int:
        lines, block, layout = 0, self.document().begin(), self.document().documentLayout()
        while block.isValid() and lines <= self._lines[1]:
            layout.blockBoundingRect(block)  # in another font a block has no lines before it is laid out anew
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return max(1, lines)

    def _line_height(self) -> int:
        exact = QFontMetricsF(self.font())  # a line of text is as high as this, rounded up
        return max(ceil(exact.height()), self.fontMetrics().lineSpacing())

    @Slot()
    def _grow(self) -> None:
        policy = Qt.ScrollBarPolicy
        full = self._text_lines() > self._lines[1]
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if full else policy.ScrollBarAlwaysOff)
        self.updateGeometry()

    @Slot(int, int, int)
    def _mind_endless_words(self, at: int, _removed: int, added: int) -> None:
        """Break lines anywhere while a word is endless.

        To look for its boundaries again and again, for each of its lines, took seconds for 100,000 letters.
        """
        mode = QTextOption.WrapMode
        if self.wordWrapMode() is mode.WrapAnywhere:
            text = self.document().toRawText()  # without any, another text is about to take its place
            if text and not _ENDLESS_WORD.search(text):
                self.setWordWrapMode(mode.WrapAtWordBoundaryOrAnywhere)
            return
        block = self.document().findBlock(at)
        while block.isValid() and block.position() <= at + added:
            if block.length() > _ENDLESS and _ENDLESS_WORD.search(block.text()):
                self.setWordWrapMode(mode.WrapAnywhere)
                return
            block = block.next()

    @Slot()
    def _retheme(self) -> None:
        self.setFont(theme().font("chat"))
        self.setPalette(field_palette(self.palette()))
        self._grow()


def units(text: str) -> int:
    """Return how many of the document's places `text` takes: an emoji takes two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, position: int) -> int:
    """Return how many characters of `text` stand before a place in the document."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * position].decode("utf-16-le", "surrogatepass"))


def framed(area: TextArea, parent: QWidget | None = None) -> FieldFrame:
    """Return a field's frame round `area`."""
    frame = FieldFrame(parent=parent)
    frame.watch(area)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(10, 7, 10, 7)
    layout.addWidget(area)
    frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    frame.setFocusProxy(area)
    return frame

"""The text of a memo: it takes others' changes while somebody types in it, and shows which words differ."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from taskflow_desktop.domain.memos import Kind, Piece
from taskflow_desktop.rules.merge import compare
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.line_edit import ENTER
from taskflow_desktop.ui.widgets.reason_bubble import show_reason
from taskflow_desktop.ui.widgets.text_area import TextArea, units

_LINES_LEAST, _LINES_MOST = 2, 14
_ERASING = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class MemoField(TextArea):
    """Grows with its text up to a limit, then scrolls.

    Letters that come while it is read-only are told why, and are no commands for the task either: whoever types here
    means to write.
    """

    def __init__(self, name: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder=placeholder, min_lines=_LINES_LEAST, max_lines=_LINES_MOST, parent=parent)
        self._refusal = ""

    def set_refusal(self, refusal: str) -> None:
        """Be read-only for this reason, which each key that would write tells; "" takes it back."""
        self._refusal = refusal
        self.setAccessibleDescription(refusal)
        if self.isReadOnly() == bool(refusal):
            return
        self.finish_syllable()  # a read-only field takes none any more
        self.setReadOnly(bool(refusal))
        self.setCursorWidth(0 if refusal else 1)
        if refusal:
            flag = Qt.TextInteractionFlag
            self.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)
        self.focus_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._refusal and _writes(event):
            show_reason(self, self._refusal)
        else:
            super().keyPressEvent(event)

    def begin(self, text: str) -> None:
        """Show the memo of another task."""
        self.setPlainText(text)
        self.document().clearUndoRedoStacks()

    def adopt(self, text: str) -> None:
        """Become `text` by the words that differ only: caret, selection and what is in view stay where they are.

        Not while a syllable is being composed: it would end up in another place.
        """
        top = self.cursorForPosition(QPoint(0, 0))
        cursor = QTextCursor(self.document())
        at = 0
        cursor.beginEditBlock()
        for piece in compare(self.plain_text(), text):
            length = units(piece.text)
            if piece.kind is Kind.ADDED:
                cursor.setPosition(at)
                cursor.insertText(piece.text)
                at += length
            elif piece.kind is Kind.REMOVED:
                cursor.setPosition(at)
                cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
            else:
                at += length
        cursor.endEditBlock()
        if not self.hasFocus():
            self.verticalScrollBar().setValue(top.block().firstLineNumber())


def _writes(event: QKeyEvent) -> bool:
    if event.modifiers() & ~_PLAIN:
        return False
    return (event.text().isprintable() and bool(event.text())) or event.key() in _ERASING | ENTER


def mark_pieces(area: TextArea, pieces: Iterable[Piece]) -> None:
    """Mark the added pieces of the text in `area`, which is made of `pieces` one after the other; () marks nothing."""
    look = QTextCharFormat()
    look.setBackground(theme().warn_tint)
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setUnderlineColor(theme().warn)
    mark_kinds(area, pieces, {Kind.ADDED: look})


def mark_kinds(area: TextArea, pieces: Iterable[Piece], looks: Mapping[Kind, QTextCharFormat]) -> None:
    """Give the pieces of the text in `area` the look of their kind, without touching the text itself."""
    marks = []
    at = 0
    for piece in pieces:
        length, words = units(piece.text), piece.text.strip()
        if piece.kind in looks and words:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(area.document())
            start = at + units(piece.text[: piece.text.index(words)])
            cursor.setPosition(start)
            cursor.setPosition(start + units(words), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, looks[piece.kind]
            marks.append(mark)
        at += length
    area.setExtraSelections(marks)

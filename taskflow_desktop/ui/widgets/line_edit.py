"""The frame of a field, and a line to type into that knows the syllable being composed (ui-spec 6.3)."""

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from taskflow_desktop.ui.theme import Style, Weight, theme, theme_source
from taskflow_desktop.ui.widgets.keys import ask_input_method

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STAYS = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})  # the focus comes back


class FieldFrame(QWidget):
    """The frame of a field: it shows rest, focus, a problem and off. `quiet` has the finer line of search fields."""

    def __init__(self, *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = quiet
        self._bad = self._still = False
        self._field: QWidget | None = None
        theme_source().changed.connect(self._refresh)

    def watch(self, field: "LineEdit | PlainText") -> None:
        """Show the focus of `field`."""
        self._field = field
        field.focus_changed.connect(self._refresh)

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Show or take back that the value cannot be saved."""
        if bad != self._bad:
            self._bad = bad
            self.update()

    @property
    def bad(self) -> bool:
        return self._bad

    def set_still(self) -> None:
        """Show that what is in it is only read."""
        self._still = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        focused = self._field is not None and self._field.hasFocus()
        strong = (focused and not self._still) or self._bad
        colour = t.bad if self._bad else t.focus if focused else t.line_strong if self._quiet else t.line_control
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        off = self._still or not self.isEnabled()
        if off:
            colour = t.line
        painter.setPen(QPen(colour, 2 if strong else 1))
        painter.setBrush(t.bg_subtle if off else t.bg_surface)
        inset = 1.0 if strong else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        painter.end()

    @Slot()
    def _refresh(self) -> None:
        self.update()


class LineEdit(QLineEdit):
    """A frameless line that knows its preedit. `edited` tells every change, also of the syllable being composed."""

    edited = Signal()
    submitted = Signal()  # Enter, the syllable committed first
    cancelled = Signal()  # Esc
    left = Signal()  # the focus went elsewhere in the window, the syllable committed first
    moved = Signal(object)  # -1 or 1: arrow up or down
    focus_changed = Signal()

    def __init__(
        self, name: str, *, style: Style = "body", weight: Weight | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setMaxLength(2**31 - 1)  # limits are checked and told; nothing is cut off without a word
        self.setAccessibleName(name)
        self._preedit = ""
        self._style, self._weight = style, weight
        self.keeps_escape = False
        """True: Esc stays here after `cancelled`; else it goes on to whatever closes."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._tell)
        self._retheme()
        theme_source().changed.connect(self._retheme)

    def full_text(self) -> str:
        """Return the text as the person sees it, the syllable being composed included."""
        if not self._preedit:
            return self.text()
        at = self.cursorPosition()
        return self.text()[:at] + self._preedit + self.text()[at:]

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

    def selectAll(self) -> None:
        """Select the text, the syllable being composed included."""
        self.finish_syllable()
        super().selectAll()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        self.edited.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.finish_syllable()  # where it is, before the cursor is elsewhere
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.finish_syllable()
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            event.setAccepted(self.keeps_escape)
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not event.modifiers():
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.matches(QKeySequence.StandardKey.Paste) and not _is_text(QGuiApplication.clipboard().mimeData()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _has_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.finish_syllable()
        super().focusOutEvent(event)
        self.focus_changed.emit()
        if event.reason() not in _STAYS:
            self.left.emit()

    @Slot(str)
    def _tell(self, _text: str) -> None:
        self.edited.emit()

    @Slot()
    def _retheme(self) -> None:
        self.setFont(theme().font(self._style, self._weight))
        self.setPalette(field_palette(self.palette()))


class PlainText(QPlainTextEdit):
    """What a frame watches in a text of several lines.

    Files and pictures that are dragged or pasted are left to what lies behind it.
    """

    focus_changed = Signal()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """True for text; the address of a file on this computer is none."""
        return not _has_files(source) and super().canInsertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not _is_text(QGuiApplication.clipboard().mimeData()):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _is_text(data: QMimeData) -> bool:
    return data.hasText() and not _has_files(data)


def _has_files(data: QMimeData) -> bool:
    return any(url.isLocalFile() for url in data.urls())


def field_palette(palette: QPalette) -> QPalette:
    """Let the frame's colour through, and colour text and placeholder from the theme."""
    t = theme()
    made = QPalette(palette)
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        for clear in (QPalette.ColorRole.Base, QPalette.ColorRole.Window, QPalette.ColorRole.Button):
            made.setColor(group, clear, Qt.GlobalColor.transparent)
        made.setColor(group, QPalette.ColorRole.PlaceholderText, t.text_3)
        off = group == QPalette.ColorGroup.Disabled
        made.setColor(group, QPalette.ColorRole.Text, t.text_disabled if off else t.text_1)
    return made

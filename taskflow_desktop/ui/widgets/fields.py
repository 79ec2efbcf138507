"""Fields to type into: they count, search and save with the syllable that is being composed (ui-spec 6.3)."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.rules.texts import clean
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import Style, Weight, theme, theme_source
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import IconButton
from taskflow_desktop.ui.widgets.keys import commit_preedit, is_enter
from taskflow_desktop.ui.widgets.labels import kbd, label

_SEARCH_REST_MS = 120
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FieldFrame(QWidget):
    """The frame of a field: it shows rest, focus, a problem and off. `quiet` has the finer line of search fields."""

    def __init__(self, *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = quiet
        self._bad = False
        self._field: QWidget | None = None
        theme_source().changed.connect(self._refresh)

    def watch(self, field: "LineEdit | TextArea") -> None:
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

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        focused = self._field is not None and self._field.hasFocus()
        strong = focused or self._bad
        colour = t.bad if self._bad else t.focus if focused else t.line_strong if self._quiet else t.line_control
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            colour = t.line
        painter.setPen(QPen(colour, 2 if strong else 1))
        painter.setBrush(t.bg_surface if self.isEnabled() else t.bg_subtle)
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
    left = Signal()  # the focus went elsewhere, the syllable committed first
    moved = Signal(object)  # -1 or 1: arrow up or down
    focus_changed = Signal()

    def __init__(
        self, name: str, *, style: Style = "body", weight: Weight | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFrame(False)
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

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if self._preedit:
                commit_preedit()
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            event.setAccepted(self.keeps_escape)
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not event.modifiers():
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._preedit:
            commit_preedit()
        self._preedit = ""
        super().focusOutEvent(event)
        self.focus_changed.emit()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @Slot(str)
    def _tell(self, _text: str) -> None:
        self.edited.emit()

    @Slot()
    def _retheme(self) -> None:
        self.setFont(theme().font(self._style, self._weight))
        self.setPalette(_field_palette(self.palette()))


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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._limit = limit
        self.line = LineEdit(name)
        self.line.setPlaceholderText(placeholder)
        if password:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.frame = FieldFrame()
        self.frame.watch(self.line)
        self._counter = label("", "caption", tone="text.3")
        self._counter.setVisible(limit is not None)
        row = QHBoxLayout(self.frame)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self._counter)
        self._problem = label("", "small", tone="bad", wrap=True)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.addWidget(self.frame)
        column.addWidget(self._problem)
        column.addStretch(1)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.line.edited.connect(self._count)
        self.line.submitted.connect(self.submitted)
        self.line.cancelled.connect(self.cancelled)
        self.line.left.connect(self.left)
        self._count()

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


class SearchField(FieldFrame):
    """A search line with its icon, the key that leads to it and a cross; `search_changed` comes when typing rests."""

    search_changed = Signal(object)  # str: text and preedit, at rest
    submitted = Signal()
    moved = Signal(object)  # -1 or 1

    def __init__(self, name: str, placeholder: str, *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(quiet=True, parent=parent)
        self.line = LineEdit(name)
        self.line.setPlaceholderText(placeholder)
        self._told = ""
        self._cap = kbd(key)
        self._has_key = bool(key)
        self._clear = IconButton("x", translate("Fields", "Clear search"))
        self._clear.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(14) + 18, 2, 8, 2)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self._cap)
        row.addWidget(self._clear)
        self.watch(self.line)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SEARCH_REST_MS)
        self._rest.timeout.connect(self._search)
        self.line.edited.connect(self._typed)
        self.line.submitted.connect(self.submitted)
        self.line.moved.connect(self.moved)
        self.line.cancelled.connect(self._escape)
        self._typed()
        self._rest.stop()

    def text(self) -> str:
        """Return what is searched for, the syllable being composed included."""
        return self.line.full_text()

    def set_text(self, text: str) -> None:
        """Put `text` in; it is searched for like typed text."""
        self.line.setText(text)

    @Slot()
    def clear(self) -> None:
        """Empty the field and search at once."""
        self.line.clear()
        self._search()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Search now for what is typed, without waiting for rest."""
        self._search()

    def sizeHint(self) -> QSize:
        return QSize(200, max(32, theme().metrics("body").height() + 14))

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme().px(14)
        painter = QPainter(self)
        paint_icon(painter, "search", QRectF(10, (self.height() - side) / 2, side, side), theme().text_2, side)
        painter.end()

    @Slot()
    def _typed(self) -> None:
        filled = bool(self.line.full_text())
        self._cap.setVisible(self._has_key and not filled)
        self._clear.setVisible(filled)
        self._rest.start()

    @Slot()
    def _search(self) -> None:
        self._rest.stop()
        text = clean(self.line.full_text()).strip()
        if text != self._told:
            self._told = text
            self.search_changed.emit(text)

    @Slot()
    def _escape(self) -> None:
        """Esc empties a filled field and goes no further; on an empty one it goes on."""
        filled = bool(self.line.full_text())
        self.line.keeps_escape = filled
        if filled:
            self.line.clear()
            self._search()


class TextArea(QPlainTextEdit):
    """Plain text of one line or more, as high as its text up to `max_lines`; then it scrolls."""

    edited = Signal()
    submitted = Signal(object)  # the modifiers held with Enter; only if `enter_submits` or Ctrl is held
    cancelled = Signal()
    left = Signal()
    focus_changed = Signal()

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
        self.textChanged.connect(self.edited)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._retheme()
        theme_source().changed.connect(self._retheme)

    def full_text(self) -> str:
        """Return the text as the person sees it, the syllable being composed included."""
        text = self.toPlainText()
        if not self._preedit:
            return text
        at = self.textCursor().position()
        return text[:at] + self._preedit + text[at:]

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self._submits(event):
            if self._preedit:
                commit_preedit()
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
        if self._preedit:
            commit_preedit()
        self._preedit = ""
        super().focusOutEvent(event)
        self.focus_changed.emit()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _submits(self, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return True
        return self.enter_submits and is_enter(event)

    def _text_lines(self) -> int:
        lines, block = 0, self.document().begin()
        while block.isValid() and lines <= self._lines[1]:
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return max(1, lines)

    def _line_height(self) -> int:
        return self.fontMetrics().lineSpacing()

    @Slot()
    def _grow(self) -> None:
        policy = Qt.ScrollBarPolicy
        full = self._text_lines() > self._lines[1]
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if full else policy.ScrollBarAlwaysOff)
        self.updateGeometry()

    @Slot()
    def _retheme(self) -> None:
        self.setFont(theme().font("chat"))
        self.setPalette(_field_palette(self.palette()))
        self.updateGeometry()


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


def _field_palette(palette: QPalette) -> QPalette:
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

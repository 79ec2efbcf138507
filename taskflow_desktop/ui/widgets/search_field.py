"""A search line that follows the typing when it rests, the syllable being composed included (ui-spec 6.3)."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from taskflow_desktop.rules.texts import clean
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.buttons import IconButton
from taskflow_desktop.ui.widgets.labels import kbd
from taskflow_desktop.ui.widgets.line_edit import FieldFrame, LineEdit

_SEARCH_REST_MS = 120


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

"""A short menu in which a choice that is not allowed stays reachable and has its reason under it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.keys import arrow_step
from taskflow_desktop.ui.widgets.labels import breakable, label
from taskflow_desktop.ui.widgets.popover import Popover

_WIDTH: Final = 210
_ASIDE: Final = 12
_PRESS: Final = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class Entry:
    """One choice: `run` is a bound method called after the menu closed; a `refusal` is shown instead of calling it.

    `icon` "" leaves its place free. A `hint` stands under the words of a choice that is allowed.
    """

    text: str
    icon: str
    run: Callable[[], None]
    refusal: str = ""
    key: str = ""
    hint: str = ""

    @property
    def below(self) -> str:
        """What stands under the words."""
        return self.refusal or self.hint


class _Row(QAbstractButton):
    """One choice, painted; the keyboard and the pointer mark it by the focus."""

    entered = Signal(object)  # self

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self.setText(entry.text)
        self.setAccessibleName(entry.text)
        self.setAccessibleDescription(entry.below)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._reason = label(breakable(entry.below), "caption", tone="text.2", wrap=True, parent=self)
        self._reason.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._reason.setVisible(bool(entry.below))

    def _line(self) -> int:
        return max(32, theme().line_height("body") + 14)

    def _text_left(self) -> int:
        return _ASIDE + theme().px(16) + 10

    def sizeHint(self) -> QSize:
        t = theme()
        text = t.metrics("body").horizontalAdvance(self.text()) + t.metrics("caption").horizontalAdvance(self.entry.key)
        width = max(t.px(_WIDTH), self._text_left() + text + 32)
        below = self._reason.heightForWidth(width - self._text_left() - _ASIDE) + 6 if self.entry.below else 0
        return QSize(width, self._line() + below)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        left = self._text_left()
        self._reason.setGeometry(left, self._line() - 6, self.width() - left - _ASIDE, self.height() - self._line())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        off = bool(self.entry.refusal)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(t.edge)
            painter.setBrush(t.bg_selected)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        side, middle = t.px(16), self._line() / 2
        tone = t.text_disabled if off else t.text_2
        if self.entry.icon:
            paint_icon(painter, self.entry.icon, QRectF(_ASIDE, middle - side / 2, side, side), tone, side)
        metrics = t.metrics("body")
        painter.setFont(t.font("body"))
        painter.setPen(t.text_disabled if off else t.text_1)
        painter.drawText(QPointF(self._text_left(), middle + (metrics.ascent() - metrics.descent()) / 2), self.text())
        if self.entry.key:
            small = t.metrics("caption")
            painter.setFont(t.font("caption"))
            painter.setPen(t.text_3)
            x = self.width() - _ASIDE - small.horizontalAdvance(self.entry.key)
            painter.drawText(QPointF(x, middle + (small.ascent() - small.descent()) / 2), self.entry.key)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.entered.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESS:
            self.click()
        else:
            QWidget.keyPressEvent(self, event)


class ReasonMenuPopover(Popover):
    """Arrows move, Enter takes, Esc closes. A refused choice tells its reason again and stays open."""

    def __init__(self, opener: QWidget, name: str, entries: Sequence[Entry]) -> None:
        super().__init__(opener, name)
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(margins.left() + 4, margins.top() + 4, margins.right() + 4, margins.bottom() + 4)
        self.rows = [_Row(entry, self) for entry in entries]
        for row in self.rows:
            row.clicked.connect(self._take)
            row.entered.connect(self._mark)
            self.body.addWidget(row)

    def open_for(self, anchor: QWidget) -> None:
        """Open beside `anchor` with the first allowed choice marked."""
        first = next((row for row in self.rows if not row.entry.refusal), self.rows[0])
        self.open_at(anchor, first)

    def open_for_rect(self, rect: QRect) -> None:
        """The same beside `rect`, in coordinates of the window."""
        first = next((row for row in self.rows if not row.entry.refusal), self.rows[0])
        self.open_at_rect(rect, first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = arrow_step(event)
        if step:
            at = next((n for n, row in enumerate(self.rows) if row.hasFocus()), 0)
            self._mark(self.rows[(at + step) % len(self.rows)])
            return
        super().keyPressEvent(event)

    @Slot(object)
    def _mark(self, row: QWidget) -> None:
        row.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _take(self) -> None:
        row = next(each for each in self.rows if each is self.sender())
        if row.entry.refusal:
            announce(row, row.entry.refusal, assertive=True)
            return
        self.dismiss()
        row.entry.run()

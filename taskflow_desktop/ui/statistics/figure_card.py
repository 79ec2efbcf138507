"""One figure in large digits, with how it differs and what it is of. Pressing it opens the tasks behind it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.statistics.words import Change
from taskflow_desktop.ui.theme import Style, Weight, theme, theme_source
from taskflow_desktop.ui.widgets.focus_ring import RingKeeper
from taskflow_desktop.ui.widgets.labels import set_tooltip

_SIDE = 16
_RADIUS = 8
_LINES: tuple[tuple[Style, Weight], ...] = (("small", 500), ("figure", 700), ("small", 600), ("small", 400))


def card_fill(*, hover: bool = False, down: bool = False) -> str:
    """Return the token a card is filled with."""
    if down or hover:
        return "bg.pressed" if down else "bg.hover"
    return "bg.subtle" if theme().dark else "bg.surface"


class FigureCard(QAbstractButton):
    """Four lines: what it is, the figure, how it differs, what it is of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure, self._of = "", ""
        self._change = Change("")
        self._keeper = RingKeeper(self, _RADIUS)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # all equally wide
        theme_source().changed.connect(self._retheme)

    @property
    def figure(self) -> str:
        """The figure shown."""
        return self._figure

    @property
    def change(self) -> Change:
        """How it differs."""
        return self._change

    def tell(self, title: str, figure: str, change: Change, of: str, hint: str = "") -> None:
        """Show a figure; `hint` is its tooltip, said after the rest to screen readers."""
        self.setText(title)
        self._figure, self._change, self._of = figure, change, of
        self.setAccessibleName(", ".join(part for part in (title, figure, change.text, of) if part))
        self.setAccessibleDescription(hint)
        set_tooltip(self, hint)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        t = theme()
        texts = (self.text(), self._figure, self._change.text, self._of)
        widths = [
            t.metrics(style, weight).horizontalAdvance(text)
            for text, (style, weight) in zip(texts, _LINES, strict=True)
        ]
        widths[2] += t.px(14) + 6
        height = sum(t.line_height(style) for style, _ in _LINES) + 3 * 2 + 2 * 12
        return QSize(max(widths) + 2 * _SIDE, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(t.line)
        painter.setBrush(t.colour(card_fill(hover=self.underMouse(), down=self.isDown())))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        texts = (self.text(), self._figure, self._change.text, self._of)
        tones = (t.text_2, t.text_1, t.colour(self._change.tone), t.text_3)
        y = 12.0
        for text, tone, (style, weight) in zip(texts, tones, _LINES, strict=True):
            line = t.line_height(style)
            x = float(_SIDE)
            if text is self._change.text and self._change.icon:
                side = t.px(14)
                paint_icon(painter, self._change.icon, QRectF(x, y + (line - side) / 2, side, side), tone, side)
                x += side + 4
            metrics = t.metrics(style, weight)
            painter.setFont(t.font(style, weight))
            painter.setPen(tone)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(self.width() - x - _SIDE + 4))
            painter.drawText(QPointF(x, y + (line + metrics.ascent() - metrics.descent()) / 2), shown)
            y += line + 2
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keeper.focus_in(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keeper.focus_out()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()

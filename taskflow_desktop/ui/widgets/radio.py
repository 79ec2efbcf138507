"""A radio button with its words, painted from the theme."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QWidget

from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.focus_ring import by_keyboard


class RadioButton(QRadioButton):
    """One of several choices, of which one holds."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)
        self._ring = False
        self._bad = False
        theme_source().changed.connect(self._retheme)

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Show or take back that a choice is missing here."""
        if bad != self._bad:
            self._bad = bad
            self.update()

    @property
    def bad(self) -> bool:
        """True while it is marked."""
        return self._bad

    @property
    def ringed(self) -> bool:
        """True while the ring shows that the keyboard is here."""
        return self._ring and self.hasFocus()

    def sizeHint(self) -> QSize:
        t = theme()
        metrics = t.metrics("body")
        return QSize(t.px(16) + 12 + metrics.horizontalAdvance(self.text()) + 4, max(24, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        """The words react too."""
        del position
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        side = t.px(16)
        circle = QRectF(2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.accent if self.isEnabled() else t.line_strong)
            painter.drawEllipse(circle)
            dot = side * 0.31
            painter.setBrush(t.on_accent)
            painter.drawEllipse(circle.adjusted(dot, dot, -dot, -dot))
        else:
            edge = t.bad if self._bad else t.line_control
            painter.setPen(edge if self.isEnabled() else t.line_strong)
            painter.setBrush(t.bg_surface if self.isEnabled() else t.bg_subtle)
            painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
        if self.ringed:
            painter.setPen(QPen(t.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle.adjusted(-1, -1, 1, 1))
        metrics = t.metrics("body")
        painter.setFont(t.font("body"))
        painter.setPen(t.text_1 if self.isEnabled() else t.text_disabled)
        baseline = self.height() / 2 + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(circle.right() + 8, baseline), self.text())
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(self, event)
        super().focusInEvent(event)

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()

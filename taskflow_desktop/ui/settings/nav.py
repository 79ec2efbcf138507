"""The entries of the list of pages."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.theme import Weight, theme, theme_source
from taskflow_desktop.ui.widgets.focus_ring import by_keyboard


class NavButton(QAbstractButton):
    """One entry of the list of pages."""

    def __init__(self, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._ring = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # one of several, to who listens
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        metrics = theme().metrics("body", 600)
        return QSize(metrics.horizontalAdvance(self.text()) + theme().px(16) + 36, max(32, metrics.height() + 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(t.edge)
            painter.setBrush(t.bg_selected if self.isChecked() else t.bg_hover)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5) if t.high_contrast else box, 6, 6)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(t.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        side, middle = t.px(16), self.height() / 2
        tone = t.text_1 if self.isChecked() else t.text_2
        paint_icon(painter, self._icon, QRectF(10, middle - side / 2, side, side), tone, side)
        weight: Weight = 600 if self.isChecked() else 400
        metrics = t.metrics("body", weight)
        painter.setFont(t.font("body", weight))
        painter.setPen(tone)
        painter.drawText(QPointF(10 + side + 8, middle + (metrics.ascent() - metrics.descent()) / 2), self.text())
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(self, event)
        super().focusInEvent(event)

"""How success and failure are told apart in a chart, and the legend that says so."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAccessible, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import Theme, theme, theme_source
from taskflow_desktop.ui.widgets.spoken import speak_as

_HATCH: Final = 4.5


def paint_hatched(painter: QPainter, t: Theme, box: QRectF) -> None:
    """Paint a box of failure: an outline with slanting lines, to be told apart without colour."""
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(path, t.bad_tint)
    painter.setClipPath(path)
    painter.setPen(QPen(t.bad, 1.5))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += _HATCH
    painter.setClipping(False)
    painter.setPen(QPen(t.bad, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()


class DayLegend(QWidget):
    """What filled and hatched mean, with how many there are of each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = ("", "")
        speak_as(self, QAccessible.Role.Graphic)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)

    def tell(self, success: int, failure: int) -> None:
        """Show these sums."""
        self._texts = (
            fill(translate("Statistics", "Success {n}"), n=count(success)),
            fill(translate("Statistics", "Failure {n}"), n=count(failure)),
        )
        self.setAccessibleName(", ".join(self._texts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        t = theme()
        words = sum(t.metrics("small").horizontalAdvance(text) for text in self._texts)
        return QSize(words + 2 * (t.px(10) + 5) + 12, t.line_height("small"))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, side = t.metrics("small"), t.px(10)
        x = 0.0
        for place, text in enumerate(self._texts):
            box = QRectF(x, (self.height() - side) / 2, side, side)
            if place:
                paint_hatched(painter, t, box)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(t.accent)
                painter.drawRoundedRect(box, 2, 2)
            x += side + 5
            painter.setFont(t.font("small"))
            painter.setPen(t.text_2)
            painter.drawText(QPointF(x, (self.height() + metrics.ascent() - metrics.descent()) / 2), text)
            x += metrics.horizontalAdvance(text) + 12
        painter.end()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()

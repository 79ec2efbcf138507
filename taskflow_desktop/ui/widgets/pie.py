"""The stage pie: a ring filled to `position / count`, so that a stage never speaks by colour alone."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.theme import theme


def paint_pie(painter: QPainter, rect: QRectF | QRect, position: int, count: int, colour: QColor) -> None:
    """Paint the pie of stage `position` (from 1) of `count` in the middle of `rect`; the last stage is a full disc."""
    area = QRectF(rect)
    side = min(area.width(), area.height())
    ring = 1.4 if side < 14 else 1.6
    circle = QRectF(0, 0, side - ring, side - ring)
    circle.moveCenter(area.center())
    gap = ring / 2 + side * 0.085
    wedge = circle.adjusted(gap, gap, -gap, -gap)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = painter.pen()
    pen.setStyle(Qt.PenStyle.SolidLine)
    pen.setColor(colour)
    pen.setWidthF(ring)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(circle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if position >= count:
        painter.drawEllipse(wedge)
    else:
        painter.drawPie(wedge, 90 * 16, -round(360 * 16 * position / count))
    painter.restore()


class Pie(QWidget):
    """A pie beside a stage's name, in the stage's `solid`."""

    def __init__(self, size: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._stage = ("#6B7585", 1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_stage(self, hex_colour: str, position: int, count: int) -> None:
        """Show stage `position` of `count` in its stored colour."""
        self._stage = (hex_colour, position, count)
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colour, position, count = self._stage
        painter = QPainter(self)
        paint_pie(painter, self.rect(), position, count, stage_colours(colour, theme().scheme).solid)
        painter.end()

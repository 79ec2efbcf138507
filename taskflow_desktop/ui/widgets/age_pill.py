"""How long a task has been in its stage: a clock, an hourglass if that is long, a triangle if it is very long."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from taskflow_desktop.domain.entities import StagePast
from taskflow_desktop.domain.moment import Micros
from taskflow_desktop.rules.ageing import Age, age
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.theme import Weight, theme


class AgeLevel(Enum):
    FRESH = "clock"
    WARN = "hourglass"
    BAD = "triangle-alert"
    DONE = "timer"


def age_level(length: Micros, past: StagePast) -> AgeLevel:
    """Return how a stay of `length` in a stage with this past is shown."""
    return {Age.FRESH: AgeLevel.FRESH, Age.LONG: AgeLevel.WARN, Age.VERY_LONG: AgeLevel.BAD}[age(length, past)]


def age_pill_width(text: str, level: AgeLevel) -> int:
    """Return the width a pill needs, in px."""
    padding = 12 if level in {AgeLevel.WARN, AgeLevel.BAD} else 0
    return theme().metrics("caption", _weight(level)).horizontalAdvance(text) + theme().px(13) + 4 + padding


def age_pill_height() -> int:
    """Return the height of every pill, in px."""
    return theme().line_height("caption") + 4


def paint_age_pill(painter: QPainter, corner: QPointF, text: str, level: AgeLevel) -> float:
    """Paint a pill with its right end and middle line at `corner`; return its left edge."""
    t = theme()
    width, height, side = age_pill_width(text, level), age_pill_height(), t.px(13)
    box = QRectF(corner.x() - width, corner.y() - height / 2, width, height)
    fill, ink = {
        AgeLevel.FRESH: (None, t.text_2),
        AgeLevel.DONE: (None, t.text_2),
        AgeLevel.WARN: (t.warn_tint, t.warn),
        AgeLevel.BAD: (t.bad_tint, t.bad),
    }[level]
    x = box.left()
    if fill is not None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 4, 4)
        painter.restore()
        x += 6
    paint_icon(painter, level.value, QRectF(x, box.center().y() - side / 2, side, side), ink, side)
    metrics = t.metrics("caption", _weight(level))
    painter.setFont(t.font("caption", _weight(level)))
    painter.setPen(ink)
    painter.drawText(QPointF(x + side + 4, box.center().y() + (metrics.ascent() - metrics.descent()) / 2), text)
    return box.left()


def _weight(level: AgeLevel) -> Weight:
    return 600 if level in {AgeLevel.WARN, AgeLevel.BAD} else 400

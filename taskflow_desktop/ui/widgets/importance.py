"""Importance as bars, urgent as a filled square: told by shape, not by colour."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from taskflow_desktop.domain.enums import Importance, Outcome
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.theme import theme

_HEIGHTS = (0.36, 0.64, 0.93)


def paint_importance(painter: QPainter, rect: QRectF | QRect, importance: Importance) -> None:
    """Paint three bars, as many dark as the importance is high, or the urgent square, in a square of 12 to 16 px."""
    area = QRectF(rect)
    side = min(area.width(), area.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(area.center())
    t = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if importance is Importance.URGENT:
        painter.setBrush(t.bad)
        inset = side * 0.04
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 3, 3)
        painter.setBrush(t.on_bad)
        width = side * 0.14
        x = box.center().x() - width / 2
        painter.drawRoundedRect(QRectF(x, box.top() + side * 0.22, width, side * 0.33), width / 2, width / 2)
        painter.drawEllipse(QRectF(x - 0.1, box.top() + side * 0.64, width + 0.2, width + 0.2))
    else:
        width, gap = side * 0.25, side * 0.08
        left = box.left() + (side - 3 * width - 2 * gap) / 2
        for bar, part in enumerate(_HEIGHTS):
            painter.setBrush(t.text_2 if bar < importance else t.line_strong)
            height = side * part * 0.9
            bottom = box.bottom() - side * 0.05
            painter.drawRoundedRect(QRectF(left + bar * (width + gap), bottom - height, width, height), 1, 1)
    painter.restore()


def outcome_icon(outcome: Outcome | None) -> str:
    """Return the name of the icon of an outcome (None: in progress)."""
    return {None: "circle-dashed", Outcome.SUCCESS: "circle-check", Outcome.FAILURE: "circle-x"}[outcome]


def outcome_tone(outcome: Outcome | None) -> str:
    """Return the token an outcome's icon and word are painted in."""
    return {None: "text.2", Outcome.SUCCESS: "ok", Outcome.FAILURE: "bad"}[outcome]


def paint_outcome(painter: QPainter, rect: QRectF | QRect, outcome: Outcome | None) -> None:
    """Paint the icon of an outcome in its colour."""
    paint_icon(painter, outcome_icon(outcome), rect, theme().colour(outcome_tone(outcome)))

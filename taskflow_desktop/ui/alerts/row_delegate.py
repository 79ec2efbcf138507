"""Paints one alert: what kind, who did what, about which task or room, and when; unread ones bold, with a dot."""

from datetime import tzinfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from taskflow_desktop.domain.inside import Alert
from taskflow_desktop.models.alerts import ALERT_ROLE
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.alerts import words
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.theme import Weight, theme
from taskflow_desktop.ui.widgets.list_view import OneColumnView, RowDelegate, draw_text

_DOT = 8
_DISC = 32
_ICON = 16
_Index = QModelIndex | QPersistentModelIndex


def row_height() -> int:
    """Return the height of a row in px: two lines of text and air (60 at 100 %)."""
    t = theme()
    return 22 + t.line_height("chat") + t.line_height("body")


class AlertRowDelegate(RowDelegate):
    """Rows of the alerts; it only looks up and paints."""

    def __init__(self, view: OneColumnView, session: Session, zone: tzinfo) -> None:
        super().__init__(view)
        self._session, self._zone = session, zone

    def paint_row(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: _Index) -> None:
        alert = index.data(ALERT_ROLE)
        if not isinstance(alert, Alert):
            return
        t = theme()
        unread = alert.read_at is None
        middle = box.center().y()
        dot = t.px(_DOT)
        if unread:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.accent)
            painter.drawEllipse(QRectF(box.left() + 8, middle - dot / 2, dot, dot))
        side = t.px(_DISC)
        disc = QRectF(box.left() + 16 + dot, middle - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setBrush(t.bg_surface if selected else t.bg_subtle)
        painter.drawEllipse(disc)
        icon = t.px(_ICON)
        tone = t.accent_text if unread else t.text_2
        where = QRectF(disc.center().x() - icon / 2, middle - icon / 2, icon, icon)
        paint_icon(painter, words.ICONS[alert.kind], where, tone, icon)
        left, right = disc.right() + 12, box.right() - 12
        about = words.details(alert)
        first = box.top() + 11 + t.line_height("chat") / 2 if about else middle
        time = words.when(alert, self._session.now(), self._zone)
        painter.setPen(t.text_3)
        x = right - t.metrics("caption").horizontalAdvance(time)
        draw_text(painter, QPointF(x, first), time, "caption")
        weight: Weight = 600 if unread else 400
        painter.setPen(t.text_1)
        said = self.elided(words.sentence(alert), "body", weight, int(x - left - 16))
        draw_text(painter, QPointF(left, first), said, "body", weight=weight)
        if about:
            painter.setPen(t.text_2)
            second = box.top() + 11 + t.line_height("chat") + t.line_height("body") / 2
            draw_text(painter, QPointF(left, second), self.elided(about, "small", 400, int(right - left)), "small")

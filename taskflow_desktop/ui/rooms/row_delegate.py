"""Paints one row of the room list: who, where, when, what was said last, and how far the tasks are."""

from datetime import tzinfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from taskflow_desktop.domain.entities import Room, TaskPip
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.models.rooms import RoomRole
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.format import list_time
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import Weight, theme
from taskflow_desktop.ui.widgets.avatar import paint_avatar
from taskflow_desktop.ui.widgets.list_view import OneColumnView, RowDelegate, draw_text
from taskflow_desktop.ui.widgets.pie import paint_pie
from taskflow_desktop.ui.words import channel_word

_PAD = 8  # from the box to the avatar and to the right edge
_AVATAR = 36
_PIPS_MAX = 5
_UNREAD_MAX = 99
_Index = QModelIndex | QPersistentModelIndex


def row_height() -> int:
    """Return the height of a row in px: three lines of text and air (76 at 100 %)."""
    t = theme()
    return 18 + 2 * t.line_height("chat") + t.line_height("body")


class RoomRowDelegate(RowDelegate):
    """Rows of the room list in the words and colours in force; it only looks up and paints."""

    def __init__(self, view: OneColumnView, session: Session, zone: tzinfo) -> None:
        super().__init__(view)
        self._session, self._zone = session, zone

    def paint_back(self, painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
        """A scroll bar beside the rows takes the place of their margin, so that rows keep their width."""
        if self._view.verticalScrollBar().isVisible():
            option.rect = option.rect.adjusted(0, 0, _PAD, 0)
        return super().paint_back(painter, option)

    def paint_row(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: _Index) -> None:
        room = index.data(RoomRole)
        if not isinstance(room, Room):
            return
        t = theme()
        state = option.state
        backdrop = t.bg_selected if state & QStyle.StateFlag.State_Selected else t.bg_side
        side = t.px(_AVATAR)
        top = box.top() + 9
        paint_avatar(painter, QRectF(box.left() + _PAD, top, side, side), room.customer_name, room.channel, backdrop)
        left = box.left() + _PAD + side + 10
        right = box.right() - _PAD
        line = t.line_height("chat")
        self._paint_head(painter, room, left, right, top + line / 2)
        self._paint_last(painter, room, left, right, top + line * 1.5)
        if self._session.flow.on and room.tasks_total:
            self._paint_tasks(painter, room, left, top + line * 2 + t.line_height("body") / 2)

    def _paint_head(self, painter: QPainter, room: Room, left: float, right: float, middle: float) -> None:
        t = theme()
        now: Moment = self._session.now()
        time = list_time(room.last_at, now, self._zone)
        painter.setPen(t.text_3)
        x = right - t.metrics("caption").horizontalAdvance(time)
        draw_text(painter, QPointF(x, middle), time, "caption")
        icon = t.px(14)
        for name, shown in (("alarm-clock", room.alarm), ("pause", room.on_hold)):
            if shown:
                x -= icon + 4
                paint_icon(painter, name, QRectF(x, middle - icon / 2, icon, icon), t.text_2, icon)
        channel = channel_word(room.channel)
        tag = self.elided(room.tags[0], "caption", 500, t.px(72)) if room.tags else ""
        channel_width = t.metrics("caption").horizontalAdvance(channel)
        tag_width = t.metrics("caption", 500).horizontalAdvance(tag) + 10 if tag else 0
        weight: Weight = 700 if room.unread else 600
        room_for_name = x - left - 8 - channel_width - 6 - (tag_width + 6 if tag else 0)
        painter.setPen(t.text_1)
        name = self.elided(room.customer_name, "body", weight, int(room_for_name))
        x = left + draw_text(painter, QPointF(left, middle), name, "body", weight=weight) + 6
        if tag:
            height = t.metrics("caption", 500).height() + 3
            painter.setPen(t.line_strong)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(round(x) + 0.5, round(middle - height / 2) + 0.5, tag_width, height), 4, 4)
            painter.setPen(t.text_2)
            draw_text(painter, QPointF(x + 5, middle), tag, "caption", weight=500)
            x += tag_width + 6
        painter.setPen(t.text_3)
        draw_text(painter, QPointF(x, middle), channel, "caption")

    def _paint_last(self, painter: QPainter, room: Room, left: float, right: float, middle: float) -> None:
        t = theme()
        end = right
        if room.unread:
            text = str(room.unread) if room.unread <= _UNREAD_MAX else f"{_UNREAD_MAX}+"
            metrics = t.metrics("caption", 600)
            height = metrics.height() + 3
            width = max(height, metrics.horizontalAdvance(text) + 10)
            badge = QRectF(right - width, middle - height / 2, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.accent)
            painter.drawRoundedRect(badge, height / 2, height / 2)
            painter.setPen(t.on_accent)
            painter.setFont(t.font("caption", 600))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
            end = badge.left() - 10
        painter.setPen(t.text_1 if room.unread else t.text_2)
        text = self.elided(room.last_text, "body", 400, int(end - left))
        draw_text(painter, QPointF(left, middle), text, "body", weight=400)

    def _paint_tasks(self, painter: QPainter, room: Room, left: float, middle: float) -> None:
        t = theme()
        side = t.px(12)
        x = left
        for pip in room.pips[:_PIPS_MAX]:
            self._paint_pip(painter, pip, QRectF(x, middle - side / 2, side, side))
            x += side + 4
        more = len(room.pips) - _PIPS_MAX
        painter.setPen(t.text_2)
        if more > 0:
            x += draw_text(painter, QPointF(x, middle), f"+{more}", "caption", weight=500) + 4
        if room.pips:
            x += 2
        done = fill(translate("Rooms", "{done}/{total} done"), done=room.tasks_finished, total=room.tasks_total)
        painter.setPen(t.text_2)
        draw_text(painter, QPointF(x, middle), done, "caption")

    def _paint_pip(self, painter: QPainter, pip: TaskPip, rect: QRectF) -> None:
        flow = self._session.flow
        stage = self._session.stage(pip.stage_id)
        count = max(len(flow.active_stages), stage.position)
        paint_pie(painter, rect, stage.position, count, stage_colours(stage.colour, theme().scheme).solid)

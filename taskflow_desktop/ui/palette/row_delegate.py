"""Paints the rows of the palette: what it is, its words with the hit marked, what one must know of it, its key."""

from datetime import tzinfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from taskflow_desktop.domain.entities import Room, Task
from taskflow_desktop.domain.found import FoundCustomer
from taskflow_desktop.domain.moment import Micros
from taskflow_desktop.models.palette import ROW_ROLE, PaletteRow
from taskflow_desktop.rules.searching import Sought, sought
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.shown import stage_place
from taskflow_desktop.ui.format import list_time, stay
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.theme import Style, Weight, theme
from taskflow_desktop.ui.widgets.age_pill import age_level, paint_age_pill
from taskflow_desktop.ui.widgets.avatar import paint_avatar
from taskflow_desktop.ui.widgets.list_view import OneColumnView, RowDelegate, draw_text
from taskflow_desktop.ui.widgets.pie import paint_pie

_INSET = 8
_PAD = 10
_LEAST_META = 48
_Index = QModelIndex | QPersistentModelIndex


def row_height() -> int:
    """Return the height of a row in px (40 at 100 %)."""
    return theme().line_height("body") + 22


def heading_height() -> int:
    """Return the height of a heading in px."""
    return theme().line_height("small") + 14


class PaletteDelegate(RowDelegate):
    """Rows in the words and colours in force; `enter` is the key that opens the row that is chosen."""

    def __init__(self, view: OneColumnView, session: Session, zone: tzinfo, enter: str) -> None:
        super().__init__(view, inset=(_INSET, 0))
        self._session, self._zone, self._enter = session, zone, enter
        self._sought = sought("")

    def mark(self, wanted: Sought) -> None:
        """Mark in the rows where `wanted` stands in them."""
        self._sought = wanted

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, PaletteRow) and row.heading:
            self._paint_heading(painter, QRectF(option.rect), row)
        else:
            super().paint(painter, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option
        row = index.data(ROW_ROLE)
        return QSize(100, heading_height() if isinstance(row, PaletteRow) and row.heading else row_height())

    def paint_row(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, PaletteRow):
            return
        t = theme()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        middle = box.center().y()
        side = t.px(20)
        self._paint_sign(painter, QRectF(box.left() + _PAD, middle - side / 2, side, side), row)
        left = box.left() + _PAD + side + _PAD
        right = self._paint_end(painter, box.right() - _PAD, middle, row, selected=selected) - _PAD
        off = bool(row.refusal)
        text = self.elided(row.text, "body", 500, int(right - left))
        painter.setPen(t.text_disabled if off else t.text_1)
        x = left + self._paint_marked(
            painter, QPointF(left, middle), text, "body", 500, searched=0 if off else len(text)
        )
        room = right - x - _PAD
        if room >= _LEAST_META:
            painter.setPen(t.text_2)
            meta = self.elided(row.meta, "small", 400, int(room))
            self._paint_marked(painter, QPointF(x + _PAD, middle), meta, "small", 400, searched=row.searched)

    def _paint_heading(self, painter: QPainter, box: QRectF, row: PaletteRow) -> None:
        t = theme()
        painter.save()
        middle = box.bottom() - 4 - t.line_height("small") / 2
        painter.setPen(t.text_2)
        x = box.left() + _INSET + _PAD
        x += draw_text(painter, QPointF(x, middle), row.text, "small", weight=600) + 5
        draw_text(painter, QPointF(x, middle), row.total, "small", weight=600)
        painter.restore()

    def _paint_sign(self, painter: QPainter, box: QRectF, row: PaletteRow) -> None:
        """The pie of a task, who a room or a customer is, the icon of a command."""
        t = theme()
        item = row.item
        if isinstance(item, Task) and not row.icon:
            stage = self._session.stage(item.stage_id)
            side = t.px(16)
            pie = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            colour = stage_colours(stage.colour, t.scheme).solid
            paint_pie(painter, pie, *stage_place(self._session.flow, stage), colour)
        elif isinstance(item, Room | FoundCustomer):
            name = item.customer_name if isinstance(item, Room) else item.customer.name
            paint_avatar(painter, box, name)
        else:
            paint_icon(
                painter, row.icon or "chevron-right", box, t.text_disabled if row.refusal else t.text_2, t.px(16)
            )

    def _paint_end(self, painter: QPainter, right: float, middle: float, row: PaletteRow, *, selected: bool) -> float:
        """Paint what stands at the end of a row; return where that begins."""
        t = theme()
        item, now = row.item, self._session.now()
        key = row.shortcut or (self._enter if selected and item is not None and not row.icon else "")
        if key:
            right = self._paint_key(painter, right, middle, key) - _PAD
        if row.icon or item is None:
            return right
        if isinstance(item, Task) and not item.finished:
            length = Micros(max(0, now - item.entered_at))
            return paint_age_pill(painter, QPointF(right, middle), stay(length), age_level(length, row.past))
        at = item.finished_at if isinstance(item, Task) else item.last_at
        if at is None:
            return right
        time = list_time(at, now, self._zone)
        painter.setPen(t.text_3)
        x = right - t.metrics("small").horizontalAdvance(time)
        draw_text(painter, QPointF(x, middle), time, "small")
        return x

    def _paint_key(self, painter: QPainter, right: float, middle: float, key: str) -> float:
        t = theme()
        metrics = t.metrics("caption", 500)
        height = metrics.height() + 4
        width = max(height, metrics.horizontalAdvance(key) + 10)
        box = QRectF(round(right - width), round(middle - height / 2), width, height).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(t.line_strong)
        painter.setBrush(t.bg_raised)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(t.text_2)
        painter.setFont(t.font("caption", 500))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
        return box.left()

    def _paint_marked(
        self, painter: QPainter, at: QPointF, text: str, style: Style, weight: Weight, *, searched: int
    ) -> float:
        """Draw `text`, the hits in its first characters bold and in the accent; return its width in px."""
        x, done = at.x(), 0
        pen = painter.pen()
        for start, end in self._sought.spans(text[:searched]):
            x += draw_text(painter, QPointF(x, at.y()), text[done:start], style, weight=weight)
            painter.setPen(theme().accent_text)
            x += draw_text(painter, QPointF(x, at.y()), text[start:end], style, weight=700)
            painter.setPen(pen)
            done = end
        x += draw_text(painter, QPointF(x, at.y()), text[done:], style, weight=weight)
        return x - at.x()

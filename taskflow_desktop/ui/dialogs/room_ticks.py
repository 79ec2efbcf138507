"""A list of rooms with a tick each, for what is done with many rooms at once."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.models.room_checks import ROOM_ROLE, TICKED_ROLE, RoomChecks
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.list_view import OneColumnView, RowDelegate, draw_text
from taskflow_desktop.ui.words import state_word

_LEAST_ROWS = 5


class RoomTicks(OneColumnView):
    """One Tab stop; Space, Enter or a click ticks a room, Ctrl A all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("HandOverMany", "Rooms to hand over"), _row_height, parent)
        self.checks = RoomChecks(_described, self)
        self.setModel(self.checks)
        self.setItemDelegate(_Delegate(self, inset=(0, 1), radius=6))
        self.setMinimumHeight(_LEAST_ROWS * _row_height())
        self.clicked_id.connect(self._toggle)
        self.activated_id.connect(self._toggle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.selected_id is not None:
            self._toggle(self.selected_id)
        elif event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.checks.tick_all(on=True)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: object) -> None:
        """Each press of a double click has ticked already."""
        del event

    @Slot(object)
    def _toggle(self, room_id: object) -> None:
        if isinstance(room_id, int):
            self.checks.toggle(RoomId(room_id))


class _Delegate(RowDelegate):
    def paint_row(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        del option
        room = index.data(ROOM_ROLE)
        if not isinstance(room, Room):
            return
        t, side = theme(), theme().px(16)
        square = QRectF(box.left() + 8, box.center().y() - side / 2, side, side)
        _paint_tick(painter, square, ticked=bool(index.data(TICKED_ROLE)))
        left, right = square.right() + 10, box.right() - 8
        first = box.top() + 4 + t.line_height("body") / 2
        tasks = _tasks(room)
        width = t.metrics("small").horizontalAdvance(tasks) + 1
        painter.setPen(t.text_2)
        draw_text(painter, QPointF(right - width, first), tasks, "small")
        state = state_word(room.state)
        room_left = right - width - 12 - left - t.metrics("small").horizontalAdvance(state) - 8
        painter.setPen(t.text_1)
        name = self.elided(room.customer_name, "body", 600, int(room_left))
        x = left + draw_text(painter, QPointF(left, first), name, "body", weight=600) + 8
        painter.setPen(t.text_2)
        draw_text(painter, QPointF(x, first), state, "small")
        second = box.bottom() - 4 - t.line_height("small") / 2
        said = self.elided(room.last_text, "small", 400, int(right - left))
        draw_text(painter, QPointF(left, second), said, "small")


def _paint_tick(painter: QPainter, square: QRectF, *, ticked: bool) -> None:
    t = theme()
    if ticked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.accent)
        painter.drawRoundedRect(square, 4, 4)
        paint_icon(painter, "check", square, t.on_accent, t.px(12))
    else:
        painter.setPen(t.line_control)
        painter.setBrush(t.bg_surface)
        painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def _tasks(room: Room) -> str:
    left = room.tasks_total - room.tasks_finished
    return translate("HandOverMany", "%n open task(s)", "", left) if left else ""


def _described(room: Room) -> str:
    parts = (room.customer_name, state_word(room.state), _tasks(room), room.last_text[:120].replace("\n", " "))
    return ", ".join(part for part in parts if part)


def _row_height() -> int:
    return theme().line_height("body") + theme().line_height("small") + 12

"""Another room of the customer as a row: title and day; below, channel, main agent, state and tasks."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from taskflow_desktop.domain.entities import Room
from taskflow_desktop.models.customer_rooms import ROOM_ROLE
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.format import local_zone, short_date
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.avatar import paint_channel
from taskflow_desktop.ui.widgets.list_view import OneColumnView, RowDelegate, draw_text
from taskflow_desktop.ui.words import state_word


def earlier_room_height() -> int:
    """Return the height of a row in px."""
    return theme().line_height("body") + theme().line_height("small") + 20


def room_title(room: Room) -> str:
    """Return what names a room in a list of one customer's rooms: its title, else what was said last."""
    return room.title or room.last_text or room.customer_name


def room_words(session: Session, room: Room) -> str:
    """Return what a screen reader says for such a row."""
    return fill(
        translate("CustomerTab", "{title}, {state}, {agent}, {day}, tasks done {finished}/{total}"),
        title=room_title(room),
        state=state_word(room.state),
        agent=session.agent_name(room.main_agent_id),
        day=short_date(room.opened_at, session.now(), local_zone()),
        finished=room.tasks_finished,
        total=room.tasks_total,
    )


class EarlierRoomDelegate(RowDelegate):
    """Paints the rows."""

    def __init__(self, view: OneColumnView, session: Session) -> None:
        super().__init__(view)
        self._session = session

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
        t = theme()
        left, right = box.left() + 8, box.right() - 8
        first = box.top() + 9 + t.line_height("body") / 2
        second = box.bottom() - 9 - t.line_height("small") / 2
        day = short_date(room.opened_at, self._session.now(), local_zone())
        day_width = t.metrics("small").horizontalAdvance(day)
        painter.setPen(t.text_2)
        draw_text(painter, QPointF(right - day_width, first), day, "small")
        painter.setPen(t.text_1)
        title = self.elided(room_title(room), "body", 600, int(right - day_width - 10 - left))
        draw_text(painter, QPointF(left, first), title, "body", weight=600)
        side = t.px(13)
        paint_channel(painter, QRectF(left, second - side / 2, side, side), room.channel)
        painter.setPen(t.text_2)
        done = translate("CustomerTab", "Done {finished}/{total}")
        tasks = fill(done, finished=room.tasks_finished, total=room.tasks_total) if room.tasks_total else ""
        tasks_width = t.metrics("small").horizontalAdvance(tasks)
        draw_text(painter, QPointF(right - tasks_width, second), tasks, "small")
        agent = self._session.agent_name(room.main_agent_id)
        state = state_word(room.state)
        words = fill(translate("CustomerTab", "{agent} · {state}"), agent=agent, state=state) if agent else state
        room_left = int(right - tasks_width - 10 - left - side - 6)
        draw_text(painter, QPointF(left + side + 6, second), self.elided(words, "small", 400, room_left), "small")

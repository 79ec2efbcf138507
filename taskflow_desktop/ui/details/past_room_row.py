"""A room of the customer as a row: title and day; below, channel, main agent, state, and what became of its tasks."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from taskflow_desktop.domain.entities import Room, Task
from taskflow_desktop.domain.enums import Outcome
from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.domain.pages import PastRoom
from taskflow_desktop.models.customer_rooms import ROOM_ROLE, YEAR_ROLE
from taskflow_desktop.models.customer_rooms import Row as PastRow
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.shown import stage_place
from taskflow_desktop.ui.format import local_zone, month_day, same_day, short_date
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.avatar import paint_channel
from taskflow_desktop.ui.widgets.importance import outcome_icon, outcome_tone
from taskflow_desktop.ui.widgets.list_view import OneColumnView, RowDelegate, draw_text
from taskflow_desktop.ui.widgets.pie import paint_pie
from taskflow_desktop.ui.words import channel_word, outcome_word, state_word

_PIES = 5
_GAP = 8
_SHARE = 0.6  # of the second line, at most, for the tasks


def past_room_height() -> int:
    """Return the height of a room's row in px."""
    return theme().line_height("body") + theme().line_height("small") + 21


def year_height() -> int:
    """Return the height of a year's row in px."""
    return theme().line_height("small") + 14


def room_title(room: Room) -> str:
    """Return what names a room in a list of one customer's rooms: its title, else what was said last."""
    return room.title or room.last_text or room.customer_name


def year_words(year: int) -> str:
    """Return the heading of a year."""
    return fill(translate("PastRooms", "{year}"), year=year)


def who_and_state(session: Session, room: Room, *, here: bool) -> str:
    """Return the main agent and the state; `here`: it is the room on screen."""
    agent, state = session.agent_name(room.main_agent_id), state_word(room.state)
    words = fill(translate("PastRooms", "{agent} · {state}"), agent=agent, state=state) if agent else state
    return fill(translate("PastRooms", "{words} · this room"), words=words) if here else words


def tasks_in_words(tasks: tuple[Task, ...]) -> list[tuple[str, Outcome | None]]:
    """Return the counts of a room's tasks as words: in progress (or all of them), success, failure; those that are."""
    open_ = sum(not task.finished for task in tasks)
    words: list[tuple[str, Outcome | None]] = []
    if open_:
        words.append((fill(translate("PastRooms", "{n} open"), n=open_), None))
    elif tasks:
        words.append((translate("PastRooms", "%n task(s)", "", len(tasks)), None))
    for outcome in Outcome:
        if n := sum(task.outcome is outcome for task in tasks):
            template = translate("PastRooms", "{outcome} {n}")
            words.append((fill(template, outcome=outcome_word(outcome), n=n), outcome))
    return words


def past_room_words(session: Session, row: PastRow, *, here: bool) -> str:
    """Return what a screen reader says for a row."""
    if not isinstance(row, PastRoom):
        return year_words(row)
    room = row.room
    parts = [room_title(room), channel_word(room.channel), who_and_state(session, room, here=here)]
    parts.append(short_date(room.opened_at, session.now(), local_zone()))
    if session.flow.on:
        parts += [words for words, _ in tasks_in_words(row.tasks)]
    if row.found:
        parts.append(row.found)
    return ", ".join(parts)


class PastRoomDelegate(RowDelegate):
    """Paints years and rooms. `here` gives the id of the room on screen."""

    def __init__(self, view: OneColumnView, session: Session, here: Callable[[], RoomId | None]) -> None:
        super().__init__(view)
        self._session, self._here = session, here

    def paint_back(self, painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
        box = super().paint_back(painter, option)
        return box.adjusted(8, 0, -8, 0)

    def paint_row(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        del option
        t = theme()
        past = index.data(ROOM_ROLE)
        if not isinstance(past, PastRoom):
            painter.setPen(t.text_2)
            at = QPointF(box.left(), box.bottom() - 4 - t.line_height("small") / 2)
            draw_text(painter, at, year_words(index.data(YEAR_ROLE)), "small", weight=600)
            return
        room = past.room
        first = box.top() + 9 + t.line_height("body") / 2
        second = box.bottom() - 10 - t.line_height("small") / 2
        day = self._day(room)
        wide = t.metrics("small").horizontalAdvance(day)
        painter.setPen(t.text_2)
        draw_text(painter, QPointF(box.right() - wide, first), day, "small")
        painter.setPen(t.text_1)
        title = self.elided(room_title(room), "body", 600, int(box.width() - wide - 10))
        draw_text(painter, QPointF(box.left(), first), title, "body", weight=600)
        left = self._paint_tasks(painter, box, second, past.tasks) if self._session.flow.on else box.right()
        side = t.px(13)
        paint_channel(painter, QRectF(box.left(), second - side / 2, side, side), room.channel)
        x = box.left() + side + 6
        if past.found:
            paint_icon(painter, "search", QRectF(x, second - t.px(12) / 2, t.px(12), t.px(12)), t.text_2, t.px(12))
            x += t.px(12) + 5
        words = past.found or who_and_state(self._session, room, here=room.id == self._here())
        painter.setPen(t.text_2)
        draw_text(painter, QPointF(x, second), self.elided(words, "small", 400, int(left - 10 - x)), "small")
        painter.setPen(t.line)
        painter.drawLine(QPointF(box.left(), box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))

    def _day(self, room: Room) -> str:
        zone = local_zone()
        if same_day(room.opened_at, self._session.now(), zone):
            return translate("PastRooms", "today")
        return month_day(room.opened_at, zone)

    def _paint_tasks(self, painter: QPainter, box: QRectF, middle: float, tasks: tuple[Task, ...]) -> float:
        """Paint pies and counts at the right end; return where they begin. Pies give way where it is narrow."""
        t = theme()
        side = t.px(12)
        words = tasks_in_words(tasks)
        if not words:
            return box.right()
        plain, bold = t.metrics("small"), t.metrics("small", 600)
        wide = sum(
            plain.horizontalAdvance(text) if outcome is None else bold.horizontalAdvance(text) + side + 3
            for text, outcome in words
        )
        wide += _GAP * (len(words) - 1)
        shown = ([task for task in tasks if not task.finished] or list(tasks))[:_PIES]
        pies = len(shown) * (side + 3) + 3
        if wide + pies > box.width() * _SHARE:
            shown, pies = [], 0
        x = start = box.right() - wide - pies
        flow = self._session.flow
        for task in shown:
            stage = self._session.stage(task.stage_id)
            pie = QRectF(x, middle - side / 2, side, side)
            paint_pie(painter, pie, *stage_place(flow, stage), stage_colours(stage.colour, t.scheme).solid)
            x += side + 3
        x += 3 if shown else 0
        for text, outcome in words:
            if outcome is None:
                painter.setPen(t.text_2)
                x += draw_text(painter, QPointF(x, middle), text, "small") + _GAP
                continue
            tone = t.colour(outcome_tone(outcome))
            paint_icon(painter, outcome_icon(outcome), QRectF(x, middle - side / 2, side, side), tone, side)
            painter.setPen(tone)
            x += side + 3 + draw_text(painter, QPointF(x + side + 3, middle), text, "small", weight=600) + _GAP
        return start

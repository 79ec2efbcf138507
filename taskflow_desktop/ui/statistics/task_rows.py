"""Tasks as rows: those that stand long with how long, finished ones with how and when they ended."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from taskflow_desktop.domain.entities import NO_PAST, StagePast, Task
from taskflow_desktop.domain.moment import Micros, Moment
from taskflow_desktop.models.statistics_rows import VALUE_ROLE, FigureRow
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.age_words import measure_words, stay_words
from taskflow_desktop.ui.details.shown import described, stage_place
from taskflow_desktop.ui.format import date_and_time, duration, local_zone
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.statistics.figure_list import INSET, FigureDelegate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.age_pill import age_level, age_pill_width, paint_age_pill
from taskflow_desktop.ui.widgets.avatar import paint_avatar
from taskflow_desktop.ui.widgets.importance import outcome_icon, outcome_tone
from taskflow_desktop.ui.widgets.labels import tooltip_text
from taskflow_desktop.ui.widgets.list_view import OneColumnView, draw_text
from taskflow_desktop.ui.widgets.pie import paint_pie
from taskflow_desktop.ui.words import outcome_word

_AVATAR = 20
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with whose face stands beside it, what its stay is measured by, and when that is."""

    task: Task
    person: str
    past: StagePast
    now: Moment
    last: bool


def row_height() -> int:
    """Return the height of a row in px."""
    return theme().line_height("body") + 20


def task_row(
    session: Session, task: Task, *, person: str, past: StagePast = NO_PAST, now: Moment, last: bool
) -> FigureRow:
    """Return the row of a task as of `now`."""
    spoken, hint = described(session, task), task.title
    if task.finished_at is None:
        stay = Micros(now - task.entered_at)
        spoken = f"{spoken}, {stay_words(stay, past)}"
        hint = f"{task.title}\n{measure_words(past)}"
    else:
        spoken = f"{spoken}, {date_and_time(task.finished_at, now, local_zone())}"
    return FigureRow(task.id, TaskRow(task, person, past, now, last), spoken, tooltip_text(hint))


class TaskRowDelegate(FigureDelegate):
    """Pie, number, title, then how long the task stands or how it ended, and the person."""

    def __init__(self, view: OneColumnView, session: Session) -> None:
        super().__init__(view)
        self._session = session

    def paint_row(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: _Index) -> None:
        del option
        row = index.data(VALUE_ROLE)
        if not isinstance(row, TaskRow):
            return
        t = theme()
        task, middle = row.task, box.center().y()
        stage = self._session.stage(task.stage_id)
        side, avatar = t.px(14), t.px(_AVATAR)
        x = box.left() + INSET - 8
        paint_pie(
            painter,
            QRectF(x, middle - side / 2, side, side),
            *stage_place(self._session.flow, stage),
            stage_colours(stage.colour, t.scheme).solid,
        )
        x += side + 8
        painter.setPen(t.text_2)
        x += draw_text(painter, QPointF(x, middle), task.short_number, "body") + 8
        right = box.right() - INSET + 8 - avatar
        paint_avatar(painter, QRectF(right, middle - avatar / 2, avatar, avatar), row.person)
        right = self._paint_state(painter, QPointF(right - 8, middle), row)
        painter.setPen(t.text_1)
        title = self.elided(task.title, "body", 400, int(right - 12 - x))
        draw_text(painter, QPointF(x, middle), title, "body")
        self.line_under(painter, box, last=row.last)

    def _paint_state(self, painter: QPainter, corner: QPointF, row: TaskRow) -> float:
        """Paint what stands before the person, its right end at `corner`; return its left edge."""
        task, t = row.task, theme()
        if task.finished_at is None:
            stay = Micros(row.now - task.entered_at)
            level = age_level(stay, row.past)
            paint_age_pill(painter, corner, duration(stay), level)
            return corner.x() - age_pill_width(duration(stay), level)
        when = date_and_time(task.finished_at, row.now, local_zone())
        metrics, side = t.metrics("caption"), t.px(13)
        x = corner.x() - metrics.horizontalAdvance(when)
        painter.setPen(t.text_3)
        draw_text(painter, QPointF(x, corner.y()), when, "caption")
        word = outcome_word(task.outcome)
        x -= 12 + t.metrics("caption", 600).horizontalAdvance(word)
        tone = t.colour(outcome_tone(task.outcome))
        painter.setPen(tone)
        draw_text(painter, QPointF(x, corner.y()), word, "caption", weight=600)
        x -= side + 4
        paint_icon(painter, outcome_icon(task.outcome), QRectF(x, corner.y() - side / 2, side, side), tone, side)
        return x

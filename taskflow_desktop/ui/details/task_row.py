"""A task as a row of two lines: pie, number and title; below, what one must know of it (ui-spec 4.3)."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import Importance
from taskflow_desktop.models.task_list import TASK_ROLE
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.shown import stage_place
from taskflow_desktop.ui.format import date_and_time, local_zone
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.theme import Weight, theme
from taskflow_desktop.ui.widgets.avatar import paint_avatar
from taskflow_desktop.ui.widgets.importance import outcome_icon, outcome_tone, paint_importance
from taskflow_desktop.ui.widgets.list_view import OneColumnView, RowDelegate
from taskflow_desktop.ui.widgets.pie import paint_pie
from taskflow_desktop.ui.words import importance_word, outcome_word

_PAD = 8  # from the edge of the row to the pie and to the avatar
_GAP = 10  # between the parts of the second line


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of the second line: an icon or an importance's bars, and a word."""

    text: str
    icon: str = ""
    tone: str = "text.2"
    weight: Weight = 400
    importance: Importance | None = None


def task_row_height() -> int:
    """Return the height of a row in px: two lines and their padding."""
    return theme().line_height("body") + theme().line_height("caption") + 10


class TaskRowDelegate(RowDelegate):
    """Paints the rows; reads names and stages from the session while painting."""

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
        task = index.data(TASK_ROLE)
        if not isinstance(task, Task):
            return
        t = theme()
        stage = self._session.stage(task.stage_id)
        side = t.px(16)
        left = box.left() + _PAD
        pie = QRectF(left, box.center().y() - side / 2, side, side)
        paint_pie(painter, pie, *stage_place(self._session.flow, stage), stage_colours(stage.colour, t.scheme).solid)
        avatar = t.px(24)
        right = box.right() - _PAD - avatar
        circle = QRectF(right, box.center().y() - avatar / 2, avatar, avatar)
        paint_avatar(painter, circle, self._session.agent_name(task.owner_id))
        start = left + side + 9
        text = QRectF(start, box.top() + 5, right - 8 - start, box.height() - 10)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_title(painter, text, task, selected=selected)
        self._paint_facts(painter, text, task, stage.name)

    def _paint_title(self, painter: QPainter, area: QRectF, task: Task, *, selected: bool) -> None:
        t = theme()
        weight: Weight = 600 if selected else 400 if task.finished else 500
        line = t.line_height("body")
        metrics = t.metrics("body")
        baseline = area.top() + (line + metrics.ascent() - metrics.descent()) / 2
        painter.setFont(t.font("body"))
        painter.setPen(t.text_2)
        painter.drawText(QPointF(area.left(), baseline), task.short_number)
        x = area.left() + metrics.horizontalAdvance(task.short_number) + 6
        painter.setFont(t.font("body", weight))
        painter.setPen(t.text_2 if task.finished and not selected else t.text_1)
        shown = self.elided(task.title, "body", weight, int(area.right() - x))
        painter.drawText(QPointF(x, baseline), shown)

    def _paint_facts(self, painter: QPainter, area: QRectF, task: Task, stage: str) -> None:
        t = theme()
        line = t.line_height("caption")
        middle = area.bottom() - line / 2
        x = area.left()
        for part in self._facts(task, stage):
            metrics = t.metrics("caption", part.weight)
            icon = t.px(12) + 4 if part.icon or part.importance is not None else 0
            room = int(area.right() - x - icon)
            width = metrics.horizontalAdvance(part.text)
            if width > room and x > area.left():
                return  # what does not fit is left out, from the end
            text = self.elided(part.text, "caption", part.weight, room)
            colour = t.colour(part.tone)
            _paint_sign(painter, QRectF(x, middle - t.px(12) / 2, t.px(12), t.px(12)), part, colour)
            painter.setFont(t.font("caption", part.weight))
            painter.setPen(colour)
            painter.drawText(QPointF(x + icon, middle + (metrics.ascent() - metrics.descent()) / 2), text)
            x += icon + width + _GAP

    def _facts(self, task: Task, stage: str) -> list[_Part]:
        finished: Weight = 600 if task.finished else 400
        parts = [
            _Part(stage),
            _Part(outcome_word(task.outcome), outcome_icon(task.outcome), outcome_tone(task.outcome), finished),
            _Part(importance_word(task.importance), importance=task.importance),
        ]
        if task.checklist_total:
            parts.append(_Part(f"{task.checklist_done}/{task.checklist_total}", "list-checks"))
        parts.append(_Part(date_and_time(task.created_at, self._session.now(), local_zone())))
        return parts


def _paint_sign(painter: QPainter, square: QRectF, part: _Part, colour: QColor) -> None:
    if part.importance is not None:
        paint_importance(painter, square, part.importance)
    elif part.icon:
        paint_icon(painter, part.icon, square, colour, int(square.width()))

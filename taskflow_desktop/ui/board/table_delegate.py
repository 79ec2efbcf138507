"""Paints the cells of the list of tasks; what needs measuring is kept until it can differ."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from taskflow_desktop.domain.entities import NO_PAST, StagePast, Task
from taskflow_desktop.domain.moment import MINUTE, Moment
from taskflow_desktop.domain.requests import ListColumn
from taskflow_desktop.models.task_table import COLUMNS, TaskRole
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.board.card_words import age_of
from taskflow_desktop.ui.board.list_words import ListWords
from taskflow_desktop.ui.board.small_pictures import avatar_pixmap, channel_pixmap, importance_pixmap
from taskflow_desktop.ui.details.shown import stage_place
from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.theme import Style, Weight, theme
from taskflow_desktop.ui.widgets.age_pill import AgeLevel, age_pill_width, paint_age_pill
from taskflow_desktop.ui.widgets.importance import outcome_tone, paint_outcome
from taskflow_desktop.ui.widgets.pie import paint_pie

PADDING = 10
_ICON, _AVATAR = 14, 20
_TEXTS_KEPT = 8192

_Index = QModelIndex | QPersistentModelIndex


class TableDelegate(QStyledItemDelegate):
    """Paints one cell by its column: word, picture and word, tag or pill."""

    def __init__(self, session: Session, words: ListWords, view: QTableView) -> None:
        super().__init__(view)
        self._session, self._words = session, words
        self.hovered_row = -1  # under the mouse, as the view says; -1: none
        self._now = Moment(0)
        self._elided: dict[tuple[str, Style, int, int], str] = {}
        self._said: dict[tuple[int, int], tuple[tuple[Task, StagePast, int], str]] = {}

    def set_now(self, now: Moment) -> None:
        """Paint times as of `now`."""
        self._now = now

    def forget(self) -> None:
        """Measure everything anew: names, fonts or the language differ."""
        self._elided.clear()
        self._said.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del index
        return QSize(option.rect.width(), row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        t = theme()
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, t.bg_selected)
        elif index.row() == self.hovered_row:
            painter.fillRect(cell, t.bg_hover)
        painter.fillRect(cell.left(), cell.bottom(), cell.width(), 1, t.line)
        task = index.data(TaskRole.TASK)
        if not isinstance(task, Task):
            return
        found = index.data(TaskRole.PAST)
        past = found if isinstance(found, StagePast) else NO_PAST
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(cell).adjusted(PADDING, 0, -PADDING, -1)
        self._paint_cell(painter, box, task, past, COLUMNS[index.column()])
        painter.restore()

    def _paint_cell(self, painter: QPainter, box: QRectF, task: Task, past: StagePast, column: ListColumn) -> None:
        t, middle = theme(), box.center().y()
        ratio = painter.device().devicePixelRatioF()
        side = t.px(_ICON)
        square = QRectF(box.left(), middle - side / 2, side, side)
        if column is ListColumn.STAGE:
            self._paint_stage(painter, box, task)
        elif column is ListColumn.CUSTOMER:
            painter.drawPixmap(square.topLeft(), channel_pixmap(task.channel, side, ratio))
            self._text(painter, box.adjusted(side + 6, 0, 0, 0), task.customer_name)
        elif column is ListColumn.OWNER:
            wide = t.px(_AVATAR)
            name = self._words.owner(task)
            picture = avatar_pixmap(name, wide, t.scheme, t.percent, ratio)
            painter.drawPixmap(QPointF(box.left(), middle - wide / 2), picture)
            self._text(painter, box.adjusted(wide + 6, 0, 0, 0), name)
        elif column is ListColumn.IMPORTANCE:
            painter.drawPixmap(square.topLeft(), importance_pixmap(task.importance, side, t.scheme, ratio))
            self._text(painter, box.adjusted(side + 4, 0, 0, 0), self._say(task, past, column))
        elif column is ListColumn.OUTCOME:
            paint_outcome(painter, square, task.outcome)
            ink = t.colour(outcome_tone(task.outcome))
            self._text(painter, box.adjusted(side + 4, 0, 0, 0), self._say(task, past, column), ink=ink)
        elif column is ListColumn.STAY:
            text, level = age_of(task, self._now, past)
            left = box.left() + (5 if level in {AgeLevel.FRESH, AgeLevel.DONE} else 0)
            paint_age_pill(painter, QPointF(left + age_pill_width(text, level), middle), text, level)
        elif column is ListColumn.TITLE:
            self._text(painter, box, task.title, weight=500, ink=t.text_1)
        else:
            self._text(painter, box, self._say(task, past, column), ink=t.text_2)

    def _paint_stage(self, painter: QPainter, box: QRectF, task: Task) -> None:
        t = theme()
        stage = self._session.stage(task.stage_id)
        colours = stage_colours(stage.colour, t.scheme)
        pie = t.px(12)
        name = self._cut(stage.name, "small", 500, int(box.width()) - 8 - pie - 6 - 8)
        metrics = t.metrics("small", 500)
        high = t.line_height("small") + 6
        tag = QRectF(box.left(), box.center().y() - high / 2, 8 + pie + 6 + metrics.horizontalAdvance(name) + 8, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.tint)
        painter.drawRoundedRect(tag, 4, 4)
        middle = tag.center().y()
        paint_pie(
            painter,
            QRectF(tag.left() + 8, middle - pie / 2, pie, pie),
            *stage_place(self._session.flow, stage),
            colours.ink,
        )
        painter.setFont(t.font("small", 500))
        painter.setPen(colours.ink)
        painter.drawText(QPointF(tag.left() + 8 + pie + 6, _baseline(middle, "small", 500)), name)

    def _text(
        self, painter: QPainter, box: QRectF, text: str, *, weight: Weight = 400, ink: QColor | None = None
    ) -> None:
        t = theme()
        painter.setFont(t.font("body", weight))
        painter.setPen(ink if ink is not None else t.text_1)
        cut = self._cut(text, "body", weight, int(box.width()))
        painter.drawText(QPointF(box.left(), _baseline(box.center().y(), "body", weight)), cut)

    def _say(self, task: Task, past: StagePast, column: ListColumn) -> str:
        key, state = (task.id, COLUMNS.index(column)), (task, past, self._now // MINUTE)
        kept = self._said.get(key)
        if kept is not None and kept[0] == state:
            return kept[1]
        if len(self._said) >= _TEXTS_KEPT:
            self._said.clear()
        said = self._words.cell(task, column, past)
        self._said[key] = (state, said)
        return said

    def _cut(self, text: str, style: Style, weight: Weight, width: int) -> str:
        key = (text, style, weight, width)
        cut = self._elided.get(key)
        if cut is None:
            if len(self._elided) >= _TEXTS_KEPT:
                self._elided.clear()
            flat = " ".join(text[:400].split())
            cut = theme().metrics(style, weight).elidedText(flat, Qt.TextElideMode.ElideRight, max(0, width))
            self._elided[key] = cut
        return cut


def row_height() -> int:
    """Return the height of every row, in px."""
    return theme().line_height("body") + 22


def _baseline(middle: float, style: Style, weight: Weight) -> float:
    metrics = theme().metrics(style, weight)
    return round(middle + (metrics.ascent() - metrics.descent()) / 2)

"""Time in each stage: a bar to the median, a line to where nine of ten went on, and both as numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from taskflow_desktop.domain.moment import Micros
from taskflow_desktop.domain.statistics import Statistics
from taskflow_desktop.models.statistics_rows import VALUE_ROLE, FigureRow
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.shown import stage_place
from taskflow_desktop.ui.format import stay
from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.statistics.figure_list import INSET, Column, FigureDelegate, FigureList, draw_in
from taskflow_desktop.ui.statistics.words import share, tasks_word
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.pie import paint_pie

_BAR = 8
_GAP = 16
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class StageRow:
    """What one row shows; `longest` is what the whole width of the bars stands for."""

    name: str
    colour: str
    place: tuple[int, int]
    median: Micros
    high: Micros
    rate: float
    longest: Micros
    last: bool


def row_height() -> int:
    """Return the height of a row in px."""
    return theme().line_height("body") + 26


class StageRows(FigureList):
    """One row for each stage that finished tasks came through. `row_chosen` tells the StageId."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._session = session
        self._rows: tuple[StageRow, ...] = ()
        super().__init__(translate("Statistics", "Time in stage"), row_height, self._columns, parent)
        self.view.setItemDelegate(_Delegate(self))

    def show_statistics(self, found: Statistics) -> None:
        """Show the stages of an answer."""
        longest = max((figures.high for figures in found.stages), default=Micros(0))
        rows: list[FigureRow] = []
        shown: list[StageRow] = []
        for place, figures in enumerate(found.stages, start=1):
            stage = self._session.stage(figures.stage_id)
            row = StageRow(
                name=stage.name,
                colour=stage.colour,
                place=stage_place(self._session.flow, stage),
                median=figures.median,
                high=figures.high,
                rate=figures.rate,
                longest=longest,
                last=place == len(found.stages),
            )
            words = translate("Statistics", "{stage}: median {median}, 90% within {high}, success rate {rate}, {tasks}")
            spoken = fill(
                words,
                stage=stage.name,
                median=stay(figures.median),
                high=stay(figures.high),
                rate=share(figures.rate),
                tasks=tasks_word(figures.tasks),
            )
            shown.append(row)
            rows.append(FigureRow(figures.stage_id, row, spoken))
        self._rows = tuple(shown)
        self.show_rows(rows)

    def columns(self, width: float) -> Sequence[Column]:
        """Return name, bar, median, 90 % and success rate at a width in px."""
        return self._columns(width)

    def _columns(self, width: float) -> Sequence[Column]:
        t = theme()
        heads = (
            translate("Statistics", "Stage"),
            "",
            translate("Statistics", "Median"),
            translate("Statistics", "90%"),
            translate("Statistics", "Success*"),
        )
        numbers = (
            [stay(row.median) for row in self._rows],
            [stay(row.high) for row in self._rows],
            [share(row.rate) for row in self._rows],
        )
        body, small = t.metrics("body", 600), t.metrics("small", 500)
        right = width - INSET
        ends: list[tuple[float, float]] = []
        for head, texts in zip(reversed(heads[2:]), reversed(numbers), strict=True):
            wide = max([small.horizontalAdvance(head), *(body.horizontalAdvance(text) for text in texts)])
            ends.append((right - wide, right))
            right -= wide + _GAP
        names = max((t.metrics("body", 500).horizontalAdvance(row.name) for row in self._rows), default=0)
        name_right = INSET + min(names + t.px(14) + 6 + 4, max(t.px(70), (right - INSET) * 0.5))
        return (
            Column(heads[0], INSET, name_right),
            Column(heads[1], name_right + _GAP, max(name_right + _GAP, right)),
            *(Column(head, *end, numbers=True) for head, end in zip(heads[2:], reversed(ends), strict=True)),
        )


class _Delegate(FigureDelegate):
    def __init__(self, rows: StageRows) -> None:
        super().__init__(rows.view)
        self._rows = rows

    def paint_row(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: _Index) -> None:
        del option
        row = index.data(VALUE_ROLE)
        if not isinstance(row, StageRow):
            return
        t = theme()
        middle = box.center().y()
        name, bar, median, high, rate = self._rows.columns(self._rows.view.width())
        side = t.px(14)
        colour = stage_colours(row.colour, t.scheme).solid
        paint_pie(painter, QRectF(name.left, middle - side / 2, side, side), *row.place, colour)
        painter.setPen(t.text_1)
        draw_in(painter, Column("", name.left + side + 6, name.right), middle, row.name, weight=500)
        draw_in(painter, median, middle, stay(row.median), weight=600)
        painter.setPen(t.text_2)
        draw_in(painter, high, middle, stay(row.high))
        draw_in(painter, rate, middle, share(row.rate))
        if row.longest and bar.right - bar.left > 8:
            unit = (bar.right - bar.left - 2) / row.longest
            tick = bar.left + max(3.0, row.high * unit)
            painter.setPen(QPen(t.line_control, 1.5))
            painter.drawLine(QPointF(bar.left, middle), QPointF(tick, middle))
            painter.setPen(QPen(t.text_2, 2))
            painter.drawLine(QPointF(tick, middle - 6), QPointF(tick, middle + 6))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(bar.left, middle - _BAR / 2, max(3.0, row.median * unit), _BAR), 2, 2)
        self.line_under(painter, box, last=row.last)

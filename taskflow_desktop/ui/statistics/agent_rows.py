"""What each person finished: how many, how long they took, and the share that ended in success as a bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from taskflow_desktop.domain.statistics import AgentFigures, Statistics
from taskflow_desktop.models.statistics_rows import VALUE_ROLE, FigureRow
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.format import stay
from taskflow_desktop.ui.statistics.figure_list import INSET, Column, FigureDelegate, FigureList, draw_in
from taskflow_desktop.ui.statistics.words import share, tasks_word
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.avatar import paint_avatar

_AVATAR = 24
_TRACK = 5
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class AgentRow:
    """What one row shows."""

    name: str
    figures: AgentFigures
    last: bool


def row_height() -> int:
    """Return the height of a row in px."""
    return max(theme().line_height("body"), theme().px(_AVATAR)) + 18


class AgentRows(FigureList):
    """One row for each person who finished something. `row_chosen` tells the AgentId."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._session = session
        super().__init__(translate("Statistics", "Per agent"), row_height, columns, parent)
        self.view.setItemDelegate(_Delegate(self.view))

    def show_statistics(self, found: Statistics) -> None:
        """Show the people of an answer."""
        rows: list[FigureRow] = []
        for place, figures in enumerate(found.agents, start=1):
            totals, name = figures.totals, self._session.agent_name(figures.agent_id)
            words = translate("Statistics", "{name}: {tasks}, time to finish {time}, success rate {rate}")
            spoken = fill(
                words,
                name=name,
                tasks=tasks_word(totals.finished),
                time=stay(totals.median) if totals.median is not None else "–",
                rate=share(totals.rate),
            )
            rows.append(FigureRow(figures.agent_id, AgentRow(name, figures, place == len(found.agents)), spoken))
        self.show_rows(rows)


def columns(width: float) -> Sequence[Column]:
    """Return person, number, time and share at a width in px."""
    room = width - 2 * INSET
    return (
        Column(translate("Words", "Agent"), INSET, INSET + room * 0.30),
        Column(translate("Statistics", "Finished"), INSET + room * 0.31, INSET + room * 0.45, numbers=True),
        Column(translate("Statistics", "Time to finish"), INSET + room * 0.46, INSET + room * 0.70, numbers=True),
        Column(translate("Statistics", "Success rate"), INSET + room * 0.73, INSET + room),
    )


class _Delegate(FigureDelegate):
    def paint_row(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: _Index) -> None:
        del option
        row = index.data(VALUE_ROLE)
        if not isinstance(row, AgentRow):
            return
        t = theme()
        middle, totals = box.center().y(), row.figures.totals
        person, number, time, rate = columns(box.width() + 2 * box.left())
        side = t.px(_AVATAR)
        paint_avatar(painter, QRectF(person.left, middle - side / 2, side, side), row.name)
        painter.setPen(t.text_1)
        draw_in(painter, Column("", person.left + side + 8, person.right), middle, row.name, weight=500)
        draw_in(painter, number, middle, tasks_word(totals.finished), weight=600)
        painter.setPen(t.text_2)
        draw_in(painter, time, middle, stay(totals.median) if totals.median is not None else "–")
        painter.setPen(t.text_1)
        text = share(totals.rate)
        wide = t.metrics("body", 600).horizontalAdvance("100.0%")
        draw_in(painter, Column("", rate.right - wide, rate.right, numbers=True), middle, text, weight=600)
        track = QRectF(rate.left, middle - _TRACK / 2, rate.right - wide - 10 - rate.left, _TRACK)
        if track.width() > 12:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.line)
            painter.drawRoundedRect(track, _TRACK / 2, _TRACK / 2)
            painter.setBrush(t.accent)
            done = QRectF(track.left(), track.top(), track.width() * (totals.rate or 0), _TRACK)
            painter.drawRoundedRect(done, _TRACK / 2, _TRACK / 2)
        self.line_under(painter, box, last=row.last)

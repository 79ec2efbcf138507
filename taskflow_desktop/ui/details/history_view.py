"""The history on screen: when, who in bold and what he did, in rows as high as their sentences need."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QHelpEvent, QPainter, QResizeEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QStyleOptionViewItem, QWidget

from taskflow_desktop.domain.entities import Event
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.models.task_history import DAY_ROLE, EVENT_ROLE, HistoryModel
from taskflow_desktop.ui.format import clock_time, date_and_time, day_heading, exact_time, local_zone, same_day
from taskflow_desktop.ui.history_text import HistoryLine, history_line
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.labels import set_tooltip
from taskflow_desktop.ui.widgets.list_view import OneColumnView, RowDelegate, draw_text

_PAD = 8
_GAP = 10
_MEASURED_MAX = 4096


class HistoryView(OneColumnView):
    """Rows of a `HistoryModel`. With `whole` the view is as high as all its rows and its page scrolls.

    `number_of` gives the short number of a task, shown before what happened to it; "" in a task's own history.
    """

    def __init__(
        self,
        name: str,
        now: Callable[[], Moment],
        *,
        headings: bool,
        whole: bool,
        number_of: Callable[[TaskId], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, _line, parent)
        self._now, self._headings, self._whole = now, headings, whole
        self._number_of = number_of
        self.history = HistoryModel(self.spoken, local_zone() if headings else None, self)
        self._rows = _HistoryDelegate(self)
        self.setModel(self.history)
        self.setItemDelegate(self._rows)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustIgnored)
        self.history.modelReset.connect(self._fit)
        self.history.rowsInserted.connect(self._fit)
        theme_source().changed.connect(self._fit)

    def number(self, event: Event) -> str:
        """Return the short number to show before an event, or ""."""
        return self._number_of(event.task_id) if self._number_of is not None and event.task_id is not None else ""

    def time_text(self, moment: Moment) -> str:
        """Return the time of an event: the clock under a heading and today, with the day otherwise."""
        now = self._now()
        if self._headings or same_day(moment, now, local_zone()):
            return clock_time(moment, local_zone())
        return date_and_time(moment, now, local_zone())

    def spoken(self, row: Event | Moment) -> str:
        """Return what a screen reader says for a row."""
        if not isinstance(row, Event):
            return day_heading(row, local_zone())
        number, sentence = self.number(row), history_line(row).text
        template = (
            translate("History", "{time}, {number}, {sentence}")
            if number
            else translate("History", "{time}, {sentence}")
        )
        return fill(template, time=self.time_text(row.at), number=number, sentence=sentence)

    def time_width(self) -> int:
        """Return the width of the column of times, in px."""
        metrics = theme().metrics("small")
        if self._headings:
            return metrics.horizontalAdvance("00:00")
        return max((metrics.horizontalAdvance(self.time_text(e.at)) for e in self.history.events), default=0)

    def sizeHint(self) -> QSize:
        if not self._whole:
            return super().sizeHint()
        return QSize(200, self.verticalHeader().length() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height() if self._whole else 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def viewportEvent(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            happened = index.data(EVENT_ROLE) if index.isValid() else None
            set_tooltip(self.viewport(), exact_time(happened.at, local_zone()) if happened is not None else "")
        return super().viewportEvent(event)  # type: ignore[arg-type]

    def remeasure(self) -> None:
        """The numbers of tasks are others."""
        self._fit()
        self.viewport().update()

    @Slot()
    def _fit(self) -> None:
        """Give every row the height its sentence needs at this width."""
        width = self.viewport().width()
        self._rows.forget()
        header = self.verticalHeader()
        for row in range(self.history.rowCount()):
            height = self._rows.height(self.history.index(row, 0), width)
            if header.sectionSize(row) != height:
                header.resizeSection(row, height)
        self.updateGeometry()


class _HistoryDelegate(RowDelegate):
    def __init__(self, view: HistoryView) -> None:
        super().__init__(view, inset=(0, 0), radius=6)
        self._history = view
        self._laid: dict[tuple[int, int], QTextLayout] = {}
        self._time_width = -1

    def forget(self) -> None:
        """Measure again: width, texts or theme are others."""
        self._laid.clear()
        self._time_width = -1

    def height(self, index: QModelIndex | QPersistentModelIndex, width: int) -> int:
        """Return the height of a row in a view `width` px wide."""
        event = index.data(EVENT_ROLE)
        if not isinstance(event, Event):
            return theme().line_height("small") + 14
        return max(1, self._layout(event, width).lineCount()) * theme().line_height("small") + 6

    def paint_row(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        del option
        t = theme()
        event = index.data(EVENT_ROLE)
        if not isinstance(event, Event):
            painter.setPen(t.text_2)
            words = day_heading(index.data(DAY_ROLE), local_zone())
            at = QPointF(box.left() + _PAD, box.bottom() - 5 - t.line_height("small") / 2)
            draw_text(painter, at, words, "small", weight=600)
            return
        top = box.top() + 3
        middle = top + t.line_height("small") / 2
        painter.setPen(t.text_2)
        x = box.left() + _PAD
        draw_text(painter, QPointF(x, middle), self._history.time_text(event.at), "small")
        number = self._history.number(event)
        if number:
            painter.setPen(t.text_2)
            draw_text(painter, QPointF(x + self._times() + _GAP, middle), number, "small")
        painter.setPen(t.text_1)
        left = x + self._times() + _GAP + self._number_width(event)
        self._layout(event, round(box.width())).draw(painter, QPointF(left, top))

    def _times(self) -> int:
        if self._time_width < 0:
            self._time_width = self._history.time_width()
        return self._time_width

    def _number_width(self, event: Event) -> int:
        number = self._history.number(event)
        return theme().metrics("small").horizontalAdvance(number) + 6 if number else 0

    def _layout(self, event: Event, width: int) -> QTextLayout:
        key = (event.seq, width)
        found = self._laid.get(key)
        if found is None:
            if len(self._laid) >= _MEASURED_MAX:
                self._laid.clear()
            room = width - 2 * _PAD - self._times() - _GAP - self._number_width(event)
            found = self._laid[key] = _laid_out(history_line(event), max(80, room))
        return found


def _laid_out(line: HistoryLine, width: int) -> QTextLayout:
    t = theme()
    layout = QTextLayout(line.text, t.font("small"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    strong = QTextCharFormat()
    strong.setFontWeight(600)
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = line.start, line.end - line.start, strong
    layout.setFormats([span])
    step = t.line_height("small")
    y = 0.0
    layout.beginLayout()
    while (part := layout.createLine()).isValid():
        part.setLineWidth(width)
        part.setPosition(QPointF(0, y + (step - part.height()) / 2))
        y += step
    layout.endLayout()
    return layout


def _line() -> int:
    return theme().line_height("small") + 6

"""The history on screen: when, who in bold and what he did, in rows as high as their sentences need.

What came since the reader looked last has a dot; a line parts it from what he has seen.
"""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QHelpEvent, QPainter, QResizeEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QSizePolicy, QStyleOptionViewItem, QWidget

from taskflow_desktop.domain.entities import Event
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.models.task_history import DAY_ROLE, EVENT_ROLE, NEW_ROLE, HistoryModel, SeenLine
from taskflow_desktop.models.task_history import Row as HistoryRow
from taskflow_desktop.ui.details.history_groups import event_icon
from taskflow_desktop.ui.format import (
    clock_time,
    date_and_time,
    day_heading,
    exact_time,
    local_zone,
    same_day,
    widest_clock_time,
)
from taskflow_desktop.ui.history_text import HistoryLine, history_line
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.labels import set_tooltip
from taskflow_desktop.ui.widgets.list_view import OneColumnView, RowDelegate, draw_text

_PAD = 8
_GAP = 10
_DOT = 5
_MEASURED_MAX = 4096
_Index = QModelIndex | QPersistentModelIndex


class HistoryView(OneColumnView):
    """Rows of a `HistoryModel`. With `whole` the view is as high as all its rows and its page scrolls.

    `headings` names the days and gives every line the icon of what it is about. `number_of` gives the short number of
    a task, shown before what happened to it; "" in a task's own history.
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
        self.history.rowsInserted.connect(self._fit_inserted)
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

    @property
    def headings(self) -> bool:
        """True if days have headings and lines have icons."""
        return self._headings

    def spoken(self, row: HistoryRow) -> str:
        """Return what a screen reader says for a row."""
        if isinstance(row, SeenLine):
            return seen_words()
        if not isinstance(row, Event):
            return day_heading(row, local_zone())
        said = self._said(row)
        return fill(translate("History", "New: {line}"), line=said) if self.history.is_new(row) else said

    def _said(self, row: Event) -> str:
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
            return widest_clock_time(metrics)
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

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        area = self._page() if self._whole and self.keyboard_focus and current.isValid() else None
        content = area.widget() if area is not None else None
        if area is not None and content is not None:
            box = self.visualRect(current)
            at = self.viewport().mapTo(content, box.center())
            area.ensureVisible(at.x(), at.y(), 0, box.height() // 2 + 8)

    def _page(self) -> QScrollArea | None:
        """What scrolls this view and all beside it."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent

    def remeasure(self) -> None:
        """The numbers of tasks are others."""
        self._fit()
        self.viewport().update()

    @Slot()
    def _fit(self) -> None:
        """Give every row the height its sentence needs at this width."""
        self._rows.forget()
        self._measure(0, self.history.rowCount() - 1)

    @Slot(QModelIndex, int, int)
    def _fit_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Give new rows their height; the others keep theirs while the column of times is as wide as before."""
        if self._rows.times_changed():
            self._fit()
        else:
            self._measure(first, last)

    def _measure(self, first: int, last: int) -> None:
        width = self.viewport().width()
        header = self.verticalHeader()
        for row in range(first, last + 1):
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
        event = index.data(EVENT_ROLE)
        if isinstance(event, Event):
            self._paint_event(painter, box, event, new=bool(index.data(NEW_ROLE)))
        elif (day := index.data(DAY_ROLE)) is not None:
            t = theme()
            painter.setPen(t.text_2)
            at = QPointF(box.left() + _PAD, box.bottom() - 5 - t.line_height("small") / 2)
            draw_text(painter, at, day_heading(day, local_zone()), "small", weight=600)
        else:
            self._paint_seen(painter, box)

    def _paint_event(self, painter: QPainter, box: QRectF, event: Event, *, new: bool) -> None:
        t = theme()
        top = box.top() + 3
        middle = top + t.line_height("small") / 2
        if new:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.accent)
            painter.drawEllipse(QRectF(box.left(), middle - _DOT / 2, _DOT, _DOT))
        painter.setPen(t.text_2)
        x = box.left() + _PAD
        draw_text(painter, QPointF(x, middle), self._history.time_text(event.at), "small")
        x += self._times() + _GAP
        if self._history.headings:
            side = t.px(14)
            paint_icon(painter, event_icon(event.kind), QRectF(x, middle - side / 2, side, side), t.text_2, side)
            x += self._icon_width()
        number = self._history.number(event)
        if number:
            painter.setPen(t.text_2)
            draw_text(painter, QPointF(x, middle), number, "small")
        painter.setPen(t.text_1)
        self._layout(event, round(box.width())).draw(painter, QPointF(x + self._number_width(event), top))

    def _paint_seen(self, painter: QPainter, box: QRectF) -> None:
        """A quiet line across with its words in the middle."""
        t = theme()
        words = seen_words()
        wide = t.metrics("caption").horizontalAdvance(words)
        middle = round(box.center().y())
        left = box.left() + _PAD
        room = (box.width() - 2 * _PAD - wide - 2 * _GAP) / 2
        painter.setPen(t.line_strong)
        if room > 0:
            painter.drawLine(QPointF(left, middle + 0.5), QPointF(left + room, middle + 0.5))
            right = box.right() - _PAD
            painter.drawLine(QPointF(right - room, middle + 0.5), QPointF(right, middle + 0.5))
        painter.setPen(t.text_2)
        draw_text(painter, QPointF(left + max(0, room) + _GAP, middle), words, "caption")

    def times_changed(self) -> bool:
        """True if the column of times is wider or narrower than it was measured."""
        return self._time_width >= 0 and self._time_width != self._history.time_width()

    def _times(self) -> int:
        if self._time_width < 0:
            self._time_width = self._history.time_width()
        return self._time_width

    def _icon_width(self) -> int:
        return theme().px(14) + 8 if self._history.headings else 0

    def _number_width(self, event: Event) -> int:
        number = self._history.number(event)
        return theme().metrics("small").horizontalAdvance(number) + 6 if number else 0

    def _layout(self, event: Event, width: int) -> QTextLayout:
        key = (event.seq, width)
        found = self._laid.get(key)
        if found is None:
            if len(self._laid) >= _MEASURED_MAX:
                self._laid.clear()
            before = self._times() + _GAP + self._icon_width() + self._number_width(event)
            room = width - 2 * _PAD - before
            found = self._laid[key] = _laid_out(history_line(event), max(80, room))
        return found


def seen_words() -> str:
    """Return what the line says under which all was seen before."""
    return translate("History", "Seen last time from here on")


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

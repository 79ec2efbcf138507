"""Finished tasks per day as bars: success filled, failure hatched on top of it, so that no colour is needed."""

import itertools
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from taskflow_desktop.domain.statistics import DayFigures
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.statistics.day_legend import paint_hatched
from taskflow_desktop.ui.statistics.words import day_word, share, weekday_word, whole_day_word
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import Theme, theme, theme_source
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.focus_ring import by_keyboard
from taskflow_desktop.ui.widgets.labels import tooltip_text
from taskflow_desktop.ui.widgets.spoken import speak_as

_BAR_SHARE: Final = 0.64  # of the room of a day
_BAR_MOST: Final = 26
_HEIGHT: Final = 220
_TICKS: Final = 4
_SIDE: Final = 16


def scale_top(most: int) -> tuple[int, int]:
    """Return the end of the scale for bars of at most `most`, and the step of its lines: 1, 2, 5, 10 …"""
    steps = (base * 10**power for power in itertools.count() for base in (1, 2, 5))
    step = next(each for each in steps if each * _TICKS >= most)
    return max(step, -(-most // step) * step), step


def day_spoken(figures: DayFigures) -> str:
    """Return a day as it is said."""
    return fill(
        translate("Statistics", "{day}: success {success}, failure {failure}"),
        day=whole_day_word(figures.day),
        success=count(figures.success),
        failure=count(figures.failure),
    )


class DayChart(QWidget):
    """One Tab stop: arrows go from day to day, Home and End to the ends, Enter or a click opens the day's tasks.

    `day_chosen` tells the date.
    """

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[DayFigures, ...] = ()
        self._at, self._hover = -1, -1
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        speak_as(self, QAccessible.Role.Chart)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme_source().changed.connect(self._retheme)

    @property
    def current(self) -> DayFigures | None:
        """The day the keys are at."""
        return self._days[self._at] if 0 <= self._at < len(self._days) else None

    def show_days(self, days: Sequence[DayFigures]) -> None:
        """Show these days; the keys stay at the day they are at."""
        day = self.current.day if self.current is not None else None
        self._days = tuple(days)
        self._at = next((n for n, each in enumerate(self._days) if each.day == day), len(self._days) - 1)
        self._hover = -1
        success, failure = sum(each.success for each in days), sum(each.failure for each in days)
        self.setAccessibleName(
            fill(
                translate("Statistics", "Finished per day: success {success}, failure {failure}"),
                success=count(success),
                failure=count(failure),
            )
        )
        busiest = max(days, key=lambda each: each.success + each.failure, default=None)
        rate = share(success / (success + failure) if success + failure else None)
        most = day_spoken(busiest) if busiest is not None else ""
        self.setAccessibleDescription(
            fill(translate("Statistics", "Success rate {rate}. Most: {most}"), rate=rate, most=most)
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, theme().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, theme().px(_HEIGHT))

    # --- where things are --------------------------------------------------------------------------------------------

    def _plot(self) -> QRectF:
        t = theme()
        top, _ = scale_top(max((each.success + each.failure for each in self._days), default=0))
        left = t.metrics("caption").horizontalAdvance(count(top)) + 10
        line = t.line_height("caption")
        return QRectF(_SIDE + left, line + 4, self.width() - left - 2 * _SIDE, self.height() - 3 * line - 8)

    def _room_of(self, place: int) -> QRectF:
        """The room of a day, from top to bottom."""
        plot = self._plot()
        step = plot.width() / max(1, len(self._days))
        return QRectF(plot.left() + place * step, 0, step, self.height())

    def _day_at(self, x: float) -> int:
        plot = self._plot()
        if not self._days or x < plot.left():
            return -1
        return min(len(self._days) - 1, int((x - plot.left()) / (plot.width() / len(self._days))))

    # --- painting ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot()
        top, step = scale_top(max((each.success + each.failure for each in self._days), default=0))
        self._paint_scale(painter, t, plot, top, step)
        self._paint_days(painter, t, plot)
        for place, figures in enumerate(self._days):
            self._paint_bar(painter, plot, place, figures, top)
        if self._ring and self.hasFocus() and self._at >= 0:
            painter.setPen(QPen(t.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._room_of(self._at).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_scale(self, painter: QPainter, t: Theme, plot: QRectF, top: int, step: int) -> None:
        metrics = t.metrics("caption")
        painter.setFont(t.font("caption"))
        for value in range(0, top + 1, step):
            y = round(plot.bottom() - plot.height() * value / top) + 0.5
            painter.setPen(QPen(t.line_strong if value == 0 else t.line, 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            text = count(value)
            x = plot.left() - 8 - metrics.horizontalAdvance(text)
            painter.setPen(t.text_3)
            painter.drawText(QPointF(x, y + (metrics.ascent() - metrics.descent()) / 2), text)

    def _paint_days(self, painter: QPainter, t: Theme, plot: QRectF) -> None:
        """The days under their bars; where there is no room for all, every second, third … is named."""
        metrics, line = t.metrics("caption"), t.line_height("caption")
        painter.setFont(t.font("caption"))
        painter.setPen(t.text_3)
        every = self._every(metrics.horizontalAdvance(day_word(self._days[0].day)) + 6 if self._days else 1)
        for place, figures in enumerate(self._days):
            if (len(self._days) - 1 - place) % every:
                continue
            room = self._room_of(place)
            day = figures.day
            short = day_word(day)
            told = place > 0 and day.day > 1  # which month it is
            if every == 1 and (told or not self._fits(metrics.horizontalAdvance(short), room.width())):
                short = str(day.day)
            for row, text in enumerate((short, weekday_word(day) if every == 1 else "")):
                box = QRectF(room.left() - 40, plot.bottom() + 4 + row * line, room.width() + 80, line)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    @staticmethod
    def _fits(width: int, room: float) -> bool:
        """True if a long name beside a short one leaves air between them."""
        return width / 2 + theme().metrics("caption").horizontalAdvance("00") / 2 + 4 <= room

    def _every(self, width: int) -> int:
        step = self._plot().width() / max(1, len(self._days))
        return 1 if step >= theme().px(18) else max(1, -(-width // max(1, int(step))))

    def _paint_bar(self, painter: QPainter, plot: QRectF, place: int, figures: DayFigures, top: int) -> None:
        t, total = theme(), figures.success + figures.failure
        room = self._room_of(place)
        width = max(2.0, min(room.width() * _BAR_SHARE, float(t.px(_BAR_MOST))))
        left = room.center().x() - width / 2
        if place == self._hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.bg_hover)
            painter.drawRoundedRect(QRectF(room.left(), plot.top() - 4, room.width(), plot.height() + 4), 4, 4)
        if not total:
            return
        unit = plot.height() / top
        base = plot.bottom()
        if figures.success:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.accent)
            painter.drawRoundedRect(QRectF(left, base - figures.success * unit, width, figures.success * unit), 2, 2)
        if figures.failure:
            gap = 1.0 if figures.success else 0.0
            bottom = base - figures.success * unit - gap
            paint_hatched(painter, t, QRectF(left, base - total * unit, width, bottom - (base - total * unit)))
        text = count(total)
        metrics = t.metrics("caption", 600)
        if metrics.horizontalAdvance(text) <= room.width() + 2:
            painter.setFont(t.font("caption", 600))
            painter.setPen(t.text_2)
            line = t.line_height("caption")
            box = QRectF(room.left() - 10, base - total * unit - line - 1, room.width() + 20, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    # --- keys and pointer --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._days) - 1
        key = event.key()
        steps = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key in steps and last >= 0:
            self._ring = True
            self._at = min(max(0, steps[Qt.Key(key)]), last)
            announce(self, day_spoken(self._days[self._at]))
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.current is not None:
            self.day_chosen.emit(self.current.day)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._day_at(event.position().x())
        if place != self._hover:
            self._hover = place
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._ring = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._day_at(event.position().x())
        if (
            event.button() == Qt.MouseButton.LeftButton
            and place >= 0
            and self.rect().contains(event.position().toPoint())
        ):
            self._at = place
            self.day_chosen.emit(self._days[place].day)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._day_at(event.pos().x())
            if place >= 0:
                QToolTip.showText(event.globalPos(), tooltip_text(day_spoken(self._days[place])), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring = by_keyboard(self, event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()

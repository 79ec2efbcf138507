"""Lays the columns side by side and scrolls them sideways, always by whole columns."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from taskflow_desktop.ui.board.column import Column
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.tab_order import stops_in, take_place_of

GAP = 10
_LEFT, _TOP = 20, 12
_WIDE, _USUAL, _NARROW, _FOLDED = 300, 224, 200, 44
_NOTCH = 120  # of a wheel, in the eighths of a degree Qt counts


class ColumnsStrip(QWidget):
    """As wide as its place: columns of 200 to 300 px share it; if they do not fit, they are 224 px and scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: list[Column] = []
        self._ground = QWidget(self)
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self._bar.hide()
        self._bar.valueChanged.connect(self._scroll)
        self._wheel = 0
        theme_source().changed.connect(self.arrange)

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(self._columns)

    @property
    def ground(self) -> QWidget:
        """The parent for columns."""
        return self._ground

    @property
    def first(self) -> int:
        """The number of the leftmost column on screen, from 0."""
        return self._bar.value()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns, in this order; those that are no longer shown are deleted."""
        for column in self._columns:
            if column not in columns:
                column.hide()
                column.deleteLater()
        self._columns = list(columns)
        for column in self._columns:
            column.show()
        take_place_of(self, [stop for column in self._columns for stop in stops_in(column)])
        self.arrange()

    @Slot()
    def arrange(self) -> None:
        """Give every column its place."""
        if not self._columns:
            return
        t = theme()
        view = max(0, self.width() - 2 * _LEFT)
        folded = sum(column.folded for column in self._columns)
        open_ = len(self._columns) - folded
        rest = view - folded * t.px(_FOLDED) - GAP * (len(self._columns) - 1)
        share = rest // open_ if open_ else 0
        fits = share >= t.px(_NARROW) or not open_
        wide = min(t.px(_WIDE), share) if fits else t.px(_USUAL)
        widths = [t.px(_FOLDED) if column.folded else wide for column in self._columns]
        content = sum(widths) + GAP * (len(widths) - 1)
        self._bar.setVisible(content > view)
        bar = self._bar.sizeHint().height() + 2 if content > view else 0
        height = self.height() - _TOP - bar
        self._bar.setGeometry(_LEFT, self.height() - bar, view, bar)
        x = 0
        for column, width in zip(self._columns, widths, strict=True):
            column.setGeometry(x, 0, width, height)
            x += width + GAP
        steps = self._steps(widths, view) if content > view else 0
        self._bar.setPageStep(max(1, len(widths) - steps))
        self._bar.setRange(0, steps)
        self._ground.setGeometry(0, _TOP, self.width(), height)
        self._ground.resize(max(content, view), height)
        self._scroll()

    def _steps(self, widths: Sequence[int], view: int) -> int:
        """Return how many columns may leave at the left until the last one is whole on screen."""
        room = view
        for at in range(len(widths) - 1, -1, -1):
            room -= widths[at]
            if room < 0:
                return at + 1
            room -= GAP
        return 0

    @Slot()
    def _scroll(self) -> None:
        first = min(self._bar.value(), len(self._columns) - 1)
        offset = self._columns[first].x() if self._columns else 0
        self._ground.move(_LEFT - offset, _TOP)

    def show_column(self, column: Column) -> None:
        """Scroll as little as needed to have all of a column on screen."""
        at = self._columns.index(column)
        if at < self._bar.value():
            self._bar.setValue(at)
        while self._bar.value() < min(at, self._bar.maximum()) and self._right_of(column) > self.width() - _LEFT:
            self._bar.setValue(self._bar.value() + 1)

    def _right_of(self, column: Column) -> int:
        return column.mapTo(self, QPoint(column.width(), 0)).x()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(_USUAL) * 3, theme().px(400))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().bg_surface)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Sideways, or up and down with Shift or beside the cards: one column per notch."""
        delta = event.angleDelta()
        turned = delta.x() if abs(delta.x()) > abs(delta.y()) else delta.y()
        if (turned > 0) != (self._wheel > 0):
            self._wheel = 0
        self._wheel += turned
        columns = int(self._wheel / _NOTCH)
        if columns:
            self._wheel -= columns * _NOTCH
            self._bar.setValue(self._bar.value() - columns)
        event.accept()

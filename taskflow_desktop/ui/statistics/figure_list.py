"""Charts that are lists: a line of heads over rows in columns, each row opens the tasks behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.models.statistics_rows import FigureRow, FigureRowsModel
from taskflow_desktop.ui.theme import Style, Weight, theme, theme_source
from taskflow_desktop.ui.widgets.list_view import OneColumnView, RowDelegate

INSET = 16


@dataclass(frozen=True, slots=True)
class Column:
    """A head and where its column lies: from `left` to `right`, numbers at its right end."""

    head: str
    left: float
    right: float
    numbers: bool = False


Columns = Callable[[float], Sequence[Column]]
"""The columns at a width in px."""


def draw_in(
    painter: QPainter, column: Column, middle: float, text: str, *, style: Style = "body", weight: Weight = 400
) -> None:
    """Draw `text` in a column, at the right if it holds numbers, in the pen's colour."""
    t = theme()
    metrics = t.metrics(style, weight)
    painter.setFont(t.font(style, weight))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(column.right - column.left) + 1)
    x = column.right - metrics.horizontalAdvance(shown) if column.numbers else column.left
    painter.drawText(QPointF(x, round(middle + (metrics.ascent() - metrics.descent()) / 2)), shown)


class Heads(QWidget):
    """The heads of the columns."""

    def __init__(self, columns: Columns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, theme().line_height("small") + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setPen(t.text_3)
        for column in self._columns(self.width()):
            draw_in(painter, column, self.height() / 2, column.head, style="small", weight=500)
        painter.fillRect(8, self.height() - 1, self.width() - 16, 1, t.line)
        painter.end()


class _View(OneColumnView):
    """As high as its rows: the page scrolls, not the list."""

    def __init__(self, name: str, height: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(name, height, parent)
        self._height = height
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(200, self._height() * self.model().rowCount())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())


class FigureList(QWidget):
    """Rows under heads. `row_chosen` tells the id of a row that was clicked or taken by Enter."""

    row_chosen = Signal(object)

    def __init__(
        self, name: str, height: Callable[[], int], columns: Columns | None = None, parent: QWidget | None = None
    ) -> None:
        """`height` is that of a row in px."""
        super().__init__(parent)
        self.model = FigureRowsModel(self)
        self.view = _View(name, height)
        self.view.setModel(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._heads = Heads(columns) if columns is not None else None
        if self._heads is not None:
            column.addWidget(self._heads)
        column.addWidget(self.view)
        column.addStretch(1)
        self.view.clicked_id.connect(self.row_chosen)
        self.view.activated_id.connect(self.row_chosen)
        theme_source().changed.connect(self._retheme)

    def show_rows(self, rows: Sequence[FigureRow]) -> None:
        """Show these rows."""
        self.model.show(rows)
        self.view.updateGeometry()

    @Slot()
    def _retheme(self) -> None:
        if self._heads is not None:
            self._heads.updateGeometry()
            self._heads.update()


class FigureDelegate(RowDelegate):
    """Base of the rows: a fine line under each but the last."""

    def __init__(self, view: OneColumnView) -> None:
        super().__init__(view, inset=(8, 0), radius=6)

    def line_under(self, painter: QPainter, box: QRectF, *, last: bool) -> None:
        """Paint the line between rows."""
        if not last:
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme().line)

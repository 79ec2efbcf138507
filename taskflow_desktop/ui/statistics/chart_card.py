"""The frame of a chart: its title, a note, the same numbers as a table, and both into a file."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from taskflow_desktop.ui.statistics.figure_card import card_fill
from taskflow_desktop.ui.statistics.figure_table import FigureTableView
from taskflow_desktop.ui.statistics.tables import FigureTable
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.buttons import IconButton
from taskflow_desktop.ui.widgets.labels import eliding_label, label, name_widget
from taskflow_desktop.ui.widgets.spoken import speak_as

_RADIUS = 8


class ChartCard(QWidget):
    """`save_requested` tells the FigureTable to write to a file."""

    save_requested = Signal(object)

    def __init__(
        self, title: str, chart: QWidget, *, aside: QWidget | None = None, note: str = "", foot: str = ""
    ) -> None:
        """`aside` or `note` stands at the right of the title, `foot` under the chart."""
        super().__init__()
        speak_as(self, QAccessible.Role.Grouping)
        self.chart = chart
        self._table: FigureTable | None = None
        self.title = label(title, "subtitle")
        self.extra = label("", "body", tone="text.3")
        self.extra.hide()
        self.table_button = IconButton("table", translate("Statistics", "Show as a table"))
        self.table_button.setCheckable(True)
        self.save_button = IconButton("download", fill(translate("Statistics", "Save {chart} as CSV"), chart=title))
        self.table = FigureTableView(title)
        self._places = QStackedWidget()
        framed = QWidget()
        inside = QVBoxLayout(framed)
        inside.setContentsMargins(8, 0, 8, 0)
        inside.addWidget(self.table)
        self._places.addWidget(chart)
        self._places.addWidget(framed)
        self._foot = eliding_label(foot, "small", tone="text.3")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._build(title, aside, note)
        self.table_button.toggled.connect(self._turn)
        self.save_button.clicked.connect(self._save)
        theme_source().changed.connect(self._retheme)

    def _build(self, title: str, aside: QWidget | None, note: str) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 10, 0)
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addWidget(self.extra)
        self._note = eliding_label(note, "small", tone="text.3")
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._note, 1)
        if aside is not None:
            head.addWidget(aside)
        head.addSpacing(4)
        head.addWidget(self.table_button)
        head.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._places, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.addWidget(self._foot)
        column.addLayout(foot)
        self._foot.setVisible(bool(self._foot.text()))
        self.setAccessibleName(title)

    def show_table(self, table: FigureTable) -> None:
        """Hold these numbers."""
        if table != self._table:
            self._table = table
            self.table.show_table(table)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().line)
        painter.setBrush(theme().colour(card_fill()))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.end()

    @Slot(bool)
    def _turn(self, on: bool) -> None:  # noqa: FBT001 - Qt's own
        words = translate("Statistics", "Show as a chart") if on else translate("Statistics", "Show as a table")
        name_widget(self.table_button, words)
        self._places.setCurrentIndex(1 if on else 0)

    @Slot()
    def _save(self) -> None:
        if self._table is not None:
            self.save_requested.emit(self._table)

    @Slot()
    def _retheme(self) -> None:
        self.update()

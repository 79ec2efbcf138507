"""The head of the list of tasks: names of columns, the arrow of the order, columns pulled elsewhere or wider."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QTableView

from taskflow_desktop.domain.enums import Importance, Outcome
from taskflow_desktop.domain.requests import ListColumn
from taskflow_desktop.models.task_table import COLUMNS
from taskflow_desktop.ui.board.list_choice import ListChoice
from taskflow_desktop.ui.board.list_words import column_word
from taskflow_desktop.ui.board.table_delegate import PADDING
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.words import importance_word, outcome_word

_WIDTHS: Final[dict[ListColumn, tuple[int, int]]] = {  # in px at 100 % text size: where room is scarce, and where not
    ListColumn.NUMBER: (116, 160),
    ListColumn.TITLE: (140, 316),
    ListColumn.STAGE: (100, 132),
    ListColumn.CUSTOMER: (92, 130),
    ListColumn.OWNER: (84, 107),
    ListColumn.IMPORTANCE: (68, 80),
    ListColumn.OUTCOME: (82, 99),
    ListColumn.CHECKLIST: (68, 97),
    ListColumn.CREATED: (96, 104),
    ListColumn.STAY: (100, 122),
}


class TableHeader(QHeaderView):
    """Signals: `sort_wanted` a ListColumn, `arranged` the ListChoice after a column was pulled, `menu_wanted` a global
    point where the columns are to be chosen."""

    sort_wanted = Signal(object)
    arranged = Signal(object)
    menu_wanted = Signal(object)

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self._choice = ListChoice()
        self._arranging = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(translate("Board", "Columns of the list"))
        self.sectionClicked.connect(self._clicked)
        self.sectionMoved.connect(self._moved)
        self.sectionResized.connect(self._resized)
        self.sectionHandleDoubleClicked.connect(self._width_forgotten)
        theme_source().changed.connect(self._retheme)
        self._retheme()

    @property
    def choice(self) -> ListChoice:
        """The columns and the order shown."""
        return self._choice

    def set_choice(self, choice: ListChoice) -> None:
        """Show columns and order as chosen, silently."""
        self._choice = choice
        self._arranging = True
        try:
            for place, column in enumerate(choice.columns):
                logical = COLUMNS.index(column)
                self.moveSection(self.visualIndex(logical), place)
                self.setSectionHidden(logical, column in choice.hidden)
        finally:
            self._arranging = False
        self.fit()
        self.viewport().update()

    def fit(self) -> None:
        """Share the room: what a person pulled stays, the title takes what the others leave."""
        t, choice = theme(), self._choice
        self._arranging = True
        try:
            room = self._view.viewport().width()
            own = {column: t.px(width) for column, width in choice.widths.items()}
            widths = {column: own.get(column, self._least(column)) for column in choice.shown}
            spare = room - sum(widths.values())
            free = [column for column in choice.shown if column not in choice.widths]
            others: list[ListColumn] = [column for column in free if column is not ListColumn.TITLE]
            for at, column in enumerate(others):
                most = max(0, t.px(_WIDTHS[column][1]) - widths[column])
                more = min(most, max(0, spare) // (len(others) - at + 1))
                widths[column] += more
                spare -= more
            if ListColumn.TITLE in free:
                widths[ListColumn.TITLE] += max(0, spare)
            for each, width in widths.items():
                self.resizeSection(COLUMNS.index(each), width)
        finally:
            self._arranging = False

    def _least(self, column: ListColumn) -> int:
        """The width in px below which a column would cut its own words."""
        t = theme()
        words = {
            ListColumn.NUMBER: (0, ("TK-2026-AA0000",)),
            ListColumn.IMPORTANCE: (t.px(14) + 4, [importance_word(each) for each in Importance]),
            ListColumn.OUTCOME: (t.px(14) + 4, [outcome_word(each) for each in (None, *Outcome)]),
        }.get(column, (0, ()))
        body, head = t.metrics("body"), t.metrics("small", 600)
        within = words[0] + max((body.horizontalAdvance(word) for word in words[1]), default=0)
        over = head.horizontalAdvance(column_word(column)) + (t.px(12) + 4 if self._choice.sort.column is column else 0)
        return max(t.px(_WIDTHS[column][0]), within + 2 * PADDING + 2, over + 2 * PADDING)

    # --- what a person pulls -----------------------------------------------------------------------------------------

    @Slot(int)
    def _clicked(self, logical: int) -> None:
        self.sort_wanted.emit(COLUMNS[logical])

    @Slot(int, int, int)
    def _moved(self, _logical: int, _old: int, _new: int) -> None:
        if not self._arranging:
            self._choice = replace(
                self._choice, columns=tuple(COLUMNS[self.logicalIndex(at)] for at in range(len(COLUMNS)))
            )
            self.arranged.emit(self._choice)

    @Slot(int, int, int)
    def _resized(self, logical: int, _old: int, new: int) -> None:
        if not self._arranging and new > 0:
            width = round(new * 100 / theme().percent)
            self._choice = replace(self._choice, widths={**self._choice.widths, COLUMNS[logical]: width})
            self.fit()
            self.arranged.emit(self._choice)

    @Slot(int)
    def _width_forgotten(self, logical: int) -> None:
        """A double click on an edge gives the column its own width back."""
        widths = {column: width for column, width in self._choice.widths.items() if column is not COLUMNS[logical]}
        self._choice = replace(self._choice, widths=widths)
        self.fit()
        self.arranged.emit(self._choice)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    # --- painting ----------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().line_height("small") + 20)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        t = theme()
        column = COLUMNS[logicalIndex]
        painter.save()
        hovered = rect.contains(self.viewport().mapFromGlobal(self.cursor().pos())) and self.underMouse()
        painter.fillRect(rect, t.bg_hover if hovered else t.bg_surface)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.line)
        sort = self._choice.sort
        sorted_by = sort.column is column
        side = t.px(12)
        room = rect.width() - 2 * PADDING - (side + 4 if sorted_by else 0)
        metrics = t.metrics("small", 500)
        text = metrics.elidedText(column_word(column), Qt.TextElideMode.ElideRight, room)
        painter.setFont(t.font("small", 600 if sorted_by else 500))
        painter.setPen(t.text_1 if sorted_by else t.text_2)
        middle = rect.center().y()
        left = rect.left() + PADDING
        painter.drawText(QPointF(left, round(middle + (metrics.ascent() - metrics.descent()) / 2)), text)
        if sorted_by:
            x = left + t.metrics("small", 600).horizontalAdvance(text) + 4
            arrow = "arrow-down" if sort.down else "arrow-up"
            paint_icon(painter, arrow, QRectF(x, middle - side / 2, side, side), t.text_1, side)
        painter.restore()

    @Slot()
    def _retheme(self) -> None:
        self.setMinimumSectionSize(theme().px(48))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme().bg_surface)
        palette.setColor(QPalette.ColorRole.Button, theme().bg_surface)
        palette.setColor(QPalette.ColorRole.Base, theme().bg_surface)
        self.setPalette(palette)
        self.updateGeometry()
        self.viewport().update()

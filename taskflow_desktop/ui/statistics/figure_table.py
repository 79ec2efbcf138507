"""The numbers of a chart as a table to read, to walk through and to copy from."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from taskflow_desktop.models.statistics_rows import WordsTableModel
from taskflow_desktop.ui.statistics.tables import FigureTable
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.focus_ring import by_keyboard

_PAD = 8
_LEAST_ROWS = 4
_Index = QModelIndex | QPersistentModelIndex


class _Head(QHeaderView):
    """Plain words over a fine line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(24)
        self.viewport().setAutoFillBackground(False)  # the card shows through

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().line_height("small") + 12)

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N803 - Qt's own name
        text = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        return QSize(theme().metrics("small", 500).horizontalAdvance(text) + 2 * _PAD + 2, self.sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own name
        t = theme()
        across = Qt.Orientation.Horizontal
        side = self.model().headerData(logicalIndex, across, Qt.ItemDataRole.TextAlignmentRole)
        text = str(self.model().headerData(logicalIndex, across))
        painter.save()
        painter.setFont(t.font("small", 500))
        painter.setPen(t.text_3)
        inside = rect.adjusted(_PAD, 0, -_PAD, 0)
        shown = t.metrics("small", 500).elidedText(text, Qt.TextElideMode.ElideRight, inside.width() + 1)
        painter.drawText(inside, int(side), shown)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.line)
        painter.restore()


class _Cells(QStyledItemDelegate):
    """Words with air around them; the cell the keys are at has the ring."""

    def __init__(self, view: "FigureTableView") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option
        return QSize(theme().metrics("body").horizontalAdvance(str(index.data())) + 2 * _PAD + 2, 24)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        t, box = theme(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, t.bg_selected)
        painter.setFont(t.font("body", 500 if index.column() == 0 else 400))
        painter.setPen(t.text_1)
        inside = box.adjusted(_PAD, 0, -_PAD, 0)
        text = t.metrics("body").elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inside.width() + 1)
        painter.drawText(inside, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), text)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, t.line)
        if self._view.keyboard_focus and index == self._view.currentIndex():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(t.focus, 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()


class FigureTableView(QTableView):
    """Arrows go from cell to cell; Ctrl C copies what is selected, cells parted by tabs."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_keyboard = False
        self._words = WordsTableModel(self)
        self.setAccessibleName(name)
        self.setHorizontalHeader(_Head(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setModel(self._words)
        self.setItemDelegate(_Cells(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self._retheme()
        theme_source().changed.connect(self._retheme)

    @property
    def keyboard_focus(self) -> bool:
        """True if the keyboard is here: the ring of the cell shows."""
        return self._by_keyboard and self.hasFocus()

    def show_table(self, table: FigureTable) -> None:
        """Show a table; its longest words take the room that the others leave."""
        numbers, rows = table.numbers(), table.screen()
        self._words.show(table.heads, rows, numbers)
        widths = [max((len(row[column]) for row in rows), default=0) for column in range(len(table.heads))]
        longest = max((c for c in range(len(widths)) if c not in numbers), key=lambda c: widths[c], default=0)
        for column in range(len(widths)):
            mode = QHeaderView.ResizeMode.Stretch if column == longest else QHeaderView.ResizeMode.ResizeToContents
            self.horizontalHeader().setSectionResizeMode(column, mode)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.verticalHeader().defaultSectionSize() * _LEAST_ROWS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = by_keyboard(self, event)
        super().focusInEvent(event)
        if self._by_keyboard and not self.currentIndex().isValid() and self._words.rowCount():
            self.setCurrentIndex(self._words.index(0, 0))
        self.viewport().update()

    @Slot()
    def copy(self) -> None:
        """Copy what is selected."""
        lines: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=_place):
            lines.setdefault(index.row(), []).append(str(index.data()))
        if lines:
            QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in lines.values()))

    @Slot()
    def _retheme(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().line_height("body") + 14)
        self.horizontalHeader().updateGeometry()
        self.viewport().update()


def _place(index: QModelIndex) -> tuple[int, int]:
    return index.row(), index.column()

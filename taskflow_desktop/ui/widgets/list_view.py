"""Lists that can grow: a table of one column with rows of one height, keys for the hand and selection by id."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen
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

from taskflow_desktop.ui.theme import Style, Weight, theme, theme_source
from taskflow_desktop.ui.widgets.focus_ring import by_keyboard
from taskflow_desktop.ui.widgets.keys import single_key

ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a model gives the id of a row."""

_Index = QModelIndex | QPersistentModelIndex
_ELIDED_MAX = 4096


class OneColumnView(QTableView):
    """One column without header or grid. Single keys it does not know go on to its parent.

    `current_id`: another row became the current one (None: none). `activated_id`: Enter or a double click.
    `clicked_id`: the left button chose a row.
    """

    current_id = Signal(object)
    activated_id = Signal(object)
    clicked_id = Signal(object)

    def __init__(
        self, name: str, row_height: Callable[[], int], parent: QWidget | None = None, *, fill: str = ""
    ) -> None:
        """`fill` is the token of what lies behind: a list that fills it itself moves its rows instead of painting
        all of them again at each step of scrolling."""
        super().__init__(parent)
        self._row_height = row_height
        self._fill = fill
        self._wanted: object | None = None
        self._silent = False
        self._by_keyboard = False
        self.setAccessibleName(name)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)  # the delegate paints the selection
        self.setPalette(palette)
        self._retheme()
        theme_source().changed.connect(self._retheme)

    @property
    def selected_id(self) -> object | None:
        """The id of the current row, or None."""
        return self._id_of(self.currentIndex())

    @property
    def keyboard_focus(self) -> bool:
        """True if the view has the focus and the keyboard brought or used it: the row's ring shows."""
        return self._by_keyboard and self.hasFocus()

    def select_id(self, wanted: object | None, *, scroll: bool = True) -> bool:
        """Make the row with this id the current one without telling; it is remembered until it appears.

        Return True if the row is there now.
        """
        self._wanted = wanted
        row = self._row_of(wanted)
        self._silent = True
        try:
            if row < 0:
                self.selectionModel().clear()
                return False
            index = self.model().index(row, 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
        finally:
            self._silent = False
        if scroll:
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show `model`; its rows give their id under `ID_ROLE` (and, if it has one, `row_of(id)` finds a row)."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._restore)
            model.rowsInserted.connect(self._restore)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = single_key(event)
        code = event.key()
        self._by_keyboard = True
        if key in {"J", "K"}:
            self.step(1 if key == "J" else -1)
        elif code in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go(0 if code == Qt.Key.Key_Home else self._count() - 1)
        elif code in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step(1 if code == Qt.Key.Key_Down else -1)
        elif code in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            page = max(1, self.viewport().height() // max(1, self._row_height()) - 1)
            self.step(page if code == Qt.Key.Key_PageDown else -page)
        elif code in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.selected_id is not None:
                self.activated_id.emit(self.selected_id)
        else:
            event.ignore()

    def step(self, by: int) -> None:
        """Go `by` rows on, no further than the ends."""
        current = self.currentIndex()
        self._go(current.row() + by if current.isValid() else 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.clicked_id.emit(self._id_of(index))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.activated_id.emit(self._id_of(index))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Only hover: a pressed row is not dragged and selects no others."""
        if not event.buttons():
            super().mouseMoveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = by_keyboard(self, event)
        super().focusInEvent(event)
        if self._by_keyboard and self._count():
            self._mark_current()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if not self._silent:
            self._wanted = self._id_of(current)
            self.current_id.emit(self._wanted)

    def _go(self, row: int) -> None:
        count = self._count()
        if count:
            index = self.model().index(min(max(0, row), count - 1), 0)
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _mark_current(self) -> None:
        """Let the keyboard see where it is: Qt makes the first row the current one without choosing it."""
        current = self.currentIndex()
        if not current.isValid():
            self._go(0)
        elif not self.selectionModel().isSelected(current):
            self.select_id(self._id_of(current), scroll=False)

    def _count(self) -> int:
        model: QAbstractItemModel | None = self.model()
        return 0 if model is None else model.rowCount()

    def _id_of(self, index: _Index) -> object | None:
        return index.data(ID_ROLE) if index.isValid() else None

    def _row_of(self, wanted: object | None) -> int:
        model: Any = self.model()
        if wanted is None or model is None:
            return -1
        find = getattr(model, "row_of", None)
        if find is not None:
            row = find(wanted)
            return -1 if row is None else int(row)
        return next((row for row in range(self._count()) if model.index(row, 0).data(ID_ROLE) == wanted), -1)

    @Slot()
    def _restore(self) -> None:
        """The row that was current comes back as soon as it is there again."""
        if self._wanted is not None and not self.currentIndex().isValid():
            self.select_id(self._wanted, scroll=False)

    @Slot()
    def _retheme(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        if self._fill:
            palette = self.palette()
            palette.setColor(QPalette.ColorRole.Base, theme().colour(self._fill))
            self.setPalette(palette)
            self.viewport().setAutoFillBackground(True)
        self.viewport().update()


class RowDelegate(QStyledItemDelegate):
    """Base of delegates: the row's background, elided texts kept, nothing computed twice. Rows override `paint_row`."""

    def __init__(self, view: OneColumnView, *, inset: tuple[int, int] = (8, 0), radius: float = 8) -> None:
        """`inset` is the room left and right, above and below a row's background."""
        super().__init__(view)
        self._view = view
        self._inset, self._radius = inset, radius
        self._elided: dict[tuple[str, Style, int, int], str] = {}
        theme_source().changed.connect(self._forget)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.paint_back(painter, option)
        self.paint_row(painter, box, option, index)
        painter.restore()

    def paint_row(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint what the row says inside `box`."""

    def paint_back(self, painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
        """Paint the background of rest, hover, selection and keyboard focus; return the box to paint in."""
        t = theme()
        across, along = self._inset
        box = QRectF(option.rect).adjusted(across, along, -across, -along)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        fill = t.bg_selected if selected else t.bg_hover if state & QStyle.StateFlag.State_MouseOver else None
        painter.setPen(Qt.PenStyle.NoPen)
        if fill is not None:
            painter.setBrush(fill)
            painter.drawRoundedRect(box, self._radius, self._radius)
        if t.high_contrast:
            painter.setPen(QPen(t.text_1, 2) if selected else t.line)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), self._radius, self._radius)
        if selected and self._view.keyboard_focus:
            painter.setPen(QPen(t.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), self._radius, self._radius)
        return box

    def elided(self, text: str, style: Style, weight: Weight, width: int) -> str:
        """Return the first line of `text` cut to `width` px with …, kept for the next paint."""
        key = (text, style, weight, width)
        found = self._elided.get(key)
        if found is None:
            if len(self._elided) >= _ELIDED_MAX:
                self._elided.clear()
            line = text[:400].replace("\n", " ").replace("\t", " ")
            found = theme().metrics(style, weight).elidedText(line, Qt.TextElideMode.ElideRight, max(0, width))
            self._elided[key] = found
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(100, self._view.verticalHeader().defaultSectionSize())

    @Slot()
    def _forget(self) -> None:
        self._elided.clear()


def draw_text(painter: QPainter, at: QPointF, text: str, style: Style, *, weight: Weight | None = None) -> int:
    """Draw `text` in the pen's colour, its left end and middle line `at`; return its width in px."""
    t = theme()
    metrics = t.metrics(style, weight)
    painter.setFont(t.font(style, weight))
    painter.drawText(QPointF(at.x(), round(at.y() + (metrics.ascent() - metrics.descent()) / 2)), text)
    return metrics.horizontalAdvance(text)

"""The cards of one column on screen: a table of one column, keys for the hand, nothing to drag."""

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView, QWidget

from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.models.board_column import BoardColumnModel, BoardRole
from taskflow_desktop.ui.board.card_delegate import MARGIN, CardDelegate
from taskflow_desktop.ui.board.card_selection import CardSelection
from taskflow_desktop.ui.board.margin_bar import MarginBar
from taskflow_desktop.ui.theme import theme_source
from taskflow_desktop.ui.widgets.keys import plain_key

Index = QModelIndex | QPersistentModelIndex
_VERTICAL = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End})
_PAGES = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class CardList(QTableView):
    """One column's cards. The selection is the board's: a list shows it if the card is here.

    Rows that come and go above leave what is on screen where it is.
    """

    chosen = Signal(object)  # TaskId: clicked
    entered = Signal(object)  # TaskId: Enter
    more_wanted = Signal()
    sideways = Signal(object)  # -1 or 1: to the column before or after
    key_typed = Signal(object)  # str: a single key that is not about moving around here
    pulled = Signal()  # a card was pressed and pulled

    def __init__(
        self,
        model: BoardColumnModel,
        delegate: CardDelegate,
        selection: CardSelection,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cards, self._delegate, self._selection = model, delegate, selection
        self._pressed: QPoint | None = None
        self._last_row = 0
        self._anchor: tuple[TaskId, int] | None = None
        self.single_keys = True
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setAutoScroll(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)
        self._retheme()
        self._bar = MarginBar(self)
        self.setItemDelegate(delegate)
        self.setModel(model)
        model.rowsAboutToBeInserted.connect(self._hold)
        model.rowsAboutToBeRemoved.connect(self._hold)
        model.rowsAboutToBeMoved.connect(self._hold)
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._settle)
        model.rowsMoved.connect(self._moved)
        model.dataChanged.connect(self._measure_changed)
        selection.changed.connect(self.show_selected)
        theme_source().changed.connect(self._retheme)
        self.measure()

    @Slot()
    def _retheme(self) -> None:
        """The cards paint their selection themselves: the style shall not fill the row behind them."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(palette)

    # --- rows --------------------------------------------------------------------------------------------------------

    @Slot()
    def measure(self) -> None:
        """Give every row the height of its card."""
        self._measure_rows(0, self._cards.rowCount() - 1)

    def _measure_rows(self, first: int, last: int) -> None:
        width = self.viewport().width()
        for row in range(first, last + 1):
            height = self._delegate.row_height(self._cards.index(row, 0), width)
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)

    @Slot(QModelIndex, QModelIndex, list)
    def _measure_changed(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        """Only a title changes a height."""
        if not roles or Qt.ItemDataRole.DisplayRole in roles:
            self._measure_rows(first.row(), last.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.measure()
        self._bar.setGeometry(self.width() - MARGIN, 0, MARGIN, self.height())

    @Slot()
    def _hold(self) -> None:
        """Before rows come or go: remember which card is at the top, and where."""
        row = self.rowAt(0)
        ids = self._cards.ids
        scrolled = self.verticalScrollBar().value() > 0
        self._anchor = (ids[row], self.rowViewportPosition(row)) if scrolled and 0 <= row < len(ids) else None

    @Slot(QModelIndex, int, int)
    def _inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._measure_rows(first, last)
        self._settle()

    @Slot()
    def _moved(self) -> None:
        self.measure()
        self._settle()

    @Slot()
    def _settle(self) -> None:
        """After rows came or went: put the card at the top back, show the selection if it is here."""
        self.updateGeometries()
        if self._anchor is not None:
            row = self._cards.row_of(self._anchor[0])
            if row >= 0:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + self.rowViewportPosition(row) - self._anchor[1])
            self._anchor = None
        self.show_selected()

    # --- the selection -----------------------------------------------------------------------------------------------

    @Slot()
    def show_selected(self) -> None:
        """Mark the selected card if it is here, else none."""
        task_id = self._selection.task_id
        row = self._cards.row_of(task_id) if task_id is not None else -1
        if row < 0 and self._on_more():
            return
        model = self.selectionModel()
        if row < 0:
            model.clear()
        elif row != self.currentIndex().row() or not model.hasSelection():
            self._mark(row)
        if row >= 0:
            self._last_row = row

    def _on_more(self) -> bool:
        current = self.currentIndex()
        return self._selection.task_id is None and current.isValid() and bool(current.data(BoardRole.MORE))

    def _mark(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self._cards.index(row, 0), flags)

    @property
    def row(self) -> int:
        """The row the keys start from; the last one if the card has left."""
        current = self.currentIndex()
        return current.row() if current.isValid() else self._last_row

    def go(self, row: int) -> None:
        """Select the card at `row` (or the nearest) and bring it on screen."""
        count = self._cards.rowCount()
        if not count:
            return
        row = min(max(0, row), count - 1)
        task_id = self._cards.index(row, 0).data(BoardRole.ID)
        self._last_row = row
        if task_id:
            self._selection.select(task_id)
        else:
            self._selection.select(None)
            self._mark(row)
        self.scrollTo(self._cards.index(row, 0), QAbstractItemView.ScrollHint.EnsureVisible)

    def card_rect(self, task_id: TaskId) -> QRect:
        """Return where a card is on screen, in coordinates of the window; empty if it is not here."""
        row = self._cards.row_of(task_id)
        if row < 0:
            return QRect()
        card = self._delegate.card_rect(self.visualRect(self._cards.index(row, 0)))
        card = card.intersected(self.viewport().rect())
        return QRect(self.viewport().mapTo(self.window(), card.topLeft()), card.size())

    # --- keys --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        code = event.key()
        letter = plain_key(event) if self.single_keys else ""
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
        elif code in _VERTICAL or letter in {"J", "K"}:
            self._move(code, letter)
        elif code in _PAGES:
            self._page(1 if code == Qt.Key.Key_PageDown else -1)
        elif code in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.sideways.emit(1 if code == Qt.Key.Key_Right else -1)
        elif code in _ENTER:
            self._enter()
        elif letter:
            event.ignore()
            self.key_typed.emit(letter)
        else:
            event.ignore()

    def _move(self, code: int, letter: str) -> None:
        if code == Qt.Key.Key_Home:
            self.go(0)
        elif code == Qt.Key.Key_End:
            self.go(self._cards.rowCount() - 1)
        elif self.currentIndex().isValid():
            self.go(self.row + (1 if letter == "J" or code == Qt.Key.Key_Down else -1))
        else:
            self.go(self._last_row)

    def _page(self, step: int) -> None:
        here = self.visualRect(self._cards.index(self.row, 0))
        target = self.rowAt(here.top() + step * self.viewport().height())
        self.go(target if target >= 0 else (self._cards.rowCount() if step > 0 else 0))

    def _enter(self) -> None:
        current = self.currentIndex()
        if not current.isValid():
            return
        if current.data(BoardRole.MORE):
            self.more_wanted.emit()
        else:
            self.entered.emit(current.data(BoardRole.ID))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_tab = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if by_tab and not self.currentIndex().isValid():
            self.go(self._last_row)

    # --- the mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._pressed = event.position().toPoint()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover only; a card that is pressed and pulled stays where it is (product.md rule 12)."""
        if not event.buttons():
            super().mouseMoveEvent(event)
        elif self._pressed is not None:
            pull = (event.position().toPoint() - self._pressed).manhattanLength()
            if pull >= QApplication.startDragDistance():
                self._pressed = None
                self.pulled.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        index = self.indexAt(event.position().toPoint())
        if index != self.indexAt(pressed) or not index.isValid():
            return
        if index.data(BoardRole.MORE):
            self.more_wanted.emit()
        else:
            self.go(index.row())
            self.chosen.emit(index.data(BoardRole.ID))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Up and down here; sideways and with Shift the board scrolls."""
        delta = event.angleDelta()
        if abs(delta.x()) > abs(delta.y()) or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

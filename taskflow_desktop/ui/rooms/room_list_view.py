"""The list of rooms as a view: what is open stays chosen, what is read stays in place while rows come and go."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QTableView, QWidget

from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.models.rooms import IdRole, RoomListModel
from taskflow_desktop.ui.rooms.row_delegate import row_height
from taskflow_desktop.ui.widgets.list_view import OneColumnView

_Index = QModelIndex | QPersistentModelIndex


class RoomListView(OneColumnView):
    """Tells `touched` for every input and `pointer_left` when the pointer goes, so that the order can wait for them.

    A chosen row that goes away leaves nothing chosen: its room stays open, no other one opens by itself.
    """

    touched = Signal()
    pointer_left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, row_height, parent, fill="bg.side")
        self._top: tuple[RoomId, int] | None = None
        self._gap = 0
        self._leaving: object | None = None
        self._arriving = False
        self.verticalScrollBar().valueChanged.connect(self._remember_top)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            for changed in (model.rowsInserted, model.rowsRemoved, model.rowsMoved, model.modelReset):
                changed.connect(self._keep_top)
            model.rowsRemoved.connect(self._after_removal)

    @property
    def pointer_inside(self) -> bool:
        """True while the pointer is over the rows."""
        return self.viewport().underMouse()

    def step(self, by: int) -> None:
        """Go `by` rows on; from a chosen row that went away, to the one that took its place."""
        if self.currentIndex().isValid() or by == 0:
            super().step(by)
            return
        row = self._gap if by > 0 else self._gap - 1
        self.setCurrentIndex(self.model().index(min(max(0, row), self.model().rowCount() - 1), 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming here opens nothing: without a chosen row the keyboard finds the first one chosen, silently."""
        chosen = self.currentIndex().isValid()
        self._arriving = True
        super().focusInEvent(event)
        self._arriving = False
        if not chosen:
            self.select_id(self.currentIndex().data(IdRole) if self.keyboard_focus else None, scroll=False)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        if self._arriving:
            QTableView.currentChanged(self, current, previous)
        else:
            super().currentChanged(current, previous)

    def rowsAboutToBeRemoved(self, parent: _Index, start: int, end: int) -> None:
        row = self.currentIndex().row()
        if start <= row <= end:
            self._leaving, self._gap = self.selected_id, start
            self.select_id(None)
        super().rowsAboutToBeRemoved(parent, start, end)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.pointer_left.emit()
        return super().viewportEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.touched.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.touched.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.touched.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        self.touched.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        self.touched.emit()

    @Slot()
    def _after_removal(self) -> None:
        if self._leaving is not None:
            leaving, self._leaving = self._leaving, None
            self.select_id(leaving, scroll=False)  # it is chosen again as soon as it comes back

    @Slot()
    def _remember_top(self) -> None:
        value, height = self.verticalScrollBar().value(), row_height()
        index = self.model().index(value // height, 0) if self.model() is not None and value > 0 else QModelIndex()
        self._top = (index.data(IdRole), value % height) if index.isValid() else None

    @Slot()
    def _keep_top(self) -> None:
        """Rows that come or go above do not push away what is read; at the very top the newest rows come into view."""
        model = self.model()
        if self._top is None or not isinstance(model, RoomListModel):
            return
        room_id, offset = self._top
        row = model.row_of(room_id)
        if row >= 0:
            self.updateGeometries()
            self.verticalScrollBar().setValue(row * row_height() + offset)

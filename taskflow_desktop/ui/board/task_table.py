"""The list of tasks on screen: rows chosen one or many by mouse and keyboard, columns that sort, move and hide."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.models.task_table import TaskTableModel
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.board.list_words import ListWords
from taskflow_desktop.ui.board.row_choice import RowChoice, Way
from taskflow_desktop.ui.board.table_delegate import TableDelegate, row_height
from taskflow_desktop.ui.board.table_header import TableHeader
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.focus_ring import by_keyboard
from taskflow_desktop.ui.widgets.keys import plain_key
from taskflow_desktop.ui.widgets.surface import Surface

_KEY, _CONTROL, _SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_MOVES: Final = frozenset({_KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Home, _KEY.Key_End, _KEY.Key_PageUp, _KEY.Key_PageDown})
_ENTER: Final = frozenset({_KEY.Key_Return, _KEY.Key_Enter})


class TaskTable(QTableView):
    """Rows of a TaskTableModel. What is chosen is kept by task, whatever becomes of the order.

    Signals: `selected` TaskId that a person went to; `picks_changed` other rows are chosen; `opened` TaskId that was
    clicked, `entered` TaskId opened by Enter or a double click; `key_typed` a single key for the chosen tasks;
    `menu_wanted` a global QPoint.
    """

    selected = Signal(object)
    picks_changed = Signal()
    opened = Signal(object)
    entered = Signal(object)
    key_typed = Signal(object)
    menu_wanted = Signal(object)

    def __init__(
        self, session: Session, model: TaskTableModel, words: ListWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = model
        self._delegate = TableDelegate(session, words, self)
        self._choice = RowChoice(self, model)
        self._pressed: TaskId | None = None
        self._wanted: TaskId | None = None  # to be chosen as soon as it is there
        self._top: tuple[TaskId, int] | None = None
        self._restart = True
        self._by_keyboard = False
        self.single_keys = True
        self.header = TableHeader(self)
        self._set_up()
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.selectionModel().selectionChanged.connect(self._picks_moved)
        for signal in (model.rowsAboutToBeInserted, model.rowsAboutToBeRemoved, model.rowsAboutToBeMoved):
            signal.connect(self._hold)
        for signal in (model.rowsInserted, model.rowsRemoved, model.rowsMoved):
            signal.connect(self._settle)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        model.loaded.connect(self._arrived)
        theme_source().changed.connect(self._retheme)
        self._retheme()

    def _set_up(self) -> None:
        self.setAccessibleName(translate("Board", "Tasks"))
        self.setHorizontalHeader(self.header)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(Surface("bg.surface"))
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAutoScroll(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    # --- what is chosen ----------------------------------------------------------------------------------------------

    @property
    def picks(self) -> tuple[TaskId, ...]:
        """The chosen tasks, in the order of the rows."""
        return self._choice.picks

    @property
    def current(self) -> TaskId | None:
        """The task that the keys start from."""
        return self._choice.current

    def select(self, task_id: TaskId | None) -> None:
        """Choose one task and no other, now or as soon as it is listed, and bring it on screen; None chooses none."""
        self._wanted = task_id
        row = self._tasks.row_of(task_id) if task_id is not None else -1
        if row >= 0:
            self._wanted = None
            self._go(row)
        elif task_id is None:
            self._choice.choose_none()

    def restart(self) -> None:
        """What comes next is another list: show it from the chosen task, or from its beginning."""
        self._restart = True

    def step(self, by: int) -> None:
        """Go `by` rows on and choose that one."""
        self._walk(self._choice.row + by if self._choice.row >= 0 else 0)

    def _walk(self, row: int, way: Way = Way.ONE) -> None:
        """Go to a row as a person does: it is told."""
        self._go(row, way)
        if self.current is not None:
            self.selected.emit(self.current)

    def _go(self, row: int, way: Way = Way.ONE) -> None:
        self._choice.go(row, way)
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)
        self.viewport().update()

    def selectAll(self) -> None:
        """Choose every task of the list."""
        self._choice.choose_all()

    def pick_only_current(self) -> None:
        """Of many chosen tasks leave the one that the keys start from."""
        if self._choice.row >= 0:
            self._walk(self._choice.row)

    def row_rect(self, task_id: TaskId) -> QRect:
        """Return where a task's row is on screen, in coordinates of the viewport; empty if it is not."""
        row = self._tasks.row_of(task_id)
        if row < 0:
            return QRect()
        rect = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
        return rect.intersected(self.viewport().rect())

    @Slot()
    def _picks_moved(self) -> None:
        self.picks_changed.emit()

    # --- rows that come and go ---------------------------------------------------------------------------------------

    @Slot()
    def _hold(self) -> None:
        """Before rows come or go: remember which task is at the top, and where."""
        row = self.rowAt(0)
        scrolled = self.verticalScrollBar().value() > 0
        self._top = (self._tasks.id_at(row), self.rowViewportPosition(row)) if scrolled and row >= 0 else None

    @Slot()
    def _settle(self) -> None:
        """After rows came or went: put the task at the top back."""
        self.updateGeometries()
        top, self._top = self._top, None
        row = self._tasks.row_of(top[0]) if top is not None else -1
        if top is not None and row >= 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(row) - top[1])
        if self._wanted is not None:
            self.select(self._wanted)
        self.picks_changed.emit()

    @Slot()
    def _keep(self) -> None:
        self._hold()
        self._choice.keep()

    @Slot()
    def _restore(self) -> None:
        """After the whole order came anew: the same tasks are chosen."""
        self._choice.restore()
        self._settle()

    @Slot()
    def _arrived(self) -> None:
        """Another list is shown: from the task that was chosen, or from its beginning."""
        if not self._restart:
            return
        self._restart = False
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            self.scrollToTop()

    # --- keys --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        code, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        letter = plain_key(event) if self.single_keys else ""
        self._by_keyboard = True
        if code in _MOVES and held in {Qt.KeyboardModifier.NoModifier, _SHIFT, _CONTROL}:
            way = {_SHIFT: Way.EXTEND, _CONTROL: Way.MOVE}.get(held, Way.ONE)
            self._walk(self._target(code), way)
        elif letter in {"J", "K"}:
            self.step(1 if letter == "J" else -1)
        elif code == _KEY.Key_Space and held in {Qt.KeyboardModifier.NoModifier, _CONTROL}:
            self._walk(max(0, self._choice.row), Way.TOGGLE)
        elif code == _KEY.Key_A and held == _CONTROL:
            self.selectAll()
        elif code == _KEY.Key_Escape and len(self.picks) > 1:
            self.pick_only_current()
        elif code in {_KEY.Key_Left, _KEY.Key_Right} and not held:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + (1 if code == _KEY.Key_Right else -1) * theme().px(80))
        elif code in _ENTER and not held:
            if self.current is not None:
                self.entered.emit(self.current)
        else:
            event.ignore()
            if letter:
                self.key_typed.emit(letter)
                event.setAccepted(len(self.picks) > 1)

    def _target(self, code: int) -> int:
        """The row that a key goes to."""
        here = self._choice.row
        page = max(1, self.viewport().height() // max(1, row_height()) - 1)
        last = self._tasks.rowCount() - 1
        if here < 0:
            return last if code == _KEY.Key_End else 0
        return {
            _KEY.Key_Up: here - 1,
            _KEY.Key_Down: here + 1,
            _KEY.Key_Home: 0,
            _KEY.Key_End: last,
            _KEY.Key_PageUp: here - page,
            _KEY.Key_PageDown: here + page,
        }[_KEY(code)]

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = by_keyboard(self, event)
        super().focusInEvent(event)
        if self._by_keyboard and not self.currentIndex().isValid():
            self._go(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # --- the mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard, self._pressed = False, None
        row = self.rowAt(event.position().toPoint().y())
        if row < 0:
            return
        task_id, left = self._tasks.id_at(row), event.button() == Qt.MouseButton.LeftButton
        if left and event.modifiers() & _SHIFT:
            self._walk(row, Way.EXTEND)
        elif left and event.modifiers() & _CONTROL:
            self._walk(row, Way.TOGGLE)
        elif left or task_id not in self.picks:
            self._walk(row)
            self._pressed = task_id if left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover only: a row that is pressed and pulled stays where it is and chooses no others."""
        self._hover(self.rowAt(event.position().toPoint().y()))
        if not event.buttons():
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        row = self.rowAt(event.position().toPoint().y())
        if pressed is not None and row >= 0 and self._tasks.id_at(row) == pressed:
            self.opened.emit(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0 and not event.modifiers():
            self.entered.emit(self._tasks.id_at(row))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.current is None:
            return
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.row_rect(self.current)
            at = self.viewport().mapToGlobal(QPoint(theme().px(40), rect.bottom()))
        self.menu_wanted.emit(at)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self.viewport().update()

    # --- looks -------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index = self.currentIndex()
        if not (self._by_keyboard and self.hasFocus() and index.isValid()):
            return
        row = index.row()
        wide = min(self.viewport().width(), self.header.length() - self.header.offset())
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme().focus, 2))
        painter.drawRect(QRect(1, self.rowViewportPosition(row) + 1, wide - 2, self.rowHeight(row) - 3))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.header.fit()

    def tick(self, now: Moment) -> None:
        """Paint the times as of `now`."""
        self._delegate.set_now(now)
        self.viewport().update()

    def forget(self) -> None:
        """Measure all rows anew: names or fonts differ."""
        self._delegate.forget()
        self.viewport().update()

    @Slot()
    def _retheme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)  # the cells paint it themselves
        palette.setColor(QPalette.ColorRole.Base, theme().bg_surface)
        self.setPalette(palette)
        self.verticalHeader().setDefaultSectionSize(row_height())
        self._delegate.forget()
        self.header.fit()

"""The items of a checklist on screen: boxes to tick, done ones struck through, as high as their words need."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QStyle, QStyleOptionViewItem, QWidget

from taskflow_desktop.domain.ids import ItemId
from taskflow_desktop.domain.inside import ChecklistItem
from taskflow_desktop.models.checklist import ITEM_ROLE, ChecklistModel
from taskflow_desktop.ui.details.checklist_edit import ItemEdit
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.list_view import OneColumnView, RowDelegate
from taskflow_desktop.ui.widgets.surface import reveal
from taskflow_desktop.ui.widgets.switch import paint_check

PAD = 8
"""What stands free left of the boxes, where the background of a row shows; in px."""
_GAP = 8
_LAID_MAX = 256

_Index = QModelIndex | QPersistentModelIndex


def box_side() -> int:
    """Return the width of a box, in px."""
    return theme().px(16)


def text_left() -> int:
    """Return where the words of an item begin, in px."""
    return PAD + box_side() + _GAP


class ChecklistView(OneColumnView):
    """As high as its rows; the page round it scrolls. It changes nothing itself.

    Signals, each with the ItemId: `tick_wanted`, `edit_wanted`, `remove_wanted`; `move_wanted` with (ItemId, -1 or 1);
    `menu_wanted` with (ItemId, global QPoint).
    """

    tick_wanted = Signal(object)
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    move_wanted = Signal(object)
    menu_wanted = Signal(object)

    def __init__(
        self,
        name: str,
        describe: Callable[[ChecklistItem], str],
        tell: Callable[[ChecklistItem], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, _least_height, parent)
        self.items = ChecklistModel(describe, tell, self)
        self._rows = _ItemDelegate(self)
        self._edit: ItemEdit | None = None
        self._read_only = False
        self._edited: ItemId | None = None
        self.setModel(self.items)
        self.setItemDelegate(self._rows)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustIgnored)
        self.activated_id.connect(self.edit_wanted)
        for told in (self.items.rowsInserted, self.items.rowsRemoved, self.items.rowsMoved, self.items.dataChanged):
            told.connect(self.fit)
        theme_source().changed.connect(self._anew)

    @property
    def read_only(self) -> bool:
        """True while its boxes look like ones that cannot be ticked."""
        return self._read_only

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Look like something to look at only, or not."""
        if read_only != self._read_only:
            self._read_only = read_only
            self.viewport().update()

    @property
    def edited_id(self) -> ItemId | None:
        """The item over whose words a field lies, or None."""
        return self._edited

    def open_edit(self, item_id: ItemId, edit: ItemEdit) -> None:
        """Lay `edit` over the words of an item."""
        self._edit, self._edited = edit, item_id
        edit.setParent(self.viewport())
        edit.show()
        self.fit()

    def close_edit(self) -> None:
        """Take the field away."""
        if self._edit is not None:
            self._edit.hide()
        self._edit, self._edited = None, None
        self.fit()

    def row_rect(self, item_id: ItemId) -> QRect:
        """Return where the row of an item is, in the viewport."""
        row = self.items.row_of(item_id)
        return self.visualRect(self.items.index(row, 0)) if row >= 0 else QRect()

    def box_rect(self, item_id: ItemId) -> QRect:
        """Return where the box of an item is, in the viewport."""
        return _box_in(QRectF(self.row_rect(item_id))).toRect()

    def reveal_id(self, item_id: ItemId) -> None:
        """Scroll the page so far that an item is seen."""
        reveal(self, self.row_rect(item_id))

    def choose_last(self) -> None:
        """Make the last item the current one."""
        self.select_id(self.items.items[-1].id if self.items.items else None)

    def sizeHint(self) -> QSize:
        return QSize(200, self.verticalHeader().length())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item_id, code = self._current(), event.key()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if item_id is None:
            super().keyPressEvent(event)
        elif code in {Qt.Key.Key_Up, Qt.Key.Key_Down} and modifiers == Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit((item_id, 1 if code == Qt.Key.Key_Down else -1))
        elif modifiers:
            super().keyPressEvent(event)
        elif code == Qt.Key.Key_Space:
            self.tick_wanted.emit(item_id)
        elif code == Qt.Key.Key_F2:
            self.edit_wanted.emit(item_id)
        elif code in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove_wanted.emit(item_id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._tick_at(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._in_box(event) is None:
            super().mouseDoubleClickEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._tick_at(event)  # two quick clicks on a box are two ticks

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the item under the pointer, or of the current one by key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        item = index.data(ITEM_ROLE) if index.isValid() else None
        if isinstance(item, ChecklistItem):
            self.select_id(item.id)
            at = self.viewport().mapToGlobal(self.row_rect(item.id).bottomLeft()) if by_key else event.globalPos()
            self.menu_wanted.emit((item.id, at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        item_id = self._current()
        if item_id is not None and self.keyboard_focus:
            self.reveal_id(item_id)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        item_id = self._current()
        if item_id is not None and self.keyboard_focus:
            self.reveal_id(item_id)

    @Slot()
    def fit(self) -> None:
        """Give every row the height its words, or the field over them, need at this width."""
        header = self.verticalHeader()
        width = self.viewport().width()
        for row, item in enumerate(self.items.items):
            height = self._rows.height(item, width)
            if self._edit is not None and item.id == self._edited:
                height = max(height, self._edit.height_for(width - self._edit_left()) + 4)
            if header.sectionSize(row) != height:
                header.resizeSection(row, height)
        if self._edit is not None and self._edited is not None:
            rect = self.row_rect(self._edited)
            self._edit.setGeometry(rect.adjusted(self._edit_left(), 2, 0, -2))
        self.updateGeometry()
        self.viewport().update()

    @staticmethod
    def _edit_left() -> int:
        return text_left() - 4

    def _current(self) -> ItemId | None:
        item = self.currentIndex().data(ITEM_ROLE) if self.currentIndex().isValid() else None
        return item.id if isinstance(item, ChecklistItem) else None

    def _in_box(self, event: QMouseEvent) -> ItemId | None:
        """Return the item whose box is under the pointer: the whole way down to its words counts."""
        index = self.indexAt(event.position().toPoint())
        item = index.data(ITEM_ROLE) if index.isValid() else None
        return item.id if isinstance(item, ChecklistItem) and event.position().x() < text_left() - 2 else None

    def _tick_at(self, event: QMouseEvent) -> None:
        item_id = self._in_box(event)
        if item_id is not None:
            self.tick_wanted.emit(item_id)

    @Slot()
    def _anew(self) -> None:
        self._rows.forget()
        self.fit()


class _ItemDelegate(RowDelegate):
    def __init__(self, view: ChecklistView) -> None:
        super().__init__(view, inset=(0, 0), radius=6)
        self._checklist = view
        self._laid: dict[tuple[str, bool, int], QTextLayout] = {}

    def forget(self) -> None:
        """Measure again: the theme is another."""
        self._laid.clear()

    def height(self, item: ChecklistItem, width: int) -> int:
        """Return the height of a row in a view `width` px wide."""
        lines = max(1, self._layout(item, width).lineCount())
        return lines * theme().line_height("body") + _least_height() - theme().line_height("body")

    def paint_back(self, painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
        """A list without the focus shows no row as the current one: what is done stands out instead."""
        if not self._checklist.hasFocus():
            option = QStyleOptionViewItem(option)
            option.state = option.state & ~QStyle.StateFlag.State_Selected
        return super().paint_back(painter, option)

    def paint_row(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: _Index) -> None:
        del option
        item = index.data(ITEM_ROLE)
        if not isinstance(item, ChecklistItem):
            return
        t = theme()
        paint_check(painter, _box_in(box), checked=item.done, enabled=not self._checklist.read_only)
        if item.id == self._checklist.edited_id:
            return
        painter.setPen(t.text_3 if item.done else t.text_1)
        top = box.top() + (_least_height() - t.line_height("body")) / 2
        self._layout(item, round(box.width())).draw(painter, QPointF(box.left() + text_left(), top))

    def _layout(self, item: ChecklistItem, width: int) -> QTextLayout:
        key = (item.text, item.done, width)
        found = self._laid.get(key)
        if found is None:
            if len(self._laid) >= _LAID_MAX:
                self._laid.clear()
            found = self._laid[key] = _laid_out(item, max(60, width - text_left() - PAD))
        return found


def _laid_out(item: ChecklistItem, width: int) -> QTextLayout:
    t = theme()
    font = QFont(t.font("body"))
    font.setStrikeOut(item.done)
    layout = QTextLayout(item.text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    step, y = t.line_height("body"), 0.0
    layout.beginLayout()
    while (part := layout.createLine()).isValid():
        part.setLineWidth(width)
        part.setPosition(QPointF(0, y + (step - part.height()) / 2))
        y += step
    layout.endLayout()
    return layout


def _box_in(row: QRectF) -> QRectF:
    """Return the square of the box in a row: in the middle of its first line."""
    side = box_side()
    return QRectF(row.left() + PAD, row.top() + (_least_height() - side) / 2, side, side)


def _least_height() -> int:
    return max(25, theme().line_height("body") + 7)

"""One out of a few stages or tasks: a field with pie and name that opens a menu of them."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.focus_ring import RingKeeper
from taskflow_desktop.ui.widgets.labels import menu_text, name_widget
from taskflow_desktop.ui.widgets.list_view import draw_text
from taskflow_desktop.ui.widgets.pie import paint_pie

_PAD = 10
_OPENS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Up})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PieOption(NamedTuple):
    """What can be chosen: its key, and how it looks. `position` of `total` is the pie's."""

    key: int
    name: str
    colour: str
    position: int
    total: int


class PieChoice(QAbstractButton):
    """`chosen` tells the key that was taken from the menu; nothing is chosen before, unless `choose` was called."""

    chosen = Signal(object)

    def __init__(
        self, name: str, options: Sequence[PieOption], placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        """`name` is what is chosen for, as it is spoken; `placeholder` stands there while nothing is chosen."""
        super().__init__(parent)
        self._name, self._options, self._placeholder = name, tuple(options), placeholder
        self._at: int | None = None
        self._keeper = RingKeeper(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)
        theme_source().changed.connect(self._retheme)
        self._tell()

    @property
    def ringed(self) -> bool:
        """True while the ring shows that the keyboard is here."""
        return self._keeper.shown

    @property
    def key(self) -> int | None:
        """The key of what is chosen."""
        return self._options[self._at].key if self._at is not None else None

    def choose(self, key: int | None) -> None:
        """Choose one of the options, or none."""
        self._at = next((at for at, option in enumerate(self._options) if option.key == key), None)
        self._tell()

    @Slot()
    def open_menu(self) -> QMenu:
        """Open the menu under the field."""
        menu = CurtainedMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setMinimumWidth(self.width())
        for option in self._options:
            action = menu.addAction(_pie_icon(option), menu_text(option.name))
            action.setData(option.key)
        menu.triggered.connect(self._on_triggered)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        menu.setActiveAction(menu.actions()[self._at or 0])
        return menu

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), max(28, theme().line_height("body") + 12))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS or (event.key() in _ENTER and self._at is None):
            self.open_menu()
        else:
            event.ignore()  # once something is chosen, Enter is the dialog's

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.line_control, 1))
        painter.setBrush(t.bg_hover if self.underMouse() else t.bg_surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        side, middle = t.px(14), self.height() / 2
        arrow = QRectF(self.width() - side - _PAD, middle - side / 2, side, side)
        paint_icon(painter, "chevron-down", arrow, t.text_2, side)
        left: float = _PAD
        if self._at is not None:
            _paint(painter, QRectF(_PAD, middle - side / 2, side, side), self._options[self._at])
            left += side + 8
        painter.setPen(t.text_1 if self._at is not None else t.text_3)
        room = int(arrow.left() - 8 - left)
        shown = t.metrics("body").elidedText(self._words(), Qt.TextElideMode.ElideRight, room)
        draw_text(painter, QPointF(left, middle), shown, "body")
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keeper.focus_in(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # its own menu, which gives the focus back
            self._keeper.focus_out()

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.choose(int(action.data()))
        self.chosen.emit(self.key)

    def _words(self) -> str:
        return self._options[self._at].name if self._at is not None else self._placeholder

    def _tell(self) -> None:
        name_widget(self, fill(translate("PieChoice", "{name}: {chosen}"), name=self._name, chosen=self._words()))
        self.update()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


def _paint(painter: QPainter, square: QRectF, option: PieOption) -> None:
    colour = stage_colours(option.colour, theme().scheme).solid
    paint_pie(painter, square, option.position, option.total, colour)


def _pie_icon(option: PieOption) -> QIcon:
    image = QPixmap(28, 28)
    image.setDevicePixelRatio(2)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    _paint(painter, QRectF(0, 0, 14, 14), option)
    painter.end()
    return QIcon(image)

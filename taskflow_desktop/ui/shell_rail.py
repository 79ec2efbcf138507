"""The rail at the left of the window: the pages, the settings and the person who is signed in."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.avatar import paint_avatar
from taskflow_desktop.ui.widgets.focus_ring import RingKeeper
from taskflow_desktop.ui.widgets.labels import name_widget
from taskflow_desktop.ui.widgets.surface import Surface

_WIDTH: Final = 60
_MARGIN: Final = 4
_ICON: Final = 20
_AVATAR: Final = 32
_BADGE_MAX: Final = 99


class RailButton(QToolButton):
    """An icon over its word, with a badge; the page in front is lifted off the rail."""

    moved = Signal(object)  # steps: the arrow keys ask for another button

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon_name = icon_name
        self._badge = 0
        self._keeper = RingKeeper(self, 8)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)

    def tell(self, text: str, name: str, key: str = "") -> None:
        """Show the word `text`; `name` and `key` are for the tooltip and for those who listen."""
        self.setText(text)
        name_widget(self, name, key or None)
        self.updateGeometry()

    def set_badge(self, number: int, words: str = "") -> None:
        """Show a count at the corner; 0 shows none. `words` say it to who listens, else the number alone."""
        if number != self._badge:
            self._badge = number
            self.setAccessibleDescription(words or (count(number) if number else ""))
            self.update()

    @property
    def badge(self) -> int:
        return self._badge

    def sizeHint(self) -> QSize:
        metrics = theme().metrics("caption", 600)
        width = max(theme().px(_WIDTH - 2 * _MARGIN), metrics.horizontalAdvance(self.text()) + 6)
        return QSize(width, theme().px(_ICON) + metrics.height() + 16)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(t.edge)
        fill = t.bg_surface if self.isChecked() else t.bg_pressed if self.isDown() else t.bg_hover
        if self.isChecked() or self.underMouse():
            painter.setBrush(fill)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        colour = t.accent_text if self.isChecked() else t.text_2
        side = t.px(_ICON)
        box = QRectF((self.width() - side) / 2, 7, side, side)
        paint_icon(painter, self.icon_name, box, colour, side)
        painter.setFont(t.font("caption", 600 if self.isChecked() else 500))
        painter.setPen(colour)
        words = QRectF(0, box.bottom() + 2, self.width(), self.height() - box.bottom() - 5)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self._badge:
            self._paint_badge(painter, box)
        painter.end()

    def _paint_badge(self, painter: QPainter, box: QRectF) -> None:
        t = theme()
        shown = count(self._badge) if self._badge <= _BADGE_MAX else f"{_BADGE_MAX}+"
        metrics = t.metrics("caption", 700)
        height = metrics.height() + 1
        width = max(height, metrics.horizontalAdvance(shown) + 8)
        pill = QRectF(min(box.right() - 6, self.width() - width - 1), box.top() - 5, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.accent)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setFont(t.font("caption", 700))
        painter.setPen(t.on_accent)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if steps is not None:
            self.moved.emit(steps)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keeper.focus_in(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keeper.focus_out()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


class PersonButton(RailButton):
    """The avatar of the person who is signed in; opens his menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("user-round", parent)
        self._person = ""

    def set_person(self, name: str) -> None:
        """Show the initials of `name`."""
        self._person = name
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(_AVATAR)
        return QSize(theme().px(_WIDTH - 2 * _MARGIN), side + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        side = t.px(_AVATAR)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() or self.isDown():
            painter.setBrush(t.bg_pressed if self.isDown() else t.bg_hover)
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        paint_avatar(painter, box, self._person)
        dot = t.px(9)
        painter.setBrush(t.ok)
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.SolidLine)
        pen.setColor(t.bg_rail)
        pen.setWidth(2)
        painter.setPen(pen)
        painter.drawEllipse(QPointF(box.right() - dot / 2, box.bottom() - dot / 2), dot / 2 + 1, dot / 2 + 1)
        painter.end()


class Rail(Surface):
    """Exclusive buttons for the pages at the top, others at the bottom. One Tab stop; the arrow keys move inside."""

    page_chosen = Signal(object)  # the page's name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg.rail", edges=("right",), parent=parent)
        self._pages: dict[str, RailButton] = {}
        self._order: list[RailButton] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._click)
        self._top = QVBoxLayout()
        self._bottom = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        layout.setSpacing(0)
        for part in (self._top, self._bottom):
            part.setSpacing(2)
        layout.addLayout(self._top)
        layout.addStretch(1)
        layout.addLayout(self._bottom)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(max(theme().px(_WIDTH), self.minimumSizeHint().width()), super().sizeHint().height())

    def add_page(self, name: str, icon_name: str) -> RailButton:
        """Add the button of a page under those that are there."""
        button = RailButton(icon_name, self)
        button.setCheckable(True)
        button.setAutoExclusive(True)  # one of several, to who listens
        self._group.addButton(button)
        self._pages[name] = button
        self._place(button, self._top)
        return button

    def add_bottom(self, button: RailButton) -> None:
        """Add a button at the bottom, under those that are there."""
        self._place(button, self._bottom)

    def show_page(self, name: str) -> None:
        """Lift the button of a page, without asking for the page."""
        self._pages[name].setChecked(True)

    def focus_page(self) -> None:
        """Put the focus on the page in front, as the keyboard would."""
        target = self._group.checkedButton() or self._order[0]
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _place(self, button: RailButton, column: QVBoxLayout) -> None:
        column.addWidget(button)
        button.moved.connect(self._move)
        top, bottom = self._top.count(), len(self._order)
        self._order.insert(top - 1 if column is self._top else bottom, button)
        self._keep_one_stop(self._order[0])

    def _keep_one_stop(self, stop: RailButton) -> None:
        for button in self._order:
            focus = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(focus)

    @Slot(object)
    def _move(self, steps: int) -> None:
        shown = [button for button in self._order if button.isVisible()]
        focused = next((index for index, button in enumerate(shown) if button.hasFocus()), 0)
        target = shown[(focused + steps) % len(shown)]
        self._keep_one_stop(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def _click(self, button: RailButton) -> None:
        self._keep_one_stop(button)
        self.page_chosen.emit(next(name for name, candidate in self._pages.items() if candidate is button))

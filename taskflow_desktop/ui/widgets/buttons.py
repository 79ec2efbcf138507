"""Buttons: one painted class in the variants of the specification, and the one that says why it cannot be used."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.theme import Weight, theme, theme_source
from taskflow_desktop.ui.widgets.button_look import Look, Variant, look_of
from taskflow_desktop.ui.widgets.focus_ring import RingKeeper
from taskflow_desktop.ui.widgets.labels import name_widget
from taskflow_desktop.ui.widgets.reason_bubble import hide_reasons, show_reason

__all__ = ["Button", "IconButton", "ReasonButton", "Variant"]


class Button(QPushButton):
    """A button painted from the theme. `icon` and `trailing` are icon names, `key` a key cap at its end."""

    def __init__(
        self,
        text: str = "",
        variant: Variant = "quiet",
        *,
        icon: str = "",
        trailing: str = "",
        key: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._variant: Variant = variant
        self._icon, self._trailing, self._key, self._small = icon, trailing, key, small
        self._flush = False
        self._keeper = RingKeeper(self)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)
        theme_source().changed.connect(self._retheme)

    def set_icon(self, name: str) -> None:
        """Show another icon ("" none)."""
        if name != self._icon:
            self._icon = name
            self.updateGeometry()
            self.update()

    def set_variant(self, variant: Variant) -> None:
        """Paint the button in another variant."""
        if variant != self._variant:
            self._variant = variant
            self.update()

    def set_trailing(self, name: str) -> None:
        """Show another icon after the text ("" none), e.g. "chevron-down" or "x"."""
        if name != self._trailing:
            self._trailing = name
            self.updateGeometry()
            self.update()

    def _looks_off(self) -> bool:
        return not self.isEnabled()

    def _shown_icon(self) -> str:
        return self._icon

    def _text_font(self) -> QFont:
        weight: Weight = 600 if self._variant in {"primary", "destructive", "tint", "active"} else 500
        return theme().font("small" if self._small else "body", weight)

    @property
    def ringed(self) -> bool:
        """True while the ring shows that the keyboard is here."""
        return self._keeper.shown

    @property
    def inset(self) -> int:
        """How far its words stand from its edges, in px."""
        return 0 if self._flush else 10 if self._small else 12

    def set_flush(self) -> None:
        """Begin with the words, without room before them: a link under a column of fields."""
        self._flush = True
        self.updateGeometry()

    def _icon_size(self) -> int:
        return theme().px(14 if self._small and self.text() else 16)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._text_font())
        height = max(metrics.height(), theme().px(16)) + (10 if self._small else 14)
        side = self._icon_size()
        if not self.text():
            square = max(height, 28)
            return QSize(square, square)
        width = metrics.horizontalAdvance(self.text()) + 2 * self.inset
        if self._shown_icon():
            width += side + 6
        if self._trailing:
            width += side + 6
        if self._key:
            width += self._key_width() + 8
        return QSize(width, max(28, height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _key_width(self) -> int:
        return theme().metrics("caption", 500).horizontalAdvance(self._key) + 10

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        off = self._looks_off()
        down = self.isDown() or self.isChecked()
        look = look_of(t, self._variant, hover=self.underMouse() and not off, down=down, off=off)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if look.border is not None:
            box.adjust(0.5, 0.5, -0.5, -0.5)
        painter.setPen(look.border if look.border is not None else Qt.PenStyle.NoPen)
        painter.setBrush(look.fill if look.fill is not None else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)
        self._paint_content(painter, look)
        painter.end()

    def _paint_content(self, painter: QPainter, look: Look) -> None:
        side = self._icon_size()
        name = self._shown_icon()
        if not self.text():
            paint_icon(painter, name, self.rect(), look.text, side)
            return
        font = self._text_font()
        metrics = QFontMetrics(font)
        gap = 6
        fixed = (
            (side + gap if name else 0)
            + (side + gap if self._trailing else 0)
            + (self._key_width() + 8 if self._key else 0)
        )
        room = self.width() - fixed - (-2 if self._flush else 8)  # where it fits to the pixel nothing is cut
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        advance = metrics.horizontalAdvance(shown)
        x = (self.width() - fixed - advance) / 2
        middle = self.height() / 2
        if name:
            paint_icon(painter, name, QRectF(x, middle - side / 2, side, side), look.text, side)
            x += side + gap
        painter.setFont(font)
        painter.setPen(look.text)
        painter.drawText(QPointF(x, middle + (metrics.ascent() - metrics.descent()) / 2), shown)
        x += advance
        if self._key:
            cap = QRectF(x + 8, middle - 9, self._key_width(), 18).adjusted(0.5, 0.5, -0.5, -0.5)
            edge = QColor(look.text)
            edge.setAlphaF(0.45)
            painter.setPen(edge)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(look.text)
            painter.setFont(theme().font("caption", 500))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        if self._trailing:
            paint_icon(
                painter,
                self._trailing,
                QRectF(self.width() - side - 10, middle - side / 2, side, side),
                look.text,
                side,
            )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keeper.focus_in(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keeper.focus_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.click()
            return
        super().keyPressEvent(event)

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


class IconButton(Button):
    """A button of an icon only; `name` is what it is called and its tooltip, `key` its shortcut in the tooltip."""

    def __init__(
        self,
        icon: str,
        name: str,
        variant: Variant = "ghost",
        *,
        key: str | None = None,
        small: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", variant, icon=icon, small=small, parent=parent)
        name_widget(self, name, key)


class ReasonButton(Button):
    """A button that stays reachable while it is refused and then tells the reason instead of acting.

    Connect `chosen`: it is emitted only while nothing refuses. `refused` tells that somebody tried.
    """

    chosen = Signal()
    refused = Signal(object)  # the sentence

    def __init__(
        self,
        text: str = "",
        variant: Variant = "quiet",
        *,
        icon: str = "",
        trailing: str = "",
        key: str = "",
        small: bool = False,
        lock: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, variant, icon=icon, trailing=trailing, key=key, small=small, parent=parent)
        self._refusal = ""
        self._lock = lock
        self.clicked.connect(self._click)

    @property
    def refusal(self) -> str:
        """The reason in force, or ""."""
        return self._refusal

    def set_refusal(self, sentence: str | None) -> None:
        """Refuse with `sentence`, or with None allow again."""
        if (sentence or "") == self._refusal:
            return
        self._refusal = sentence or ""
        self.setAccessibleDescription(self._refusal)
        hide_reasons(self.window())
        self.updateGeometry()
        self.update()

    def click(self) -> None:
        """Act, or say why not."""
        if self._refusal:
            self._say()
        else:
            super().click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._refusal:
            event.accept()
            self._say()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._refusal:
            event.accept()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._refusal and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._say()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        if self._refusal:
            show_reason(self, self._refusal)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self._refusal:
            return True
        return super().event(event)

    def _looks_off(self) -> bool:
        return bool(self._refusal) or super()._looks_off()

    def _shown_icon(self) -> str:
        return "lock" if self._refusal and self._lock and (self._icon or self.text()) else self._icon

    @Slot()
    def _click(self) -> None:
        if self._refusal:
            self._say()
        else:
            self.chosen.emit()

    def _say(self) -> None:
        show_reason(self, self._refusal)
        self.refused.emit(self._refusal)

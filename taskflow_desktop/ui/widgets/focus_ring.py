"""The focus ring: 2 px wide, 2 px off the control, shown when the keyboard moved the focus there."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from taskflow_desktop.ui.theme import theme

_MARGIN = 4  # offset 2 + width 2
_KEYBOARD = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)


def by_keyboard(widget: QWidget, event: QFocusEvent) -> bool:
    """True if a focus-in event came from the keyboard, so that the ring shows."""
    if event.reason() in _KEYBOARD:
        return True
    return event.reason() != Qt.FocusReason.MouseFocusReason and widget.window().testAttribute(
        Qt.WidgetAttribute.WA_KeyboardFocusChange
    )


class FocusRing(QWidget):
    """A ring over the parent of a control, round the control; follows its moves while shown."""

    def __init__(self, host: QWidget, radius: float) -> None:
        super().__init__(host.parentWidget())
        self._host, self._radius = host, radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        host.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show}:
            self._follow()
        elif event.type() in {QEvent.Type.Hide, QEvent.Type.ParentChange}:
            self.hide()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().focus, 2))
        radius = self._radius + 3
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

    def _follow(self) -> None:
        self.setGeometry(self._host.geometry().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN))
        self.raise_()


class RingKeeper:
    """Shows and removes the ring of one control: call `focus_in` and `focus_out` from its focus events."""

    def __init__(self, host: QWidget, radius: float = 6) -> None:
        self._host, self._radius = host, radius
        self._ring: FocusRing | None = None

    @property
    def shown(self) -> bool:
        """True while the ring is on screen."""
        return self._ring is not None

    def focus_in(self, event: QFocusEvent) -> None:
        """Show the ring if the focus came by keyboard."""
        if self._ring is None and self._host.parentWidget() is not None and by_keyboard(self._host, event):
            self._ring = FocusRing(self._host, self._radius)
            self._ring.show()

    def focus_out(self) -> None:
        """Remove the ring."""
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None

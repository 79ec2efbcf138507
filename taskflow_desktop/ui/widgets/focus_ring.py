"""The focus ring: 2 px wide, 2 px off the control, shown when the keyboard moved the focus there."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QSplitter, QWidget

from taskflow_desktop.ui.theme import theme

_MARGIN = 4  # offset 2 + width 2
SHOWS_RINGS = "showsRings"
"""A control with this property, or in a window with it, shows the ring also where the focus came to it by itself."""
_KEYBOARD = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)


def by_keyboard(widget: QWidget, event: QFocusEvent) -> bool:
    """True if a focus-in event came from the keyboard, so that the ring shows."""
    if event.reason() in _KEYBOARD:
        return True
    window = widget.window()
    return event.reason() != Qt.FocusReason.MouseFocusReason and (
        window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        or any(each.property(SHOWS_RINGS) for each in (widget, window))
    )


def keyboard_leads() -> bool:
    """True if who works in the window in front does it by keyboard: what opens now shows where its keys count."""
    focus = QApplication.focusWidget()
    if focus is None:
        return False
    return focus.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange) or bool(
        getattr(focus, "ringed", False)
    )


class FocusRing(QWidget):
    """A ring round a control, over the nearest part of the window that has room for all of it; follows its moves."""

    def __init__(self, host: QWidget, radius: float) -> None:
        place, between = _place(host)
        super().__init__(place)
        self._host, self._radius, self._place = host, radius, place
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for each in between:
            each.installEventFilter(self)
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
        if self._place.isAncestorOf(self._host):
            self.setGeometry(_round(self._host, self._place))
            self.raise_()


def _place(host: QWidget) -> tuple[QWidget, list[QWidget]]:
    """Return the part that holds the ring of `host`, and what moves below it. What scrolls keeps its ring inside."""
    place, between = host.parentWidget() or host, [host]
    while not place.rect().contains(_round(host, place)):
        above = place.parentWidget()
        scrolled = above is not None and isinstance(above.parentWidget(), QAbstractScrollArea)
        if above is None or place.isWindow() or scrolled or isinstance(above, QSplitter | QAbstractScrollArea):
            break
        between.append(place)
        place = above
    return place, between


def _round(host: QWidget, place: QWidget) -> QRect:
    return QRect(host.mapTo(place, QPoint(0, 0)), host.size()).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)


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

"""A panel over the window that belongs to its opener: own focus scope, closed by an outside click and Esc."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.focus_ring import keyboard_leads
from taskflow_desktop.ui.widgets.motion import rise

SHADOW = 16
"""The room of the shadow round the panel, in px."""

_RADIUS = 10


class _Catcher(QWidget):
    """Lies under an open popover, over the rest of the window: a press on it closes."""

    def __init__(self, popover: "Popover", window: QWidget, *, scrim: bool) -> None:
        super().__init__(window)
        self._popover, self._scrim = popover, scrim
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(window.rect())
        self.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._popover.dismiss_by_mouse()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scrim:
            painter = QPainter(self)
            painter.fillRect(event.rect(), theme().scrim)
            painter.end()


def opener_in(window: QWidget, otherwise: QWidget) -> QWidget:
    """Return who gets the focus back from a popover: whoever in `window` has it, else `otherwise`."""
    focused = QApplication.focusWidget()
    return focused if focused is not None and focused.window() is window else otherwise


class Popover(QFrame):
    """A raised panel. Fill `body`, then call `open_at`. It is not a `Qt.Popup`, so that composing text works in it.

    `closed` is emitted once, after the focus went back to the opener; then the popover deletes itself.
    """

    closed = Signal()

    def __init__(self, opener: QWidget, name: str, *, scrim: bool = False) -> None:
        """`scrim`: the rest of the window lies in its shade meanwhile."""
        super().__init__(opener.window())
        self._scrim = scrim
        self._opener: QWidget | None = opener
        self._catcher: _Catcher | None = None
        self._open = False
        self._by_keys = False
        self._rect = QRect()
        opener.destroyed.connect(self._opener_gone)
        self.setAccessibleName(name)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        self.body.setSpacing(0)
        self.hide()

    @property
    def is_open(self) -> bool:
        """True from `open_at` to `dismiss`."""
        return self._open

    def open_at(self, anchor: QWidget, initial: QWidget | None = None) -> None:
        """Open below `anchor` (above it where there is no room) and focus `initial`, else the first widget inside."""
        corner = anchor.mapTo(self.window(), QPoint(0, 0))
        self.open_at_rect(QRect(corner, anchor.size()), initial)

    def open_at_rect(self, rect: QRect, initial: QWidget | None = None) -> None:
        """Open beside `rect`, in coordinates of the window."""
        window = self.window()
        self._by_keys = keyboard_leads()
        self._catcher = _Catcher(self, window, scrim=self._scrim)
        self._rect = rect
        self.fit()
        self._open = True
        window.installEventFilter(self)
        rise(self)
        target = initial if initial is not None else next(iter(self._stops()), self)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def fit(self) -> None:
        """Take the size that the content needs, and the place that goes with it."""
        if self._catcher is not None:
            self._catcher.setGeometry(self.window().rect())
        self.adjustSize()
        self.setGeometry(self.place_in(self.window()))

    @Slot()
    def dismiss(self) -> None:
        """Close and give the focus back to the opener."""
        self._close(give_back=True)

    def dismiss_by_mouse(self) -> None:
        """The same for a press outside, after which no ring shows."""
        self._by_keys = False
        self.dismiss()

    def _close(self, *, give_back: bool) -> None:
        if not self._open:
            return
        self._open = False
        window = self.window()
        window.removeEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._focus_moved)
        if give_back and self._opener is not None:
            ringed = self._by_keys and not isinstance(self._opener, QLineEdit)  # whose whole text would be selected
            self._opener.setFocus(Qt.FocusReason.ShortcutFocusReason if ringed else Qt.FocusReason.OtherFocusReason)
        self.hide()
        if self._catcher is not None:
            self._catcher.hide()
            self._catcher.deleteLater()
            self._catcher = None
        self.closed.emit()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._by_keys = True
            self.dismiss()
        else:
            event.accept()  # nothing typed here reaches the page below

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's name and type
        """Tab goes round inside."""
        stops = self._stops()
        focused = self.focusWidget()
        if not stops:
            return True
        at = stops.index(focused) if focused in stops else -1
        target = stops[(at + (1 if next else -1)) % len(stops)]
        target.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window() and event.type() == QEvent.Type.Hide:
            self.dismiss()
        elif watched is self.window() and event.type() == QEvent.Type.Resize:
            self.window_resized()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_raised(painter, QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW), _RADIUS)
        painter.end()

    def window_resized(self) -> None:
        """The window has another size: what it was opened beside is elsewhere, so it closes."""
        self.dismiss()

    def place_in(self, window: QWidget) -> QRect:
        """Where in its window the panel lies, its shadow included."""
        rect = self._rect
        x = min(max(8 - SHADOW, rect.left() - SHADOW), window.width() - self.width() + SHADOW - 8)
        below = rect.bottom() + 4 - SHADOW
        above = rect.top() - 4 - self.height() + SHADOW
        fits = below + self.height() - SHADOW <= window.height() - 8
        y = below if fits else above if above >= -SHADOW else window.height() - self.height() + SHADOW - 8
        return QRect(QPoint(x, max(y, 8 - SHADOW)), self.size())

    def _stops(self) -> list[QWidget]:
        """The widgets inside that Tab reaches, in their order."""
        found: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
            if tab and self.isAncestorOf(widget) and widget.isVisibleTo(self) and widget.isEnabled():
                found.append(widget)
            widget = widget.nextInFocusChain()
        return [stop for stop in found if stop.focusProxy() is None]

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self and not self.isAncestorOf(new) and new.window() is self.window():
            self._close(give_back=False)

    @Slot()
    def _opener_gone(self) -> None:
        self._opener = None


def paint_raised(painter: QPainter, box: QRectF, radius: float) -> None:
    """Paint a raised panel with its one soft shadow (which needs 16 px round the box)."""
    t = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    shade = QColor(t.shadow)
    shade.setAlphaF(shade.alphaF() / 26)
    painter.setBrush(shade)
    for spread in range(12, 0, -1):
        grown = box.adjusted(-spread, -spread + 5, spread, min(spread, 10) + 5)
        painter.drawRoundedRect(grown, radius + spread, radius + spread)
    painter.setBrush(t.bg_raised)
    painter.setPen(t.line_strong)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

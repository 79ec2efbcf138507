"""What moves on screen: how long each kind takes, and the few ways to move. Nothing moves until the program allows it.

What appears is there from its first frame on: it has its place, the focus, takes keys and clicks, and goes whenever it
is closed. Only its picture comes gradually, with everything that changes in it meanwhile. What costs time in that is
the page beneath, painted anew for every frame (60 of 80 ms for the palette): a picture of it lies there so long.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QEvent, QObject, QPoint, Qt, QVariantAnimation, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsEffect, QWidget

PRESS_MS: Final = 120
POPOVER_MS: Final = 160
PANEL_MS: Final = 200
_RISE: Final = 4  # px that a popover or a toast comes up

_MISPLACED: Final = frozenset({QEvent.Type.Move, QEvent.Type.Resize})


class _Allowed:
    asked: Callable[[], bool] | None = None


def allow_motion(asked: Callable[[], bool] | None) -> None:
    """Let things move whenever `asked` says so, which is asked each time; None: never, as before the first call."""
    _Allowed.asked = asked


def moves() -> bool:
    """True if what appears now may move."""
    return _Allowed.asked is not None and _Allowed.asked()


def rise(widget: QWidget) -> None:
    """Show a child of a window in front of everything in it, where it lies already."""
    window = widget.window()
    if not moves() or window is widget or not window.isVisible():
        widget.show()
        widget.raise_()
        return
    backdrop = _Backdrop(widget)
    widget.show()
    widget.raise_()
    _Appearing(widget, POPOVER_MS, _RISE, backdrop)


def fade_in(panel: QWidget) -> None:
    """Have a part of a page that was just shown appear."""
    if moves() and panel.isVisible() and panel.graphicsEffect() is None:
        _Appearing(panel, PANEL_MS, 0, None)


class Glide(QVariantAnimation):
    """A number that goes from 0 to 1 or back; its widget is painted on the way."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.at: float | None = None
        """Where it is, None if it is not on the way."""
        self.setDuration(PRESS_MS)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._step)
        self.finished.connect(self._end)

    def go(self, end: float) -> None:
        """Go to `end`, 0 or 1; at once if nothing may move or nobody sees it."""
        self.stop()
        if moves() and self._widget.isVisible():
            self.setStartValue(1 - end if self.at is None else self.at)
            self.setEndValue(end)
            self.start()
        else:
            self._end()

    @Slot(object)
    def _step(self, value: object) -> None:
        if isinstance(value, float):
            self.at = value
            self._widget.update()

    @Slot()
    def _end(self) -> None:
        self.at = None
        self._widget.update()


class _Backdrop(QWidget):
    """What lies beneath a widget that is about to be shown, so that it need not be painted for every frame."""

    def __init__(self, widget: QWidget) -> None:
        window = widget.window()
        place = widget.geometry() & window.rect()
        self._picture = window.grab(place)
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(place)
        self.show()
        widget.destroyed.connect(self.deleteLater)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()


class _Fade(QGraphicsEffect):
    """Paints its widget as far as it has appeared.

    Not from a picture made once: an effect is not told that something in its widget changed.
    """

    def __init__(self, widget: QWidget, lift: int) -> None:
        super().__init__(widget)
        self._lift = lift
        self._shown = 0.0

    def set_shown(self, shown: float) -> None:
        """Say how far it has appeared, 0 to 1."""
        self._shown = shown
        self.update()

    def draw(self, painter: QPainter) -> None:
        corner = QPoint()
        picture = self.sourcePixmap(Qt.CoordinateSystem.LogicalCoordinates, corner, QGraphicsEffect.PixmapPadMode.NoPad)
        painter.setOpacity(self._shown)
        painter.drawPixmap(corner + QPoint(0, round(self._lift * (1 - self._shown))), picture)


class _Appearing(QVariantAnimation):
    """Lets its parent appear. It ends early when that goes, or is put elsewhere than its backdrop is."""

    def __init__(self, widget: QWidget, milliseconds: int, lift: int, backdrop: _Backdrop | None) -> None:
        super().__init__(widget)
        self._widget, self._backdrop = widget, backdrop
        self._fade = _Fade(widget, lift)
        widget.setGraphicsEffect(self._fade)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setDuration(milliseconds)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._step)
        self.finished.connect(self._end)
        widget.installEventFilter(self)
        self.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        misplaced = self._backdrop is not None and event.type() in _MISPLACED
        if (misplaced or event.type() == QEvent.Type.Hide) and self.state() != QAbstractAnimation.State.Stopped:
            self.stop()
            self._end()
        return super().eventFilter(watched, event)

    @Slot(object)
    def _step(self, value: object) -> None:
        if isinstance(value, float):
            self._fade.set_shown(value)

    @Slot()
    def _end(self) -> None:
        self._widget.removeEventFilter(self)
        self._widget.setGraphicsEffect(None)  # type: ignore[arg-type]
        if self._backdrop is not None:
            self._backdrop.hide()
            self._backdrop.deleteLater()
            self._backdrop = None
        self.deleteLater()

"""Short news at the bottom of the window, with what can be done about it: one at a time, six seconds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from shiboken6 import isValid

from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.theme import Scheme, theme
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.keys import is_enter
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.motion import rise
from taskflow_desktop.ui.widgets.pie import paint_pie
from taskflow_desktop.ui.widgets.spoken import speak_as

_SHOWN_MS = 6000
_BOTTOM = 24
_OVER = 8  # above what it stands over
_SHADOW = 12
_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})


@dataclass(frozen=True, slots=True)
class ToastAction:
    """A word of the toast that does something; `run` is a bound method called after the toast went."""

    text: str
    run: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Toast:
    """What a toast says. `pie` is (hex, position, count) of a stage; `kind` "bad" is spoken at once.

    A `quiet` one waits until the one on screen is gone.
    """

    text: str
    actions: tuple[ToastAction, ...] = ()
    pie: tuple[str, int, int] | None = None
    icon: str = ""
    kind: Literal["plain", "bad"] = "plain"
    quiet: bool = False


class _ActionButton(QPushButton):
    """A word in the link colour of the inverse surface."""

    pressed_action = Signal(object)

    def __init__(self, action: ToastAction, parent: QWidget) -> None:
        super().__init__(action.text, parent)
        self._action = action
        self.setFont(theme().font("body", 600))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(
            self.fontMetrics().horizontalAdvance(action.text) + 12, max(28, self.fontMetrics().height() + 8)
        )
        self.clicked.connect(self._tell)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        painter.setPen(t.inverse_link)
        if self.hasFocus():
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self.underMouse():
            font = self.font()
            font.setUnderline(True)
            painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self._tell()
        else:
            super().keyPressEvent(event)  # Esc goes on to the toast

    @Slot()
    def _tell(self) -> None:
        self.pressed_action.emit(self._action)


class _Pie(QWidget):
    def __init__(self, pie: tuple[str, int, int], parent: QWidget) -> None:
        super().__init__(parent)
        self._pie = pie
        self.setFixedSize(theme().px(16), theme().px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colour, position, count = self._pie
        other: Scheme = "light" if theme().dark else "dark"
        painter = QPainter(self)
        paint_pie(painter, self.rect(), position, count, stage_colours(colour, other).solid)
        painter.end()


class ToastBox(QWidget):
    """The toast on screen."""

    finished = Signal(object)  # self
    acted = Signal(object)  # ToastAction

    def __init__(self, toast: Toast, window: QWidget) -> None:
        super().__init__(window)
        self.toast = toast
        speak_as(self, QAccessible.Role.AlertMessage)
        self.setAccessibleName(toast.text)
        self._before: QWidget | None = None  # who had the focus when it came
        row = QHBoxLayout(self)
        row.setContentsMargins(14 + _SHADOW, 7 + _SHADOW, 8 + _SHADOW, 7 + _SHADOW)
        row.setSpacing(8)
        if toast.pie is not None:
            row.addWidget(_Pie(toast.pie, self))
        elif toast.icon:
            row.addWidget(IconPicture(toast.icon, 16, "inverse.text", self))
        self._words = label(toast.text, "body", tone="inverse.text", weight=500, parent=self)
        self._words.setMinimumHeight(max(28, theme().line_height("body")))
        row.addWidget(self._words)
        row.addSpacing(12 if toast.actions else 6)
        self.buttons: list[_ActionButton] = []
        for action in toast.actions:
            button = _ActionButton(action, self)
            button.pressed_action.connect(self._act)
            self.buttons.append(button)
            row.addWidget(button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self._end)
        for button in self.buttons:
            button.installEventFilter(self)

    def start(self, free: int) -> None:
        """Show the toast with `free` px below it and let its time run."""
        widest = max(200, self.window().width() - 48)
        if self.sizeHint().width() > widest:
            self._words.setWordWrap(True)
            self._words.setMaximumWidth(widest - (self.sizeHint().width() - self._words.sizeHint().width()))
        self.adjustSize()
        self.place(free)
        before = QApplication.focusWidget()
        if before is not None and before.window() is self.window():
            self._before = before
        rise(self)
        self._timer.start()
        announce(self, self.toast.text, assertive=self.toast.kind == "bad")

    @property
    def waiting(self) -> bool:
        """True while its time stands still: the pointer or the focus is on it."""
        return not self._timer.isActive()

    def give_focus_back(self) -> None:
        """Before it goes: whoever had the focus when it came has it again, if it is on the toast now."""
        before = self._before
        if before is not None and isValid(before) and any(button.hasFocus() for button in self.buttons):
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    def place(self, free: int) -> None:
        """Put it centred, with `free` px below it."""
        window = self.window()
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - free + _SHADOW)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._resume()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._resume()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        box = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shade = QColor(t.shadow)
        shade.setAlphaF(shade.alphaF() / 18)
        painter.setBrush(shade)
        for spread in range(8, 0, -1):
            painter.drawRoundedRect(box.adjusted(-spread, -spread + 4, spread, spread + 3), 8 + spread, 8 + spread)
        painter.setBrush(t.inverse)
        painter.drawRoundedRect(box, 8, 8)
        painter.end()

    def _resume(self) -> None:
        if not self.underMouse() and not any(button.hasFocus() for button in self.buttons):
            self._timer.start()

    @Slot(object)
    def _act(self, action: ToastAction) -> None:
        self.acted.emit(action)

    @Slot()
    def _end(self) -> None:
        self.finished.emit(self)


class ToastHost(QObject):
    """Shows toasts on a window, the newest in place of the one before; of the quiet ones the newest waits."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box: ToastBox | None = None
        self._waiting: Toast | None = None
        self._held = False
        self._over: list[QWidget] = []
        window.installEventFilter(self)

    @property
    def box(self) -> ToastBox | None:
        """The toast on screen, if any."""
        return self._box

    def stand_over(self, place: QWidget) -> None:
        """Leave `place`, at the bottom of the window, uncovered whenever it is on screen."""
        if place not in self._over:
            self._over.append(place)
            place.installEventFilter(self)

    def show_toast(self, toast: Toast) -> None:
        """Show `toast` now, a quiet one when nothing else is on screen."""
        if self._held:
            if not toast.quiet or self._waiting is None or self._waiting.quiet:
                self._waiting = toast
            return
        if toast.quiet and self._box is not None and not self._box.toast.quiet:
            self._waiting = toast
            return
        self.dismiss()
        box = ToastBox(toast, self._window)
        box.finished.connect(self._finished)
        box.acted.connect(self._acted)
        self._box = box
        box.start(self._free)

    @Slot()
    def dismiss(self) -> None:
        """Take the toast away."""
        if self._box is not None:
            box, self._box = self._box, None
            box.give_focus_back()
            box.hide()
            box.deleteLater()

    def hold(self) -> None:
        """Take the toast away; of what comes until `release` the last one waits, a quiet one after any other."""
        self._held, self._waiting = True, None
        self.dismiss()

    def release(self) -> None:
        """Show what waits, and what comes from now on."""
        self._held = False
        self._show_waiting()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and self._box is not None:
            self._box.place(self._free)
        return super().eventFilter(watched, event)

    @property
    def _free(self) -> int:
        """What stays free at the bottom, in px."""
        self._over = [place for place in self._over if isValid(place)]
        over = next((place for place in self._over if place.isVisible() and place.window() is self._window), None)
        if over is None:
            return _BOTTOM
        return self._window.height() - over.mapTo(self._window, QPoint(0, 0)).y() + _OVER

    @Slot(object)
    def _finished(self, box: ToastBox) -> None:
        if box is self._box:
            self.dismiss()
            self._show_waiting()

    @Slot(object)
    def _acted(self, action: ToastAction) -> None:
        self.dismiss()
        action.run()
        self._show_waiting()

    def _show_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.show_toast(waiting)

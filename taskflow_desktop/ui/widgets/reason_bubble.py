"""The dark bubble that says why a control cannot be used, beside that control."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.labels import label

_SHOWN_MS = 6000
_WIDTH = 320
_GONE = frozenset(
    {QEvent.Type.FocusOut, QEvent.Type.Leave, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Close, QEvent.Type.Resize}
)


class ReasonBubble(QWidget):
    """A sentence on the inverse colour, above (else below) the control it explains. One at a time in a window."""

    def __init__(self, control: QWidget, text: str, part: QRect | None = None, *, below: bool = False) -> None:
        """`below`: there is more to cover above the control than below."""
        super().__init__(control.window())
        self._below = below
        self._control = control
        self._part = part if part is not None else control.rect()
        self._label = label(text, tone="inverse.text", parent=self)
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.addWidget(self._label)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        control.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        # Esc closes what lies on top: first the bubble, then the dialog under it.
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.dismiss)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(_SHOWN_MS)
        announce(control, text, assertive=True)

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._label.text()

    def says(self, control: QWidget, text: str) -> bool:
        """True if it says `text` of `control`."""
        return control is self._control and text == self.text

    def stay(self) -> None:
        """Be shown for the whole time from now on."""
        self._timer.start(_SHOWN_MS)

    @Slot()
    def dismiss(self) -> None:
        """Take the bubble away."""
        self._timer.stop()
        self._control.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _GONE and self.isVisible():
            self.dismiss()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().inverse)
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.end()

    def _place(self) -> None:
        window = self._control.window()
        room = max(120, min(theme().px(_WIDTH), window.width() - 16))
        if self.sizeHint().width() > room:
            self._label.setWordWrap(True)
            height = self._label.heightForWidth(room - 20) + 12
            self.resize(room, height)
        else:
            self.resize(self.sizeHint())
        corner = self._control.mapTo(window, self._part.topLeft())
        below = self._part.height() + 6
        y = corner.y() - self.height() - 6
        fits_below = corner.y() + below + self.height() + 4 <= window.height()
        if y < 4 or (self._below and fits_below):
            y = corner.y() + below
        x = min(max(8, corner.x()), max(8, window.width() - self.width() - 8))
        self.move(x, y)


def show_reason(control: QWidget, text: str, part: QRect | None = None, *, below: bool = False) -> ReasonBubble:
    """Say `text` in a bubble beside `control` until Esc, the focus or the pointer leaves it, or for 6 s.

    `part` is the part of the control that it is about, in its coordinates; `below` has the bubble under it.
    """
    for bubble in control.window().findChildren(ReasonBubble):
        if bubble.isVisible() and bubble.says(control, text):
            bubble.stay()
            return bubble
    hide_reasons(control.window())
    return ReasonBubble(control, text, part, below=below)


def hide_reasons(window: QWidget) -> None:
    """Take every bubble of a window away."""
    for bubble in window.findChildren(ReasonBubble):
        if bubble.isVisible():
            bubble.dismiss()

"""Reading a message closely: a read-only field over its bubble to select parts, and a window for very long ones."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Message
from taskflow_desktop.ui.chat.painted_message import beginning
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog


class PlainReader(QPlainTextEdit):
    """Plain text to read, select and copy; nothing in it is ever markup."""

    left = Signal()
    cancelled = Signal()

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme().font("chat"))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            event.ignore()  # in a dialog Esc goes on and closes it
        else:
            super().keyPressEvent(event)


class BubbleReader(QWidget):
    """Lies over a bubble until the focus leaves it, Esc is pressed or the transcript moves. `closed` tells of it."""

    closed = Signal()

    def __init__(self, message: Message, bubble: QRect, parent: QWidget) -> None:
        super().__init__(parent)
        self._open = True
        self.reader = PlainReader(beginning(message.text), translate("Chat", "Message to select from"), self)
        self.reader.document().setDocumentMargin(0)
        self.reader.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reader.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        palette = self.reader.palette()
        palette.setColor(QPalette.ColorRole.Base, theme().bg_raised)
        self.reader.setPalette(palette)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(11, 8, 8, 6)
        layout.addWidget(self.reader)
        self.setGeometry(bubble.adjusted(0, -1, 6, 3))
        self.setFocusProxy(self.reader)
        self.reader.selectAll()
        self.reader.left.connect(self.dismiss)
        self.reader.cancelled.connect(self.dismiss)
        self.show()
        self.raise_()
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().focus, 2))
        painter.setBrush(theme().bg_raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        painter.end()

    @Slot()
    def dismiss(self) -> None:
        """Take the field away."""
        if self._open:
            self._open = False
            self.closed.emit()
            self.hide()
            self.deleteLater()


class WholeMessage(PlainDialog):
    """All of a message that is too long for its bubble."""

    def __init__(self, message: Message, parent: QWidget) -> None:
        super().__init__(parent, translate("Chat", "Whole message"), message.author, width=640)
        self.reader = PlainReader(message.text, translate("Chat", "Whole message"))
        self.reader.setMinimumHeight(theme().px(360))
        self.reader.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.content.addWidget(self.reader)
        self.add_button(translate("Chat", "Close"), "reject")

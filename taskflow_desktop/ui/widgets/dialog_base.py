"""The frame of every dialog: title, sentence, content, problem and buttons in the platform's order."""

from typing import Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QLayout, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button, ReasonButton, Variant
from taskflow_desktop.ui.widgets.curtain import CurtainedDialog
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.surface import ScrollArea

_LEAST = 120  # so much of scrolled content is always in sight
_RING = 4  # room round the buttons for the focus ring; their edges stand in line with those of the content
_TITLE_BAR = 40  # what the system puts over a dialog

ButtonRole = Literal["accept", "reject", "destructive", "action"]

_ROLES: dict[ButtonRole, tuple[QDialogButtonBox.ButtonRole, Variant]] = {
    "accept": (QDialogButtonBox.ButtonRole.AcceptRole, "primary"),
    "reject": (QDialogButtonBox.ButtonRole.RejectRole, "quiet"),
    "destructive": (QDialogButtonBox.ButtonRole.AcceptRole, "destructive"),
    "action": (QDialogButtonBox.ButtonRole.ActionRole, "quiet"),
}


class _ContentArea(ScrollArea):
    """As high as its content where there is room; else the content scrolls."""

    def __init__(self, content: QVBoxLayout) -> None:
        super().__init__("bg.surface")
        self._content = content
        inner = QWidget()
        content.setContentsMargins(0, 0, 0, 0)
        inner.setLayout(content)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setWidget(inner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self._content
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

    def sizeHint(self) -> QSize:
        hint = self._content.totalSizeHint()
        return QSize(hint.width(), self.heightForWidth(max(self.width(), hint.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._content.totalMinimumSize().width(), theme().px(_LEAST))


class PlainDialog(CurtainedDialog):
    """A dialog over its window; call `open()`. Esc cancels; Enter takes the accepting button unless it destroys.

    Connect the buttons that `add_button` returns; `reject` buttons close by themselves.
    """

    def __init__(
        self, parent: QWidget, title: str, text: str = "", *, width: int = 420, scrolled: bool = False
    ) -> None:
        """`width` in px at 100 %. `scrolled`: the content scrolls where the screen is too low for all of it."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme().px(width))
        self._default_button: Button | None = None
        self._safe_button: Button | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24 - _RING, 20, 24 - _RING, 20 - _RING)
        self._column.setSpacing(8)
        column = QVBoxLayout()
        column.setContentsMargins(_RING, 0, _RING, 0)
        column.setSpacing(8)
        self._column.addLayout(column, 1)
        self._title = label(title, "title", wrap=True)
        column.addWidget(self._title)
        self._sentence = label(text, "body", tone="text.2", wrap=True, parent=self)
        self._sentence.setVisible(bool(text))
        column.addWidget(self._sentence)
        self.content = QVBoxLayout()
        self.content.setSpacing(8)
        column.addSpacing(4)
        if scrolled:
            column.addWidget(_ContentArea(self.content), 1)
        else:
            column.addLayout(self.content)
        self._fits = scrolled
        self._problem = label("", "small", tone="bad", wrap=True)
        self._problem.hide()
        column.addWidget(self._problem)
        column.addSpacing(8)
        self._button_box = QDialogButtonBox()
        self._button_box.setContentsMargins(_RING, _RING, _RING, _RING)
        self._column.addWidget(self._button_box)

    def add_button(self, text: str, role: ButtonRole) -> ReasonButton:
        """Add a button; connect its `chosen`. A destructive one is never the default, the safe one has the focus."""
        qt_role, variant = _ROLES[role]
        button = ReasonButton(text, variant)
        self._button_box.addButton(button, qt_role)
        if role == "reject":
            button.chosen.connect(self.reject)
            self._safe_button = button
        elif role == "accept":
            self._default_button = button
        elif role == "destructive" and self._safe_button is not None:
            self._safe_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return button

    def add_cancel(self) -> ReasonButton:
        """Add the button that closes without doing anything."""
        return self.add_button(translate("Dialog", "Cancel"), "reject")

    def set_title(self, title: str) -> None:
        """Ask something else; the window's title stays."""
        self._title.setText(title)

    def set_text(self, text: str) -> None:
        """Say another sentence under the title."""
        self._sentence.setText(text)
        self._sentence.setVisible(bool(text))

    @property
    def error(self) -> str:
        """What `set_error` told, "" if it was taken back."""
        return self._problem.text()

    def set_error(self, sentence: str) -> None:
        """Tell over the buttons why it did not work; "" takes it back."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        announce(self, sentence, assertive=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._default_button is not None:
                self._default_button.click()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        if self._fits:
            self._measure()  # first: it is centred over its window by its size
        super().showEvent(event)
        self.stay_on_screen()

    def event(self, event: QEvent) -> bool:
        """Content that grew while the dialog is open is measured once it is laid out."""
        heard = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._fits and self.isVisible():
            self.fit()
        return heard

    def fit(self) -> None:
        """Be high enough for the content, as far as the screen has room; it never becomes lower."""
        if self._fits:
            self._measure()
        else:
            self.adjustSize()
        self.stay_on_screen()

    def _measure(self) -> None:
        for layout in self.findChildren(QLayout):
            layout.invalidate()  # what was shown just now is measured too
        screen = self.screen().availableGeometry()
        width = min(max(self.width(), self.minimumWidth()), screen.width())
        wanted = max(self._column.totalHeightForWidth(width), self.height() if self.isVisible() else 0)
        self.resize(width, min(wanted, screen.height() - _TITLE_BAR))

    def stay_on_screen(self) -> None:
        """It was placed while it was smaller: what has grown over the edges right and below is moved in.

        Left and above nothing grows. While a window manager puts its frame round the dialog, its place is told as if
        it began outside the screen there: moving it then would put it into the corner.
        """
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        right, below = frame.right() - room.right(), frame.bottom() - room.bottom()
        if self.isVisible() and (right > 0 or below > 0):
            left = max(room.left(), frame.left() - max(0, right))
            self.move(left, max(room.top(), frame.top() - max(0, below)))

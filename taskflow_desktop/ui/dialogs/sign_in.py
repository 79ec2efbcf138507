"""Signing in: who, and the password; where the data lies is told at the bottom."""

from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.ui.dialogs.entry import place_words
from taskflow_desktop.ui.dialogs.middle import to_the_middle
from taskflow_desktop.ui.dialogs.sign_in_form import SignInForm, SignInRequest
from taskflow_desktop.ui.icons import app_pixmap
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.labels import eliding_label, label
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.surface import Surface, scroll_area

__all__ = ["Logo", "SignInRequest", "SignInWindow"]

_WIDTH: Final = 400
_HEIGHT: Final = 640
_LOGO: Final = 52


class Logo(QWidget):
    """The program's own picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(_LOGO), theme().px(_LOGO))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), app_pixmap(theme().px(_LOGO), self.devicePixelRatioF()))
        painter.end()


class _Dot(QWidget):
    """The green dot before the place: it answers."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(8), theme().px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().ok)
        painter.drawEllipse(QRectF(self.rect()))
        painter.end()


class SignInWindow(QWidget):
    """Asks for identifier and password. The owner answers by closing the window or by `show_error`.

    Signals:
        sign_in_requested: SignInRequest.
        remember_switched: bool, this computer shall remember the sign-in, or not.
        change_requested: the data lies elsewhere.
        closed: the person closed the window.
    """

    sign_in_requested = Signal(object)
    remember_switched = Signal(object)
    change_requested = Signal()
    closed = Signal()

    def __init__(
        self,
        site_name: str,
        place: str,
        *,
        identifier: str = "",
        reason: str = "",
        remembers: bool = False,
        remember: bool = False,
    ) -> None:
        """`place` is the URL of the database; `identifier` is the one of the last time.

        `reason` tells why one has to sign in again. `remembers`: this computer can; `remember` the last choice.
        """
        super().__init__()
        self.setWindowTitle(translate("SignIn", "Sign in"))
        self.form = SignInForm(translate("SignIn", "Sign in"), identifier=identifier, remembers=remembers)
        self.form.remember_box.setChecked(remember)
        self.identifier_field, self.password_field = self.form.identifier_field, self.form.password_field
        self.hint, self.caps_hint = self.form.hint, self.form.caps_hint
        self.sign_in_button = self.form.button
        self.reason = Note("warn")
        self._reason_place = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll_area(self._make_body(site_name)), 1)
        whole.addWidget(self._make_footer(place_words(place)))
        self.tell_reason(reason)
        self.form.asked.connect(self.sign_in_requested)
        self.form.remember_switched.connect(self.remember_switched)
        self.resize(theme().px(_WIDTH), theme().px(_HEIGHT))
        self.setMinimumSize(theme().px(_WIDTH - 60), theme().px(420))
        to_the_middle(self)
        self.form.focus_first()

    def show_error(self, error: TaskflowError) -> None:
        """Tell why it did not work. What was typed stays; the password is selected, to be typed over."""
        self.form.show_error(error)

    def tell_reason(self, words: str) -> None:
        """Say why one has to sign in again; "" takes it back."""
        self._tell(words, "warn")

    def tell_waiting(self, words: str) -> None:
        """Say what opens once somebody has signed in."""
        self._tell(words, "info")

    def _tell(self, words: str, kind: Literal["warn", "info"]) -> None:
        self.reason.set_kind(kind)
        self.reason.set_text(words)
        self._reason_place.setVisible(bool(words))
        announce(self, words)

    def tell_keyring(self, words: str) -> None:
        """Say what is the matter with the system's keyring; "" takes it back."""
        self.form.tell_keyring(words)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _make_body(self, site_name: str) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(28, 56, 28, 16)
        column.setSpacing(0)
        title = label(site_name or translate("SignIn", "Task Flow"), "dialog", wrap=True)
        under = label(translate("SignIn", "Task Flow"), tone="text.2", parent=body)
        under.setVisible(bool(site_name))
        forgotten = label(
            translate("SignIn", "Forgot your password? Ask an admin for a new one."), "small", tone="text.2", wrap=True
        )
        for words in (title, under, forgotten):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(Logo(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(14)
        column.addWidget(title)
        column.addSpacing(2)
        column.addWidget(under)
        column.addSpacing(20)
        above = QVBoxLayout(self._reason_place)
        above.setContentsMargins(0, 0, 0, 16)
        above.addWidget(self.reason)
        column.addWidget(self._reason_place)
        column.addWidget(self.form)
        column.addSpacing(10)
        column.addWidget(forgotten)
        column.addStretch(1)
        return body

    def _make_footer(self, place: str) -> QWidget:
        footer = Surface("bg.surface", edges=("top",))
        row = QHBoxLayout(footer)
        row.setContentsMargins(28, 6, 18, 6)
        row.setSpacing(8)
        words = eliding_label(place, "small", tone="text.2", middle=True)
        words.setAccessibleName(fill(translate("SignIn", "Connects to {place}"), place=place))
        row.addWidget(_Dot())
        row.addWidget(words, 1)
        self.change_button = Button(translate("SignIn", "Change"), "link", small=True)
        self.change_button.clicked.connect(self.change_requested)
        row.addWidget(self.change_button)
        return footer

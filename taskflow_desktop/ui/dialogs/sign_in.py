"""Signing in: who, and the password; where the data lies is told at the bottom."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.errors import SignInFailed, TaskflowError
from taskflow_desktop.ui.dialogs.entry import Hint, PasswordField, caps_lock_words, captioned, place_words
from taskflow_desktop.ui.icons import app_pixmap
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.buttons import Button, ReasonButton
from taskflow_desktop.ui.widgets.fields import TextField
from taskflow_desktop.ui.widgets.keys import commit_preedit
from taskflow_desktop.ui.widgets.labels import eliding_label, label
from taskflow_desktop.ui.widgets.surface import Surface, scroll_area

_WIDTH: Final = 400
_HEIGHT: Final = 620
_LOGO: Final = 52


class SignInRequest(NamedTuple):
    identifier: str
    password: str

    def __repr__(self) -> str:
        return f"SignInRequest({self.identifier!r})"  # a password is not written into any log


class _Logo(QWidget):
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
        change_requested: the data lies elsewhere.
        closed: the person closed the window.
    """

    sign_in_requested = Signal(object)
    change_requested = Signal()
    closed = Signal()

    def __init__(self, site_name: str, place: str, *, identifier: str = "") -> None:
        """`place` is the URL of the database; `identifier` is the one of the last time."""
        super().__init__()
        self.setWindowTitle(translate("SignIn", "Sign in"))
        self.identifier_field = TextField(translate("SignIn", "ID"))
        self.identifier_field.set_text(identifier)
        self.password_field = PasswordField(translate("SignIn", "Password"))
        self.hint, self.caps_hint = Hint(), Hint()
        self.sign_in_button = ReasonButton(translate("SignIn", "Sign in"), "primary", lock=False)
        self.sign_in_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.sign_in_button.setMinimumHeight(theme().px(38))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll_area(self._make_body(site_name)), 1)
        whole.addWidget(self._make_footer(place_words(place)))
        self.sign_in_button.chosen.connect(self._ask)
        self.identifier_field.submitted.connect(self._next_or_ask)
        self.password_field.submitted.connect(self._ask)
        for entry in (self.identifier_field, self.password_field):
            entry.edited.connect(self._edited)
        self.password_field.caps_lock.connect(self._caps_lock)
        self.resize(theme().px(_WIDTH), theme().px(_HEIGHT))
        self.setMinimumSize(theme().px(_WIDTH - 60), theme().px(420))
        first = self.password_field if identifier else self.identifier_field
        first.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: TaskflowError) -> None:
        """Tell why it did not work. What was typed stays; the password is selected, to be typed over."""
        self.sign_in_button.set_refusal(None)
        self.hint.say_error(error)
        if isinstance(error, SignInFailed):
            self.password_field.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.password_field.line.selectAll()

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
        for words in (title, under):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(_Logo(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(14)
        column.addWidget(title)
        column.addSpacing(2)
        column.addWidget(under)
        column.addSpacing(20)
        column.addLayout(captioned(translate("SignIn", "ID"), self.identifier_field))
        column.addSpacing(12)
        column.addLayout(captioned(translate("SignIn", "Password"), self.password_field))
        column.addSpacing(6)
        column.addWidget(self.hint)
        column.addWidget(self.caps_hint)
        column.addSpacing(14)
        column.addWidget(self.sign_in_button)
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

    @Slot()
    def _next_or_ask(self) -> None:
        if self.password_field.text():
            self._ask()
        else:
            self.password_field.line.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _ask(self) -> None:
        if self.sign_in_button.refusal:
            return
        commit_preedit()
        identifier, password = self.identifier_field.text().strip(), self.password_field.text()
        for entry, text in ((self.identifier_field, identifier), (self.password_field, password)):
            if not text:
                self.hint.say("bad", translate("SignIn", "Enter ID and password."))
                entry.line.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.hint.clear()
        self.sign_in_button.set_refusal(translate("SignIn", "One moment, please."))
        self.sign_in_requested.emit(SignInRequest(identifier, password))

    @Slot()
    def _edited(self) -> None:
        self.hint.clear()

    @Slot(object)
    def _caps_lock(self, on: bool) -> None:  # noqa: FBT001 - the signal's one value
        if on:
            self.caps_hint.say("warn", caps_lock_words())
        else:
            self.caps_hint.clear()

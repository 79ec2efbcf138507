"""Identifier and password with all that is told about them: at the door, and where the screen is locked."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.errors import Refusal, RuleViolation, SignInFailed, TaskflowError
from taskflow_desktop.rules.sign_in import identifier_key
from taskflow_desktop.ui.dialogs.countdown import Countdown
from taskflow_desktop.ui.dialogs.entry import Hint, PasswordField, caps_lock_words, captioned
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.buttons import ReasonButton
from taskflow_desktop.ui.widgets.fields import TextField
from taskflow_desktop.ui.widgets.keys import commit_preedit
from taskflow_desktop.ui.widgets.switch import CheckBox

_HEIGHT = 38
_TOLD_LINES = 2  # of what is told under the password, without anything moving


class SignInRequest(NamedTuple):
    identifier: str
    password: str
    remember: bool = False

    def __repr__(self) -> str:
        return f"SignInRequest({self.identifier!r})"  # a password is not written into any log


class SignInForm(QWidget):
    """Fields, what is told about them, and the button. The owner answers by going away or by `show_error`.

    Signals:
        asked: SignInRequest.
        remember_switched: bool, this computer shall remember the sign-in, or not.
    """

    asked = Signal(object)
    remember_switched = Signal(object)

    def __init__(
        self,
        button: str,
        *,
        identifier: str = "",
        only: bool = False,
        remembers: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`only` asks for the password of `identifier` and nobody else; `remembers` offers to be remembered."""
        super().__init__(parent)
        self._only = only
        self._waits_for = ""  # the identifier whose wait runs down
        self._bad = ""  # what was wrong before the wait
        self._silent = False
        self.identifier_field = TextField(translate("SignIn", "ID"))
        self.identifier_field.set_text(identifier)
        self.password_field = PasswordField(translate("SignIn", "Password"))
        self.hint, self.caps_hint, self.keyring_hint = Hint(), Hint(), Hint()
        self.remember_box = CheckBox(translate("SignIn", "Stay signed in on this computer"))
        self.button = ReasonButton(button, "primary", lock=False)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.setMinimumHeight(theme().px(_HEIGHT))
        self.countdown = Countdown(self)
        self._build(remembers=remembers)
        self.countdown.ticked.connect(self._tick)
        self.button.chosen.connect(self.ask)
        self.identifier_field.submitted.connect(self._next_or_ask)
        self.password_field.submitted.connect(self.ask)
        self.identifier_field.edited.connect(self._identifier_edited)
        self.password_field.edited.connect(self._edited)
        self.password_field.caps_lock.connect(self._caps_lock)
        self.remember_box.toggled.connect(self._remember_toggled)

    def _build(self, *, remembers: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        who = QWidget()
        above = QVBoxLayout(who)
        above.setContentsMargins(0, 0, 0, 12)
        above.addLayout(captioned(translate("SignIn", "ID"), self.identifier_field))
        column.addWidget(who)
        who.setVisible(not self._only)
        column.addLayout(captioned(translate("SignIn", "Password"), self.password_field))
        column.addSpacing(6)
        room = QWidget()  # a click that is on its way shall meet what was there
        room.setMinimumHeight(_TOLD_LINES * (theme().line_height("small") + 4))
        told = QVBoxLayout(room)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(4)
        told.addWidget(self.hint)
        told.addWidget(self.caps_hint)
        told.addStretch(1)
        column.addWidget(room)
        column.addSpacing(4)
        column.addWidget(self.remember_box)
        self.remember_box.setVisible(remembers)
        column.addSpacing(12)
        column.addWidget(self.button)
        below = QVBoxLayout()
        below.setContentsMargins(0, 8, 0, 0)
        below.addWidget(self.keyring_hint)
        column.addLayout(below)

    @property
    def identifier(self) -> str:
        """Who shall sign in."""
        return self.identifier_field.text().strip()

    def focus_first(self) -> None:
        """Put the focus where one begins."""
        entry = self.password_field if self._only or self.identifier else self.identifier_field
        entry.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was typed and told; a wait goes on."""
        self.password_field.set_text("")
        if not self._only:
            self.identifier_field.set_text("")
        if not self.countdown.left:
            self.button.set_refusal(None)
            self.hint.clear()

    def tell_keyring(self, words: str) -> None:
        """Say what is the matter with the system's keyring, which keeps nothing then; "" takes it back."""
        if words:
            self.keyring_hint.say("warn", words)
            blocked = self.remember_box.blockSignals(True)  # the person's choice stays for a keyring that works
            self.remember_box.setChecked(False)
            self.remember_box.blockSignals(blocked)
        else:
            self.keyring_hint.clear()

    def show_error(self, error: TaskflowError) -> None:
        """Tell why it did not work. What was typed stays; the password is selected, to be typed over."""
        self.button.set_refusal(None)
        seconds = 0
        if isinstance(error, SignInFailed):
            seconds = error.seconds
            self._bad = self._wrong()
            if not seconds:
                self.hint.say("bad", self._bad)
        elif isinstance(error, RuleViolation) and error.refusal.code == "signin.wait":
            seconds = int(error.refusal.values.get("seconds", 0))
            self._bad = ""
        else:
            self.hint.say_error(error)
        if seconds:
            self._waits_for = identifier_key(self.identifier)
            self._silent = False
            self.countdown.start(seconds)
        if isinstance(error, SignInFailed):
            self.password_field.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.password_field.line.selectAll()

    def _wrong(self) -> str:
        if self._only:
            return translate("SignIn", "The password doesn't match.")
        return sentence(Refusal("login.bad"))

    @Slot()
    def ask(self) -> None:
        """Ask with what is typed, unless something is missing or there is a wait."""
        if self.button.refusal:
            return
        commit_preedit()
        identifier, password = self.identifier, self.password_field.text()
        for entry, text in ((self.identifier_field, identifier), (self.password_field, password)):
            if not text:
                only = translate("SignIn", "Enter the password.")
                self.hint.say("bad", only if self._only else translate("SignIn", "Enter ID and password."))
                entry.line.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.hint.clear()
        self.button.set_refusal(translate("SignIn", "One moment, please."))
        self.asked.emit(SignInRequest(identifier, password, self.remember_box.isChecked()))

    @Slot()
    def _next_or_ask(self) -> None:
        if self.password_field.text():
            self.ask()
        else:
            self.password_field.line.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def _tick(self, left: int) -> None:
        if not left:
            self._end_wait()
            return
        self.button.set_refusal(translate("SignIn", "Wait until the time is over."))
        wait = sentence(Refusal("signin.wait", seconds=left))
        self.hint.say("bad", f"{self._bad} {wait}" if self._bad else wait, spoken=not self._silent)
        self._silent = True  # a voice that counts says nothing else

    def _end_wait(self) -> None:
        self.countdown.stop()
        self._waits_for = ""
        self.button.set_refusal(None)
        self.hint.clear()

    @Slot()
    def _identifier_edited(self) -> None:
        """The wait is of one identifier; somebody else need not wait for it."""
        if self._waits_for and identifier_key(self.identifier) != self._waits_for:
            self._end_wait()
        self._edited()

    @Slot()
    def _edited(self) -> None:
        if not self._waits_for:
            self.hint.clear()

    @Slot(object)
    def _caps_lock(self, on: bool) -> None:  # noqa: FBT001 - the signal's one value
        if on:
            self.caps_hint.say("warn", caps_lock_words())
        else:
            self.caps_hint.clear()

    @Slot(bool)
    def _remember_toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.remember_switched.emit(on)

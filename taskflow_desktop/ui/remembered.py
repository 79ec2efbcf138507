"""The sign-in this computer remembers for a database: a secret in the system's keyring, its number in the settings."""

from collections.abc import Callable
from hashlib import sha256
from typing import Final

from PySide6.QtCore import QObject

from taskflow_desktop.domain.errors import SignInFailed, TaskflowError
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.sign_ins import Token
from taskflow_desktop.rules.addresses import shown
from taskflow_desktop.runtime.entrance import Entrance
from taskflow_desktop.runtime.keychain import Kept, Keychain, Problem
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.refusals import error_sentence
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.text import translate

_COMPUTER: Final = ""  # what is kept is the computer's, not a person's
_YES: Final = "yes"

Entered = Callable[[Session], None]
Told = Callable[[str], None]
Nobody = Callable[[str, str], None]


class Remembered(QObject):
    """At most one sign-in per computer and database. What is told is a sentence, "" for nothing to say."""

    def __init__(self, entrance: Entrance, keychain: Keychain, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._entrance, self._keychain, self._preferences = entrance, keychain, preferences
        self._name = self._key = ""
        self._asked = 0  # which look counts: the others were overtaken

    def use(self, url: str) -> None:
        """Speak of the database at `url` from now on."""
        # Whoever looks into the keyring sees which database it is, without name and password.
        self._name = shown(url)
        self._key = sha256(self._name.encode()).hexdigest()[:16]
        self.overtake()

    @property
    def wanted(self) -> bool:
        """What the person chose the last time."""
        return self._preferences.kept(_COMPUTER, "remember") == _YES

    def set_wanted(self, *, wanted: bool) -> None:
        """Keep the person's choice for the next time."""
        self._preferences.keep(_COMPUTER, "remember", _YES if wanted else "")

    def set_locked(self, *, locked: bool) -> None:
        """A program that ended while its screen was locked asks for the password at its next start."""
        self._preferences.keep(_COMPUTER, f"locked.{self._key}", _YES if locked else "")
        self._preferences.save()

    @property
    def may_enter(self) -> bool:
        """True if somebody is remembered and the screen was not locked."""
        return self._token is not None and self._preferences.kept(_COMPUTER, f"locked.{self._key}") != _YES

    def enter(self, entered: Entered, nobody: Nobody) -> None:
        """Let in whom this computer remembers, or say why nobody is let in, and what is the matter with the keyring."""
        self.overtake()
        asked = self._asked

        def heard(kept: Kept) -> None:
            if asked != self._asked:
                return
            if kept.secret is not None:
                self._entrance.sign_in_remembered(kept.secret, done=opened, failed=failed)
                return
            if kept.problem is None:
                self.forget()
            nobody("", problem_words(kept.problem))

        def opened(session: Session) -> None:
            if asked == self._asked:
                entered(session)
            else:
                session.deleteLater()

        def failed(error: TaskflowError) -> None:
            if isinstance(error, SignInFailed):  # signed out elsewhere, another password, or not in the team any more
                self.forget()
            if asked == self._asked:
                gone = translate("SignIn", "This computer may not sign in by itself any more. Enter your password.")
                nobody(gone if isinstance(error, SignInFailed) else error_sentence(error), "")

        self._keychain.read(self._name, heard)

    def overtake(self) -> None:
        """Somebody signs in by hand: what is still being looked for is not wanted any more."""
        self._asked += 1

    def look_at_keyring(self, told: Told) -> None:
        """Say what is the matter with the keyring, before anybody relies on it."""

        def heard(kept: Kept) -> None:
            told(problem_words(kept.problem))

        self._keychain.read(self._name, heard)

    def keep(self, agent_id: AgentId, told: Told) -> None:
        """Remember an agent who has signed in; say why it could not be done."""
        name = self._name

        def made(token: Token) -> None:
            def written(kept: Kept) -> None:
                if kept.problem is not None:
                    if self._token == token.id:
                        self.forget()
                    told(problem_words(kept.problem))

            self._set_token(token.id)
            self._keychain.write(name, token.secret, written)

        def failed(error: TaskflowError) -> None:
            told(error_sentence(error))

        self._entrance.remember(agent_id, instead_of=self._token, done=made, failed=failed)

    def forget(self) -> None:
        """Remember nobody any more."""
        token = self._token
        if token is not None:
            self._entrance.forget(token)
            self._set_token(None)
            self._keychain.forget(self._name, _unheard)
        self.set_locked(locked=False)

    @property
    def _token(self) -> int | None:
        text = self._preferences.kept(_COMPUTER, f"remembered.{self._key}")
        return int(text) if text.isascii() and text.isdigit() else None

    def _set_token(self, token_id: int | None) -> None:
        self._preferences.keep(_COMPUTER, f"remembered.{self._key}", "" if token_id is None else str(token_id))
        self._preferences.save()


def problem_words(problem: Problem | None) -> str:
    """Return what is said about a keyring that cannot be used, "" if nothing is the matter."""
    if problem is None:
        return ""
    return {
        "missing": translate(
            "SignIn", "This computer has no keyring, so it can't stay signed in. Signing in by password works as ever."
        ),
        "locked": translate(
            "SignIn",
            "This computer's keyring is locked, so it can't stay signed in. Signing in by password works as ever.",
        ),
        "failed": translate(
            "SignIn",
            "This computer's keyring doesn't work right now, so it can't stay signed in."
            " Signing in by password works as ever.",
        ),
        "slow": translate(
            "SignIn",
            "This computer's keyring doesn't answer, so it can't stay signed in. Signing in by password works as ever.",
        ),
    }[problem]


def _unheard(_kept: Kept) -> None:
    """It is of no use any more in any case: the database knows the sign-in as gone."""

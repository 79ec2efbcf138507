"""Answers a locked screen: the password of who is behind it, or somebody else who signs in."""

from PySide6.QtCore import QObject, Signal, Slot

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.rules.sign_in import identifier_key
from taskflow_desktop.runtime.entrance import Entrance
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.dialogs.sign_in import SignInRequest
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.remembered import Remembered
from taskflow_desktop.ui.state import Preferences


class LockAnswers(QObject):
    """Of one main window, with which it goes.

    Signals:
        switched: Session of somebody else; all that the first one typed is kept.
    """

    switched = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        entrance: Entrance,
        remembered: Remembered,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._entrance = window, session, entrance
        self._remembered, self._preferences = remembered, preferences
        window.lock.locked.connect(self._on_locked)
        window.lock.unlock_requested.connect(self._on_unlock)
        window.lock.switch_requested.connect(self._on_switch)

    @Slot()
    def _on_locked(self) -> None:
        self._remembered.set_locked(locked=True)

    @Slot(object)
    def _on_unlock(self, password: str) -> None:
        self._entrance.unlock(self._session.agent.id, password, done=self._on_unlocked, failed=self._on_failed)

    def _on_unlocked(self, _agent: Agent) -> None:
        self._remembered.set_locked(locked=False)
        self._window.lock.unlock()

    def _on_failed(self, error: TaskflowError) -> None:
        self._window.lock.show_error(error)

    @Slot(object)
    def _on_switch(self, request: SignInRequest) -> None:
        if identifier_key(request.identifier) == self._session.agent.identifier:
            self._on_unlock(request.password)
        elif self._window.may_go():
            self._preferences.keep("", "identifier", request.identifier)
            self._entrance.sign_in(request.identifier, request.password, done=self._on_switched, failed=self._on_failed)

    def _on_switched(self, session: Session) -> None:
        self._remembered.forget()  # the first one has gone, as if signed out
        self.switched.emit(session)

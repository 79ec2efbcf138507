"""What a window tells when an admin changes whoever is signed in. Who leaves the team is shown the door (startup)."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.toast import Toast, ToastHost
from taskflow_desktop.ui.words import role_word


class SelfWatch(QObject):
    """Follows the account of whoever is signed in: another role, another password.

    Signals:
        password_given: str, the words: whoever sits there has to show that he knows the new one.
    """

    password_given = Signal(object)

    def __init__(self, session: Session, window: QWidget, toasts: ToastHost) -> None:
        super().__init__(window)
        self._session, self._toasts = session, toasts
        self._role = session.agent.role
        session.changed.connect(self._on_changed)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        before, self._role = self._role, self._session.agent.role
        if before is not self._role:
            words = translate("Self", "Your role is {role} now")
            self._toasts.show_toast(Toast(fill(words, role=role_word(self._role)), icon="shield"))
        elif self._given_password(changes):
            words = translate("Self", "An admin gave you a new password. Ask for it.")
            if self._session.demo:  # which nobody entered by a password
                self._toasts.show_toast(Toast(words, icon="key"))
            else:
                self.password_given.emit(words)

    def _given_password(self, changes: ChangeSet) -> bool:
        me = self._session.agent.id
        return any(
            event.kind is EventKind.AGENT_PASSWORD and event.after_ref == me and event.actor_id != me
            for event in changes.events
        )

"""What a window does when an admin changes whoever is signed in: another role, another password, out of the team."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.toast import Toast, ToastHost
from taskflow_desktop.ui.words import role_word


class OutDialog(PlainDialog):
    """Says that one is no longer on the team. However it is closed, one is signed out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            translate("Self", "You are no longer on the team"),
            translate(
                "Self",
                "An admin made this account inactive. Rooms and tasks were handed over. What you were typing is kept.",
            ),
        )
        self.out_button = self.add_button(translate("Actions", "Sign out"), "accept")
        self.out_button.chosen.connect(self.accept)
        self.out_button.setFocus(Qt.FocusReason.OtherFocusReason)


class SelfWatch(QObject):
    """Follows the account of whoever is signed in.

    Signals:
        out: he is no longer on the team and has seen so: he is to be signed out.
    """

    out = Signal()

    def __init__(self, session: Session, window: QWidget, toasts: ToastHost) -> None:
        super().__init__(window)
        self._session, self._window, self._toasts = session, window, toasts
        self._before: Agent = session.agent
        self._dialog: OutDialog | None = None
        session.changed.connect(self._on_changed)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        before, now = self._before, self._session.agent
        self._before = now
        if before.active and not now.active:
            self._tell_out()
        elif now.active and self._dialog is not None:
            self._take_back()
        elif before.role is not now.role:
            words = translate("Self", "Your role is {role} now")
            self._toasts.show_toast(Toast(fill(words, role=role_word(now.role)), icon="shield"))
        elif self._given_password(changes):
            self._toasts.show_toast(
                Toast(translate("Self", "An admin gave you a new password. Ask for it."), icon="key")
            )

    def _given_password(self, changes: ChangeSet) -> bool:
        me = self._session.agent.id
        return any(
            event.kind is EventKind.AGENT_PASSWORD and event.after_ref == me and event.actor_id != me
            for event in changes.events
        )

    def _tell_out(self) -> None:
        self._dialog = OutDialog(self._window)
        self._dialog.finished.connect(self._go)
        self._dialog.open()

    def _take_back(self) -> None:
        """An admin changed his mind before it was read."""
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.finished.disconnect(self._go)
            dialog.accept()

    @Slot(int)
    def _go(self, _result: int) -> None:
        self._dialog = None
        self.out.emit()

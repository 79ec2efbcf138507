"""Everybody changes his own password: the old one is asked, the new one twice."""

from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.rules import limits, texts
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.dialogs.entry import PasswordField
from taskflow_desktop.ui.settings.account_dialog import AccountDialog
from taskflow_desktop.ui.text import fill, translate


class OwnPasswordDialog(AccountDialog):
    """What is wrong is told at its field; nothing typed is lost by a refusal."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        text = fill(translate("Team", "At least {limit} characters."), limit=limits.PASSWORD_CHARACTERS_MIN)
        super().__init__(session, parent, translate("Team", "Change my password"), text)
        self.setWindowTitle(translate("Team", "Change my password"))
        self.old_field = PasswordField(translate("Team", "Present password"))
        self.new_field = PasswordField(translate("Team", "New password"))
        self.repeat_field = PasswordField(translate("Team", "New password again"))
        self.add_field(
            translate("Team", "Present password"), self.old_field, self._why_not_old, "password.wrong", "signin."
        )
        self.add_field(
            translate("Team", "New password"), self.new_field, self._why_not_new, "password.short", "password.same"
        )
        self.add_field(translate("Team", "New password again"), self.repeat_field, self._why_not_repeat)
        self.add_buttons(translate("Team", "Change the password"))

    def send(self) -> None:
        self.session.commands.agents.change_own_password(
            self.old_field.text(), self.new_field.text(), done=self.heard, failed=self.failed
        )

    def _why_not_old(self) -> Refusal | None:
        return None if self.old_field.text() else Refusal("password.missing")

    def _why_not_new(self) -> Refusal | None:
        return texts.why_not_password(self.new_field.text())

    def _why_not_repeat(self) -> Refusal | None:
        return None if self.repeat_field.text() == self.new_field.text() else Refusal("password.differs")

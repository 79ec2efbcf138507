"""Taking somebody on, another name or identifier, letting a name of an import sign in, a new password."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.team import NewAgent
from taskflow_desktop.rules import limits, texts
from taskflow_desktop.rules.team import why_not_identifier_in, why_not_name_in
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.dialogs.entry import Hint, PasswordField
from taskflow_desktop.ui.settings.account_dialog import AccountDialog
from taskflow_desktop.ui.settings.new_password import PasswordMaker
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.fields import TextField
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.segmented import Choice, Segmented
from taskflow_desktop.ui.words import role_word


class _TeamDialog(AccountDialog):
    """What the dialogs share: whom they are about, and the fields of an account."""

    def __init__(self, session: Session, agent: Agent | None, parent: QWidget, title: str, text: str = "") -> None:
        super().__init__(session, parent, title, text)
        self.agent = agent
        self.name_field = TextField(translate("Team", "Name"))
        self.identifier_field = TextField(translate("Team", "ID"))
        self.password_field = PasswordField(translate("Team", "Password"))
        self.password_hint = Hint()
        self.maker = PasswordMaker(self.password_field)
        self._overtaken = False
        session.changed.connect(self._on_people)

    def overtaken(self) -> None:
        self._overtaken = True
        self._on_people(None)

    @Slot(object)
    def _on_people(self, _changes: object) -> None:
        """Once it was told that somebody else was first, show what holds now; a second try is made knowing it."""
        now = self.session.agents.get(self.agent.id) if self.agent is not None else None
        if self._overtaken and now is not None:
            self.agent = now
            words = translate("Team", "Now: {name}, {identifier}")
            self.set_text(
                fill(words, name=now.name, identifier=now.identifier or translate("Team", "Can't sign in yet"))
            )

    def identifier(self) -> str:
        """What is typed, as one signs in with it: small letters."""
        return self.identifier_field.full_text().strip().lower()

    def add_name(self) -> None:
        """Add the field for the name."""
        self.add_field(translate("Team", "Name"), self.name_field, self._why_not_name, "name.")

    def add_identifier(self) -> None:
        """Add the field for the identifier."""
        self.add_field(translate("Team", "ID"), self.identifier_field, self._why_not_identifier, "identifier.")

    def add_password(self, caption: str) -> None:
        """Add the field for a password, with the buttons that make one up."""
        self.add_field(caption, self.password_field, self._why_not_password, "password.")
        self.content.addWidget(self.password_hint)
        self.password_field.edited.connect(self._praise)
        self.content.addWidget(self.maker)

    @Slot()
    def _praise(self) -> None:
        """Say that the password is long enough."""
        before = self.password_hint.text
        if self._why_not_password() is None:
            told = fill(translate("FirstRun", "At least {limit} characters"), limit=limits.PASSWORD_CHARACTERS_MIN)
            self.password_hint.say("ok", told)
        else:
            self.password_hint.clear()
        if self.password_hint.text != before:
            self.fit()

    def _why_not_name(self) -> Refusal | None:
        typed = self.name_field.full_text()
        if self.agent is not None and texts.one_line(typed) == self.agent.name:
            return None
        return why_not_name_in(typed, self.session.agents.values(), self.agent.id if self.agent is not None else None)

    def _why_not_identifier(self) -> Refusal | None:
        but = self.agent.id if self.agent is not None else None
        return why_not_identifier_in(self.identifier(), self.session.agents.values(), but)

    def _why_not_password(self) -> Refusal | None:
        return texts.why_not_password(self.password_field.text())


class AddAgentDialog(_TeamDialog):
    """Takes somebody on."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        text = translate("Team", "Tell the person ID and password. The password can be changed after signing in.")
        super().__init__(session, None, parent, translate("Team", "Add a person"), text)
        self.add_name()
        self.add_identifier()
        roles = [Choice(role, role_word(role)) for role in Role]
        self.role_choice = Segmented(translate("Team", "Role"), roles, fill=True)
        self.content.addWidget(label(translate("Team", "Role"), "small", tone="text.2", weight=600))
        self.content.addWidget(self.role_choice)
        self.add_password(translate("Team", "First password"))
        self.add_buttons(translate("Team", "Add"))

    def send(self) -> None:
        role = self.role_choice.value
        new = NewAgent(
            texts.one_line(self.name_field.text()),
            self.identifier(),
            self.password_field.text(),
            role if isinstance(role, Role) else Role.AGENT,
        )
        self.session.commands.agents.add(new, done=self.heard, failed=self.failed)


class EditAgentDialog(_TeamDialog):
    """Gives somebody another name or identifier. Who cannot sign in has a name only."""

    def __init__(self, session: Session, agent: Agent, parent: QWidget) -> None:
        text = translate("Team", "History keeps the name as it was.")
        super().__init__(session, agent, parent, translate("Team", "Edit name and ID"), text)
        self.name_field.set_text(agent.name)
        self.identifier_field.set_text(agent.identifier or "")
        self.add_name()
        if agent.identifier is not None:
            self.add_identifier()
        self.add_buttons(translate("Team", "Save"))
        self.name_field.line.selectAll()

    def send(self) -> None:
        if self.agent is not None:
            self.session.commands.agents.edit(
                self.agent.id,
                self.agent.version,
                name=texts.one_line(self.name_field.text()),
                identifier=self.identifier() if self.agent.identifier is not None else None,
                done=self.heard,
                failed=self.failed,
            )


class LetSignInDialog(_TeamDialog):
    """Gives identifier and password to somebody who came from an imported file."""

    def __init__(self, session: Session, agent: Agent, parent: QWidget) -> None:
        title = fill(translate("Team", "Let {name} sign in"), name=agent.name)
        text = translate("Team", "This person came from an imported file and can't sign in yet.")
        super().__init__(session, agent, parent, title, text)
        self.add_identifier()
        self.add_password(translate("Team", "First password"))
        self.add_buttons(translate("Team", "Save"))

    def send(self) -> None:
        if self.agent is not None:
            self.session.commands.agents.let_sign_in(
                self.agent.id,
                self.agent.version,
                identifier=self.identifier(),
                password=self.password_field.text(),
                done=self.heard,
                failed=self.failed,
            )


class ResetPasswordDialog(_TeamDialog):
    """Gives somebody else a new password."""

    def __init__(self, session: Session, agent: Agent, parent: QWidget) -> None:
        title = fill(translate("Team", "New password for {name}"), name=agent.name)
        text = translate("Team", "The old one no longer works, and no computer remembers the person any more.")
        super().__init__(session, agent, parent, title, text)
        self.add_password(translate("Team", "New password"))
        self.add_buttons(translate("Team", "Change the password"))

    def send(self) -> None:
        if self.agent is not None:
            self.session.commands.agents.reset_password(
                self.agent.id, self.agent.version, self.password_field.text(), done=self.heard, failed=self.failed
            )

"""The third step of the first run: people are taken on before anybody signs in, or later in the settings."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.errors import Refusal, RuleViolation, TaskflowError
from taskflow_desktop.domain.team import NewAgent
from taskflow_desktop.rules import texts
from taskflow_desktop.rules.team import why_not_identifier_in, why_not_name_in
from taskflow_desktop.ui.dialogs.entry import Hint, captioned
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.settings.new_password import made_password
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button, ReasonButton
from taskflow_desktop.ui.widgets.fields import TextField
from taskflow_desktop.ui.widgets.keys import commit_preedit
from taskflow_desktop.ui.widgets.labels import label, name_widget
from taskflow_desktop.ui.widgets.segmented import Choice, Segmented
from taskflow_desktop.ui.words import role_word


class AddedPerson(QWidget):
    """Somebody who was taken on, with the password that is shown only here."""

    def __init__(self, agent: Agent, password: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.password = password
        self.copy = Button(translate("Team", "Copy"), "link", small=True, icon="copy")
        name_widget(self.copy, fill(translate("FirstRun", "Copy the password of {name}"), name=agent.name))
        self.copy.clicked.connect(self._copy)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(agent.name, weight=600, wrap=True))
        known = fill(
            translate("FirstRun", "{identifier} · {role}"),
            identifier=agent.identifier or "",
            role=role_word(agent.role),
        )
        words.addWidget(label(known, "small", tone="text.2", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(label(password))
        row.addWidget(self.copy)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.password)
        announce(self, translate("Team", "The password is copied."))


class PeopleStep(QWidget):
    """Step 3: `add_requested` asks for a NewAgent; the owner answers by `show_added` or `show_error`."""

    add_requested = Signal(object)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._team: list[Agent] = []
        self._sent: NewAgent | None = None
        self.rows: list[AddedPerson] = []
        self.name_field = TextField(translate("Team", "Name"))
        self.identifier_field = TextField(translate("Team", "ID"))
        roles = [Choice(role, role_word(role)) for role in (Role.AGENT, Role.MANAGER, Role.ADMIN)]
        self.role_choice = Segmented(translate("Team", "Role"), roles, fill=True)
        self.add_button = ReasonButton(translate("Team", "Add"), "quiet", icon="user-plus", lock=False)
        self.error_hint = Hint()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._once = label(
            translate("FirstRun", "Passwords are shown only here. Hand them on; each can be changed after signing in."),
            "small",
            tone="text.2",
            wrap=True,
        )
        self._once.hide()
        self._build()
        for entry, _ in self._problems():
            entry.edited.connect(self._edited)
            entry.left.connect(self._left)
            entry.submitted.connect(self.add)
        self.add_button.chosen.connect(self.add)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 28, 4)
        column.setSpacing(0)
        column.addWidget(label(translate("FirstRun", "Add the people who work here"), "dialog", wrap=True))
        column.addSpacing(4)
        text = translate("FirstRun", "You can skip this and add people later in the settings.")
        column.addWidget(label(text, tone="text.2", wrap=True))
        column.addSpacing(16)
        column.addLayout(captioned(translate("Team", "Name"), self.name_field))
        column.addSpacing(12)
        column.addLayout(captioned(translate("Team", "ID"), self.identifier_field))
        column.addSpacing(12)
        column.addLayout(captioned(translate("Team", "Role"), self.role_choice))
        column.addSpacing(12)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(6)
        column.addWidget(self.error_hint)
        column.addSpacing(10)
        column.addLayout(self._list)
        column.addSpacing(4)
        column.addWidget(self._once)
        column.addStretch(1)

    @property
    def typed(self) -> bool:
        """True if somebody is being written who is not taken on yet."""
        return any(entry.full_text().strip() for entry in (self.name_field, self.identifier_field))

    @property
    def busy(self) -> bool:
        """True until what was asked for is answered."""
        return self._sent is not None

    def begin(self, admin: Agent) -> None:
        """Start with the admin who was made; the keyboard goes into the first field."""
        self._team = [admin]
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        self.name_field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def add(self) -> None:
        """Ask for the person, or tell what is wrong and go there."""
        commit_preedit()
        if self.busy:
            return
        self.error_hint.clear()
        problems = self._problems()
        for entry, refusal in problems:
            entry.set_problem(sentence(refusal) if refusal is not None else None)
        wrong = next((entry for entry, refusal in problems if refusal is not None), None)
        if wrong is not None:
            wrong.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        role = self.role_choice.value
        self._set_sent(
            NewAgent(
                texts.one_line(self.name_field.text()),
                self._identifier(),
                made_password(),
                role if isinstance(role, Role) else Role.AGENT,
            )
        )
        self.add_requested.emit(self._sent)

    def show_added(self, agent: Agent) -> None:
        """Show who was taken on; the next one can be written."""
        sent = self._sent
        self._team.append(agent)
        row = AddedPerson(agent, sent.password if sent is not None else "")
        self.rows.append(row)
        self._list.addWidget(row)
        self._once.show()
        self._set_sent(None)
        for entry in (self.name_field, self.identifier_field):
            entry.set_text("")
            entry.set_problem(None)
        announce(self, fill(translate("Team", "{name} is on the team now"), name=agent.name))
        self.focus_first()

    def show_error(self, error: TaskflowError) -> None:
        """Tell why somebody could not be taken on, at the field it is about; what was typed stays."""
        self._set_sent(None)
        code = error.refusal.code if isinstance(error, RuleViolation) else ""
        about = {"name": self.name_field, "identifier": self.identifier_field}.get(code.partition(".")[0])
        if about is not None and isinstance(error, RuleViolation):
            about.set_problem(sentence(error.refusal))
            about.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.error_hint.say_error(error)

    def _set_sent(self, sent: NewAgent | None) -> None:
        self._sent = sent
        self.add_button.set_refusal(translate("FirstRun", "One moment, please.") if sent is not None else None)
        self.changed.emit()

    def _identifier(self) -> str:
        return self.identifier_field.full_text().strip().lower()

    def _problems(self) -> tuple[tuple[TextField, Refusal | None], ...]:
        return (
            (self.name_field, why_not_name_in(self.name_field.full_text(), self._team)),
            (self.identifier_field, why_not_identifier_in(self._identifier(), self._team)),
        )

    @Slot()
    def _edited(self) -> None:
        """Take back a problem as soon as it is mended."""
        for entry, refusal in self._problems():
            if entry.problem:
                entry.set_problem(sentence(refusal) if refusal is not None else None)
        self.changed.emit()

    @Slot()
    def _left(self) -> None:
        """Tell what is wrong with a field that was filled in and left."""
        left = self.sender()
        for entry, refusal in self._problems():
            if entry is left and entry.full_text():
                entry.set_problem(sentence(refusal) if refusal is not None else None)

"""The frame of dialogs about an account: fields with what is wrong told at each, and an answer that may refuse."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.errors import Conflict, Refusal, RuleViolation, TaskflowError
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.dialogs.entry import Hint, PasswordField, caps_lock_words, captioned
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.fields import TextField
from taskflow_desktop.ui.widgets.keys import commit_preedit


@dataclass(frozen=True, slots=True)
class Checked:
    """A field, what is wrong with it as it stands, and how the codes of refusals about it begin."""

    field: TextField
    why_not: Callable[[], Refusal | None]
    codes: tuple[str, ...]


class AccountDialog(PlainDialog):
    """Fill `content` by `add_field`, then call `add_buttons`; `send` asks for the change with `heard` and `failed`.

    Signals:
        stored: Agent, the change is made.
    """

    stored = Signal(object)

    def __init__(self, session: Session, parent: QWidget, title: str, text: str = "") -> None:
        super().__init__(parent, title, text)
        self.setWindowTitle(translate("Settings", "People and permissions"))
        self.session = session
        self._checked: list[Checked] = []
        self._busy = False
        self._hearing: Asking[Agent] = Asking(self)
        self._failing: Asking[TaskflowError] = Asking(self)
        self.caps_hint = Hint()
        self.content.setSpacing(12)

    def add_field(self, caption: str, field: TextField, why_not: Callable[[], Refusal | None], *codes: str) -> None:
        """Add a field under its caption."""
        self.content.addLayout(captioned(caption, field))
        self._checked.append(Checked(field, why_not, codes))
        field.edited.connect(self._edited)
        field.left.connect(self._left)
        field.submitted.connect(self._submit)
        if isinstance(field, PasswordField):
            field.caps_lock.connect(self._caps_lock)

    def add_buttons(self, accept: str) -> None:
        """Add the buttons and put the keyboard into the first field."""
        self.content.addWidget(self.caps_hint)
        self.content.addStretch(1)
        self.add_cancel()
        self.accept_button = self.add_button(accept, "accept")
        self.accept_button.chosen.connect(self._submit)
        if self._checked:
            self._checked[0].field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def send(self) -> None:
        """Ask for the change; all fields are as they should be."""
        raise NotImplementedError

    @property
    def heard(self) -> Callable[[Agent], None]:
        """What hears that the change is made."""
        return self._hearing.again(self._stored)

    @property
    def failed(self) -> Callable[[TaskflowError], None]:
        """What hears that it is not."""
        return self._failing.again(self._refused)

    @Slot()
    def _submit(self) -> None:
        commit_preedit()
        if self._busy:
            return
        self.set_error("")
        refusals = [(each.field, each.why_not()) for each in self._checked]
        for field, refusal in refusals:
            field.set_problem(sentence(refusal) if refusal is not None else None)
        wrong = next((field for field, refusal in refusals if refusal is not None), None)
        if wrong is not None:
            wrong.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.fit()
            return
        self._set_busy(busy=True)
        self.send()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.accept_button.set_refusal(translate("SignIn", "One moment, please.") if busy else None)

    def _stored(self, agent: Agent) -> None:
        self.accept()
        self.stored.emit(agent)

    def overtaken(self) -> None:
        """Somebody else changed the account first: what is sent next is sent knowing that."""

    def _refused(self, error: TaskflowError) -> None:
        """Tell it at the field it is about, if there is one; what was typed stays."""
        if isinstance(error, Conflict):
            self.overtaken()
        self._set_busy(busy=False)
        code = error.refusal.code if isinstance(error, RuleViolation) else ""
        about = next((each.field for each in self._checked if code and code.startswith(each.codes)), None)
        if about is not None:
            about.set_problem(error_sentence(error))
            about.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.set_error(error_sentence(error))
        self.fit()

    @Slot()
    def _edited(self) -> None:
        """Take back a problem as soon as it is mended."""
        for each in self._checked:
            if each.field.problem:
                refusal = each.why_not()
                each.field.set_problem(sentence(refusal) if refusal is not None else None)
        if self.error and not self._busy:
            self.set_error("")

    @Slot()
    def _left(self) -> None:
        """Tell what is wrong with a field that was filled in and left."""
        left = self.sender()
        for each in self._checked:
            if each.field is left and each.field.full_text():
                refusal = each.why_not()
                each.field.set_problem(sentence(refusal) if refusal is not None else None)
                self.fit()

    @Slot(object)
    def _caps_lock(self, on: bool) -> None:  # noqa: FBT001 - the signal's one value
        if on:
            self.caps_hint.say("warn", caps_lock_words())
        else:
            self.caps_hint.clear()
        self.fit()

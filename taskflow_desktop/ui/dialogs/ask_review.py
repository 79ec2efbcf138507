"""Asks whom to have a look at a task, and what to look at."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Agent, Task
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.rules import limits, texts
from taskflow_desktop.rules.permissions import why_not_ask_review
from taskflow_desktop.runtime.draft_keeper import DraftKeeper
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.dialogs.people_picker import PeoplePicker
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.keys import commit_preedit
from taskflow_desktop.ui.widgets.long_field import LongField
from taskflow_desktop.ui.widgets.toast import Toast


class AskReviewDialog(PlainDialog):
    """Managers and admins stand first; whoever is not on the task becomes a collaborator. The message is kept."""

    def __init__(self, session: Session, task: Task, parent: QWidget) -> None:
        title = fill(translate("Review", "{number} {title}"), number=task.short_number, title=task.title)
        super().__init__(parent, translate("Review", "Ask whom for a review?"), title, width=440, scrolled=True)
        self.setWindowTitle(translate("Review", "Ask for a review"))
        self._session, self._task, self._window = session, task, parent
        self._sent = False
        self._busy = False
        self._asked: AgentId | None = None  # of whom it was asked last
        self._counts: dict[AgentId, int] = {}
        self._counting: Asking[dict[AgentId, int]] = Asking(self)
        self._sending: Asking[Task] = Asking(self)
        self._refusing: Asking[TaskflowError] = Asking(self)
        self.picker = PeoplePicker(translate("Review", "People"), leads_first=True)
        self.message = LongField(
            translate("Review", "Message (optional)"),
            limit=limits.WORD_CHARACTERS,
            placeholder=translate("Review", "What should be looked at?"),
        )
        self.content.setSpacing(12)
        self.content.addWidget(self.picker)
        self.content.addWidget(self.message)
        self.content.addStretch(1)
        self.add_cancel()
        self.accept_button = self.add_button(translate("Review", "Ask"), "accept")
        self.accept_button.chosen.connect(self._send)
        self.picker.chosen.connect(self._show_choice)
        self.picker.entered.connect(self._on_entered)
        self.message.submitted.connect(self._send)
        self.message.edited.connect(self._on_edited)
        session.hub.changed.connect(self._on_changed)
        session.changed.connect(self._show_people)
        self._show_people()
        self._show_choice()
        self._draft = DraftKeeper(session.drafts, self._written, self)
        self._draft.found.connect(self._restore)
        self._draft.open(f"ask/{task.id}")
        session.reader.open_room_counts(done=self._counting.again(self._on_counts))
        self.picker.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_be_asked(self, agent: Agent) -> bool:
        return why_not_ask_review(self._session.agent, self._task, agent) is None

    @Slot()
    def _show_people(self) -> None:
        people = [agent for agent in self._session.agents.values() if self._may_be_asked(agent)]
        self.picker.show_people(people, self._counts)
        self._show_choice()

    def _on_counts(self, counts: dict[AgentId, int]) -> None:
        self._counts = counts
        self._show_people()

    @Slot()
    def _show_choice(self) -> None:
        agent = self.picker.agent
        if agent is None:
            self.accept_button.setText(translate("Review", "Ask"))
            self.accept_button.set_refusal(translate("Review", "Choose whom to ask."))
        else:
            self.accept_button.setText(fill(translate("Review", "Ask {name}"), name=agent.name))
            self.accept_button.set_refusal(None)
        # What is read meanwhile takes no answer away: only another choice does.
        if self.error and (agent.id if agent is not None else None) != self._asked:
            self.set_error("")

    @Slot()
    def _on_entered(self) -> None:
        """Somebody is chosen by Enter: on to the message."""
        if self.picker.agent is not None:
            self.message.area.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _send(self) -> None:
        commit_preedit()
        agent = self.picker.agent
        if agent is None:
            self.accept_button.click()  # tells why not
            return
        message = self.message.text()
        refusal = texts.why_not_word(message)
        if refusal is not None or self._busy:
            self.message.set_problem(sentence(refusal) if refusal is not None else "")
            return
        self._busy = True
        self._asked = agent.id
        self.set_error("")
        self._session.commands.people.ask_review(
            self._task.id,
            agent.id,
            message,
            settles=self._draft.place,
            done=self._sending.again(self._on_sent),
            failed=self._refusing.again(self._on_refused),
        )

    def _on_sent(self, task: Task) -> None:
        agent = self.picker.agent
        self._sent = True
        self._draft.stored()
        words = translate("Review", "Asked {name} for a review of {number}")
        name = agent.name if agent is not None else ""
        self.accept()
        toast_host(self._window).show_toast(Toast(fill(words, name=name, number=task.short_number), icon="eye"))

    def _on_refused(self, error: TaskflowError) -> None:
        self._busy = False
        self.set_error(error_sentence(error))
        self.fit()

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        mine = next((task for task in changes.tasks if task.id == self._task.id), None)
        if mine is not None and not self._busy:
            self._task = mine
            self._show_people()

    @Slot()
    def _on_edited(self) -> None:
        refusal = texts.why_not_word(self.message.text())
        self.message.set_problem(sentence(refusal) if refusal is not None else "")
        self._draft.touched()

    def _written(self) -> str:
        return "" if self._sent else self.message.text()

    @Slot(object)
    def _restore(self, text: str) -> None:
        if not self.message.text():
            self.message.set_text(text)

    def done(self, result: int) -> None:
        """Keep what is typed, the syllable being composed included, then close."""
        commit_preedit()
        if not self._sent:
            self._draft.keep()
        super().done(result)

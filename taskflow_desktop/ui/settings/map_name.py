"""Asks whom a name in imported files means; a placeholder that stood for it may go in the same step."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.team import AgentWork, HandOff, ImportedName, Mapped
from taskflow_desktop.rules.permissions import why_not_manage_agents
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.dialogs.entry import captioned
from taskflow_desktop.ui.dialogs.person_select import PersonSelect
from taskflow_desktop.ui.import_text import profile_word
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.switch import CheckBox


class MapNameDialog(PlainDialog):
    """Signal `mapped` (Mapped) tells that it is done."""

    mapped = Signal(object)

    def __init__(self, session: Session, name: ImportedName, parent: QWidget) -> None:
        super().__init__(parent, fill(translate("Team", "Who is “{name}”?"), name=name.key), width=460, scrolled=True)
        self.setWindowTitle(translate("Team", "Names in imported files"))
        self._session, self._name = session, name
        self._counts: dict[AgentId, int] = {}
        self._work = AgentWork()
        self._busy = False
        self._counting: Asking[dict[AgentId, int]] = Asking(self)
        self._working: Asking[AgentWork] = Asking(self)
        self._sending: Asking[Mapped] = Asking(self)
        self._failing: Asking[TaskflowError] = Asking(self)
        self.person = PersonSelect(translate("Team", "Who it is"))
        self.retire = CheckBox(translate("Team", "Hand over what came under this name"))
        before = self._before
        self.retire.setChecked(before is not None and not before.can_sign_in)
        self._retire_note = label("", "small", tone="text.2", wrap=True)
        self.content.setSpacing(12)
        self.content.addLayout(captioned(translate("Team", "Who it is"), self.person))
        self.content.addWidget(self.retire)
        self.content.addWidget(self._retire_note)
        self.content.addStretch(1)
        self.add_cancel()
        self.accept_button = self.add_button(translate("Team", "Link"), "accept")
        self.accept_button.chosen.connect(self._send)
        self.person.chosen.connect(self._on_chosen)
        self.person.unfolded.connect(self.fit)
        session.changed.connect(self._on_people)
        words = translate("Team", "The name comes from {source}. New rooms come in under {agent}.")
        agent = before.name if before is not None else ""
        self.set_text(fill(words, source=profile_word(name.source), agent=agent))
        self._on_people(None)
        session.reader.agent_work(name.agent_id, done=self._working.again(self._on_work))
        session.reader.open_room_counts(done=self._counting.again(self._on_counts))

    @property
    def _before(self) -> Agent | None:
        """Who stands for the name until now."""
        return self._session.agents.get(self._name.agent_id)

    def _may_retire(self) -> bool:
        before = self._before
        return before is not None and before.active and before.id != self._session.agent.id

    @Slot(object)
    def _on_people(self, _changes: object) -> None:
        people = [a for a in self._session.agents.values() if a.active and a.id != self._name.agent_id]
        self.person.show_people(people, self._counts)
        self._show()

    def _on_counts(self, counts: dict[AgentId, int]) -> None:
        self._counts = counts
        self._on_people(None)

    def _on_work(self, work: AgentWork) -> None:
        self._work = work
        self._show()

    @Slot()
    def _on_chosen(self) -> None:
        self.set_error("")
        self._show()

    def _show(self) -> None:
        agent, before = self.person.agent, self._before
        note = translate("People", "%n room(s)", "", self._counts.get(agent.id, 0)) if agent is not None else ""
        self.person.button.show_person(agent.name if agent is not None else "", note)
        self.retire.setVisible(self._may_retire())
        self._retire_note.setVisible(self._may_retire())
        if before is not None:
            words = translate("Team", "{rooms} and {tasks} of {name} go along, and {name} becomes inactive.")
            self._retire_note.setText(
                fill(
                    words,
                    rooms=translate("People", "%n room(s)", "", self._work.rooms),
                    tasks=translate("Team", "%n task(s)", "", self._work.tasks),
                    name=before.name,
                )
            )
        refusal = why_not_manage_agents(self._session.agent)
        if refusal is not None:
            why: str | None = sentence(refusal)
        elif self._busy:
            why = translate("SignIn", "One moment, please.")
        else:
            why = translate("Team", "Choose who it is.") if agent is None else None
        self.accept_button.set_refusal(why)

    @Slot()
    def _send(self) -> None:
        agent = self.person.agent
        if agent is None:
            return
        hand_off = None
        if self.retire.isChecked() and self._may_retire():
            hand_off = HandOff(
                agent.id, fill(translate("Team", "“{name}” is {agent}"), name=self._name.key, agent=agent.name)
            )
        self._busy = True
        self._show()
        self._session.commands.agents.map_name(
            self._name.source_id,
            self._name.key,
            agent.id,
            hand_off=hand_off,
            done=self._sending.again(self._done),
            failed=self._failing.again(self._failed),
        )

    def _done(self, mapped: Mapped) -> None:
        self.accept()
        self.mapped.emit(mapped)

    def _failed(self, error: TaskflowError) -> None:
        self._busy = False
        self._show()
        self.set_error(error_sentence(error))
        self.fit()

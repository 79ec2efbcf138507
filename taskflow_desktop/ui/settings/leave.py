"""Asks who takes over from somebody who leaves the team, and shows how much that is (ui-spec 6.6)."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.team import AgentWork, HandOff, Left
from taskflow_desktop.rules.team import why_not_deactivate, why_not_receive
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.dialogs.entry import captioned
from taskflow_desktop.ui.dialogs.person_select import PersonSelect
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.labels import label


class WorkFigures(QWidget):
    """How much somebody has to do: rooms, tasks, places, side by side on a quiet ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = tuple(label("", "subtitle") for _ in range(3))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 14, 9)
        row.setSpacing(6)
        self._words = (
            translate("Team", "open rooms"),
            translate("Team", "tasks in progress"),
            translate("Team", "as collaborator"),
        )
        for figure, words in zip(self.figures, self._words, strict=True):
            row.addWidget(figure)
            row.addWidget(label(words, "small", tone="text.2", wrap=True), 1)

    def show_work(self, work: AgentWork) -> None:
        """Show these figures."""
        numbers = (work.rooms, work.tasks, work.places)
        for figure, number in zip(self.figures, numbers, strict=True):
            figure.setText(count(number))
        told = (f"{words} {count(number)}" for words, number in zip(self._words, numbers, strict=True))
        self.setAccessibleName(", ".join(told))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().bg_subtle)
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.end()


class LeaveDialog(PlainDialog):
    """Signal `left` (Left) tells that it is done; what cannot be done is told here, and the choice stays."""

    left = Signal(object)

    def __init__(self, session: Session, agent: Agent, parent: QWidget) -> None:
        super().__init__(parent, "", translate("Team", "The name stays in history."), width=440, scrolled=True)
        self.setWindowTitle(translate("Settings", "People and permissions"))
        self._session, self._agent = session, agent
        self._work: AgentWork | None = None
        self._counts: dict[AgentId, int] = {}
        self._busy = False
        self._working: Asking[AgentWork] = Asking(self)
        self._counting: Asking[dict[AgentId, int]] = Asking(self)
        self._sending: Asking[Left] = Asking(self)
        self._failing: Asking[TaskflowError] = Asking(self)
        self.figures = WorkFigures()
        self.receiver = PersonSelect(translate("Team", "Who takes over"))
        self._receiver_part = QWidget()
        part = captioned(translate("Team", "Who takes over"), self.receiver)
        part.setContentsMargins(0, 0, 0, 0)
        self._receiver_part.setLayout(part)
        self.content.setSpacing(12)
        self.content.addWidget(self.figures)
        self.content.addWidget(self._receiver_part)
        self.content.addStretch(1)
        self.add_cancel()
        self.accept_button = self.add_button("", "accept")
        self.accept_button.chosen.connect(self._send)
        self.receiver.chosen.connect(self._on_chosen)
        self.receiver.unfolded.connect(self.fit)
        session.hub.changed.connect(self._on_changed)
        session.changed.connect(self._on_people)
        self._show_work(AgentWork(), known=False)
        self._on_people(None)
        self._read()
        self.receiver.button.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._session.reader.agent_work(self._agent.id, done=self._working.again(self._on_work))
        self._session.reader.open_room_counts(done=self._counting.again(self._on_counts))

    def _on_work(self, work: AgentWork) -> None:
        if work != self._work:
            self._work = work
            self._show_work(work, known=True)
            self._show_choice()
            self.fit()

    def _show_work(self, work: AgentWork, *, known: bool) -> None:
        some = work.any or not known
        question = (
            translate("Team", "Choose who takes over from {name}") if some else translate("Team", "Deactivate {name}?")
        )
        self.set_title(fill(question, name=self._agent.name))
        self.figures.show_work(work)
        self.figures.setVisible(some)
        self._receiver_part.setVisible(some)
        done = translate("Team", "Hand over and deactivate") if some else translate("Team", "Deactivate")
        self.accept_button.setText(done)

    def _on_counts(self, counts: dict[AgentId, int]) -> None:
        self._counts = counts
        self._on_people(None)

    @Slot(object)
    def _on_people(self, _changes: object) -> None:
        people = self._session.agents.values()
        before = self.receiver.agent
        self.receiver.show_people([a for a in people if why_not_receive(self._agent, a) is None], self._counts)
        if before is not None and self.receiver.agent is None and not self._busy:
            words = translate("HandOver", "{name} has left the team. Choose somebody else.")
            self.set_error(fill(words, name=before.name))
        self._show_choice()

    @Slot()
    def _on_chosen(self) -> None:
        """Something is another now: what did not work before may work."""
        self.set_error("")
        self._show_choice()

    def _show_choice(self) -> None:
        receiver = self.receiver.agent
        if receiver is not None:
            has = self._counts.get(receiver.id, 0)
            gets = has + (self._work.rooms if self._work is not None else 0)
            note = fill(translate("Team", "{before} → {after} rooms"), before=count(has), after=count(gets))
            self.receiver.button.show_person(receiver.name, note)
        else:
            self.receiver.button.show_person("", "")
        self.accept_button.set_refusal(self._why_not())

    def _why_not(self) -> str | None:
        refusal = why_not_deactivate(self._session.agent, self._agent)
        if refusal is not None:
            return sentence(refusal)
        if self._work is None or self._busy:
            return translate("SignIn", "One moment, please.")
        if self._work.any and self.receiver.agent is None:
            return translate("Team", "Choose who takes over.")
        return None

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if not self._busy and (changes.rooms or changes.tasks or changes.reload):
            self._read()

    # --- doing it ----------------------------------------------------------------------------------------------------

    @Slot()
    def _send(self) -> None:
        receiver = self.receiver.agent
        hand_off = None
        if self._work is not None and self._work.any and receiver is not None:
            reason = fill(translate("Team", "{name} left the team"), name=self._agent.name)
            hand_off = HandOff(receiver.id, reason)
        self._busy = True
        self.set_error("")
        self.accept_button.set_refusal(self._why_not())
        self._session.commands.agents.deactivate(
            self._agent.id,
            hand_off,
            done=self._sending.again(self._done),
            failed=self._failing.again(self._failed),
        )

    def _done(self, left: Left) -> None:
        self.accept()
        self.left.emit(left)

    def _failed(self, error: TaskflowError) -> None:
        self._busy = False
        self.set_error(error_sentence(error))
        self._read()
        self.accept_button.set_refusal(self._why_not())
        self.fit()

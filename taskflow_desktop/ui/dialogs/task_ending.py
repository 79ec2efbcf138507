"""What becomes of one unfinished task as its room is closed: a line with the task and a menu of what may be chosen."""

from enum import StrEnum

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Agent, Task
from taskflow_desktop.domain.enums import Outcome
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.requests import TaskEnding
from taskflow_desktop.rules.permissions import why_not_change_people, why_not_edit_task
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.shown import stage_place
from taskflow_desktop.ui.icons import icon
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import ReasonButton
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.labels import eliding_label, label
from taskflow_desktop.ui.widgets.pie import Pie
from taskflow_desktop.ui.widgets.reason_bubble import show_reason
from taskflow_desktop.ui.words import outcome_word


class Ending(StrEnum):
    """What may become of a task."""

    OPEN = "open"
    SUCCESS = "success"
    FAILURE = "failure"
    COLLEAGUE = "colleague"


class EndingRow(QWidget):
    """One task. What may not be chosen says why; a problem is told under the task.

    Signals:
        reason_wanted: self; failure was chosen and needs its reason: answer by `fail`.
        colleague_wanted: self; answer by `give`.
        changed: another choice holds.
    """

    reason_wanted = Signal(object)
    colleague_wanted = Signal(object)
    changed = Signal()

    def __init__(self, session: Session, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._task = session, task
        self._choice = Ending.OPEN
        self._reason = ""
        self._agent: Agent | None = None
        self._pie = Pie(14)
        self._number = label("", "small", tone="text.2")
        self._title = eliding_label("", "body")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._list = label("", "small", tone="text.2")
        self.button = ReasonButton("", trailing="chevron-down", small=True)
        self._more = label("", "small", tone="text.2", wrap=True)
        self._problem = label("", "small", tone="bad", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._pie)
        line.addWidget(self._number)
        line.addWidget(self._title, 1)
        line.addWidget(self._list)
        line.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 5, 0, 5)
        column.setSpacing(3)
        column.addLayout(line)
        under = QVBoxLayout()
        under.setContentsMargins(22, 0, 0, 0)  # under the number
        under.setSpacing(3)
        under.addWidget(self._more)
        under.addWidget(self._problem)
        column.addLayout(under)
        self._problem.hide()
        self.button.chosen.connect(self.open_menu)
        self.show_task(task)

    @property
    def task(self) -> Task:
        """The task in the newest state known here."""
        return self._task

    @property
    def choice(self) -> Ending:
        """What is chosen."""
        return self._choice

    @property
    def problem(self) -> str:
        """What is told under the task, or ""."""
        return self._problem.text()

    @property
    def ending(self) -> TaskEnding | None:
        """What is to be asked for; None for a task that stays as it is."""
        task = self._task
        if task.finished or self._choice is Ending.OPEN:
            return None
        if self._choice is Ending.COLLEAGUE:
            return TaskEnding(task.id, task.version, owner_id=self._agent.id) if self._agent is not None else None
        outcome = Outcome.SUCCESS if self._choice is Ending.SUCCESS else Outcome.FAILURE
        return TaskEnding(task.id, task.version, outcome, self._reason)

    def show_task(self, task: Task) -> None:
        """Show the task in its newest state; the choice stays."""
        self._task = task
        stage = self._session.stage(task.stage_id)
        self._pie.set_stage(stage.colour, *stage_place(self._session.flow, stage))
        self._number.setText(task.short_number)
        self._title.setText(task.title)
        words = translate("CloseRoom", "Checklist {done}/{total}")
        self._list.setText(fill(words, done=task.checklist_done, total=task.checklist_total))
        self._list.setVisible(task.checklist_total > 0)
        refusal = self._why_not_edit()
        if task.finished:
            done = translate("CloseRoom", "This task was finished just now: {outcome}")
            self.button.set_refusal(fill(done, outcome=outcome_word(task.outcome)))
        else:
            self.button.set_refusal(sentence(refusal) if refusal is not None else None)
        if refusal is not None and not task.finished and self._choice is not Ending.OPEN:
            self._choice = Ending.OPEN  # nothing else can be chosen any more
            self.tell(sentence(refusal))
        self._show_choice()

    def refusal(self, choice: Ending) -> Refusal | None:
        """Say why something cannot be chosen."""
        if choice is Ending.COLLEAGUE:
            return why_not_change_people(self._session.agent, self._task)
        return None

    def menu(self) -> QMenu:
        """Return the menu of the choices; refused ones have a lock and tell why when they are chosen."""
        menu = CurtainedMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice, words in _words().items():
            action = menu.addAction(words)
            if self.refusal(choice) is not None:
                action.setIcon(icon("lock", "text.disabled"))
            action.setData(choice.value)
            action.setCheckable(True)
            action.setChecked(choice is self._choice)
        menu.triggered.connect(self._triggered)
        return menu

    @Slot()
    def open_menu(self) -> None:
        """Open the menu under the button."""
        menu = self.menu()
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))
        menu.setActiveAction(next(action for action in menu.actions() if action.isChecked()))

    def choose(self, choice: Ending) -> None:
        """Choose as a person would: failure and a colleague ask on."""
        refusal = self.refusal(choice)
        if refusal is not None:
            show_reason(self.button, sentence(refusal))
        elif choice is Ending.FAILURE:
            self.reason_wanted.emit(self)
        elif choice is Ending.COLLEAGUE:
            self.colleague_wanted.emit(self)
        else:
            self._take(choice)

    def fail(self, reason: str) -> None:
        """The task ends as a failure, for this reason."""
        self._reason = reason
        self._take(Ending.FAILURE)

    def give(self, agent: Agent) -> None:
        """The task goes to a colleague."""
        self._agent = agent
        self._take(Ending.COLLEAGUE)

    def check(self) -> bool:
        """Tell under the task why what is chosen cannot be; True if so."""
        refusal = self.refusal(self._choice)
        agent = self._session.agents.get(self._agent.id) if self._agent is not None else None
        if refusal is None and self._choice is Ending.COLLEAGUE and (agent is None or not agent.active):
            refusal = Refusal("agent.inactive")
        if refusal is None or self._task.finished:
            return False
        self.tell(sentence(refusal))
        return True

    def _why_not_edit(self) -> Refusal | None:
        owner = self._session.agent_name(self._task.owner_id)
        return why_not_edit_task(self._session.agent, self._task, owner_name=owner)

    def tell(self, words: str) -> None:
        """Tell something under the task; "" takes it back."""
        if words != self._problem.text():
            self._problem.setText(words)
            self._problem.setVisible(bool(words))
            self.updateGeometry()
            self.button.setAccessibleDescription(words)
            announce(self, words, assertive=True)

    def _take(self, choice: Ending) -> None:
        self._choice = choice
        self.tell("")
        self._show_choice()
        self.changed.emit()

    def _show_choice(self) -> None:
        words = _words()[self._choice].removesuffix("…")
        more = self._reason if self._choice is Ending.FAILURE else ""
        if self._choice is Ending.COLLEAGUE and self._agent is not None:
            words = fill(translate("CloseRoom", "To {name}"), name=self._agent.name)
        if self._task.finished:
            words, more = outcome_word(self._task.outcome), ""
        self.button.setText(words)
        name = translate("CloseRoom", "{number} {title}: {choice}")
        title = self._task.title
        self.button.setAccessibleName(fill(name, number=self._task.short_number, title=title, choice=words))
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.updateGeometry()

    @Slot(QAction)
    def _triggered(self, action: QAction) -> None:
        self.choose(Ending(str(action.data())))


def _words() -> dict[Ending, str]:
    return {
        Ending.OPEN: translate("CloseRoom", "Keep open"),
        Ending.SUCCESS: translate("CloseRoom", "Success"),
        Ending.FAILURE: translate("CloseRoom", "Failure…"),
        Ending.COLLEAGUE: translate("CloseRoom", "To a colleague…"),
    }

"""What one can do about the people on the open task: owner, collaborators, leaving, asking for a review."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from taskflow_desktop.domain.entities import Agent, Task
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import AgentId, TaskId
from taskflow_desktop.rules.permissions import leads, why_not_add_collaborator
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.people_changes import PeopleChanges
from taskflow_desktop.ui.details.people_popover import PeoplePopover
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.details.task_facts import TaskFacts
from taskflow_desktop.ui.dialogs.ask_review import AskReviewDialog
from taskflow_desktop.ui.dialogs.give_away import GiveAwayDialog
from taskflow_desktop.ui.dialogs.message import ask
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.popover import opener_in
from taskflow_desktop.ui.widgets.toast import Toast


class PeopleDoing(QObject):
    """Turns what is chosen in `facts` into changes of the task that `task` gives in its newest state.

    Signals:
        refused: (TaskId, TaskflowError), a change that was not stored.
    """

    refused = Signal(object)

    def __init__(self, session: Session, facts: TaskFacts, task: Callable[[], Task | None]) -> None:
        super().__init__(facts)
        self._session, self._facts, self._task = session, facts, task
        self._popover: PeoplePopover | None = None
        self._of: TaskId | None = None  # the task the popover or the question is about
        self._new_owner: AgentId | None = None  # whom the question is about
        self.changes = PeopleChanges(session, self)
        self.changes.told.connect(self._tell)
        self.changes.refused.connect(self._on_refused)
        facts.owner.chosen.connect(self.choose_owner)
        facts.people.add_wanted.connect(self.choose_collaborators)
        facts.people.review_wanted.connect(self.ask_review)
        facts.people.removed.connect(self._remove)

    @property
    def popover(self) -> PeoplePopover | None:
        """The open choice of people, if there is one."""
        return self._popover if self._popover is not None and isValid(self._popover) and self._popover.is_open else None

    @Slot()
    def choose_owner(self) -> None:
        """Offer everybody who can own the task; a reason why not is said instead."""
        task, button = self._task(), self._facts.owner
        if task is None:
            return
        if button.refusal:
            button.click()
            return
        popover = self._open(button, translate("People", "Change the owner"), several=False)
        popover.chosen.connect(self._give)
        popover.open_for(button)

    @Slot()
    def choose_collaborators(self) -> None:
        """Offer everybody but the owner, those who are collaborators ticked (R); a reason why not is said instead."""
        task, button = self._task(), self._facts.people.add
        if task is None:
            return
        if button.refusal:
            button.click()
            return
        popover = self._open(button, translate("People", "Collaborators"), several=True)
        popover.mark(task.collaborator_ids)
        popover.chosen.connect(self._toggle)
        popover.open_for(button)

    @Slot()
    def leave(self) -> None:
        """Leave the task as a collaborator."""
        self._remove(self._session.agent.id)

    @Slot()
    def ask_review(self) -> None:
        """Ask somebody to look at the task; a reason why not is said instead."""
        task, button = self._task(), self._facts.people.review
        if task is None:
            return
        if button.refusal:
            button.click()
            return
        AskReviewDialog(self._session, task, self._facts.window()).open()

    def follow(self, task: Task) -> None:
        """The task on screen is in another state, or another one."""
        popover = self.popover
        if popover is not None and task.id != self._of:
            popover.dismiss()
        elif popover is not None:
            popover.offer(self._candidates(task))
            popover.mark(task.collaborator_ids)

    def _open(self, button: QWidget, title: str, *, several: bool) -> PeoplePopover:
        task = self._task()
        assert task is not None  # noqa: S101 - the callers saw to it
        opener = opener_in(button.window(), button)
        popover = PeoplePopover(self._session, opener, title, self._candidates(task), several=several)
        self._popover, self._of = popover, task.id
        return popover

    def _candidates(self, task: Task) -> list[Agent]:
        """Active people but the owner; a collaborator who has left the team can be taken out."""
        everybody = self._session.agents.values()
        return [a for a in everybody if a.id != task.owner_id and (a.active or a.id in task.collaborator_ids)]

    @Slot(object)
    def _give(self, agent_id: AgentId) -> None:
        """Whoever locks himself out by it is asked first."""
        task, me = self._task(), self._session.agent
        if task is None or task.id != self._of:
            return
        if leads(me) or me.id != task.owner_id:
            self.changes.give(task, agent_id)
            return
        self._new_owner = agent_id
        dialog = GiveAwayDialog(task, self._session.agent_name(agent_id), self._facts.window())
        dialog.chosen.connect(self._on_given_away)
        dialog.open()

    @Slot(object)
    def _on_given_away(self, stays: bool) -> None:  # noqa: FBT001 - the answer
        task, agent_id = self._task(), self._new_owner
        if task is not None and agent_id is not None and task.id == self._of:
            (self.changes.give_and_stay if stays else self.changes.give)(task, agent_id)

    @Slot(object)
    def _toggle(self, agent_id: AgentId) -> None:
        task = self._task()
        if task is not None and task.id == self._of:
            (self.changes.remove if agent_id in task.collaborator_ids else self.changes.add)(task, agent_id)

    @Slot(object)
    def _remove(self, agent_id: AgentId) -> None:
        """Whoever cannot come back by himself is asked first."""
        task, me = self._task(), self._session.agent
        if task is None or agent_id not in task.collaborator_ids:
            return
        if agent_id != me.id or why_not_add_collaborator(me, task, me) is None:
            self.changes.remove(task, agent_id)
            return
        self._of = task.id
        ask(
            self._facts.window(),
            fill(translate("People", "Leave {number}?"), number=task.short_number),
            translate("People", "You can only look at it from then on. You can't come back by yourself."),
            yes=translate("People", "Leave"),
            answered=self._on_leave_answered,
            destructive=True,
        )

    def _on_leave_answered(self, yes: bool) -> None:  # noqa: FBT001 - the answer
        task, me = self._task(), self._session.agent
        if yes and task is not None and task.id == self._of and me.id in task.collaborator_ids:
            self.changes.remove(task, me.id)

    @Slot(object)
    def _tell(self, words: str) -> None:
        toast_host(self._facts).show_toast(Toast(words, icon="user-round"))

    @Slot(object)
    def _on_refused(self, refused: tuple[Task, TaskflowError]) -> None:
        task, error = refused
        self.refused.emit((task.id, error))

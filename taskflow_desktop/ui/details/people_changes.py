"""Changes who is on a task, and tells each change with its way back as far as the person may go it (ui-spec 6.5)."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.rules.permissions import (
    why_not_add_collaborator,
    why_not_change_owner,
    why_not_remove_collaborator,
)
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.runtime.undo import Step
from taskflow_desktop.ui.text import fill, translate


class _Way:
    """One change that can be asked for; `undo` tells that the line of undo asks."""

    def __init__(self, changes: "PeopleChanges", act: Callable[..., None], task: Task, agent_id: AgentId) -> None:
        self._changes, self._act, self._task, self._agent_id = changes, act, task, agent_id

    def ask(self) -> None:
        if isValid(self._changes):
            self._act(self._task, self._agent_id, undo=True)


class _Sent:
    """One change on its way."""

    def __init__(
        self, changes: "PeopleChanges", before: Task, agent_id: AgentId, tell: Callable[..., None], *, undo: bool
    ) -> None:
        self._changes, self._before, self._agent_id, self._tell, self._undo = changes, before, agent_id, tell, undo

    def done(self, after: Task) -> None:
        if isValid(self._changes):
            self._tell(self._before, after, self._agent_id)

    def failed(self, error: TaskflowError) -> None:
        if isValid(self._changes):
            self._changes.fail(self._before, error, undo=self._undo)


class PeopleChanges(QObject):
    """Signals:
    refused: (Task, TaskflowError), a change that was not stored.
    told: str, a stored change that the person cannot take back himself.
    """

    refused = Signal(object)
    told = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def give(self, task: Task, agent_id: AgentId, *, undo: bool = False) -> None:
        """Make somebody the owner."""
        sent = _Sent(self, task, agent_id, self._given, undo=undo)
        people = self._session.commands.people
        people.change_owner(task.id, task.version, agent_id, done=sent.done, failed=sent.failed)

    def give_and_stay(self, task: Task, agent_id: AgentId, *, undo: bool = False) -> None:
        """The same, and who was the owner is a collaborator from then on."""
        sent = _Sent(self, task, agent_id, self._given, undo=undo)
        people = self._session.commands.people
        people.change_owner(task.id, task.version, agent_id, stays=True, done=sent.done, failed=sent.failed)

    def add(self, task: Task, agent_id: AgentId, *, undo: bool = False) -> None:
        """Make somebody a collaborator."""
        sent = _Sent(self, task, agent_id, self._added, undo=undo)
        self._session.commands.people.add_collaborator(task.id, agent_id, done=sent.done, failed=sent.failed)

    def remove(self, task: Task, agent_id: AgentId, *, undo: bool = False) -> None:
        """Take a collaborator out, or leave."""
        sent = _Sent(self, task, agent_id, self._removed, undo=undo)
        self._session.commands.people.remove_collaborator(task.id, agent_id, done=sent.done, failed=sent.failed)

    def fail(self, task: Task, error: TaskflowError, *, undo: bool) -> None:
        """A change was not stored; the line of undo hears of its own by the notices."""
        if undo:
            self._session.notices.refuse(error)
        else:
            self.refused.emit((task, error))

    def _given(self, before: Task, after: Task, agent_id: AgentId) -> None:
        words = translate("People", "{name} is the owner of {number} now")
        me, old = self._session.agent, self._session.agents[before.owner_id]
        may = why_not_change_owner(me, after, old) is None
        act = self.give_and_stay if agent_id in before.collaborator_ids else self.give  # the owner is no collaborator
        self._tell(after, agent_id, words, _Way(self, act, after, before.owner_id) if may else None)

    def _added(self, before: Task, after: Task, agent_id: AgentId) -> None:
        if agent_id not in before.collaborator_ids:
            words = translate("People", "{name} is a collaborator of {number} now")
            may = why_not_remove_collaborator(self._session.agent, after, agent_id) is None
            self._tell(after, agent_id, words, _Way(self, self.remove, after, agent_id) if may else None)

    def _removed(self, before: Task, after: Task, agent_id: AgentId) -> None:
        if agent_id not in before.collaborator_ids:
            return
        me = self._session.agent
        left = translate("People", "You left {number}")
        words = left if agent_id == me.id else translate("People", "Took {name} out of {number}")
        may = why_not_add_collaborator(me, after, self._session.agents[agent_id]) is None
        self._tell(after, agent_id, words, _Way(self, self.add, after, agent_id) if may else None)

    def _tell(self, task: Task, agent_id: AgentId, template: str, back: _Way | None) -> None:
        words = fill(template, name=self._session.agent_name(agent_id), number=task.short_number)
        if back is None:
            self._session.undo.bar(words)
            self.told.emit(words)
        else:
            self._session.undo.did(Step(task.id, words, undo=back.ask, icon="user-round"))

"""Changes many tasks at once and tells of it once: one toast, one undo, and by name what was refused."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import Importance
from taskflow_desktop.domain.errors import Refusal, RuleViolation, TaskflowError
from taskflow_desktop.domain.ids import AgentId, StageId, TaskId
from taskflow_desktop.domain.inside import ManyDone
from taskflow_desktop.domain.requests import ImportanceAim, OwnerAim, StageAim
from taskflow_desktop.rules.permissions import why_not_change_owner
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.runtime.undo import Step
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.words import importance_word

_T = TypeVar("_T")
Refusals = tuple[tuple[Task, Refusal], ...]


@dataclass(frozen=True, slots=True)
class ToStages:
    """Each task to a stage of its own."""

    stages: Mapping[TaskId, StageId]


@dataclass(frozen=True, slots=True)
class ToOwners:
    """Each task to an owner of its own; of `staying` tasks the old owner becomes a collaborator."""

    owners: Mapping[TaskId, AgentId]
    staying: frozenset[TaskId] = frozenset()


@dataclass(frozen=True, slots=True)
class ToImportances:
    """Each task to an importance of its own."""

    importances: Mapping[TaskId, Importance]


Wish = ToStages | ToOwners | ToImportances


class _Again:
    """Asks for a change of tasks in the state they were left in, as the line of undo does."""

    def __init__(self, changes: "ManyChanges", tasks: Sequence[Task], wish: Wish, *, undo: bool) -> None:
        self._changes, self._tasks, self._wish, self._undo = changes, tasks, wish, undo

    def ask(self) -> None:
        if isValid(self._changes):
            self._changes.send(self._tasks, self._wish, undo=self._undo, by_line=True)


class _Sent:
    """One change on its way."""

    def __init__(self, changes: "ManyChanges", tasks: Sequence[Task], wish: Wish, *, undo: bool, by_line: bool) -> None:
        self._changes, self.tasks, self.wish = changes, {task.id: task for task in tasks}, wish
        self.undo, self.by_line = undo, by_line

    def done(self, done: ManyDone) -> None:
        if isValid(self._changes):
            self._changes.take(self, done)

    def failed(self, error: TaskflowError) -> None:
        if isValid(self._changes):
            self._changes.fail(self, error)


class ManyChanges(QObject):
    """Signals:
    refused: Refusals, the tasks of a change that are not as was asked, and why; empty when all are.
    told: str, news without a way back.
    settled: no change is on its way any more.
    """

    refused = Signal(object)
    told = Signal(object)
    settled = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._on_way = 0

    @property
    def on_way(self) -> bool:
        """True while a change was sent and not answered: the tasks that are held are about to be others."""
        return self._on_way > 0

    def ask(self, tasks: Sequence[Task], wish: Wish) -> None:
        """Have a change made to `tasks`, given as the person saw them."""
        self.send(tasks, wish, undo=False, by_line=False)

    def send(self, tasks: Sequence[Task], wish: Wish, *, undo: bool, by_line: bool) -> None:
        """Send a change. `undo`: it takes the one before back; `by_line`: the line of undo asks."""
        sent = _Sent(self, tasks, wish, undo=undo, by_line=by_line)
        self._on_way += 1
        many = self._session.commands.many
        match wish:
            case ToStages(stages):
                moves = [StageAim(task.id, task.version, stages[task.id]) for task in tasks]
                many.move(moves, undo=undo, done=sent.done, failed=sent.failed)
            case ToOwners(owners, staying):
                gifts = [OwnerAim(task.id, task.version, owners[task.id], task.id in staying) for task in tasks]
                many.give(gifts, done=sent.done, failed=sent.failed)
            case ToImportances(importances):
                weights = [ImportanceAim(task.id, task.version, importances[task.id]) for task in tasks]
                many.weigh(weights, done=sent.done, failed=sent.failed)

    def fail(self, sent: _Sent, error: TaskflowError) -> None:
        """Nothing was stored; the line of undo hears of its own by the notices."""
        del sent
        self._session.notices.refuse(error)
        self._answered()

    def take(self, sent: _Sent, done: ManyDone) -> None:
        """Tell what became of a change."""
        refused: Refusals = tuple((sent.tasks[task_id], why) for task_id, why in done.refused)
        changed = [task for task in done.tasks if task.version != sent.tasks[task.id].version]
        if changed:
            self._tell(sent, changed, left=len(refused))
        elif refused and sent.by_line:
            self._session.notices.refuse(RuleViolation(refused[0][1]))
        elif not refused:
            self.told.emit(translate("Board", "All of them are so already."))
        self.refused.emit(refused)
        self._answered()

    def _answered(self) -> None:
        self._on_way -= 1
        if not self._on_way:
            self.settled.emit()

    def _tell(self, sent: _Sent, changed: Sequence[Task], *, left: int) -> None:
        words = short = self._words(sent, changed)
        if left:
            rest = translate("Board", "%n task(s) stay as they were.", "", left)
            words = fill(translate("Board", "{done}. {rest}"), done=words, rest=rest)
        back = [task for task in changed if self._may_go_back(sent, task)]
        if not back:
            self._session.undo.bar(words)
            self.told.emit(words)
            return
        wish = _back(sent, back)
        first, *others = (task.id for task in back)
        self._session.undo.did(
            Step(
                first,
                words,
                undo=_Again(self, tuple(back), wish, undo=not sent.undo).ask,
                stage_id=_only(sent.wish.stages[task.id] for task in back) if isinstance(sent.wish, ToStages) else None,
                icon="user-round" if isinstance(sent.wish, ToOwners) else "",
                others=tuple(others),
                short=short,
            )
        )

    def _may_go_back(self, sent: _Sent, task: Task) -> bool:
        """Whoever gave his own tasks away cannot take them back."""
        if not isinstance(sent.wish, ToOwners):
            return True
        before = self._session.agents[sent.tasks[task.id].owner_id]
        return why_not_change_owner(self._session.agent, task, before) is None

    def _words(self, sent: _Sent, changed: Sequence[Task]) -> str:
        number = len(changed)
        match sent.wish:
            case ToStages(stages):
                stage_id = _only(stages[task.id] for task in changed)
                if stage_id is None:
                    return translate("Board", "Moved %n task(s)", "", number)
                name = self._session.stage(stage_id).name
                return fill(translate("Board", "Moved %n task(s) to “{stage}”", "", number), stage=name)
            case ToOwners(owners, _):
                owner_id = _only(owners[task.id] for task in changed)
                if owner_id is None:
                    return translate("Board", "%n task(s) have their owners again", "", number)
                name = self._session.agent_name(owner_id)
                return fill(translate("Board", "{name} is the owner of %n task(s) now", "", number), name=name)
            case ToImportances(importances):
                importance = _only(importances[task.id] for task in changed)
                if importance is None:
                    return translate("Board", "%n task(s) have their importance again", "", number)
                words = translate("Board", "Importance of %n task(s) is now {importance}", "", number)
                return fill(words, importance=importance_word(importance))


def _back(sent: _Sent, changed: Sequence[Task]) -> Wish:
    """What takes a change of these tasks back."""
    befores = {task.id: sent.tasks[task.id] for task in changed}
    match sent.wish:
        case ToStages():
            return ToStages({task_id: before.stage_id for task_id, before in befores.items()})
        case ToOwners(owners, _):
            # Who was a collaborator before he became the owner is one again.
            staying = frozenset(i for i, before in befores.items() if owners[i] in before.collaborator_ids)
            return ToOwners({task_id: before.owner_id for task_id, before in befores.items()}, staying)
        case ToImportances():
            return ToImportances({task_id: before.importance for task_id, before in befores.items()})


def _only(values: Iterable[_T]) -> _T | None:
    """Return the one value that all of these are, None if they differ."""
    found = set(values)
    return found.pop() if len(found) == 1 else None

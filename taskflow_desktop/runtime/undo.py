"""UndoLine: the last change of each task and the way back (ui-spec 6.5). Undo is a new change, never an erased one.

Whoever asks for a change of ui-spec 6.5 reports it when it is stored, and reports its undoing in the same way:

    class _Tick:
        def __init__(self, session, item, ticked): ...
        def ask(self):
            self._session.commands.checklist.tick(self._item.id, self._item.version, self._ticked, done=self._done)
        def _done(self, after):
            back = _Tick(self._session, after, not self._ticked)
            self._session.undo.did(Step(after.task_id, self._words(), undo=back.ask))

The line knows by itself whether a report is a change, its undoing or its redoing. A refused undo goes to Notices, as
any refusal without `failed`: that tells why, and the step can be tried again.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.ids import NEVER, EventSeq, StageId, TaskId
from taskflow_desktop.runtime.hub import ChangeHub
from taskflow_desktop.runtime.notices import Notices

Way = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Offer:
    """Something else to do about a change that was just made, offered in place of its undoing."""

    words: str
    take: Way


@dataclass(frozen=True, slots=True)
class Step:
    """A stored change. `words` tell it, without a full stop; `undo` asks for the change that takes it back.

    `undo` reports what it did by `UndoLine.did`, as any change does; the `undo` of that report does the change again,
    unless `redo` is given. `stage_id` or `icon` is what to show beside the words, `offers` what to offer with them.
    `others` are the further tasks of a change of many: it is one step, which lasts while any of them is as it left it.
    `short` are the words for the change alone, where `words` say more.
    """

    task_id: TaskId
    words: str
    undo: Way
    redo: Way | None = None
    stage_id: StageId | None = None
    icon: str = ""
    offers: tuple[Offer, ...] = ()
    others: tuple[TaskId, ...] = ()
    short: str = ""

    @property
    def change(self) -> str:
        """The words for the change alone."""
        return self.short or self.words

    @property
    def tasks(self) -> tuple[TaskId, ...]:
        """Every task that the change changed."""
        return (self.task_id, *self.others)


@dataclass(frozen=True, slots=True)
class Told:
    """A step to be shown. `undone`: it took another one back, so what is offered is to do that again."""

    step: Step
    undone: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """What can be undone or redone: `way` does it, `told` showed it. Events up to `since` are its own or older.

    `left` are the tasks that are still as it left them.
    """

    step: Step
    told: Told
    way: Way
    since: EventSeq
    left: frozenset[TaskId]

    def without(self, tasks: Iterable[TaskId]) -> "_Entry":
        """Return the entry after these tasks were changed otherwise."""
        return replace(self, left=self.left.difference(tasks))


@dataclass(slots=True)
class _Run:
    """An entry on its way. `stored`: events of its task have come since."""

    entry: _Entry
    back: bool
    stored: bool = False


class UndoLine(QObject):
    """At most one step for each task: its next change, by anybody, makes an older step meaningless.

    A change of many tasks is one step; what became otherwise of some of them leaves it for the rest.

    Signals:
        told: Told, a step that is stored and is to be shown with its way back.
        overtaken: Step that was told and was to be taken back, but its task has changed since.
        changed: what can be undone or redone is different.
    """

    told = Signal(object)
    overtaken = Signal(object)
    changed = Signal()

    def __init__(self, hub: ChangeHub, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[_Entry] = []
        self._undone: list[_Entry] = []
        self._running: list[_Run] = []
        self._seen = NEVER
        self._barred = ""
        self.lost = False
        """True if the last step that could be undone is no more, because its task has changed since."""
        hub.changed.connect(self._on_changed)
        notices.refused.connect(self._on_refused)
        notices.failed.connect(self._on_refused)

    def did(self, step: Step) -> None:
        """A change is stored: from now on it can be undone. Call it when its changes have been published."""
        run = next((run for run in self._running if not run.entry.left.isdisjoint(step.tasks)), None)
        if run is not None:
            self._running.remove(run)
        self._forget(step.tasks)
        self.lost = False
        told = Told(step, undone=run is not None and run.back)
        if run is not None and run.back:
            before = run.entry.step
            way = before.redo or step.undo
            self._undone.append(
                _Entry(
                    replace(before, task_id=step.task_id, others=step.others),
                    told,
                    way,
                    self._seen,
                    frozenset(step.tasks),
                )
            )
        else:
            self._done.append(_Entry(step, told, step.undo, self._seen, frozenset(step.tasks)))
            self._barred = ""
        self.told.emit(told)
        self.changed.emit()

    def bar(self, words: str) -> None:
        """A change is stored that cannot be taken back; `words` tell it. Nothing older is undone in its place.

        The next change that can be undone ends this.
        """
        self._barred = words
        self.changed.emit()

    @property
    def barred(self) -> str:
        """What tells the newest change if it cannot be taken back, else ""."""
        return self._barred

    @property
    def next_undo(self) -> Step | None:
        """The step that `undo` takes back."""
        return self._done[-1].step if self._done and not self._barred else None

    @property
    def next_redo(self) -> Step | None:
        """The step that `redo` does again."""
        return self._undone[-1].step if self._undone else None

    def undo(self) -> None:
        """Take the last change back."""
        if self._done and not self._barred:
            self._run(self._done, self._done[-1], back=True)

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            self._run(self._undone, self._undone[-1], back=False)

    def take_back(self, told: Told) -> None:
        """Undo just what was told, or redo it if that was an undoing; `overtaken` if its task has changed since."""
        entries = self._undone if told.undone else self._done
        entry = next((entry for entry in entries if entry.told is told), None)
        if entry is None:
            self.overtaken.emit(told.step)
        else:
            self._run(entries, entry, back=not told.undone)

    def _run(self, entries: list[_Entry], entry: _Entry, *, back: bool) -> None:
        entries.remove(entry)
        self._running.append(_Run(entry, back))
        self.changed.emit()
        entry.way()

    def _forget(self, tasks: tuple[TaskId, ...]) -> None:
        self._done = _lasting(entry.without(tasks) for entry in self._done)
        self._undone = _lasting(entry.without(tasks) for entry in self._undone)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        """Drop what was overtaken. One's own events may come twice: by the command and by the feed."""
        touched: dict[TaskId, EventSeq] = {}
        for event in changes.events:
            self._seen = max(self._seen, event.seq)
            if event.task_id is not None:
                touched[event.task_id] = max(event.seq, touched.get(event.task_id, NEVER))
        for run in list(self._running):
            newest = max((touched.get(task_id, NEVER) for task_id in run.entry.left), default=NEVER)
            if run.stored and newest and not run.entry.step.others:
                self._running.remove(run)  # it never reported, and this is something else
            elif newest > run.entry.since:
                run.stored = True
        last, before = self.next_undo, len(self._done) + len(self._undone)
        self._done = _lasting(_after(entry, touched) for entry in self._done)
        self._undone = _lasting(_after(entry, touched) for entry in self._undone)
        if len(self._done) + len(self._undone) != before:
            self.lost = last is not self.next_undo
            self.changed.emit()

    @Slot(object)
    def _on_refused(self, _error: object) -> None:
        """What is on its way was not stored: it stays possible."""
        runs = [run for run in self._running if not run.stored]
        self._running = []
        for run in runs:
            (self._done if run.back else self._undone).append(run.entry)
        if runs:
            self.changed.emit()


def _after(entry: _Entry, touched: Mapping[TaskId, EventSeq]) -> _Entry:
    """The entry after events: `touched` has the newest of each task."""
    changed = [task_id for task_id in entry.left if touched.get(task_id, NEVER) > entry.since]
    return entry.without(changed) if changed else entry


def _lasting(entries: Iterable[_Entry]) -> list[_Entry]:
    return [entry for entry in entries if entry.left]

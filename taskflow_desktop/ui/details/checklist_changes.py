"""Sends the changes of checklists one after the other, each against the state the one before left behind."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from taskflow_desktop.domain.errors import Conflict, TaskflowError
from taskflow_desktop.domain.ids import ItemId, TaskId
from taskflow_desktop.domain.inside import ChecklistItem, TaskDetail
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.runtime.undo import Step
from taskflow_desktop.ui.details.checklist_draft import place
from taskflow_desktop.ui.text import fill, translate

_ATTEMPTS = 3
_WORDS = 40
"""So many characters of an item stand in the words of its change."""


@dataclass(frozen=True, slots=True)
class Add:
    """New items, behind `after` or at the end."""

    lines: tuple[str, ...]
    after: ItemId | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    done: bool


@dataclass(frozen=True, slots=True)
class Rename:
    text: str


@dataclass(frozen=True, slots=True)
class Move:
    """To this index of the list."""

    to: int


@dataclass(frozen=True, slots=True)
class Remove:
    pass


@dataclass(frozen=True, slots=True)
class Restore:
    pass


Act = Add | Tick | Rename | Move | Remove | Restore


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for. `item_id` is None for new items; `back` is what would take it back, as far as is known."""

    task_id: TaskId
    item_id: ItemId | None
    act: Act
    back: Act | None = None
    undone: bool = False  # asked for by the line of undo
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that was not stored."""

    wish: Wish
    error: TaskflowError


class _Way:
    """The way back from a stored change: asks for it on whatever state the item has then."""

    def __init__(self, changes: "ChecklistChanges", wish: Wish) -> None:
        self._changes, self._wish = changes, wish

    def go(self) -> None:
        if isValid(self._changes):
            self._changes.send(self._wish)


class ChecklistChanges(QObject):
    """A line of changes: two quick ones never meet each other as a conflict. Where somebody else was quicker, a tick,
    a move and a removal are tried again on the newest state; a text is not, so that nobody's words are overwritten.

    Signals:
        saved: Wish that is stored.
        refused: Refused.
    """

    saved = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known: dict[ItemId, ChecklistItem] = {}
        self._waiting: deque[Wish] = deque()
        self._sent: Wish | None = None
        session.notices.failed.connect(self._on_fault)

    def know(self, items: Iterable[ChecklistItem]) -> None:
        """Take note of the newest state of items."""
        for item in items:
            held = self._known.get(item.id)
            if held is None or item.version >= held.version:
                self._known[item.id] = item

    def newest(self, item: ChecklistItem) -> ChecklistItem:
        """Return the newest known state of an item."""
        held = self._known.get(item.id)
        return held if held is not None and held.version > item.version else item

    @property
    def asked(self) -> tuple[Wish, ...]:
        """What is not stored yet, in its order."""
        return ((self._sent,) if self._sent is not None else ()) + tuple(self._waiting)

    def ask(self, task_id: TaskId, item_id: ItemId | None, act: Act, back: Act | None = None) -> None:
        """Have `act` done; `back` is what takes it back."""
        self.send(Wish(task_id, item_id, act, back))

    def send(self, wish: Wish) -> None:
        """Put a wish at the end of the line."""
        self._waiting.append(wish)
        if self._sent is None:
            self._send_next()

    def _send_next(self) -> None:
        self._sent = self._waiting.popleft() if self._waiting else None
        wish = self._sent
        if wish is None:
            return
        verbs, act = self._session.commands.checklist, wish.act
        if isinstance(act, Add):
            kept = place(wish.task_id)
            verbs.add(wish.task_id, act.lines, act.after, settles=kept, done=self._done, failed=self._failed)
            return
        item = self._known.get(wish.item_id) if wish.item_id is not None else None
        if item is None:
            self._send_next()
            return
        match act:
            case Tick(done):
                verbs.tick(item.id, item.version, done, done=self._done, failed=self._failed)
            case Rename(text):
                kept = "" if wish.undone else place(wish.task_id)
                verbs.rename(item.id, item.version, text, settles=kept, done=self._done, failed=self._failed)
            case Move(to):
                verbs.move(item.id, item.version, to, done=self._done, failed=self._failed)
            case Remove():
                verbs.remove(item.id, item.version, done=self._done, failed=self._failed)
            case Restore():
                verbs.restore(item.id, item.version, done=self._done, failed=self._failed)

    def _done(self, result: ChecklistItem | tuple[ChecklistItem, ...]) -> None:
        wish = self._sent if isValid(self) else None
        if wish is None:  # given up after a fault, or the window is gone
            return
        self.know(result if isinstance(result, tuple) else (result,))
        self._send_next()
        self.saved.emit(wish)
        self._tell_undo(wish)

    def _tell_undo(self, wish: Wish) -> None:
        """Give the way back to the line of undo."""
        if wish.back is not None and wish.item_id is not None:
            back = _Way(self, replace(wish, act=wish.back, back=wish.act, undone=True, attempt=1))
            words = _words(wish.act, self._known[wish.item_id].text)
            self._session.undo.did(Step(wish.task_id, words, undo=back.go))

    def _failed(self, error: TaskflowError) -> None:
        wish = self._sent if isValid(self) else None
        if wish is None:  # given up after a fault, or the window is gone
            return
        again = isinstance(error, Conflict) and isinstance(wish.act, Tick | Move | Remove)
        if again and wish.attempt < _ATTEMPTS:
            self._session.reader.task_detail(wish.task_id, done=self._on_detail, failed=self._give_up)
            return
        self._give_up(error)

    def _on_detail(self, detail: TaskDetail) -> None:
        """Try again on the newest state; an item that is gone, or as it was to be, needs nothing any more."""
        wish = self._sent if isValid(self) else None
        if wish is None:
            return
        item = next((each for each in detail.checklist if each.id == wish.item_id), None)
        self.know(detail.checklist)
        as_wished = item is None or (isinstance(wish.act, Tick) and item.done == wish.act.done)
        if as_wished and wish.undone:
            self._give_up(Conflict(f"checklist item {wish.item_id}"))
            return
        if as_wished:
            self._send_next()
            self.saved.emit(wish)
            return
        self._waiting.appendleft(replace(wish, attempt=wish.attempt + 1))
        self._send_next()

    def _give_up(self, error: TaskflowError) -> None:
        wish = self._sent if isValid(self) else None
        if wish is not None:
            self._send_next()
            self.refused.emit(Refused(wish, error))

    @Slot(object)
    def _on_fault(self, fault: object) -> None:
        """A fault of the program answers nothing: what waited is given up, so that the line moves again."""
        del fault
        self._waiting.clear()
        self._sent = None


def _words(act: Act, text: str) -> str:
    """Return what the toast says of a stored change of the item `text`."""
    template = {
        Tick(True): translate("Checklist", "Ticked “{text}”"),
        Tick(False): translate("Checklist", "Unticked “{text}”"),
        Remove(): translate("Checklist", "Removed “{text}”"),
        Restore(): translate("Checklist", "Put back “{text}”"),
    }.get(act)
    if template is None:
        moved = isinstance(act, Move)
        template = translate("Checklist", "Moved “{text}”") if moved else translate("Checklist", "Changed “{text}”")
    return fill(template, text=text if len(text) <= _WORDS else text[:_WORDS] + "…")

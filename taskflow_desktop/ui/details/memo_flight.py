"""A save of a memo on its way, what the state line says of it, and how a half-typed memo is kept."""

from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QObject
from shiboken6 import isValid

from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.memos import MemoClash, MemoSaved
from taskflow_desktop.runtime.memo_commands import Common


class MemoState(Enum):
    """What the state line says (ui-spec 6.4)."""

    NONE = auto()
    TYPING = auto()
    SAVING = auto()
    SAVED = auto()
    TOO_LONG = auto()
    FAILED = auto()
    KEPT = auto()


class Hearer(Protocol):
    """Who asked for a save and hears what becomes of it."""

    def take(self, flight: "Flight", value: MemoSaved | MemoClash) -> None:
        """It was saved, or could not be for the same words."""

    def take_aside(self, flight: "Flight", value: MemoSaved) -> None:
        """The text is among the revisions."""

    def take_failure(self, flight: "Flight", error: TaskflowError) -> None:
        """It did not work."""


class Flight:
    """One save on its way: of which task, made of what, and the text that was typed."""

    def __init__(self, hearer: Hearer, owner: QObject, task_id: TaskId, common: Common, typed: str) -> None:
        self._hearer, self._owner = hearer, owner
        self.task_id, self.common, self.typed = task_id, common, typed

    def done(self, value: MemoSaved | MemoClash) -> None:
        """Hear that it was saved, or that the same words clash."""
        if isValid(self._owner):
            self._hearer.take(self, value)

    def done_aside(self, value: MemoSaved) -> None:
        """Hear that the text is among the revisions."""
        if isValid(self._owner):
            self._hearer.take_aside(self, value)

    def failed(self, error: TaskflowError) -> None:
        """Hear why it did not work."""
        if isValid(self._owner):
            self._hearer.take_failure(self, error)


def draft_of(common: str, text: str) -> str:
    """Return how a half-typed memo is kept on disk: with what it was made of."""
    return f"{len(common)}\n{common}{text}"


def read_draft(draft: str) -> tuple[str, str]:
    """Return what `draft_of` wrote: what the text was made of, and the text."""
    length, _, both = draft.partition("\n")
    if not length.isdecimal():
        return "", draft
    return both[: int(length)], both[int(length) :]

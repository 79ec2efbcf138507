"""What can be written into a room, and by which rules; and one write on its way."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from taskflow_desktop.domain.entities import Agent, Message, Room
from taskflow_desktop.domain.enums import Speaker
from taskflow_desktop.domain.errors import Refusal, TaskflowError
from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.domain.requests import NewMessage
from taskflow_desktop.rules import permissions
from taskflow_desktop.runtime.commands import Commands
from taskflow_desktop.ui.text import translate


class Kind(StrEnum):
    """What a text is: somebody's words written down, or a note for the team."""

    CUSTOMER = "customer"
    AGENT = "agent"
    NOTE = "note"


def speaker_of(kind: Kind) -> Speaker:
    """Return who speaks in a text of this kind."""
    return Speaker.CUSTOMER if kind is Kind.CUSTOMER else Speaker.AGENT


def kind_word(kind: Kind) -> str:
    """Return what a kind is called in the chooser."""
    return {
        Kind.CUSTOMER: translate("Composer", "Customer said"),
        Kind.AGENT: translate("Composer", "Agent said"),
        Kind.NOTE: translate("Composer", "Internal note"),
    }[kind]


def kind_prompt(kind: Kind) -> str:
    """Return what stands in the empty field."""
    return {
        Kind.CUSTOMER: translate("Composer", "Write down what the customer said"),
        Kind.AGENT: translate("Composer", "Write down what you said"),
        Kind.NOTE: translate("Composer", "Leave an internal note. The customer doesn't see it."),
    }[kind]


def why_not(agent: Agent, room: Room, kind: Kind) -> Refusal | None:
    """Say why a text of this kind cannot be written into the room."""
    return permissions.why_not_write_message(agent, room, speaker=speaker_of(kind), internal=kind is Kind.NOTE)


def kinds_for(agent: Agent, room: Room) -> tuple[Kind, ...]:
    """Return what the agent may write into the room."""
    return tuple(kind for kind in Kind if why_not(agent, room, kind) is None)


def draft_place(room_id: RoomId) -> str:
    """Return under which name a room's unfinished text is kept."""
    return f"message/{room_id}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a write ended: the message that stands in the room now, or why it does not."""

    room_id: RoomId
    text: str
    message: Message | None
    error: TaskflowError | None


class Write(QObject):
    """One text on its way; it knows its room, so that a refusal gives the text back to the right one."""

    ended = Signal(object)  # Outcome

    def __init__(self, new: NewMessage, typed: str, parent: QObject) -> None:
        super().__init__(parent)
        self._new, self._typed = new, typed

    def go(self, commands: Commands) -> None:
        """Ask for the write."""
        settles = draft_place(self._new.room_id)
        commands.write_message(self._new, settles=settles, done=self._done, failed=self._failed)

    def _done(self, message: Message) -> None:
        self._end(Outcome(self._new.room_id, self._typed, message, None))

    def _failed(self, error: TaskflowError) -> None:
        self._end(Outcome(self._new.room_id, self._typed, None, error))

    def _end(self, outcome: Outcome) -> None:
        if isValid(self):
            self.ended.emit(outcome)
            self.deleteLater()

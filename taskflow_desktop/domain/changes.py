"""What a change changed: the one value that services return and models follow."""

from dataclasses import dataclass

from taskflow_desktop.domain.entities import Agent, Event, Flow, Room, Task
from taskflow_desktop.domain.ids import EventSeq, RoomId


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Everything that differs after the events up to `cursor`, whole rows, in their newest state.

    `flow` and `agents` are None unless they changed. `rooms_with_messages` names rooms that got messages.
    `reload` asks the lists to load afresh: more changed than is worth telling row by row (an import).
    """

    cursor: EventSeq
    rooms: tuple[Room, ...] = ()
    tasks: tuple[Task, ...] = ()
    agents: tuple[Agent, ...] | None = None
    flow: Flow | None = None
    rooms_with_messages: tuple[RoomId, ...] = ()
    events: tuple[Event, ...] = ()
    reload: bool = False

    @property
    def empty(self) -> bool:
        """True if nothing is to be told."""
        return not (self.rooms or self.tasks or self.rooms_with_messages or self.events or self.reload) and (
            self.agents is None and self.flow is None
        )

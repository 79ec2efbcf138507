"""What the palette asks for and what it finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from taskflow_desktop.domain.entities import Customer, Room, StagePast, Task
from taskflow_desktop.domain.ids import RoomId, StageId
from taskflow_desktop.domain.moment import Moment


class PaletteScope(StrEnum):
    """What is searched, in the order of the palette."""

    ALL = "all"
    TASKS = "tasks"
    ROOMS = "rooms"
    CUSTOMERS = "customers"
    COMMANDS = "commands"


@dataclass(frozen=True, slots=True)
class FoundCustomer:
    """A customer with the newest of his rooms, None if he has none."""

    customer: Customer
    rooms: int
    newest_room: RoomId | None
    last_at: Moment | None


@dataclass(frozen=True, slots=True)
class PaletteFound:
    """What was found for a text: the best of each kind, and how many there are in all.

    `more` are the scopes of which not all were counted. It is not `whole` while older things are still being read.
    """

    text: str
    scope: PaletteScope
    tasks: tuple[Task, ...] = ()
    rooms: tuple[Room, ...] = ()
    customers: tuple[FoundCustomer, ...] = ()
    totals: Mapping[PaletteScope, int] = field(default_factory=dict)
    pasts: Mapping[StageId, StagePast] = field(default_factory=dict)  # of the stages of the tasks
    more: frozenset[PaletteScope] = frozenset()
    whole: bool = True

    @property
    def nothing(self) -> bool:
        """True if it found nothing."""
        return not (self.tasks or self.rooms or self.customers)

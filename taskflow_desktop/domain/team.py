"""What an admin asks for and sees of the people who work here."""

from dataclasses import dataclass, field

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.ids import AgentId, SourceId


@dataclass(frozen=True, slots=True)
class NewAgent:
    """Somebody who joins the team: his name, what he signs in as, his first password and what he may do."""

    name: str
    identifier: str
    password: str = field(repr=False)
    role: Role = Role.AGENT


@dataclass(frozen=True, slots=True)
class AgentWork:
    """What somebody would leave behind: his open rooms, unfinished tasks, and those he is a collaborator of."""

    rooms: int = 0
    tasks: int = 0
    places: int = 0

    @property
    def any(self) -> bool:
        """True if there is something to hand over."""
        return bool(self.rooms or self.tasks or self.places)


@dataclass(frozen=True, slots=True)
class HandOff:
    """To whom all of somebody's work goes, and the reason that the receiver reads in each room."""

    to_id: AgentId
    reason: str


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody who has left the team, and what went to whoever follows him: rooms, and all tasks with a new owner."""

    agent: Agent
    rooms: int = 0
    tasks: int = 0
    places: int = 0


@dataclass(frozen=True, slots=True)
class ImportedName:
    """A person as files of one source name him, and the agent who stands for that name."""

    source_id: SourceId
    source: str  # a profile of the importers
    key: str
    agent_id: AgentId


@dataclass(frozen=True, slots=True)
class Mapped:
    """A name of an imported file with its new agent; `left` is the placeholder that went with it, if it did."""

    name: ImportedName
    left: Left | None = None

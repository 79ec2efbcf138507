"""What an admin makes of the stages: the whole draft as one value, and a flow apart from any database."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from taskflow_desktop.domain.entities import Event, Flow
from taskflow_desktop.domain.ids import EventSeq, StageId


@dataclass(frozen=True, slots=True)
class StageWish:
    """A stage as it shall be. `stage_id` None is a new one; `colour` is "#RRGGBB"."""

    stage_id: StageId | None
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class StageLeaving:
    """A stage to be removed. `into` is the place in the plan's stages, from 0, of the one that takes its tasks."""

    stage_id: StageId
    into: int | None = None


@dataclass(frozen=True, slots=True)
class FlowPlan:
    """The stages in their new order and those that go, made from the flow as it was at version `design`."""

    design: int
    stages: tuple[StageWish, ...]
    leaving: tuple[StageLeaving, ...] = ()


@dataclass(frozen=True, slots=True)
class StageSketch:
    """Name and colour ("#RRGGBB") of a stage that belongs to no database yet."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class FlowSketch:
    """A flow as templates and files hold it."""

    name: str
    stages: tuple[StageSketch, ...]


@dataclass(frozen=True, slots=True)
class StageLoad:
    """How many tasks a stage holds, and how many of them are in progress."""

    tasks: int
    open: int


@dataclass(frozen=True, slots=True)
class FlowDesign:
    """The flow as it was when `cursor` was the newest event, the load of its stages, and who changed which stage."""

    flow: Flow
    cursor: EventSeq
    loads: Mapping[StageId, StageLoad] = field(default_factory=dict)
    events: tuple[Event, ...] = ()  # newest first

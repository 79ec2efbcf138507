"""What statistics are asked for and what they answer (ui-spec 4.8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum
from typing import NamedTuple

from taskflow_desktop.domain.entities import StagePast, Task
from taskflow_desktop.domain.enums import Channel, Outcome
from taskflow_desktop.domain.ids import AgentId, StageId, TaskId
from taskflow_desktop.domain.moment import Micros, Moment


class Period(StrEnum):
    """Which days are looked at, today included, and so compared with as many before them."""

    TODAY = "today"
    DAYS_7 = "7"
    DAYS_14 = "14"
    DAYS_30 = "30"
    DAYS_90 = "90"
    THIS_MONTH = "month"
    LAST_MONTH = "last_month"


@dataclass(frozen=True, slots=True)
class StatisticsFilter:
    """Which tasks are counted: of a period, of one person or of everybody (None), of one channel or of all (None)."""

    period: Period = Period.DAYS_14
    agent_id: AgentId | None = None
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """From `begin`, included, to `end`, which is not."""

    begin: Moment
    end: Moment


@dataclass(frozen=True, slots=True)
class Calendar:
    """A period at the site: its span, the span it is compared with, and its days with the moment each begins."""

    span: Span
    before: Span
    days: tuple[date, ...]
    begins: tuple[Moment, ...]
    zone: tzinfo


class FinishedTask(NamedTuple):
    """One finished task, as it is counted: once, at its last finish, for the person who finished it."""

    task_id: TaskId
    at: Moment
    elapsed: Micros  # product.md rule 15
    success: bool
    agent_id: AgentId


Stay = tuple[TaskId, StageId, Micros]
"""One ended visit: of which task, to which stage, how long. A plain tuple, for there are very many."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Finished tasks in short. `median` is the time to finish in the middle, None without any."""

    finished: int = 0
    success: int = 0
    median: Micros | None = None

    @property
    def failure(self) -> int:
        return self.finished - self.success

    @property
    def rate(self) -> float | None:
        """The share that ended in success, 0 to 1; None without any."""
        return self.success / self.finished if self.finished else None


@dataclass(frozen=True, slots=True)
class DayFigures:
    """What was finished on one day of the site."""

    day: date
    success: int
    failure: int


@dataclass(frozen=True, slots=True)
class StageFigures:
    """How long finished tasks were in a stage: the middle, and within what nine of ten went on."""

    stage_id: StageId
    tasks: int
    success: int
    median: Micros
    high: Micros

    @property
    def rate(self) -> float:
        """The share of the tasks that came through here that ended in success, 0 to 1."""
        return self.success / self.tasks


@dataclass(frozen=True, slots=True)
class AgentFigures:
    """What one person finished."""

    agent_id: AgentId
    totals: Totals


@dataclass(frozen=True, slots=True)
class LongStays:
    """Unfinished tasks that stand in their stage for long or very long: how many, and the longest of them."""

    long: int  # without those that stand very long
    very_long: int
    tasks: tuple[Task, ...]
    pasts: Mapping[StageId, StagePast]  # what they are measured by

    @property
    def total(self) -> int:
        return self.long + self.very_long


@dataclass(frozen=True, slots=True)
class Statistics:
    """The answer. `in_progress` and `long` are of the moment `now`; `in_progress_before` of when the period began."""

    where: StatisticsFilter
    now: Moment
    calendar: Calendar
    totals: Totals
    before: Totals
    in_progress: int
    in_progress_before: int
    rooms: int  # with tasks in progress
    days: tuple[DayFigures, ...]
    stages: tuple[StageFigures, ...]  # in the order of the flow, then archived ones
    agents: tuple[AgentFigures, ...]  # who finished most first
    long: LongStays


@dataclass(frozen=True, slots=True)
class TasksBehind:
    """Which tasks of a StatisticsFilter are asked for: those finished in its period, narrowed by what is given.

    `unfinished` asks for those in progress now instead, `long_only` for those of them that stand long.
    """

    outcome: Outcome | None = None
    day: date | None = None
    stage_id: StageId | None = None
    agent_id: AgentId | None = None
    unfinished: bool = False
    long_only: bool = False


@dataclass(frozen=True, slots=True)
class FoundTasks:
    """The tasks behind a figure: the newest finished or the longest in their stage first, and how many there are."""

    tasks: tuple[Task, ...]
    total: int
    finishers: Mapping[TaskId, AgentId]
    pasts: Mapping[StageId, StagePast]
    now: Moment


Cells = tuple[tuple[str | int | float, ...], ...]
"""Rows of a table to write to a file, the first its heads."""

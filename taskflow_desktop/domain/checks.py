"""What a check of the whole database looked at and found: tables held against the history that made them."""

from dataclasses import dataclass
from enum import StrEnum

FINDINGS_SHOWN = 500
"""Findings that a report carries; all of them are counted."""


class CheckPart(StrEnum):
    """What is looked at, in this order."""

    FILE = "file"
    HISTORY = "history"
    TASKS = "tasks"
    ROOMS = "rooms"
    SITE = "site"


class FindingCode(StrEnum):
    """What is wrong."""

    DAMAGED = "damaged"  # the engine says that its file is not whole, or that a row names one that is not there
    RULE_MISSING = "rule.missing"  # a guard or effect is not in force; `found` is its name
    EVENT_MISSING = "event.missing"  # the events from `event` to `found` are not there
    EVENT_CHANGED = "event.changed"  # an event is not what was written
    EVENT_UNSEALED = "event.unsealed"  # a line without a number
    EVENT_END = "event.end"  # the newest event is not the last that was written
    EVENT_KIND = "event.kind"  # an event of an unknown kind
    DIFFERS = "differs"  # the table holds `found`, the history says `said`
    CONTRADICTS = "contradicts"  # an event says that it was `found` before, earlier ones say `said`
    WITHOUT_HISTORY = "without_history"  # a row of which the history says nothing
    GONE = "gone"  # the history speaks of it, and it is not there
    CONTENT = "content"  # a file's or memo's content is not what was written
    VISITS = "visits"  # the stays in stages do not follow one another


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as the history says.

    `where` is as people say it ("task TK-2026-A0042"), `what` the thing in it ("title"; "" the whole). `event` is the
    number of the event that says otherwise, None if there is none. `said` and `found` are values as text.
    """

    code: FindingCode
    where: str
    what: str = ""
    event: int | None = None
    said: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class CheckProgress:
    """How far the check is in one part; `total` is 0 where nobody knows before."""

    part: CheckPart
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class CheckCounts:
    """How many of each were looked at."""

    events: int = 0
    tasks: int = 0
    items: int = 0
    files: int = 0
    file_bytes: int = 0
    revisions: int = 0
    rooms: int = 0
    messages: int = 0
    agents: int = 0
    stages: int = 0


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What came of a check. `pages` tells whether the engine's file was looked through as well (SQLite)."""

    counts: CheckCounts
    findings: tuple[Finding, ...]  # the first FINDINGS_SHOWN
    findings_total: int
    pages: bool
    cancelled: bool = False

    @property
    def sound(self) -> bool:
        """True if all was looked at and nothing found."""
        return not self.findings_total and not self.cancelled

"""What the screens and the importing job tell each other: what a file holds, what to do with it, what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.moment import Moment

BAD_ROWS_SHOWN = 100
"""Bad rows that a preview and a report carry; all of them are in the errors file."""


@dataclass(frozen=True, slots=True)
class RowCounts:
    """How many rows of one kind would be, or were, treated in which way.

    `same` rows are already stored just so; `skipped` ones are left out on purpose (they are older than what is stored,
    or hold nothing to store); `bad` ones cannot be read and go to the errors file.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    skipped: int = 0
    bad: int = 0

    @property
    def total(self) -> int:
        """All rows that were read."""
        return self.new + self.changed + self.same + self.skipped + self.bad


@dataclass(frozen=True, slots=True)
class ImportCounts:
    rooms: RowCounts = field(default_factory=RowCounts)
    messages: RowCounts = field(default_factory=RowCounts)

    @property
    def changes(self) -> int:
        """Rows that are written: 0 says that the database holds all of the file already."""
        return self.rooms.new + self.rooms.changed + self.messages.new + self.messages.changed


@dataclass(frozen=True, slots=True)
class UnmappedAgent:
    """Somebody whom the file names and whom no agent here answers to. `key` is the file's own id of him."""

    key: str
    name: str
    rooms: int


@dataclass(frozen=True, slots=True)
class ImportBadRow:
    """One row that cannot be imported: where (`line` from 1, 0 if unknown), an E_ code, the value or place at fault."""

    file: str
    line: int
    column: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """The dry run of one import: the same code in a transaction that was rolled back."""

    paths: tuple[Path, ...]
    profile: str  # "taskflow" | "happytalk" | "kakaotalk": whose keys the file has
    form: str  # "csv" | "xlsx" | "jsonl" | "json" | "txt"
    encoding: str  # e.g. "utf-8", "cp949", of different ones "utf-8 · cp949"; "" where the form has its own (xlsx)
    counts: ImportCounts
    people: tuple[str, ...] = ()  # KakaoTalk: the names that speak, the most frequent first; else empty
    unmapped: tuple[UnmappedAgent, ...] = ()
    first_at: Moment | None = None
    last_at: Moment | None = None
    bad_rows: tuple[ImportBadRow, ...] = ()  # the first BAD_ROWS_SHOWN
    warnings: tuple[str, ...] = ()  # E_ codes of what is odd but does not stop the import


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the person decided. An unmapped key that is missing here, or maps to None, becomes a new agent."""

    agents: Mapping[str, AgentId | None] = field(default_factory=dict)
    agent_name: str = ""  # KakaoTalk: which of the names is the agent; "" if none of them


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import or a dry run is: bytes read of all bytes, and the rows met so far."""

    done_bytes: int
    total_bytes: int
    rooms: int
    messages: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. What was written before a cancel stays: the same file goes on from there."""

    counts: ImportCounts
    bad_rows_total: int
    bad_rows: tuple[ImportBadRow, ...] = ()  # the first BAD_ROWS_SHOWN
    errors_file: Path | None = None  # all bad rows, in a temporary place; None if there are none
    cancelled: bool = False
    truncated: bool = False  # the file breaks off; what was read before is stored
    created_agents: int = 0

"""What the tests of the importers share: write a file, read it to the end, sort what came out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.importers.engine import Options, Profile, detect, read
from taskflow_desktop.importers.records import BadRow, MessageRecord, Record, RoomRecord


@dataclass
class Outcome:
    """Everything a reading gave, by kind and in order."""

    records: list[Record] = field(default_factory=list)
    rejected: ImportRejected | None = None

    @property
    def rooms(self) -> list[RoomRecord]:
        return [record for record in self.records if isinstance(record, RoomRecord)]

    @property
    def messages(self) -> list[MessageRecord]:
        return [record for record in self.records if isinstance(record, MessageRecord)]

    @property
    def bad(self) -> list[BadRow]:
        return [record for record in self.records if isinstance(record, BadRow)]

    @property
    def faults(self) -> list[tuple[int, str, str]]:
        return [(row.line, row.column, row.code) for row in self.bad]


def outcome(paths: Path | Iterable[Path], options: Options | None = None, *, profile: Profile | None = None) -> Outcome:
    """Read the files as far as they go; a file that is refused while it is read is in `rejected`."""
    found = Outcome()
    detected = detect([paths] if isinstance(paths, Path) else list(paths), profile=profile)
    try:
        for record in read(detected, options):
            found.records.append(record)
    except ImportRejected as error:
        found.rejected = error
    return found


def written(path: Path, text: str, codec: str = "utf-8") -> Path:
    """Write a text with its line ends as they are."""
    path.write_bytes(text.encode(codec))
    return path

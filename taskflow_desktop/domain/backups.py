"""Backups: copies of all data in one file each, and what going back to one would mean."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from taskflow_desktop.domain.moment import Moment


class BackupKind(StrEnum):
    """Why a backup was made, as its file's name says it."""

    MANUAL = ""
    DAILY = "daily"
    BEFORE_RESTORE = "before-restore"
    ELSEWHERE = "elsewhere"  # its name is not one that this program gives


@dataclass(frozen=True, slots=True)
class Backup:
    """One file that holds a backup. `size` in bytes. `other` names the site if it is of other data, else None."""

    path: Path
    kind: BackupKind
    made_at: Moment
    size: int
    other: str | None = None


@dataclass(frozen=True, slots=True)
class DataFacts:
    """What is in a file of ours. `size` in bytes; `origin` is the same for all copies of one site's data.

    `upgraded` says that an older version of the program made it, and that it is brought up to date when it is used.
    `broken` is the number of the first event that is not what was written; None if all are, or nobody looked.
    """

    site_name: str
    rooms: int
    tasks: int
    messages: int
    agents: int
    events: int
    last_at: Moment | None
    last_by: str
    origin: str
    size: int
    schema: str
    time_zone: str
    upgraded: bool = False
    broken: int | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """What the present data have and a backup does not: made since `since`, None if there is nothing.

    `people` are the names of who did it, most changes first. `revived` are those who may sign in again after the
    restore although they may not now; `old_passwords` those whose password of then holds again.
    """

    changes: int = 0
    rooms: int = 0
    tasks: int = 0
    messages: int = 0
    since: Moment | None = None
    people: tuple[str, ...] = ()
    revived: tuple[str, ...] = ()
    old_passwords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What a backup holds and what of the present data would no longer be there.

    `present` is None if there are no present data, or none that can be read (`damaged`). `same_site` is False if the
    backup is of other data than the present ones.
    """

    backup: Backup
    facts: DataFacts
    present: DataFacts | None
    lost: Lost
    same_site: bool = True
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """The data are those of the backup now. `kept` holds those of before; None if there were none."""

    kept: Path | None


@dataclass(frozen=True, slots=True)
class DataPlace:
    """Where the data lie, for the page. `size` in bytes.

    `server` is "" for a file on this computer, else the server's version; then `place` is the database's name and
    `host` the server's address, "" on this computer. `backups` are all that lie there, newest first, and `last` is the
    newest of these data. `folder_problem` says that the chosen folder cannot be used, so that `folder` is the one
    beside the data.
    """

    place: str
    size: int
    server: str = ""
    host: str = ""
    folder: Path | None = None
    folder_problem: bool = False
    backups: tuple[Backup, ...] = ()

    @property
    def last(self) -> Backup | None:
        return next((backup for backup in self.backups if backup.other is None), None)

"""Makes backups: one SQLite file each, checked before it has its name, and never in the place of another.

`VACUUM INTO` copies one state of the data while others go on writing. SQLite's backup interface in short steps begins
anew whenever somebody wrote: with a writer each hundredth of a second it did not come to an end.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import apsw

from taskflow_desktop.domain.backups import Backup, BackupKind
from taskflow_desktop.domain.errors import BackupRejected
from taskflow_desktop.domain.moment import from_datetime
from taskflow_desktop.rules.backups import ENDING, backup_name, kept, read_name
from taskflow_desktop.storage.backup_files import (
    Stopped,
    check_inside,
    check_name,
    check_outside,
    check_pages,
    explained,
    never,
    newest_event,
    origin,
    reading,
    site_name,
)

FOLDER = "backups"
_PART = ".part"
_LOCK = ".backup-lock"
_ASK_AGAIN_SECONDS = 0.05


def default_folder(database: Path) -> Path:
    """Where the backups of a database file go unless somebody chose another folder."""
    return database.absolute().parent / FOLDER


@contextmanager
def alone(database: Path, *, wait_seconds: float, stopped: Stopped = never) -> Iterator[bool]:
    """True if no other program makes or removes backups of `database` now, nor will until the end of this block.

    The lock is an empty file beside the database that SQLite locks: whoever dies gives it free.
    """
    deadline = time.monotonic() + wait_seconds
    with explained():
        lock = apsw.Connection(str(database.absolute().with_name(database.name + _LOCK)))
    try:
        yield _locked(lock, deadline, stopped)
    finally:
        lock.close()


def _locked(lock: apsw.Connection, deadline: float, stopped: Stopped) -> bool:
    while True:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except apsw.BusyError:
            if stopped() or time.monotonic() >= deadline:
                return False
            time.sleep(_ASK_AGAIN_SECONDS)
        except apsw.Error as error:
            raise BackupRejected("not_writable", str(error)) from error
        else:
            return True


def make_folder(folder: Path) -> None:
    """Make the default folder if it is missing. Raises BackupRejected: not_writable."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise BackupRejected("not_writable", str(error)) from error


def check_folder(folder: Path) -> None:
    """Make sure that `folder` is there and takes files. Raises BackupRejected: no_folder, not_writable.

    A chosen one is never made: where a disk is not plugged in, its place on the disk below must stay empty.
    """
    check_name(folder)
    if not folder.is_dir():
        raise BackupRejected("no_folder", str(folder))
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise BackupRejected("not_writable", str(error)) from error


def keep_damaged(database: Path, made: datetime) -> Path:
    """Copy a damaged file and its log byte by byte into the default folder; return the copy.

    Raises BackupRejected: not_writable, disk_full.
    """
    folder = default_folder(database)
    make_folder(folder)
    target = folder / f"{database.stem}-{made:%Y-%m-%d-%H%M%S}-damaged.sqlite3"
    try:
        for ending in ("", "-wal"):
            source, copy = database.with_name(database.name + ending), target.with_name(target.name + ending)
            if source.exists():
                begin(copy)
                shutil.copyfile(source, copy)
                to_disk(copy)
        sync_folder(folder)
    except OSError as error:
        raise BackupRejected(_why(error), str(error)) from error
    return target


def write_backup(database: Path, folder: Path, made: datetime, kind: BackupKind, *, stopped: Stopped = never) -> Backup:
    """Back up `database` into `folder` under the first free name of the minute `made`, which is aware.

    Raises:
        BackupRejected: no_folder, not_writable, disk_full, corrupt or cancelled; nothing is left behind.
    """
    check_name(folder)
    if not folder.is_dir():
        raise BackupRejected("no_folder", str(folder))
    names = (backup_name(database.stem, made, kind, number) for number in range(1, 1000))
    target = next(path for name in names if not (path := folder / name).exists())
    size = write_file(database, target, stopped=stopped)
    return Backup(target, kind, from_datetime(made), size)


def write_file(database: Path, target: Path, *, stopped: Stopped = never) -> int:
    """Back up `database` into the new file `target` and return its size in bytes.

    Raises:
        BackupRejected: as `write_backup`; exists, if there is a file of that name.
    """
    check_name(target)
    if os.path.lexists(target):
        raise BackupRejected("exists", str(target))
    if not target.parent.is_dir():
        raise BackupRejected("no_folder", str(target.parent))
    part = target.with_name(f".{target.name}{_PART}")
    try:
        begin(part)
        with reading(database, stopped, in_use=True) as source:
            source.execute("VACUUM INTO ?", (str(part),))
        with reading(part, stopped) as copy:
            check_inside(copy)
            check_pages(copy)
        to_disk(part)
        size = part.stat().st_size
        take_name(part, target)
        return size
    except OSError as error:
        raise BackupRejected(_why(error), str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def begin(part: Path) -> None:
    """Make an empty file that is nobody else's; what a program that died left under this name goes."""
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def to_disk(part: Path) -> None:
    """Return when a file's bytes are on disk. Raises OSError."""
    with part.open("r+b") as file:
        os.fsync(file.fileno())


def take_name(part: Path, target: Path) -> None:
    """Give the finished file its name, never in the place of another. Raises BackupRejected: exists."""
    try:
        os.link(part, target)
    except FileExistsError as error:
        raise BackupRejected("exists", str(target)) from error
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            raise BackupRejected("exists", str(target)) from None
        part.rename(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk, where the system knows how."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "not_writable"
    return "disk_full" if error.errno in {28, 122, 27} else "not_writable"  # no space, quota, file too large


def backups_of(origin_seal: str, folders: Sequence[Path], aware: Callable[[datetime], datetime]) -> list[Backup]:
    """The backups of one site's data in `folders`, newest first. Links, and what is not ours, are none.

    `aware` gives the wall clock of a name its time zone.
    """
    return [backup for backup in all_backups(origin_seal, folders, aware) if backup.other is None]


def all_backups(origin_seal: str, folders: Sequence[Path], aware: Callable[[datetime], datetime]) -> list[Backup]:
    """The same, with those of other data: the database may have held these before."""
    found: dict[Path, Backup] = {}
    for folder in folders:
        with suppress(OSError):
            for path in folder.glob(f"*{ENDING}"):
                named = read_name(path.name)
                if named is None or path.is_symlink() or not path.is_file():
                    continue
                with suppress(BackupRejected):
                    seal, site = _whose(path)
                    made = from_datetime(aware(named.made))
                    other = None if seal == origin_seal else site
                    found[path] = Backup(path, named.kind, made, path.stat().st_size, other)
    return sorted(found.values(), key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def _whose(path: Path) -> tuple[str, str]:
    """The origin of the data in a file, and the name of their site."""
    check_outside(path, None)
    with reading(path) as connection:
        check_inside(connection)
        return origin(connection), site_name(connection)


def holds_the_past_of(backup: Path, database: Path) -> bool:
    """True if `backup` is whole, and `database` went on from what it holds."""
    try:
        state = backup.stat()
        newest = _newest_of_whole(backup, state.st_size, state.st_mtime_ns)
        if newest is None:
            return False
        with reading(database, in_use=True) as connection:
            found = connection.execute("SELECT 1 FROM event WHERE seq = ? AND hash = ?", newest).get
            return found is not None
    except (OSError, BackupRejected):
        return False


@lru_cache(maxsize=32)
def _newest_of_whole(backup: Path, _size: int, _written: int) -> tuple[int, str] | None:
    """The number and seal of the newest event of a file, None if it is damaged; a file is looked through once."""
    try:
        check_outside(backup, None)
        with reading(backup) as connection:
            check_inside(connection)
            check_pages(connection)
            return newest_event(connection)
    except BackupRejected:
        return None


def remove_old(backups: Sequence[Backup], today: datetime, stem: str) -> list[Path]:
    """Remove the daily ones of the database file `stem` that need not stay; return what went.

    `backups` are `backups_of` one folder.
    """
    days = {
        backup.path: named.made.date()
        for backup in backups
        if (named := read_name(backup.path.name)) is not None and named.stem == stem and named.kind is BackupKind.DAILY
    }
    stay = kept(days.values(), today.date())
    gone = [path for path, day in days.items() if day not in stay]
    for path in gone:
        with suppress(OSError):  # next time
            path.unlink()
    return gone

"""Backups of an SQLite file: where they go, made by hand and by themselves. A server's own is its administrator's."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from taskflow_desktop.domain.backups import Backup, BackupKind, DataPlace
from taskflow_desktop.domain.errors import BackupRejected
from taskflow_desktop.domain.moment import from_datetime, to_datetime
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.backups import read_name
from taskflow_desktop.rules.permissions import why_not_manage_data
from taskflow_desktop.services.change import As, Changed, change, refuse
from taskflow_desktop.storage import backup as files
from taskflow_desktop.storage.acting import Clock, is_zone, system_clock
from taskflow_desktop.storage.backup_files import Stopped, never, origin_of_database
from taskflow_desktop.storage.database import Database, SqliteDatabase
from taskflow_desktop.storage.repository import Repository
from taskflow_desktop.storage.restore import clear

FOLDER = "backup_folder"
"""The setting that names the folder for backups; "" or missing is the one beside the data."""

_WAIT_SECONDS = 60.0


# for people


def about(repository: Repository, who: As) -> DataPlace:
    """Where the data lie and which backups there are. Admins only."""
    may_manage(repository, who)
    database = repository.database
    if not isinstance(database, SqliteDatabase):
        version = str(database.value("SHOW server_version"))
        name, host, size = database.rows(
            "SELECT current_database()::text, coalesce(host(inet_server_addr()), ''),"
            " pg_database_size(current_database())"
        )[0]
        return DataPlace(str(name), int(size), server=version, host=str(host))
    folder, usable = _folder(database), _usable(database)
    size = int(database.value("PRAGMA page_count")) * int(database.value("PRAGMA page_size"))
    return DataPlace(
        str(database.path.absolute()),
        size,
        folder=usable,
        folder_problem=usable != folder,
        backups=tuple(
            files.all_backups(origin_of_database(database.path), _folders(database), _in_zone(_zone(database)))
        ),
    )


def choose_folder(repository: Repository, who: As, folder: Path | None) -> Changed[None]:
    """Backups go to `folder` from now on; None: to the one beside the data. Admins only.

    Raises BackupRejected: no_folder, not_writable.
    """
    may_manage(repository, who)
    database = of_file(repository.database)
    chosen = ""
    if folder is not None and folder.absolute() != files.default_folder(database.path):
        files.check_folder(folder)
        chosen = str(folder.absolute())

    def write() -> None:
        if (repository.setting(FOLDER) or "") != chosen:
            repository.put_setting(FOLDER, chosen)

    return change(repository, who, write)


def back_up(repository: Repository, who: As, *, stopped: Stopped = never, clock: Clock = system_clock) -> Backup:
    """Back up now, into the folder for backups. Admins only. Raises BackupRejected."""
    may_manage(repository, who)
    return back_up_file(repository.database, stopped=stopped, clock=clock)


def may_manage(repository: Repository, who: As) -> None:
    """Raise RuleViolation unless `who` is an admin."""
    refuse(why_not_manage_data(repository.agent(who.agent_id)))


# for the program itself, and for whoever has the file at hand


def back_up_file(
    database: Database, target: Path | None = None, *, stopped: Stopped = never, clock: Clock = system_clock
) -> Backup:
    """Back up `database` into its folder for backups, or to `target`, a new file or a folder. Raises BackupRejected."""
    source = of_file(database)
    made = wall_clock(source, clock)
    with alone(source.path, stopped):
        clear(source.path)
        if target is None or target.is_dir():
            folder = usable_folder(source) if target is None else target
            return files.write_backup(source.path, folder, made, BackupKind.MANUAL, stopped=stopped)
        size = files.write_file(source.path, target, stopped=stopped)
        return Backup(target, BackupKind.MANUAL, from_datetime(made), size)


def back_up_daily(database: Database, *, stopped: Stopped = never, clock: Clock = system_clock) -> Backup | None:
    """Make the automatic backup of today and remove old ones; None if there is one, or another program makes it.

    Nothing happens on a server, and before there is anything to keep. Raises BackupRejected.
    """
    if not isinstance(database, SqliteDatabase) or not origin_of_database(database.path):
        return None
    made = wall_clock(database, clock)
    with files.alone(database.path, wait_seconds=0) as free:
        if not free:
            return None
        clear(database.path)
        if any(_is_daily_of(backup, database, made) for backup in _backups(database)):
            return None
        folder = usable_folder(database)
        backup = files.write_backup(database.path, folder, made, BackupKind.DAILY, stopped=stopped)
        # Only now, when the new one is checked and has its name.
        files.remove_old(_backups(database, folder), made, database.path.stem)
        return backup


@contextmanager
def alone(database: Path, stopped: Stopped) -> Iterator[None]:
    """No other program makes or removes backups of this file meanwhile. Raises BackupRejected: busy."""
    with files.alone(database, wait_seconds=_WAIT_SECONDS, stopped=stopped) as free:
        if not free:
            raise BackupRejected("busy", str(database))
        yield


def of_file(database: Database) -> SqliteDatabase:
    """`database` itself if it is a file. Raises BackupRejected: server."""
    if not isinstance(database, SqliteDatabase):
        raise BackupRejected("server")
    return database


def usable_folder(database: SqliteDatabase) -> Path:
    """The folder that takes a backup now; the one beside the data is made. Raises BackupRejected: not_writable."""
    folder = _usable(database)
    if folder == files.default_folder(database.path):
        files.make_folder(folder)
    return folder


def _usable(database: SqliteDatabase) -> Path:
    """The chosen folder; while that cannot be used, as a disk that is not plugged in, the one beside the data."""
    folder, default = _folder(database), files.default_folder(database.path)
    if folder != default:
        try:
            files.check_folder(folder)
        except BackupRejected:
            return default
    return folder


def wall_clock(database: Database, clock: Clock) -> datetime:
    """Now, in the site's time zone."""
    return to_datetime(clock(), _zone(database))


def _folder(database: SqliteDatabase) -> Path:
    chosen = database.value("SELECT value FROM setting WHERE key = ?", (FOLDER,))
    return Path(str(chosen)) if chosen else files.default_folder(database.path)


def _zone(database: Database) -> ZoneInfo:
    name = database.value("SELECT value FROM setting WHERE key = 'time_zone'")
    return ZoneInfo(str(name) if name and is_zone(str(name)) else limits.DEFAULT_TIME_ZONE)


def _backups(database: SqliteDatabase, *folders: Path) -> list[Backup]:
    """The backups of `database` in `folders`, or wherever its backups go; newest first."""
    places = folders or _folders(database)
    return files.backups_of(origin_of_database(database.path), places, _in_zone(_zone(database)))


def _folders(database: SqliteDatabase) -> tuple[Path, ...]:
    return tuple({_folder(database): None, files.default_folder(database.path): None})


def _in_zone(zone: ZoneInfo) -> Callable[[datetime], datetime]:
    def aware(naive: datetime) -> datetime:
        return naive.replace(tzinfo=zone)

    return aware


def _is_daily_of(backup: Backup, database: SqliteDatabase, day: datetime) -> bool:
    """True if it is the whole backup of this database that was made by itself on `day`, and of no copy of it."""
    named = read_name(backup.path.name)
    if named is None or named.kind is not BackupKind.DAILY or named.made.date() != day.date():
        return False
    return named.stem == database.path.stem and files.holds_the_past_of(backup.path, database.path)

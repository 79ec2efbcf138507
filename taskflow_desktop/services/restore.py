"""Going back to a backup: what it would mean, and doing it. The present data are always backed up first."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo

from taskflow_desktop.domain.backups import Backup, BackupKind, DataFacts, Lost, Restored, RestorePreview
from taskflow_desktop.domain.errors import BackupRejected, StorageUnavailable
from taskflow_desktop.domain.moment import Moment, from_datetime, to_datetime
from taskflow_desktop.rules.backups import read_name
from taskflow_desktop.services.backup import alone, may_manage, of_file, usable_folder, wall_clock
from taskflow_desktop.services.change import As
from taskflow_desktop.storage import backup as files
from taskflow_desktop.storage import places
from taskflow_desktop.storage import restore as storage
from taskflow_desktop.storage.acting import Clock, system_clock
from taskflow_desktop.storage.backup_files import Stopped, check_name, never
from taskflow_desktop.storage.database import SqliteDatabase
from taskflow_desktop.storage.repository import Repository
from taskflow_desktop.storage.soundness import check_whole


def preview_restore(repository: Repository, who: As, file: Path, *, stopped: Stopped = never) -> RestorePreview:
    """What going back to `file` would mean. Admins only. Raises BackupRejected: why it cannot be."""
    may_manage(repository, who)
    return preview(of_file(repository.database).path, file, stopped=stopped)


def restore(
    repository: Repository, who: As, file: Path, *, stopped: Stopped = never, clock: Clock = system_clock
) -> Restored:
    """Go back to `file`. Admins only. No connection that was open before, nor `repository`, can write any more.

    Raises BackupRejected; then nothing has changed.
    """
    may_manage(repository, who)
    return restore_file(of_file(repository.database).path, file, stopped=stopped, clock=clock)


def preview(live: Path, file: Path, *, stopped: Stopped = never) -> RestorePreview:
    """What going back from the database file `live`, which need not be there, to `file` would mean.

    Raises BackupRejected: why it cannot be.
    """
    live = _place(live)
    facts = storage.look(file, live, stopped)
    backup = _backup_at(file, facts)
    if not _holds_something(live):
        return RestorePreview(backup, facts, None, Lost())
    if _is_hollow(live):
        return RestorePreview(backup, facts, None, Lost(), damaged=True)
    try:
        present = storage.look_at_present(live, stopped)
        lost = storage.lost(live, file, stopped)
    except BackupRejected as error:
        if error.code != "corrupt":
            raise _not_replaced(error) from error
        return RestorePreview(backup, facts, None, Lost(), damaged=True)
    return RestorePreview(backup, facts, present, lost, same_site=present.origin in {"", facts.origin})


def restore_file(live: Path, file: Path, *, stopped: Stopped = never, clock: Clock = system_clock) -> Restored:
    """Go back from the database file `live`, which need not be there, to `file`.

    Raises:
        BackupRejected: why it cannot be; then nothing has changed.
        StorageUnavailable: there is no place for data.
    """
    live = _place(live)
    storage.look(file, live, stopped)
    if not live.exists():
        places.check_place(live, must_exist=False)
    with alone(live, stopped), storage.prepared(file, live, clock, stopped) as copy:
        if not live.exists():
            storage.put_in_place(live, copy)
            return Restored(None)
        if not _is_hollow(live):
            try:
                storage.look_at_present(live, stopped)
            except BackupRejected as error:
                if error.code != "corrupt":
                    raise _not_replaced(error) from error
        return Restored(storage.replace(live, copy, _Keep(live, clock, stopped).keep, stopped))


def restore_lost(live: Path, file: Path, *, stopped: Stopped = never, clock: Clock = system_clock) -> Restored:
    """Go back to `file` where there are no data, or damaged ones, so that nobody can sign in and be asked for a role.

    Raises as `restore_file`; also BackupRejected: exists, if the data can be used.
    """
    if live.exists() and not _is_hollow(live):
        try:
            check_whole(live, stopped)
        except StorageUnavailable as error:
            if error.code != "corrupt":
                raise
        else:
            raise BackupRejected("exists", str(live))
    return restore_file(live, file, stopped=stopped, clock=clock)


class _Keep:
    """Keeps what is about to be replaced."""

    def __init__(self, live: Path, clock: Clock, stopped: Stopped) -> None:
        self._live, self._clock, self._stopped = live, clock, stopped
        self._nothing, self._hollow = not _holds_something(live), _is_hollow(live)

    def keep(self) -> Path | None:
        """Back up the present data; damaged ones are kept byte by byte, as whoever mends them needs them.

        None if there are none.
        """
        if self._nothing:
            return None
        try:
            if self._hollow:
                raise BackupRejected("corrupt", str(self._live))
            database = SqliteDatabase(self._live, self._clock, read_only=True)
            try:
                database.connect()
                folder, made = usable_folder(database), wall_clock(database, self._clock)
            finally:
                database.close()
            return files.write_backup(self._live, folder, made, BackupKind.BEFORE_RESTORE, stopped=self._stopped).path
        except (BackupRejected, StorageUnavailable) as error:
            if error.code != "corrupt":
                raise
            return files.keep_damaged(self._live, to_datetime(self._clock()).astimezone())


def _place(live: Path) -> Path:
    """Where the data are, or will be: behind a link, too, whose end is not there yet.

    Raises BackupRejected: bad_name.
    """
    check_name(live)
    return live.resolve() if live.is_symlink() and not live.exists() and not _in_a_circle(live) else live


def _in_a_circle(link: Path) -> bool:
    return Path(os.path.realpath(link)).is_symlink()


def _is_hollow(live: Path) -> bool:
    """True for a file without a byte, as a copy leaves that failed at once; a log beside it may hold something."""
    return live.exists() and live.stat().st_size == 0


def _holds_something(live: Path) -> bool:
    """False if there is neither a file with something in it nor a log of one."""
    return any(path.exists() and path.stat().st_size > 0 for path in (live, live.with_name(f"{live.name}-wal")))


def _not_replaced(error: BackupRejected) -> BackupRejected | StorageUnavailable:
    """What lies where the data should be is not ours: somebody else's file is not written over."""
    if error.code == "too_new":
        return StorageUnavailable("too_new", error.detail)
    if error.code in {"not_ours", "not_a_database"}:
        return BackupRejected("not_ours_to_replace", error.detail)
    return error


def _backup_at(file: Path, facts: DataFacts) -> Backup:
    """When and why it was made as its name says; else when the file was written last."""
    named = read_name(file.name)
    if named is not None:
        return Backup(file, named.kind, from_datetime(named.made.replace(tzinfo=ZoneInfo(facts.time_zone))), facts.size)
    return Backup(file, BackupKind.ELSEWHERE, Moment(file.stat().st_mtime_ns // 1000), facts.size)

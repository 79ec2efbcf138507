"""Goes back to a backup while other programs may have the database open.

The contents are replaced inside the file, in one transaction that holds its write lock from the first to the last
step: nothing is written that is neither in the copy kept of the present data nor refused, readers go on with what they
began to read, and whatever dies in the middle leaves the old data. A file put in the place of the old
one would leave others writing into what nobody sees any more. Each restore gives the file another `generation`, by
which every connection that was opened before it refuses to write.
"""

import os
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace as with_values
from pathlib import Path
from typing import NamedTuple

import apsw
import peewee

from taskflow_desktop.domain.backups import DataFacts, Lost
from taskflow_desktop.domain.errors import BackupRejected, StorageUnavailable, TaskflowError
from taskflow_desktop.domain.ids import SYSTEM
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.storage.acting import Clock
from taskflow_desktop.storage.backup import begin, take_name, to_disk
from taskflow_desktop.storage.backup_files import (
    HEADER,
    Stopped,
    broken_history,
    check_contents,
    check_inside,
    check_outside,
    check_pages,
    explained,
    facts,
    never,
    reading,
    shown,
)
from taskflow_desktop.storage.database import SqliteDatabase
from taskflow_desktop.storage.kept_drafts import carry_over
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.storage.own_schema import drop_triggers

_PAGES = 2000
"""Pages replaced between two looks at whether somebody gives up."""

_WAIT_SECONDS = 60.0
_ASK_AGAIN_SECONDS = 0.001

_REVIVED = (
    "SELECT b.name FROM backup.agent b JOIN main.agent a ON a.id = b.id"
    " WHERE b.deactivated_at IS NULL AND a.deactivated_at IS NOT NULL ORDER BY b.name, b.id"
)
_OLD_PASSWORDS = (
    "SELECT b.name FROM backup.agent b JOIN main.agent a ON a.id = b.id"
    " WHERE b.deactivated_at IS NULL AND a.deactivated_at IS NULL"
    " AND b.password_hash IS NOT NULL AND a.password_hash IS NOT b.password_hash ORDER BY b.name, b.id"
)


def look(path: Path, live: Path, stopped: Stopped = never) -> DataFacts:
    """What the backup at `path` holds, if it can be gone back to.

    Raises:
        BackupRejected: why it cannot.
    """
    check_outside(path, live)
    with reading(path, stopped) as connection:
        check_inside(connection)
        check_contents(connection)
        return with_values(facts(connection), broken=broken_history(connection, stopped))


def look_at_present(live: Path, stopped: Stopped = never) -> DataFacts:
    """What the database holds now. Raises BackupRejected if it cannot be read."""
    with reading(live, stopped, in_use=True) as connection:
        check_inside(connection)
        return facts(connection)


def lost(live: Path, backup: Path, stopped: Stopped = never) -> Lost:
    """What `live` has and `backup` has not: the events after the last one that both have.

    Every event seals the one before it, so that two histories that agree on one agree on all before it.
    """
    with reading(live, stopped, in_use=True) as connection, explained():
        connection.execute("ATTACH ? AS backup", (f"{backup.absolute().as_uri()}?mode=ro&immutable=1",))
        common = _last_common(connection)
        changes, since, rooms, tasks, messages = connection.execute(
            "SELECT count(*), min(at), sum(kind IN ('room.opened', 'room.imported')), sum(kind = 'task.created'),"
            " sum(kind = 'message.added') FROM main.event WHERE seq > ?",
            (common,),
        ).get
        people = connection.execute(
            "SELECT actor_name FROM main.event WHERE seq > ? AND actor_name <> ''"
            " GROUP BY actor_name ORDER BY count(*) DESC, actor_name",
            (common,),
        )
        names = tuple(str(name) for (name,) in people)
        revived = _names(connection, _REVIVED) if common else ()
        passwords = _names(connection, _OLD_PASSWORDS) if common else ()
        when = None if since is None else shown(since) or Moment(0)
        return Lost(changes, rooms or 0, tasks or 0, messages or 0, when, names, revived, passwords)


def _names(connection: apsw.Connection, query: str) -> tuple[str, ...]:
    return tuple(str(name) for (name,) in connection.execute(query))


def _last_common(connection: apsw.Connection) -> int:
    def agree(seq: int) -> bool:
        found = connection.execute(
            "SELECT 1 FROM main.event a JOIN backup.event b ON a.seq = b.seq AND a.hash = b.hash WHERE a.seq = ?",
            (seq,),
        ).get
        return found is not None

    low, high = 0, int(connection.execute("SELECT coalesce(max(seq), 0) FROM backup.event").get)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if agree(middle) else (low, middle - 1)
    return low


@contextmanager
def prepared(backup: Path, live: Path, clock: Clock, stopped: Stopped = never) -> Iterator[Path]:
    """A copy of `backup` as it goes into the place of `live`: checked, up to date, with nobody signed in.

    The backup itself is only read. Raises BackupRejected.
    """
    check_outside(backup, live)
    clear(live)
    try:
        folder = tempfile.TemporaryDirectory(
            prefix=_prefix(live), dir=live.absolute().parent, ignore_cleanup_errors=True
        )
    except OSError as error:
        raise BackupRejected("not_writable", str(error)) from error
    with folder as name:
        copy = Path(name, "copy.sqlite3")
        begin(copy)
        with reading(backup, stopped) as source:
            source.execute("VACUUM INTO ?", (str(copy),))
        # The copy is looked at: nobody can change it any more.
        with reading(copy, stopped) as made:
            check_inside(made)
            check_contents(made)
        _bring_up(copy, clock, live)
        with reading(copy, stopped) as made:
            check_inside(made)
            check_pages(made)
        yield copy


def _head(live: Path) -> tuple[bytes, int]:
    """The first 100 bytes of a file and its size; empty if it cannot be read.

    Read by SQLite's own means: opening and closing it by others would undo the locks of everybody in this program.
    """
    try:
        file = apsw.VFSFile("", str(live.absolute()), [apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READONLY, 0])
    except apsw.Error:
        return b"", 0
    try:
        size = file.xFileSize()
        return file.xRead(min(size, 100), 0), size
    finally:
        file.xClose()


def _page_size(live: Path) -> int:
    """The size of the pages of a file that is ours, perhaps damaged; 4096 if it does not tell."""
    head, _ = _head(live)
    size = int.from_bytes(head[16:18], "big")
    size = 65_536 if size == 1 else size
    return size if head[: len(HEADER)] == HEADER and size in {512 << n for n in range(8)} else 4096


def _bring_up(copy: Path, clock: Clock, live: Path) -> None:
    page_size = _page_size(live)
    with explained():
        with closing(apsw.Connection(str(copy))) as raw:
            # First of all: no trigger that came with it answers to what follows.
            drop_triggers(raw)
            raw.execute("UPDATE schema_migration SET rules = ''")
            if raw.pragma("page_size") != page_size:  # the file that the pages go into takes no others
                raw.pragma("page_size", page_size)
                raw.execute("VACUUM")
        database = SqliteDatabase(copy, clock, durable=False)
        try:
            database.connect()
            migrate(database)
            with database.transaction(SYSTEM):
                # Who was signed out since must not be signed in again by going back.
                database.run("UPDATE sign_in_token SET revoked_at = tf_now() WHERE revoked_at IS NULL")
            carry_over(live, database)
            database.run(f"PRAGMA user_version = {secrets.randbelow(2**31 - 2) + 1}")
            database.rows("PRAGMA journal_mode = delete")
        except StorageUnavailable as error:
            raise BackupRejected(_COPY_FAILED.get(error.code, "corrupt"), error.detail) from error
        except (TaskflowError, peewee.PeeweeException) as error:
            # What is in it breaks a rule that its own version should have held.
            raise BackupRejected("corrupt", str(error)) from error
        finally:
            database.close()


_COPY_FAILED = {
    "disk_full": "disk_full",
    "read_only": "not_writable",
    "missing": "not_writable",
    "unreachable": "unreadable",
    "too_new": "too_new",
    "not_ours": "not_ours",
}


def _prefix(live: Path) -> str:
    return f".{live.name}.restore-"


def clear(live: Path) -> None:
    """Remove what a restore of `live` left that was killed; whoever calls this is `alone` with it."""
    ours = re.compile(re.escape(_prefix(live)) + r"\w{8}", re.ASCII)
    with suppress(OSError):
        for left in live.absolute().parent.iterdir():
            if ours.fullmatch(left.name) and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)


def replace(live: Path, copy: Path, keep: Callable[[], Path | None], stopped: Stopped = never) -> Path | None:
    """Put the data of `copy` in the place of those of `live`, and return what `keep` returned.

    `keep` backs up the present data: before, while others go on writing, and once more when nobody can, if somebody
    did. Not a byte is changed before it; if it fails, or anything after it, the present data stay as they are.

    Raises:
        BackupRejected: busy, if others write all the time; not_replaced, if the file is too damaged for it; disk_full,
            cancelled, or what `keep` raises.
    """
    early = _kept_at_full_length(live, keep)
    try:
        return _replace(live, copy, early, keep, stopped)
    except BackupRejected as error:
        # The copy was looked at: it is the file it goes into.
        code = "not_replaced" if error.code in {"corrupt", "not_a_database"} else error.code
        raise BackupRejected(code, error.detail) from error


class _Kept(NamedTuple):
    file: Path | None


def _replace(
    live: Path, copy: Path, early: _Kept | None, keep: Callable[[], Path | None], stopped: Stopped
) -> Path | None:
    with explained(), closing(_reader(live)) as watch, closing(apsw.Connection(str(live))) as target:
        target.set_busy_handler(_Patience(_WAIT_SECONDS, stopped))
        with suppress(apsw.CorruptError):  # a damaged schema cannot be read, but it can be replaced
            target.pragma("synchronous", "full")
            target.pragma("journal_mode", "wal")
        seen = _version(watch)
        if early is None:
            early = _Kept(keep())
        with closing(_reader(copy)) as source, target.backup("main", source, "main") as backup:
            backup.step(0)  # from here on nobody else writes
            kept = early if _version(watch) in {seen, None} else _keep_again(early, keep)
            while not backup.done:
                if stopped():
                    raise BackupRejected("cancelled")
                backup.step(_PAGES)
        target.set_busy_timeout(0)
        with suppress(apsw.Error):  # the log is as large as the data; who still reads keeps it for now
            target.pragma("wal_checkpoint(truncate)")
    return kept.file


def _kept_at_full_length(live: Path, keep: Callable[[], Path | None]) -> _Kept | None:
    """Keep a file that breaks off, then make it as long as it says it is: SQLite writes to no shorter one.

    None if it does not break off.
    """
    try:
        head, size = _head(live)
        full = int.from_bytes(head[28:32], "big") * _page_size(live)
        if not head or (len(head) == 100 and size >= full):
            return None
        kept = _Kept(keep())
        os.truncate(live, full if len(head) == 100 else 0)
    except OSError as error:
        raise BackupRejected("not_writable", str(error)) from error
    return kept


class _Patience:
    """Asks for the lock so often that somebody who writes without a pause cannot keep it for himself."""

    def __init__(self, seconds: float, stopped: Stopped) -> None:
        self._seconds, self._stopped = seconds, stopped
        self._until = 0.0

    def __call__(self, times: int) -> bool:
        if times == 0:
            self._until = time.monotonic() + self._seconds
        time.sleep(_ASK_AGAIN_SECONDS)
        return time.monotonic() < self._until and not self._stopped()


def _keep_again(early: _Kept, keep: Callable[[], Path | None]) -> _Kept:
    """Keep the present data as they are now; what was kept before is not all of it."""
    if early.file is not None:
        early.file.unlink(missing_ok=True)
    return _Kept(keep())


def _version(watch: apsw.Connection) -> int | None:
    """A number that moves when somebody wrote; None if the file is too damaged to tell, or to be written by others."""
    try:
        return int(watch.pragma("data_version"))
    except (apsw.CorruptError, apsw.NotADBError, apsw.BusyError):
        return None


def _reader(path: Path) -> apsw.Connection:
    return apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)


def put_in_place(live: Path, copy: Path) -> None:
    """Make `copy` the database `live`, where there is no file. Raises BackupRejected: exists, not_writable."""
    try:
        to_disk(copy)
        take_name(copy, live)
    except OSError as error:
        raise BackupRejected("not_writable", str(error)) from error

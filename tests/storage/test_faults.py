"""Killed, out of room, cut off: what was acknowledged is there, and the rest says why not."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from taskflow_desktop.domain.errors import StorageUnavailable
from taskflow_desktop.domain.ids import SYSTEM
from taskflow_desktop.storage.chain import verify
from taskflow_desktop.storage.database import SqliteDatabase, open_database
from taskflow_desktop.storage.migrate import back_up, migrate

KILLS = int(os.environ.get("TASKFLOW_FAULT_KILLS", "20"))

WRITER = """
import sys
from taskflow_desktop.storage.database import open_database
database = open_database(sys.argv[1])
n = database.value("SELECT count(*) FROM customer")
while True:
    with database.transaction(0, f"op-{n}"):
        database.run("INSERT INTO customer (name) VALUES (?)", (f"c{n}",))
        database.run("INSERT INTO room (customer_id, channel, state) VALUES (?, 'web', 'waiting')", (n + 1,))
    n += 1
    print(n, flush=True)
"""


def _whole(path: Path) -> SqliteDatabase:
    database = open_database(str(path))
    assert isinstance(database, SqliteDatabase)
    assert database.rows("PRAGMA integrity_check") == [("ok",)]
    assert database.rows("PRAGMA foreign_key_check") == []
    assert verify(database) is None
    return database


def test_killed_writer(tmp_path: Path) -> None:
    """kill -9 at any moment: every acknowledged commit is there, whole, and at most one more."""
    path = tmp_path / "site.db"
    database = open_database(str(path))
    migrate(database)
    database.close()
    chance, acknowledged = random.Random(7), 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        assert process.stderr is not None
        for _ in range(chance.randrange(1, 60)):
            acknowledged = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        # communicate() would lose what readline has read ahead.
        rest, said = process.stdout.read(), process.stderr.read()
        process.wait()
        process.stdout.close()
        process.stderr.close()
        assert said == ""
        acknowledged = max(
            [acknowledged, *(int(line) for line in rest.splitlines(keepends=True) if line.endswith("\n"))]
        )
        database = _whole(path)
        customers, rooms = database.rows("SELECT (SELECT count(*) FROM customer), (SELECT count(*) FROM room)")[0]
        assert customers == rooms
        assert acknowledged <= customers <= acknowledged + 1
        database.close()
    assert acknowledged > KILLS


@contextmanager
def _small_disk(folder: Path, size: str = "3m") -> Iterator[None]:
    """A disk of its own, when we may mount one."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def _may_mount(folder: Path) -> bool:
    if os.name != "posix" or os.geteuid() != 0:
        return False
    try:
        with _small_disk(folder):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


FILLER = """
import resource, signal, sys
from taskflow_desktop.domain.errors import StorageUnavailable
from taskflow_desktop.storage.database import open_database
if sys.argv[2] != "0":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
database, n = open_database(sys.argv[1]), 0
try:
    while True:
        with database.transaction(0):
            database.run("INSERT INTO customer (name, phone) VALUES (?, ?)", (f"c{n}", "0" * 20_000))
        n += 1
except StorageUnavailable as error:
    print(error.code, n, database.value("SELECT count(*) FROM customer"))
"""


@pytest.mark.parametrize("kind", ["disk", "quota"])
def test_disk_full(tmp_path: Path, kind: str) -> None:
    """disk_full is told, what was acknowledged stays and can be read, and with room again writing goes on."""
    folder = tmp_path / "disk"
    on_disk = kind == "disk" and _may_mount(tmp_path / "probe")

    def fill() -> None:
        path = folder / "site.db"
        database = open_database(str(path))
        migrate(database)
        database.close()
        limit = "0" if on_disk else "2000000"
        done = subprocess.run(
            [sys.executable, "-c", FILLER, str(path), limit], capture_output=True, text=True, check=True, timeout=60
        )
        code, written, seen = done.stdout.split()
        assert (code, written) == ("disk_full", seen)
        assert int(written) > 20
        if on_disk:  # somebody makes room
            subprocess.run(["mount", "-o", "remount,size=9m", str(folder)], check=True)
        database = _whole(path)
        assert database.value("SELECT count(*) FROM customer") == int(written)
        with database.transaction(SYSTEM):
            database.run("INSERT INTO customer (name) VALUES ('nachher')")
        database.close()

    if on_disk:
        with _small_disk(folder):
            fill()
    else:
        folder.mkdir()
        fill()


def test_no_room_for_the_copy(tmp_path: Path) -> None:
    """A copy that does not fit is refused, and leaves no half of itself."""
    if not _may_mount(tmp_path / "probe"):
        pytest.skip("a small disk needs the right to mount one")
    path = tmp_path / "site.db"
    database = open_database(str(path))
    migrate(database)
    with database.transaction(SYSTEM):
        for n in range(200):
            database.run("INSERT INTO customer (name, phone) VALUES (?, ?)", (f"c{n}", "0" * 20_000))
    with _small_disk(tmp_path / "disk", "1m"):
        with pytest.raises(StorageUnavailable) as refused:
            back_up(path, tmp_path / "disk" / "copy.db")
        assert refused.value.code == "disk_full"
        assert list((tmp_path / "disk").iterdir()) == []
    database.close()


def test_a_refusal_in_the_middle_leaves_the_guards_awake(tmp_path: Path) -> None:
    """A statement that fails inside an effect does not switch off the rules for the next one."""
    database = open_database(str(tmp_path / "site.db"))
    migrate(database)
    assert isinstance(database, SqliteDatabase)
    database.run("CREATE TRIGGER broken BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'broken'); END")
    with database.transaction(SYSTEM):
        with pytest.raises(Exception, match="broken"):
            database.run("INSERT INTO agent (name, role) VALUES ('a', 'agent')")
        with pytest.raises(Exception, match="never_deleted"):
            database.rows("DELETE FROM flow RETURNING id")
    database.close()


def test_a_transaction_is_undone_whatever_happens(tmp_path: Path) -> None:
    """An exception of ours undoes as well, and the connection can be used on."""
    database = open_database(str(tmp_path / "site.db"))
    migrate(database)

    def break_off() -> None:
        with database.transaction(SYSTEM):
            database.run("INSERT INTO customer (name) VALUES ('a')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert database.value("SELECT count(*) FROM customer") == 0
    with database.transaction(SYSTEM):
        database.run("INSERT INTO customer (name) VALUES ('b')")
        with pytest.raises(RuntimeError, match="nest"), database.transaction(SYSTEM):
            raise AssertionError
    assert database.value("SELECT count(*) FROM customer") == 1
    database.close()


def test_durable_by_its_settings(tmp_path: Path) -> None:
    """What makes an acknowledged commit survive a power cut is switched on."""
    database = open_database(str(tmp_path / "site.db"))
    assert database.value("PRAGMA journal_mode") == "wal"
    assert database.value("PRAGMA synchronous") == 2
    assert database.value("PRAGMA foreign_keys") == 1
    database.close()
    assert tuple(map(int, apsw.sqlite_lib_version().split("."))) >= (3, 51, 3)

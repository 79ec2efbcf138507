"""What is wrong with a file is told by its code, and the file stays as it is."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath

import apsw
import pytest

from taskflow_desktop.domain.errors import SignInFailed, StorageUnavailable
from taskflow_desktop.storage import database as module
from taskflow_desktop.storage import places
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from tests.support.server import Server
from tests.support.site import Site, populate

NOBODY = 65534


@pytest.fixture
def file(sqlite_site: Site) -> Path:
    """A closed database with data in it."""
    populate(sqlite_site)
    sqlite_site.database.close()
    path: Path = sqlite_site.database.path  # type: ignore[union-attr]
    assert not path.with_name(path.name + "-wal").exists()
    return path


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits five seconds for a lock here."""
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.2)


@contextmanager
def common_user(folder: Path) -> Iterator[None]:
    """Permissions mean nothing to root: be nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    for parent in (folder, *folder.parents[:3]):
        if parent.name.startswith(("pytest-", "test_", "popen-")):
            parent.chmod(0o755)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def _code(path: Path | str) -> str:
    with pytest.raises(StorageUnavailable) as refused:
        migrate(open_database(str(path)))
    return refused.value.code


def _garbage(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 not a database" * 400)


def _text(path: Path) -> None:
    path.write_text("short", encoding="utf-8")


def _foreign(path: Path) -> None:
    path.unlink()
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE somebodys (data TEXT); INSERT INTO somebodys VALUES ('precious')")
    connection.close()


def _header_only(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def _half(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2 // 4096 * 4096])


def _odd_length(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1000])


def _zeros_in_the_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 8] = bytes(4096 * 7)
    path.write_bytes(content)


def _noise_in_the_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = bytes(range(256)) * 48
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (_garbage, "not_a_database"),
        (_text, "not_a_database"),
        (_foreign, "not_ours"),
        (_header_only, "corrupt"),
        (_half, "corrupt"),
        (_odd_length, "corrupt"),
        (_zeros_in_the_middle, "corrupt"),
        (_noise_in_the_middle, "corrupt"),
    ],
)
def test_damaged(file: Path, damage: Callable[[Path], None], code: str) -> None:
    """Each has its code, and not one byte is changed."""
    damage(file)
    before = file.read_bytes()
    assert _code(file) == code
    assert file.read_bytes() == before


def test_every_page(file: Path) -> None:
    """A page of zeros anywhere is found before anything is read."""
    whole = file.read_bytes()
    pages = len(whole) // 4096
    for page in range(1, pages):
        content = bytearray(whole)
        content[page * 4096 : (page + 1) * 4096] = bytes(4096)
        file.write_bytes(content)
        assert _code(file) == "corrupt", page


def test_directory(tmp_path: Path) -> None:
    """A folder is no database."""
    assert _code(tmp_path) == "not_a_database"


def test_missing(tmp_path: Path) -> None:
    """A file that must be there is missed, and not made."""
    path = tmp_path / "deep" / "site.db"
    with pytest.raises(StorageUnavailable) as refused:
        open_database(str(path), must_exist=True)
    assert refused.value.code == "missing"
    assert not path.parent.exists()


def test_new(tmp_path: Path) -> None:
    """Where nothing is, a database is made, folders and all; an empty file counts as nothing."""
    path = tmp_path / "폴더 하나" / "깊이" / "site.db"
    database = open_database(f"sqlite:///{path}")
    migrate(database)
    database.close()
    empty = tmp_path / "empty.db"
    empty.touch()
    database = open_database(str(empty))
    migrate(database)
    assert database.value("SELECT count(*) FROM flow") == 1
    database.close()


def test_read_only_file(file: Path) -> None:
    """Readable, but not to be changed."""
    before = file.read_bytes()
    file.chmod(0o444)
    with common_user(file.parent):
        assert _code(file) == "read_only"
    assert file.read_bytes() == before


def test_read_only_folder(file: Path) -> None:
    """A file one may write in a folder one may not: SQLite could not keep its log."""
    before = file.read_bytes()
    file.chmod(0o666)
    file.parent.chmod(0o555)
    with common_user(file.parent):
        assert _code(file) == "read_only"
    file.parent.chmod(0o755)
    assert file.read_bytes() == before


def test_no_new_file_in_a_read_only_folder(tmp_path: Path) -> None:
    """Neither there nor in a folder below."""
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    with common_user(tmp_path):
        assert _code(closed / "site.db") == "read_only"
        assert _code(closed / "below" / "site.db") == "read_only"
    assert list(closed.iterdir()) == []


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_locked(file: Path, journal: str) -> None:
    """Another program holds the file: so it is told, after a while, and nothing is changed."""
    other = apsw.Connection(str(file))
    other.pragma("journal_mode", journal)
    other.execute("BEGIN EXCLUSIVE")
    if journal == "delete":
        assert _code(file) == "locked"
    else:  # readers are free; only writing waits
        database = open_database(str(file))
        with pytest.raises(StorageUnavailable) as refused, database.transaction(0):  # type: ignore[arg-type]
            raise AssertionError
        assert refused.value.code == "locked"
        assert database.value("SELECT count(*) FROM task") == 1
        database.close()
    other.execute("ROLLBACK")
    other.close()
    database = open_database(str(file))
    assert database.value("SELECT count(*) FROM task") == 1
    database.close()


@pytest.mark.parametrize(
    "path",
    [
        PureWindowsPath(r"\\server\share\site.db"),
        PureWindowsPath(r"C:\Users\kim\OneDrive\site.db"),
        PureWindowsPath(r"C:\Users\kim\OneDrive - 회사\일\site.db"),
        PureWindowsPath(r"C:\Users\kim\Dropbox (회사)\site.db"),
        PureWindowsPath(r"C:\Users\kim\Google Drive\site.db"),
        PurePosixPath("/Users/kim/Library/Mobile Documents/com~apple~CloudDocs/site.db"),
        PurePosixPath("/Users/kim/Library/CloudStorage/GoogleDrive-kim@example.com/My Drive/site.db"),
        PurePosixPath("/home/kim/Dropbox/site.db"),
        PurePosixPath("//server/share/site.db"),
    ],
    ids=str,
)
def test_synced(path: PurePosixPath | PureWindowsPath) -> None:
    """Folders that go to a cloud or lie on a share."""
    assert places.is_synced(path)


@pytest.mark.parametrize(
    "path",
    [
        PureWindowsPath(r"C:\Users\kim\AppData\Local\Task Flow\site.db"),
        PurePosixPath("/home/kim/.local/share/taskflow/site.db"),
        PurePosixPath("/home/kim/dropbox.db"),
        PurePosixPath("/Users/kim/Library/Application Support/Task Flow/site.db"),
    ],
    ids=str,
)
def test_not_synced(path: PurePosixPath | PureWindowsPath) -> None:
    """Ordinary folders."""
    assert not places.is_synced(path)


def test_synced_folder_is_refused(tmp_path: Path) -> None:
    """Before anything is made there."""
    folder = tmp_path / "OneDrive - 회사"
    assert _code(folder / "site.db") == "network_folder"
    assert not folder.exists()


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:////data/x.db", "/data/x.db"),
        ("sqlite:///data/x.db", "/data/x.db"),
        ("sqlite:///C:/Users/x.db", "C:/Users/x.db"),
        ("sqlite:///data/a%20b%3Fc%23d.db", "/data/a b?c#d.db"),
        ("/data/x.db", "/data/x.db"),
    ],
)
def test_addresses(url: str, path: str) -> None:
    """`sqlite:` addresses and bare paths."""
    assert places.sqlite_path(url) == Path(path)


def test_no_server(tmp_path: Path) -> None:
    """Nobody listens there."""
    with pytest.raises(StorageUnavailable) as refused:
        open_database(f"postgresql://u01@/x?host={tmp_path}")
    assert refused.value.code == "unreachable"


def test_no_such_database(server: Server) -> None:
    """The server has no database of this name."""
    with pytest.raises(StorageUnavailable) as refused:
        open_database(server.url("nowhere"))
    assert refused.value.code == "missing"


def test_unknown_login(server: Server) -> None:
    """The server does not know this login."""
    with pytest.raises(SignInFailed):
        open_database(server.url("template", "unknown_login"))


def test_drivers_are_not_imported() -> None:
    """Using a file does not load the server's driver."""
    code = "import sys, taskflow_desktop.storage.migrate; print([n for n in sys.modules if n.startswith('psycopg')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

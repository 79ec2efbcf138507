"""Where an SQLite file may lie, and what is wrong with a file that does not open."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path, PurePath
from urllib.parse import unquote, urlsplit

from taskflow_desktop.domain.errors import StorageUnavailable

_HEADER = b"SQLite format 3\x00"
_NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "fuse.sshfs", "9p", "ncpfs"}
_SYNCED_FOLDERS = ("onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "com~apple~clouddocs")


def sqlite_path(url: str) -> Path:
    """Return the file that `sqlite:///path` or a bare path names."""
    if not url.startswith("sqlite:"):
        return Path(url).expanduser()
    path = unquote(urlsplit(url).path)
    # sqlite:///C:/x names C:/x, sqlite:////data/x and sqlite:///data/x name /data/x.
    if len(path) > 2 and path[0] == "/" and path[2] == ":":
        path = path[1:]
    return Path(path[1:] if path.startswith("//") else path)


def is_synced(path: PurePath) -> bool:
    """True if `path` lies in a folder that a service copies to the cloud, or on a Windows share."""
    if str(path).startswith(("\\\\", "//")):
        return True
    return any(part.lower().startswith(_SYNCED_FOLDERS) for part in path.parts[:-1])


def _file_system(path: Path) -> str:
    """The type of the file system that holds `path`, where the system tells; else ''."""
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return ""
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split(" ")
        mount = fields[1].replace("\\040", " ")
        if len(mount) > len(best) and (str(path) + "/").startswith(mount.rstrip("/") + "/"):
            best, kind = mount, fields[2]
    return kind


def check_place(path: Path, *, must_exist: bool, read_only: bool = False) -> None:
    """Make sure an SQLite file at `path` can be used safely; its folder is created if missing.

    With `read_only` it need not be writable.

    Raises:
        StorageUnavailable: code missing, network_folder, not_a_database, read_only or corrupt.
    """
    path = path.absolute()
    if is_synced(path) or _file_system(path) in _NETWORK_FILE_SYSTEMS:
        raise StorageUnavailable("network_folder", str(path))
    if not path.exists():
        if must_exist:
            raise StorageUnavailable("missing", str(path))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageUnavailable("read_only", str(error)) from error
        _check_folder(path.parent)
        return
    if not path.is_file():
        raise StorageUnavailable("not_a_database", str(path))
    try:
        with path.open("rb") as file:
            head = file.read(len(_HEADER))
        if head and head != _HEADER:
            raise StorageUnavailable("not_a_database", str(path))
        if read_only:
            return
        # What the permissions say is not what the system allows: only trying tells.
        with path.open("r+b"):
            pass
    except OSError as error:
        raise StorageUnavailable("read_only", str(error)) from error
    _check_folder(path.parent)


def make_private(path: Path) -> None:
    """Make the file that SQLite will fill, for this login alone; one that is there stays as it is.

    SQLite gives what it keeps beside a file the same rights. What speaks against it SQLite tells when it opens it.
    """
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _check_folder(folder: Path) -> None:
    """Make sure that SQLite can create its companion files in `folder`."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise StorageUnavailable("read_only", str(error)) from error

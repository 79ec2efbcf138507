"""Copies of attachments that other programs open: in a private folder, read-only, removed when we end.

A folder that a crash left behind is removed at the next start; its lock tells whether its program still runs.
"""

import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile

from taskflow_desktop.rules.files import safe_name

PREFIX: Final = "taskflow-open-"
_LOCK: Final = "in-use.lock"
_NAME_CHARACTERS: Final = 100  # Windows takes 260 for the whole path
NEW_FILE: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
)  # fmt: skip


class HandedOut:
    """The private folder of one session, made when the first file is handed out. Used by one thread, then closed."""

    def __init__(self, place: Path | None = None) -> None:
        self._place = place if place is not None else Path(tempfile.gettempdir())
        self._folder: Path | None = None
        self._lock: QLockFile | None = None

    def hand_out(self, name: str, write: Callable[[int], None], mark: Callable[[Path], None]) -> Path:
        """Make a new file under a safe form of `name` and return its path.

        `write` gets its descriptor, `mark` its path once it is whole; then it is read-only. What `write` or `mark`
        raises leaves no file behind. Raises OSError.
        """
        path = Path(tempfile.mkdtemp(dir=self._own_folder()), safe_name(name, _NAME_CHARACTERS))
        try:
            descriptor = os.open(path, NEW_FILE, 0o600)
            try:
                write(descriptor)
            finally:
                os.close(descriptor)
            mark(path)
            path.chmod(stat.S_IRUSR)
        except BaseException:
            _remove(path.parent)
            raise
        return path

    def close(self) -> None:
        """Remove what was handed out; what another program holds fast goes at the next start."""
        folder, lock = self._folder, self._lock
        self._folder = self._lock = None
        if lock is not None:
            lock.unlock()
        if folder is not None:
            _remove(folder)

    def sweep(self) -> None:
        """Remove what programs that run no more have left."""
        for folder in self._place.glob(f"{PREFIX}*"):
            if folder != self._folder and _is_ours(folder):
                lock = QLockFile(str(folder / _LOCK))
                lock.setStaleLockTime(0)
                if lock.tryLock(0):
                    lock.unlock()
                    _remove(folder)

    def _own_folder(self) -> Path:
        if self._folder is None:
            folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=self._place))  # for its owner only
            self._lock = QLockFile(str(folder / _LOCK))
            self._lock.setStaleLockTime(0)
            self._lock.tryLock(0)
            self._folder = folder
        return self._folder


def _is_ours(folder: Path) -> bool:
    """True for a real folder of this user: others may put anything into a shared temporary folder."""
    with suppress(OSError):
        found = folder.lstat()
        return stat.S_ISDIR(found.st_mode) and (not hasattr(os, "getuid") or found.st_uid == os.getuid())
    return False


def _remove(folder: Path) -> None:
    """Remove a folder as far as possible; read-only files are in the way on Windows."""
    for path in folder.rglob("*"):
        if not path.is_symlink():
            with suppress(OSError):
                path.chmod(stat.S_IRWXU)
    shutil.rmtree(folder, ignore_errors=True)

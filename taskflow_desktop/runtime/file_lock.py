"""A lock that one program holds for as long as it lives: the system takes it back, however the program ends."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class FileLock:
    """A lock on a file of its own, which stays when it is released: removing it would let two hold it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._number = -1

    @property
    def held(self) -> bool:
        """True while this program holds it through this object."""
        return self._number >= 0

    def take(self) -> bool:
        """Take it if it is free; False if somebody holds it or the file cannot be made."""
        if self.held:
            return True
        try:
            number = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return False
        try:
            if sys.platform == "win32":
                msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(number)
            return False
        self._number = number
        return True

    def release(self) -> None:
        """Let somebody else take it."""
        number, self._number = self._number, -1
        if number >= 0:
            os.close(number)

"""Where the bytes of a new attachment come from: a file on this computer, or something made here (a screenshot)."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from taskflow_desktop.domain.errors import Refusal, RuleViolation
from taskflow_desktop.rules import files, limits

# Opening a pipe would wait for whoever writes into it.
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


class Source(Protocol):
    """One file to be attached. `name` is the name it is stored and shown by."""

    @property
    def name(self) -> str: ...

    @property
    def size(self) -> int:
        """How many bytes it seems to have; 0 before that is known."""

    def why_not(self) -> Refusal | None:
        """Say why it cannot be attached, without reading it."""

    def chunks(self, size: int) -> Iterator[bytes]:
        """Its bytes in chunks of `size`, the last one shorter. Raises RuleViolation."""


class PathSource:
    """A file on this computer."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.name = files.name_in(path.name)
        self.size = 0

    def why_not(self) -> Refusal | None:
        """Look at what stands at the path now."""
        try:
            found = self._path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return files.why_not_attach(self.name, files.Kind.NOTHING, 0)
        except (OSError, ValueError):
            return self._unreadable()
        self.size = found.st_size
        return files.why_not_attach(self.name, _kind(found), found.st_size)

    def chunks(self, size: int) -> Iterator[bytes]:
        """Read the file as it is now; it must not change meanwhile.

        Raises RuleViolation, also for a file that grows past the limit while it is read.
        """
        try:
            descriptor = os.open(self._path, _FLAGS)
        except FileNotFoundError as error:
            raise RuleViolation(Refusal("file.vanished", file=self.name)) from error
        except OSError as error:
            raise RuleViolation(self._unreadable()) from error
        try:
            yield from self._read(descriptor, size)
        finally:
            os.close(descriptor)

    def _read(self, descriptor: int, size: int) -> Iterator[bytes]:
        before = os.fstat(descriptor)
        verdict = files.why_not_attach(self.name, _kind(before), before.st_size)
        if verdict is not None:
            raise RuleViolation(verdict)
        read = 0
        while chunk := self._chunk(descriptor, size):
            read += len(chunk)
            if read > limits.ATTACHMENT_BYTES:
                grown = max(read, os.fstat(descriptor).st_size)
                raise RuleViolation(
                    Refusal("file.too_large", file=self.name, size=grown, limit=limits.ATTACHMENT_BYTES)
                )
            yield chunk
        after = os.fstat(descriptor)
        if read != before.st_size or (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
            raise RuleViolation(Refusal("file.changing", file=self.name))

    def _chunk(self, descriptor: int, size: int) -> bytes:
        """The next `size` bytes, fewer at the end only: a system may give less at a time."""
        pieces, missing = [], size
        try:
            while missing and (piece := os.read(descriptor, missing)):
                pieces.append(piece)
                missing -= len(piece)
        except OSError as error:
            raise RuleViolation(self._unreadable()) from error
        return b"".join(pieces)

    def _unreadable(self) -> Refusal:
        return Refusal("file.unreadable", file=self.name)


class MadeSource:
    """Bytes that `make` returns when they are asked for, off the GUI thread; b"" says that it did not work."""

    def __init__(self, name: str, make: Callable[[], bytes]) -> None:
        self.name = files.name_in(name)
        self.size = 0
        self._make = make
        self._content: bytes | None = None

    def why_not(self) -> Refusal | None:
        """Make the bytes, for only they tell how many they are."""
        if self._content is None:
            self._content = self._make()
            self.size = len(self._content)
        return files.why_not_attach(self.name, files.Kind.FILE, self.size)

    def chunks(self, size: int) -> Iterator[bytes]:
        """Raises nothing: what was made stays as it is."""
        content = self._content or b""
        for start in range(0, len(content), size):
            yield content[start : start + size]


def _kind(found: os.stat_result) -> files.Kind:
    if stat.S_ISREG(found.st_mode):
        return files.Kind.FILE
    return files.Kind.FOLDER if stat.S_ISDIR(found.st_mode) else files.Kind.OTHER

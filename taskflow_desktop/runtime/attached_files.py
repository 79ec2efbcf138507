"""Attached files on their way out: looked at, opened as a copy, saved elsewhere; off the GUI thread, hash compared."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from taskflow_desktop.domain.errors import Refusal, RuleViolation
from taskflow_desktop.domain.ids import FileId
from taskflow_desktop.domain.inside import Attachment
from taskflow_desktop.domain.transfers import Look, MakePicture
from taskflow_desktop.rules.opening import why_not_open
from taskflow_desktop.runtime.handed_out import HandedOut
from taskflow_desktop.runtime.jobs import Failed
from taskflow_desktop.runtime.media_types import is_picture
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.runtime.origin_mark import mark_as_foreign
from taskflow_desktop.runtime.store import Store
from taskflow_desktop.runtime.transfers import FileThread
from taskflow_desktop.services import files
from taskflow_desktop.storage.acting import Clock
from taskflow_desktop.storage.repository import Repository

_LOOKS_KEPT = 60


class AttachedFiles(QObject):
    """Reads the files of tasks for one signed-in agent."""

    def __init__(self, store: Store, notices: Notices, *, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._thread = FileThread("files", store, notices, self, clock=clock)
        self._handed_out = HandedOut()
        self._looks: dict[FileId, Look] = {}

    def start(self) -> None:
        """Remove what a crash left behind."""
        self._thread.submit_plain(self._handed_out.sweep)

    def look(self, file: Attachment, picture: MakePicture, *, done: Callable[[Look], None]) -> None:
        """Look at the bytes of a file: may it be opened, and what it is like as a `picture`.

        A file that cannot be read tells nothing; opening it will tell why.
        """
        known = self._looks.get(file.id)
        if known is not None:
            done(known)
            return

        def run(repository: Repository) -> Look:
            content = files.head(repository, file.id)
            shown = None
            if is_picture(file.media_type):
                shown = picture(self._content(repository, file))
            return Look(why_not_open(file.name, content), shown)

        def keep(look: Look) -> None:
            while len(self._looks) >= _LOOKS_KEPT:
                del self._looks[next(iter(self._looks))]
            self._looks[file.id] = look
            done(look)

        self._thread.submit(run, keep, _unheard)

    def open_copy(self, file: Attachment, *, done: Callable[[Path], None], failed: Failed = None) -> None:
        """Copy a file where the system may open it; `done` gets the path of the copy.

        Refused: file.damaged, file.unwritable, and what is never opened from here, judged by all of its bytes.
        """

        def run(repository: Repository) -> Path:
            with _told_as_unwritable():
                return self._handed_out.hand_out(
                    file.name, partial(self._write_judged, repository, file), mark_as_foreign
                )

        self._thread.submit(run, done, failed)

    def save_copy(self, file: Attachment, target: Path, *, done: Callable[[Path], None], failed: Failed = None) -> None:
        """Write a file to `target`, whole or not at all; `done` gets it. Refused: file.damaged, file.unwritable."""

        def run(repository: Repository) -> Path:
            with _told_as_unwritable():
                self._write_beside(repository, file, target)
            return target

        self._thread.submit(run, done, failed)

    def close(self) -> None:
        """Stop reading, and remove what was opened."""
        self._thread.close()
        self._handed_out.close()

    def _content(self, repository: Repository, file: Attachment) -> bytes:
        parts: list[bytes] = []
        files.read_out(repository, file.id, parts.append, cancelled=self._thread.ended)
        return b"".join(parts)

    def _write(self, repository: Repository, file: Attachment, descriptor: int) -> None:
        with open(descriptor, "wb", closefd=False) as out:
            files.read_out(repository, file.id, out.write, cancelled=self._thread.ended)

    def _write_judged(self, repository: Repository, file: Attachment, descriptor: int) -> None:
        """Write a file and look at all of its bytes; the name and the beginning alone do not tell everything."""
        content = self._content(repository, file)
        refusal = why_not_open(file.name, content)
        if refusal is not None:
            raise RuleViolation(refusal)
        with open(descriptor, "wb", closefd=False) as out:
            out.write(content)

    def _write_beside(self, repository: Repository, file: Attachment, target: Path) -> None:
        """Write beside the target first: a file that is damaged or cut never takes the place of another."""
        descriptor, name = tempfile.mkstemp(prefix=".taskflow-", dir=target.parent)
        beside = Path(name)
        try:
            try:
                self._write(repository, file, descriptor)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            mark_as_foreign(beside)
            beside.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                beside.unlink()
            raise


@contextlib.contextmanager
def _told_as_unwritable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RuleViolation(Refusal("file.unwritable", reason=error.strerror or "")) from error


def _unheard(error: object) -> None:
    """What a look could not read is told when somebody opens the file."""
    del error

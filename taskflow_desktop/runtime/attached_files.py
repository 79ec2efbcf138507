"""Attached files on their way out: looked at, opened as a copy, saved elsewhere; off the GUI thread, hash compared."""

import contextlib
import os
import secrets
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from taskflow_desktop.domain.errors import Refusal, RuleViolation, TaskflowError
from taskflow_desktop.domain.ids import FileId
from taskflow_desktop.domain.inside import Attachment
from taskflow_desktop.domain.transfers import Look, MakePicture, Reading
from taskflow_desktop.rules.opening import why_not_open
from taskflow_desktop.runtime.handed_out import NEW_FILE, HandedOut
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
Stop = threading.Event


class AttachedFiles(QObject):
    """Reads the files of tasks for one signed-in agent.

    Signals:
        progressed: Reading of a file that is being opened or saved.
    """

    progressed = Signal(object)

    def __init__(self, store: Store, notices: Notices, *, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._notices = notices
        self._thread = FileThread("files", store, notices, self, clock=clock)
        self._handed_out = HandedOut()
        self._looks: dict[FileId, Look] = {}
        self._asked: dict[FileId, list[Callable[[Look], None]]] = {}
        self._given_up: dict[FileId, threading.Event] = {}
        notices.failed.connect(self._on_fault)

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
        asked = self._asked.setdefault(file.id, [])
        asked.append(done)
        if len(asked) > 1:
            return  # it is being looked at

        def run(repository: Repository) -> Look:
            content = files.head(repository, file.id)
            shown = None
            if is_picture(file.media_type):
                whole: list[bytes] = []
                files.read_out(repository, file.id, whole.append, cancelled=self._thread.ended)
                shown = picture(b"".join(whole))
            return Look(why_not_open(file.name, content), shown)

        def keep(look: Look) -> None:
            while len(self._looks) >= _LOOKS_KEPT:
                del self._looks[next(iter(self._looks))]
            self._looks[file.id] = look
            for each in self._asked.pop(file.id, []):
                each(look)

        def unheard(_error: TaskflowError) -> None:
            self._asked.pop(file.id, None)

        self._thread.submit(run, keep, unheard)

    def open_copy(self, file: Attachment, *, done: Callable[[Path], None], failed: Failed = None) -> None:
        """Copy a file where the system may open it; `done` gets the path of the copy.

        Refused: file.damaged, file.unwritable, and what is never opened from here, judged by all of its bytes.
        """

        def read(repository: Repository, given_up: Stop) -> Path:
            write = partial(self._write_judged, repository, file, given_up)
            return self._handed_out.hand_out(file.name, write, mark_as_foreign)

        self._take_out(file, read, done, failed)

    def save_copy(self, file: Attachment, target: Path, *, done: Callable[[Path], None], failed: Failed = None) -> None:
        """Write a file to `target`, whole or not at all; `done` gets it. Refused: file.damaged, file.unwritable."""

        def read(repository: Repository, given_up: Stop) -> Path:
            self._write_beside(repository, file, target, given_up)
            return target

        self._take_out(file, read, done, failed)

    def give_up(self, file_id: FileId) -> None:
        """Stop opening or saving a file; whoever asked hears TransferCancelled."""
        given_up = self._given_up.get(file_id)
        if given_up is not None:
            given_up.set()

    def close(self) -> None:
        """Stop reading, and remove what was opened."""
        self._thread.close()
        self._handed_out.close()

    # --- on the thread -----------------------------------------------------------------------------------------------

    def _take_out(
        self,
        file: Attachment,
        read: Callable[[Repository, Stop], Path],
        done: Callable[[Path], None],
        failed: Failed,
    ) -> None:
        given_up = self._given_up.setdefault(file.id, threading.Event())

        def run(repository: Repository) -> Path:
            try:
                return read(repository, given_up)
            except OSError as error:
                raise RuleViolation(Refusal("file.unwritable", reason=error.strerror or "")) from error

        def taken(path: Path) -> None:
            self._over(file)
            done(path)

        def not_taken(error: TaskflowError) -> None:
            self._over(file)
            (failed or self._notices.refuse)(error)

        self._thread.submit(run, taken, not_taken)

    def _over(self, file: Attachment) -> None:
        self._given_up.pop(file.id, None)
        self.progressed.emit(Reading(file.id, file.size, file.size, over=True))

    @Slot(object)
    def _on_fault(self, fault: object) -> None:
        """A fault of the program answers nothing: no file is being read any more."""
        del fault
        self._asked.clear()
        for file_id in list(self._given_up):
            del self._given_up[file_id]
            self.progressed.emit(Reading(file_id, 0, 0, over=True))

    def _parts(self, repository: Repository, file: Attachment, write: Callable[[bytes], object], stop: Stop) -> None:
        def progress(done: int, size: int) -> None:
            self.progressed.emit(Reading(file.id, done, size))

        files.read_out(
            repository, file.id, write, on_progress=progress, cancelled=lambda: stop.is_set() or self._thread.ended()
        )

    def _content(self, repository: Repository, file: Attachment, stop: Stop) -> bytes:
        parts: list[bytes] = []
        self._parts(repository, file, parts.append, stop)
        return b"".join(parts)

    def _write_judged(self, repository: Repository, file: Attachment, stop: Stop, descriptor: int) -> None:
        """Write a file and look at all of its bytes; the name and the beginning alone do not tell everything."""
        content = self._content(repository, file, stop)
        refusal = why_not_open(file.name, content)
        if refusal is not None:
            raise RuleViolation(refusal)
        with open(descriptor, "wb", closefd=False) as out:
            out.write(content)

    def _write_beside(self, repository: Repository, file: Attachment, target: Path, stop: Stop) -> None:
        """Write beside the target first: a file that is damaged or cut never takes the place of another."""
        beside = target.with_name(f".taskflow-{secrets.token_hex(8)}")
        descriptor = os.open(beside, NEW_FILE, 0o666)  # with the rights that a file of this person gets
        try:
            try:
                with open(descriptor, "wb", closefd=False) as out:
                    self._parts(repository, file, out.write, stop)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            mark_as_foreign(beside)
            beside.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                beside.unlink()
            raise

"""Keychain: one secret per name in the system's own keyring, asked on a thread of its own; never a file.

A keyring may be missing, locked, or say nothing for ever. The screen waits for none of it: after a while the answer is
that there is none, and what comes later is not heard.
"""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "Task Flow"
PATIENCE_SECONDS: Final = 30.0
"""A locked keyring asks the person for its password, which takes as long as typing it."""
_POLL_MS: Final = 20
_SYSTEMS: Final = frozenset({"Windows", "macOS", "SecretService", "kwallet", "libsecret"})
"""The backends of the library that hand over to the system; others write files or keep nothing."""

Problem = Literal["missing", "locked", "failed", "slow"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a keyring answered: the secret if there is one, or the problem it has."""

    secret: str | None = None
    problem: Problem | None = None

    def __repr__(self) -> str:
        return f"Kept({'a secret' if self.secret is not None else None!r}, {self.problem!r})"


Heard = Callable[[Kept], None]


Work = Callable[["KeyringBackend"], object]


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    """What the thread does, and where it puts the answer."""

    work: Work
    answers: "queue.SimpleQueue[Kept]" = field(default_factory=queue.SimpleQueue)


Jobs = queue.SimpleQueue[_Job | None]


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """One question on its way; only the screen's thread knows who asked."""

    job: _Job
    jobs: Jobs
    until: float
    heard: Heard


class Keychain(QObject):
    """Reads, writes and forgets secrets by name. `heard` is called once on the screen's thread, unless closed."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        backend: "KeyringBackend | None" = None,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        """`backend` stands in for the system's keyring; `patience` in seconds."""
        super().__init__(parent)
        self._backend, self._patience = backend, patience
        self._asked: list[_Asked] = []
        self._jobs: Jobs | None = None
        self._closed = False
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self._look)

    def read(self, name: str, heard: Heard) -> None:
        """Ask for the secret of `name`; None is none."""
        self._ask(lambda backend: backend.get_password(SERVICE, name), heard)

    def write(self, name: str, secret: str, heard: Heard) -> None:
        """Keep the secret of `name`, in the place of the one before."""
        self._ask(lambda backend: backend.set_password(SERVICE, name, secret), heard)

    def forget(self, name: str, heard: Heard) -> None:
        """Take the secret of `name` away; it is no problem if there is none."""

        def work(backend: "KeyringBackend") -> None:
            if backend.get_password(SERVICE, name) is not None:
                backend.delete_password(SERVICE, name)

        self._ask(work, heard)

    def close(self) -> None:
        """Hear nothing any more. A thread whose keyring never answers ends with the program."""
        self._closed = True
        self._poll.stop()
        self._asked.clear()
        self._leave_thread()

    def _ask(self, work: Work, heard: Heard) -> None:
        if self._closed:
            return
        if self._jobs is None:
            self._jobs = queue.SimpleQueue()
            threading.Thread(target=_work, args=(self._jobs, self._backend), name="keychain", daemon=True).start()
        job = _Job(work)
        self._asked.append(_Asked(job, self._jobs, time.monotonic() + self._patience, heard))
        self._jobs.put(job)
        self._poll.start()

    def _leave_thread(self) -> None:
        """Let the thread end once it has done what it was asked; the next question gets another one."""
        if self._jobs is not None:
            self._jobs.put(None)
            self._jobs = None

    @Slot()
    def _look(self) -> None:
        """The answers are fetched, not sent: nothing of Qt is touched by a thread that may hang or end late."""
        for asked in tuple(self._asked):
            if self._closed:
                return
            try:
                kept = asked.job.answers.get_nowait()
            except queue.Empty:
                if time.monotonic() < asked.until:
                    continue
                kept = Kept(problem="slow")
                if self._jobs is asked.jobs:
                    self._leave_thread()  # it hangs
            self._asked.remove(asked)
            asked.heard(kept)
        if not self._asked:
            self._poll.stop()


def _work(jobs: Jobs, backend: "KeyringBackend | None") -> None:
    """Answer one question after another until None comes."""
    found = backend
    while (job := jobs.get()) is not None:
        try:
            found = found if found is not None else _of_the_system()
            kept = Kept(problem="missing") if found is None else _kept(job.work(found))
        except Exception as error:  # noqa: BLE001 - every keyring has errors of its own; none of them ends the program
            kept = Kept(problem=_problem(error))
        job.answers.put(kept)


def _kept(answer: object) -> Kept:
    """A backend may give back what is no text at all, whatever its interface says."""
    return Kept(answer) if answer is None or isinstance(answer, str) else Kept(problem="failed")


def _of_the_system() -> "KeyringBackend | None":
    """The system's keyring, None if there is none. Nothing else will do: other backends keep secrets in files."""
    from keyring.backend import get_all_keyring  # noqa: PLC0415 - dear to import, and not before it is needed

    systems = [
        each
        for each in get_all_keyring()
        if type(each).__module__.startswith("keyring.backends.")
        and type(each).__module__.rpartition(".")[2] in _SYSTEMS
    ]
    return max(systems, key=lambda each: float(each.priority), default=None)


def _problem(error: Exception) -> Problem:
    if isinstance(error, ImportError):
        return "missing"
    from keyring.errors import InitError, KeyringLocked, NoKeyringError  # noqa: PLC0415 - loaded already

    if isinstance(error, NoKeyringError):
        return "missing"
    return "locked" if isinstance(error, KeyringLocked | InitError) else "failed"

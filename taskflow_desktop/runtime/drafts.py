"""Drafts: what is half-typed in this session, on its way to the disk or there; asked again until it is.

What the database does not take is put aside meanwhile, and stored from there at the next start.
"""

import threading
from collections.abc import Callable
from weakref import WeakMethod

from PySide6.QtCore import QObject, QTimer, Slot

from taskflow_desktop.domain.errors import RuleViolation, StorageUnavailable, TaskflowError
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.runtime.draft_shelf import DraftShelf
from taskflow_desktop.runtime.jobs import JobRunner
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.runtime.store import Store
from taskflow_desktop.services import drafts

_AGAIN_MS = 1000


class Drafts(QObject):
    """The half-typed texts of the signed-in agent by place ("memo/12"); '' is none.

    What is kept here is known at once; `known` is None for a place nobody asked for yet.
    """

    def __init__(
        self,
        store: Store,
        jobs: JobRunner,
        notices: Notices,
        agent_id: AgentId,
        parent: QObject | None = None,
        *,
        shelf: DraftShelf | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._store, self._jobs, self._notices, self._agent_id = store, jobs, notices, agent_id
        self._texts: dict[str, str] = {}
        self._failed: set[str] = set()  # places whose newest text is not on disk
        self._too_long: set[str] = set()
        self._waiting: dict[str, str] = {}  # texts the database does not have; the database thread takes them out
        self._lock = threading.Lock()
        self._asked_at_end: list[WeakMethod[Callable[[], None]]] = []
        self._told = False
        self._closed = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._try_again)

    def start(self) -> None:
        """Store what could not be stored the last time."""
        if self._shelf is None:
            return
        for place, text in self._shelf.texts(self._agent_id).items():
            self.keep(place, text)
        self._jobs.submit(self._shelf.reserve)

    def known(self, place: str) -> str | None:
        """Return the text kept for a place, '' if there is none, None if it is not known without reading."""
        return self._texts.get(place)

    def keep(self, place: str, text: str) -> None:
        """Put a text on disk; '' forgets the place."""
        if self._texts.get(place) != text:
            self._texts[place] = text
            self._write(place)

    def settled(self, place: str) -> None:
        """What was typed became something stored, and its draft went with it in the same transaction."""
        self._texts.pop(place, None)
        with self._lock:
            self._waiting.pop(place, None)
        self._put_aside(place, "")

    def ask_at_end(self, method: Callable[[], None]) -> None:
        """Call a bound method when all that is typed is wanted, as long as its object lives."""
        self._asked_at_end = [each for each in self._asked_at_end if each() is not None]
        self._asked_at_end.append(WeakMethod(method))

    def unkept(self) -> dict[str, str]:
        """Return the texts by place that are not in the database yet."""
        with self._lock:
            return {place: text for place, text in self._waiting.items() if text}

    def secure(self, seconds: float) -> bool:
        """Return True when all that was typed is on disk; the database is waited for, at most so long.

        For the end, when nobody can be told any more: here the screen waits for the disk.
        """
        for each in self._asked_at_end:
            method = each()
            if method is not None:
                method()
        if self.unkept():
            self._jobs.drain(seconds)
        there = [self._put_aside(place, text) for place, text in self.unkept().items()]
        return all(there)

    def read(self, place: str, done: Callable[[str], None]) -> None:
        """Read the text of a place; `done` hears it, unless reading fails, which is told."""
        known = self._texts.get(place)
        if known is not None:
            done(known)
            return

        def heard(text: str) -> None:
            done(self._texts.setdefault(place, text))

        agent_id = self._agent_id
        self._jobs.submit(self._store.job(lambda repository: repository.draft(agent_id, place)), done=heard)

    def close(self) -> None:
        """Try once more what is not on disk, and rest."""
        self._closed = True
        self._again.stop()
        self._try_again()

    def _write(self, place: str) -> None:
        text, agent_id = self._texts[place], self._agent_id

        def failed(error: TaskflowError) -> None:
            self._on_failed(place, text, error)

        def done(_nothing: object) -> None:
            self._on_done(place, text)

        job = self._store.job(lambda repository: drafts.keep_draft(repository, agent_id, place, text))

        def write() -> None:
            try:
                job()
            except StorageUnavailable:
                self._put_aside(place, text)  # at once, not when this is heard: the program may be ending
                raise
            with self._lock:
                if self._waiting.get(place) == text:
                    del self._waiting[place]
            self._put_aside(place, "")

        with self._lock:
            self._waiting[place] = text
        self._jobs.submit(write, done=done, failed=failed)

    def _put_aside(self, place: str, text: str) -> bool:
        return self._shelf is not None and self._shelf.put(self._agent_id, place, text)

    def _on_done(self, place: str, text: str) -> None:
        self._too_long.discard(place)
        if self._texts.get(place, text) == text:
            self._failed.discard(place)
        self._told = bool(self._failed) and self._told

    def _on_failed(self, place: str, text: str, error: TaskflowError) -> None:
        """Tell it once, and try again unless it can never work."""
        if isinstance(error, RuleViolation):
            if place not in self._too_long:
                self._too_long.add(place)
                self._notices.refuse(error)
            return
        if not self._told:
            self._told = True
            self._notices.refuse(error)
        if self._texts.get(place) == text:
            self._failed.add(place)
        if not self._closed:
            self._again.start()

    @Slot()
    def _try_again(self) -> None:
        for place in tuple(self._failed):
            if place in self._texts:
                self._write(place)
            else:
                self._failed.discard(place)

"""FeedWatcher: follows what other windows and programs do to the same data.

A wake-up carries nothing; the event log read from the cursor does. A lost wake-up costs a delay, never a change.
"""

import threading

from PySide6.QtCore import QObject, Signal, Slot

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import EventSeq
from taskflow_desktop.runtime.hub import ChangeHub
from taskflow_desktop.runtime.jobs import JobRunner
from taskflow_desktop.runtime.store import Store
from taskflow_desktop.storage.database import Database, open_database

POLL_SECONDS = 0.25
POLLS_BEFORE_CHECK = 12
"""The window is painted and somebody has begun to work before the whole file is looked through."""


class FeedWatcher(QObject):
    """Waits on a thread of its own with a connection of its own; reads on the database thread.

    Signals:
        moved: somebody wrote something, in this program or another, also what is no line of the history.
        replaced: a backup took the place of the data; nothing that was read holds any more, and nothing is followed.
    """

    moved = Signal()
    replaced = Signal()

    def __init__(
        self, store: Store, jobs: JobRunner, hub: ChangeHub, cursor: EventSeq, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._hub = hub
        self._cursor = cursor
        self._asked = False
        self._again = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._wait, name="feed", daemon=True)
        self.moved.connect(self._look)
        hub.changed.connect(self._on_changed)

    def start(self) -> None:
        """Begin to follow."""
        self._thread.start()

    def stop(self) -> None:
        """Stop following and join the thread."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _wait(self) -> None:
        try:
            database = open_database(self._store.url, checked=True)
        except TaskflowError:
            # The database thread meets the same fault with the next job, and there somebody is told.
            return
        try:
            if database.generation != self._store.generation:
                self.replaced.emit()
                return
            seen = database.data_version()
            # What happened between the first load and this connection counts as moved.
            self.moved.emit()
            polls = 0
            while not self._stop.wait(POLL_SECONDS):
                polls += 1
                if polls == POLLS_BEFORE_CHECK:
                    self._check(database)
                try:
                    version = database.data_version()
                    replaced = version != seen and database.generation_now() != database.generation
                except TaskflowError:
                    continue
                if replaced:
                    self.replaced.emit()
                    return
                if version != seen:
                    seen = version
                    self.moved.emit()
        finally:
            database.close()

    def _check(self, database: Database) -> None:
        """Look through the whole file once: at the start there was only time for a glance."""
        try:
            database.check_whole(self._stop.is_set)
        except TaskflowError as error:
            self._jobs.refused.emit(error)

    @Slot()
    def _look(self) -> None:
        if self._asked:
            self._again = True
            return
        self._asked = True
        cursor = self._cursor
        self._jobs.submit(
            self._store.job(lambda repository: repository.changes_since(cursor)),
            done=self._on_read,
            failed=self._on_failed,
        )

    def _on_read(self, changes: ChangeSet) -> None:
        self._asked = False
        self._hub.publish(changes)
        self._cursor = EventSeq(max(self._cursor, changes.cursor))
        if self._again:
            self._again = False
            self._look()

    def _on_failed(self, _error: TaskflowError) -> None:
        self._asked = False

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        # One's own changes need not be read a second time, unless somebody else's came between.
        if changes.cursor == self._cursor + len(changes.events):
            self._cursor = changes.cursor

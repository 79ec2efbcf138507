"""OwnSettings: what the signed-in person has set about his work; known at once, on its way to the database or there.

It follows him to every computer. What the database does not take now lies in a file meanwhile, is tried again, and is
stored from there at the next start.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from taskflow_desktop.domain.errors import RuleViolation, StorageUnavailable, TaskflowError
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.runtime.draft_shelf import DraftShelf
from taskflow_desktop.runtime.jobs import JobRunner
from taskflow_desktop.runtime.store import Store
from taskflow_desktop.services import own_settings

_AGAIN_MS = 5000


class OwnSettings(QObject):
    """Signals:
    changed: the key of a setting that has another value now.
    """

    changed = Signal(object)

    def __init__(
        self,
        store: Store,
        jobs: JobRunner,
        agent_id: AgentId,
        values: Mapping[str, str],
        parent: QObject | None = None,
        *,
        shelf: DraftShelf | None = None,
    ) -> None:
        """`values` are those of the database, read when the session was opened."""
        super().__init__(parent)
        self._store, self._jobs, self._agent_id, self._shelf = store, jobs, agent_id, shelf
        self._values = dict(values)
        # What could not be stored the last time is newer than what is stored.
        self._left = shelf.texts(agent_id) if shelf is not None else {}
        self._values.update(self._left)
        self._failed: set[str] = set()
        self._closed = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._try_again)

    def start(self) -> None:
        """Store what could not be stored the last time."""
        for key in self._left:
            self._write(key)

    def get(self, key: str) -> str:
        """Return what is set under `key`, '' for nothing."""
        return self._values.get(key, "")

    def keep(self, key: str, value: str) -> None:
        """Set `key` to `value`, which is not empty; it holds at once, whether or not it can be stored now."""
        if value == self.get(key):
            return
        self._values[key] = value
        self._write(key)
        self.changed.emit(key)

    def close(self) -> None:
        """Try once more what is not stored, and rest."""
        self._closed = True
        self._again.stop()
        self._try_again()

    def _write(self, key: str) -> None:
        value, agent_id, shelf = self._values[key], self._agent_id, self._shelf
        self._failed.discard(key)

        def failed(error: TaskflowError) -> None:
            self._on_failed(key, error)

        job = self._store.job(lambda repository: own_settings.keep_own_setting(repository, agent_id, key, value))

        def write() -> None:
            try:
                job()
            except StorageUnavailable:
                if shelf is not None:
                    shelf.put(agent_id, key, value)  # at once: the program may be ending
                raise
            if shelf is not None:
                shelf.put(agent_id, key, "")

        self._jobs.submit(write, failed=failed)

    def _on_failed(self, key: str, error: TaskflowError) -> None:
        """Try again quietly, unless it can never work: it holds here all the same."""
        if isinstance(error, RuleViolation):
            return
        self._failed.add(key)
        if not self._closed:
            self._again.start()

    @Slot()
    def _try_again(self) -> None:
        for key in tuple(self._failed):
            self._write(key)

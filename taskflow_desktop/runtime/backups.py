"""Backups: once a day by themselves, by hand, and back again; on a thread and connection of their own."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from taskflow_desktop.domain.backups import Backup, DataPlace, Restored, RestorePreview
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.runtime.jobs import Done, Failed
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.runtime.store import Store
from taskflow_desktop.runtime.transfers import FileThread
from taskflow_desktop.services.change import As
from taskflow_desktop.storage.acting import Clock
from taskflow_desktop.storage.repository import Repository

FIRST_LOOK_MS = 20_000
"""The window is painted and somebody has begun to work before the first backup of the day is made."""

LOOK_MS = 30 * 60 * 1000
"""How often it is looked whether another day has begun, also after the computer slept."""

Stopped = Callable[[], bool]


class Backups(QObject):
    """Signals:
    made: Backup, also one that was made by itself.
    daily_failed: TaskflowError, the automatic one could not be made; it is tried again.
    restored: the data are others now; nothing that was read holds any more.
    """

    made = Signal(object)
    daily_failed = Signal(object)
    restored = Signal()

    def __init__(
        self, store: Store, notices: Notices, agent_id: AgentId, *, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._who = As(agent_id)
        self._clock = clock
        self._closing = threading.Event()
        self._stops: list[threading.Event] = []
        self._thread = FileThread("backup", store, notices, self, clock=clock)
        self._asked_daily = False
        self.problem: TaskflowError | None = None
        """Why the last automatic backup could not be made; None if it was."""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def start(self, *, first_ms: int = FIRST_LOOK_MS) -> None:
        """Begin to make a backup each day."""
        self._timer.start(first_ms)

    @Slot()
    def look(self) -> None:
        """Make the backup of today unless there is one."""
        self._timer.setInterval(LOOK_MS)
        if not self._asked_daily:
            self._asked_daily = True
            self._thread.submit(self._daily, self._on_daily, self._on_daily_failed)

    def about(self, *, done: Callable[[DataPlace], None], failed: Failed = None) -> None:
        """Where the data lie, and which backups there are."""

        def run(repository: Repository, _stopped: Stopped) -> DataPlace:
            from taskflow_desktop.services import backup  # noqa: PLC0415 - not at the start

            return backup.about(repository, self._who)

        self._submit(run, done, failed)

    def choose_folder(self, folder: Path | None, *, done: Done = None, failed: Failed = None) -> None:
        """Backups go there from now on; None: beside the data."""

        def run(repository: Repository, _stopped: Stopped) -> None:
            from taskflow_desktop.services import backup  # noqa: PLC0415 - not at the start

            backup.choose_folder(repository, self._who, folder)

        self._submit(run, done, failed)

    def back_up(self, *, done: Callable[[Backup], None], failed: Failed = None) -> None:
        """Back up now."""

        def run(repository: Repository, stopped: Stopped) -> Backup:
            from taskflow_desktop.services import backup  # noqa: PLC0415 - not at the start

            return backup.back_up(repository, self._who, stopped=stopped, clock=self._clock)

        def made(found: Backup) -> None:
            self.made.emit(found)
            done(found)

        self._submit(run, made, failed)

    def preview(self, file: Path, *, done: Callable[[RestorePreview], None], failed: Failed = None) -> None:
        """What is in a backup, and what going back to it would mean."""

        def run(repository: Repository, stopped: Stopped) -> RestorePreview:
            from taskflow_desktop.services import restore  # noqa: PLC0415 - not at the start

            return restore.preview_restore(repository, self._who, file, stopped=stopped)

        self._submit(run, done, failed)

    def restore(self, file: Path, *, failed: Failed = None) -> None:
        """Go back to a backup; `restored` tells the end."""

        def run(repository: Repository, stopped: Stopped) -> Restored:
            from taskflow_desktop.services import restore  # noqa: PLC0415 - not at the start

            return restore.restore(repository, self._who, file, stopped=stopped, clock=self._clock)

        self._submit(run, self._on_restored, failed)

    def cancel(self) -> None:
        """Give up what runs now: nothing of it is left, and the data stay as they are."""
        for stop in self._stops:
            stop.set()

    def close(self) -> None:
        """Give up what runs and join the thread."""
        self._timer.stop()
        self._closing.set()
        self.cancel()
        self._thread.close()

    def _submit(self, run: Callable[[Repository, Stopped], object], done: Done, failed: Failed) -> None:
        stop = threading.Event()
        self._stops.append(stop)

        def job(repository: Repository) -> object:
            try:
                return run(repository, stop.is_set)
            finally:
                self._stops.remove(stop)

        self._thread.submit(job, done, failed)

    def _daily(self, repository: Repository) -> Backup | None:
        from taskflow_desktop.services import backup  # noqa: PLC0415 - not at the start

        return backup.back_up_daily(repository.database, stopped=self._closing.is_set, clock=self._clock)

    def _on_daily(self, found: Backup | None) -> None:
        self._asked_daily = False
        self.problem = None
        if found is not None:
            self.made.emit(found)

    def _on_daily_failed(self, error: TaskflowError) -> None:
        self._asked_daily = False
        self.problem = error
        self.daily_failed.emit(error)

    def _on_restored(self, _done: Restored) -> None:
        self.restored.emit()

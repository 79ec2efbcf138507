"""The check of all that is stored, beside the work: on a thread and connection of its own."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from taskflow_desktop.domain.checks import CheckReport
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.runtime.jobs import Failed
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.runtime.store import Store
from taskflow_desktop.runtime.transfers import FileThread
from taskflow_desktop.services.change import As
from taskflow_desktop.storage.acting import Clock
from taskflow_desktop.storage.repository import Repository


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; `sentences` are its findings for whoever mends them, in English."""

    report: CheckReport
    sentences: tuple[str, ...]


class Checkup(QObject):
    """Signals:
    progressed: CheckProgress.
    """

    progressed = Signal(object)

    def __init__(
        self, store: Store, notices: Notices, agent_id: AgentId, *, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._who = As(agent_id)
        self._cancelled = threading.Event()
        self._thread = FileThread("check", store, notices, self, clock=clock)

    def start(self, *, done: Callable[[Checked], None], failed: Failed = None) -> None:
        """Look through everything."""

        def run(repository: Repository) -> Checked:
            from taskflow_desktop.services import backup, check, check_words  # noqa: PLC0415 - not at the start

            backup.may_manage(repository, self._who)
            report = check.check(
                repository.database, on_progress=self.progressed.emit, cancelled=self._cancelled.is_set
            )
            return Checked(report, tuple(check_words.sentence(finding) for finding in report.findings))

        self._cancelled.clear()
        self._thread.submit(run, done, failed)

    def cancel(self) -> None:
        """Give up."""
        self._cancelled.set()

    def close(self) -> None:
        """Give up and join the thread."""
        self._cancelled.set()
        self._thread.close()

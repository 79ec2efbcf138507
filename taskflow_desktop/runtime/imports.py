"""Imports: a file comes in on a thread and connection of its own, so that the screens go on reading meanwhile."""

import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.imports import ImportChoices, ImportPreview, ImportReport
from taskflow_desktop.runtime.hub import ChangeHub
from taskflow_desktop.runtime.jobs import Failed, JobRunner
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.runtime.store import Store
from taskflow_desktop.storage.acting import Clock
from taskflow_desktop.storage.repository import Repository


class Imports(QObject):
    """Signals:
    progressed: ImportProgress, also during a dry run.
    finished: ImportReport.
    """

    progressed = Signal(object)
    finished = Signal(object)

    def __init__(
        self,
        store: Store,
        hub: ChangeHub,
        notices: Notices,
        agent_id: AgentId,
        *,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._notices = notices
        self._hub = hub
        self._agent_id = agent_id
        self._store = Store(store.url, clock, checked=True, like=store)
        self._jobs: JobRunner | None = None
        self._cancelled = threading.Event()

    def inspect(
        self,
        paths: tuple[Path, ...],
        *,
        profile: str | None = None,
        agent_name: str = "",
        done: Callable[[ImportPreview], None],
        failed: Failed = None,
    ) -> None:
        """Dry run: what the files hold and what importing them would do."""

        def run(repository: Repository) -> ImportPreview:
            from taskflow_desktop.services import imports  # noqa: PLC0415 - not before somebody imports

            return imports.preview_import(
                repository,
                self._agent_id,
                paths,
                profile=profile,
                agent_name=agent_name,
                on_progress=self.progressed.emit,
                cancelled=self._cancelled.is_set,
            )

        self._submit(run, done, failed)

    def start(
        self,
        preview: ImportPreview,
        choices: ImportChoices,
        *,
        reasons: Mapping[str, str] | None = None,
        failed: Failed = None,
    ) -> None:
        """Import what was previewed; `finished` tells the end. `reasons` are the words for the codes of bad rows."""
        folder = Path(tempfile.mkdtemp(prefix="taskflow-import-"))

        def run(repository: Repository) -> tuple[ImportReport, ChangeSet]:
            from taskflow_desktop.importers.report import REPORT_NAME  # noqa: PLC0415 - not before somebody imports
            from taskflow_desktop.services import imports  # noqa: PLC0415

            before = repository.head()
            report = imports.run_import(
                repository,
                self._agent_id,
                preview.paths,
                choices,
                profile=preview.profile,
                errors_file=folder / REPORT_NAME,
                reasons=reasons,
                on_progress=self.progressed.emit,
                cancelled=self._cancelled.is_set,
            )
            return report, repository.changes_since(before)

        self._submit(run, self._on_imported, failed)

    def cancel(self) -> None:
        """Stop after the chunk that is being written; what is written stays."""
        self._cancelled.set()

    def close(self) -> None:
        """Cancel what runs and join its thread."""
        self._cancelled.set()
        if self._jobs is not None:
            self._jobs.close(self._store.close)

    def _submit(self, run: Callable[[Repository], object], done: Callable[..., None], failed: Failed) -> None:
        self._cancelled.clear()
        if self._jobs is None:
            self._jobs = JobRunner(self, name="import")
            self._jobs.refused.connect(self._notices.refuse)
            self._jobs.crashed.connect(self._notices.fail)
        self._jobs.submit(lambda: run(self._store.open()), done=done, failed=failed)

    def _on_imported(self, result: tuple[ImportReport, ChangeSet]) -> None:
        report, changes = result
        self._hub.publish(changes)
        self.finished.emit(report)

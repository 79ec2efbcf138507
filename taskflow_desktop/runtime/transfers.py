"""Files on their way in: read, hashed and stored on a thread and connection of their own, one after another."""

import itertools
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from taskflow_desktop.domain.errors import (
    NotFound,
    Refusal,
    RuleViolation,
    StorageUnavailable,
    TaskflowError,
    TransferCancelled,
)
from taskflow_desktop.domain.ids import AgentId, TaskId
from taskflow_desktop.domain.inside import Attachment
from taskflow_desktop.domain.transfers import BatchReport, FileCheck, Upload, UploadState
from taskflow_desktop.runtime.hub import ChangeHub
from taskflow_desktop.runtime.jobs import Done, Failed, JobRunner
from taskflow_desktop.runtime.media_types import media_type
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.runtime.store import Store
from taskflow_desktop.services import files
from taskflow_desktop.services.change import As, Changed
from taskflow_desktop.services.file_sources import MadeSource, PathSource, Source
from taskflow_desktop.storage.acting import Clock
from taskflow_desktop.storage.repository import Repository

CLOSING_SECONDS = 5
"""So long the end of the program waits for files that are being stored."""


class FileThread:
    """A thread with a connection of its own, begun by its first job. A connection that broke is made anew.

    When the program ends, its jobs have `grace` seconds to come to an end.
    """

    def __init__(
        self, name: str, store: Store, notices: Notices, parent: QObject, *, clock: Clock, grace: float = 0
    ) -> None:
        self._name, self._notices, self._parent, self._grace = name, notices, parent, grace
        self._store = Store(store.url, clock, checked=True, like=store)
        self._jobs: JobRunner | None = None
        self._closing_at: float | None = None

    def submit(self, run: Callable[[Repository], object], done: Done, failed: Failed) -> None:
        """Run a job on the connection; answers arrive on the GUI thread."""

        def job() -> object:
            try:
                return run(self._store.open())
            except StorageUnavailable:
                self._store.close()
                raise

        self.submit_plain(job, done, failed)

    def submit_plain(self, job: Callable[[], object], done: Done = None, failed: Failed = None) -> None:
        """Run a job that needs no connection."""
        if self._closing_at is not None:
            return
        if self._jobs is None:
            self._jobs = JobRunner(self._parent, name=self._name)
            self._jobs.refused.connect(self._notices.refuse)
            self._jobs.crashed.connect(self._notices.fail)
        self._jobs.submit(job, done=done, failed=failed)

    def ended(self) -> bool:
        """True once the time that the end gave is over."""
        return self._closing_at is not None and time.monotonic() >= self._closing_at + self._grace

    def close(self) -> None:
        """Let the jobs end, for a while, and join the thread."""
        self._closing_at = time.monotonic()
        if self._jobs is not None:
            self._jobs.close(self._store.close)


@dataclass(slots=True)
class _Batch:
    """Files chosen at once: what became of them so far, by their place in the choice."""

    task_id: TaskId
    total: int
    left: int
    attached: int = 0
    refused: dict[int, Refusal] = field(default_factory=dict)


@dataclass(slots=True)
class _Way:
    """One upload: what it reads, and to which place of which batch it belongs."""

    upload: Upload
    source: Source
    batch: _Batch
    place: int
    op: str = field(default_factory=lambda: str(uuid.uuid4()))  # tried again, it is stored once
    cancelled: threading.Event = field(default_factory=threading.Event)


class Uploads(QObject):
    """The uploads of one signed-in agent, for all tasks; they go on whatever is on screen.

    Signals:
        changed: TaskId whose uploads or report are others now.
        attached: Attachment that is stored.
    """

    changed = Signal(object)
    attached = Signal(object)
    _progressed = Signal(object)

    def __init__(
        self, store: Store, hub: ChangeHub, notices: Notices, agent_id: AgentId, *, clock: Clock, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._hub = hub
        self._agent_id = agent_id
        self._thread = FileThread("upload", store, notices, self, clock=clock, grace=CLOSING_SECONDS)
        self._keys = itertools.count(1)
        self._ways: dict[int, _Way] = {}
        self._reports: dict[TaskId, BatchReport] = {}
        self._progressed.connect(self._on_progress)
        notices.failed.connect(self._on_fault)

    # --- what the screens ask ----------------------------------------------------------------------------------------

    def of(self, task_id: TaskId) -> tuple[Upload, ...]:
        """The uploads to a task, in the order they were asked for."""
        return tuple(way.upload for way in self._ways.values() if way.upload.task_id == task_id)

    def report(self, task_id: TaskId) -> BatchReport | None:
        """What was refused, until somebody has seen it."""
        return self._reports.get(task_id)

    def close_report(self, task_id: TaskId) -> None:
        """Somebody has seen what was refused."""
        if self._reports.pop(task_id, None) is not None:
            self.changed.emit(task_id)

    def attach(self, task_id: TaskId, paths: Sequence[Path]) -> None:
        """Attach files in this order as far as they fit; `report` names the others."""
        self._begin(task_id, [PathSource(path) for path in paths])

    def attach_made(self, task_id: TaskId, name: str, make: Callable[[], bytes]) -> None:
        """Attach what `make` returns, which runs off the GUI thread."""
        self._begin(task_id, [MadeSource(name, make)])

    def check(
        self, paths: Sequence[Path], *, held: int, done: Callable[[tuple[FileCheck, ...]], None], failed: Failed = None
    ) -> None:
        """Say of each file whether it fits beside `held` others, for a task that is not there yet."""
        sources = [PathSource(path) for path in paths]

        def run() -> tuple[FileCheck, ...]:
            verdicts = files.verdicts(sources, taken=held)
            return tuple(
                FileCheck(path, source.name, source.size, verdict)
                for path, source, verdict in zip(paths, sources, verdicts, strict=True)
            )

        self._thread.submit_plain(run, done, failed)

    def cancel(self, key: int) -> None:
        """Give an upload up, or forget one that was cut."""
        way = self._ways.get(key)
        if way is None:
            return
        way.cancelled.set()
        if way.upload.state is UploadState.CUT:
            self._end(way)

    def again(self, key: int) -> None:
        """Try an upload again that was cut."""
        way = self._ways.get(key)
        if way is not None and way.upload.state is UploadState.CUT:
            self._show(way, replace(way.upload, state=UploadState.WAITING, done=0, error=None))
            self._send(way)

    def close(self) -> None:
        """Let what is being stored end, for a while."""
        self._thread.close()

    # --- the way of a batch ------------------------------------------------------------------------------------------

    def _begin(self, task_id: TaskId, sources: Sequence[Source]) -> None:
        if not sources:
            return

        def planned(verdicts: Sequence[Refusal | None]) -> None:
            self._start(task_id, sources, verdicts)

        # It is asked behind all that was asked for before, and so knows what became of that.
        self._thread.submit(lambda repository: files.plan(repository, task_id, sources), planned, failed=None)

    def _start(self, task_id: TaskId, sources: Sequence[Source], verdicts: Sequence[Refusal | None]) -> None:
        batch = _Batch(task_id, len(sources), left=len(sources))
        for place, (source, verdict) in enumerate(zip(sources, verdicts, strict=True)):
            if verdict is not None:
                batch.refused[place] = verdict
                batch.left -= 1
                continue
            key = next(self._keys)
            way = self._ways[key] = _Way(Upload(key, task_id, source.name, source.size), source, batch, place)
            self._send(way)
        self._report_if_over(batch)
        self.changed.emit(task_id)

    def _send(self, way: _Way) -> None:
        upload = way.upload
        who = As(self._agent_id, way.op)

        def progress(done: int, total: int) -> None:
            self._progressed.emit(replace(upload, done=done, size=total, state=UploadState.RUNNING))

        def cancelled() -> bool:
            return way.cancelled.is_set() or self._thread.ended()

        def run(repository: Repository) -> Changed[Attachment]:
            progress(0, upload.size)
            return files.attach(
                repository, who, upload.task_id, way.source, type_of=media_type, on_progress=progress,
                cancelled=cancelled,
            )  # fmt: skip

        def stored(changed: Changed[Attachment]) -> None:
            way.batch.attached += 1
            self._end(way)
            self._hub.publish(changed.changes)
            self.attached.emit(changed.value)

        def failed(error: TaskflowError) -> None:
            self._on_failed(way, error)

        self._thread.submit(run, stored, failed)

    def _on_failed(self, way: _Way, error: TaskflowError) -> None:
        if isinstance(error, TransferCancelled):
            way.batch.total -= 1
            self._end(way)
        elif isinstance(error, RuleViolation):
            values = {"file": way.upload.name, **error.refusal.values}
            way.batch.refused[way.place] = Refusal(error.refusal.code, **values)
            self._end(way)
        elif isinstance(error, NotFound):
            way.batch.refused[way.place] = Refusal("file.task_gone", file=way.upload.name)
            self._end(way)
        else:
            self._show(way, replace(way.upload, state=UploadState.CUT, done=0, error=error))

    def _end(self, way: _Way) -> None:
        del self._ways[way.upload.key]
        way.batch.left -= 1
        self._report_if_over(way.batch)
        self.changed.emit(way.upload.task_id)

    def _report_if_over(self, batch: _Batch) -> None:
        """Tell what was refused once all is decided; what nobody has seen yet is told together."""
        if batch.left or not batch.refused:
            return
        refused = tuple(batch.refused[place] for place in sorted(batch.refused))
        before = self._reports.get(batch.task_id, BatchReport(0, 0, ()))
        self._reports[batch.task_id] = BatchReport(
            before.total + batch.total, before.attached + batch.attached, before.refused + refused
        )

    def _show(self, way: _Way, upload: Upload) -> None:
        way.upload = upload
        self.changed.emit(upload.task_id)

    @Slot(object)
    def _on_progress(self, upload: Upload) -> None:
        way = self._ways.get(upload.key)
        if way is not None and way.upload.state is not UploadState.CUT:
            self._show(way, upload)

    @Slot(object)
    def _on_fault(self, fault: object) -> None:
        """A fault of the program answers nothing: what was running can be tried again."""
        del fault
        for way in list(self._ways.values()):
            if way.upload.state is UploadState.RUNNING:
                self._show(way, replace(way.upload, state=UploadState.CUT, done=0))

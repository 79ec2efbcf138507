"""JobRunner: the one database thread. Jobs run one after another; their results arrive on the GUI thread.

A Python thread, not a QThread: `threading.local`, and with it peewee's connection, survives from job to job.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from taskflow_desktop.domain.errors import TaskflowError

Done = Callable[[Any], None] | None
Failed = Callable[[TaskflowError], None] | None


@dataclass(frozen=True, slots=True)
class _Answer:
    value: Any
    error: BaseException | None
    done: Done
    failed: Failed
    publish: Callable[[Any], Any] | None


class JobRunner(QObject):
    """Runs functions on the database thread and brings their answers back.

    Signals:
        refused: TaskflowError of a job that named no `failed`.
        crashed: BaseException, a fault of ours; it is never given to `failed`.
    """

    refused = Signal(object)
    crashed = Signal(object)
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None, *, name: str = "database") -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._closing = False
        self._answered.connect(self._deliver)

    def submit(
        self,
        job: Callable[[], Any],
        *,
        done: Done = None,
        failed: Failed = None,
        publish: Callable[[Any], Any] | None = None,
    ) -> None:
        """Run `job` on the database thread; then, on the GUI thread, `done(publish(result))`.

        `publish` tells the result to whoever follows changes and returns what `done` is given. `failed` gets the
        world's errors only.
        """
        if self._closing:
            return
        future = self._executor.submit(job)

        def finish(finished: Future[Any]) -> None:
            if finished.cancelled() or self._closing:
                return
            error = finished.exception()
            value = None if error else finished.result()
            self._answered.emit(_Answer(value, error, done, failed, publish))

        future.add_done_callback(finish)

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        if answer.error is not None:
            if not isinstance(answer.error, TaskflowError):
                self.crashed.emit(answer.error)
            elif answer.failed is not None:
                answer.failed(answer.error)
            else:
                self.refused.emit(answer.error)
            return
        value = answer.publish(answer.value) if answer.publish is not None else answer.value
        if answer.done is not None:
            answer.done(value)

    def drain(self, seconds: float) -> bool:
        """Wait until all that was submitted is done, at most so long; False if it was not."""
        if self._closing:
            return True
        return not wait((self._executor.submit(int),), seconds).not_done

    def close(self, last: Callable[[], None]) -> None:
        """Drop what waits, run `last` as the last job, and join the thread. Answers on their way are dropped."""
        if self._closing:
            return
        self._closing = True
        self._answered.disconnect(self._deliver)
        final = self._executor.submit(last)
        self._executor.shutdown(wait=True, cancel_futures=False)
        final.result()

"""The verbs of a task's memo, and the reads of what it was before."""

from collections.abc import Callable
from dataclasses import dataclass

from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.memos import MemoComparison, MemoLine, MemoSaved
from taskflow_desktop.runtime.command_group import CommandGroup
from taskflow_desktop.runtime.jobs import Done, Failed
from taskflow_desktop.services import memo
from taskflow_desktop.services.change import As, Changed
from taskflow_desktop.storage import memos
from taskflow_desktop.storage.repository import Repository


@dataclass(slots=True)
class Common:
    """What one's own text was last made of: the memo before one's changes, then each text of one's own that is saved.

    Saves follow one another on the database thread, so that a second one knows what became of the first.
    """

    text: str


class MemoCommands(CommandGroup):
    """Nothing that two people typed at once is lost (product.md rule 22)."""

    def save(
        self,
        task_id: TaskId,
        common: Common,
        text: str,
        *,
        settles: str = "",
        done: Done = None,
        failed: Failed = None,
    ) -> None:
        """Save a text made of `common`; `done` gets MemoSaved, or MemoClash if nothing could be written."""

        def verb(repository: Repository, who: As) -> Changed[object]:
            changed = memo.save_memo(repository, who, task_id, base=common.text, text=text)
            if isinstance(changed.value, MemoSaved):
                common.text = text
            return Changed(changed.value, changed.changes)

        self._do(verb, done, failed, settles)

    def set_aside(
        self, task_id: TaskId, text: str, *, settles: str = "", done: Done = None, failed: Failed = None
    ) -> None:
        """Leave the memo as it stands and keep `text` among its revisions; `done` gets MemoSaved."""
        self._do(lambda repository, who: memo.set_memo_aside(repository, who, task_id, text), done, failed, settles)

    def restore(self, task_id: TaskId, version: int, *, done: Done = None, failed: Failed = None) -> None:
        """Make an earlier revision the memo again; `done` gets MemoSaved."""
        self._do(lambda repository, who: memo.restore_memo(repository, who, task_id, version), done, failed)

    def revisions(
        self, task_id: TaskId, *, done: Callable[[tuple[MemoLine, ...]], None], failed: Failed = None
    ) -> None:
        """What was saved when and by whom, newest first."""
        self._jobs.submit(
            self._store.job(lambda repository: memos.memo_lines(repository.database, task_id)), done=done, failed=failed
        )

    def compare(
        self, task_id: TaskId, version: int, *, done: Callable[[MemoComparison], None], failed: Failed = None
    ) -> None:
        """One revision and how it differs from the memo as it stands."""
        self._jobs.submit(
            self._store.job(lambda repository: memo.compare_memo(repository, task_id, version)),
            done=done,
            failed=failed,
        )

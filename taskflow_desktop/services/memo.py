"""The memo of a task: two may write it at once, and nothing that either of them typed is lost (product.md rule 22)."""

from contextlib import suppress

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.errors import Conflict, NotFound
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.inside import Memo
from taskflow_desktop.domain.memos import Clash, MemoClash, MemoComparison, MemoSaved
from taskflow_desktop.rules import permissions, texts
from taskflow_desktop.rules.merge import compare, merge
from taskflow_desktop.services.change import As, Changed, change, refuse
from taskflow_desktop.storage import memos
from taskflow_desktop.storage.repository import Repository

_ATTEMPTS = 20


def save_memo(
    repository: Repository, who: As, task_id: TaskId, *, base: str, text: str
) -> Changed[MemoSaved | MemoClash]:
    """Save `text`, which was made of `base`: the memo as it last stood before one's own changes.

    Changes of others since then are merged in. If they changed the same words, nothing is written and the value says
    whose text stands there.
    """
    text, base = texts.clean(text), texts.clean(base)
    refuse(texts.why_not_memo(text))
    for _ in range(_ATTEMPTS):
        with suppress(Conflict):  # somebody saved between the read and the write
            return _save_once(repository, who, task_id, base=base, text=text)
    return _save_once(repository, who, task_id, base=base, text=text)


def _save_once(
    repository: Repository, who: As, task_id: TaskId, *, base: str, text: str
) -> Changed[MemoSaved | MemoClash]:
    """Merge outside the transaction, because it may take a while, and write if nobody saved meanwhile."""
    newest = memos.memo(repository.database, task_id)
    stands = newest.text if newest is not None else ""
    merged = merge(base, text, stands) if newest is not None else text

    def write() -> MemoSaved | MemoClash:
        _refuse_others(repository, who, task_id)
        if not repository.applied(who.op):
            if newest is not None and isinstance(merged, Clash):
                raise _Clashed(MemoClash(newest, text, merged))
            _put(repository, who, task_id, newest, str(merged))
        other = newest.saved_by if newest is not None and merged not in {text, stands} else None
        return MemoSaved(memos.memo(repository.database, task_id), other)

    try:
        return change(repository, who, write)
    except _Clashed as clashed:
        return Changed(clashed.value, ChangeSet(repository.head()))


class _Clashed(Exception):
    """Undoes the transaction: nothing is written, and the draft stays."""

    def __init__(self, value: MemoClash) -> None:
        super().__init__()
        self.value = value


def _put(repository: Repository, who: As, task_id: TaskId, newest: Memo | None, text: str) -> None:
    refuse(texts.why_not_memo(text))
    if text != (newest.text if newest is not None else ""):
        version = newest.version if newest is not None else 0
        memos.put_memo(repository.database, task_id, version, text, who.agent_id)


def set_memo_aside(repository: Repository, who: As, task_id: TaskId, text: str) -> Changed[MemoSaved]:
    """Leave the memo as it stands, and keep `text` among its revisions: the one of two that was not chosen."""
    text = texts.clean(text)
    refuse(texts.why_not_memo(text))

    def write() -> MemoSaved:
        newest = memos.memo(repository.database, task_id)
        _refuse_others(repository, who, task_id)
        if not repository.applied(who.op) and newest is not None and newest.text != text:
            memos.put_memo(repository.database, task_id, newest.version, text, who.agent_id)
            memos.put_memo(repository.database, task_id, newest.version + 1, newest.text, who.agent_id)
        return MemoSaved(memos.memo(repository.database, task_id))

    return change(repository, who, write)


def restore_memo(repository: Repository, who: As, task_id: TaskId, version: int) -> Changed[MemoSaved]:
    """Make an earlier revision the memo again, as a new one; what stands there now stays among the revisions."""

    def write() -> MemoSaved:
        newest = memos.memo(repository.database, task_id)
        _refuse_others(repository, who, task_id)
        then = memos.memo_revision(repository.database, task_id, version)
        if not repository.applied(who.op) and newest is not None and newest.text != then.text:
            memos.put_memo(repository.database, task_id, newest.version, then.text, who.agent_id)
        return MemoSaved(memos.memo(repository.database, task_id))

    return change(repository, who, write)


def compare_memo(repository: Repository, task_id: TaskId, version: int) -> MemoComparison:
    """Read one revision and how it differs from the memo as it stands. Raises NotFound."""
    then = memos.memo_revision(repository.database, task_id, version)
    now = memos.memo(repository.database, task_id)
    if now is None:
        raise NotFound(f"memo {task_id}")
    return MemoComparison(then, now, compare(then.text, now.text))


def _refuse_others(repository: Repository, who: As, task_id: TaskId) -> None:
    task, actor = repository.task(task_id), repository.agent(who.agent_id)
    refuse(permissions.why_not_edit_task(actor, task, owner_name=repository.agent(task.owner_id).name))

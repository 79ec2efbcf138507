"""The memo of a task and what it was before. Each save leaves a revision, which the database writes by itself."""

from taskflow_desktop.domain.errors import Conflict, NotFound
from taskflow_desktop.domain.ids import AgentId, TaskId
from taskflow_desktop.domain.inside import Memo, MemoRevision
from taskflow_desktop.domain.memos import MemoLine
from taskflow_desktop.storage.database import Database

_MEMO = "SELECT task_id, text, saved_at, saved_by, version FROM memo WHERE task_id = ?"
_LINES = (
    "SELECT version, saved_at, saved_by, length(text) FROM memo_revision WHERE task_id = ?"
    " ORDER BY version DESC LIMIT ?"
)
_REVISION = "SELECT task_id, version, text, saved_at, saved_by FROM memo_revision WHERE task_id = ? AND version = ?"

LINES_SHOWN = 2000


def memo(database: Database, task_id: TaskId) -> Memo | None:
    """Return the memo of a task as it stands, None if nobody wrote one."""
    found = database.row(_MEMO, (task_id,))
    return Memo(*found) if found is not None else None


def memo_lines(database: Database, task_id: TaskId) -> tuple[MemoLine, ...]:
    """Return what was saved when and by whom, newest first."""
    return tuple(MemoLine(*row) for row in database.rows(_LINES, (task_id, LINES_SHOWN)))


def memo_revision(database: Database, task_id: TaskId, version: int) -> MemoRevision:
    """Return the memo as it was saved under this version. Raises NotFound."""
    found = database.row(_REVISION, (task_id, version))
    if found is None:
        raise NotFound(f"memo {task_id}, {version}")
    return MemoRevision(*found)


def put_memo(database: Database, task_id: TaskId, version: int, text: str, by: AgentId) -> None:
    """Write the memo read at `version`, 0 for none yet. Raises Conflict if it is another by now."""
    if not version:
        # Two who write the first memo at once: the second waits for the first and then finds it there.
        sql = "INSERT INTO memo (task_id, text, saved_by) VALUES (?, ?, ?) ON CONFLICT (task_id) DO NOTHING"
        changed = database.run(sql, (task_id, text, by))
    else:
        sql = (
            "UPDATE memo SET text = ?, saved_by = ?, saved_at = tf_now(), version = version + 1"
            " WHERE task_id = ? AND version = ?"
        )
        changed = database.run(sql, (text, by, task_id, version))
    if not changed:
        raise Conflict(f"memo {task_id}")

"""The files of tasks in the database: one row for each, its bytes in parts of 256 KiB.

A file is written in one transaction: its row takes the place, the parts follow, the last statement completes it. A
client that dies in the middle leaves nothing, for the database takes the transaction back. Hence a row that is stored
without being complete belongs to nobody any more, and `forget_broken` frees its place.
"""

from collections.abc import Iterator

from taskflow_desktop.domain.errors import NotFound
from taskflow_desktop.domain.ids import AgentId, FileId, TaskId
from taskflow_desktop.domain.inside import Attachment
from taskflow_desktop.storage import inside
from taskflow_desktop.storage.database import Database

_HELD = "removed_at IS NULL AND complete = 1"


def attachment(database: Database, file_id: FileId) -> Attachment:
    """A whole file, also one that was removed. Raises NotFound."""
    found = database.row(f"{inside.FILE} WHERE id = ? AND complete = 1", (file_id,))
    if found is None:
        raise NotFound(f"attachment {file_id}")
    return Attachment(*found)


def is_held(database: Database, file_id: FileId) -> bool:
    """True while a file is on its task; False once it was removed."""
    return database.row(f"SELECT 1 FROM attachment WHERE id = ? AND {_HELD}", (file_id,)) is not None


def count(database: Database, task_id: TaskId) -> int:
    """How many files are on a task."""
    return int(database.value(f"SELECT count(*) FROM attachment WHERE task_id = ? AND {_HELD}", (task_id,)))


def used_slots(database: Database, task_id: TaskId) -> frozenset[int]:
    """The places of a task that are taken."""
    query = "SELECT slot FROM attachment WHERE task_id = ? AND removed_at IS NULL"
    return frozenset(slot for (slot,) in database.rows(query, (task_id,)))


def forget_broken(database: Database, task_id: TaskId) -> None:
    """Free the places of files that were begun and never completed."""
    database.run(
        "UPDATE attachment SET removed_at = tf_now() WHERE task_id = ? AND complete = 0 AND removed_at IS NULL",
        (task_id,),
    )


def begin(
    database: Database, task_id: TaskId, slot: int, *, name: str, size: int, sha256: str, media_type: str, by: AgentId
) -> FileId:
    """Take a place for a file whose parts follow."""
    sql = (
        "INSERT INTO attachment (task_id, slot, name, size, sha256, media_type, added_by) VALUES (?, ?, ?, ?, ?, ?, ?)"
    )
    return FileId(database.insert(sql, (task_id, slot, name, size, sha256, media_type, by)))


def add_part(database: Database, file_id: FileId, n: int, content: bytes) -> None:
    """Write the `n`th part, from 0."""
    database.run("INSERT INTO attachment_part (attachment_id, n, bytes) VALUES (?, ?, ?)", (file_id, n, content))


def complete(database: Database, file_id: FileId) -> None:
    """All parts are there."""
    database.run("UPDATE attachment SET complete = 1 WHERE id = ?", (file_id,))


def remove(database: Database, file_id: FileId) -> None:
    """Take a file off its task; its bytes stay, so that it can come back."""
    database.run("UPDATE attachment SET removed_at = tf_now() WHERE id = ?", (file_id,))


def restore(database: Database, file_id: FileId, slot: int) -> None:
    """Put a removed file back, into a place that is free now."""
    database.run("UPDATE attachment SET removed_at = NULL, slot = ? WHERE id = ?", (slot, file_id))


def parts(database: Database, file_id: FileId) -> Iterator[bytes]:
    """The bytes of a file, part after part, each read when it is asked for."""
    n = 0
    query = "SELECT bytes FROM attachment_part WHERE attachment_id = ? AND n = ?"
    while (found := database.row(query, (file_id, n))) is not None:
        yield bytes(found[0])
        n += 1

"""What stands inside a task: checklist, files, reviews; read, and written item by item."""

from collections.abc import Sequence

from taskflow_desktop.domain.errors import Conflict, NotFound
from taskflow_desktop.domain.ids import AgentId, ItemId, ReviewId, TaskId
from taskflow_desktop.domain.inside import Attachment, ChecklistItem, Review
from taskflow_desktop.storage.database import Database
from taskflow_desktop.storage.rows import marks

_ITEM = "SELECT id, task_id, position, text, done_at, done_by, created_by, version FROM checklist_item"
FILE = "SELECT id, task_id, slot, name, size, sha256, media_type, added_at, added_by FROM attachment"
_REVIEW = "SELECT id, task_id, agent_id, asked_by, message, asked_at, answered_at, answer FROM review"


def checklist(database: Database, task_id: TaskId) -> tuple[ChecklistItem, ...]:
    """The items of a task, in their order."""
    query = f"{_ITEM} WHERE task_id = ? AND removed_at IS NULL ORDER BY position, id"
    return tuple(ChecklistItem(*row) for row in database.rows(query, (task_id,)))


def attachments(database: Database, task_id: TaskId) -> tuple[Attachment, ...]:
    """The files of a task that are whole and not removed, by place."""
    query = f"{FILE} WHERE task_id = ? AND removed_at IS NULL AND complete = 1 ORDER BY slot"
    return tuple(Attachment(*row) for row in database.rows(query, (task_id,)))


def reviews(database: Database, task_id: TaskId) -> tuple[Review, ...]:
    """The reviews of a task, newest first."""
    return tuple(Review(*row) for row in database.rows(f"{_REVIEW} WHERE task_id = ? ORDER BY id DESC", (task_id,)))


def review(database: Database, review_id: ReviewId) -> Review:
    """Raises NotFound."""
    found = database.row(f"{_REVIEW} WHERE id = ?", (review_id,))
    if found is None:
        raise NotFound(f"review {review_id}")
    return Review(*found)


def add_review(database: Database, task_id: TaskId, agent_id: AgentId, asked_by: AgentId, message: str) -> ReviewId:
    """Ask somebody for a review."""
    sql = "INSERT INTO review (task_id, agent_id, asked_by, message) VALUES (?, ?, ?, ?)"
    return ReviewId(database.insert(sql, (task_id, agent_id, asked_by, message)))


def answer_review(database: Database, review_id: ReviewId, answer: str) -> None:
    """Answer a review, now."""
    database.run("UPDATE review SET answered_at = tf_now(), answer = ? WHERE id = ?", (answer, review_id))


# checklist items


def item(database: Database, item_id: ItemId) -> ChecklistItem:
    """Also a removed one. Raises NotFound."""
    found = database.row(f"{_ITEM} WHERE id = ?", (item_id,))
    if found is None:
        raise NotFound(f"checklist item {item_id}")
    return ChecklistItem(*found)


def items(database: Database, ids: Sequence[ItemId]) -> tuple[ChecklistItem, ...]:
    """Items by id, in their order."""
    if not ids:
        return ()
    query = f"{_ITEM} WHERE id IN ({marks(ids)}) ORDER BY position, id"
    return tuple(ChecklistItem(*row) for row in database.rows(query, tuple(ids)))


def items_added_by(database: Database, op: str) -> tuple[ChecklistItem, ...]:
    """The items that the operation `op` added."""
    query = "SELECT after_ref FROM event WHERE op = ? AND kind = 'checklist.added' ORDER BY op_n"
    return items(database, [ItemId(key) for (key,) in database.rows(query, (op,))])


def is_removed(database: Database, item_id: ItemId) -> bool:
    """True if the item was taken off its list."""
    return database.row("SELECT 1 FROM checklist_item WHERE id = ? AND removed_at IS NOT NULL", (item_id,)) is not None


def used_slots(database: Database, task_id: TaskId) -> frozenset[int]:
    """The places of a task's checklist that are taken."""
    query = "SELECT slot FROM checklist_item WHERE task_id = ? AND removed_at IS NULL"
    return frozenset(slot for (slot,) in database.rows(query, (task_id,)))


def add_item(database: Database, task_id: TaskId, *, slot: int, position: int, text: str, by: AgentId) -> ItemId:
    """Add one item."""
    sql = "INSERT INTO checklist_item (task_id, slot, position, text, created_by) VALUES (?, ?, ?, ?, ?)"
    return ItemId(database.insert(sql, (task_id, slot, position, text, by)))


def tick(database: Database, item: ChecklistItem, by: AgentId, *, done: bool) -> None:
    """Tick an item, now, or take the tick back. Raises Conflict."""
    if done:
        _update(database, item, "done_at = tf_now(), done_by = ?", by)
    else:
        _update(database, item, "done_at = NULL, done_by = NULL")


def rename_item(database: Database, item: ChecklistItem, text: str) -> None:
    """Give an item another text. Raises Conflict."""
    _update(database, item, "text = ?", text)


def place_item(database: Database, item: ChecklistItem, position: int) -> None:
    """Put an item elsewhere in the order. Raises Conflict."""
    _update(database, item, "position = ?", position)


def remove_item(database: Database, item: ChecklistItem) -> None:
    """Take an item off its list. Raises Conflict."""
    _update(database, item, "removed_at = tf_now()")


def restore_item(database: Database, item: ChecklistItem, slot: int) -> None:
    """Put a removed item back where it was, into a free slot. Raises Conflict."""
    _update(database, item, "removed_at = NULL, slot = ?", slot)


def _update(database: Database, item: ChecklistItem, assignments: str, *values: object) -> None:
    sql = f"UPDATE checklist_item SET {assignments}, version = version + 1 WHERE id = ? AND version = ?"
    if not database.run(sql, (*values, item.id, item.version)):
        raise Conflict(f"checklist item {item.id}")

"""What people do with the checklist of a task (product.md rule 20)."""

from collections.abc import Callable, Iterable, Sequence

from taskflow_desktop.domain.errors import Conflict, Refusal, RuleViolation
from taskflow_desktop.domain.ids import AgentId, ItemId, TaskId
from taskflow_desktop.domain.inside import ChecklistItem
from taskflow_desktop.rules import limits, permissions, texts
from taskflow_desktop.services.change import As, Changed, change, refuse
from taskflow_desktop.storage import inside
from taskflow_desktop.storage.database import Database
from taskflow_desktop.storage.repository import Repository

_GAP = 1 << 32
"""Between two items that were added one after the other: an item can move without touching the others."""


def cleaned(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the texts of items as they are stored; blank lines are left out. Raises RuleViolation for a long one."""
    kept = tuple(filter(None, map(texts.one_line, lines)))
    for line in kept:
        refuse(texts.why_not_item(line))
    return kept


def add_items(
    repository: Repository, who: As, task_id: TaskId, lines: Sequence[str], *, after: ItemId | None = None
) -> Changed[tuple[ChecklistItem, ...]]:
    """Add an item for each line that is not blank, behind the item `after` or at the end; all of them or none."""
    kept = cleaned(lines)
    if not kept:
        raise RuleViolation(Refusal("check.empty"))

    def write() -> tuple[ChecklistItem, ...]:
        database = repository.database
        if who.op is not None and repository.applied(who.op):
            return inside.items_added_by(database, who.op)
        _may_edit(repository, who, task_id)
        return append(database, task_id, kept, who.agent_id, after=after)

    return change(repository, who, write)


def append(
    database: Database, task_id: TaskId, kept: Sequence[str], by: AgentId, *, after: ItemId | None = None
) -> tuple[ChecklistItem, ...]:
    """Write items within a transaction that has asked whether they may be. Raises RuleViolation: check.full."""
    used = inside.used_slots(database, task_id)
    if len(used) + len(kept) > limits.CHECKLIST_ITEMS:
        raise RuleViolation(Refusal("check.full", limit=limits.CHECKLIST_ITEMS, n=len(used)))
    free = [slot for slot in range(1, limits.CHECKLIST_ITEMS + 1) if slot not in used]
    present = inside.checklist(database, task_id)
    at = next((n for n, item in enumerate(present, 1) if item.id == after), len(present))
    positions = _room_at(database, present, at, len(kept))
    added = [
        inside.add_item(database, task_id, slot=slot, position=position, text=text, by=by)
        for slot, position, text in zip(free, positions, kept, strict=False)
    ]
    return inside.items(database, added)


def tick_item(repository: Repository, who: As, item_id: ItemId, version: int, *, done: bool) -> Changed[ChecklistItem]:
    """Tick an item or take the tick back."""

    def act(item: ChecklistItem) -> None:
        if item.done != done:
            inside.tick(repository.database, item, who.agent_id, done=done)

    return _act(repository, who, item_id, version, act)


def rename_item(repository: Repository, who: As, item_id: ItemId, version: int, text: str) -> Changed[ChecklistItem]:
    """Give an item another text."""
    refuse(texts.why_not_item(text))
    words = texts.one_line(text)

    def act(item: ChecklistItem) -> None:
        if item.text != words:
            inside.rename_item(repository.database, item, words)

    return _act(repository, who, item_id, version, act)


def move_item(repository: Repository, who: As, item_id: ItemId, version: int, to: int) -> Changed[ChecklistItem]:
    """Put an item at index `to` (from 0) of its list; an index beyond the ends is the end."""

    def act(item: ChecklistItem) -> None:
        database = repository.database
        present = inside.checklist(database, item.task_id)
        others = [other for other in present if other.id != item.id]
        at = max(0, min(to, len(others)))
        if [other.id for other in present].index(item.id) != at:
            (position,) = _room_at(database, others, at, 1)
            inside.place_item(database, item, position)

    return _act(repository, who, item_id, version, act)


def remove_item(repository: Repository, who: As, item_id: ItemId, version: int) -> Changed[ChecklistItem]:
    """Take an item off the list; its place becomes free."""

    def act(item: ChecklistItem) -> None:
        inside.remove_item(repository.database, item)

    return _act(repository, who, item_id, version, act)


def restore_item(repository: Repository, who: As, item_id: ItemId, version: int) -> Changed[ChecklistItem]:
    """Put a removed item back where it was, ticked as it was. Raises RuleViolation: check.full."""

    def act(item: ChecklistItem) -> None:
        database = repository.database
        used = inside.used_slots(database, item.task_id)
        free = next((slot for slot in range(1, limits.CHECKLIST_ITEMS + 1) if slot not in used), None)
        if free is None:
            raise RuleViolation(Refusal("check.full", limit=limits.CHECKLIST_ITEMS, n=len(used)))
        inside.restore_item(database, item, free)

    return _act(repository, who, item_id, version, act, removed=True)


def _act(
    repository: Repository,
    who: As,
    item_id: ItemId,
    version: int,
    act: Callable[[ChecklistItem], None],
    *,
    removed: bool = False,
) -> Changed[ChecklistItem]:
    """Change an item as it was read at `version`; one that is (not) `removed` by now is somebody else's change."""

    def write() -> ChecklistItem:
        item = inside.item(repository.database, item_id)
        if not repository.applied(who.op):
            _may_edit(repository, who, item.task_id)
            if item.version != version or inside.is_removed(repository.database, item_id) != removed:
                raise Conflict(f"checklist item {item_id}")
            act(item)
        return inside.item(repository.database, item_id)

    return change(repository, who, write)


def _may_edit(repository: Repository, who: As, task_id: TaskId) -> None:
    task = repository.task(task_id)
    owner = repository.agent(task.owner_id).name
    refuse(permissions.why_not_edit_task(repository.agent(who.agent_id), task, owner_name=owner))


def _room_at(database: Database, present: Sequence[ChecklistItem], at: int, count: int) -> list[int]:
    """Return `count` rising positions for items to stand at index `at` of `present`."""
    low = present[at - 1].position if at > 0 else 0
    if at == len(present):
        return [low + _GAP * n for n in range(1, count + 1)]
    step = (present[at].position - low) // (count + 1)
    if step >= 1:
        return [low + step * n for n in range(1, count + 1)]
    # No number is left between the two: all move apart.
    for n, item in enumerate(present, 1):
        inside.place_item(database, item, _GAP * (n if n <= at else n + count))
    return [_GAP * (at + n) for n in range(1, count + 1)]

"""What is half-typed in a checklist, as one text: a new item, and the item that is being edited."""

import json
from dataclasses import dataclass

from taskflow_desktop.domain.ids import ItemId
from taskflow_desktop.rules.json_text import from_json


@dataclass(frozen=True, slots=True)
class ChecklistDraft:
    """`adding` is what stands in the line for new items, `text` what stands in the field of `item_id`."""

    adding: str = ""
    item_id: ItemId | None = None
    text: str = ""


def dumps(draft: ChecklistDraft) -> str:
    """Return the draft as text, "" for an empty one."""
    if not (draft.adding or draft.text):
        return ""
    return json.dumps({"adding": draft.adding, "item": draft.item_id, "text": draft.text}, ensure_ascii=False)


def loads(text: str) -> ChecklistDraft:
    """Return the draft of `text`; whatever cannot be read stands in the line for new items, so that it is not lost."""
    try:
        held = from_json(text)
    except ValueError:
        return ChecklistDraft(adding=text)
    if not isinstance(held, dict):
        return ChecklistDraft(adding=text)
    item = held.get("item")
    return ChecklistDraft(
        adding=str(held.get("adding") or ""),
        item_id=ItemId(item) if isinstance(item, int) else None,
        text=str(held.get("text") or ""),
    )


def place(task_id: int) -> str:
    """Return where the draft of a task's checklist is kept."""
    return f"check/{task_id}"

"""Many lines for a checklist: which of them become items, and what is said of the others."""

from collections.abc import Sequence
from typing import Final

from taskflow_desktop.rules import limits
from taskflow_desktop.rules.texts import why_not_item
from taskflow_desktop.ui.text import fill, translate

_SHOWN: Final = 20
"""Characters by which a line is known again."""


def fit(lines: Sequence[str], free: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the first lines that can become items with `free` places left, and the others, both in order."""
    fitting: list[str] = []
    rest: list[str] = []
    for line in lines:
        (fitting if len(fitting) < free and why_not_item(line) is None else rest).append(line)
    return tuple(fitting), tuple(rest)


def too_many(added: int, lines: int) -> str:
    """Say that there was no room for all lines."""
    words = translate("Checklist", "{added} of {lines} lines were added; a checklist has {limit} items at most.")
    return fill(words, added=added, lines=lines, limit=limits.CHECKLIST_ITEMS)


def too_long(line: str, added: int, lines: int) -> str:
    """Name the line that is too long to be an item."""
    words = translate(
        "Checklist", "{added} of {lines} lines were added. Too long, {n} of {limit} characters: “{line}…”"
    )
    limit = limits.CHECKLIST_ITEM_CHARACTERS
    return fill(words, added=added, lines=lines, n=len(line), limit=limit, line=line[:_SHOWN])

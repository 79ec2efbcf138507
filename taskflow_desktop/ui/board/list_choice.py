"""How a person has the list of tasks: its order, its columns in their places and widths, as it is kept between runs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from taskflow_desktop.domain.requests import ListColumn, ListSort
from taskflow_desktop.rules.json_text import from_json

ALWAYS_SHOWN: Final = frozenset({ListColumn.NUMBER, ListColumn.TITLE})
"""What names a task cannot be hidden."""

_WIDTH_LEAST, _WIDTH_MOST = 40, 1200


@dataclass(frozen=True, slots=True)
class ListChoice:
    """`columns` names every column in its place; `widths` those a person has pulled, in px at 100 % text size."""

    sort: ListSort = field(default_factory=ListSort)
    columns: tuple[ListColumn, ...] = tuple(ListColumn)
    hidden: frozenset[ListColumn] = frozenset()
    widths: Mapping[ListColumn, int] = field(default_factory=dict)

    @property
    def shown(self) -> tuple[ListColumn, ...]:
        """The columns on screen, in order."""
        return tuple(column for column in self.columns if column not in self.hidden)

    def with_hidden(self, column: ListColumn, *, hidden: bool) -> "ListChoice":
        """Return the same with one column hidden or shown."""
        changed = self.hidden | {column} if hidden else self.hidden - {column}
        return replace(self, hidden=changed - ALWAYS_SHOWN)

    def with_moved(self, column: ListColumn, by: int) -> "ListChoice":
        """Return the same with a column `by` places to the right, past hidden ones too."""
        at = self.columns.index(column)
        to = min(max(0, at + by), len(self.columns) - 1)
        others = [each for each in self.columns if each is not column]
        return replace(self, columns=(*others[:to], column, *others[to:]))

    def to_text(self) -> str:
        """Return the choice as one line of text."""
        return json.dumps(
            {
                "sort": self.sort.column.value,
                "down": self.sort.down,
                "columns": [column.value for column in self.columns],
                "hidden": sorted(column.value for column in self.hidden),
                "widths": {column.value: width for column, width in self.widths.items()},
            },
            separators=(",", ":"),
        )


def list_choice(text: str) -> ListChoice:
    """Return the choice kept as `text`; whatever in it cannot be understood is left out."""
    try:
        kept = from_json(text) if text else {}
    except ValueError:
        kept = {}
    kept = kept if isinstance(kept, dict) else {}
    placed = list(dict.fromkeys(_columns(kept.get("columns"))))
    placed += [column for column in ListColumn if column not in placed]
    sorted_by = _column(kept.get("sort")) or ListColumn.STAY
    widths = kept.get("widths")
    return ListChoice(
        ListSort(sorted_by, kept.get("down") is not False),
        tuple(placed),
        frozenset(_columns(kept.get("hidden"))) - ALWAYS_SHOWN,
        {
            column: width
            for name, width in (widths if isinstance(widths, dict) else {}).items()
            if (column := _column(name)) is not None and _is_width(width)
        },
    )


def _is_width(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and _WIDTH_LEAST <= value <= _WIDTH_MOST


def _column(value: Any) -> ListColumn | None:
    return next((column for column in ListColumn if column.value == value), None)


def _columns(values: Any) -> list[ListColumn]:
    found = [_column(value) for value in (values if isinstance(values, list) else [])]
    return [column for column in found if column is not None]

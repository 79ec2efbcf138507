"""What a person chose on the board, as it is kept between two runs."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeVar

from taskflow_desktop.domain.enums import Importance, Outcome, RoomState
from taskflow_desktop.domain.ids import AgentId, StageId
from taskflow_desktop.domain.requests import BoardFilter, BoardSort, Scope
from taskflow_desktop.rules.json_text import from_json

CREATED_WITHIN = (1, 7, 30, 90)
"""The spans of days that are offered for the day of creation."""

_T = TypeVar("_T")
_E = TypeVar("_E", bound=Enum)
_UNFINISHED = "open"  # how the outcome None is written


@dataclass(frozen=True, slots=True)
class BoardChoice:
    """The filter without its text, which is of the moment, the folded columns, and whether it is seen as a list."""

    where: BoardFilter = field(default_factory=BoardFilter)
    folded: frozenset[StageId] = frozenset()
    as_list: bool = False

    def to_text(self) -> str:
        """Return the choice as one line of text."""
        where = self.where
        return json.dumps(
            {
                "scope": where.scope.value,
                "sort": where.sort.value,
                "importances": sorted(int(importance) for importance in where.importances),
                "outcomes": sorted(outcome.value if outcome else _UNFINISHED for outcome in where.outcomes),
                "owners": sorted(where.owners),
                "rooms": sorted(state.value for state in where.room_states),
                "days": where.created_within_days,
                "folded": sorted(self.folded),
                "list": self.as_list,
            },
            separators=(",", ":"),
        )


def from_text(text: str, agent_id: AgentId) -> BoardChoice:
    """Return the choice of `agent_id` kept as `text`; whatever in it cannot be understood is left out."""
    try:
        kept = from_json(text) if text else {}
    except ValueError:
        kept = {}
    kept = kept if isinstance(kept, dict) else {}
    days = kept.get("days")
    where = BoardFilter(
        scope=_member(Scope, kept.get("scope"), Scope.ALL),
        agent_id=agent_id,
        importances=_members(Importance, kept.get("importances")),
        outcomes=_each(kept.get("outcomes"), _outcome),
        owners=frozenset(AgentId(owner) for owner in _each(kept.get("owners"), _number)),
        room_states=_members(RoomState, kept.get("rooms")),
        created_within_days=days if days in CREATED_WITHIN else None,
        sort=_member(BoardSort, kept.get("sort"), BoardSort.LONGEST),
    )
    return BoardChoice(
        where, frozenset(StageId(stage) for stage in _each(kept.get("folded"), _number)), kept.get("list") is True
    )


def _number(value: Any) -> int:
    if not isinstance(value, int):
        raise ValueError(value)
    return value


def _outcome(value: Any) -> Outcome | None:
    return None if value == _UNFINISHED else Outcome(value)


def _each(values: Any, read: Callable[[Any], _T]) -> frozenset[_T]:
    """Return those of `values` that `read` understands."""
    return frozenset(_understood(values if isinstance(values, list) else [], read))


def _understood(values: list[Any], read: Callable[[Any], _T]) -> Iterable[_T]:
    for value in values:
        try:
            yield read(value)
        except ValueError:
            continue


def _members(kind: type[_E], values: Any) -> frozenset[_E]:
    return _each(values, kind)


def _member(kind: type[_E], value: Any, otherwise: _E) -> _E:
    try:
        return kind(value)
    except ValueError:
        return otherwise

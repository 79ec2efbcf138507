"""The history played again: what the folds over events are made of (`replay_tasks`, `replay_rooms`).

Only what events tell is known. Lines of earlier versions tell less (no importance at first, no place of an item, no
hash of a file): what nobody told stays unknown and is compared with nothing.
"""

from dataclasses import dataclass, field
from typing import NamedTuple


class Line(NamedTuple):
    """One event as it stands in the table; `kind` may be one that nobody knows."""

    seq: int
    at: int
    actor_id: int | None
    kind: str
    room_id: int | None
    task_id: int | None
    before: str
    after: str
    before_ref: int | None
    after_ref: int | None
    detail: str
    cause: str


def number(text: str) -> int | None:
    """The number that an event tells as text, None if it tells none."""
    return int(text) if text.isascii() and text.removeprefix("-").isdigit() else None


class Told(NamedTuple):
    """A value and the number of the event that told it."""

    value: object
    seq: int


class Odd(NamedTuple):
    """An event that does not follow from those before: it speaks of `found`, they said `said`."""

    what: str
    seq: int
    said: object
    found: object


@dataclass(slots=True)
class Facts:
    """Values by name, each with the event that told it last; an unknown one is missing."""

    told: dict[str, Told] = field(default_factory=dict)
    odd: list[Odd] = field(default_factory=list)

    def tell(self, line: Line, **values: object) -> None:
        """From this event on these values hold."""
        for name, value in values.items():
            self.told[name] = Told(value, line.seq)

    def was(self, line: Line, name: str, value: object) -> None:
        """The event says that `name` was `value` until now."""
        known = self.told.get(name)
        if known is not None and known.value != value:
            self.odd.append(Odd(name, line.seq, known.value, value))

    def forget(self, *names: str) -> None:
        """These are unknown from here on."""
        for name in names:
            self.told.pop(name, None)

    def value(self, name: str) -> object:
        """What is known last, None if nothing."""
        known = self.told.get(name)
        return known.value if known is not None else None

"""Checks the chain of the history: whoever rewrote, removed or slipped in a line is found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from taskflow_desktop.domain.checks import FindingCode
from taskflow_desktop.domain.ids import EventSeq
from taskflow_desktop.rules.replay import Line
from taskflow_desktop.rules.seal import SEALED_COLUMNS, sealed

PAGE = 5000
"""Events read at once."""

_LINE = [SEALED_COLUMNS.index(name) for name in (
    "at", "actor_id", "kind", "room_id", "task_id", "before", "after", "before_ref", "after_ref", "detail", "cause",
)]  # fmt: skip


class Readable(Protocol):
    """A database, or a file that is only looked into."""

    def rows(self, sql: str, params: Sequence[Any] = ...) -> list[tuple[Any, ...]]:
        """All rows of a query."""


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold, by the number of the event; `last` ends a run of missing ones."""

    code: FindingCode
    seq: int
    last: int


def walk(database: Readable, *, after: int = 0, hash_before: str = "") -> Iterator[tuple[list[Line], list[Break]]]:
    """Read all events in order, page by page, each with the breaks found in it; the last page has no events.

    The head is read at the end: a caller who wants no event in between holds a `snapshot`.
    """
    seq, digest = after, hash_before
    columns = ", ".join(SEALED_COLUMNS)
    query = f"SELECT seq, hash, {columns} FROM event WHERE seq > ? ORDER BY seq LIMIT {PAGE}"
    while rows := database.rows(query, (seq,)):
        lines, breaks = [], []
        for found, kept, *values in rows:
            if found != seq + 1:
                breaks.append(Break(FindingCode.EVENT_MISSING, seq + 1, found - 1))
            elif kept != sealed(digest, found, values):
                breaks.append(Break(FindingCode.EVENT_CHANGED, found, found))
            # From here on what stands there is believed: each rewritten line is told by itself.
            seq, digest = found, kept or ""
            lines.append(Line(found, *[values[at] for at in _LINE]))
        yield lines, breaks
    breaks = []
    ((unsealed,),) = database.rows("SELECT count(*) FROM event WHERE seq IS NULL")
    if unsealed:
        breaks.append(Break(FindingCode.EVENT_UNSEALED, seq + 1, unsealed))
    heads = database.rows("SELECT seq, hash FROM event_head")
    if heads != [(seq, digest)]:
        breaks.append(Break(FindingCode.EVENT_END, seq + 1, heads[0][0] if heads else 0))
    yield [], breaks


def verify(database: Readable, *, after: int = 0, hash_before: str = "") -> EventSeq | None:
    """Return the number of the first event that does not follow from the one before, or None if all do.

    Starting `after` an event whose hash was kept elsewhere also finds a history that was rewritten as a whole.
    """
    for _, breaks in walk(database, after=after, hash_before=hash_before):
        if breaks:
            return EventSeq(breaks[0].seq)
    return None

"""Checks the chain of the history: whoever rewrote, removed or slipped in a line is found."""

from taskflow_desktop.domain.ids import EventSeq
from taskflow_desktop.rules.seal import SEALED_COLUMNS, sealed
from taskflow_desktop.storage.database import Database

_PAGE = 5000


def verify(database: Database, *, after: int = 0, hash_before: str = "") -> EventSeq | None:
    """Return the number of the first event that does not follow from the one before, or None if all do.

    Starting `after` an event whose hash was kept elsewhere also finds a history that was rewritten as a whole.
    """
    seq, digest = after, hash_before
    columns = ", ".join(SEALED_COLUMNS)
    query = f"SELECT seq, hash, {columns} FROM event WHERE seq > ? OR seq IS NULL ORDER BY seq LIMIT ?"
    while rows := database.rows(query, (seq, _PAGE)):
        for found, kept, *values in rows:
            if found != seq + 1 or kept != sealed(digest, seq + 1, values):
                return EventSeq(seq + 1)
            seq, digest = found, kept
    head = database.row("SELECT seq, hash FROM event_head")
    return None if head == (seq, digest) else EventSeq(seq + 1)

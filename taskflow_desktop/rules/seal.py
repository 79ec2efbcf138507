"""The chain of the history: each event's number and hash follow from the event before: no line can be rewritten unseen.

The database makes the chain (`SEAL`), anybody can check it (`sealed`).
"""

from collections.abc import Sequence
from hashlib import sha256


def _measured(value: str) -> str:
    """`value` with its length before it, so that no two rows read the same; NULL differs from ''."""
    return f"coalesce(CAST(length(CAST({value} AS TEXT)) AS TEXT) || ':' || CAST({value} AS TEXT), '-')"


SEALED_COLUMNS = (
    "at", "actor_id", "actor_name", "kind", "room_id", "task_id", "before", "after", "before_ref", "after_ref",
    "detail", "cause", "op", "op_n",
)  # fmt: skip

SEAL = (
    # The one head row gives each event the next number in commit order and chains its hash to the one before.
    "UPDATE event_head SET seq = seq + 1, hash = tf_sha256(hash || "
    + " || ".join([_measured("seq + 1"), *(_measured(f"NEW.{column}") for column in SEALED_COLUMNS)])
    + ")",
    "UPDATE event SET seq = (SELECT h.seq FROM event_head h), hash = (SELECT h.hash FROM event_head h)"
    " WHERE id = NEW.id",
)
"""What follows each event: at once on SQLite, at commit on PostgreSQL."""


def sealed(hash_before: str, seq: int, values: Sequence[str | int | None]) -> str:
    """Return the hash of event `seq` after one with `hash_before`; `values` are those of `SEALED_COLUMNS`."""
    parts = "".join("-" if v is None else f"{len(str(v))}:{v}" for v in (seq, *values))
    return sha256((hash_before + parts).encode("utf-8", "surrogatepass")).hexdigest()

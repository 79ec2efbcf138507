"""Half-typed texts outlive a restore: what nobody has sent or saved yet is in no backup that is older."""

from collections import defaultdict
from contextlib import closing, suppress
from pathlib import Path

import apsw

from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.storage.database import Database
from taskflow_desktop.storage.repository import Repository

_BELONGS_TO = {
    "message": ("room", "created_at"),
    "new_task": ("room", "created_at"),
    "handover": ("room", "created_at"),
    "memo": ("task", "created_at"),
    "title": ("task", "created_at"),
    "check": ("task", "created_at"),
    "ask": ("task", "created_at"),
    "review": ("review", "asked_at"),
}
"""What the number in a draft's place ("memo/12") is of, and the time by which it is known to be the same one."""


def carry_over(live: Path, database: Database) -> None:
    """Put the half-typed texts of `live` into `database`, which is about to take its place.

    Only of people who are in both, and only beside rooms and tasks that are the same in both: a number may be given
    again after a restore, and nobody must find his words in the room of somebody else.
    """
    with suppress(apsw.Error), closing(apsw.Connection(str(live), flags=apsw.SQLITE_OPEN_READONLY)) as present:
        if not _same(present, database, "event", "hash", 1, key="seq"):
            return
        texts: dict[tuple[int, str], list[str]] = defaultdict(list)
        query = "SELECT agent_id, place, text FROM draft WHERE text <> '' ORDER BY agent_id, length(place), place"
        for agent_id, place, text in present.execute(query):
            texts[agent_id, place.partition("#")[0]].append(text)  # the parts of a long one, in order
        repository = Repository(database)
        for (agent_id, place), parts in texts.items():
            if _is_here(database, agent_id) and _same_place(present, database, place):
                with database.transaction(AgentId(agent_id)):
                    repository.put_draft(AgentId(agent_id), place, "".join(parts))


def _is_here(database: Database, agent_id: int) -> bool:
    return bool(database.rows("SELECT 1 FROM agent WHERE id = ? AND deactivated_at IS NULL", (agent_id,)))


def _same_place(present: apsw.Connection, database: Database, place: str) -> bool:
    kind, _, number = place.partition("/")
    if kind not in _BELONGS_TO:
        return False
    table, column = _BELONGS_TO[kind]
    return number.isascii() and number.isdigit() and _same(present, database, table, column, int(number))


def _same(
    present: apsw.Connection, database: Database, table: str, column: str, number: int, *, key: str = "id"
) -> bool:
    query = f"SELECT {column} FROM {table} WHERE {key} = ?"
    found = present.execute(query, (number,)).get
    return found is not None and found == database.value(query, (number,))

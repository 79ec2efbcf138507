"""People as an admin looks after them: their accounts, what they have to do, and the names of imported files."""

from collections.abc import Sequence

from taskflow_desktop.domain.errors import NotFound
from taskflow_desktop.domain.ids import AgentId, SourceId
from taskflow_desktop.domain.team import AgentWork, ImportedName
from taskflow_desktop.storage.database import Database

_OPEN_ROOMS = "main_agent_id = ? AND state <> 'closed'"
_PLACES = (
    "FROM collaborator c JOIN task t ON t.id = c.task_id"
    " WHERE c.agent_id = ? AND c.removed_at IS NULL AND t.outcome IS NULL"
)
_NAME = "SELECT a.source_id, s.name, a.remote_key, a.agent_id FROM agent_alias a JOIN source s ON s.id = a.source_id"


def hold(database: Database) -> None:
    """Until the transaction ends nobody else changes who is on the team: two never take one name at the same instant.

    It is the row that the database itself holds for the last admin (`rules.locks`). SQLite has one writer at a time.
    """
    if database.dialect == "postgres":
        database.rows("SELECT 1 FROM setting WHERE key = 'task_flow' FOR NO KEY UPDATE")


def work(database: Database, agent_id: AgentId) -> AgentWork:
    """What an agent would leave behind now."""
    return AgentWork(
        rooms=int(database.value(f"SELECT count(*) FROM room WHERE {_OPEN_ROOMS}", (agent_id,))),
        tasks=int(database.value("SELECT count(*) FROM task WHERE owner_id = ? AND outcome IS NULL", (agent_id,))),
        places=int(database.value(f"SELECT count(*) {_PLACES}", (agent_id,))),
    )


def password_hash(database: Database, agent_id: AgentId) -> str | None:
    """The hash of an agent's password, None if he has none."""
    found = database.value("SELECT password_hash FROM agent WHERE id = ?", (agent_id,))
    return None if found is None else str(found)


def deactivate(database: Database, agent_id: AgentId) -> None:
    """An agent has left the team, now."""
    database.run(
        "UPDATE agent SET deactivated_at = tf_now(), version = version + 1 WHERE id = ? AND deactivated_at IS NULL",
        (agent_id,),
    )


def hand_rooms(database: Database, from_id: AgentId, to_id: AgentId) -> Sequence[int]:
    """Give all open rooms of one agent to another; their unfinished tasks follow. Return the ids of the rooms."""
    rooms = [key for (key,) in database.rows(f"SELECT id FROM room WHERE {_OPEN_ROOMS} ORDER BY id", (from_id,))]
    sql = f"UPDATE room SET main_agent_id = ?, version = version + 1 WHERE id = ? AND {_OPEN_ROOMS}"
    database.run_many(sql, [(to_id, room, from_id) for room in rooms])
    return rooms


def leave_word(
    database: Database, rooms: Sequence[int], *, from_id: AgentId, to_id: AgentId, by_id: AgentId, reason: str
) -> None:
    """Tell the receiver in each room that was just handed to him why he has it."""
    sql = "INSERT INTO handover (room_id, from_id, to_id, by_id, reason, message) VALUES (?, ?, ?, ?, ?, '')"
    database.run_many(sql, [(room, from_id, to_id, by_id, reason) for room in rooms])


def hand_tasks(database: Database, from_id: AgentId, to_id: AgentId) -> int:
    """Give all unfinished tasks of one agent to another. Return how many."""
    sql = "UPDATE task SET owner_id = ?, version = version + 1 WHERE owner_id = ? AND outcome IS NULL"
    return database.run(sql, (to_id, from_id))


def hand_places(database: Database, from_id: AgentId, to_id: AgentId, by_id: AgentId) -> int:
    """Put one agent in the place of another wherever that one is a collaborator of an unfinished task.

    Where he is the owner or a collaborator already, the other one only leaves. Return how many places there were.
    """
    tasks = [key for (key,) in database.rows(f"SELECT c.task_id {_PLACES} ORDER BY c.task_id", (from_id,))]
    database.run_many(
        "UPDATE collaborator SET removed_at = tf_now() WHERE task_id = ? AND agent_id = ? AND removed_at IS NULL",
        [(task, from_id) for task in tasks],
    )
    database.run_many(
        "INSERT INTO collaborator (task_id, agent_id, added_by) SELECT t.id, a.id, ? FROM task t, agent a"
        " WHERE t.id = ? AND a.id = ? AND t.owner_id <> a.id AND NOT EXISTS (SELECT 1 FROM collaborator c"
        " WHERE c.task_id = t.id AND c.agent_id = a.id AND c.removed_at IS NULL)",
        [(by_id, task, to_id) for task in tasks],
    )
    return len(tasks)


def imported_names(database: Database) -> tuple[ImportedName, ...]:
    """All names that imported files gave, with the agents who stand for them."""
    return tuple(ImportedName(*row) for row in database.rows(f"{_NAME} ORDER BY s.name, a.remote_key"))


def imported_name(database: Database, source_id: SourceId, key: str) -> ImportedName:
    """One name of a source. Raises NotFound."""
    found = database.row(f"{_NAME} WHERE a.source_id = ? AND a.remote_key = ?", (source_id, key))
    if found is None:
        raise NotFound(f"name {key} of source {source_id}")
    return ImportedName(*found)


def map_name(database: Database, source_id: SourceId, key: str, agent_id: AgentId) -> None:
    """From now on this name of a source means another agent."""
    sql = "UPDATE agent_alias SET agent_id = ? WHERE source_id = ? AND remote_key = ?"
    database.run(sql, (agent_id, source_id, key))


def map_all(database: Database, from_id: AgentId, to_id: AgentId) -> None:
    """From now on every imported name that meant one agent means another."""
    database.run("UPDATE agent_alias SET agent_id = ? WHERE agent_id = ?", (to_id, from_id))

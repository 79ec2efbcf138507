"""Which rows are held while a change is judged, so that what the guards found true is still true at commit.

A guard that asks about another row is true only as long as that row stays as it is. SQLite has one writer at a time and
needs none of this. The order is the one in which all take them: room, task, stage, agent.
"""

from dataclasses import dataclass

from taskflow_desktop.rules.sql import Change


@dataclass(frozen=True, slots=True)
class Lock:
    """Before the guards of `event` on `table` are asked, `rows` are held until the transaction ends."""

    table: str
    event: Change
    rows: str


LOCKS: tuple[Lock, ...] = (
    # No task is created for a main agent who is losing the room at this instant: its owner could not follow.
    Lock("task", "INSERT", "SELECT 1 FROM room r WHERE r.id = NEW.room_id FOR NO KEY UPDATE"),
    # A stage is not archived while a task enters it.
    Lock("task", "INSERT", "SELECT 1 FROM stage s WHERE s.id = NEW.stage_id FOR SHARE"),
    Lock("task", "UPDATE", "SELECT 1 FROM stage s WHERE s.id = NEW.stage_id AND s.id <> OLD.stage_id FOR SHARE"),
    # Nobody is deactivated while something is handed to him.
    Lock("task", "UPDATE", "SELECT 1 FROM agent a WHERE a.id = NEW.owner_id AND a.id <> OLD.owner_id FOR SHARE"),
    Lock("room", "INSERT", "SELECT 1 FROM agent a WHERE a.id = NEW.main_agent_id FOR SHARE"),
    Lock(
        "room",
        "UPDATE",
        "SELECT 1 FROM agent a WHERE a.id = NEW.main_agent_id"
        " AND NEW.main_agent_id IS DISTINCT FROM OLD.main_agent_id FOR SHARE",
    ),
    Lock("message", "INSERT", "SELECT 1 FROM room r WHERE r.id = NEW.room_id FOR NO KEY UPDATE"),
    # A collaborator does not become owner while he is added.
    Lock("collaborator", "INSERT", "SELECT 1 FROM task t WHERE t.id = NEW.task_id FOR NO KEY UPDATE"),
    Lock("collaborator", "INSERT", "SELECT 1 FROM agent a WHERE a.id = NEW.agent_id FOR SHARE"),
    # The last two stages, or the last two admins, do not go at the same instant.
    Lock(
        "stage",
        "UPDATE",
        "SELECT 1 FROM flow f WHERE f.id = OLD.flow_id AND NEW.archived_at IS NOT NULL AND OLD.archived_at IS NULL"
        " FOR NO KEY UPDATE",
    ),
    Lock(
        "agent",
        "UPDATE",
        "SELECT 1 FROM setting s WHERE s.key = 'task_flow' AND OLD.role = 'admin'"
        " AND (NEW.role <> 'admin' OR NEW.deactivated_at IS NOT NULL) FOR NO KEY UPDATE",
    ),
)

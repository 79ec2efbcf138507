"""What a person has set for himself about his work: a value per key, his own and no line of any history."""

from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.storage.database import Database


def own_settings(database: Database, agent_id: AgentId) -> dict[str, str]:
    """All that an agent has set, by key."""
    return dict(database.rows("SELECT key, value FROM own_setting WHERE agent_id = ?", (agent_id,)))


def put_own_setting(database: Database, agent_id: AgentId, key: str, value: str) -> None:
    """An agent sets one of his own."""
    database.run(
        "INSERT INTO own_setting (agent_id, key, value) VALUES (?, ?, ?)"
        " ON CONFLICT (agent_id, key) DO UPDATE SET value = excluded.value",
        (agent_id, key, value),
    )

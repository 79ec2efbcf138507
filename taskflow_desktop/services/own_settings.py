"""A person's own settings about his work, which follow him to every computer. No line of any history."""

from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.rules.texts import storable
from taskflow_desktop.storage import own_settings
from taskflow_desktop.storage.repository import Repository


def keep_own_setting(repository: Repository, agent_id: AgentId, key: str, value: str) -> None:
    """Keep what the agent has set under `key`."""
    with repository.transaction(agent_id):
        own_settings.put_own_setting(repository.database, agent_id, key, storable(value))

"""Half-typed texts, kept per person and place until they are sent."""

from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.rules.texts import storable
from taskflow_desktop.storage.repository import Repository


def keep_draft(repository: Repository, agent_id: AgentId, place: str, text: str) -> None:
    """Keep `text` for `place`, or forget it if it is empty. Refused: draft.long."""
    with repository.transaction(agent_id):
        repository.put_draft(agent_id, place, storable(text))

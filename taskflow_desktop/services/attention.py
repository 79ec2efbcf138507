"""What a person has taken note of: alerts he read, histories he looked at. His own, and no line of any history."""

from taskflow_desktop.domain.ids import AgentId, AlertId, EventSeq
from taskflow_desktop.storage import together
from taskflow_desktop.storage.repository import Repository


def read_alert(repository: Repository, agent_id: AgentId, alert_id: AlertId) -> None:
    """Mark one alert as read."""
    with repository.transaction(agent_id):
        together.read_alert(repository.database, agent_id, alert_id)


def read_all_alerts(repository: Repository, agent_id: AgentId) -> None:
    """Mark all alerts as read."""
    with repository.transaction(agent_id):
        together.read_all_alerts(repository.database, agent_id)


def keep_looked(repository: Repository, agent_id: AgentId, place: str, seq: EventSeq) -> None:
    """Remember that all events of a place ("task/<id>", "room/<id>") up to `seq` were seen."""
    with repository.transaction(agent_id):
        together.put_looked(repository.database, agent_id, place, seq)

"""The alerts: what the history tells that somebody was told, against what stands there."""

from collections.abc import Iterator

from taskflow_desktop.domain.checks import Finding, FindingCode
from taskflow_desktop.services.check_task import Show
from taskflow_desktop.storage import check_alerts
from taskflow_desktop.storage.database import Database


def alerts(database: Database, agent: Show) -> Iterator[Finding]:
    """Alerts that nothing raised, and those that are not there."""
    for key in check_alerts.unfounded(database):
        yield Finding(FindingCode.WITHOUT_HISTORY, "the alerts", f"alert {key}")
    for kind, agent_id, seq in check_alerts.missing(database):
        yield Finding(FindingCode.GONE, "the alerts", f"{kind} for {agent(agent_id)}", seq)

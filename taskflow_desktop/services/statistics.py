"""Statistics: everybody reads his own, managers and admins those of anybody and of all. Nothing is written."""

from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.statistics import FoundTasks, Statistics, StatisticsFilter, TasksBehind
from taskflow_desktop.rules import permissions
from taskflow_desktop.services.change import refuse
from taskflow_desktop.storage import statistics_reads
from taskflow_desktop.storage.repository import Repository


def figures(repository: Repository, agent_id: AgentId, where: StatisticsFilter) -> Statistics:
    """Count for `agent_id`. Refused: statistics.own_only."""
    _may_see(repository, agent_id, where)
    return statistics_reads.statistics(repository.database, where)


def tasks_behind(repository: Repository, agent_id: AgentId, where: StatisticsFilter, wanted: TasksBehind) -> FoundTasks:
    """Read the tasks of a figure. Refused: statistics.own_only."""
    _may_see(repository, agent_id, where)
    return statistics_reads.tasks_behind(repository.database, where, wanted)


def _may_see(repository: Repository, agent_id: AgentId, where: StatisticsFilter) -> None:
    refuse(permissions.why_not_see_statistics(repository.agent(agent_id), where.agent_id))

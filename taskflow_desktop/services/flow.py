"""Switching Task Flow, and the stages it begins with."""

import json

from taskflow_desktop import assets
from taskflow_desktop.domain.entities import Flow
from taskflow_desktop.rules import permissions
from taskflow_desktop.services.change import As, Changed, change, refuse
from taskflow_desktop.storage.repository import Repository

SETTING = "task_flow"


def switch_flow(repository: Repository, who: As, *, on: bool) -> Changed[Flow]:
    """Switch Task Flow for everybody (rule 1). The first time on, the flow gets its default stages (rule 10)."""

    def write() -> Flow:
        refuse(permissions.why_not_switch_flow(repository.agent(who.agent_id)))
        if on and not repository.flow().stages:
            for position, stage in enumerate(default_stages(), start=1):
                repository.add_stage(position, *stage)
        repository.put_setting(SETTING, "on" if on else "off")
        return repository.flow()

    return change(repository, who, write)


def default_stages() -> tuple[tuple[str, str], ...]:
    """Name and colour of the default flow's stages, in order."""
    stages = json.loads(assets.read_text("flows/default.json"))["stages"]
    return tuple((stage["name"], stage["colour"]) for stage in stages)

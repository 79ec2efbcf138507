"""Switching Task Flow, the stages it begins with, and the design of its stages."""

from typing import Literal

from taskflow_desktop.domain.entities import Flow
from taskflow_desktop.domain.errors import Conflict
from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.domain.stages import FlowPlan, StageLeaving, StageSketch
from taskflow_desktop.rules import permissions
from taskflow_desktop.rules.flow_templates import template
from taskflow_desktop.rules.stages import name_key, steps, why_not_plan
from taskflow_desktop.rules.texts import one_line
from taskflow_desktop.services.change import As, Changed, change, refuse
from taskflow_desktop.storage import stages
from taskflow_desktop.storage.repository import Repository

SETTING = "task_flow"


def switch_flow(repository: Repository, who: As, *, on: bool, language: Literal["ko", "en"] = "ko") -> Changed[Flow]:
    """Switch Task Flow for everybody (rule 1).

    The first time on, the flow gets its default stages (rule 10), called as `language` calls them.
    """

    def write() -> Flow:
        refuse(permissions.why_not_switch_flow(repository.agent(who.agent_id)))
        if on and not repository.flow().stages:
            for position, stage in enumerate(default_stages(language), start=1):
                repository.add_stage(position, stage.name, stage.colour)
        repository.put_setting(SETTING, "on" if on else "off")
        return repository.flow()

    return change(repository, who, write)


def default_stages(language: Literal["ko", "en"] = "ko") -> tuple[StageSketch, ...]:
    """Name and colour of the default flow's stages, in order."""
    return template("default", language).stages


def save_stages(repository: Repository, who: As, plan: FlowPlan) -> Changed[Flow]:
    """Make the stages what the plan says, all of it or nothing (rules 10 and 11): the flow as it is then.

    Raises Conflict if another plan was saved since this one was begun.
    """

    def write() -> Flow:
        refuse(permissions.why_not_design_stages(repository.agent(who.agent_id)))
        flow = repository.flow()
        if repository.applied(who.op):
            return flow
        if flow.design != plan.design:
            raise Conflict(f"flow at {plan.design}")
        refuse(why_not_plan(plan, flow, stages.loads(repository.database)))
        if _as_saved(plan, flow):
            return flow
        stages.take_design(repository.database, plan.design)
        _write(repository, plan, len(flow.active_stages))
        return repository.flow()

    return change(repository, who, write)


def _as_saved(plan: FlowPlan, flow: Flow) -> bool:
    """True if the plan changes nothing."""
    wanted = [(stage.stage_id, one_line(stage.name), stage.colour) for stage in plan.stages]
    return wanted == [(stage.id, stage.name, stage.colour) for stage in flow.active_stages]


def _write(repository: Repository, plan: FlowPlan, active: int) -> None:
    names = [one_line(stage.name) for stage in plan.stages]
    ids: list[StageId | None] = [stage.stage_id for stage in plan.stages]
    keys = [name_key(name) for name in names]
    keepers = {(stage_id, key) for stage_id, key in zip(ids, keys, strict=True) if stage_id is not None}
    stages.free_names(repository.database, keys, keepers)
    for step in steps(plan, active) or ():
        if isinstance(step, StageLeaving):
            successor = ids[step.into] if step.into is not None else None
            stages.archive_stage(repository.database, step.stage_id, successor)
        else:
            ids[step] = repository.add_stage(step + 1, names[step], plan.stages[step].colour)
    for place, (stage_id, name) in enumerate(zip(ids, names, strict=True)):
        if stage_id is not None:
            stages.put_stage(repository.database, stage_id, place + 1, name, plan.stages[place].colour)

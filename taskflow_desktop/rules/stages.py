"""What stages an admin may design (product.md rules 10 and 11): names, colours, number, removal, in one place."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from taskflow_desktop.domain.entities import Flow
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.domain.stages import FlowPlan, FlowSketch, StageLeaving, StageLoad
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.texts import is_blank, look_alike, one_line

_HEX = re.compile(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")


def name_key(name: str) -> str:
    """Return what two names share that people cannot tell apart; never with a space."""
    return look_alike(one_line(name))


def why_not_stage_name(name: str) -> Refusal | None:
    """Say why `name` cannot be the name of a stage, whatever the others are called."""
    length = len(one_line(name))
    if is_blank(name) or not name_key(name) or length > limits.STAGE_NAME_CHARACTERS:
        return Refusal("stage.name_bad", n=length, limit=limits.STAGE_NAME_CHARACTERS)
    return None


def why_not_stage_names(names: Sequence[str]) -> dict[int, Refusal]:
    """Say which of the names of one flow cannot be, by their places from 0: of those alike all but the first."""
    refusals: dict[int, Refusal] = {}
    first: dict[str, int] = {}
    for place, name in enumerate(names):
        refusal = why_not_stage_name(name)
        if refusal is None and (earlier := first.setdefault(name_key(name), place)) != place:
            refusal = Refusal("stage.name_alike", name=one_line(names[earlier]))
        if refusal is not None:
            refusals[place] = refusal
    return refusals


def colour_of(text: str) -> str | None:
    """Return the colour that `text` writes ("#8659D8", "8659d8", "#85d") as "#RRGGBB", or None if it is none."""
    match = _HEX.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return None
    digits = match.group(1)
    whole = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    return f"#{whole.upper()}"


def whole_colour(text: str) -> str | None:
    """Return the same for a text that may still go on: only six digits are a colour then."""
    digits = unicodedata.normalize("NFKC", text).strip().removeprefix("#")
    return colour_of(text) if len(digits) == 6 else None


def why_not_colour(text: str) -> Refusal | None:
    """Say why `text` is no colour."""
    return None if colour_of(text) is not None else Refusal("stage.colour_bad")


def why_not_count(count: int) -> Refusal | None:
    """Say why a flow cannot have so many stages."""
    if count < 1:
        return Refusal("stage.min")
    return Refusal("stage.max", limit=limits.STAGES_MAX) if count > limits.STAGES_MAX else None


def why_not_add_stage(count: int) -> Refusal | None:
    """Say why no stage can be added to `count` others."""
    return why_not_count(count + 1)


def why_not_remove_stage(count: int) -> Refusal | None:
    """Say why one of `count` stages cannot be removed."""
    return why_not_count(count - 1)


def why_not_sketch(sketch: FlowSketch) -> Refusal | None:
    """Say why a template's or file's flow cannot be one."""
    refusal = why_not_count(len(sketch.stages))
    if refusal is not None:
        return refusal
    names = why_not_stage_names([stage.name for stage in sketch.stages])
    if names:
        return next(iter(names.values()))
    return next(filter(None, (why_not_colour(stage.colour) for stage in sketch.stages)), None)


def why_not_plan(plan: FlowPlan, flow: Flow, loads: Mapping[StageId, StageLoad]) -> Refusal | None:
    """Say why `plan` cannot become the stages of `flow`, whose stages hold `loads` (a stage left out holds nothing).

    What the flow has must be in the plan once, kept or leaving; else the plan was not made from this flow.
    """
    refusal = why_not_count(len(plan.stages))
    if refusal is not None:
        return refusal
    names = why_not_stage_names([stage.name for stage in plan.stages])
    if names:
        return next(iter(names.values()))
    for stage in plan.stages:
        if stage.colour != colour_of(stage.colour):
            return Refusal("stage.colour_bad")
    kept = [stage.stage_id for stage in plan.stages if stage.stage_id is not None]
    named = [*kept, *(leaving.stage_id for leaving in plan.leaving)]
    if sorted(named) != sorted(stage.id for stage in flow.active_stages):
        return Refusal("stage.gone")
    called = {stage.id: stage.name for stage in flow.stages}
    for leaving in plan.leaving:
        load = loads.get(leaving.stage_id)
        if leaving.into is None:
            if load is not None and load.tasks:
                return Refusal("stage.holds_tasks", name=called[leaving.stage_id], n=load.tasks)
        elif not 0 <= leaving.into < len(plan.stages):
            return Refusal("stage.gone")
    return None if steps(plan, len(flow.active_stages)) is not None else Refusal("stage.no_place")


def steps(plan: FlowPlan, active: int) -> tuple[StageLeaving | int, ...] | None:
    """Return in what order stages leave and come, so that there are never more than limits.STAGES_MAX.

    A number is the place of a new stage in the plan. None if there is no such order: all places are taken and
    everything that leaves waits for a new stage. `active` is how many stages there are before.
    """
    new = {place for place, stage in enumerate(plan.stages) if stage.stage_id is None}
    order: list[StageLeaving | int] = [leaving for leaving in plan.leaving if leaving.into not in new]
    free = limits.STAGES_MAX - active + len(order)
    # A new stage that takes tasks frees at least the place it takes, the others come last.
    for place in sorted(new, key=lambda each: (all(leaving.into != each for leaving in plan.leaving), each)):
        if free < 1:
            return None
        sources = [leaving for leaving in plan.leaving if leaving.into == place]
        order += [place, *sources]
        free += len(sources) - 1
    return tuple(order)

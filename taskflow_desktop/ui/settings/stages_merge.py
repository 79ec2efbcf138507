"""Two admins at once: what the other one changed, and one's own draft put on top of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from taskflow_desktop.domain.entities import Flow
from taskflow_desktop.domain.ids import EventSeq, StageId
from taskflow_desktop.ui.settings.stages_draft import Base, BaseStage, DraftStage, Leaving, StagesDraft, base_of


class Change(Enum):
    """What befell a stage."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    RECOLOURED = "recoloured"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Difference:
    """One change between two saved flows. `name` is what the stage is called after it, `before` what it was called.

    MOVED speaks of the order as a whole and names no stage.
    """

    change: Change
    stage_id: StageId | None = None
    name: str = ""
    before: str = ""


def differences(base: Base, flow: Flow) -> tuple[Difference, ...]:
    """Return what has changed since `base`, in the order of the flow as it is now, removals last."""
    before = {stage.stage_id: stage for stage in base.stages}
    now = base_of(flow, base.cursor).stages
    found: list[Difference] = []
    for stage in now:
        was = before.get(stage.stage_id)
        if was is None:
            found.append(Difference(Change.ADDED, stage.stage_id, stage.name))
            continue
        if was.name != stage.name:
            found.append(Difference(Change.RENAMED, stage.stage_id, stage.name, was.name))
        if was.colour != stage.colour:
            found.append(Difference(Change.RECOLOURED, stage.stage_id, stage.name, was.name))
    there = {stage.stage_id for stage in now}
    found += [
        Difference(Change.REMOVED, stage.stage_id, stage.name, stage.name)
        for stage in base.stages
        if stage.stage_id not in there
    ]
    both = [stage.stage_id for stage in now if stage.stage_id in before]
    if both != [stage.stage_id for stage in base.stages if stage.stage_id in there]:
        found.append(Difference(Change.MOVED))
    return tuple(found)


def rebased(draft: StagesDraft, flow: Flow, cursor: EventSeq) -> StagesDraft:
    """Return the draft made from `flow` as it is now: what only one of the two changed holds, else the draft.

    A stage the other one removed is gone, unless the draft had given it a name or colour of its own: then it is a new
    one, so that nothing typed is lost.
    """
    base = base_of(flow, cursor)
    was = {stage.stage_id: stage for stage in draft.base.stages}
    now = {stage.stage_id: stage for stage in base.stages}
    stages: list[DraftStage] = []
    for mine in draft.stages:
        merged = _merged(mine, was, now)
        if merged is not None:
            stages.append(merged)
    keys = {stage.key for stage in stages}
    leaving = tuple(
        each if each.into in keys else Leaving(each.stage_id, None) for each in draft.leaving if each.stage_id in now
    )
    made = replace(draft, base=base, stages=tuple(stages), leaving=leaving)
    if not _reordered(draft, [stage.stage_id for stage in stages]):
        made = _in_their_order(made)
    known = {*was, *(each.stage_id for each in made.stages)}
    for new in (stage for stage in base.stages if stage.stage_id not in known):
        made = _with_theirs(made, new)
    return made


def going_on(draft: StagesDraft, sent: StagesDraft, flow: Flow, cursor: EventSeq) -> StagesDraft:
    """Return the draft as it goes on after `sent` was saved as `flow`: what was edited since is kept.

    New stages have their ids now; one that was put back meanwhile comes as a new one.
    """
    ids = {stage.key: saved.id for stage, saved in zip(sent.stages, flow.active_stages, strict=True)}
    gone = {each.stage_id for each in sent.leaving}
    keys = {stage.key for stage in draft.stages}
    stages = tuple(
        replace(stage, stage_id=ids.get(stage.key, None if stage.stage_id in gone else stage.stage_id))
        for stage in draft.stages
    )
    named = {each.stage_id for each in draft.leaving}
    leaving = [each for each in draft.leaving if each.stage_id not in gone]
    leaving += [Leaving(saved, None) for key, saved in ids.items() if key not in keys and saved not in named]
    return replace(draft, base=base_of(flow, cursor), stages=stages, leaving=tuple(leaving))


def _merged(mine: DraftStage, was: dict[StageId, BaseStage], now: dict[StageId, BaseStage]) -> DraftStage | None:
    before = was.get(mine.stage_id) if mine.stage_id is not None else None
    if mine.stage_id is None or before is None:
        return mine
    theirs = now.get(mine.stage_id)
    if theirs is None:
        own = (mine.name, mine.colour) != (before.name, before.colour)
        return replace(mine, stage_id=None) if own else None
    return replace(
        mine,
        name=theirs.name if mine.name == before.name else mine.name,
        colour=theirs.colour if mine.colour == before.colour else mine.colour,
    )


def _reordered(draft: StagesDraft, left: Sequence[StageId | None]) -> bool:
    """True if the draft has an order of its own among the saved stages that are left."""
    before = [stage.stage_id for stage in draft.base.stages if stage.stage_id in left]
    return before != [stage_id for stage_id in left if stage_id is not None]


def _in_their_order(draft: StagesDraft) -> StagesDraft:
    """Put the saved stages into the order of now; new ones stay behind the stage they stand behind."""
    order = {stage.stage_id: place for place, stage in enumerate(draft.base.stages)}
    groups: list[list[DraftStage]] = [[]]
    for stage in draft.stages:
        if stage.stage_id is not None:
            groups.append([])
        groups[-1].append(stage)
    saved = sorted(groups[1:], key=lambda group: order.get(group[0].stage_id or StageId(0), 0))
    return replace(draft, stages=tuple(stage for group in (groups[0], *saved) for stage in group))


def _with_theirs(draft: StagesDraft, new: BaseStage) -> StagesDraft:
    """Put in a stage the other one added, behind the one it stands behind there."""
    before = [stage.stage_id for stage in draft.base.stages]
    before = before[: before.index(new.stage_id)]
    place = max((at + 1 for at, each in enumerate(draft.stages) if each.stage_id in before), default=0)
    stage = DraftStage(new.stage_id, new.stage_id, new.name, new.colour)
    return replace(draft, stages=(*draft.stages[:place], stage, *draft.stages[place:]))

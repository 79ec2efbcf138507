"""The stages as an admin is making them: a value that every edit makes anew, until it is saved as a whole."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from taskflow_desktop.domain.entities import Flow, Stage
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.ids import EventSeq, StageId
from taskflow_desktop.domain.stages import FlowPlan, FlowSketch, StageLeaving, StageLoad, StageSketch, StageWish
from taskflow_desktop.rules.json_text import from_json
from taskflow_desktop.rules.stages import name_key, why_not_stage_names
from taskflow_desktop.rules.texts import one_line

PLACE: Final = "flow/stages"
"""Where the draft is kept over closing."""


@dataclass(frozen=True, slots=True)
class BaseStage:
    """A stage as it was saved when the draft was begun."""

    stage_id: StageId
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Base:
    """What the draft was begun from: the flow at version `design`, when `cursor` was the newest event."""

    design: int
    cursor: EventSeq
    stages: tuple[BaseStage, ...]


@dataclass(frozen=True, slots=True)
class DraftStage:
    """A stage of the draft. `stage_id` None is a new one; its `key` is negative, that of a saved one is its id."""

    key: int
    stage_id: StageId | None
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """A saved stage that is to be removed, and the key of the one that takes its tasks."""

    stage_id: StageId
    into: int | None


@dataclass(frozen=True, slots=True)
class StagesDraft:
    """Stages in their order, and those that leave."""

    base: Base
    stages: tuple[DraftStage, ...]
    leaving: tuple[Leaving, ...] = ()
    next_key: int = -1  # of the next new stage; a key is never used again

    @property
    def changed(self) -> bool:
        """True if saving would change anything."""
        as_saved = tuple((stage.stage_id, stage.name, stage.colour) for stage in self.base.stages)
        return as_saved != tuple((stage.stage_id, one_line(stage.name), stage.colour) for stage in self.stages)

    @property
    def touched(self) -> bool:
        """True if it is not letter by letter as it was begun."""
        as_begun = tuple((stage.stage_id, stage.name, stage.colour) for stage in self.base.stages)
        return as_begun != tuple((stage.stage_id, stage.name, stage.colour) for stage in self.stages)

    @property
    def refusals(self) -> dict[int, Refusal]:
        """What is wrong with the names, by the keys of their stages."""
        found = why_not_stage_names([stage.name for stage in self.stages])
        return {self.stages[place].key: refusal for place, refusal in found.items()}

    @property
    def plan(self) -> FlowPlan:
        """What is to be saved."""
        places = {stage.key: place for place, stage in enumerate(self.stages)}
        return FlowPlan(
            self.base.design,
            tuple(StageWish(stage.stage_id, one_line(stage.name), stage.colour) for stage in self.stages),
            tuple(
                StageLeaving(each.stage_id, places.get(each.into) if each.into is not None else None)
                for each in self.leaving
            ),
        )

    @property
    def sketch(self) -> tuple[StageSketch, ...]:
        """Names and colours alone."""
        return tuple(StageSketch(one_line(stage.name), stage.colour) for stage in self.stages)

    def stage(self, key: int) -> DraftStage:
        """KeyError if there is none."""
        for stage in self.stages:
            if stage.key == key:
                return stage
        raise KeyError(key)

    def place(self, key: int) -> int:
        """The place of a stage from 0. KeyError if there is none."""
        return self.stages.index(self.stage(key))

    def base_of(self, stage_id: StageId) -> BaseStage | None:
        """A stage as it was saved."""
        return next((stage for stage in self.base.stages if stage.stage_id == stage_id), None)

    def named(self, key: int, name: str) -> "StagesDraft":
        """With another name for a stage."""
        return self._with(replace(self.stage(key), name=name))

    def coloured(self, key: int, colour: str) -> "StagesDraft":
        """With another colour ("#RRGGBB") for a stage."""
        return self._with(replace(self.stage(key), colour=colour))

    def moved(self, key: int, place: int) -> "StagesDraft":
        """With a stage at another place, from 0; the first or last one if there is no such place."""
        stage = self.stage(key)
        rest = [each for each in self.stages if each.key != key]
        rest.insert(max(0, min(place, len(rest))), stage)
        return replace(self, stages=tuple(rest))

    def added(self, name: str, colour: str) -> "StagesDraft":
        """With a new stage as the last."""
        new = DraftStage(self.next_key, None, name, colour)
        return replace(self, stages=(*self.stages, new), next_key=self.next_key - 1)

    def without(self, key: int, into: int | None = None) -> "StagesDraft":
        """Without a stage; `into` is the key of the one that takes its tasks, and those it was to take."""
        stage = self.stage(key)
        leaving = [replace(each, into=into) if each.into == key else each for each in self.leaving]
        if stage.stage_id is not None:
            leaving.append(Leaving(stage.stage_id, into))
        return replace(self, stages=tuple(each for each in self.stages if each.key != key), leaving=tuple(leaving))

    def with_back(self, stage_id: StageId) -> "StagesDraft":
        """With a stage that was to leave as it was saved, at its old place where that still is."""
        stage = self.base_of(stage_id)
        if stage is None:
            return self
        before = [each.stage_id for each in self.base.stages]
        before = before[: before.index(stage_id)]
        place = max((at + 1 for at, each in enumerate(self.stages) if each.stage_id in before), default=0)
        back = DraftStage(stage_id, stage_id, stage.name, stage.colour)
        return replace(
            self,
            stages=(*self.stages[:place], back, *self.stages[place:]),
            leaving=tuple(each for each in self.leaving if each.stage_id != stage_id),
        )

    def incoming(self, key: int) -> tuple[StageId, ...]:
        """The stages that leave their tasks to this one."""
        return tuple(each.stage_id for each in self.leaving if each.into == key)

    def waiting_tasks(self, key: int, loads: Mapping[StageId, StageLoad]) -> int:
        """How many tasks need another place when this stage goes: its own and those it was to take."""
        stage = self.stage(key)
        ids = (*((stage.stage_id,) if stage.stage_id is not None else ()), *self.incoming(key))
        return sum(loads[each].tasks for each in ids if each in loads)

    def replaced(self, sketch: FlowSketch) -> "StagesDraft":
        """With the stages of a template or file: one that is called the same stays the same stage, others leave."""
        present = {name_key(stage.name): stage for stage in reversed(self.stages)}
        key = self.next_key
        stages: list[DraftStage] = []
        for wanted in sketch.stages:
            same = present.pop(name_key(wanted.name), None)
            if same is not None:
                stages.append(replace(same, name=wanted.name, colour=wanted.colour))
            else:
                stages.append(DraftStage(key, None, wanted.name, wanted.colour))
                key -= 1
        kept = {stage.key for stage in stages}
        leaving = [replace(each, into=each.into if each.into in kept else None) for each in self.leaving]
        leaving += [
            Leaving(stage.stage_id, None)
            for stage in self.stages
            if stage.key not in kept and stage.stage_id is not None
        ]
        return replace(self, stages=tuple(stages), leaving=tuple(leaving), next_key=key)

    def seen(self, cursor: EventSeq) -> "StagesDraft":
        """Begun from a flow that was still the same when `cursor` was the newest event."""
        return replace(self, base=replace(self.base, cursor=cursor))

    def sent(self, stage_id: StageId, into: int | None) -> "StagesDraft":
        """With another stage (by its key) that takes the tasks of one that leaves."""
        changed = (replace(each, into=into) if each.stage_id == stage_id else each for each in self.leaving)
        return replace(self, leaving=tuple(changed))

    def _with(self, changed: DraftStage) -> "StagesDraft":
        return replace(self, stages=tuple(changed if each.key == changed.key else each for each in self.stages))


def base_of(flow: Flow, cursor: EventSeq) -> Base:
    """Return what a draft is begun from."""
    return Base(flow.design, cursor, tuple(map(_base_stage, flow.active_stages)))


def begun(flow: Flow, cursor: EventSeq) -> StagesDraft:
    """Return a draft in which nothing is changed yet."""
    base = base_of(flow, cursor)
    stages = (DraftStage(each.stage_id, each.stage_id, each.name, each.colour) for each in base.stages)
    return StagesDraft(base, tuple(stages))


def _base_stage(stage: Stage) -> BaseStage:
    return BaseStage(stage.id, stage.name, stage.colour)


# --- kept over closing ------------------------------------------------------------------------------------------------


def written(draft: StagesDraft) -> str:
    """Return the draft as text, "" if there is nothing to keep."""
    if not draft.touched:
        return ""
    base = draft.base
    return json.dumps(
        {
            "design": base.design,
            "cursor": base.cursor,
            "base": [[each.stage_id, each.name, each.colour] for each in base.stages],
            "stages": [[each.key, each.stage_id, each.name, each.colour] for each in draft.stages],
            "leaving": [[each.stage_id, each.into] for each in draft.leaving],
        },
        ensure_ascii=False,
    )


def read(text: str) -> StagesDraft | None:
    """Return the draft that `text` holds, or None if it holds none."""
    try:
        held = from_json(text)
        base = Base(
            int(held["design"]),
            EventSeq(int(held["cursor"])),
            tuple(BaseStage(StageId(int(key)), str(name), str(colour)) for key, name, colour in held["base"]),
        )
        stages = tuple(
            DraftStage(int(key), StageId(int(stage_id)) if stage_id is not None else None, str(name), str(colour))
            for key, stage_id, name, colour in held["stages"]
        )
        leaving = tuple(
            Leaving(StageId(int(stage_id)), int(into) if into is not None else None)
            for stage_id, into in held["leaving"]
        )
    except (ValueError, TypeError, KeyError):
        return None
    keys = [stage.key for stage in stages]
    if len(set(keys)) != len(keys):
        return None
    return StagesDraft(base, stages, leaving, min(0, *keys) - 1)


def typed_in(text: str) -> str:
    """Return the names of a kept draft, a line each: what a person typed."""
    draft = read(text)
    return "\n".join(stage.name for stage in draft.stages) if draft is not None else text

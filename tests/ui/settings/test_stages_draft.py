"""The draft of the stages as a value: edits, keeping, and another admin's changes put under it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.domain.entities import Flow, Stage
from taskflow_desktop.domain.ids import EventSeq, FlowId, StageId
from taskflow_desktop.domain.stages import FlowSketch, StageLeaving, StageLoad, StageSketch
from taskflow_desktop.rules.stages import why_not_plan
from taskflow_desktop.ui.settings.stages_draft import StagesDraft, begun, read, typed_in, written
from taskflow_desktop.ui.settings.stages_merge import Change, Difference, differences, going_on, rebased

SEQ = EventSeq(7)


def flow(*stages: tuple[int, str, str], design: int = 1, gone: tuple[int, ...] = ()) -> Flow:
    active = tuple(
        Stage(StageId(key), FlowId(1), place, name, colour, archived=False, version=1)
        for place, (key, name, colour) in enumerate(stages, start=1)
    )
    archived = tuple(Stage(StageId(key), FlowId(1), 1, "?", "#000000", archived=True, version=2) for key in gone)
    return Flow(on=True, switched_at=None, switched_by="", version=1, stages=(*active, *archived), design=design)


ONE, TWO, THREE = (1, "가", "#111111"), (2, "나", "#222222"), (3, "다", "#333333")
BASE = flow(ONE, TWO, THREE)


def draft() -> StagesDraft:
    return begun(BASE, SEQ)


def names(made: StagesDraft) -> list[str]:
    return [stage.name for stage in made.stages]


def test_a_draft_begins_unchanged_and_spaces_round_a_name_change_nothing() -> None:
    made = draft()
    assert (made.touched, made.changed) == (False, False)
    spaced = made.named(1, " 가 ")
    assert (spaced.touched, spaced.changed) == (True, False)
    assert made.named(1, "라").named(1, "가") == made


def test_the_plan_names_receivers_by_their_places() -> None:
    made = draft().added("새", "#444444").moved(-1, 0).without(2, 3)
    plan = made.plan
    assert [(stage.stage_id, stage.name) for stage in plan.stages] == [(None, "새"), (1, "가"), (3, "다")]
    assert plan.leaving == (StageLeaving(StageId(2), 2),)
    assert plan.design == 1


def test_a_receiver_that_goes_hands_everything_on() -> None:
    made = draft().without(1, 2).without(2, 3)
    assert made.plan.leaving == (StageLeaving(StageId(1), 0), StageLeaving(StageId(2), 0))
    loads = {StageId(1): StageLoad(4, 1), StageId(3): StageLoad(2, 2)}
    assert made.waiting_tasks(3, loads) == 6
    assert draft().without(1, 2).waiting_tasks(2, loads) == 4


def test_a_key_is_never_used_again() -> None:
    made = draft().added("새", "#444444")
    key = made.stages[-1].key
    again = made.without(key).added("다른", "#444444")
    assert again.stages[-1].key != key


def test_a_stage_comes_back_as_it_was_saved_at_its_place() -> None:
    made = draft().named(2, "고침").without(2, 1)
    back = made.with_back(StageId(2))
    assert back.stages == draft().stages
    assert back.leaving == ()


def test_a_template_keeps_stages_of_the_same_name() -> None:
    sketch = FlowSketch("", (StageSketch("처음", "#444444"), StageSketch("나", "#555555")))
    made = draft().without(3, 1).replaced(sketch)
    assert [(stage.stage_id, stage.name, stage.colour) for stage in made.stages] == [
        (None, "처음", "#444444"),
        (2, "나", "#555555"),
    ]
    assert {leaving.stage_id: leaving.into for leaving in made.leaving} == {1: None, 3: None}


def test_what_is_kept_comes_back_and_nonsense_is_nothing() -> None:
    made = draft().added("새", "#444444").moved(1, 2).without(2, 3).coloured(3, "#666666")
    assert read(written(made)) == made
    assert written(draft()) == ""
    assert typed_in(written(made)) == "\n".join(names(made))
    assert typed_in("{") == "{"
    for text in ("", "{", "null", "[]", "1", '{"design": 1}', written(made).replace('"base"', '"b"')):
        assert read(text) is None
    twice = written(made).replace("[-1, null", "[1, null")
    assert read(twice) is None


# --- two admins -------------------------------------------------------------------------------------------------------


def test_every_change_of_the_other_one_is_told() -> None:
    theirs = flow((3, "다", "#333333"), (1, "하나", "#999999"), (4, "새것", "#444444"), design=2, gone=(2,))
    assert differences(draft().base, theirs) == (
        Difference(Change.RENAMED, StageId(1), "하나", "가"),
        Difference(Change.RECOLOURED, StageId(1), "하나", "가"),
        Difference(Change.ADDED, StageId(4), "새것"),
        Difference(Change.REMOVED, StageId(2), "나", "나"),
        Difference(Change.MOVED),
    )
    assert differences(draft().base, BASE) == ()


def test_what_only_one_changed_holds_and_else_the_draft() -> None:
    theirs = flow((1, "하나", "#999999"), (2, "둘", "#222222"), THREE, design=2)
    made = rebased(draft().named(2, "내 것").coloured(1, "#777777"), theirs, EventSeq(9))
    assert [(stage.name, stage.colour) for stage in made.stages] == [
        ("하나", "#777777"),
        ("내 것", "#222222"),
        ("다", "#333333"),
    ]
    assert (made.base.design, made.base.cursor) == (2, 9)


def test_a_stage_the_other_one_removed_goes_unless_it_was_edited_here() -> None:
    theirs = flow(ONE, THREE, design=2, gone=(2,))
    assert names(rebased(draft().named(1, "처음"), theirs, SEQ)) == ["처음", "다"]
    kept = rebased(draft().named(2, "내 것"), theirs, SEQ)
    assert [(stage.stage_id, stage.name) for stage in kept.stages] == [(1, "가"), (None, "내 것"), (3, "다")]


def test_a_receiver_that_is_gone_is_chosen_anew() -> None:
    made = rebased(draft().without(3, 2), flow(ONE, THREE, design=2, gone=(2,)), SEQ)
    assert [(leaving.stage_id, leaving.into) for leaving in made.leaving] == [(3, None)]
    both = rebased(draft().without(3, 2), flow(ONE, TWO, design=2, gone=(3,)), SEQ)
    assert (both.leaving, both.touched) == ((), False)


def test_their_order_holds_unless_there_is_one_of_ones_own() -> None:
    theirs = flow(THREE, ONE, TWO, (4, "라", "#444444"), design=2)
    assert names(rebased(draft().named(1, "하나"), theirs, SEQ)) == ["다", "하나", "나", "라"]
    assert names(rebased(draft().moved(1, 1), theirs, SEQ)) == ["나", "가", "다", "라"]
    mine = draft().added("새", "#555555").moved(-1, 1)
    assert names(rebased(mine, theirs, SEQ)) == ["다", "가", "새", "나", "라"]


_NAME = st.sampled_from(["가", "나", "다", "라", "마", "바"])
_COLOUR = st.sampled_from(["#111111", "#222222", "#333333"])


@st.composite
def edits(draw: st.DrawFn, made: StagesDraft) -> StagesDraft:
    """A draft after some edits."""
    for _ in range(draw(st.integers(0, 6))):
        keys = [stage.key for stage in made.stages]
        key = draw(st.sampled_from(keys))
        kind = draw(st.sampled_from(["name", "colour", "move", "add", "remove", "back"]))
        if kind == "name":
            made = made.named(key, draw(_NAME))
        elif kind == "colour":
            made = made.coloured(key, draw(_COLOUR))
        elif kind == "move":
            made = made.moved(key, draw(st.integers(0, 5)))
        elif kind == "add":
            made = made.added(draw(_NAME), draw(_COLOUR))
        elif kind == "remove" and len(keys) > 1:
            made = made.without(key, draw(st.sampled_from([each for each in keys if each != key])))
        elif kind == "back" and made.leaving:
            made = made.with_back(draw(st.sampled_from(made.leaving)).stage_id)
    return made


def saved(made: StagesDraft, design: int) -> Flow:
    """The flow as it is when `made` was saved."""
    ids = [stage.stage_id or StageId(10 - stage.key) for stage in made.stages]
    stages = [(key, stage.name, stage.colour) for key, stage in zip(ids, made.stages, strict=True)]
    return flow(*stages, design=design, gone=tuple(leaving.stage_id for leaving in made.leaving))


@given(st.data())
def test_a_draft_always_accounts_for_every_saved_stage(data: st.DataObject) -> None:
    made = data.draw(edits(draft()))
    keys = [stage.key for stage in made.stages]
    assert len(set(keys)) == len(keys)
    assert all(leaving.into in keys for leaving in made.leaving)
    known = [stage.stage_id for stage in made.stages if stage.stage_id] + [each.stage_id for each in made.leaving]
    assert sorted(known) == [1, 2, 3]
    kept = read(written(made))
    assert (kept is None) == (not made.touched)
    assert kept is None or replace(kept, next_key=made.next_key) == made


@given(st.data())
def test_putting_both_together_gives_a_draft_of_what_is_saved(data: st.DataObject) -> None:
    mine, theirs = data.draw(edits(draft())), data.draw(edits(draft()))
    now = saved(theirs, 2)
    merged = rebased(mine, now, SEQ)
    known = [stage.stage_id for stage in merged.stages if stage.stage_id] + [each.stage_id for each in merged.leaving]
    assert sorted(known) == sorted(stage.id for stage in now.active_stages)
    refusal = why_not_plan(merged.plan, now, {})
    assert refusal is None or refusal.code in {"stage.name_alike", "stage.max", "stage.min", "stage.no_place"}


@given(st.data())
def test_who_changed_nothing_gets_what_is_saved(data: st.DataObject) -> None:
    now = saved(data.draw(edits(draft())), 2)
    merged = rebased(draft(), now, SEQ)
    assert not merged.touched
    assert replace(merged, next_key=-1) == begun(now, SEQ)


@given(st.data())
def test_without_changes_of_others_the_draft_stays_as_it_is(data: st.DataObject) -> None:
    mine = data.draw(edits(draft()))
    assert rebased(mine, BASE, SEQ) == mine


def test_what_was_edited_while_it_was_saved_goes_on() -> None:
    sent = draft().added("새", "#444444").added("또", "#555555").without(2, 1)
    now = flow(ONE, THREE, (8, "새", "#444444"), (9, "또", "#555555"), design=2, gone=(2,))
    since = sent.named(-1, "새로").without(-2).with_back(StageId(2))
    made = going_on(since, sent, now, SEQ)
    assert [(stage.stage_id, stage.name) for stage in made.stages] == [(1, "가"), (None, "나"), (3, "다"), (8, "새로")]
    assert [(leaving.stage_id, leaving.into) for leaving in made.leaving] == [(9, None)]
    assert why_not_plan(made.plan, now, {}) is None


@given(st.data())
def test_a_draft_that_goes_on_accounts_for_every_saved_stage(data: st.DataObject) -> None:
    sent = data.draw(edits(draft()))
    since = data.draw(edits(sent))
    now = saved(sent, 2)
    made = going_on(since, sent, now, SEQ)
    known = [stage.stage_id for stage in made.stages if stage.stage_id] + [each.stage_id for each in made.leaving]
    assert sorted(known) == sorted(stage.id for stage in now.active_stages)
    assert going_on(sent, sent, now, SEQ).touched is False

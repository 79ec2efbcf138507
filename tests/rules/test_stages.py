"""What stages may be designed: names, colours, number, and the order in which they come and go."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.domain.entities import Flow, Stage
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.ids import FlowId, StageId
from taskflow_desktop.domain.stages import FlowPlan, FlowSketch, StageLeaving, StageLoad, StageSketch, StageWish
from taskflow_desktop.rules import limits, stages
from taskflow_desktop.rules.flow_templates import templates

COLOUR = "#6B7585"


def flow(*names: str) -> Flow:
    found = tuple(
        Stage(StageId(place), FlowId(1), place, name, COLOUR, archived=False, version=1)
        for place, name in enumerate(names, start=1)
    )
    return Flow(on=True, switched_at=None, switched_by="", version=1, stages=found, design=3)


def wish(stage_id: int | None, name: str, colour: str = COLOUR) -> StageWish:
    return StageWish(StageId(stage_id) if stage_id is not None else None, name, colour)


def plan(*wishes: StageWish, leaving: tuple[tuple[int, int | None], ...] = ()) -> FlowPlan:
    return FlowPlan(3, wishes, tuple(StageLeaving(StageId(stage_id), into) for stage_id, into in leaving))


def code(refusal: Refusal | None) -> str:
    return refusal.code if refusal is not None else "ok"


@pytest.mark.parametrize("name", ["신", "가" * 20, " 앞뒤 공백 ", "In progress", "a\u0301" * 20, "1"])
def test_names_that_do(name: str) -> None:
    assert stages.why_not_stage_name(name) is None


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "\u3164", "가" * 21, "\t\n", "\u200d\ufe0f"])
def test_names_that_do_not(name: str) -> None:
    assert code(stages.why_not_stage_name(name)) == "stage.name_bad"


@pytest.mark.parametrize(
    "other",
    [
        "상담진행",
        "상담  진행",
        " 상담 진행",
        "상담\u00a0진행",
        "상담\u200b진행",
        unicodedata.normalize("NFD", "상담 진행"),
    ],
)
def test_a_name_that_looks_like_another_is_refused_and_names_it(other: str) -> None:
    refusals = stages.why_not_stage_names(["신규", "상담 진행", other])
    assert refusals == {2: Refusal("stage.name_alike", name="상담 진행")}


@pytest.mark.parametrize(("one", "other"), [("ABC", "abc"), ("ABC", "ＡＢＣ"), ("Straße", "STRASSE"), ("①", "1")])
def test_letters_of_another_case_or_width_are_alike(one: str, other: str) -> None:
    assert set(stages.why_not_stage_names([one, other])) == {1}


def test_different_names_are_different() -> None:
    assert stages.why_not_stage_names(["신규", "상담 진행", "보류", "해결", "e", "é"]) == {}


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#8659d8", "#8659D8"),
        ("8659D8", "#8659D8"),
        (" #85d ", "#8855DD"),
        ("＃８６５９Ｄ８", "#8659D8"),
        ("", None),
        ("#", None),
        ("#8659D", None),
        ("#8659D8FF", None),
        ("#GG59D8", None),
        ("red", None),
        ("#8659D8;}", None),
        ("url(file:///etc/passwd)", None),
        ("#٨٦٥٩٠١", None),
    ],
)
def test_what_is_a_colour(text: str, colour: str | None) -> None:
    assert stages.colour_of(text) == colour
    assert (stages.why_not_colour(text) is None) == (colour is not None)


@given(st.text(max_size=12))
def test_a_colour_is_always_written_the_same_way(text: str) -> None:
    colour = stages.colour_of(text)
    assert colour is None or (len(colour) == 7 and stages.colour_of(colour) == colour == colour.upper())


def test_one_to_eight_stages() -> None:
    assert [code(stages.why_not_count(n)) for n in (0, 1, 8, 9)] == ["stage.min", "ok", "ok", "stage.max"]
    assert code(stages.why_not_add_stage(8)) == "stage.max"
    assert code(stages.why_not_remove_stage(1)) == "stage.min"


# --- a whole plan -----------------------------------------------------------------------------------------------------

HELD = {StageId(2): StageLoad(3, 1)}


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (plan(wish(1, "신규"), wish(2, "상담"), wish(3, "해결")), "ok"),
        (plan(wish(3, "해결"), wish(None, "새로"), wish(1, "신규"), wish(2, "상담")), "ok"),
        (plan(wish(1, "신규"), wish(3, "해결"), leaving=((2, 0),)), "ok"),
        (plan(wish(1, "신규"), wish(2, "상담"), leaving=((3, None),)), "ok"),
        (plan(wish(1, "신규"), wish(None, "상담"), wish(3, "해결"), leaving=((2, 1),)), "ok"),
        (plan(), "stage.min"),
        (plan(*(wish(None, str(n)) for n in range(9))), "stage.max"),
        (plan(wish(1, "신규"), wish(2, ""), wish(3, "해결")), "stage.name_bad"),
        (plan(wish(1, "신규"), wish(2, "신 규"), wish(3, "해결")), "stage.name_alike"),
        (plan(wish(1, "신규", "red"), wish(2, "상담"), wish(3, "해결")), "stage.colour_bad"),
        (plan(wish(1, "신규", "#abcdef"), wish(2, "상담"), wish(3, "해결")), "stage.colour_bad"),
        (plan(wish(1, "신규"), wish(2, "상담")), "stage.gone"),
        (plan(wish(1, "신규"), wish(2, "상담"), wish(3, "해결"), wish(3, "또")), "stage.gone"),
        (plan(wish(1, "신규"), wish(2, "상담"), wish(9, "해결")), "stage.gone"),
        (plan(wish(1, "신규"), wish(2, "상담"), leaving=((3, 2),)), "stage.gone"),
        (plan(wish(1, "신규"), wish(2, "상담"), leaving=((3, -1),)), "stage.gone"),
        (plan(wish(1, "신규"), wish(3, "해결"), leaving=((2, None),)), "stage.holds_tasks"),
    ],
)
def test_what_a_plan_may_be(draft: FlowPlan, said: str) -> None:
    assert code(stages.why_not_plan(draft, flow("신규", "상담", "해결"), HELD)) == said


def test_the_refusal_tells_which_stage_holds_how_many() -> None:
    draft = plan(wish(1, "신규"), wish(3, "해결"), leaving=((2, None),))
    refusal = stages.why_not_plan(draft, flow("신규", "상담", "해결"), HELD)
    assert refusal == Refusal("stage.holds_tasks", name="상담", n=3)


def test_with_all_places_taken_tasks_go_to_a_new_stage_only_where_one_is_free_first() -> None:
    names = [str(n) for n in range(1, 9)]
    kept = [wish(n, str(n)) for n in range(1, 8)]
    full = flow(*names)
    assert code(stages.why_not_plan(plan(*kept, wish(None, "새"), leaving=((8, 7),)), full, {})) == "stage.no_place"
    fewer = plan(*kept[:6], wish(None, "새"), leaving=((7, 6), (8, 0)))
    assert stages.why_not_plan(fewer, full, {}) is None


@st.composite
def plans(draw: st.DrawFn) -> tuple[FlowPlan, int]:
    """A plan from a flow of so many stages, without a look at whether it can be."""
    active = draw(st.integers(1, 8))
    kept = draw(st.lists(st.sampled_from(range(1, active + 1)), unique=True, max_size=active))
    new = draw(st.integers(0 if kept else 1, max(0 if kept else 1, 8 - len(kept))))
    ids: list[int | None] = [*kept, *[None] * new]
    wishes = [wish(key, f"{place}") for place, key in enumerate(draw(st.permutations(ids)))]
    gone = [key for key in range(1, active + 1) if key not in kept]
    into = st.none() | st.integers(0, len(wishes) - 1)
    return plan(*wishes, leaving=tuple((key, draw(into)) for key in gone)), active


@given(plans())
def test_the_order_of_steps_never_needs_a_ninth_place(made: tuple[FlowPlan, int]) -> None:
    draft, active = made
    order = stages.steps(draft, active)
    new = {place for place, stage in enumerate(draft.stages) if stage.stage_id is None}
    if order is None:
        assert active == limits.STAGES_MAX
        assert all(leaving.into in new for leaving in draft.leaving)
        return
    count, there = active, {place for place, stage in enumerate(draft.stages) if stage.stage_id is not None}
    for step in order:
        if isinstance(step, StageLeaving):
            assert step.into is None or step.into in there  # whoever takes the tasks is there already
            count -= 1
        else:
            there.add(step)
            count += 1
        assert count <= limits.STAGES_MAX
    assert count == len(draft.stages)
    assert {step for step in order if isinstance(step, int)} == new
    assert sorted(step.stage_id for step in order if isinstance(step, StageLeaving)) == sorted(
        leaving.stage_id for leaving in draft.leaving
    )


# --- templates --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_template_is_a_flow(language: str) -> None:
    offered = templates(language)  # type: ignore[arg-type]
    assert len({each.name for each in offered}) == 5
    assert [stages.why_not_sketch(each) for each in offered] == [None] * 5


def test_the_templates_are_those_of_the_product() -> None:
    default, inquiry, *_ = templates("ko")
    assert [stage.name for stage in default.stages] == ["신규", "상담 진행", "보류", "해결"]
    assert [stage.name for stage in inquiry.stages] == ["신규 문의 접수", "상담 중", "서류 발송", "상담 완료"]


def test_a_sketch_that_is_no_flow_is_refused() -> None:
    one = StageSketch("신규", COLOUR)
    assert code(stages.why_not_sketch(FlowSketch("", ()))) == "stage.min"
    assert code(stages.why_not_sketch(FlowSketch("", (one, one)))) == "stage.name_alike"
    assert code(stages.why_not_sketch(FlowSketch("", (one, StageSketch("나", "blue"))))) == "stage.colour_bad"

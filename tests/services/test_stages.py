"""Saving the stages: one draft, all of it or nothing, on both engines; what it does to tasks and history."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from taskflow_desktop.domain.entities import Flow
from taskflow_desktop.domain.enums import EventKind, Outcome
from taskflow_desktop.domain.errors import Conflict, RuleViolation
from taskflow_desktop.domain.ids import SYSTEM, AgentId, StageId, TaskId
from taskflow_desktop.domain.stages import FlowPlan, FlowSketch, StageLeaving, StageLoad, StageSketch, StageWish
from taskflow_desktop.services import drafts, flow, flow_files, tasks
from taskflow_desktop.services.change import As
from taskflow_desktop.services.check import check
from taskflow_desktop.storage import stages
from taskflow_desktop.storage.change_log import FOLLOWED_ROW_BY_ROW
from taskflow_desktop.storage.repository import Repository
from tests.services.conftest import Desk
from tests.support.server import LOGINS
from tests.support.site import Site, update

GREEN = "#2E9B57"


def wishes(found: Flow) -> list[StageWish]:
    return [StageWish(stage.id, stage.name, stage.colour) for stage in found.active_stages]


def plan(desk: Desk, kept: Sequence[StageWish], *leaving: tuple[int, int | None]) -> FlowPlan:
    """What is to be saved, from the flow as it is."""
    gone = tuple(StageLeaving(StageId(desk.world.stages[at]), into) for at, into in leaving)
    return FlowPlan(desk.repository.flow().design, tuple(kept), gone)


def save(desk: Desk, draft: FlowPlan, *, actor: int | None = None, op: str | None = None, settles: str = "") -> Flow:
    saved = desk.does(actor or desk.world.admin, flow.save_stages, draft, op=op, settles=settles)
    assert isinstance(saved.value, Flow)
    return saved.value


def names(found: Flow) -> list[str]:
    return [stage.name for stage in found.active_stages]


def refused(desk: Desk, draft: FlowPlan, actor: int | None = None) -> str:
    before = desk.repository.head()
    with pytest.raises(RuleViolation) as error:
        save(desk, draft, actor=actor)
    assert desk.repository.head() == before
    return error.value.refusal.code


def test_names_colours_and_order_in_one_step(desk: Desk) -> None:
    first, second, third, fourth = wishes(desk.repository.flow())
    draft = plan(
        desk, (third, StageWish(first.stage_id, " 접수 ", GREEN), StageWish(None, "물류 확인", GREEN), second, fourth)
    )
    saved = save(desk, draft)
    assert names(saved) == ["보류", "접수", "물류 확인", "상담 진행", "해결"]
    assert [stage.position for stage in saved.active_stages] == [1, 2, 3, 4, 5]
    assert saved.design == draft.design + 1
    assert saved.active_stages[1].colour == GREEN
    kinds = desk.world.site.kinds()
    assert kinds.count("stage.changed") == 1
    assert kinds[-5:].count("stage.moved") == 4
    assert desk.repository.task(TaskId(desk.world.task)).stage_id == desk.world.stages[0]
    assert check(desk.world.site.database).findings == ()


def test_everybody_gets_the_new_flow_as_one_change(desk: Desk) -> None:
    head = desk.repository.head()
    first, *rest = wishes(desk.repository.flow())
    saved = desk.does(desk.world.admin, flow.save_stages, plan(desk, (*rest, first)))
    assert saved.changes.flow == saved.value == desk.repository.changes_since(head).flow


def test_names_change_places(desk: Desk) -> None:
    first, second, third, fourth = wishes(desk.repository.flow())
    swapped = (
        StageWish(first.stage_id, second.name, first.colour),
        StageWish(second.stage_id, third.name, second.colour),
        StageWish(third.stage_id, first.name, third.colour),
        fourth,
    )
    saved = save(desk, plan(desk, swapped))
    assert names(saved) == ["상담 진행", "보류", "신규", "해결"]
    assert [stage.id for stage in saved.active_stages] == list(desk.world.stages)
    assert check(desk.world.site.database).findings == ()


def test_a_removed_stage_gives_its_name_to_another_in_the_same_step(desk: Desk) -> None:
    _, second, _, fourth = wishes(desk.repository.flow())
    again = (StageWish(None, "신규", GREEN), StageWish(second.stage_id, "보 류", second.colour), fourth)
    saved = save(desk, plan(desk, again, (0, 0), (2, 1)))
    assert names(saved) == ["신규", "보 류", "해결"]
    assert desk.repository.task(TaskId(desk.world.task)).stage_id == saved.active_stages[0].id
    assert desk.world.stages[0] not in {stage.id for stage in saved.active_stages}


def test_a_removed_stage_leaves_its_tasks_to_the_one_that_was_named(desk: Desk) -> None:
    task_id, world = TaskId(desk.world.task), desk.world
    done = desk.does(
        world.main, tasks.set_outcome, task_id, desk.repository.task(task_id).version, Outcome.SUCCESS
    ).value
    world.site.do(world.main, world.new_task(world.main))
    head = desk.repository.head()
    first, second, third, fourth = wishes(desk.repository.flow())
    saved = save(desk, plan(desk, (second, third, fourth), (0, 1)))
    gone = next(stage for stage in saved.stages if stage.id == first.stage_id)
    assert (gone.archived, gone.name, gone.colour) == (True, first.name, first.colour)
    moved = [event for event in desk.repository.changes_since(head).events if event.kind is EventKind.TASK_STAGE]
    assert [(event.before, event.after, event.detail) for event in moved] == [("신규", "보류", "removed")] * 2
    assert {event.actor_id for event in moved} == {world.admin}
    assert {event.task_id for event in moved} == {task_id, task_id + 1}
    after = desk.repository.task(task_id)
    assert (after.stage_id, after.outcome, after.finished_at) == (world.stages[2], Outcome.SUCCESS, done.finished_at)
    assert check(world.site.database).findings == ()


def test_a_stage_that_would_take_tasks_goes_too_and_each_task_moves_once(desk: Desk) -> None:
    _, _, third, fourth = wishes(desk.repository.flow())
    saved = save(desk, plan(desk, (third, fourth), (0, 1), (1, 1)))
    assert names(saved) == ["보류", "해결"]
    assert desk.world.site.kinds(task_id=desk.world.task).count("task.stage") == 1


def test_tasks_go_to_a_stage_that_is_new(desk: Desk) -> None:
    _, *rest = wishes(desk.repository.flow())
    saved = save(desk, plan(desk, (StageWish(None, "처음", GREEN), *rest), (0, 0)))
    assert desk.repository.task(TaskId(desk.world.task)).stage_id == saved.active_stages[0].id


def test_all_eight_are_replaced_once_one_place_is_free(desk: Desk) -> None:
    grown = [*wishes(desk.repository.flow()), *(StageWish(None, f"더 {n}", GREEN) for n in range(4))]
    full = save(desk, plan(desk, grown))
    assert len(full.active_stages) == 8
    old = [stage.id for stage in full.active_stages]
    new = tuple(StageWish(None, f"새 {n}", GREEN) for n in range(8))
    everything = FlowPlan(full.design, new, tuple(StageLeaving(key, at) for at, key in enumerate(old)))
    assert refused(desk, everything) == "stage.no_place"
    # The last of the old ones holds nothing: it goes without a receiver, and that is place enough.
    moved = FlowPlan(full.design, new, (*everything.leaving[:7], StageLeaving(old[7])))
    saved = save(desk, moved)
    assert names(saved) == [stage.name for stage in new]
    assert check(desk.world.site.database).findings == ()


def test_more_tasks_than_are_told_one_by_one_move_too(desk: Desk) -> None:
    world = desk.world
    rooms = FOLLOWED_ROW_BY_ROW // 10 + 1
    for _ in range(rooms):
        room = world.site.insert(
            world.main, "room", title="", customer_id=world.customer, channel="web", state="received",
            main_agent_id=world.main,
        )  # fmt: skip
        world.site.do(world.main, *(world.new_task(world.main, room_id=room, title=f"{n}") for n in range(10)))
    _, second, *rest = wishes(desk.repository.flow())
    saved = desk.does(world.admin, flow.save_stages, plan(desk, (second, *rest), (0, 0)))
    assert saved.changes.reload
    assert saved.changes.flow is not None
    loads = stages.loads(world.site.database)
    assert loads == {world.stages[1]: StageLoad(rooms * 10 + 1, rooms * 10 + 1)}


def test_two_admins_at_once_the_second_is_told(desk: Desk) -> None:
    first, *rest = wishes(desk.repository.flow())
    mine = plan(desk, (*rest, first))
    theirs = plan(desk, (StageWish(first.stage_id, "접수", first.colour), *rest))
    save(desk, theirs)
    head = desk.repository.head()
    with pytest.raises(Conflict):
        save(desk, mine)
    assert desk.repository.head() == head
    assert names(desk.repository.flow())[0] == "접수"


def test_the_switch_is_no_change_of_the_design(desk: Desk) -> None:
    first, *rest = wishes(desk.repository.flow())
    mine = plan(desk, (*rest, first))
    desk.does(desk.world.admin, flow.switch_flow, on=False)
    assert names(save(desk, mine))[-1] == "신규"


def test_a_retry_applies_once(desk: Desk) -> None:
    kept = wishes(desk.repository.flow())
    draft = plan(desk, (*kept, StageWish(None, "다섯째", GREEN)))
    once = save(desk, draft, op="the-same")
    assert save(desk, draft, op="the-same") == once
    assert len(once.active_stages) == 5


def test_what_changes_nothing_writes_nothing(desk: Desk) -> None:
    head = desk.repository.head()
    draft = plan(desk, wishes(desk.repository.flow()))
    assert save(desk, draft).design == draft.design
    assert desk.repository.head() == head


def test_a_draft_goes_with_what_was_saved_and_stays_with_what_was_refused(desk: Desk) -> None:
    admin = AgentId(desk.world.admin)
    desk.world.site.become(admin)
    drafts.keep_draft(desk.repository, admin, "flow/stages", "{}")
    kept = wishes(desk.repository.flow())
    with pytest.raises(RuleViolation):
        save(desk, plan(desk, (kept[0],)), settles="flow/stages")
    assert desk.repository.draft(admin, "flow/stages") == "{}"
    save(desk, plan(desk, kept[::-1]), settles="flow/stages")
    assert desk.repository.draft(admin, "flow/stages") == ""


@pytest.mark.parametrize("who", ["main", "manager", "gone"])
def test_only_an_admin_designs(desk: Desk, who: str) -> None:
    draft = plan(desk, wishes(desk.repository.flow())[::-1])
    assert refused(desk, draft, getattr(desk.world, who)) == "role.admin_only"


def test_what_cannot_be_is_refused_whole(desk: Desk) -> None:
    first, second, third, fourth = wishes(desk.repository.flow())
    grown = (StageWish(None, f"더 {n}", GREEN) for n in range(5))
    assert refused(desk, plan(desk, (first, second, third, fourth, *grown))) == "stage.max"
    assert refused(desk, plan(desk, (), (0, None), (1, None), (2, None), (3, None))) == "stage.min"
    assert refused(desk, plan(desk, (second, third, fourth), (0, None))) == "stage.holds_tasks"
    alike = (first, StageWish(second.stage_id, "신\u200b규", second.colour), third, fourth)
    assert refused(desk, plan(desk, alike)) == "stage.name_alike"
    bad = (StageWish(first.stage_id, first.name, "#12345G"), second, third, fourth)
    assert refused(desk, plan(desk, bad)) == "stage.colour_bad"


def test_a_task_that_came_meanwhile_keeps_its_stage_from_going(desk: Desk) -> None:
    first, second, third, _ = wishes(desk.repository.flow())
    draft = plan(desk, (first, second, third), (3, None))
    desk.world.site.do(desk.world.main, update("task", desk.world.task, stage_id=desk.world.stages[3]))
    assert refused(desk, draft) == "stage.holds_tasks"


def test_the_design_is_read_with_its_loads_and_who_changed_it(desk: Desk) -> None:
    database = desk.world.site.database
    before = stages.flow_design(database)
    assert (before.flow, before.events) == (desk.repository.flow(), ())
    assert before.loads == {desk.world.stages[0]: StageLoad(1, 1)}
    first, *rest = wishes(before.flow)
    save(desk, plan(desk, (StageWish(first.stage_id, "접수", first.colour), *rest)))
    after = stages.flow_design(database, before.cursor)
    assert [(event.kind, event.actor_name) for event in after.events] == [(EventKind.STAGE_CHANGED, "관리자")]
    assert stages.flow_design(database, after.cursor).events == ()


@pytest.mark.parametrize(("language", "first"), [("ko", "신규"), ("en", "New")])
def test_the_first_stages_speak_the_language_of_whoever_switches(language: str, first: str) -> None:
    assert flow.default_stages(language)[0].name == first  # type: ignore[arg-type]


# --- files ------------------------------------------------------------------------------------------------------------

SKETCH = FlowSketch("우리", (StageSketch("신규", "#6B7585"), StageSketch("해결", GREEN)))


def told(path: Path) -> str:
    with pytest.raises(RuleViolation) as error:
        flow_files.read_flow(path)
    return error.value.refusal.code


def test_a_flow_goes_into_a_file_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "우리 단계.json"
    path.write_text("what was there before")
    flow_files.write_flow(path, SKETCH)
    assert flow_files.read_flow(path) == SKETCH
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    assert told(tmp_path) == "file.folder"
    assert told(tmp_path / "none.json") == "file.vanished"
    assert told(Path("/dev/zero")) == "file.unreadable"
    big = tmp_path / "big.json"
    big.write_bytes(b"[" * 1_000_000)
    assert told(big) == "flow_file.too_large"


def test_a_place_that_takes_no_file_keeps_what_it_had(tmp_path: Path) -> None:
    for path in (tmp_path / "none" / "a.json", tmp_path):
        with pytest.raises(RuleViolation) as error:
            flow_files.write_flow(path, SKETCH)
        assert error.value.refusal.code == "file.unwritable"
    assert list(tmp_path.iterdir()) == []


# --- before the first switch-on ---------------------------------------------------------------------------------------


def test_stages_can_be_designed_before_the_first_switch_on_which_keeps_them(site: Site) -> None:
    admin = site.insert(SYSTEM, "agent", name="관리자", role="admin", identifier=LOGINS[0], password_hash="x")
    repository = Repository(site.database)
    site.become(admin)
    before = repository.flow()
    assert before.stages == ()
    who = As(AgentId(admin), "first")
    saved = flow.save_stages(repository, who, FlowPlan(before.design, (StageWish(None, "하나", GREEN),))).value
    assert names(saved) == ["하나"]
    on = flow.switch_flow(repository, As(AgentId(admin), "second"), on=True).value
    assert (on.on, names(on)) == (True, ["하나"])

"""People of the team: taken on, renamed, given roles and passwords, let go with all their work; on both engines."""

from typing import Any

import pytest

from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.errors import Conflict, NotFound, RuleViolation, SignInFailed
from taskflow_desktop.domain.ids import SYSTEM, AgentId
from taskflow_desktop.domain.team import AgentWork, HandOff, Left, NewAgent
from taskflow_desktop.services import agents, sign_in
from taskflow_desktop.services.check import check
from taskflow_desktop.services.check_words import sentence
from taskflow_desktop.storage import team
from tests.services.conftest import Desk
from tests.support.site import NOW, insert, update

PASSWORD = "처음 비밀번호 열 글자"
NEW = NewAgent("한유진", "yujin.han", PASSWORD)


def refused(desk: Desk, actor: int, *args: Any, **more: Any) -> str:
    """Call a verb and return the code of its refusal, with nothing written."""
    head = desk.repository.head()
    with pytest.raises(RuleViolation) as error:
        desk.does(actor, *args, **more)
    assert desk.repository.head() == head
    return error.value.refusal.code


def version(desk: Desk, agent_id: int) -> int:
    return desk.repository.agent(AgentId(agent_id)).version


def last_event(desk: Desk) -> tuple[Any, ...]:
    row = desk.world.site.database.row(
        "SELECT kind, before, after, before_ref, after_ref, detail FROM event ORDER BY id DESC LIMIT 1"
    )
    assert row is not None
    return row


def sound(desk: Desk) -> bool:
    """The tables are as the history tells."""
    desk.world.site.become(SYSTEM)
    report = check(desk.world.site.database)
    assert [sentence(finding) for finding in report.findings] == []
    return report.sound


# --- taken on ---------------------------------------------------------------------------------------------------------


def test_somebody_new_signs_in_with_the_password_he_was_given(desk: Desk) -> None:
    made = desk.does(desk.world.admin, agents.add_agent, NEW, op="a").value
    assert (made.name, made.identifier, made.role, made.active) == ("한유진", "yujin.han", Role.AGENT, True)
    desk.world.site.become(SYSTEM)
    assert sign_in.sign_in(desk.repository, "yujin.han", PASSWORD) == made
    assert desk.does(desk.world.admin, agents.add_agent, NEW, op="a").value == made  # sent again, applied once
    assert sound(desk)


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewAgent(" ", "a", PASSWORD), "name.empty"),
        (NewAgent("가" * 101, "a", PASSWORD), "name.long"),
        (NewAgent("한유진", "", PASSWORD), "identifier.bad"),
        (NewAgent("한유진", "Yu Jin", PASSWORD), "identifier.bad"),
        (NewAgent("한유진", "u01", PASSWORD), "identifier.taken"),
        (NewAgent("한유진", "u05", PASSWORD), "identifier.taken"),  # of somebody who left
        (NewAgent("한유진", "a", "짧다"), "password.short"),
        (NewAgent("김지수", "a", PASSWORD), "name.taken"),
        (NewAgent("김 지 수", "a", PASSWORD), "name.taken"),
        (NewAgent("\u1100\u1175\u11b7지수", "a", PASSWORD), "name.taken"),  # in conjoining jamo
        (NewAgent("김지수\u200b", "a", PASSWORD), "name.taken"),
    ],
)
def test_nobody_is_taken_on_by_bad_input(desk: Desk, new: NewAgent, code: str) -> None:
    assert refused(desk, desk.world.admin, agents.add_agent, new) == code


def test_the_name_of_somebody_who_left_is_free(desk: Desk) -> None:
    assert desk.does(desk.world.admin, agents.add_agent, NewAgent("전임자", "a", PASSWORD)).value.name == "전임자"


@pytest.mark.parametrize("role", ["main", "manager", "gone"])
def test_only_admins_look_after_people(desk: Desk, role: str) -> None:
    actor, other = getattr(desk.world, role), AgentId(desk.world.other)
    at = version(desk, other)
    for verb in (
        (agents.add_agent, NEW),
        (agents.give_role, other, at, Role.MANAGER),
        (agents.reset_password, other, at, PASSWORD),
        (agents.deactivate_agent, other),
        (agents.reactivate_agent, other, at),
    ):
        assert refused(desk, actor, *verb) == "role.admin_only"
    assert refused(desk, actor, agents.edit_agent, other, at, name="새", identifier="u03") == "role.admin_only"


# --- changed ----------------------------------------------------------------------------------------------------------


def test_another_name_and_identifier_are_told_with_what_was_before(desk: Desk) -> None:
    admin, other = desk.world.admin, AgentId(desk.world.other)
    changed = desk.does(
        admin, agents.edit_agent, other, version(desk, other), name=" 이도윤 A ", identifier="doyun"
    ).value
    assert (changed.name, changed.identifier) == ("이도윤 A", "doyun")
    assert desk.world.site.kinds()[-2:] == ["agent.changed", "agent.identifier"]
    assert last_event(desk) == ("agent.identifier", "u03", "doyun", None, other, "이도윤 A")
    assert sound(desk)


def test_the_same_again_writes_nothing(desk: Desk) -> None:
    admin, other = desk.world.admin, AgentId(desk.world.other)
    head = desk.repository.head()
    desk.does(admin, agents.edit_agent, other, version(desk, other), name="이도윤", identifier="u03")
    desk.does(admin, agents.give_role, other, version(desk, other), Role.AGENT)
    assert desk.repository.head() == head


def test_a_name_that_looks_like_another_is_refused_also_when_renaming(desk: Desk) -> None:
    other = AgentId(desk.world.other)
    at = version(desk, other)
    verb = (agents.edit_agent, other, at)
    assert refused(desk, desk.world.admin, *verb, name="김지수", identifier="u03") == "name.taken"
    # One's own name, written otherwise, is one's own.
    assert desk.does(desk.world.admin, *verb, name="이 도윤", identifier="u03").value.name == "이 도윤"


def test_who_was_changed_meanwhile_is_a_conflict(desk: Desk) -> None:
    other = AgentId(desk.world.other)
    at = version(desk, other)
    desk.does(desk.world.admin, agents.give_role, other, at, Role.MANAGER)
    for verb, more in (
        ((agents.give_role, other, at, Role.AGENT), {}),
        ((agents.edit_agent, other, at), {"name": "새 이름", "identifier": "u03"}),
        ((agents.reset_password, other, at, PASSWORD), {}),
    ):
        with pytest.raises(Conflict):
            desk.does(desk.world.admin, *verb, **more)


def test_the_last_admin_stays_admin(desk: Desk) -> None:
    world, admin = desk.world, AgentId(desk.world.admin)
    verb = (agents.give_role, admin, version(desk, admin), Role.AGENT)
    assert refused(desk, admin, *verb) == "agent.last_admin"
    desk.does(admin, agents.give_role, AgentId(world.manager), version(desk, world.manager), Role.ADMIN)
    assert desk.does(admin, *verb).value.role is Role.AGENT


def test_nobody_deactivates_himself(desk: Desk) -> None:
    admin = AgentId(desk.world.admin)
    assert refused(desk, admin, agents.deactivate_agent, admin) == "agent.self"


# --- passwords --------------------------------------------------------------------------------------------------------


def test_a_new_password_takes_the_place_of_the_old_one(desk: Desk) -> None:
    made = desk.does(desk.world.admin, agents.add_agent, NEW).value
    desk.does(desk.world.admin, agents.reset_password, made.id, made.version, "새로 받은 비밀번호")
    desk.world.site.become(SYSTEM)
    assert sign_in.sign_in(desk.repository, "yujin.han", "새로 받은 비밀번호").id == made.id
    desk.world.site.become(SYSTEM)
    with pytest.raises(SignInFailed):
        sign_in.sign_in(desk.repository, "yujin.han", PASSWORD)
    assert last_event(desk) == ("agent.password", "", "한유진", None, made.id, "")


def test_ones_own_password_needs_the_old_one(desk: Desk) -> None:
    world = desk.world
    made = desk.does(world.admin, agents.add_agent, NewAgent("한유진", "u07", PASSWORD)).value
    new = "내가 정한 비밀번호"
    assert refused(desk, made.id, agents.change_own_password, "틀린 비밀번호", new) == "password.wrong"
    assert refused(desk, made.id, agents.change_own_password, PASSWORD, "짧다") == "password.short"
    assert refused(desk, made.id, agents.change_own_password, PASSWORD, PASSWORD) == "password.same"
    assert refused(desk, world.admin, agents.reset_password, AgentId(world.admin), 1, new) == "password.own"
    desk.does(made.id, agents.change_own_password, PASSWORD, new, op="p")
    desk.world.site.become(SYSTEM)
    assert sign_in.sign_in(desk.repository, "u07", new).id == made.id
    assert last_event(desk)[0] == "agent.password"
    desk.does(made.id, agents.change_own_password, PASSWORD, new, op="p")


def test_guessing_ones_password_at_an_open_desk_is_as_slow_as_at_the_door(sqlite_desk: Desk) -> None:
    desk = sqlite_desk
    made = desk.does(desk.world.admin, agents.add_agent, NEW).value
    guesses = [refused(desk, made.id, agents.change_own_password, f"짐작 {n}", "새로 정한 비밀번호") for n in range(8)]
    assert guesses[0] == "password.wrong"
    assert guesses[-1] == "signin.wait"
    right = (agents.change_own_password, PASSWORD, "새로 정한 비밀번호")
    assert refused(desk, made.id, *right) == "signin.wait"
    desk.world.site.clock.move()
    desk.does(made.id, *right)
    desk.world.site.become(SYSTEM)
    assert sign_in.sign_in(desk.repository, "yujin.han", "새로 정한 비밀번호").id == made.id


# --- let go -----------------------------------------------------------------------------------------------------------


def much_to_do(desk: Desk) -> dict[str, int]:
    """`main` has an open room with two tasks, one of them the helper's, a task in a closed room, and two places."""
    world, site = desk.world, desk.world.site
    main, helper, manager = world.main, world.helper, world.manager
    site.do(main, world.new_task(main))
    site.do(main, update("task", 2, owner_id=helper))
    closing = site.insert(
        main, "room", customer_id=world.customer, channel="phone", state="received", main_agent_id=main
    )
    site.do(main, world.new_task(main, room_id=closing))
    site.do(main, update("room", closing, state="closed", closed_at=NOW))
    others = site.insert(
        manager, "room", customer_id=world.customer, channel="web", state="received", main_agent_id=manager
    )
    for _ in range(3):
        site.do(manager, world.new_task(manager, room_id=others))
    for task in (4, 5, 6):
        site.do(manager, insert("collaborator", task_id=task, agent_id=main, added_by=manager))
    site.do(manager, insert("collaborator", task_id=5, agent_id=helper, added_by=manager))
    site.do(manager, update("task", 6, outcome="success"))
    return {"closed": closing, "others": others}


def test_what_somebody_would_leave_behind_is_counted(desk: Desk) -> None:
    much_to_do(desk)
    assert team.work(desk.world.site.database, AgentId(desk.world.main)) == AgentWork(1, 2, 2)
    assert team.work(desk.world.site.database, AgentId(desk.world.gone)) == AgentWork()


def test_all_that_somebody_has_to_do_goes_to_one_person_in_one_step(desk: Desk) -> None:
    """Rooms with all their tasks, his tasks elsewhere, his places; what is over stays as it was."""
    world, repository = desk.world, desk.repository
    much_to_do(desk)
    off = HandOff(AgentId(world.helper), "김지수 님이 팀을 떠남")
    done = desk.does(world.admin, agents.deactivate_agent, AgentId(world.main), off, op="left")
    assert (done.value.rooms, done.value.tasks, done.value.places) == (1, 2, 2)
    assert not done.value.agent.active
    assert repository.room(world.room).main_agent_id == world.helper
    assert repository.room(world.closed).main_agent_id == world.main  # what is over is history
    assert {n: repository.task(n).owner_id for n in (1, 2, 3)} == dict.fromkeys((1, 2, 3), world.helper)
    assert world.helper not in repository.task(1).collaborator_ids
    assert repository.task(4).collaborator_ids == (world.helper,)
    assert repository.task(5).collaborator_ids == (world.helper,)  # he was there already
    assert repository.task(6).collaborator_ids == (world.main,)  # finished: as it was
    assert world.site.value("SELECT reason FROM handover WHERE room_id = ?", world.room) == off.reason
    assert team.work(world.site.database, AgentId(world.main)) == AgentWork()
    assert last_event(desk)[0] == "agent.deactivated"
    assert sound(desk)
    head = repository.head()
    again = desk.does(world.admin, agents.deactivate_agent, AgentId(world.main), off, op="left").value
    assert again == Left(done.value.agent)
    assert repository.head() == head


def test_the_one_who_takes_over_may_be_the_admin_himself_and_needs_no_word(desk: Desk) -> None:
    world = desk.world
    much_to_do(desk)
    desk.does(world.admin, agents.deactivate_agent, AgentId(world.main), HandOff(AgentId(world.admin), "떠남"))
    assert desk.repository.room(world.room).main_agent_id == world.admin
    assert world.site.value("SELECT count(*) FROM handover") == 0


def test_a_receiver_who_owns_the_task_takes_no_second_place_in_it(desk: Desk) -> None:
    world = desk.world
    much_to_do(desk)
    desk.does(world.admin, agents.deactivate_agent, AgentId(world.main), HandOff(AgentId(world.manager), "떠남"))
    assert desk.repository.task(4).collaborator_ids == ()
    assert desk.repository.task(5).collaborator_ids == (world.helper,)


@pytest.mark.parametrize(
    ("to", "code"), [("gone", "agent.inactive"), ("main", "agent.own_work"), (None, "agent.needs_receiver")]
)
def test_work_goes_only_to_somebody_else_who_is_there(desk: Desk, to: str | None, code: str) -> None:
    world = desk.world
    off = HandOff(AgentId(getattr(world, to)), "떠남") if to else None
    assert refused(desk, world.admin, agents.deactivate_agent, AgentId(world.main), off) == code
    with pytest.raises(NotFound):
        desk.does(world.admin, agents.deactivate_agent, AgentId(world.main), HandOff(AgentId(99), "떠남"))
    assert desk.repository.room(world.room).main_agent_id == world.main


def test_the_receiver_is_told_why(desk: Desk) -> None:
    unsaid = HandOff(AgentId(desk.world.helper), " ")
    leaves = (agents.deactivate_agent, AgentId(desk.world.main), unsaid)
    assert refused(desk, desk.world.admin, *leaves) == "handover.reason"


def test_who_has_nothing_to_do_just_leaves_and_can_come_back(desk: Desk) -> None:
    world, other = desk.world, AgentId(desk.world.other)
    assert not desk.does(world.admin, agents.deactivate_agent, other).value.agent.active
    back = desk.does(world.admin, agents.reactivate_agent, other, version(desk, other)).value
    assert back.active
    assert world.site.kinds()[-2:] == ["agent.deactivated", "agent.deactivated"]
    assert sound(desk)


def test_who_comes_back_to_a_namesake_takes_another_name_first(desk: Desk) -> None:
    world, gone = desk.world, AgentId(desk.world.gone)
    desk.does(world.admin, agents.add_agent, NewAgent("전임자", "a", PASSWORD))
    at = version(desk, gone)
    assert refused(desk, world.admin, agents.reactivate_agent, gone, at) == "name.taken"
    renamed = desk.does(world.admin, agents.edit_agent, gone, at, name="전임자 B", identifier="u05").value
    assert desk.does(world.admin, agents.reactivate_agent, gone, renamed.version).value.active


def test_a_deactivated_agent_cannot_sign_in(desk: Desk) -> None:
    made = desk.does(desk.world.admin, agents.add_agent, NEW).value
    desk.does(desk.world.admin, agents.deactivate_agent, made.id)
    desk.world.site.become(SYSTEM)
    with pytest.raises(SignInFailed):
        sign_in.sign_in(desk.repository, "yujin.han", PASSWORD)


# --- names of imported files ------------------------------------------------------------------------------------------


@pytest.fixture
def placeholder(desk: Desk) -> int:
    """Somebody whom two files name, with a room, who cannot sign in."""
    world, site = desk.world, desk.world.site
    agent = site.insert(SYSTEM, "agent", name="김지수(해피톡)", role="agent")
    for source, key in ((1, "k7"), (2, "김지수")):
        site.insert(SYSTEM, "source", name=("happytalk", "kakaotalk")[source - 1])
        site.do(SYSTEM, insert("agent_alias", source_id=source, remote_key=key, agent_id=agent))
    site.insert(
        SYSTEM, "room", source_id=1, remote_key="r1", customer_id=world.customer, channel="kakao", state="inquiry",
        main_agent_id=agent,
    )  # fmt: skip
    return agent


def test_who_cannot_sign_in_is_given_identifier_and_password(desk: Desk, placeholder: int) -> None:
    world, key = desk.world, AgentId(placeholder)
    assert refused(desk, world.admin, agents.give_role, key, 1, Role.MANAGER) == "agent.no_sign_in"
    assert refused(desk, world.admin, agents.reset_password, key, 1, PASSWORD) == "agent.no_sign_in"
    assert refused(desk, world.admin, agents.edit_agent, key, 1, name="새", identifier="a") == "agent.no_sign_in"
    taken = {"identifier": "u01", "password": PASSWORD}
    assert refused(desk, world.admin, agents.let_sign_in, key, 1, **taken) == "identifier.taken"
    made = desk.does(world.admin, agents.let_sign_in, key, 1, identifier="jisu", password=PASSWORD).value
    assert (made.identifier, made.can_sign_in) == ("jisu", True)
    desk.world.site.become(SYSTEM)
    assert sign_in.sign_in(desk.repository, "jisu", PASSWORD).id == placeholder
    assert desk.does(world.admin, agents.give_role, key, made.version, Role.MANAGER).value.role is Role.MANAGER
    with pytest.raises(Conflict):
        desk.does(world.admin, agents.let_sign_in, key, 3, identifier="b", password=PASSWORD)
    assert sound(desk)


def test_a_name_is_mapped_to_the_agent_it_means(desk: Desk, placeholder: int) -> None:
    world = desk.world
    mapped = desk.does(world.admin, agents.map_name, 1, "k7", AgentId(world.main)).value
    assert (mapped.name.agent_id, mapped.left) == (world.main, None)
    assert last_event(desk) == ("agent.mapped", "김지수(해피톡)", "김지수", placeholder, world.main, "1/k7")
    assert desk.repository.agent(AgentId(placeholder)).active
    assert [name.agent_id for name in team.imported_names(world.site.database)] == [world.main, placeholder]
    assert sound(desk)


def test_the_placeholder_goes_in_the_same_step_with_all_its_names(desk: Desk, placeholder: int) -> None:
    world = desk.world
    off = HandOff(AgentId(world.main), "이름을 합침")
    mapped = desk.does(world.admin, agents.map_name, 1, "k7", AgentId(world.main), hand_off=off, op="m").value
    assert mapped.left is not None
    assert (mapped.left.rooms, mapped.left.agent.active) == (1, False)
    assert {name.agent_id for name in team.imported_names(world.site.database)} == {world.main}
    assert team.work(world.site.database, AgentId(placeholder)) == AgentWork()
    assert sound(desk)
    desk.does(world.admin, agents.map_name, 1, "k7", AgentId(world.main), hand_off=off, op="m")


def test_a_name_means_somebody_who_is_there(desk: Desk, placeholder: int) -> None:
    world = desk.world
    assert refused(desk, world.admin, agents.map_name, 1, "k7", AgentId(world.gone)) == "agent.inactive"
    assert refused(desk, world.manager, agents.map_name, 1, "k7", AgentId(world.main)) == "role.admin_only"
    with pytest.raises(NotFound):
        desk.does(world.admin, agents.map_name, 1, "nobody", AgentId(world.main))
    assert desk.repository.agent(AgentId(placeholder)).active

"""The sheet of roles says what the predicates of the rules decide."""

from collections.abc import Callable
from typing import Any

import pytest

from taskflow_desktop.domain.entities import Agent, Room, Task
from taskflow_desktop.domain.enums import Channel, Importance, Role, RoomState
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.ids import AgentId, CustomerId, RoomId, StageId, TaskId
from taskflow_desktop.domain.moment import Micros, Moment
from taskflow_desktop.rules import permissions
from taskflow_desktop.rules.roles import RIGHTS, Grant, Verb

ME, OTHER, THIRD = AgentId(1), AgentId(2), AgentId(3)
FAR = tuple(Grant)  # from no to all


def person(role: Role) -> Agent:
    return Agent(ME, "나", "me", role, active=True, can_sign_in=True, version=1)


def room(main: AgentId | None, state: RoomState = RoomState.INQUIRY) -> Room:
    return Room(
        RoomId(1), CustomerId(1), "고객", "", Channel.WEB, state, main, (), "", "", False, False, 0, "",
        Moment(0), Moment(0), None, False, 0, 0, (), 1,
    )  # fmt: skip


def task(owner: AgentId, *collaborators: AgentId) -> Task:
    return Task(
        TaskId(1), "TK-2026-A0001", RoomId(1), "고객", Channel.WEB, "일", Importance.NORMAL, StageId(1), Moment(0),
        owner, collaborators, None, "", Moment(0), owner, None, Micros(0), None, 0, 0, 0, 1,
    )  # fmt: skip


MINE, NOT_MINE, WAITING = room(ME), room(OTHER), room(None, RoomState.WAITING)
OWNED, SHARED, FOREIGN = task(ME), task(OTHER, ME), task(OTHER)

# What each grant allows and what it does not, as calls of the predicate with somebody of the role.
Ask = Callable[[Agent], Refusal | None]


def create(where: Room) -> Ask:
    return lambda who: permissions.why_not_create_task(who, where, flow_on=True)


def calls(function: Callable[..., Refusal | None], *more: Any) -> Ask:
    return lambda who: function(who, *more)


CASES: dict[Verb, dict[Grant, Ask]] = {
    Verb.TAKE_ROOM: {
        Grant.WAITING: calls(permissions.why_not_take_room, WAITING),
        Grant.ALL: calls(permissions.why_not_take_room, NOT_MINE),
    },
    Verb.HAND_ROOM: {
        Grant.MINE: calls(permissions.why_not_assign_room, MINE),
        Grant.ALL: calls(permissions.why_not_close_room, NOT_MINE),
    },
    Verb.CREATE_TASK: {Grant.MINE: create(MINE), Grant.ALL: create(NOT_MINE)},
    Verb.EDIT_TASK: {
        Grant.ON_TASK: calls(permissions.why_not_edit_task, SHARED),
        Grant.ALL: calls(permissions.why_not_edit_task, FOREIGN),
    },
    Verb.CHANGE_PEOPLE: {
        Grant.OWNED: calls(permissions.why_not_change_people, OWNED),
        Grant.ALL: calls(permissions.why_not_change_people, SHARED),
    },
    Verb.IMPORT: {Grant.ALL: permissions.why_not_import},
    Verb.SWITCH_FLOW: {Grant.ALL: permissions.why_not_switch_flow},
    Verb.MANAGE_TEAM: {Grant.ALL: permissions.why_not_manage_agents},
    Verb.STATISTICS: {
        Grant.OWN: calls(permissions.why_not_see_statistics, ME),
        Grant.ALL: calls(permissions.why_not_see_statistics, None),
    },
}
WITHOUT_PREDICATE = {Verb.LOOK}  # everybody reads


def test_every_verb_of_the_sheet_is_held_against_the_rules() -> None:
    assert set(CASES) | WITHOUT_PREDICATE == set(Verb) == set(RIGHTS)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("verb", CASES)
def test_the_sheet_says_what_the_rules_decide(verb: Verb, role: Role) -> None:
    granted = RIGHTS[verb].of(role)
    for grant, ask in CASES[verb].items():
        assert (ask(person(role)) is None) == (FAR.index(grant) <= FAR.index(granted)), (verb, role, grant)

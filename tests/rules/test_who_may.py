"""The table 'Who may do what' of the product, asked three ways: the predicate, SQLite, PostgreSQL."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from taskflow_desktop.domain.entities import Agent, Room, Task
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.rules import permissions
from taskflow_desktop.storage import rows
from tests.support.furnished import Furnished
from tests.support.site import NOW, Statement, World, insert, update

ROLES = ("outsider", "collaborator", "owner", "manager", "admin", "deactivated", "system")
YES = "ok"


@dataclass(frozen=True)
class Asked:
    """What a predicate is asked about."""

    world: World
    agent: Agent
    room: Room
    task: Task

    def other_room(self, key: int) -> Room:
        """Another room of the same world."""
        database = self.world.site.database
        return rows.rooms(database, [database.rows(f"{rows.ROOM} WHERE r.id = ?", (key,))[0]])[0]

    def person(self, key: int) -> Agent:
        """Anybody of the same world."""
        return rows.agent(self.world.site.database.rows(f"{rows.AGENT} WHERE id = ?", (key,))[0])


@dataclass(frozen=True)
class Verb:
    """A verb: who may (in the order of ROLES, YES or the code), how it is written, what the predicate is."""

    verdicts: tuple[str, ...]
    statements: Callable[[Furnished, int], list[Statement]]
    predicate: Callable[[Asked], Refusal | None] | None = None


def _edit(**values: object) -> Verb:
    no = "task.read_only"
    return Verb(
        (no, YES, YES, YES, YES, no, no),
        lambda f, _: [update("task", 1, **values)],
        lambda a: permissions.why_not_edit_task(a.agent, a.task),
    )


def _inside(statement: Callable[[Furnished, int], Statement]) -> Verb:
    no = "task.read_only"
    return Verb(
        (no, YES, YES, YES, YES, no, no),
        lambda f, actor: [statement(f, actor)],
        lambda a: permissions.why_not_edit_task(a.agent, a.task),
    )


def _people(statement: Callable[[Furnished, int], Statement], predicate: Callable[[Asked], Refusal | None]) -> Verb:
    no = "task.people_locked"
    return Verb((no, no, YES, YES, YES, no, no), lambda f, actor: [statement(f, actor)], predicate)


def _admin(statement: Callable[[Furnished], Statement], predicate: Callable[[Asked], Refusal | None]) -> Verb:
    no = "role.admin_only"
    return Verb((no, no, no, no, YES, no, no), lambda f, _: [statement(f)], predicate)


VERBS: dict[str, Verb] = {
    "create a task": Verb(
        ("create.not_main", "create.not_main", YES, YES, YES, "create.not_main", "create.not_main"),
        lambda f, actor: [f.world.new_task(actor)],
        lambda a: permissions.why_not_create_task(a.agent, a.room, flow_on=True),
    ),
    "edit the title": _edit(title="새 제목"),
    "edit the importance": _edit(importance=4),
    "change the stage": _edit(stage_id=2),
    "finish": _edit(outcome="failure", outcome_reason="잘못 등록"),
    "add a checklist item": _inside(
        lambda f, actor: insert(
            "checklist_item", task_id=1, slot=2, position=2, text="새 항목", created_by=actor or f.world.main
        )
    ),
    "tick": _inside(lambda f, actor: update("checklist_item", f.item, done_at=NOW, done_by=actor or f.world.main)),
    "edit an item": _inside(lambda f, _: update("checklist_item", f.item, text="고친 항목")),
    "remove an item": _inside(lambda f, _: update("checklist_item", f.item, removed_at=NOW)),
    "attach a file": _inside(
        lambda f, actor: insert(
            "attachment", task_id=1, slot=2, name="사진.png", size=1, sha256="0" * 64, added_by=actor or f.world.main
        )
    ),
    "remove a file": _inside(lambda f, _: update("attachment", f.attachment, removed_at=NOW)),
    "save the memo": _inside(
        lambda f, actor: update("memo", 1, key_column="task_id", text="새 메모", saved_by=actor or f.world.main)
    ),
    "give the task away": _people(
        lambda f, _: update("task", 1, owner_id=f.world.other),
        lambda a: permissions.why_not_change_owner(a.agent, a.task, a.person(a.world.other)),
    ),
    "add a collaborator": _people(
        lambda f, actor: insert("collaborator", task_id=1, agent_id=f.world.manager, added_by=actor or f.world.main),
        lambda a: permissions.why_not_add_collaborator(a.agent, a.task, a.person(a.world.manager)),
    ),
    "remove the collaborator": Verb(
        ("task.people_locked", YES, YES, YES, YES, "task.people_locked", "task.people_locked"),
        lambda f, _: [update("collaborator", 1, removed_at=NOW)],
        lambda a: permissions.why_not_remove_collaborator(a.agent, a.task, a.world.helper),  # type: ignore[arg-type]
    ),
    "take a waiting room": Verb(
        (YES, YES, YES, YES, YES, "room.not_yours", YES),
        lambda f, actor: [update("room", f.world.waiting, main_agent_id=actor or f.world.other, state="received")],
        lambda a: permissions.why_not_take_room(a.agent, a.other_room(a.world.waiting)),
    ),
    "take over a room": Verb(
        ("room.already_taken", "room.already_taken", "nothing new", YES, YES, "room.already_taken", YES),
        lambda f, actor: [update("room", f.world.room, main_agent_id=actor or f.world.other)],
        lambda a: permissions.why_not_take_room(a.agent, a.room),
    ),
    "hand over the room": Verb(
        ("room.not_yours", "room.not_yours", YES, YES, YES, "room.not_yours", YES),
        lambda f, actor: [
            update(
                "room",
                f.world.room,
                main_agent_id=f.world.helper + f.world.other - actor
                if actor in {f.world.helper, f.world.other}
                else f.world.helper,
            )
        ],
        lambda a: permissions.why_not_assign_room(a.agent, a.room, a.person(a.world.helper)),
    ),
    "close the room": Verb(
        ("room.not_yours", "room.not_yours", YES, YES, YES, "room.not_yours", YES),
        lambda f, _: [update("room", f.world.room, state="closed", closed_at=NOW)],
        lambda a: permissions.why_not_close_room(a.agent, a.room),
    ),
    "reopen a room": Verb(
        ("room.not_yours", "room.not_yours", YES, YES, YES, "room.not_yours", YES),
        lambda f, _: [update("room", f.world.closed, state="received", closed_at=None)],
        lambda a: permissions.why_not_reopen_room(a.agent, a.other_room(a.world.closed)),
    ),
    "write a note": Verb(
        ("message.not_yours", "message.not_yours", YES, YES, YES, "message.not_yours", YES),
        lambda f, _: [insert("message", room_id=1, speaker="agent", text="메모", internal=1)],
        lambda a: permissions.why_not_write_message(a.agent, a.room),
    ),
    "open a room": Verb(
        (YES, YES, YES, YES, YES, "room.not_yours", YES),
        lambda f, actor: [
            insert("room", customer_id=1, channel="phone", state="received", main_agent_id=actor or f.world.main)
        ],
        lambda a: permissions.why_not_open_room(a.agent),
    ),
    "import": Verb(
        ("role.manager_only", "role.manager_only", "role.manager_only", YES, YES, "role.manager_only", YES),
        lambda f, _: [insert("source", name="다른 프로그램")],
        lambda a: permissions.why_not_import(a.agent),
    ),
    "switch Task Flow": _admin(
        lambda f: update("setting", "task_flow", key_column="key", value="off"),
        lambda a: permissions.why_not_switch_flow(a.agent),
    ),
    "add a stage": _admin(
        lambda f: insert("stage", flow_id=1, slot=5, position=5, name="새", name_key="새", colour="#000000"),
        lambda a: permissions.why_not_design_stages(a.agent),
    ),
    "rename a stage": _admin(
        lambda f: update("stage", 1, name="접수", name_key="접수"), lambda a: permissions.why_not_design_stages(a.agent)
    ),
    "remove a stage": _admin(
        lambda f: update("stage", f.world.stages[3], archived_at=NOW),
        lambda a: permissions.why_not_design_stages(a.agent),
    ),
    "add a manager": _admin(
        lambda f: insert("agent", name="새 매니저", role="manager"),
        lambda a: permissions.why_not_manage_agents(a.agent),
    ),
    "deactivate an agent": _admin(
        lambda f: update("agent", f.world.other, deactivated_at=NOW),
        lambda a: permissions.why_not_manage_agents(a.agent),
    ),
}

# The room is his own already: the button is not offered, the database has nothing to refuse.
NOTHING_NEW = {("take over a room", "owner")}
# A deactivated agent is told so by the screen; the guard names what he lacks.
TOLD_APART = {("open a room", "deactivated"): "agent.inactive"}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", ROLES)
def test_who_may(shared: Furnished, verb: str, role: str) -> None:
    """The predicate and the database of each engine say what the product's table says."""
    world = shared.world
    actor = world.roles[role]
    expected = VERBS[verb].verdicts[ROLES.index(role)]
    database, predicate = world.site.database, VERBS[verb].predicate
    if role != "system" and predicate is not None and (verb, role) not in NOTHING_NEW:
        asked = Asked(
            world,
            rows.agent(database.rows(f"{rows.AGENT} WHERE id = ?", (actor,))[0]),
            rows.rooms(database, database.rows(f"{rows.ROOM} WHERE r.id = 1"))[0],
            rows.tasks(database, database.rows(f"{rows.TASK} WHERE t.id = 1"))[0],
        )
        refusal = predicate(asked)
        said = YES if refusal is None else refusal.code
        assert said == TOLD_APART.get((verb, role), expected)
    verdict = world.site.trial(actor, *VERBS[verb].statements(shared, actor))
    assert verdict == (YES if (verb, role) in NOTHING_NEW else expected)


@pytest.mark.parametrize("role", [role for role in ROLES if role != "system"])
def test_everybody_of_the_team_may_look(shared: Furnished, role: str) -> None:
    """Rooms, tasks and history are everybody's to read."""
    world = shared.world
    world.site.become(world.roles[role])
    database = world.site.database
    assert len(database.rows("SELECT id FROM room")) == 5
    assert len(database.rows("SELECT id FROM task")) == 1
    assert database.rows("SELECT seq FROM event")

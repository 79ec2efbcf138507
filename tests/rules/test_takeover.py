"""When a room's main agent becomes another, his unfinished tasks follow (rule 16)."""

from tests.support.site import NOW, World, insert, update


def _owners(world: World) -> list[int]:
    return [owner for (owner,) in world.site.database.rows("SELECT owner_id FROM task ORDER BY id")]


def _four_tasks(world: World) -> None:
    """One unfinished with the next main agent as collaborator, one success, one failure, one of the manager's."""
    site = world.site
    site.do(world.main, world.new_task(world.main), world.new_task(world.main))
    site.do(world.manager, world.new_task(world.manager))
    site.do(world.main, update("task", 2, outcome="success"))
    site.do(world.main, update("task", 3, outcome="failure", outcome_reason="잘못 등록"))


def test_owner_follows(world: World) -> None:
    """Unfinished tasks only, whoever owned them; finished ones keep who finished them."""
    _four_tasks(world)
    world.site.do(world.main, update("room", world.room, main_agent_id=world.helper))
    assert _owners(world) == [world.helper, world.main, world.main, world.helper]


def test_one_line_each(world: World) -> None:
    """One line of history for the room and for each task, the latter by the system, because of a take-over."""
    _four_tasks(world)
    site = world.site
    before = site.value("SELECT seq FROM event_head")
    site.do(world.main, update("room", world.room, main_agent_id=world.helper))
    columns = "kind, task_id, actor_id, actor_name, before, after, before_ref, after_ref, cause, detail"
    lines = site.database.rows(f"SELECT {columns} FROM event WHERE seq > ? ORDER BY kind, task_id", (before,))
    main, helper, manager = "김지수", "박하늘", "최매니저"
    assert lines == [
        ("collaborator.removed", 1, None, "", helper, "", world.helper, None, "owner", ""),
        ("room.assigned", None, world.main, main, main, helper, world.main, world.helper, "", "2"),
        ("task.owner", 1, None, "", main, helper, world.main, world.helper, "takeover", ""),
        ("task.owner", 4, None, "", manager, helper, world.manager, world.helper, "takeover", ""),
    ]


def test_new_owner_leaves_the_collaborators(world: World) -> None:
    """He was one; he is the owner now, and the others stay."""
    site = world.site
    site.do(world.main, insert("collaborator", task_id=1, agent_id=world.other, added_by=world.main))
    site.do(world.main, update("room", world.room, main_agent_id=world.helper))
    left = site.database.rows("SELECT agent_id FROM collaborator WHERE task_id = 1 AND removed_at IS NULL")
    assert left == [(world.other,)]


def test_previous_owner_may_not_edit_any_more(world: World) -> None:
    """Whoever handed the room over is not on its tasks."""
    site = world.site
    site.do(world.main, update("room", world.room, main_agent_id=world.helper))
    assert site.verdict(world.main, update("task", 1, title="아직 내 것")) == "task.read_only"
    assert site.verdict(world.helper, update("task", 1, title="이제 내 것")) == "ok"


def test_room_that_loses_its_main_agent(world: World) -> None:
    """Owners stay as they are; who takes the room then takes the tasks too."""
    _four_tasks(world)
    site = world.site
    site.do(world.manager, update("room", world.room, main_agent_id=None, state="waiting"))
    assert _owners(world) == [world.main, world.main, world.main, world.manager]
    assert site.verdict(world.main, world.new_task(world.main)) == "create.no_main"
    site.do(world.other, update("room", world.room, main_agent_id=world.other, state="received"))
    assert _owners(world) == [world.other, world.main, world.main, world.other]


def test_reopened_task_keeps_its_owner(world: World) -> None:
    """A finished task that is reopened after the take-over is still its owner's, until the next one."""
    _four_tasks(world)
    site = world.site
    site.do(world.main, update("room", world.room, main_agent_id=world.helper))
    site.do(world.main, update("task", 2, outcome=None))
    assert _owners(world)[1] == world.main
    site.do(world.manager, update("room", world.room, main_agent_id=world.other))
    assert _owners(world)[1] == world.other


def test_changing_the_owner_by_hand(world: World) -> None:
    """That is a person's line, without a cause."""
    site = world.site
    site.do(world.main, update("task", 1, owner_id=world.helper))
    query = "SELECT actor_id, cause FROM event WHERE kind = 'task.owner'"
    assert site.database.rows(query) == [(world.main, "")]
    assert site.value("SELECT count(*) FROM collaborator WHERE removed_at IS NULL") == 0


def test_refused_takeover_moves_nothing(world: World) -> None:
    """All or nothing."""
    site = world.site
    before = site.value("SELECT seq FROM event_head")
    assert site.verdict(world.main, update("room", world.room, main_agent_id=world.gone)) == "agent.inactive"
    assert _owners(world) == [world.main]
    assert site.value("SELECT seq FROM event_head") == before


def test_closed_with_unfinished_tasks(world: World) -> None:
    """Tasks of a closed room are edited and finished, none is added."""
    site = world.site
    site.do(world.main, update("room", world.room, state="closed", closed_at=NOW))
    assert site.verdict(world.main, world.new_task(world.main)) == "create.closed"
    assert site.verdict(world.helper, update("task", 1, title="고친 제목", stage_id=3)) == "ok"
    assert site.verdict(world.main, update("task", 1, outcome="success")) == "ok"

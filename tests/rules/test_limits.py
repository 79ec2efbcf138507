"""Every number of the product at its edge and one beyond, in the database itself, on both engines."""

from collections.abc import Callable
from typing import Any

import pytest

from taskflow_desktop.rules import limits
from tests.support.furnished import Furnished, attach
from tests.support.site import Statement, World, insert, update

Made = Callable[[Furnished, Any], tuple[int, Statement]]


def _task(values: Callable[[Any], dict[str, Any]]) -> Made:
    return lambda f, value: (f.world.main, update("task", 1, **values(value)))


def _stage(**fixed: Any) -> Callable[[Callable[[Any], dict[str, Any]]], Made]:
    def made(values: Callable[[Any], dict[str, Any]]) -> Made:
        row = {
            "flow_id": 1,
            "slot": 8,
            "position": 8,
            "name": "새 단계",
            "name_key": "새 단계",
            "colour": "#2F6FED",
            **fixed,
        }
        return lambda f, value: (f.world.admin, insert("stage", **{**row, **values(value)}))

    return made


def _item(values: Callable[[Any], dict[str, Any]]) -> Made:
    row = {"task_id": 1, "slot": 2, "position": 2, "text": "항목"}
    return lambda f, v: (f.world.main, insert("checklist_item", created_by=f.world.main, **{**row, **values(v)}))


def _file(values: Callable[[Any], dict[str, Any]]) -> Made:
    row = {"task_id": 1, "slot": 2, "name": "a", "size": 1, "sha256": "0" * 64}
    return lambda f, v: (f.world.main, insert("attachment", added_by=f.world.main, **{**row, **values(v)}))


def _part(values: Callable[[Any], dict[str, Any]]) -> Made:
    def made(f: Furnished, value: Any) -> tuple[int, Statement]:
        row = {"attachment_id": f.attachment, "n": 1, "bytes": b"x", **values(value)}
        return f.world.main, insert("attachment_part", **row)

    return made


def _agent(values: Callable[[Any], dict[str, Any]]) -> Made:
    return lambda f, value: (f.world.admin, insert("agent", **{"name": "새", "role": "agent", **values(value)}))


HANGUL = "가"
SMILE = "😀"  # one character, two UTF-16 units, four bytes

EDGES: dict[str, tuple[Made, tuple[Any, ...], tuple[tuple[Any, str], ...]]] = {
    "title": (
        _task(lambda v: {"title": v}),
        ("가", HANGUL * 100, SMILE * 100),
        (("", "title.empty"), (HANGUL * 101, "title.long"), (SMILE * 101, "title.long"), (" 가 ", "title_trimmed")),
    ),
    "importance": (_task(lambda v: {"importance": v}), (1, 4), ((0, "importance_known"), (5, "importance_known"))),
    "reason of a failure": (
        _task(lambda v: {"outcome": "failure", "outcome_reason": v}),
        ("가", HANGUL * limits.REASON_CHARACTERS),
        (("", "outcome.reason"), ("  ", "outcome.reason"), (HANGUL * (limits.REASON_CHARACTERS + 1), "reason.long")),
    ),
    "reason of a success": (
        _task(lambda v: {"outcome": "success", "outcome_reason": v}),
        ("", HANGUL * limits.REASON_CHARACTERS),
        ((HANGUL * (limits.REASON_CHARACTERS + 1), "reason.long"),),
    ),
    "outcome": (
        _task(lambda v: {"outcome": v, "outcome_reason": "까닭"}),
        ("success", "failure"),
        (("maybe", "outcome_known"), (None, "reason_with_outcome")),
    ),
    "stage slot": (
        _stage()(lambda v: {"slot": v}),
        (5, 8),
        ((0, "stage.max"), (9, "stage.max"), (1, "stage.place_taken")),
    ),
    "stage name": (
        _stage()(lambda v: {"name": v}),
        ("가", HANGUL * 20),
        (("", "stage.name_bad"), (HANGUL * 21, "stage.name_bad")),
    ),
    "stage name twice": (_stage()(lambda v: {"name_key": v}), ("다른",), (("신규", "stage.name_bad"),)),
    "stage colour": (
        _stage()(lambda v: {"colour": v}),
        ("#000000", "#2F6FED", "#FFFFFF"),
        tuple(
            (colour, "stage.colour_bad")
            for colour in (
                "",
                "red",
                "#2f6fed",
                "#2F6FE",
                "#2F6FED0",
                "2F6FED0",
                "#GGGGGG",
                "red;}*{",
                "#12345\n",
                "#１２３４５６",
            )
        ),
    ),
    "checklist slot": (
        _item(lambda v: {"slot": v}),
        (2, 50),
        ((0, "check.full"), (51, "check.full"), (1, "check.race")),
    ),
    "checklist text": (
        _item(lambda v: {"text": v}),
        ("가", HANGUL * 200),
        (("", "check.empty"), (HANGUL * 201, "check.long")),
    ),
    "attachment slot": (_file(lambda v: {"slot": v}), (2, 3), ((0, "file.full"), (4, "file.full"), (1, "file.race"))),
    "attachment size": (
        _file(lambda v: {"size": v}),
        (1, 10 * 1024 * 1024),
        ((0, "file.empty"), (10 * 1024 * 1024 + 1, "file.too_large")),
    ),
    "attachment name": (
        _file(lambda v: {"name": v}),
        ("가", HANGUL * 255),
        (("", "name_empty"), (HANGUL * 256, "name_long")),
    ),
    "memo": (
        lambda f, v: (f.world.main, update("memo", 1, key_column="task_id", text=v, saved_by=f.world.main)),
        ("", HANGUL * 20_000),
        ((HANGUL * 20_001, "memo.long"),),
    ),
    "agent name": (
        _agent(lambda v: {"name": v}),
        ("가", HANGUL * 100),
        (("", "name.empty"), (HANGUL * 101, "name.long")),
    ),
    "agent role": (_agent(lambda v: {"role": v}), ("agent", "manager", "admin"), (("king", "role_known"),)),
    "identifier": (
        _agent(lambda v: {"identifier": v}),
        ("a", "a" * 64, None),
        (("", "identifier.bad"), ("a" * 65, "identifier.bad"), ("u01", "identifier.taken")),
    ),
    "agent zero is the system": (_agent(lambda v: {"id": v}), (77,), ((0, "id_positive"), (-1, "id_positive"))),
    "room title": (
        lambda f, v: (f.world.main, update("room", 1, title=v)),
        ("", HANGUL * 200),
        ((HANGUL * 201, "room_title.long"),),
    ),
    "room state": (
        lambda f, v: (f.world.main, update("room", 1, state=v)),
        ("inquiry", "answered"),
        (("closed", "closed_has_time"), ("waiting", "waiting_has_no_main"), ("sleeping", "state_known")),
    ),
    "message": (
        lambda f, v: (f.world.main, insert("message", room_id=1, speaker="agent", text=v)),
        ("", HANGUL * limits.MESSAGE_CHARACTERS),
        ((HANGUL * (limits.MESSAGE_CHARACTERS + 1), "message.long"),),
    ),
    "draft": (
        lambda f, v: (f.world.main, insert("draft", agent_id=f.world.main, place="x", text=v)),
        ("", HANGUL * limits.DRAFT_CHARACTERS),
        ((HANGUL * (limits.DRAFT_CHARACTERS + 1), "draft.long"),),
    ),
    "collaborator": (
        lambda f, v: (f.world.main, insert("collaborator", task_id=1, agent_id=v, added_by=f.world.main)),
        (3,),
        ((2, "collaborator.already"), (999, "agent.inactive")),
    ),
    "a row that is not there": (
        lambda f, v: (f.world.main, insert("message", room_id=1, speaker="agent", text="x", id=v)),
        (50,),
        (),
    ),
    "the switch": (
        lambda f, v: (f.world.admin, update("setting", "task_flow", key_column="key", value=v)),
        ("on", "off"),
        (("", "task_flow_switch"), ("ON", "task_flow_switch")),
    ),
}


@pytest.mark.parametrize("what", EDGES)
def test_edge(shared: Furnished, what: str) -> None:
    """What just fits is taken; what is one beyond is refused with its code."""
    made, good, bad = EDGES[what]
    for value in good:
        actor, statement = made(shared, value)
        assert shared.world.site.trial(actor, statement) == "ok", str(value)[:40]
    for value, code in bad:
        actor, statement = made(shared, value)
        assert shared.world.site.trial(actor, statement) == code, str(value)[:40]


@pytest.mark.parametrize(("number", "verdict"), [(-1, "file.too_large"), (0, "ok"), (39, "ok"), (40, "file.too_large")])
def test_part_number(shared: Furnished, number: int, verdict: str) -> None:
    """Forty parts are all there is room for."""
    main = shared.world.main
    row = {"id": 70, "task_id": 1, "slot": 3, "name": "a", "size": 1, "sha256": "0" * 64, "added_by": main}
    part = insert("attachment_part", attachment_id=70, n=number, bytes=b"x")
    assert shared.world.site.trial(main, insert("attachment", **row), part) == verdict


@pytest.mark.parametrize(("size", "verdict"), [(0, "part_size"), (1, "ok"), (262_144, "ok"), (262_145, "part_size")])
def test_part_size(shared: Furnished, size: int, verdict: str) -> None:
    """A part holds 1 byte to 256 KiB."""
    main = shared.world.main
    row = {"id": 70, "task_id": 1, "slot": 3, "name": "a", "size": 9, "sha256": "0" * 64, "added_by": main}
    part = insert("attachment_part", attachment_id=70, n=0, bytes=b"x" * size)
    assert shared.world.site.trial(main, insert("attachment", **row), part) == verdict


def test_ten_mebibytes_exactly(world: World) -> None:
    """A file of 10 MiB goes in and comes out as it was; one byte more is refused before a part is stored."""
    content = bytes(range(256)) * 40_960
    assert len(content) == limits.ATTACHMENT_BYTES
    key = attach(world, world.main, content, slot=1)
    parts = world.site.database.rows("SELECT bytes FROM attachment_part WHERE attachment_id = ? ORDER BY n", (key,))
    assert b"".join(bytes(part) for (part,) in parts) == content
    row = {"task_id": 1, "slot": 2, "name": "b", "size": len(content) + 1, "sha256": "0" * 64, "added_by": world.main}
    assert world.site.verdict(world.main, insert("attachment", **row)) == "file.too_large"


def test_a_file_is_complete_only_with_all_its_bytes(world: World) -> None:
    """One byte short, or one too many, is not the file."""
    site, main = world.site, world.main
    for slot, (size, stored, verdict) in enumerate(
        ((5, 4, "attachment.incomplete"), (5, 6, "attachment.incomplete"), (5, 5, "ok")), 1
    ):
        row = {"task_id": 1, "slot": slot, "name": "a", "size": size, "sha256": "0" * 64, "added_by": main}
        key = site.insert(main, "attachment", **row)
        site.do(main, insert("attachment_part", attachment_id=key, n=0, bytes=b"x" * stored))
        assert site.verdict(main, update("attachment", key, complete=1)) == verdict


def test_ten_tasks_a_room(world: World) -> None:
    """Ten is the most, whatever became of the earlier ones, and whatever slot is claimed."""
    site = world.site
    for _ in range(limits.TASKS_PER_ROOM - 1):
        assert site.verdict(world.main, world.new_task(world.main)) == "ok"
    site.do(world.main, update("task", 1, outcome="failure", outcome_reason="잘못 등록"))
    assert site.verdict(world.main, world.new_task(world.main)) == "create.full"
    assert site.verdict(world.main, world.new_task(world.main, slot=1)) == "create.full"
    assert site.verdict(world.main, world.new_task(world.main, slot=11)) == "create.full"


def test_slot_alone_holds_the_limit(world: World) -> None:
    """Without the guard the constraint still does: no eleventh row can exist."""
    site = world.site
    for _ in range(limits.TASKS_PER_ROOM - 1):
        site.do(world.main, world.new_task(world.main))
    site.become(0)
    if site.engine == "sqlite":
        site.database.run("DROP TRIGGER guard_task_insert")
    else:
        site.database.run("ALTER TABLE task DISABLE TRIGGER guard_task_insert")
    assert site.verdict(world.main, world.new_task(world.main)) == "create.full"
    assert site.verdict(world.main, world.new_task(world.main, slot=10)) == "create.race"

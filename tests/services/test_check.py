"""The check of a whole database: nothing is found where nothing is wrong, and whatever was tampered with is named."""

import json
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest

from taskflow_desktop import assets
from taskflow_desktop.domain.checks import CheckPart, CheckProgress, Finding, FindingCode
from taskflow_desktop.domain.ids import SYSTEM
from taskflow_desktop.domain.imports import ImportChoices
from taskflow_desktop.domain.moment import MINUTE
from taskflow_desktop.rules.seal import SEALED_COLUMNS, sealed
from taskflow_desktop.services import demo
from taskflow_desktop.services.check import check
from taskflow_desktop.services.check_words import sentence, summary
from taskflow_desktop.services.imports import run_import
from taskflow_desktop.storage.database import SqliteDatabase, open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.storage.repository import Repository
from tests.conftest import ENGINES
from tests.support.furnished import FILE, Furnished, attach, furnish
from tests.support.server import Server
from tests.support.site import NOW, Expression, ScriptedClock, Site, World, insert, populate, update
from tests.support.tampering import rewrite_rule, tamper, tampered


@pytest.fixture(scope="module", params=ENGINES)
def original(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    """A furnished world in which much has happened, on each engine in turn; tests leave nothing behind in it."""
    clock = ScriptedClock()
    if request.param == "sqlite":
        database = open_database(str(tmp_path_factory.mktemp("check") / "site.db"), clock, durable=False)
        migrate(database)
    else:
        server: Server = request.getfixturevalue("server")
        database = open_database(server.url(server.create("template")))
    f = furnish(populate(Site(database, clock)))
    live(f)
    yield f
    database.close()


@pytest.fixture
def lived(site: Site) -> Furnished:
    """Another such world, to do with it what one likes."""
    f = furnish(populate(site))
    live(f)
    return f


def live(f: Furnished) -> None:
    """Do one of everything, as different people."""
    world = f.world
    site, main, helper, admin = world.site, world.main, world.helper, world.admin
    for actor, statement in [
        (main, update("task", 1, stage_id=2)),
        (helper, update("task", 1, stage_id=3)),
        (helper, update("task", 1, stage_id=4, outcome="success")),  # both at once: the fourth stage has no visit
        (helper, update("task", 1, outcome="failure", outcome_reason="취소")),
        (main, update("task", 1, outcome=None, outcome_reason="")),
        (main, update("task", 1, importance=4)),
        (main, update("task", 1, title="배송지와 이름 변경")),
        (main, insert("collaborator", task_id=1, agent_id=world.other, added_by=main)),
        (main, update("task", 1, owner_id=world.other)),  # who is no collaborator any more
        (admin, update("task", 1, owner_id=main)),
        (main, insert("checklist_item", id=50, task_id=1, slot=2, position=2, text="전화하기", created_by=main)),
        (main, insert("checklist_item", id=51, task_id=1, slot=3, position=3, text="쓸데없는 것", created_by=main)),
        (helper, update("checklist_item", 50, done_at=NOW, done_by=helper)),
        (helper, update("checklist_item", f.item, done_at=NOW, done_by=helper)),
        (helper, update("checklist_item", f.item, done_at=None, done_by=None)),
        (main, update("checklist_item", f.item, text="주소를 두 번 확인")),
        (main, update("checklist_item", f.item, position=5)),
        (main, update("checklist_item", 51, removed_at=NOW)),
        (main, update("checklist_item", 51, removed_at=None)),
        (main, update("checklist_item", 51, removed_at=NOW)),
        (helper, update("memo", 1, key_column="task_id", text="둘째 글", saved_by=helper, saved_at=NOW)),
        (main, update("memo", 1, key_column="task_id", text="셋째 글", saved_by=main, saved_at=NOW)),
        (main, insert("message", id=90, room_id=1, speaker="agent", text="내일 와요.")),
        (main, insert("message", id=91, room_id=1, speaker="agent", text="약속했음", internal=1)),
        (main, update("room", 1, title="배송 문의")),
        (main, update("room", 1, main_agent_id=helper)),  # the task goes with it
        (admin, update("room", 1, main_agent_id=main)),
        (main, update("room", 1, state="closed", closed_at=NOW)),
        (main, update("room", 1, state="received", closed_at=None)),
        (main, update("room", world.waiting, main_agent_id=main, state="received")),
        (main, world.new_task(main, room_id=world.waiting, id=60, title="둘째 태스크")),
        (main, world.new_task(main, room_id=world.waiting, id=61, title="셋째 태스크")),
        (main, update("task", 61, outcome="failure", outcome_reason="잘못 등록")),
        (main, insert("collaborator", task_id=1, agent_id=helper, added_by=main)),
        (admin, insert("setting", key="site_name", value="우리 회사")),
        (admin, update("setting", "task_flow", key_column="key", value="off")),
        (admin, update("setting", "task_flow", key_column="key", value="on")),
        (admin, update("agent", world.other, role="manager")),
        (admin, update("agent", world.other, identifier="u30", password_hash="y")),
        (admin, update("agent_alias", f.source, key_column="source_id", agent_id=main)),
        (admin, update("stage", 3, name="기다림", name_key="기다림", colour="#00AA00")),
        (admin, update("stage", 4, position=8)),
        (admin, insert("stage", id=70, flow_id=1, slot=5, position=5, name="덤", name_key="덤", colour="#123456")),
        (admin, update("stage", 70, archived_at=NOW)),
        (admin, update("agent", world.gone, deactivated_at=None)),
        (admin, update("agent", world.gone, deactivated_at=NOW, role="agent", name="전 매니저")),
        (helper, update("review", f.review, answered_at=NOW, answer="괜찮아요")),
        (main, insert("review", task_id=1, agent_id=helper, asked_by=main, message="한 번 더")),
        (helper, update("handover", f.handover, acknowledged_at=NOW)),
    ]:  # fmt: skip
        site.clock.move()
        site.do(actor, statement)
    take_back(world)
    removed = attach(world, main, b"x" * 300_000, slot=2, name="사진.png")
    site.do(main, update("attachment", removed, removed_at=NOW))
    site.insert(main, "attachment", task_id=1, slot=3, name="끊긴 것", size=9, sha256="0" * 64, added_by=main)
    site.become(0)


def take_back(world: World) -> None:
    """Each kind of change whose clocks can be taken back, done and taken back, in the second task."""
    undo = Expression("undos + 1")
    world.site.clock.move()
    for values in [
        {"stage_id": 3},
        {"stage_id": 1, "undos": undo},
        {"outcome": "success"},
        {"outcome": None, "undos": undo},
        {"stage_id": 2},
        {"outcome": "failure", "outcome_reason": "취소"},
        {"outcome": None, "outcome_reason": ""},
        {"outcome": "failure", "outcome_reason": "취소", "undos": undo},
    ]:
        world.site.do(world.main, update("task", 60, **values))
        world.site.clock.move(MINUTE // 10)


def found(site: Site) -> list[Finding]:
    return list(check(site.database).findings)


def test_a_lived_database_is_sound(lived: Furnished) -> None:
    """Nothing is found, and everything was looked at."""
    report = check(lived.world.site.database)
    assert [sentence(finding) for finding in report.findings] == []
    assert report.sound
    counts = report.counts
    assert counts.events == lived.world.site.value("SELECT max(seq) FROM event")
    assert (counts.tasks, counts.items, counts.revisions, counts.rooms, counts.messages) == (3, 3, 3, 5, 3)
    assert (counts.files, counts.file_bytes) == (2, len(FILE) + 300_000)
    assert report.pages == (lived.world.site.engine == "sqlite")
    assert len(summary(report)) == (6 if report.pages else 5)


def test_an_empty_database_is_sound(site: Site) -> None:
    assert found(site) == []


def test_the_demo_is_sound(tmp_path: Path) -> None:
    """The sample desk, which was imported and then worked on at scripted times."""
    clock = demo.ScriptedClock()
    database = open_database(str(tmp_path / "demo.db"), clock)
    migrate(database)
    demo.furnish(Repository(database), clock, demo.present_of_samples())
    report = check(database)
    assert [sentence(finding) for finding in report.findings] == []
    assert report.counts.tasks > 20
    database.close()


TAMPERED: dict[str, tuple[str, FindingCode, str, str]] = {
    # What is changed, what is found, where, and the thing.
    "title": ("UPDATE task SET title = 'x' WHERE id = 1", FindingCode.DIFFERS, "A0001", "title"),
    "importance": ("UPDATE task SET importance = 1 WHERE id = 1", FindingCode.DIFFERS, "A0001", "importance"),
    "stage": ("UPDATE task SET stage_id = 1 WHERE id = 1", FindingCode.DIFFERS, "A0001", "stage"),
    "owner": ("UPDATE task SET owner_id = 2 WHERE id = 1", FindingCode.DIFFERS, "A0001", "owner"),
    "creator": ("UPDATE task SET created_by = 2 WHERE id = 1", FindingCode.DIFFERS, "A0001", "creator"),
    "room of a task": ("UPDATE task SET room_id = 3 WHERE id = 1", FindingCode.DIFFERS, "A0001", "room"),
    "outcome": ("UPDATE task SET outcome = 'success' WHERE id = 61", FindingCode.DIFFERS, "A0003", "outcome"),
    "reason": ("UPDATE task SET outcome_reason = 'x' WHERE id = 61", FindingCode.DIFFERS, "A0003", "reason"),
    "created": ("UPDATE task SET created_at = 1 WHERE id = 1", FindingCode.DIFFERS, "A0001", "time of creation"),
    "finished": ("UPDATE task SET finished_at = 9 WHERE id = 61", FindingCode.VISITS, "A0003", "time of finishing"),
    "paused": ("UPDATE task SET paused = 9 WHERE id = 1", FindingCode.VISITS, "A0001", "time without a clock"),
    "entered": ("UPDATE task SET entered_at = 9 WHERE id = 1", FindingCode.VISITS, "A0001", "time in the stage"),
    "visit moved": (
        "UPDATE stage_visit SET entered_at = entered_at - 9000000000 WHERE left_at IS NULL AND task_id = 1",
        FindingCode.VISITS, "A0001", "time in stages",
    ),
    "visit lost": ("DELETE FROM stage_visit WHERE task_id = 1 AND stage_id = 2", FindingCode.VISITS, "A0001", "stages"),
    "visit revoked": (
        "UPDATE stage_visit SET revoked = 1 WHERE task_id = 1 AND stage_id = 2", FindingCode.VISITS, "A0001", "stages"
    ),
    "visit counted again": (
        "UPDATE stage_visit SET revoked = 0 WHERE task_id = 60 AND stage_id = 3", FindingCode.VISITS, "A0002", "stages"
    ),
    "visit slipped in": (
        "INSERT INTO stage_visit (task_id, stage_id, entered_at, left_at) VALUES (1, 2, 1, 2)",
        FindingCode.VISITS, "A0001", "time in stages",
    ),
    "number": ("UPDATE task SET number = 'TK-2026-A0007' WHERE id = 60", FindingCode.DIFFERS, "A0007", "number"),
    "number of another kind": (
        "UPDATE task SET number = 'A7' WHERE id = 60", FindingCode.DIFFERS, "task A7", "number"
    ),
    "last number": (
        "UPDATE task SET number = 'TK-2026-ZZ9999' WHERE id = 60", FindingCode.DIFFERS, "ZZ9999", "number"
    ),
    "memo of nothing": (
        "INSERT INTO memo_revision (task_id, version, text, saved_at, saved_by) VALUES (30, 1, 'x', 1, 1)",
        FindingCode.WITHOUT_HISTORY, "task with id 30", "memo",
    ),
    "file of nothing": (
        "INSERT INTO attachment (id, task_id, slot, name, size, sha256, added_at, added_by)"
        " VALUES (99, 30, 1, 'x', 1, '" + "0" * 64 + "', 1, 1)",
        FindingCode.WITHOUT_HISTORY, "task with id 30", "attachment x",
    ),
    "counter": ("UPDATE number_counter SET value = 9", FindingCode.DIFFERS, "numbers of", "how many"),
    "task removed": ("DELETE FROM task WHERE id = 60", FindingCode.GONE, "task with id 60", ""),
    "first task removed": ("DELETE FROM task WHERE id = 1", FindingCode.GONE, "task with id 1", ""),
    "task slipped in": (
        "INSERT INTO task (id, room_id, slot, number, title, stage_id, owner_id, created_by, created_at, entered_at)"
        " VALUES (99, 1, 9, 'TK-2026-A0099', 'x', 1, 1, 1, 1, 1)",
        FindingCode.WITHOUT_HISTORY, "A0099", "",
    ),
    "collaborator lost": (
        "UPDATE collaborator SET removed_at = 9 WHERE agent_id = 2 AND removed_at IS NULL",
        FindingCode.DIFFERS, "A0001", "collaborators",
    ),
    "collaborator slipped in": (
        "INSERT INTO collaborator (task_id, agent_id, added_at, added_by) VALUES (1, 4, 1, 1)",
        FindingCode.WITHOUT_HISTORY, "A0001", "최매니저 (agent 4)",
    ),
    "item's text": ("UPDATE checklist_item SET text = 'x' WHERE id = 50", FindingCode.DIFFERS, "A0001", "50: text"),
    "item unticked": (
        "UPDATE checklist_item SET done_at = NULL, done_by = NULL WHERE id = 50",
        FindingCode.DIFFERS, "A0001", "50: ticked",
    ),
    "item ticked by": (
        "UPDATE checklist_item SET done_by = 3 WHERE id = 50", FindingCode.DIFFERS, "A0001", "50: ticked by"
    ),
    "item ticked when": (
        "UPDATE checklist_item SET done_at = 3 WHERE id = 50", FindingCode.DIFFERS, "A0001", "50: time of the tick"
    ),
    "item moved": ("UPDATE checklist_item SET position = 9 WHERE id = 50", FindingCode.DIFFERS, "A0001", "50: place"),
    "item removed": (
        "UPDATE checklist_item SET removed_at = 3 WHERE id = 50", FindingCode.DIFFERS, "A0001", "50: present"
    ),
    "item brought back": (
        "UPDATE checklist_item SET removed_at = NULL WHERE id = 51", FindingCode.DIFFERS, "A0001", "51: present"
    ),
    "item gone": ("DELETE FROM checklist_item WHERE id = 50", FindingCode.GONE, "A0001", "checklist item 50"),
    "item slipped in": (
        "INSERT INTO checklist_item (id, task_id, slot, position, text, created_at, created_by)"
        " VALUES (77, 1, 9, 9, 'x', 1, 1)",
        FindingCode.WITHOUT_HISTORY, "A0001", "checklist item 77",
    ),
    "file's name": ("UPDATE attachment SET name = 'x' WHERE id = 1", FindingCode.DIFFERS, "A0001", "x: name"),
    "file hidden": ("UPDATE attachment SET complete = 0 WHERE id = 1", FindingCode.DIFFERS, "A0001", "present"),
    "file removed": ("UPDATE attachment SET removed_at = 9 WHERE id = 1", FindingCode.DIFFERS, "A0001", "present"),
    "file brought back": (
        "UPDATE attachment SET removed_at = NULL WHERE id = 2", FindingCode.DIFFERS, "A0001", "사진.png: present"
    ),
    "file without end": ("UPDATE attachment SET complete = 1 WHERE id = 3", FindingCode.WITHOUT_HISTORY, "A0001", "끊"),
    "file's hash": (
        "UPDATE attachment SET sha256 = '" + "0" * 64 + "' WHERE id = 1", FindingCode.DIFFERS, "A0001", "SHA-256"
    ),
    "part lost": ("DELETE FROM attachment_part WHERE attachment_id = 2 AND n = 1", FindingCode.CONTENT, "A0001", "진"),
    "memo": ("UPDATE memo SET text = 'x'", FindingCode.CONTENT, "A0001", "memo"),
    "memo gone": ("DELETE FROM memo", FindingCode.GONE, "A0001", "memo"),
    "revision": ("UPDATE memo_revision SET text = 'x' WHERE version = 2", FindingCode.CONTENT, "A0001", "revision 2"),
    "revision's author": (
        "UPDATE memo_revision SET saved_by = 3 WHERE version = 2", FindingCode.DIFFERS, "A0001", "2: saved by"
    ),
    "revision gone": ("DELETE FROM memo_revision WHERE version = 2", FindingCode.GONE, "A0001", "revision 2"),
    "revision slipped in": (
        "INSERT INTO memo_revision (task_id, version, text, saved_at, saved_by) VALUES (1, 9, 'x', 1, 1)",
        FindingCode.WITHOUT_HISTORY, "A0001", "memo, revision 9",
    ),
    "review's message": ("UPDATE review SET message = 'x' WHERE id = 1", FindingCode.DIFFERS, "A0001", "message"),
    "review's answer": ("UPDATE review SET answer = 'x' WHERE id = 1", FindingCode.DIFFERS, "A0001", "1: answer"),
    "review answered": ("UPDATE review SET answered_at = 9 WHERE id = 2", FindingCode.DIFFERS, "A0001", "2: answered"),
    "who is asked": ("UPDATE review SET agent_id = 3 WHERE id = 1", FindingCode.DIFFERS, "A0001", "who is asked"),
    "who asks": ("UPDATE review SET asked_by = 3 WHERE id = 1", FindingCode.DIFFERS, "A0001", "who asks"),
    "task's undos": ("UPDATE task SET undos = undos + 1 WHERE id = 60", FindingCode.DIFFERS, "A0002", "taken back"),
    "collaborator added by": (
        "UPDATE collaborator SET added_by = 3 WHERE removed_at IS NULL AND agent_id = 2 AND task_id = 1",
        FindingCode.DIFFERS, "A0001", "added by",
    ),
    "collaborator added when": (
        "UPDATE collaborator SET added_at = 4 WHERE removed_at IS NULL AND agent_id = 2 AND task_id = 1",
        FindingCode.DIFFERS, "A0001", "added at",
    ),
    "item made by": ("UPDATE checklist_item SET created_by = 3 WHERE id = 50", FindingCode.DIFFERS, "A0001", "made by"),
    "item made when": (
        "UPDATE checklist_item SET created_at = 3 WHERE id = 50", FindingCode.DIFFERS, "A0001", "made at"
    ),
    "file added by": ("UPDATE attachment SET added_by = 3 WHERE id = 1", FindingCode.DIFFERS, "A0001", "added by"),
    "file added when": ("UPDATE attachment SET added_at = 3 WHERE id = 1", FindingCode.DIFFERS, "A0001", "added at"),
    "memo saved by": ("UPDATE memo SET saved_by = 3", FindingCode.CONTENT, "A0001", "memo: saved by"),
    "memo saved when": ("UPDATE memo SET saved_at = 3", FindingCode.CONTENT, "A0001", "memo: saved by"),
    "memo's version": ("UPDATE memo SET version = version + 1", FindingCode.CONTENT, "A0001", "memo"),
    "revision saved when": (
        "UPDATE memo_revision SET saved_at = 3 WHERE version = 2", FindingCode.DIFFERS, "A0001", "2: saved at"
    ),
    "review asked when": ("UPDATE review SET asked_at = 3 WHERE id = 1", FindingCode.DIFFERS, "A0001", "1: asked at"),
    "review answered when": (
        "UPDATE review SET answered_at = 3 WHERE id = 1", FindingCode.DIFFERS, "A0001", "1: answered at"
    ),
    "hand-over's agent before": ("UPDATE handover SET from_id = 3", FindingCode.DIFFERS, "room 5", "agent before"),
    "hand-over's time": ("UPDATE handover SET at = 3", FindingCode.DIFFERS, "room 5", "handed at"),
    "hand-over noted when": (
        "UPDATE handover SET acknowledged_at = 3", FindingCode.DIFFERS, "room 5", "acknowledged at"
    ),
    "alert slipped in": (
        "INSERT INTO alert (id, agent_id, kind, task_id, room_id, by_name, text, at)"
        " VALUES (99, 1, 'owner', 1, 1, 'x', '', 1)",
        FindingCode.WITHOUT_HISTORY, "the alerts", "alert 99",
    ),
    "alert's words": (
        "UPDATE alert SET text = 'x' WHERE kind = 'review_asked'", FindingCode.WITHOUT_HISTORY, "the alerts", "alert"
    ),
    "alert's name": ("UPDATE alert SET by_name = 'x'", FindingCode.WITHOUT_HISTORY, "the alerts", "alert"),
    "alerts gone": ("DELETE FROM alert", FindingCode.GONE, "the alerts", "review_asked for"),
    "owner's alert gone": (
        "DELETE FROM alert WHERE kind = 'owner' AND id > (SELECT min(b.id) FROM alert b)",
        FindingCode.GONE, "the alerts", "owner for",
    ),
    "review gone": ("DELETE FROM review WHERE id = 1", FindingCode.GONE, "A0001", "review 1"),
    "review slipped in": (
        "INSERT INTO review (id, task_id, agent_id, asked_by, asked_at) VALUES (99, 60, 2, 1, 1)",
        FindingCode.WITHOUT_HISTORY, "A0002", "review 99",
    ),
    "hand-over's word": ("UPDATE handover SET message = 'x'", FindingCode.DIFFERS, "room 5", "message"),
    "hand-over's reason": ("UPDATE handover SET reason = 'x'", FindingCode.DIFFERS, "room 5", "reason"),
    "hand-over's receiver": ("UPDATE handover SET to_id = 3", FindingCode.DIFFERS, "room 5", "receiver"),
    "hand-over's giver": ("UPDATE handover SET by_id = 3", FindingCode.DIFFERS, "room 5", "giver"),
    "hand-over forgotten": ("UPDATE handover SET acknowledged_at = NULL", FindingCode.DIFFERS, "room 5", "acknowl"),
    "hand-over gone": ("DELETE FROM handover", FindingCode.GONE, "room 5", "hand-over 1"),
    "hand-over slipped in": (
        "INSERT INTO handover (id, room_id, to_id, by_id, at) VALUES (99, 1, 2, 1, 1)",
        FindingCode.WITHOUT_HISTORY, "room 1", "hand-over 99",
    ),
    "main agent": ("UPDATE room SET main_agent_id = 3 WHERE id = 1", FindingCode.DIFFERS, "room 1", "main agent"),
    "state": (
        "UPDATE room SET state = 'closed', closed_at = 1 WHERE id = 1", FindingCode.DIFFERS, "room 1", "state"
    ),
    "state opened": (
        "UPDATE room SET state = 'answered', closed_at = NULL WHERE id = 3", FindingCode.DIFFERS, "room 3", "state"
    ),
    "room's title": ("UPDATE room SET title = 'x' WHERE id = 1", FindingCode.DIFFERS, "room 1", "title"),
    "room gone": ("DELETE FROM room WHERE id = 3", FindingCode.GONE, "room 3", ""),
    "room slipped in": (
        "INSERT INTO room (id, customer_id, channel, state, main_agent_id, created_at, opened_at, last_at)"
        " VALUES (99, 1, 'web', 'received', 1, 1, 1, 1)",
        FindingCode.WITHOUT_HISTORY, "room 99", "",
    ),
    "message gone": ("DELETE FROM message WHERE id = 90", FindingCode.GONE, "room 1", "message 90"),
    "who spoke": ("UPDATE message SET speaker = 'bot' WHERE id = 90", FindingCode.DIFFERS, "room 1", "who spoke"),
    "message slipped in": (
        "INSERT INTO message (id, room_id, sent_at, speaker, text) VALUES (99, 1, 1, 'agent', 'x')",
        FindingCode.WITHOUT_HISTORY, "room 1", "message 99",
    ),
    "role": ("UPDATE agent SET role = 'admin' WHERE id = 2", FindingCode.DIFFERS, "agent 박하늘", "role"),
    "name": ("UPDATE agent SET name = 'x' WHERE id = 2", FindingCode.DIFFERS, "agent x", "name"),
    "identifier": ("UPDATE agent SET identifier = 'x' WHERE id = 3", FindingCode.DIFFERS, "agent 이도윤", "identifier"),
    "imported name": ("UPDATE agent_alias SET agent_id = 2", FindingCode.DIFFERS, "imported name 1/a1", "agent"),
    "imported name gone": ("DELETE FROM agent_alias", FindingCode.GONE, "the team", "imported name 1/a1"),
    "agent put out": ("UPDATE agent SET deactivated_at = 9 WHERE id = 2", FindingCode.DIFFERS, "박하늘", "active"),
    "agent back": ("UPDATE agent SET deactivated_at = NULL WHERE id = 5", FindingCode.DIFFERS, "전 매니저", "active"),
    "role of who left": ("UPDATE agent SET role = 'admin' WHERE id = 5", FindingCode.DIFFERS, "전 매니저", "role"),
    "agent slipped in": (
        "INSERT INTO agent (id, name, role, created_at) VALUES (99, 'x', 'admin', 1)",
        FindingCode.WITHOUT_HISTORY, "agent x", "",
    ),
    "stage's name": ("UPDATE stage SET name = 'x' WHERE id = 2", FindingCode.DIFFERS, "stage x", "name"),
    "stage's colour": ("UPDATE stage SET colour = '#000000' WHERE id = 2", FindingCode.DIFFERS, "stage", "colour"),
    "stage's place": ("UPDATE stage SET position = 7 WHERE id = 4", FindingCode.DIFFERS, "stage", "position"),
    "stage's successor": (
        "UPDATE stage SET successor_id = 1 WHERE id = 70", FindingCode.DIFFERS, "stage 덤", "successor"
    ),
    "stage archived": ("UPDATE stage SET archived_at = 9 WHERE id = 4", FindingCode.DIFFERS, "stage", "archived"),
    "setting": ("UPDATE setting SET value = 'x' WHERE key = 'site_name'", FindingCode.DIFFERS, "site_name", "value"),
    "setting gone": ("DELETE FROM setting WHERE key = 'site_name'", FindingCode.GONE, "settings", "site_name"),
    "switch": ("UPDATE setting SET value = 'off' WHERE key = 'task_flow'", FindingCode.DIFFERS, "task_flow", "value"),
    "event": ("UPDATE event SET after = 'x' WHERE seq = 9", FindingCode.EVENT_CHANGED, "history", ""),
    "event gone": ("DELETE FROM event WHERE seq = 9", FindingCode.EVENT_MISSING, "history", ""),
    "newest event gone": (
        "DELETE FROM event WHERE seq = (SELECT max(e.seq) FROM event e)", FindingCode.EVENT_END, "history", ""
    ),
    "event slipped in": (
        "INSERT INTO event (at, actor_name, kind) VALUES (1, 'x', 'task.title')",
        FindingCode.EVENT_UNSEALED, "history", "",
    ),
    "event of no kind": ("UPDATE event SET kind = 'task.lost' WHERE seq = 9", FindingCode.EVENT_KIND, "history", ""),
}  # fmt: skip


ALONE = frozenset({"title", "owner", "number", "last number", "item's text", "memo", "part lost", "role", "state"})
"""What disturbs nothing else."""


def named(findings: Sequence[Finding], code: FindingCode, where: str, what: str = "") -> list[Finding]:
    """The findings of this code in this place; there must be one."""
    told = [f for f in findings if f.code is code and where in f.where and what in f.what]
    assert told, [sentence(finding) for finding in findings]
    return told


@pytest.mark.parametrize("what", TAMPERED)
def test_tampering_is_found_and_named(original: Furnished, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """What, where, and by the number of the event that says otherwise."""
    sql, code, where, thing = TAMPERED[what]
    site = original.world.site
    monkeypatch.setattr(site.database, "snapshot", nullcontext)  # inside a transaction that is undone
    with tampered(site, (sql, ())):
        findings = found(site)
    told = named(findings, code, where, thing)
    if code in {FindingCode.DIFFERS, FindingCode.CONTENT} and what != "counter":
        assert all(finding.event is not None for finding in told)
    assert not any(finding.code is FindingCode.RULE_MISSING for finding in findings)
    assert what not in ALONE or findings == told
    assert all("\n" not in sentence(finding) for finding in findings)


def test_one_byte_of_a_file(original: Furnished, monkeypatch: pytest.MonkeyPatch) -> None:
    """A content of the same length is not the content."""
    site = original.world.site
    monkeypatch.setattr(site.database, "snapshot", nullcontext)
    with tampered(site, ("UPDATE attachment_part SET bytes = ? WHERE attachment_id = 1", (b"x" * len(FILE),))):
        (finding,) = found(site)
    assert (finding.code, finding.what) == (FindingCode.CONTENT, "attachment 계약서.pdf")
    event = site.database.row("SELECT kind, after_ref FROM event WHERE seq = ?", (finding.event,))
    assert event == ("attachment.added", 1)


def test_a_history_written_anew_contradicts_itself(original: Furnished, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever changes a line and seals all those after it anew has to change what later lines say of it as well."""
    site = original.world.site
    monkeypatch.setattr(site.database, "snapshot", nullcontext)
    digest, anew = "", []
    columns = ", ".join(SEALED_COLUMNS)
    for seq, kind, *values in site.database.rows(f"SELECT seq, kind, {columns} FROM event ORDER BY seq"):
        if kind == "task.importance":
            values[SEALED_COLUMNS.index("before")] = "1"
            anew.append(("UPDATE event SET before = '1' WHERE seq = ?", (seq,)))
        digest = sealed(digest, seq, values)
        anew.append(("UPDATE event SET hash = ? WHERE seq = ?", (digest, seq)))
    anew.append(("UPDATE event_head SET hash = ?", (digest,)))
    with tampered(site, *anew):
        findings = found(site)
    named(findings, FindingCode.CONTRADICTS, "A0001", "importance")
    assert len(findings) == 1


def test_a_rule_that_is_not_in_force(lived: Furnished) -> None:
    """A guard that was taken away, or switched off, is missed."""
    site = lived.world.site
    site.become(0)
    if site.engine == "sqlite":
        site.database.run("DROP TRIGGER guard_event_update")
        rewrite_rule(site, "effect_memo_update", "memo.saved", "memo.saveD")
        site.database.close()
        site.database.peewee.connect()
    else:
        site.database.run("ALTER TABLE event DISABLE TRIGGER guard_event_update")
        site.database.run(
            "CREATE OR REPLACE FUNCTION effect_memo_update() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'"
        )
    names = {finding.found for finding in named(found(site), FindingCode.RULE_MISSING, "rules")}
    assert names - {"effect_memo_update_inner"} == {"guard_event_update", "effect_memo_update"}


def test_a_damaged_file(sqlite_site: Site) -> None:
    """What SQLite says of its own pages, and rows that name others which are not there."""
    f = furnish(populate(sqlite_site))
    tamper(
        sqlite_site,
        ("UPDATE room SET customer_id = 999 WHERE id = ?", (f.world.room,)),
        ("CREATE TABLE gone (a)", ()),
        ("UPDATE event_head SET one = one", ()),
    )  # fmt: skip
    told = named(found(sqlite_site), FindingCode.DAMAGED, "file")
    assert "row 1 of room names one of customer that is not there" in told[0].found


def test_others_go_on_working(lived: Furnished, server: Server) -> None:
    """Who checks sees one state, holds nobody up, and writes nothing."""
    site = lived.world.site
    writer, wrote = site.database, 0
    url = (
        str(site.database.path)
        if isinstance(site.database, SqliteDatabase)
        else server.url(site.value("SELECT current_database()"))
    )
    reader = open_database(url, read_only=True)

    def work(_: CheckProgress) -> None:
        nonlocal wrote
        wrote += 1
        site.do(lived.world.main, update("task", 1, title=f"Titel {wrote}"))

    before = writer.value("SELECT max(seq) FROM event")
    report = check(reader, on_progress=work)
    reader.close()
    assert [sentence(finding) for finding in report.findings] == []
    assert wrote > 5
    assert before <= report.counts.events <= before + 3
    assert writer.value("SELECT max(seq) FROM event") == before + wrote


def test_cancelled(lived: Furnished) -> None:
    """Whoever no longer wants to know gets what there is, and it is not called sound."""
    told: list[CheckPart] = []
    report = check(
        lived.world.site.database,
        on_progress=lambda progress: told.append(progress.part),
        cancelled=lambda: CheckPart.TASKS in told,
    )
    assert report.cancelled
    assert not report.sound
    assert report.counts.events
    assert not report.counts.tasks
    assert told[-1] is CheckPart.TASKS


def test_files_imported_again_cry_no_wolf(site: Site, tmp_path: Path) -> None:
    """What a newer file changes is told in part only: nothing is found, and what people did there is compared."""
    world = populate(site)
    site.become(0)
    repository = Repository(site.database)
    lines = [json.loads(line) for line in assets.read_text("samples/rooms.jsonl").splitlines()]
    told = [line for line in lines if line.get("type") == "room"]
    names = sorted({line["agent"] for line in told if line["agent"]})
    for n in range(3):
        path = tmp_path / f"rooms-{n}.jsonl"
        path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
        run_import(repository, SYSTEM, [path], ImportChoices())
        report = check(site.database)
        assert [sentence(finding) for finding in report.findings] == []
        for at, line in enumerate(told):
            day = f"2027-0{n + 1}-01T12:00:00+09:00"
            line |= {"title": f"제목 {n}", "last_message_at": day}
            if at % 3 == 0:
                line |= {"agent": names[(at + n) % len(names)], "state": "inquiry", "closed_at": ""}
            elif at % 3 == 1:
                line |= {"state": "closed", "closed_at": day}
    assert report.counts.rooms == 3 + len(told)
    room = site.value("SELECT min(id) FROM room WHERE source_id IS NOT NULL AND main_agent_id IS NOT NULL")
    main = site.value("SELECT main_agent_id FROM room WHERE id = ?", room)
    site.do(world.admin, update("room", room, main_agent_id=world.main if main != world.main else world.helper))
    tamper(site, ("UPDATE room SET main_agent_id = ? WHERE id = ?", (main, room)))
    (finding,) = found(site)
    assert (finding.where, finding.what) == (f"room {room}", "main agent")

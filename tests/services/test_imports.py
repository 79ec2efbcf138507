"""Importing into a database: dry run, import, the same again, newer and older files, bad rows, cancel."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.errors import ImportRejected, RuleViolation
from taskflow_desktop.domain.ids import SYSTEM, AgentId
from taskflow_desktop.domain.imports import ImportChoices, ImportCounts, ImportProgress, RowCounts
from taskflow_desktop.domain.requests import NewTask, RoomHandOver
from taskflow_desktop.services import handover, imports, rooms, tasks
from taskflow_desktop.services.change import As
from taskflow_desktop.services.import_run import CHUNK
from taskflow_desktop.storage import reads
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.repository import Repository
from tests.importers.archive import AGENTS, write_archive
from tests.support.site import Site, World

ROOM = {
    "type": "room", "room_key": "r1", "title": "커튼 교환", "customer_key": "c1", "customer_name": "이수민",
    "channel": "kakao", "agent": "김서연", "state": "", "opened_at": "2026-01-05T10:00:00+09:00", "closed_at": "",
    "last_message_at": "2026-01-05T10:01:00+09:00", "tags": "VIP|교환", "category": "교환", "order_number": "1",
    "memo": "",
}  # fmt: skip


def message(n: int, role: str = "customer", text: str = "안녕하세요", room: str = "r1") -> dict[str, Any]:
    return {
        "type": "message", "room_key": room, "message_key": f"m{n}", "sent_at": f"2026-01-05T10:{n:02d}:00+09:00",
        "role": role, "author": "", "text": text, "internal": False, "file_name": "",
    }  # fmt: skip


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def file(*lines: dict[str, Any], name: str = "rooms.jsonl") -> Path:
        path = tmp_path / name
        head = {"format": "taskflow-rooms/1"}
        path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in (head, *lines)), "utf-8")
        return path

    return file


def by_system(site: Site) -> Repository:
    site.become(SYSTEM)
    return Repository(site.database)


def everything(repository: Repository) -> list[Any]:
    names = ("room", "message", "customer", "agent", "agent_alias", "source", "event")
    return [repository.database.rows(f"SELECT * FROM {name} ORDER BY 1, 2") for name in names]


def counts(**rooms_and_messages: RowCounts) -> ImportCounts:
    return ImportCounts(**rooms_and_messages)


def test_dry_run_tells_all_and_writes_nothing(site: Site, write: Write) -> None:
    repository = by_system(site)
    before = everything(repository)
    preview = imports.preview_import(repository, SYSTEM, [write(ROOM, message(0), message(1, "agent"))])
    assert preview.counts == counts(rooms=RowCounts(new=1), messages=RowCounts(new=2))
    assert [(agent.name, agent.rooms) for agent in preview.unmapped] == [("김서연", 1)]
    assert preview.first_at is not None
    assert preview.last_at is not None
    assert everything(repository) == before


def test_import_stores_rooms_messages_and_state(site: Site, write: Write) -> None:
    repository = by_system(site)
    report = imports.run_import(
        repository, SYSTEM, [write(ROOM, message(0), message(1, "agent"), message(2))], ImportChoices()
    )
    assert report.counts == counts(rooms=RowCounts(new=1), messages=RowCounts(new=3))
    assert report.created_agents == 1
    room = reads.room_list(site.database, reads.RoomFilter(RoomState.INQUIRY)).first[0]
    assert (room.customer_name, room.tags, room.unread, room.imported) == ("이수민", ("VIP", "교환"), 1, True)
    agent = next(agent for agent in repository.agents() if agent.name == "김서연")
    assert (room.main_agent_id, agent.can_sign_in) == (agent.id, False)


def test_the_same_file_again_adds_nothing(site: Site, write: Write) -> None:
    repository = by_system(site)
    path = write(ROOM | {"memo": "단골"}, message(0), message(1, "agent"))
    imports.run_import(repository, SYSTEM, [path], ImportChoices())
    before = everything(repository)
    again = imports.run_import(repository, SYSTEM, [path], ImportChoices())
    assert again.counts == counts(rooms=RowCounts(same=1), messages=RowCounts(same=2))
    assert everything(repository) == before


def test_an_overlapping_newer_file_adds_and_changes(site: Site, write: Write) -> None:
    repository = by_system(site)
    imports.run_import(repository, SYSTEM, [write(ROOM, message(0), message(1))], ImportChoices())
    newer = ROOM | {"title": "커튼 교환 완료", "last_message_at": "2026-01-05T10:05:00+09:00"}
    report = imports.run_import(
        repository, SYSTEM, [write(newer, message(1, text="고침"), message(5, "agent"))], ImportChoices()
    )
    assert report.counts == counts(rooms=RowCounts(changed=1), messages=RowCounts(new=1, changed=1))
    room = reads.room_list(site.database, reads.RoomFilter(RoomState.ANSWERED)).first[0]
    assert (room.title, room.unread) == ("커튼 교환 완료", 0)
    texts = [m.text for m in reads.messages(site.database, room.id).messages]
    assert texts == ["안녕하세요", "고침", "안녕하세요"]


def test_owners_follow_a_newer_file_and_never_an_older_one(sqlite_site: Site, write: Write) -> None:
    repository = Repository(sqlite_site.database)
    admin = AgentId(sqlite_site.insert(SYSTEM, "agent", name="관리자", role="admin", identifier="a", password_hash="x"))
    sqlite_site.do(admin, ("UPDATE setting SET value = 'on', version = version + 1 WHERE key = 'task_flow'", ()))
    sqlite_site.insert(admin, "stage", flow_id=1, slot=1, position=1, name="신규", name_key="신규", colour="#2F6FED")
    old = write(ROOM, message(0), name="old.jsonl")
    imports.run_import(repository, admin, [old], ImportChoices())
    room = reads.room_list(sqlite_site.database, reads.RoomFilter(RoomState.RECEIVED)).first[0]
    task = tasks.create_task(repository, As(admin), NewTask(room.id, "교환")).value
    newer = ROOM | {"agent": "박지훈", "last_message_at": "2026-01-05T11:00:00+09:00"}
    imports.run_import(repository, admin, [write(newer, message(30), name="new.jsonl")], ImportChoices())
    assert repository.agent(repository.task(task.id).owner_id).name == "박지훈"
    report = imports.run_import(repository, admin, [old], ImportChoices())
    assert report.counts.rooms == RowCounts(skipped=1)
    assert repository.agent(repository.task(task.id).owner_id).name == "박지훈"


def test_what_people_did_here_outlives_the_same_file(sqlite_site: Site, write: Write) -> None:
    repository = Repository(sqlite_site.database)
    admin = AgentId(sqlite_site.insert(SYSTEM, "agent", name="관리자", role="admin", identifier="a", password_hash="x"))
    path = write(ROOM | {"agent": ""}, message(0))
    imports.run_import(repository, admin, [path], ImportChoices())
    room = reads.room_list(sqlite_site.database, reads.RoomFilter(RoomState.WAITING)).first[0]
    rooms.take_room(repository, As(admin), room.id, room.version)
    imports.run_import(repository, admin, [path], ImportChoices())
    assert repository.room(room.id).main_agent_id == admin


def test_unknown_agents_are_who_the_person_says(site: Site, write: Write) -> None:
    world_admin = site.insert(SYSTEM, "agent", name="서연", role="admin", identifier="a", password_hash="x")
    repository = by_system(site)
    report = imports.run_import(
        repository, SYSTEM, [write(ROOM)], ImportChoices(agents={"김서연": AgentId(world_admin)})
    )
    assert report.created_agents == 0
    room = reads.room_list(site.database, reads.RoomFilter(RoomState.RECEIVED)).first[0]
    assert room.main_agent_id == world_admin
    assert imports.preview_import(repository, SYSTEM, [write(ROOM)]).unmapped == ()


def happytalk(path: Path, *agents: tuple[str, str]) -> Path:
    """An archive with a room for each (id, nickname)."""
    rows = [
        {"id": f"R{n}", "status": "1", "counselor_id": key, "counselor_nickname": name, "out_api": "2",
         "customer_id": f"c{n}", "reg_date": "2026-01-05 10:00:00"}
        for n, (key, name) in enumerate(agents)
    ]  # fmt: skip
    path.write_text(json.dumps({"db_chat_list": rows, "db_chat": []}), "utf-8")
    return path


@pytest.mark.parametrize(
    ("agents", "people"),
    [
        ((("36005", "강수빈"), ("", "강수빈")), 1),
        ((("", "강수빈"), ("36005", "강수빈"), ("0", "강수빈")), 1),
        ((("36005", "강수빈"), ("36006", "강수빈")), 2),
        ((("", "강수빈"), ("36005", "강수빈"), ("36006", "강수빈")), 2),
    ],
)
def test_a_name_without_an_id_is_the_one_who_has_it(
    sqlite_site: Site, tmp_path: Path, agents: tuple[tuple[str, str], ...], people: int
) -> None:
    repository = by_system(sqlite_site)
    path = happytalk(tmp_path / "archive.json", *agents)
    found = imports.preview_import(repository, SYSTEM, [path]).unmapped
    assert sum(agent.rooms for agent in found) == len(agents)
    assert len(found) == people
    assert imports.run_import(repository, SYSTEM, [path], ImportChoices()).created_agents == people
    assert len([agent for agent in repository.agents() if agent.name == "강수빈"]) == people
    assert imports.run_import(repository, SYSTEM, [path], ImportChoices()).created_agents == 0


def test_who_was_chosen_for_a_name_is_chosen_for_the_id(sqlite_site: Site, tmp_path: Path) -> None:
    chosen = AgentId(sqlite_site.insert(SYSTEM, "agent", name="서연", role="admin", identifier="a", password_hash="x"))
    repository = by_system(sqlite_site)
    path = happytalk(tmp_path / "archive.json", ("", "강수빈"), ("36005", "강수빈"))
    (found,) = imports.preview_import(repository, SYSTEM, [path]).unmapped
    report = imports.run_import(repository, SYSTEM, [path], ImportChoices(agents={found.key: chosen}))
    assert report.created_agents == 0
    assert sqlite_site.value("SELECT count(*) FROM room WHERE main_agent_id <> ?", chosen) == 0


def test_an_archive_makes_as_many_agents_as_it_has_names(sqlite_site: Site, tmp_path: Path) -> None:
    repository = by_system(sqlite_site)
    write_archive(tmp_path / "archive.json", rooms=300, messages=300)
    report = imports.run_import(repository, SYSTEM, [tmp_path / "archive.json"], ImportChoices())
    assert report.created_agents == len(AGENTS)


def test_one_bad_row_stops_nothing_and_is_written_out(site: Site, write: Write, tmp_path: Path) -> None:
    repository = by_system(site)
    bad = message(1) | {"sent_at": "gestern"}
    errors = tmp_path / "import-errors.csv"
    report = imports.run_import(
        repository, SYSTEM, [write(ROOM, message(0), bad, message(2))], ImportChoices(), errors_file=errors
    )
    assert report.counts.messages == RowCounts(new=2, bad=1)
    assert (report.bad_rows_total, report.errors_file) == (1, errors)
    assert (report.bad_rows[0].code, report.bad_rows[0].column) == ("E_DATE", "sent_at")
    mended = errors.read_text("utf-8-sig").replace("gestern", "2026-01-05 10:01:00")
    errors.write_text(mended, "utf-8-sig")
    again = imports.run_import(repository, SYSTEM, [errors], ImportChoices())
    assert again.counts.messages.new == 1


def test_cancel_keeps_what_is_written(site: Site, write: Write) -> None:
    repository = by_system(site)
    path = write(ROOM, *(message(n % 60) | {"message_key": f"k{n}"} for n in range(2 * CHUNK)))
    asked = iter([False, True])
    report = imports.run_import(repository, SYSTEM, [path], ImportChoices(), cancelled=lambda: next(asked))
    assert report.cancelled
    assert site.value("SELECT count(*) FROM message") == CHUNK - 1
    rest = imports.run_import(repository, SYSTEM, [path], ImportChoices())
    assert rest.counts.messages.new == CHUNK + 1


def test_a_file_that_breaks_off_gives_what_was_before(site: Site, write: Write, tmp_path: Path) -> None:
    archive = tmp_path / "archive.json"
    whole = json.dumps(
        {
            "db_chat_list": [{"id": "1", "status": "1", "out_api": "2", "reg_date": "2026-01-05 10:00:00",
                              "cus_extra_username": "이수민", "customer_id": "c", "counselor_id": "k",
                              "counselor_nickname": "김서연"}],
            "db_chat": [{"id": str(n), "msg_id": f"m{n}", "chat_list_id": "1", "type": "C", "user_type": "C",
                         "contents_type": "text", "contents": "안녕", "send_date": "2026-01-05 10:00:00"}
                        for n in range(5)],
        },
        ensure_ascii=False,
    )  # fmt: skip
    archive.write_text(whole[: len(whole) - 40], "utf-8")
    repository = by_system(site)
    preview = imports.preview_import(repository, SYSTEM, [archive])
    assert preview.warnings == ("E_TRUNCATED",)
    report = imports.run_import(repository, SYSTEM, [archive], ImportChoices())
    assert report.truncated
    assert report.counts.rooms.new == 1
    assert report.counts.messages.new == 4


def test_agents_may_not_import(world: World, write: Write) -> None:
    repository = Repository(world.site.database)
    world.site.become(world.main)
    with pytest.raises(RuleViolation) as error:
        imports.preview_import(repository, AgentId(world.main), [write(ROOM)])
    assert error.value.refusal.code == "role.manager_only"


def test_what_is_no_import_file_is_rejected(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(bytes(range(256)) * 10)
    with pytest.raises(ImportRejected):
        imports.preview_import(by_system(site), SYSTEM, [path])


def test_a_dry_run_locks_nobody_out(sqlite_site: Site, write: Write, tmp_path: Path) -> None:
    repository = Repository(sqlite_site.database)
    other = open_database(str(tmp_path / "site.db"))
    written = []

    def somebody_writes(_progress: ImportProgress) -> None:
        with other.transaction(SYSTEM):
            other.run("INSERT INTO customer (name) VALUES ('다른 사람')")
        written.append(1)

    imports.preview_import(repository, SYSTEM, [write(ROOM, message(0))], on_progress=somebody_writes)
    assert written
    assert sqlite_site.value("SELECT count(*) FROM customer") == len(written)
    other.close()


def test_two_files_that_disagree_do_not_take_turns(sqlite_site: Site, write: Write) -> None:
    repository = Repository(sqlite_site.database)
    first = write(ROOM, message(0), name="first.jsonl")
    second = write(ROOM | {"agent": "박지훈"}, message(0, text="고침"), name="second.jsonl")
    for path in (first, second, first, second):
        report = imports.run_import(repository, SYSTEM, [path], ImportChoices())
    assert report.counts.rooms == RowCounts(same=1)
    room = reads.room_list(sqlite_site.database, reads.RoomFilter(RoomState.RECEIVED)).first[0]
    assert repository.agent(room.main_agent_id).name == "박지훈"
    assert reads.messages(sqlite_site.database, room.id).messages[0].text == "고침"


@pytest.mark.parametrize("last", ["2026-01-05T12:00:00+09:00", ""])
def test_a_file_of_an_earlier_time_undoes_nothing_done_here(sqlite_site: Site, write: Write, last: str) -> None:
    repository = Repository(sqlite_site.database)
    admin = AgentId(sqlite_site.insert(SYSTEM, "agent", name="관리자", role="admin", identifier="a", password_hash="x"))
    imports.run_import(repository, admin, [write(ROOM, message(0))], ImportChoices())
    room = reads.room_list(sqlite_site.database, reads.RoomFilter(RoomState.RECEIVED)).first[0]
    room = handover.hand_over(repository, As(admin), room.id, room.version, RoomHandOver(admin)).value
    rooms.close_room(repository, As(admin), room.id, room.version)
    newer = ROOM | {"title": "새 제목", "last_message_at": last}
    imports.run_import(repository, admin, [write(newer, message(20))], ImportChoices())
    room = repository.room(room.id)
    assert (room.title, room.main_agent_id, room.state) == ("새 제목", admin, RoomState.CLOSED)


def test_two_people_of_one_name_stay_two(sqlite_site: Site, tmp_path: Path) -> None:
    archive = tmp_path / "archive.json"
    room = {"status": "1", "reg_date": "2026-01-05 10:00:00", "counselor_nickname": "김서연"}
    rooms_ = [room | {"id": str(n), "counselor_id": f"k{n % 2}"} for n in range(4)]
    archive.write_text(json.dumps({"db_chat_list": rooms_, "db_chat": []}, ensure_ascii=False), "utf-8")
    report = imports.run_import(Repository(sqlite_site.database), SYSTEM, [archive], ImportChoices())
    assert report.created_agents == 2

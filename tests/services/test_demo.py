"""The demo's desk is furnished through importer and services, as of any present."""

from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.moment import DAY, Moment
from taskflow_desktop.services import demo
from taskflow_desktop.storage import reads
from taskflow_desktop.storage.chain import verify
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.storage.repository import Repository


def furnished(path: str, now: Moment) -> Repository:
    clock = demo.ScriptedClock()
    database = open_database(path, clock)
    migrate(database)
    repository = Repository(database)
    demo.furnish(repository, clock, now)
    return repository


def test_the_sample_desk_stands(tmp_path: object) -> None:
    now = demo.present_of_samples()
    repository = furnished(f"{tmp_path}/demo.db", now)
    database = repository.database
    numbers = {n for (n,) in database.rows("SELECT number FROM task")}
    assert {"TK-2026-A0042", "TK-2026-A0043", "TK-2026-A0045"} <= numbers
    assert database.value("SELECT count(*) FROM room") == 42
    assert database.value("SELECT count(*) FROM room WHERE state = 'closed'") == 11
    assert database.value("SELECT max(t.entered_at) FROM task t") <= now
    assert database.value("SELECT max(at) FROM event") <= now
    assert verify(database) is None
    query = "SELECT f.name FROM attachment f JOIN task t ON t.id = f.task_id WHERE t.number = ? ORDER BY f.slot"
    assert database.rows(query, ("TK-2026-A0042",)) == [("커튼_색상비교.jpg",), ("교환신청서.pdf",)]
    database.close()


def test_all_times_move_with_the_present(tmp_path: object) -> None:
    now = Moment(demo.present_of_samples() + 30 * DAY)
    repository = furnished(f"{tmp_path}/demo.db", now)
    inquiries = reads.room_list(repository.database, reads.RoomFilter(RoomState.INQUIRY)).first
    assert now - DAY < inquiries[0].last_at <= now
    repository.database.close()

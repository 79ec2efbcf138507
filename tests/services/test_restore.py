"""Going back to a backup: whole or not at all, never over the only copy, whoever else has the file open."""

import gzip
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from taskflow_desktop.domain.errors import BackupRejected, StorageUnavailable
from taskflow_desktop.domain.ids import SYSTEM, AgentId
from taskflow_desktop.domain.moment import HOUR
from taskflow_desktop.services import backup, restore
from taskflow_desktop.services.change import As
from taskflow_desktop.services.check import check
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate, steps
from tests.services.conftest import Desk
from tests.support.furnished import furnish
from tests.support.site import NOW, ScriptedClock, Site, insert, populate, update
from tests.support.writing import Writer

DATA = Path(__file__).parents[1] / "data"
KILLS = int(os.environ.get("TASKFLOW_FAULT_KILLS", "10"))

RESTORER = """
import sys
from pathlib import Path
from taskflow_desktop.services.restore import restore_file
live, file = map(Path, sys.argv[1:3])
if len(sys.argv) > 3:
    import resource, signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
from taskflow_desktop.domain.errors import BackupRejected
print("begun", flush=True)
try:
    restore_file(live, file)
    print("restored", flush=True)
except BackupRejected as error:
    print(error.code, flush=True)
"""


def _events(path: Path) -> list[tuple[object, ...]]:
    """The whole history, from a file that must be sound."""
    database = open_database(str(path), read_only=True)
    try:
        found = check(database)
        assert found.findings == ()
        return database.rows("SELECT seq, hash FROM event ORDER BY seq")
    finally:
        database.close()


@pytest.fixture
def live(tmp_path: Path) -> Path:
    return tmp_path / "site.db"


@pytest.fixture
def made(sqlite_site: Site) -> Path:
    """A backup of the furnished world; then a task, a room and a message more are there, and one agent has left."""
    world = populate(sqlite_site)
    furnish(world)
    path = backup.back_up_file(sqlite_site.database, clock=sqlite_site.clock).path
    sqlite_site.clock.move(HOUR)
    sqlite_site.do(world.main, world.new_task(world.main, title="나중 태스크"))
    sqlite_site.insert(
        world.main, "room", customer_id=1, channel="phone", title="나중 방", state="received", main_agent_id=world.main
    )
    sqlite_site.insert(world.main, "message", room_id=world.room, speaker="agent", text="나중 글")
    sqlite_site.do(world.admin, update("agent", world.other, deactivated_at=NOW))
    return path


def test_the_preview_says_what_is_in_it_and_what_would_be_lost(made: Path, live: Path, sqlite_site: Site) -> None:
    before = made.read_bytes()
    found = restore.preview(live, made)
    assert (found.facts.rooms, found.facts.tasks, found.facts.agents) == (5, 1, 6)
    assert found.present is not None
    assert (found.present.rooms, found.present.tasks) == (6, 2)
    assert (found.lost.rooms, found.lost.tasks, found.lost.messages) == (1, 1, 1)
    assert found.lost.changes == found.present.events - found.facts.events
    assert found.lost.since == sqlite_site.clock()
    assert set(found.lost.people) == {"김지수", "관리자"}
    assert found.lost.revived == ("이도윤",)
    assert found.same_site
    assert not found.facts.upgraded
    assert found.backup.made_at == restore.preview(live, made).backup.made_at
    assert made.read_bytes() == before


def test_the_data_of_the_backup_are_there_and_those_of_before_are_kept(made: Path, live: Path) -> None:
    present, old = _events(live), _events(made)
    done = restore.restore_file(live, made)
    assert _events(live) == old
    assert done.kept is not None
    assert done.kept.name.endswith("-before-restore.tfbackup")
    assert _events(done.kept) == present
    assert restore.restore_file(live, done.kept).kept is not None  # and back again
    assert _events(live) == present
    assert not list(live.parent.glob(".taskflow-restore-*"))


def test_what_is_half_typed_is_there_after_it(made: Path, live: Path, sqlite_site: Site) -> None:
    """Beside what is the same in both; a number that will be given again takes no words of somebody else along."""
    main, helper = 1, 2
    later_task, later_room = (sqlite_site.value(f"SELECT max(id) FROM {table}") for table in ("task", "room"))
    long = "가" * 150_000
    for agent_id, place, text in (
        (main, "message/1", "쓰다 만 답"),
        (main, "memo/1", long[:100_000]),
        (main, "memo/1#1", long[100_000:]),
        (helper, "message/1", "다른 사람의 글"),
        (main, "flow/stages", "{}"),
        (main, f"memo/{later_task}", "나중 태스크의 메모"),
        (main, f"message/{later_room}", "나중 방의 글"),
    ):
        sqlite_site.do(agent_id, ("DELETE FROM draft WHERE agent_id = ? AND place = ?", (agent_id, place)))
        sqlite_site.do(agent_id, insert("draft", agent_id=agent_id, place=place, text=text))
    restore.restore_file(live, made)
    with closing(apsw.Connection(str(live))) as now:
        found = {(who, place): text for who, place, text in now.execute("SELECT agent_id, place, text FROM draft")}
    assert found == {
        (main, "message/1"): "쓰다 만 답",
        (main, "memo/1"): long[:100_000],
        (main, "memo/1#1"): long[100_000:],
        (helper, "message/1"): "다른 사람의 글",
    }


def test_what_was_open_before_writes_no_more(made: Path, live: Path, sqlite_site: Site) -> None:
    """Ids that were given after the backup are given again: whoever still shows them must not write to them."""
    other = open_database(str(live))
    restore.restore_file(live, made)
    for database in (sqlite_site.database, other):
        with pytest.raises(StorageUnavailable) as error, database.transaction(SYSTEM):
            database.run("INSERT INTO customer (name) VALUES ('x')")
        assert error.value.code == "replaced"
        assert database.generation_now() != database.generation
    other.close()
    again = open_database(str(live))
    with again.transaction(SYSTEM):
        again.run("INSERT INTO customer (name) VALUES ('x')")
    with again.private_copy() as trial, trial.transaction(SYSTEM):
        trial.run("INSERT INTO customer (name) VALUES ('y')")
    again.close()
    # A backup of restored data can be gone back to as well.
    reopened = open_database(str(live))
    newer = backup.back_up_file(reopened).path
    restore.restore_file(live, newer)
    with pytest.raises(StorageUnavailable), reopened.transaction(SYSTEM):
        pass
    reopened.close()


def test_nobody_stays_signed_in(made: Path, live: Path, sqlite_site: Site) -> None:
    """A token that was revoked after the backup was made does not come to life again, nor does any other."""
    sqlite_site.do(SYSTEM, update("sign_in_token", 1, revoked_at=NOW))
    assert sqlite_site.value("SELECT count(*) FROM sign_in_token WHERE revoked_at IS NULL") == 0
    restore.restore_file(live, made)
    assert sqlite_site.value("SELECT count(*) FROM sign_in_token") == 1
    assert sqlite_site.value("SELECT count(*) FROM sign_in_token WHERE revoked_at IS NULL") == 0


def test_while_another_process_writes(made: Path, live: Path) -> None:
    """Everything that was acknowledged is in the copy that is kept, nothing lands in the data of the backup."""
    old = _events(made)
    for _ in range(3):
        with Writer(live) as writer:
            writer.wait_for(30)
            done = restore.restore_file(live, made)
            assert writer.wait_for_refusal() == "replaced"
        assert done.kept is not None
        kept = open_database(str(done.kept), read_only=True)
        assert kept.value("SELECT count(*) FROM customer WHERE phone = 'w'") == writer.acknowledged
        assert check(kept).sound
        kept.close()
        assert _events(live) == old
        after = open_database(str(live), read_only=True)
        assert after.value("SELECT count(*) FROM customer WHERE phone = 'w'") == 0
        after.close()


def test_a_backup_taken_and_restored_while_another_process_writes(made: Path, live: Path, sqlite_site: Site) -> None:
    with Writer(live) as writer:
        before = writer.wait_for(30)
        taken = backup.back_up_file(sqlite_site.database).path
        writer.wait_for(before + 60)
        assert restore.preview(live, taken).lost.changes >= 0
        restore.restore_file(live, taken)
        assert writer.wait_for_refusal() == "replaced"
    assert _events(live) == _events(taken)
    after = open_database(str(live), read_only=True)
    held = after.rows("SELECT name FROM customer WHERE phone = 'w' ORDER BY id")
    after.close()
    assert before <= len(held) < writer.acknowledged
    assert held == [(f"w{n}",) for n in range(len(held))]  # one state: all up to it, nothing after


def test_a_reader_goes_on_with_what_it_began(made: Path, live: Path, sqlite_site: Site) -> None:
    with sqlite_site.database.snapshot():
        before = sqlite_site.value("SELECT count(*) FROM task")
        restore.restore_file(live, made)
        assert sqlite_site.value("SELECT count(*) FROM task") == before == 2
    assert sqlite_site.value("SELECT count(*) FROM task") == 1


def test_killed_in_the_middle(made: Path, live: Path, sqlite_site: Site) -> None:
    """kill -9 at any moment: the old data or those of the backup, whole, and the next restore works."""
    for n in range(400):
        sqlite_site.insert(1, "message", room_id=1, speaker="agent", text="긴 글 " * 400 + str(n))
    present, old = _events(live), _events(made)
    sqlite_site.database.close()
    chance, seen = random.Random(5), set()
    for _ in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", RESTORER, str(live), str(made)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        try:
            process.wait(chance.uniform(0.02, 0.6))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        found = _events(live)
        assert found in (present, old)
        seen.add(found == old)
        if found == old:  # once more from the beginning
            kept = max(live.parent.glob("backups/*before-restore*"), key=lambda path: path.stat().st_mtime_ns)
            assert _events(kept) == present
            restore.restore_file(live, kept)
    restore.restore_file(live, made)
    assert _events(live) == old
    assert not list(live.parent.glob(".taskflow-restore-*"))


@pytest.mark.skipif(os.name != "posix", reason="needs limits of a process")
def test_no_room(made: Path, live: Path, sqlite_site: Site) -> None:
    """Wherever the room ends, the present data stay as they are."""
    for n in range(300):
        sqlite_site.insert(1, "message", room_id=1, speaker="agent", text="긴 글 " * 400 + str(n))
    large = backup.back_up_file(sqlite_site.database).path
    sqlite_site.insert(1, "message", room_id=1, speaker="agent", text="danach")
    present = _events(live)
    said = set()
    for limit in range(100_000, large.stat().st_size + 200_000, 150_000):
        command = [sys.executable, "-c", RESTORER, str(live), str(large), str(limit)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        said.add(done.stdout.split()[-1])
        if done.stdout.split()[-1] == "restored":
            break
        assert done.stdout.split()[-1] in {"disk_full", "unreadable"}, done.stderr
        assert _events(live) == present
    assert "disk_full" in said


# what cannot be gone back to


def _truncated(good: Path, path: Path, _live: Path) -> None:
    path.write_bytes(good.read_bytes()[:-5000])


def _short(good: Path, path: Path, _live: Path) -> None:
    path.write_bytes(good.read_bytes()[:60])


def _damaged(good: Path, path: Path, _live: Path) -> None:
    content = bytearray(good.read_bytes())
    content[-100_000:-30_000] = os.urandom(70_000)
    path.write_bytes(content)


def _newer(good: Path, path: Path, _live: Path) -> None:
    shutil.copyfile(good, path)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER guard_schema_migration_insert")
        connection.execute("INSERT INTO schema_migration (name, rules) VALUES ('m9999_later', '')")
    connection.close()


def _foreign(_good: Path, path: Path, _live: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE note (text)")
    connection.close()


def _posing(_good: Path, path: Path, _live: Path) -> None:
    """Another program's file that carries our mark."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA application_id = 1413893207")
        connection.execute("CREATE TABLE event (x)")
    connection.close()


def _views(good: Path, path: Path, _live: Path) -> None:
    """A view in the place of a table could go on for ever."""
    shutil.copyfile(good, path)
    with sqlite3.connect(path) as connection:
        connection.execute(
            "CREATE VIEW much AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n FROM r) SELECT n FROM r"
        )
    connection.close()


def _text(_good: Path, path: Path, _live: Path) -> None:
    path.write_text("Sehr geehrte Damen und Herren\n" * 50, "utf-8")


def _admins(good: Path, path: Path, change: str) -> None:
    """Without the guards that would have refused it."""
    shutil.copyfile(good, path)
    with sqlite3.connect(path) as connection:
        rules = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in rules:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(f"UPDATE agent SET {change} WHERE role = 'admin'")
        for _, sql in rules:
            connection.execute(sql)
    connection.close()


def _demoted(good: Path, path: Path, _live: Path) -> None:
    _admins(good, path, "role = 'manager'")


def _deactivated(good: Path, path: Path, _live: Path) -> None:
    _admins(good, path, "deactivated_at = 1")


def _without_password(good: Path, path: Path, _live: Path) -> None:
    _admins(good, path, "password_hash = NULL")


def _empty(_good: Path, path: Path, _live: Path) -> None:
    path.touch()


def _missing(_good: Path, _path: Path, _live: Path) -> None:
    pass


def _folder(_good: Path, path: Path, _live: Path) -> None:
    path.mkdir()


def _itself(_good: Path, path: Path, live: Path) -> None:
    path.symlink_to(live)


def _hard_link(_good: Path, path: Path, live: Path) -> None:
    path.hardlink_to(live)


def _loop(_good: Path, path: Path, _live: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_truncated, "truncated"), (_short, "truncated"), (_damaged, "corrupt"), (_newer, "too_new"),
        (_foreign, "not_ours"), (_posing, "not_ours"), (_views, "not_ours"), (_text, "not_a_database"),
        (_empty, "empty"), (_missing, "missing"), (_folder, "not_a_database"), (_itself, "is_the_database"),
        (_hard_link, "is_the_database"), (_loop, "missing"),
        (_demoted, "no_admin"), (_deactivated, "no_admin"), (_without_password, "no_admin"),
    ],
)  # fmt: skip
def test_refused_and_nothing_changed(
    made: Path, live: Path, tmp_path: Path, spoil: Callable[[Path, Path, Path], None], code: str
) -> None:
    path = tmp_path / "chosen.tfbackup"
    spoil(made, path, live)
    present, names = _events(live), sorted(live.parent.rglob("*"))
    for asked in (restore.preview, restore.restore_file):
        with pytest.raises(BackupRejected) as error:
            asked(live, path)
        assert error.value.code == code
    assert _events(live) == present
    assert [each for each in sorted(live.parent.rglob("*")) if "lock" not in each.name] == [
        each for each in names if "lock" not in each.name
    ]


def test_a_backup_behind_a_link_and_without_rights(made: Path, live: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.tfbackup"
    link.symlink_to(made)
    restore.restore_file(live, link)
    assert _events(live) == _events(made)
    if os.geteuid() != 0:
        made.chmod(0)
        with pytest.raises(BackupRejected) as error:
            restore.preview(live, made)
        assert error.value.code == "unreadable"


def test_a_backup_in_a_folder_that_is_read_only(made: Path, live: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    file = folder / "a.tfbackup"
    shutil.copyfile(made, file)
    file.chmod(0o400)
    folder.chmod(0o500)
    restore.restore_file(live, file)
    folder.chmod(0o700)
    assert [path.name for path in folder.iterdir()] == ["a.tfbackup"]


def test_a_copy_made_by_hand_with_its_log(made: Path, live: Path, sqlite_site: Site, tmp_path: Path) -> None:
    """What somebody copied of a running program is whole with its log beside it."""
    copy = tmp_path / "by hand.sqlite3"
    shutil.copyfile(live, copy)
    shutil.copyfile(f"{live}-wal", f"{copy}-wal")
    present = _events(live)
    sqlite_site.insert(1, "message", room_id=1, speaker="agent", text="danach")
    restore.restore_file(live, copy)
    assert _events(live) == present


def test_an_older_one_is_brought_up_in_a_copy(made: Path, live: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.tfbackup"
    old.write_bytes(gzip.decompress((DATA / "m0001.db.gz").read_bytes()))
    before = old.read_bytes()
    found = restore.preview(live, old)
    assert found.facts.upgraded
    assert found.lost.since is not None
    restore.restore_file(live, old)
    assert old.read_bytes() == before
    database = open_database(str(live))
    assert [name for (name,) in database.rows("SELECT name FROM schema_migration ORDER BY name")] == steps()
    assert check(database).sound
    database.close()


def test_its_own_rules_are_not_taken_over(made: Path, live: Path, sqlite_site: Site, tmp_path: Path) -> None:
    """Guards that somebody took out of a backup are there again."""
    weak = tmp_path / "weak.tfbackup"
    shutil.copyfile(made, weak)
    with sqlite3.connect(weak) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
    connection.close()
    restore.restore_file(live, weak)
    database = open_database(str(live))
    site = Site(database, ScriptedClock())
    assert site.verdict(1, update("agent", 1, role="admin")) == "role.admin_only"
    database.close()


# what is there now


def test_into_a_place_where_nothing_is(made: Path, tmp_path: Path) -> None:
    new = tmp_path / "new" / "site.db"
    assert restore.preview(new, made).present is None
    assert restore.restore_file(new, made).kept is None
    assert _events(new) == _events(made)


@pytest.mark.parametrize("where", ["pages", "schema"])
def test_damaged_data_are_kept_byte_by_byte(made: Path, live: Path, sqlite_site: Site, where: str) -> None:
    for n in range(200):
        sqlite_site.insert(1, "message", room_id=1, speaker="agent", text="글 " * 500 + str(n))
    sqlite_site.database.rows("PRAGMA wal_checkpoint(truncate)")
    sqlite_site.database.close()
    content = bytearray(live.read_bytes())
    if where == "pages":
        content[-80_000:-20_000] = b"\xa5" * 60_000
    else:
        content[200:4096] = b"\xa5" * 3896
    live.write_bytes(content)
    restore.preview(live, made)
    done = restore.restore_file(live, made)
    assert _events(live) == _events(made)
    assert done.kept is not None
    assert done.kept.read_bytes() == bytes(content)


def test_data_that_can_be_used_are_not_lost(made: Path, live: Path) -> None:
    """Whoever cannot sign in must not go round the question who he is."""
    present = _events(live)
    with pytest.raises(BackupRejected) as error:
        restore.restore_lost(live, made)
    assert error.value.code == "exists"
    assert _events(live) == present
    live.unlink()
    for ending in ("-wal", "-shm"):
        live.with_name(live.name + ending).unlink(missing_ok=True)
    restore.restore_lost(live, made)
    assert _events(live) == _events(made)


def test_what_is_not_ours_is_not_replaced(made: Path, tmp_path: Path) -> None:
    for name, spoil in (("letter.txt", _text), ("notes.db", _foreign)):
        path = tmp_path / name
        spoil(made, path, path)
        before = path.read_bytes()
        for asked in (restore.preview, restore.restore_file):
            with pytest.raises(BackupRejected) as error:
                asked(path, made)
            assert error.value.code == "not_ours_to_replace"
        assert path.read_bytes() == before


def test_by_an_admin(sqlite_desk: Desk, tmp_path: Path) -> None:
    world = sqlite_desk.world
    file = backup.back_up(sqlite_desk.repository, As(AgentId(world.admin))).path
    world.site.do(world.main, insert("message", room_id=world.room, speaker="agent", text="danach"))
    who = As(AgentId(world.admin))
    assert restore.preview_restore(sqlite_desk.repository, who, file).lost.messages == 1
    assert restore.restore(sqlite_desk.repository, who, file).kept is not None
    assert _events(tmp_path / "site.db") == _events(file)


def test_a_new_site_can_be_replaced_by_an_old_one(made: Path, tmp_path: Path) -> None:
    """On a new computer: the first run made an empty database."""
    new = tmp_path / "new.db"
    database = open_database(str(new))
    migrate(database)
    database.close()
    found = restore.preview(new, made)
    assert found.same_site
    assert found.lost.since is None
    restore.restore_file(new, made)
    assert _events(new) == _events(made)

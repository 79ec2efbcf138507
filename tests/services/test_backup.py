"""Backups of real files: whole, checked, private, once a day, and never in the place of anything else."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from taskflow_desktop.domain.backups import BackupKind
from taskflow_desktop.domain.errors import BackupRejected, RuleViolation
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.moment import DAY, to_datetime
from taskflow_desktop.rules.backups import read_name
from taskflow_desktop.services import backup, restore
from taskflow_desktop.services.change import As
from taskflow_desktop.services.check import check
from taskflow_desktop.storage.database import SqliteDatabase, open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.storage.repository import Repository
from tests.services.conftest import Desk
from tests.support.furnished import furnish
from tests.support.site import ScriptedClock, Site, populate
from tests.support.writing import Writer

DAILY = """
import sys
from taskflow_desktop.services.backup import back_up_daily
from taskflow_desktop.storage.database import open_database
database = open_database(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
print(back_up_daily(database) is not None, flush=True)
"""


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _rejected(error: pytest.ExceptionInfo[BackupRejected]) -> str:
    return error.value.code


def test_a_backup_is_whole_private_and_named_by_the_sites_time(sqlite_desk: Desk, tmp_path: Path) -> None:
    furnish(sqlite_desk.world)
    database = sqlite_desk.repository.database
    made = sqlite_desk.does(sqlite_desk.world.admin, backup.back_up, clock=sqlite_desk.world.site.clock)
    assert _names(tmp_path / "backups") == ["site-2026-02-25-1513.tfbackup"]  # Seoul, nine hours before UTC
    assert made.path == tmp_path / "backups" / "site-2026-02-25-1513.tfbackup"
    assert made.kind is BackupKind.MANUAL
    assert made.size == made.path.stat().st_size
    copy = open_database(str(made.path), read_only=True)
    assert check(copy).sound
    assert copy.rows("SELECT * FROM event") == database.rows("SELECT * FROM event")
    copy.close()
    assert _names(tmp_path / "backups") == ["site-2026-02-25-1513.tfbackup"]  # one file, nothing beside it
    if os.name == "posix":
        assert made.path.stat().st_mode & 0o777 == 0o600
        assert made.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_second_one_of_the_same_minute_stands_beside_the_first(sqlite_desk: Desk, tmp_path: Path) -> None:
    for _ in range(2):
        sqlite_desk.does(sqlite_desk.world.admin, backup.back_up, clock=sqlite_desk.world.site.clock)
    assert _names(tmp_path / "backups") == ["site-2026-02-25-1513.tfbackup", "site-2026-02-25-1513_2.tfbackup"]


def test_while_another_process_writes(sqlite_site: Site, tmp_path: Path) -> None:
    """Each copy is one state: sound, with all that was acknowledged before it began, and it comes to an end."""
    populate(sqlite_site)
    with Writer(tmp_path / "site.db") as writer:
        for n in range(3):
            before = writer.wait_for(20 * (n + 1))
            made = backup.back_up_file(sqlite_site.database)
            copy = open_database(str(made.path), read_only=True)
            held = copy.value("SELECT count(*) FROM customer WHERE phone = 'w'")
            assert check(copy).sound
            copy.close()
            assert held >= before
    assert writer.refused == ""


def test_never_over_another_file(sqlite_site: Site, tmp_path: Path) -> None:
    populate(sqlite_site)
    letter = tmp_path / "letter.txt"
    letter.write_text("x", "utf-8")
    links = []
    if os.name == "posix":
        links = [tmp_path / "link", tmp_path / "dangling"]
        links[0].symlink_to(letter)
        links[1].symlink_to(tmp_path / "nowhere")
    for target in (letter, *links, tmp_path / "site.db"):
        with pytest.raises(BackupRejected) as error:
            backup.back_up_file(sqlite_site.database, target)
        assert _rejected(error) == "exists"
    assert letter.read_text("utf-8") == "x"
    assert not (tmp_path / "nowhere").exists()
    assert backup.back_up_file(sqlite_site.database, tmp_path / "mine").path.exists()


def test_no_such_folder_and_no_right(sqlite_site: Site, tmp_path: Path) -> None:
    populate(sqlite_site)
    with pytest.raises(BackupRejected) as error:
        backup.back_up_file(sqlite_site.database, tmp_path / "nowhere" / "x")
    assert _rejected(error) == "no_folder"
    with pytest.raises(BackupRejected) as error:
        backup.back_up_file(sqlite_site.database, Path("/proc/x"))
    assert _rejected(error) == "not_writable"
    assert list(tmp_path.glob(".*")) == []


def test_given_up_in_the_middle_nothing_is_left(sqlite_site: Site, tmp_path: Path) -> None:
    populate(sqlite_site)
    for n in range(300):
        sqlite_site.insert(1, "message", room_id=1, speaker="agent", text="긴 글 " * 300 + str(n))
    with pytest.raises(BackupRejected) as error:
        backup.back_up_file(sqlite_site.database, stopped=lambda: True)
    assert _rejected(error) == "cancelled"
    assert _names(tmp_path / "backups") == []


def test_what_a_program_that_died_left_is_no_hindrance(sqlite_site: Site, tmp_path: Path) -> None:
    populate(sqlite_site)
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / ".site-2026-02-25-1513.tfbackup.part").write_bytes(b"half of one")
    backup.back_up_file(sqlite_site.database, clock=sqlite_site.clock)
    assert _names(folder) == ["site-2026-02-25-1513.tfbackup"]


def test_a_damaged_database_gives_no_backup_that_looks_whole(sqlite_site: Site, tmp_path: Path) -> None:
    populate(sqlite_site)
    for n in range(200):
        sqlite_site.insert(1, "message", room_id=1, speaker="agent", text="글 " * 500 + str(n))
    sqlite_site.database.rows("PRAGMA wal_checkpoint(truncate)")
    sqlite_site.database.close()
    path = tmp_path / "site.db"
    content = bytearray(path.read_bytes())
    content[-80_000:-20_000] = b"\xa5" * 60_000
    path.write_bytes(content)
    database = SqliteDatabase(path)
    database.connect()
    with pytest.raises(BackupRejected) as error:
        backup.back_up_file(database)
    database.close()
    assert _rejected(error) == "corrupt"
    assert _names(tmp_path / "backups") == []


# once a day


def test_once_a_day_and_eleven_stay(sqlite_desk: Desk, tmp_path: Path) -> None:
    """Manual ones stay for ever, and so does what is not ours, whatever its name."""
    site, database = sqlite_desk.world.site, sqlite_desk.repository.database
    folder = tmp_path / "backups"
    sqlite_desk.does(sqlite_desk.world.admin, backup.back_up, clock=site.clock)
    other = _other_site(tmp_path)
    strange = {
        "site-2020-01-01-0000-daily.tfbackup": b"not ours at all",
        "site-2020-01-02-0000-daily.tfbackup": other.read_bytes(),
        "holiday.jpg": b"jpg",
    }
    for name, content in strange.items():
        (folder / name).write_bytes(content)
    if os.name == "posix":
        (folder / "site-2020-01-03-0000-daily.tfbackup").symlink_to(tmp_path / "site.db")
        strange["site-2020-01-03-0000-daily.tfbackup"] = b""
    manual = "site-2026-02-25-1513.tfbackup"
    for _ in range(45):
        assert backup.back_up_daily(database, clock=site.clock) is not None
        assert backup.back_up_daily(database, clock=site.clock) is None
        site.clock.move(DAY)
    names = _names(folder)
    assert {manual, *strange} <= set(names)
    daily = [read_name(name) for name in names if name not in {manual, *strange}]
    assert len(daily) == 7 + 4
    assert all(each is not None and each.kind is BackupKind.DAILY for each in daily)
    newest = to_datetime(site.clock()).date() - timedelta(1)
    days = {each.made.date() for each in daily if each is not None}
    assert {newest - timedelta(n) for n in range(7)} <= days


def _other_site(folder: Path) -> Path:
    path = folder / "other.db"
    database = open_database(str(path), ScriptedClock(1_700_000_000_000_000), durable=False)
    migrate(database)
    populate(Site(database, ScriptedClock(1_700_000_000_000_000)))
    made = backup.back_up_file(database, folder / "other.tfbackup")
    database.close()
    return made.path


def test_several_programs_make_one(sqlite_site: Site, tmp_path: Path) -> None:
    populate(sqlite_site)
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", DAILY, str(tmp_path / "site.db")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    said = [program.communicate(timeout=60)[0].strip() for program in programs]
    assert sorted(said) == ["False", "False", "True"]
    assert len(_names(tmp_path / "backups")) == 1


def test_nothing_is_kept_of_nothing(tmp_path: Path) -> None:
    database = open_database(str(tmp_path / "new.db"))
    migrate(database)
    assert backup.back_up_daily(database) is None
    database.close()
    assert not (tmp_path / "backups").exists()


# where they go


def test_a_chosen_folder_and_when_it_is_gone(sqlite_desk: Desk, tmp_path: Path) -> None:
    """A disk that is not plugged in is no reason to have no backup; it is told on the page."""
    admin, clock = sqlite_desk.world.admin, sqlite_desk.world.site.clock
    disk = tmp_path / "disk"
    disk.mkdir()
    sqlite_desk.does(admin, backup.choose_folder, disk)
    sqlite_desk.does(admin, backup.back_up, clock=clock)
    place = sqlite_desk.does(admin, backup.about)
    assert (place.folder, place.folder_problem, len(place.backups)) == (disk, False, 1)
    disk.rename(tmp_path / "unplugged")
    clock.move()
    sqlite_desk.does(admin, backup.back_up, clock=clock)
    assert not disk.exists()
    place = sqlite_desk.does(admin, backup.about)
    assert (place.folder, place.folder_problem) == (tmp_path / "backups", True)
    (tmp_path / "unplugged").rename(disk)
    place = sqlite_desk.does(admin, backup.about)
    assert [each.path.parent for each in place.backups] == [tmp_path / "backups", disk]
    sqlite_desk.does(admin, backup.choose_folder, None)
    assert sqlite_desk.does(admin, backup.about).folder == tmp_path / "backups"
    with pytest.raises(BackupRejected) as error:
        sqlite_desk.does(admin, backup.choose_folder, tmp_path / "nowhere")
    assert _rejected(error) == "no_folder"
    assert check(sqlite_desk.repository.database).sound


# who may


@pytest.mark.parametrize("role", ["outsider", "collaborator", "owner", "manager", "deactivated"])
def test_only_admins(desk: Desk, role: str, tmp_path: Path) -> None:
    who = As(AgentId(desk.world.roles[role]))
    repository = desk.repository
    for asked in (
        lambda: backup.about(repository, who),
        lambda: backup.back_up(repository, who),
        lambda: backup.choose_folder(repository, who, None),
        lambda: restore.preview_restore(repository, who, tmp_path / "x"),
        lambda: restore.restore(repository, who, tmp_path / "x"),
    ):
        with pytest.raises(RuleViolation) as error:
            asked()
        assert error.value.refusal.code == "role.admin_only"
    assert not (tmp_path / "backups").exists()


def test_a_server_has_its_own(postgres_site: Site) -> None:
    world = populate(postgres_site)
    repository, who = Repository(postgres_site.database), As(AgentId(world.admin))
    place = backup.about(repository, who)
    assert place.server.startswith(("15", "16", "17", "18"))
    assert place.size > 1_000_000
    assert (place.folder, place.last) == (None, None)
    for asked in (lambda: backup.back_up(repository, who), lambda: restore.restore(repository, who, Path("x"))):
        with pytest.raises(BackupRejected) as error:
            asked()
        assert _rejected(error) == "server"
    assert backup.back_up_daily(postgres_site.database) is None

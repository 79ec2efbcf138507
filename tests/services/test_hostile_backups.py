"""A backup is a file from somewhere: nothing in it may act, and whatever is wrong with it is said in words."""

import os
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from taskflow_desktop.domain.errors import BackupRejected
from taskflow_desktop.domain.moment import DAY
from taskflow_desktop.services import backup, restore
from taskflow_desktop.services.backup_words import plain
from taskflow_desktop.services.backup_words import preview as sentences
from taskflow_desktop.services.check import check
from taskflow_desktop.storage import restore as storage
from taskflow_desktop.storage.database import open_database
from tests.support.site import Site, populate
from tests.support.tampering import tamper

FUNCTIONS = {"tf_depth": 0, "tf_actor": 0, "tf_now": 0, "tf_op": 0, "tf_op_n": 0, "tf_enter": 0, "tf_leave": 0}

ZONE = "INSERT OR REPLACE INTO setting (key, value, changed_at) VALUES ('time_zone', '../../etc/passwd', 1)"


@pytest.fixture
def live(sqlite_site: Site, tmp_path: Path) -> Path:
    populate(sqlite_site)
    return tmp_path / "site.db"


@pytest.fixture
def made(live: Path, sqlite_site: Site) -> Path:
    return backup.back_up_file(sqlite_site.database, live.with_name("made.tfbackup"), clock=sqlite_site.clock).path


def _one(*_arguments: object) -> int:
    return 1


def _spoil(path: Path, *statements: str) -> None:
    with_rules = apsw.Connection(str(path))
    for name, arguments in FUNCTIONS.items():
        with_rules.create_scalar_function(name, _one, arguments)
    for statement in statements:
        with_rules.execute(statement)
    with_rules.close()


def _holds_nothing_but_ours(path: Path) -> Iterator[str]:
    connection = apsw.Connection(str(path))
    yield from (str(name) for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE name LIKE '%evil%'"))
    connection.close()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("CREATE TRIGGER evil BEFORE UPDATE ON schema_migration BEGIN SELECT raise(IGNORE); END", "not_ours"),
        ("CREATE TRIGGER evil AFTER UPDATE ON sign_in_token BEGIN SELECT raise(ABORT, 'boo'); END", "not_ours"),
        ('CREATE TRIGGER "evil; x" AFTER INSERT ON customer BEGIN SELECT 1; END', "not_ours"),
        ('CREATE TRIGGER "select" AFTER INSERT ON customer BEGIN SELECT 1; END', "not_ours"),
        ("CREATE TABLE evil (x)", "not_ours"),
        ('CREATE TABLE "e""vil; drop" (x)', "not_ours"),
        ("CREATE VIEW evil AS SELECT 1", "not_ours"),
        ("CREATE INDEX evil ON customer (abs(phone))", "not_ours"),
        ("CREATE VIRTUAL TABLE evil USING fts5(x)", "not_ours"),
        ("ALTER TABLE agent RENAME COLUMN role TO rolle", "not_ours"),
        ("ALTER TABLE agent ADD COLUMN evil TEXT AS (upper(name))", "not_ours"),
        ("UPDATE event SET at = 9223372036854775807 WHERE seq = 2", "corrupt"),
        ("UPDATE event SET at = 253402300799000000 WHERE seq = 2", "corrupt"),
        ("UPDATE room SET created_at = -9223372036854775807", "corrupt"),
        (ZONE, "corrupt"),
    ],
)  # fmt: skip
def test_refused_already_at_the_preview(made: Path, live: Path, statement: str, code: str) -> None:
    ours = [f"DROP TRIGGER {kind}_{table}_{change}" for kind, table, change in (
        ("guard", "event", "update"), ("guard", "room", "update"), ("effect", "room", "update"),
        ("guard", "setting", "insert"), ("effect", "setting", "insert"),
        ("guard", "setting", "update"), ("effect", "setting", "update"),
    )]  # fmt: skip
    _spoil(made, *(line.replace("DROP TRIGGER", "DROP TRIGGER IF EXISTS") for line in ours), statement)
    before = live.read_bytes()
    for asked in (restore.preview, restore.restore_file):
        with pytest.raises(BackupRejected) as error:
            asked(live, made)
        assert error.value.code == code
    assert live.read_bytes() == before


def test_a_trigger_that_poses_as_ours_does_nothing(made: Path, live: Path) -> None:
    """Its name may be ours: it is gone before the first statement that it could answer."""
    _spoil(
        made,
        "DROP TRIGGER guard_schema_migration_update",
        "CREATE TRIGGER guard_schema_migration_update BEFORE UPDATE ON schema_migration"
        " BEGIN SELECT raise(IGNORE); END",
        'CREATE TRIGGER "effect_customer; drop" AFTER INSERT ON customer BEGIN'
        " UPDATE agent SET role = 'admin' WHERE identifier = 'u03'; END",
    )
    restore.restore_file(live, made)
    database = open_database(str(live))
    assert check(database).sound
    assert database.value("SELECT count(*) FROM sqlite_schema WHERE name = 'effect_customer; drop'") == 0
    assert database.value("SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%IGNORE%'") == 0
    database.close()


def test_a_backup_with_pages_of_another_size(made: Path, live: Path) -> None:
    _spoil(made, "PRAGMA page_size = 65536", "VACUUM")
    restore.restore_file(live, made)
    assert list(_holds_nothing_but_ours(live)) == []
    database = open_database(str(live))
    assert database.value("PRAGMA page_size") == 4096
    assert check(database).sound
    database.close()


def test_a_history_that_was_changed_is_told(made: Path, live: Path) -> None:
    assert restore.preview(live, made).facts.broken is None
    _spoil(made, "DROP TRIGGER guard_event_update", "UPDATE event SET actor_name = 'x' WHERE seq = 3")
    found = restore.preview(live, made)
    assert found.facts.broken == 3
    assert any("from event 3 on" in line for line in sentences(found))


def test_nothing_in_it_is_obeyed_by_a_terminal(made: Path, live: Path) -> None:
    _spoil(
        made,
        *(f"DROP TRIGGER IF EXISTS {kind}_setting_insert" for kind in ("guard", "effect")),
        "INSERT OR REPLACE INTO setting (key, value, changed_at) VALUES"
        " ('site_name', 'x' || char(27) || ']0;PWN' || char(7) || char(10) || 'Nothing would be lost', 1)",
    )
    lines = sentences(restore.preview(live, made))
    assert all(line == plain(line) for line in lines)
    assert not any("\x1b" in line or "\n" in line for line in lines)
    assert plain("a\x1b\x07\n\u202e\u2028b") == "a" + "\ufffd" * 5 + "b"


def test_whose_old_password_holds_again_is_told(made: Path, live: Path, sqlite_site: Site) -> None:
    tamper(sqlite_site, ("UPDATE agent SET password_hash = 'old' WHERE id = 1", ()))
    older = backup.back_up_file(sqlite_site.database, live.with_name("older.tfbackup")).path
    assert restore.preview(live, older).lost.old_passwords == ()
    tamper(sqlite_site, ("UPDATE agent SET password_hash = 'new' WHERE id = 1", ()))
    assert restore.preview(live, older).lost.old_passwords == ("김지수",)


# what is there now


@pytest.mark.parametrize("length", [60, 512, 4096, 100_000, 300_000])
def test_present_data_that_break_off(made: Path, live: Path, sqlite_site: Site, length: int) -> None:
    """The very case a backup is for."""
    sqlite_site.database.rows("PRAGMA wal_checkpoint(truncate)")
    sqlite_site.database.close()
    content = live.read_bytes()[:length]
    for ending in ("-wal", "-shm"):
        live.with_name(live.name + ending).unlink(missing_ok=True)
    live.write_bytes(content)
    assert restore.preview(live, made).damaged
    done = restore.restore_file(live, made)
    assert done.kept is not None
    assert done.kept.read_bytes() == content
    database = open_database(str(live))
    assert check(database).sound
    database.close()


def test_an_empty_file_and_a_link_to_nowhere_are_nobodys_data(made: Path, tmp_path: Path) -> None:
    empty, link = tmp_path / "empty.sqlite3", tmp_path / "link.sqlite3"
    empty.touch()
    link.symlink_to(tmp_path / "later.sqlite3")
    for place in (empty, link):
        assert restore.preview(place, made).present is None
        assert restore.restore_file(place, made).kept is None
        database = open_database(str(place))
        assert check(database).sound
        database.close()
    assert link.is_symlink()


def test_names_that_cannot_be_used(made: Path, live: Path, sqlite_site: Site, tmp_path: Path) -> None:
    folder = Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9"))
    folder.mkdir()
    for asked in (
        lambda: backup.back_up_file(sqlite_site.database, folder),
        lambda: backup.back_up_file(sqlite_site.database, folder / "x"),
        lambda: restore.restore_file(folder / "x.db", made),
        lambda: restore.preview(live, folder / "x"),
        lambda: restore.preview(live, tmp_path / "a\0b"),
    ):
        with pytest.raises(BackupRejected) as error:
            asked()
        assert error.value.code == "bad_name"


def test_two_restores_in_one_folder(
    made: Path, live: Path, tmp_path: Path, sqlite_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that begins while another is at it leaves its copy alone; what a killed one left goes."""
    other = tmp_path / "other.db"
    restore.restore_file(other, made)
    left = tmp_path / ".site.db.restore-abcdefgh"
    left.mkdir()
    (left / "copy.sqlite3").write_bytes(b"x")
    bring_up, begun = storage._bring_up, []

    def meanwhile(*arguments: object) -> None:
        if not begun:
            begun.append(1)
            restore.restore_file(other, made)
        bring_up(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(storage, "_bring_up", meanwhile)
    assert restore.restore_file(live, made).kept is not None
    assert begun
    assert [path.name for path in tmp_path.iterdir() if ".restore-" in path.name] == []
    left.mkdir()
    database = open_database(str(live))
    backup.back_up_daily(database, clock=sqlite_site.clock)
    database.close()
    assert not left.exists()


# once a day


def test_a_copy_of_the_data_has_its_own_daily_backup(made: Path, live: Path, sqlite_site: Site) -> None:
    copy = live.with_name("copy-of-site.db")
    restore.restore_file(copy, made)
    database = open_database(str(copy))
    for each in (sqlite_site.database, database):
        assert backup.back_up_daily(each, clock=sqlite_site.clock) is not None
        assert backup.back_up_daily(each, clock=sqlite_site.clock) is None
    database.close()


def test_a_damaged_daily_backup_is_none(live: Path, sqlite_site: Site) -> None:
    first = backup.back_up_daily(sqlite_site.database, clock=sqlite_site.clock)
    assert first is not None
    content = bytearray(first.path.read_bytes())
    content[8192:40_000] = os.urandom(40_000 - 8192)
    first.path.write_bytes(content)
    again = backup.back_up_daily(sqlite_site.database, clock=sqlite_site.clock)
    assert again is not None
    assert again.path != first.path
    sqlite_site.clock.move(DAY)
    assert backup.back_up_daily(sqlite_site.database, clock=sqlite_site.clock) is not None


def test_the_list_shows_what_the_database_held_before(made: Path, live: Path, sqlite_site: Site) -> None:
    from taskflow_desktop.storage.backup import all_backups, backups_of  # noqa: PLC0415
    from taskflow_desktop.storage.backup_files import origin_of_database  # noqa: PLC0415
    from tests.services.test_backup import _other_site  # noqa: PLC0415

    other = _other_site(live.parent)
    kept = restore.restore_file(live, other).kept
    assert kept is not None
    folder, origin = (live.parent / "backups",), origin_of_database(live)
    aware = lambda naive: naive.astimezone()  # noqa: E731
    assert [each.path for each in backups_of(origin, folder, aware)] == []
    (found,) = all_backups(origin, folder, aware)
    assert (found.path, found.other) == (kept, "")


@pytest.mark.skipif(os.name != "posix", reason="rights of a file")
def test_a_new_database_is_for_this_login_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite3"
    database = open_database(str(path))
    database.run("CREATE TABLE t (x)")
    assert {each.stat().st_mode & 0o777 for each in tmp_path.glob("new.sqlite3*")} == {0o600}
    database.close()


def test_data_with_a_time_zone_that_is_none_can_be_backed_up(live: Path, sqlite_site: Site) -> None:
    _spoil(live, *(f"DROP TRIGGER {kind}_setting_insert" for kind in ("guard", "effect")), ZONE)
    assert backup.back_up_file(sqlite_site.database, clock=sqlite_site.clock).path.exists()

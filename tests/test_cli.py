"""The command line, as a person calls it: in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from tests.support.furnished import furnish
from tests.support.server import Server
from tests.support.site import ScriptedClock, Site, populate
from tests.support.tampering import tamper

SAMPLES = Path(__file__).parent.parent / "taskflow_desktop" / "resources" / "samples" / "rooms.jsonl"


def call(*arguments: object, language: str = "en", **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "taskflow_desktop", *map(str, arguments)]
    if language:
        command[3:3] = ["--language", language]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=env, check=False, timeout=100)


def test_import_into_a_new_database_and_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new.db"
    first = call("import", SAMPLES, "--database", url)
    assert (first.returncode, first.stderr) == (0, "")
    assert "rooms: 42 new" in first.stdout
    again = call("import", SAMPLES, "--database", url)
    assert "rooms: 0 new, 0 changed, 42 same" in again.stdout


def test_dry_run_stores_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new.db"
    dry = call("import", SAMPLES, "--database", url, "--dry-run")
    assert dry.returncode == 0
    assert "unknown agent: 김서연" in dry.stdout
    assert "rooms: 42 new" in call("import", SAMPLES, "--database", url, "--dry-run").stdout


def test_a_bad_row_exits_1_and_is_written_out(tmp_path: Path) -> None:
    rooms = tmp_path / "rooms.csv"
    rooms.write_text(
        "room_key,customer_name,channel,opened_at\n1,이수민,kakao,2026-01-05 10:00:00\n2,박준호,fax machine,x\n",
        "utf-8",
    )
    errors = tmp_path / "bad.csv"
    done = call("import", rooms, "--database", tmp_path / "new.db", "--errors", errors)
    assert done.returncode == 1
    assert "rooms: 1 new" in done.stdout
    assert errors.exists()


def test_a_file_that_is_none_says_so_in_a_sentence(tmp_path: Path) -> None:
    done = call("import", tmp_path / "nowhere.json", "--database", tmp_path / "new.db")
    assert done.returncode == 1
    assert "cannot be imported" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_is_none_says_so_in_a_sentence(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("not a database, only notes\n" * 10, "utf-8")
    done = call("import", SAMPLES, "--database", text)
    assert done.returncode == 1
    assert "cannot be used (not_a_database)" in done.stderr
    assert "Choose another file with --database." in done.stderr
    assert text.read_text("utf-8").startswith("not a database")


def test_without_a_display_there_is_a_sentence_and_no_abort() -> None:
    env = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    done = call("--demo", **env)
    assert done.returncode == 2
    assert "no display was found" in done.stderr
    assert "화면이 있어야 해요" in call("--demo", language="ko", **env).stderr


def test_a_display_that_does_not_answer_is_a_sentence_too() -> None:
    done = call("--demo", DISPLAY=":4711", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 2
    assert "cannot be reached" in done.stderr


@pytest.mark.parametrize("platform", ["", "wayland"])
def test_a_wayland_display_that_does_not_answer_is_a_sentence_too(tmp_path: Path, platform: str) -> None:
    done = call(
        "--demo", DISPLAY="", WAYLAND_DISPLAY="wayland-9", XDG_RUNTIME_DIR=str(tmp_path), QT_QPA_PLATFORM=platform
    )
    assert done.returncode == 2
    assert "Wayland display cannot be reached" in done.stderr


def test_version() -> None:
    assert call("--version").stdout.startswith("taskflow-desktop ")


def test_a_dry_run_makes_no_database(tmp_path: Path) -> None:
    assert call("import", SAMPLES, "--database", tmp_path / "new.db", "--dry-run").returncode == 0
    assert not (tmp_path / "new.db").exists()


def test_bad_rows_never_replace_what_is_imported(tmp_path: Path) -> None:
    rows = tmp_path / "import-errors.csv"
    rows.write_text("room_key,customer_name,channel,opened_at\n2,박준호,kakao,gestern\n", "utf-8")
    before = rows.read_bytes()
    done = call("import", rows, "--database", tmp_path / "new.db", "--errors", rows)
    assert (done.returncode, rows.read_bytes()) == (1, before)
    assert "one of the files to import" in done.stderr


def test_an_unwritable_place_for_bad_rows_is_said_before_anything_is_stored(tmp_path: Path) -> None:
    done = call("import", SAMPLES, "--database", tmp_path / "new.db", "--errors", tmp_path / "nowhere" / "e.csv")
    assert done.returncode == 1
    assert "--errors" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "new.db").exists()


@pytest.fixture
def worked(tmp_path: Path) -> Site:
    """A file with a small world in it, closed."""
    database = open_database(str(tmp_path / "site.db"), ScriptedClock(), durable=False)
    migrate(database)
    site = Site(database, ScriptedClock())
    furnish(populate(site))
    database.close()
    return site


def test_check_of_a_sound_file(worked: Site, tmp_path: Path) -> None:
    """It says what it looked at, and leaves the file as it was; the option may stand before or after the command."""
    path = tmp_path / "site.db"
    before = path.read_bytes()
    for arguments in (("check", "--database", path), ("--database", path, "check")):
        done = call(*arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert "tasks: 1, with 1 checklist items and 1 revisions of memos" in done.stdout
        assert done.stdout.endswith("Sound.\n")
    assert path.read_bytes() == before


def test_check_names_what_it_finds(worked: Site, tmp_path: Path) -> None:
    worked.database.peewee.connect()
    told = worked.value("SELECT seq FROM event WHERE task_id = 1 AND kind = 'task.created'")
    tamper(worked, ("UPDATE task SET title = 'x'", ()))
    worked.database.close()
    done = call("check", "--database", tmp_path / "site.db")
    assert done.returncode == 1
    assert f"task TK-2026-A0001, title: is x, but the history says 배송지 변경 (event {told})\n" in done.stdout
    assert done.stdout.endswith("Findings: 1\n")


@pytest.mark.parametrize("kind", ["missing", "not_a_database", "not_ours"])
def test_check_of_what_is_no_database_of_ours(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.db"
    if kind != "missing":
        path.write_text("notes\n" * 20 if kind == "not_a_database" else "", "utf-8")
    done = call("check", "--database", path)
    assert done.returncode == 2
    assert f"cannot be used ({kind})" in done.stderr
    assert "Traceback" not in done.stderr
    assert path.exists() == (kind != "missing")


def test_check_of_a_server(server: Server, postgres_site: Site, postgres_name: str) -> None:
    furnish(populate(postgres_site))
    done = call("check", "--database", server.url(postgres_name))
    assert (done.returncode, done.stderr) == (0, "")
    assert "pages" not in done.stdout
    assert done.stdout.endswith("Sound.\n")
    nobody = call("check", "--database", server.url(postgres_name, "nobody_here"))
    assert nobody.returncode == 2
    assert "does not know this login" in nobody.stderr


def test_a_servers_password_is_told_nowhere(server: Server, postgres_site: Site, postgres_name: str) -> None:
    furnish(populate(postgres_site))
    good = server.url(postgres_name, "u06:GEHEIM123")
    done = call("check", "--database", good)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, f"postgresql:///{postgres_name}")
    for url in (
        good,
        good.replace("u06", "nobody_here"),
        "postgresql://bob:GEHEIM123@[bad/db",
        "postgresql://bob:GEHEIM123 x@nowhere/db",
        "postgresql://bob:12/GEHEIM123@nowhere/db",
        "postgresql://bob:GEHEIM123@GEHEIM123@nowhere.invalid/db",
        "Postgresql://bob:GEHEIM123@nowhere/db",
    ):
        done = call("check", "--database", url)
        assert "GEHEIM" not in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


def test_check_of_what_is_configured(worked: Site, tmp_path: Path) -> None:
    """Without an option the database of the configuration, and a sentence if there is none."""
    places = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    done = call("check", **places)
    assert done.returncode == 2
    assert "no database is configured" in done.stderr


def test_backup_and_back_again(worked: Site, tmp_path: Path) -> None:
    """It says where the backup is, what going back would cost, does nothing unasked, and keeps what was there."""
    path, copy = tmp_path / "site.db", tmp_path / "mine.tfbackup"
    done = call("backup", "--database", path, "--to", copy)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Backed up and checked: {copy} ({copy.stat().st_size} bytes)" in done.stdout
    again = call("backup", "--database", path, "--to", copy)
    assert again.returncode == 1
    assert "not written over" in again.stderr
    worked.database.connect()
    worked.do(1, ("INSERT INTO message (room_id, speaker, author, text) VALUES (1, 'agent', '', 'danach')", ()))
    worked.database.close()
    before = path.read_bytes()
    for arguments in (("--dry-run",), ()):
        dry = call("restore", copy, "--database", path, *arguments)
        assert dry.returncode == (0 if arguments else 1)
        assert "1 messages" in dry.stdout
        assert path.read_bytes() == before
    done = call("restore", copy, "--database", path, "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Restored." in done.stdout
    assert "before-restore.tfbackup" in done.stdout
    assert call("check", "--database", path).returncode == 0
    for bad in (path, tmp_path / "nowhere"):
        refused = call("restore", bad, "--database", path, "--yes")
        assert refused.returncode == 1
        assert "Traceback" not in refused.stderr


def test_commands_speak_korean(worked: Site, tmp_path: Path) -> None:
    """As configured without an option, which may stand before or after the command; in the words of the screens."""
    path, copy = tmp_path / "site.db", tmp_path / "mine.tfbackup"
    places = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    done = call("check", "--database", path, language="", **places)
    assert (done.returncode, done.stderr) == (0, "")
    assert "태스크: 1건, 체크리스트 항목 1개, 메모 판 1개" in done.stdout
    assert done.stdout.endswith("이상이 없어요.\n")
    done = call("backup", "--database", path, "--to", copy, "--language", "ko", language="")
    assert done.stdout.startswith("백업하고 확인했어요: ")
    dry = call("restore", copy, "--database", path, "--dry-run", language="ko")
    assert "사이트: 이름 없음" in dry.stdout
    assert "지금 자료에서 사라지는 것이 없어요." in dry.stdout
    missing = call("restore", tmp_path / "nowhere", "--database", path, "--yes", language="ko")
    assert missing.stderr.startswith("그런 파일이 없어요.\n")
    (tmp_path / "TaskFlow").mkdir()
    (tmp_path / "TaskFlow" / "config.toml").write_text('language = "en"\n', "utf-8")
    assert "Sound." in call("check", "--database", path, language="", **places).stdout


def test_findings_are_named_in_korean(worked: Site, tmp_path: Path) -> None:
    worked.database.peewee.connect()
    told = worked.value("SELECT seq FROM event WHERE task_id = 1 AND kind = 'task.created'")
    tamper(worked, ("UPDATE task SET title = 'x'", ()))
    worked.database.close()
    done = call("check", "--database", tmp_path / "site.db", language="ko")
    line = f"태스크 TK-2026-A0001, 제목: 지금은 x, 이력에는 배송지 변경 (기록 {told}번)"
    assert line in done.stdout.splitlines()


@pytest.mark.parametrize("command", ["", "import", "check", "backup", "restore"])
def test_help_and_what_it_does_not_understand_are_korean(command: str) -> None:
    done = call(*([command] if command else []), "--help", language="ko")
    said = done.stdout
    assert said.startswith("사용법: taskflow-desktop")
    english = {"usage", "options", "show", "file", "default", "arguments", "database", "help message"}
    assert not [word for word in english if f" {word} " in said or said.startswith(word)]
    if command:
        wrong = call(command, "--nonsense", language="ko")
        assert wrong.returncode == 2
        assert "이 인자는 쓸 수 없어요" in wrong.stderr


def test_import_says_in_korean_what_it_did(tmp_path: Path) -> None:
    done = call("import", SAMPLES, "--database", tmp_path / "new.db", language="ko")
    assert "상담방: 새로 42개, 바뀜 0개" in done.stdout
    bad = call("import", tmp_path / "nowhere.json", "--database", tmp_path / "new.db", language="ko")
    assert bad.stderr.startswith("이 파일은 가져올 수 없어요 (E_UNREADABLE)")


def test_backup_of_a_server(server: Server, postgres_site: Site, postgres_name: str, tmp_path: Path) -> None:
    for arguments in (("backup",), ("restore", tmp_path / "x")):
        done = call(*arguments, "--database", server.url(postgres_name))
        assert done.returncode == 1
        assert "pg_dump" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_name_that_is_too_long_is_a_sentence(worked: Site, tmp_path: Path) -> None:
    for arguments in (("backup", "--to", tmp_path / ("x" * 300)), ("restore", "y" * 5000)):
        done = call(*arguments, "--database", tmp_path / "site.db")
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert done.stderr
    missing = call("backup", "--to", tmp_path / "nowhere" / "c.tfbackup", "--database", tmp_path / "site.db")
    assert "There is no such folder." in missing.stderr


def test_no_password_is_said(tmp_path: Path) -> None:
    for url in ("postgresql://bob:GEHEIM123@[bad/db", "postgresql://bob:GEHEIM123@127.0.0.1:1/db?connect_timeout=1"):
        for command in ("check", "backup"):
            done = call(command, "--database", url)
            assert "GEHEIM123" not in done.stdout + done.stderr
            assert "Traceback" not in done.stderr

"""A configured database that cannot be opened: the window names it, tries it again, and takes another place."""

from collections.abc import Callable
from pathlib import Path

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.services.backup import back_up_file
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.ui.dialogs.first_run import FirstRunWindow
from taskflow_desktop.ui.dialogs.sign_in import SignInWindow
from taskflow_desktop.ui.settings.restore_parts import ConfirmRestore
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from tests.flows.conftest import Program, click
from tests.support.site import ScriptedClock, Site, populate


def no_database(folder: Path) -> Path:
    path = folder / "notes.txt"
    path.write_text("not a database, only notes\n" * 10, "utf-8")
    return path


def make_database(path: Path) -> None:
    database = open_database(sqlite_url(path))
    migrate(database)
    database.close()


def test_the_file_that_failed_is_the_one_that_is_shown(run_program: Callable[[], Program], tmp_path: Path) -> None:
    bad = no_database(tmp_path)
    program = run_program()
    program.begin(sqlite_url(bad))
    step = program.window(FirstRunWindow).place_step
    assert step.path_field.text() == str(bad)
    assert step.hint.text
    assert step.check_button.text() == "다시 시도"
    assert not program.folders.database_file.exists()


def test_mended_it_opens_at_the_second_try(run_program: Callable[[], Program], tmp_path: Path) -> None:
    bad = no_database(tmp_path)
    program = run_program()
    program.begin(sqlite_url(bad))
    window = program.window(FirstRunWindow)
    bad.unlink()
    click(window.place_step.check_button)
    program.wait(window.place_step.check_button.isEnabled)
    assert not bad.exists()  # what was configured and is gone is not made anew
    assert not window.place_step.checked

    make_database(bad)
    click(window.place_step.check_button)
    program.wait(lambda: program.startup is not None and program.startup.window is not window)
    assert program.window(FirstRunWindow).place_step.checked  # open, and only its admin is missing
    assert program.window(FirstRunWindow).place == bad


def test_another_folder_holds_a_file_of_the_usual_name(run_program: Callable[[], Program], tmp_path: Path) -> None:
    bad = no_database(tmp_path)
    program = run_program()
    program.begin(sqlite_url(bad))
    window = program.window(FirstRunWindow)
    program.files.next = (tmp_path,)
    click(window.place_step.change_button)
    assert window.place == tmp_path / program.folders.database_file.name
    assert window.place_step.check_button.text() == "연결 확인"
    click(window.place_step.check_button)
    program.wait(lambda: window.place_step.checked)
    assert bad.read_text("utf-8").startswith("not a database")


def test_a_backup_takes_the_place_of_lost_data(run_program: Callable[[], Program], tmp_path: Path) -> None:
    """Nobody can sign in to a file that is gone or damaged: its window offers to restore a backup."""
    path = tmp_path / "desk.sqlite3"
    database = open_database(sqlite_url(path))
    migrate(database)
    site = Site(database, ScriptedClock())
    world = populate(site)
    backup = back_up_file(database).path
    for n in range(100):
        site.insert(world.main, "message", room_id=world.room, speaker="agent", text="글 " * 800 + str(n))
    database.rows("PRAGMA wal_checkpoint(truncate)")
    database.close()
    content = bytearray(path.read_bytes())
    content[200:4096] = b"\xa5" * 3896
    path.write_bytes(content)
    for lost in (path.stat, path.unlink):
        lost()
        program = run_program()
        program.begin(sqlite_url(path))
        window = program.window(FirstRunWindow)
        assert window.place_step.restore_button.isVisible()
        program.files.next = (tmp_path / "nowhere.tfbackup",)
        click(window.place_step.restore_button)
        program.wait(lambda: bool(window.findChildren(PlainDialog)))  # noqa: B023
        window.findChildren(PlainDialog)[0].accept()
        program.files.next = (backup,)
        click(window.place_step.restore_button)
        program.wait(lambda: bool(window.findChildren(ConfirmRestore)))  # noqa: B023
        (confirm,) = window.findChildren(ConfirmRestore)
        assert confirm.focusWidget() is confirm.safe
        click(confirm.sure)
        program.window(SignInWindow)
        program.close()
    assert [kept.read_bytes() == bytes(content) for kept in (tmp_path / "backups").glob("*damaged.sqlite3")] == [True]


def test_a_file_that_is_none_of_ours_is_not_restored_over(run_program: Callable[[], Program], tmp_path: Path) -> None:
    program = run_program()
    program.begin(sqlite_url(no_database(tmp_path)))
    assert not program.window(FirstRunWindow).place_step.restore_button.isVisible()

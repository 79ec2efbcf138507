"""A configured database that cannot be opened: the window names it, tries it again, and takes another place."""

from collections.abc import Callable
from pathlib import Path

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.ui.dialogs.first_run import FirstRunWindow
from tests.flows.conftest import Program, click


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

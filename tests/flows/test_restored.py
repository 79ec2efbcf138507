"""A backup is restored while windows are open: all of them end at the sign-in, and what was being typed is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.services import backup, restore
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.ui.dialogs.sign_in import SignInWindow
from taskflow_desktop.ui.settings.database_page import DatabasePage
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.labels import Label
from taskflow_desktop.ui.widgets.note import Note
from tests.flows.conftest import Program, click, write
from tests.support.site import ScriptedClock, Site, World, populate, update

RunProgram = Callable[[], Program]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite3"


@pytest.fixture
def made(file: Path) -> tuple[World, Path]:
    """The small world, and a backup of it; the task has another title since."""
    database = open_database(str(file), durable=False)
    migrate(database)
    world = populate(Site(database, ScriptedClock()))
    path = backup.back_up_file(database).path
    world.site.do(world.main, update("task", 1, title="나중 제목"))
    database.close()
    return world, path


def told(program: Program) -> str:
    """What the sign-in says."""
    window = program.window(SignInWindow)
    assert not window.findChildren(PlainDialog)
    return " ".join(each.accessibleName() for each in window.findChildren(Note) if each.isVisible()) + " ".join(
        each.text() for each in window.findChildren(Label) if each.isVisible()
    )


def title(file: Path) -> str:
    database = open_database(str(file), read_only=True)
    found = str(database.value("SELECT title FROM task WHERE id = 1"))
    database.close()
    return found


def test_from_the_settings_to_the_sign_in(
    run_program: RunProgram, file: Path, made: tuple[World, Path], qtbot: QtBot
) -> None:
    world, path = made
    program = run_program()
    window = program.enter(sqlite_url(file), world.admin)
    assert program.startup is not None
    program.startup._session.demo = False  # type: ignore[union-attr]
    settings = window.dialogs.settings() if hasattr(window, "dialogs") else None
    if settings is None:
        window.action("settings").trigger()
        (settings,) = window.findChildren(SettingsDialog)
    assert isinstance(settings, SettingsDialog)
    settings.button(SettingsPage.DATABASE).click()
    page = settings.widget(SettingsPage.DATABASE)
    assert isinstance(page, DatabasePage)
    program.wait(lambda: bool(page.where.text()))
    program.files.next = (path,)
    click(page.restore)
    assert page.dialog is not None
    click(page.dialog.other)
    program.wait(page.dialog.table.isVisible)
    click(page.dialog.go)
    assert page.dialog.confirm is not None
    click(page.dialog.confirm.sure)
    assert "복원했어요" in told(program)
    assert title(file) == "배송지 변경"


def test_restored_by_another_program(run_program: RunProgram, file: Path, made: tuple[World, Path]) -> None:
    """What somebody was typing goes nowhere into the restored data, and is there when he comes back."""
    world, path = made
    program = run_program()
    window = program.enter(sqlite_url(file), world.main)
    window.show_room_task((RoomId(1), TaskId(1)))
    editor = window.pages.rooms.panel.task_tab.editor
    program.wait(lambda: editor.task is not None)
    window.activateWindow()
    editor.page.memo.field.setFocus()
    program.wait(editor.page.memo.field.hasFocus)
    write("쓰던 글")
    restore.restore_file(file, path)
    assert "복원했어요" in told(program)
    assert title(file) == "배송지 변경"
    database = open_database(str(file), read_only=True)
    assert database.value("SELECT count(*) FROM memo") == 0
    database.close()
    program.close()
    again = run_program()
    window = again.enter(sqlite_url(file), world.main)
    window.show_room_task((RoomId(1), TaskId(1)))
    field = window.pages.rooms.panel.task_tab.editor.page.memo.field
    again.wait(lambda: field.toPlainText() == "쓰던 글")


@pytest.mark.parametrize("who", ["admin", "main"])
def test_an_admin_is_told_of_a_day_without_backup(
    run_program: RunProgram, file: Path, made: tuple[World, Path], who: str, qtbot: QtBot
) -> None:
    world, path = made
    path.unlink()
    path.parent.rmdir()
    path.parent.write_text("in the way", "utf-8")
    program = run_program()
    window = program.enter(sqlite_url(file), getattr(world, who))
    assert program.startup is not None
    session = program.startup._session
    assert session is not None
    for _ in range(2):
        with qtbot.waitSignal(session.backups.daily_failed):
            session.backups.look()
    assert window.banner.isVisible() == (who == "admin")
    assert window.banner.told == ("오늘 자동 백업을 하지 못했어요." if who == "admin" else "")

"""The window is closed while the database cannot take what was typed: it is there at the next start, or it is said."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest
from PySide6.QtGui import QGuiApplication

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.ui.details.memo_field import MemoField
from taskflow_desktop.ui.dialogs.unkept import UnkeptDialog
from taskflow_desktop.ui.main_window import MainWindow
from tests.flows.conftest import Program, click, write
from tests.support.site import ScriptedClock, Site, World, populate

RunProgram = Callable[[], Program]
TYPED = "잃으면 안 되는 글"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite3"


@pytest.fixture
def world(file: Path) -> World:
    database = open_database(str(file), durable=False)
    migrate(database)
    made = populate(Site(database, ScriptedClock()))
    database.close()
    return made


@pytest.fixture
def other(file: Path, world: World) -> Iterator[apsw.Connection]:
    """Another program that holds the file when a test says so."""
    connection = apsw.Connection(str(file))
    yield connection
    connection.close()


def memo_of(program: Program, window: MainWindow) -> MemoField:
    """Open the memo of the first task."""
    window.show_room_task((RoomId(1), TaskId(1)))
    editor = window.pages.rooms.panel.task_tab.editor
    program.wait(lambda: editor.task is not None)
    return editor.page.memo.field


def type_memo(program: Program, window: MainWindow, text: str) -> None:
    field = memo_of(program, window)
    window.activateWindow()
    field.setFocus()
    program.wait(field.hasFocus)
    write(text)


def allow_no_file(program: Program) -> None:
    """Let nothing be put aside: a folder stands where the file would."""
    program.wait(lambda: bool(list(program.folders.data.glob("not-stored-*.json"))))
    (file,) = program.folders.data.glob("not-stored-*.json")
    file.unlink()
    (file / "in the way").mkdir(parents=True)


def stored(connection: apsw.Connection) -> list[object]:
    return [text for (text,) in connection.execute("SELECT text FROM memo")]


def test_a_memo_typed_while_the_file_was_locked_is_there_at_the_next_start(
    run_program: RunProgram, file: Path, world: World, other: apsw.Connection
) -> None:
    first = run_program()
    window = first.enter(sqlite_url(file), world.main)
    memo_of(first, window)
    other.execute("BEGIN IMMEDIATE")
    type_memo(first, window, TYPED)
    began = time.monotonic()
    assert window.close()
    assert time.monotonic() - began < 5
    first.close()
    other.execute("ROLLBACK")
    assert stored(other) == []
    second = run_program()
    field = memo_of(second, second.enter(sqlite_url(file), world.main))
    second.wait(lambda: field.plain_text() == TYPED)
    second.wait(lambda: stored(other) == [TYPED])


def test_where_nothing_can_be_kept_the_window_stays_and_says_so(
    run_program: RunProgram, file: Path, world: World, other: apsw.Connection
) -> None:
    program = run_program()
    window = program.enter(sqlite_url(file), world.main)
    memo_of(program, window)
    allow_no_file(program)
    other.execute("BEGIN IMMEDIATE")
    type_memo(program, window, TYPED)
    assert not window.close()
    dialog = window.findChild(UnkeptDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "입력한 글을 보관하지 못했어요"
    assert dialog.area.plain_text() == TYPED
    click(dialog.copy_button)
    assert QGuiApplication.clipboard().text() == TYPED
    click(dialog.stay_button)
    assert window.isVisible()
    assert memo_of(program, window).plain_text() == TYPED
    other.execute("ROLLBACK")
    program.wait(lambda: stored(other) == [TYPED])


def test_the_person_may_close_anyway(run_program: RunProgram, file: Path, world: World, other: apsw.Connection) -> None:
    program = run_program()
    window = program.enter(sqlite_url(file), world.main)
    memo_of(program, window)
    allow_no_file(program)
    other.execute("BEGIN IMMEDIATE")
    type_memo(program, window, TYPED)
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    assert not window.close()
    dialog = window.findChild(UnkeptDialog)
    assert dialog is not None
    click(dialog.close_button)
    assert closed == [True]
    assert not window.isVisible()
    other.execute("ROLLBACK")

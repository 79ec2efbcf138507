"""A link to a task: opened at once, after the sign-in, or when the screen is unlocked; and what is told otherwise."""

import subprocess
import sys
from pathlib import Path

import apsw
import pytest
from PySide6.QtWidgets import QApplication

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.runtime.instance import Call
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.ui.actions import Menu
from taskflow_desktop.ui.dialogs.sign_in import SignInWindow
from taskflow_desktop.ui.main_window import MainWindow
from tests.flows.conftest import Program, click
from tests.flows.door import PASSWORD, RunProgram, identifier, make_desk, sign_in
from tests.support.site import ScriptedClock, Site, World, update

NOBODY = "taskflow://TK-2020-Z9999"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite3"


@pytest.fixture
def world(file: Path) -> World:
    return make_desk(file)


@pytest.fixture
def program(run_program: RunProgram, file: Path, world: World) -> Program:
    made = run_program()
    made.begin(sqlite_url(file))
    return made


def number_of(file: Path, task: int) -> str:
    connection = apsw.Connection(str(file))
    try:
        return str(next(connection.execute("SELECT number FROM task WHERE id = ?", (task,)))[0])
    finally:
        connection.close()


def toast(window: MainWindow) -> str:
    return window.toasts.box.toast.text if window.toasts.box is not None else ""


def opened(window: MainWindow) -> str:
    editor = window.pages.open_task()
    return editor.task.number if editor is not None and editor.task is not None else ""


def test_a_link_waits_for_the_sign_in_and_for_the_open_screen(program: Program, file: Path, world: World) -> None:
    startup = program.startup
    assert startup is not None
    number = number_of(file, world.task)
    door = program.window(SignInWindow)
    startup.open_link("taskflow://<b>nothing</b>")
    assert "taskflow://TK-2026-A0042" in door.reason.accessibleName()
    startup.open_link(f"taskflow://{number.lower()}/")
    assert number in door.reason.accessibleName()
    window = sign_in(program, identifier(file, world.main), PASSWORD)
    program.wait(lambda: opened(window) == number)

    window.actions_.menu(Menu.ROOM).aboutToShow.emit()
    window.action("task.copy_link").trigger()
    assert QApplication.clipboard().text() == f"taskflow://{number}"

    # At another page with the screen locked: it opens with it, and the window before it comes to the front.
    window.show_alerts()
    window.lock.lock()
    screen = window.lock.screen
    assert screen is not None
    window.pages.rooms.panel.set_tab("history")
    startup.answer(Call(f"taskflow://{number}"))
    assert number in screen.waiting.accessibleName()
    assert not window.isVisible()
    screen.own.password_field.set_text(PASSWORD)
    click(screen.own.button)
    program.wait(lambda: window.page == "rooms" and opened(window) == number)

    # Nobody's number, and while Task Flow is off: said, and nothing moves.
    window.show_alerts()
    startup.open_link(NOBODY)
    program.wait(lambda: "TK-2020-Z9999" in toast(window))
    startup.open_link("taskflow://x")
    assert "taskflow://TK-2026-A0042" in toast(window)
    assert window.page == "alerts"


@pytest.mark.parametrize("leads", [False, True])
def test_while_task_flow_is_off_it_says_so(program: Program, file: Path, world: World, *, leads: bool) -> None:
    database = open_database(str(file))
    site = Site(database, ScriptedClock())
    site.do(world.admin, update("setting", "task_flow", key_column="key", value="off"))
    if leads:
        site.do(world.admin, update("agent", world.main, role="admin"))
    database.close()
    window = sign_in(program, identifier(file, world.main), PASSWORD)
    assert program.startup is not None
    program.startup.open_link(NOBODY)  # not that it comes back when it is turned on
    program.wait(lambda: "TK-2020-Z9999" in toast(window))
    program.startup.open_link(f"taskflow://{number_of(file, world.task)}")
    program.wait(lambda: "TK-2020-Z9999" not in toast(window))
    assert "태스크 플로우" in toast(window)
    assert window.toasts.box is not None
    assert len(window.toasts.box.toast.actions) == leads
    if leads:
        window.toasts.box.toast.actions[0].run()
        assert window.page == "board"


def test_a_minimised_window_comes_back(program: Program, file: Path, world: World) -> None:
    window = sign_in(program, identifier(file, world.main), PASSWORD)
    window.showMinimized()
    assert program.startup is not None
    program.startup.answer(Call(token="right-to-the-front"))
    program.wait(lambda: not window.isMinimized() and window.isActiveWindow())


def test_the_system_hands_links_to_the_application() -> None:
    """The Mac's way, in a process of its own: an application is there once."""
    code = """
import sys
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from taskflow_desktop.ui.application import Application
app = Application(sys.argv[:1])
app.link_opened.connect(print)
QCoreApplication.sendEvent(app, QFileOpenEvent(QUrl("taskflow://TK-2026-A0042")))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=100)
    assert done.stdout.strip() == "taskflow://tk-2026-a0042"

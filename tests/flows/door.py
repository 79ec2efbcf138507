"""A desk whose people have passwords, and the way in by them."""

from collections.abc import Callable
from pathlib import Path

import apsw

from taskflow_desktop.services import passwords
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.ui.dialogs.sign_in import SignInWindow
from taskflow_desktop.ui.main_window import MainWindow
from tests.flows.conftest import Program, click
from tests.support.site import ScriptedClock, Site, World, populate, update

RunProgram = Callable[[], Program]
PASSWORD, OTHERS = "아주 긴 비밀번호 열두 자", "다른 사람의 긴 비밀번호"


def make_desk(file: Path) -> World:
    """A small team in `file`: the main agent with PASSWORD, another one with OTHERS."""
    database = open_database(str(file), durable=False)
    migrate(database)
    site = Site(database, ScriptedClock())
    made = populate(site)
    for agent, password in ((made.main, PASSWORD), (made.other, OTHERS)):
        site.do(made.admin, update("agent", agent, password_hash=passwords.hashed(password)))
    database.close()
    return made


def identifier(file: Path, agent: int) -> str:
    """What an agent signs in with."""
    connection = apsw.Connection(str(file))
    connection.set_busy_timeout(5000)  # the program writes meanwhile
    try:
        return str(next(connection.execute("SELECT identifier FROM agent WHERE id = ?", (agent,)))[0])
    finally:
        connection.close()


def sign_in(program: Program, name: str, password: str, *, remember: bool = False) -> MainWindow:
    """Sign in at the door and return the main window, active."""
    window = program.window(SignInWindow)
    window.identifier_field.set_text(name)
    window.password_field.set_text(password)
    if window.form.remember_box.isChecked() is not remember:
        click(window.form.remember_box)
    click(window.sign_in_button)
    main = program.window(MainWindow)
    with program.qtbot.waitExposed(main):
        main.activateWindow()
    program.wait(main.isActiveWindow)
    return main

"""The demo: furnished, entered as its admin, and as one after the other of its people."""

import gc
from collections.abc import Callable
from pathlib import Path

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.services.demo import present_of_samples
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.shell_person import DemoChoice
from tests.flows.conftest import Program


def test_becoming_everybody_in_turn(run_program: Callable[[], Program], tmp_path: Path) -> None:
    program = run_program()
    startup = program.begin_demo(sqlite_url(tmp_path / "demo.sqlite3"), present_of_samples())
    window = program.window(MainWindow)
    choice = window.findChild(DemoChoice)
    assert choice is not None
    everybody = [person.id for person in choice.people()]
    names = [startup._session.agent.name]
    for person in everybody * 2:
        before = startup.window
        window.become_requested.emit(person)
        program.wait(lambda before=before: startup.window is not before)
        window = program.window(MainWindow)
        gc.collect()
        names.append(startup._session.agent.name)
    assert names[0] == "한유진"
    assert {"정민재", "김서연", "박지훈", "최하은", "이도윤"} <= set(names)

"""The main job by keyboard alone in Hangul mode: a waiting room is taken, its task done, and the room closed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.domain.enums import Outcome, RoomState
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.widgets.stage_popover import StagePopover
from tests.flows.conftest import Program
from tests.flows.hands_on_keys import focused, letter, press, tab_to, write
from tests.support.site import ScriptedClock, Site, populate

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(run_program: Callable[[], Program], tmp_path: Path) -> Program:
    """An agent who has just come in."""
    file = tmp_path / "desk.sqlite3"
    database = open_database(str(file), durable=False)
    migrate(database)
    world = populate(Site(database, ScriptedClock()))
    database.close()
    run = run_program()
    run.enter(sqlite_url(file), world.other)
    return run


def choose(program: Program, words: str) -> None:
    """Take a line of the menu that is open, by its words."""
    program.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in range(len(menu.actions()) + 1):
        active = menu.activeAction()
        if active is not None and active.text().split("\t")[0] == words:
            press(Qt.Key.Key_Return)
            return
        press(Qt.Key.Key_Down)
    raise AssertionError([action.text() for action in menu.actions()])


def test_the_main_job(program: Program) -> None:
    window = program.window(MainWindow)
    page = window.pages.rooms
    program.wait(lambda: window.isActiveWindow() and bool(page.list.model.counts))

    # A waiting room: the tab of the list, then the letters that go down and up in it.
    tab_to(lambda at: at is page.list.tabs, back=True)
    press(Qt.Key.Key_Home)
    for _ in range(5):
        if page.list.tabs.state is RoomState.WAITING:
            break
        press(Qt.Key.Key_Left)
    program.wait(lambda: page.list.tabs.state is RoomState.WAITING and page.list.model.rowCount() > 0)
    tab_to(lambda at: at is page.list.view)
    letter("ㅓ")
    letter("ㅏ")
    press(Qt.Key.Key_Return)
    program.wait(lambda: page.room is not None and page.room.state is RoomState.WAITING)
    program.wait(lambda: page.chat.isAncestorOf(focused()))

    # Taken: one writes into it at once.
    tab_to(lambda at: at is page.chat.header.take, back=True)
    press(Qt.Key.Key_Space)
    program.wait(lambda: page.room is not None and page.room.main_agent_id is not None)
    program.wait(lambda: page.panel.room_id == page.room.id and page.panel.task_tab.head.reason == "")

    # A new task.
    tab_to(lambda at: at is page.chat.transcript)
    letter("ㅜ")
    form = page.panel.task_tab.form
    program.wait(lambda: focused() is form.title.line)
    write("찢어진 포장 교환")
    press(Qt.Key.Key_Return, CONTROL)
    editor = page.panel.task_tab.editor
    program.wait(lambda: editor.task is not None and editor.task.title == "찢어진 포장 교환" and not form.isVisible())
    program.wait(lambda: page.panel.isAncestorOf(focused()))

    # Its stage, by number.
    letter("ㄴ")
    program.wait(lambda: any(each.isVisible() for each in window.findChildren(StagePopover)))
    press(Qt.Key.Key_2)
    program.wait(lambda: editor.page.stepper.current_position == 2 and not window.findChildren(StagePopover))
    assert page.panel.isAncestorOf(focused()), "the focus is back where it was"

    # Two items, the second by the same line; the first is ticked.
    letter("ㅣ")
    write("사진 받기")
    press(Qt.Key.Key_Return)
    write("새 포장 보내기")
    press(Qt.Key.Key_Return)
    checklist = editor.page.checklist.view
    program.wait(lambda: checklist.model().rowCount() == 2)
    press(Qt.Key.Key_Escape)
    tab_to(lambda at: at is checklist)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Space)
    program.wait(lambda: page.panel.task_tab.editor.task.checklist_done == 1)

    # The memo, saved when one leaves it.
    letter("ㅡ")
    assert focused() is editor.page.memo.field
    write("고객이 오후에만 통화할 수 있어요")
    press(Qt.Key.Key_Escape)
    program.wait(lambda: not editor.page.memo.field.hasFocus())
    assert editor.page.memo.field.plain_text() == "고객이 오후에만 통화할 수 있어요"

    # Success.
    letter("ㅐ")
    for _ in range(3):
        if focused().accessibleName().startswith("성공"):
            break
        press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    program.wait(lambda: editor.task is not None and editor.task.outcome is Outcome.SUCCESS)

    # The room is closed; with nothing left to do nobody is asked.
    tab_to(lambda at: at is page.chat.header.state)
    press(Qt.Key.Key_Space)
    choose(program, "상담 종료")
    program.wait(lambda: page.room is not None and page.room.state is RoomState.CLOSED)
    assert page.room is not None
    assert (page.room.tasks_finished, page.room.tasks_total) == (1, 1)
    window.activateWindow()  # without a window manager nobody does when a menu is gone
    program.wait(window.isActiveWindow)
    assert focused() is page.chat.header.state

"""Two people with a window each over one file write in the memo of one task."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.ui.details.memo_flight import MemoState
from taskflow_desktop.ui.main_window import MainWindow
from tests.flows.conftest import Program, click
from tests.support.site import ScriptedClock, Site, World, populate


class Writer:
    """One person at his window."""

    def __init__(self, program: Program, url: str, agent_id: int) -> None:
        self.program = program
        self.window: MainWindow = program.enter(url, agent_id)
        self.window.show_room_task((RoomId(1), TaskId(1)))
        self.tab = self.window.pages.rooms.panel.task_tab
        program.wait(lambda: self.tab.editor.task is not None)
        self.memo = self.tab.editor.page.memo
        self.field = self.memo.field

    @property
    def text(self) -> str:
        return self.field.plain_text()

    def focus(self) -> None:
        self.window.activateWindow()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.program.wait(self.field.hasFocus)

    def compose(self, preedit: str = "", commit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(self.field, event)

    def type(self, text: str, *, end: bool = True) -> None:
        self.focus()
        place = QTextCursor.MoveOperation.End if end else QTextCursor.MoveOperation.Start
        self.field.moveCursor(place)
        self.compose(commit=text)

    def replace(self, text: str) -> None:
        self.focus()
        self.field.selectAll()
        self.compose(commit=text)

    def wait_text(self, text: str) -> None:
        self.program.wait(lambda: self.text == text and self.memo.saver.state is MemoState.SAVED)


@pytest.fixture
def world(tmp_path: Path) -> World:
    database = open_database(str(tmp_path / "desk.sqlite3"))
    migrate(database)
    made = populate(Site(database, ScriptedClock()))
    database.close()
    return made


@pytest.fixture
def two(run_program: Callable[[], Program], world: World, tmp_path: Path) -> tuple[Writer, Writer]:
    url = sqlite_url(tmp_path / "desk.sqlite3")
    return Writer(run_program(), url, world.main), Writer(run_program(), url, world.helper)


def test_each_sees_the_other_and_both_keep_their_lines(two: tuple[Writer, Writer]) -> None:
    one, other = two
    one.type("첫 줄\n끝 줄")
    one.wait_text("첫 줄\n끝 줄")
    other.wait_text("첫 줄\n끝 줄")
    one.type(" 하나")
    other.type("둘 ", end=False)
    for writer in two:
        writer.wait_text("둘 첫 줄\n끝 줄 하나")
    assert not one.memo.card.clashing
    assert not other.memo.card.clashing


def test_the_same_words_are_asked_of_the_slower_and_end_alike(two: tuple[Writer, Writer]) -> None:
    one, other = two
    one.type("목요일 출고")
    other.wait_text("목요일 출고")
    one.replace("금요일 출고")
    other.replace("수요일 출고")
    one.program.wait(lambda: one.memo.card.clashing or other.memo.card.clashing)
    slower, faster = (one, other) if one.memo.card.clashing else (other, one)
    assert faster.memo.saver.state is MemoState.SAVED
    mine, theirs = slower.text.split()[0], faster.text.split()[0]
    click(slower.memo.card.both)
    for writer in two:
        writer.wait_text(f"{theirs} {mine} 출고")


def test_closing_a_window_saves_with_the_syllable(two: tuple[Writer, Writer]) -> None:
    one, other = two
    one.type("닫기 전에 쓴 ")
    one.compose(preedit="글")
    one.program.close()
    other.wait_text("닫기 전에 쓴 글")


def test_the_end_of_the_computers_session_saves_before_it_returns(two: tuple[Writer, Writer], tmp_path: Path) -> None:
    one, _ = two
    one.type("꺼지기 전에 쓴 ")
    one.compose(preedit="글")
    assert one.program.startup is not None
    one.program.startup.keep_everything()
    disk = open_database(str(tmp_path / "desk.sqlite3"))
    assert disk.value("SELECT text FROM memo WHERE task_id = 1") == "꺼지기 전에 쓴 글"
    disk.close()

"""One person at two computers: what is about the work is there, what is about the screen is each computer's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.requests import BoardSort, Scope
from taskflow_desktop.services import flow, people
from taskflow_desktop.services.change import As
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.storage.repository import Repository
from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.dialogs.sign_in import SignInWindow
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.settings.look_page import LookPage
from taskflow_desktop.ui.shell_pages import BOARD
from taskflow_desktop.ui.text import install_language, language
from tests.flows.conftest import Program, click, press, write

PASSWORD = "아주 긴 비밀번호 열두 자"

RunAt = Callable[[str], Program]


@pytest.fixture
def database(tmp_path: Path) -> str:
    """A database with an admin and Task Flow on."""
    opened = open_database(str(tmp_path / "team.sqlite3"), durable=False)
    migrate(opened)
    repository = Repository(opened)
    made = people.create_first_admin(repository, name="한유진", identifier="yujin", password=PASSWORD, site_name="온담")
    flow.switch_flow(repository, As(AgentId(made.value.id)), on=True)
    opened.close()
    return sqlite_url(tmp_path / "team.sqlite3")


@pytest.fixture
def run_at(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[RunAt]:
    """Run the program at a computer of this name."""
    runs: list[Program] = []

    def run(computer: str) -> Program:
        install_language(qapp, "ko")
        runs.append(Program(qtbot, tmp_path / computer))
        return runs[-1]

    yield run
    for program in runs:
        program.close()
    install_language(qapp, "ko")


def sign_in(program: Program) -> MainWindow:
    window = program.window(SignInWindow)
    window.identifier_field.setFocus()
    write("" if window.identifier_field.text() else "yujin")
    window.password_field.setFocus()
    write(PASSWORD)
    press(Qt.Key.Key_Return)
    return program.window(MainWindow)


def board_of(window: MainWindow) -> BoardPage:
    window.show_page(BOARD)
    board = window.findChild(BoardPage)
    assert isinstance(board, BoardPage)
    return board


def test_settings_follow_the_person_and_the_screen_stays(database: str, run_at: RunAt) -> None:
    desk = run_at("desk")
    desk.begin(database)
    window = sign_in(desk)
    board = board_of(window)
    desk.wait(lambda: board.board.ready)
    board.header.sort_chosen.emit(BoardSort.NEWEST)
    listed = window.pages.rooms.list
    window.show_rooms()
    listed.set_scope(Scope.ALL)
    listed.tabs.setCurrentIndex(list(RoomState).index(RoomState.CLOSED))
    dialog = SettingsDialog(window._session, desk.preferences, window)
    dialog.open_at(SettingsPage.LOOK)
    look = dialog.widget(SettingsPage.LOOK)
    assert isinstance(look, LookPage)
    click(look.language_choice.segments()[1])
    click(look.text_size.segments()[2])
    click(look.single_keys)
    assert language() == "ko", "it holds from the next sign-in on"
    dialog.close()
    desk.close()

    home = run_at("home")
    home.begin(database)
    home.window(SignInWindow)
    assert language() == "ko", "nobody is known yet, and nothing was chosen here"
    window = sign_in(home)
    assert language() == "en"
    assert window.action("settings").text() == "Settings…"
    assert home.preferences.look.text_percent == 100
    assert not window.pages.rooms._single_keys
    listed = window.pages.rooms.list
    assert (listed.scope, listed.tabs.state) == (Scope.ALL, RoomState.CLOSED)
    board = board_of(window)
    assert board.filters.where.sort is BoardSort.NEWEST
    window.action("sign_out").trigger()
    home.window(SignInWindow)
    assert language() == "ko"
    home.close()

    again = run_at("desk")
    again.begin(database)
    again.window(SignInWindow)
    assert language() == "en", "where it was chosen, the sign-in speaks it as well"
    assert again.preferences.look.text_percent == 115

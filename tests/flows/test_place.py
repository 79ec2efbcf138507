"""The next start stands where the last one was left: page, room, tab, window and panes; and nothing bad comes of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.shell_place import Place, from_text, to_text
from tests.flows.conftest import Program
from tests.flows.door import RunProgram, make_desk
from tests.support.site import NOW, ScriptedClock, Site, World, update


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite3"


@pytest.fixture
def world(file: Path) -> World:
    return make_desk(file)


@pytest.fixture
def enter(run_program: RunProgram, file: Path, world: World) -> Callable[[], tuple[Program, MainWindow]]:
    def entered() -> tuple[Program, MainWindow]:
        program = run_program()
        return program, program.enter(sqlite_url(file), world.main)

    return entered


def test_page_room_tab_and_panes_come_back(
    enter: Callable[[], tuple[Program, MainWindow]], file: Path, world: World
) -> None:
    program, window = enter()
    rooms = window.pages.rooms
    assert rooms.room is None  # a first start opens none
    window.show_room(RoomId(world.room))
    program.wait(lambda: rooms.room is not None)
    rooms.panel.set_tab("history")
    rooms.splitter.setSizes([300, 420, 400])
    sizes, width = rooms.splitter.sizes(), window.width()
    window.show_alerts()
    window.showMaximized()
    program.close()

    program, window = enter()
    rooms = window.pages.rooms
    assert window.page == "alerts"
    assert window.isMaximized()
    program.wait(lambda: rooms.room is not None)
    assert rooms.room is not None
    assert (rooms.room.id, rooms.panel.tab) == (world.room, "history")
    window.showNormal()
    window.show_rooms()
    program.wait(
        lambda: (
            window.width() == width and all(abs(a - b) < 3 for a, b in zip(rooms.splitter.sizes(), sizes, strict=True))
        )
    )
    # The panel was put away, and the system ends the session: that is kept as well.
    rooms.set_panel_shown(False)
    assert program.startup is not None
    program.startup.keep_everything()
    window.closing.disconnect()
    program.close()

    program, window = enter()
    rooms = window.pages.rooms
    program.wait(lambda: rooms.room is not None)
    assert window.page == "rooms"
    assert not rooms.panel_shown
    assert QApplication.focusWidget() is not rooms.chat.composer.area  # nobody types into it unawares
    window.show_page("board")
    program.close()

    # Meanwhile the room was closed and Task Flow switched off.
    database = open_database(str(file))
    site = Site(database, ScriptedClock())
    site.do(world.admin, update("room", world.room, state="closed", closed_at=NOW))
    site.do(world.admin, update("setting", "task_flow", key_column="key", value="off"))
    database.close()
    program, window = enter()
    assert window.page == "rooms"
    asked: list[object] = []
    assert program.startup is not None
    session = program.startup._session
    assert session is not None
    session.reader.rooms((RoomId(world.room),), done=asked.append)
    program.wait(lambda: bool(asked))  # behind the question of the window
    assert window.pages.rooms.room is None
    assert window.windowState() & Qt.WindowState.WindowMinimized == Qt.WindowState.WindowNoState


@given(st.builds(Place, st.text(), st.none() | st.integers(1, 2**53 - 1).map(RoomId), st.none(), st.text()))
def test_what_is_kept_comes_back(place: Place) -> None:
    assert from_text(to_text(place)) == place


@given(st.text() | st.sampled_from(["null", "[]", '{"room": true}', '{"room": -1}', '{"page": 5}', '{"room": 1e400}']))
def test_nonsense_is_as_good_as_nothing(text: str) -> None:
    assert from_text(text) == Place()

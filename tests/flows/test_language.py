"""Another language while one works: the screens open anew, at the same place, with all that was typed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.settings.dialog import SettingsDialog
from taskflow_desktop.ui.settings.look_page import LookPage
from taskflow_desktop.ui.shell_pages import ALERTS
from taskflow_desktop.ui.text import language
from tests.flows.conftest import Program, click, write
from tests.support.furnished import furnish
from tests.support.site import ScriptedClock, Site, populate


def change_language(window: MainWindow, number: int) -> None:
    """Choose the language of this number in the settings, and have it at once."""
    window.action("settings").trigger()
    dialog = window.findChild(SettingsDialog)
    look = dialog.findChild(LookPage)
    assert isinstance(look, LookPage)
    assert not look.restart.isVisible()
    click(look.language_choice.segments()[number])
    assert look.restart.button is not None
    click(look.restart.button)


def test_another_language_at_once(run_program: Callable[[], Program], tmp_path: Path) -> None:
    database = open_database(str(tmp_path / "site.sqlite3"), ScriptedClock(), durable=False)
    migrate(database)
    furnish(populate(Site(database, ScriptedClock())))
    database.close()
    program = run_program()
    first = program.enter(sqlite_url(tmp_path / "site.sqlite3"), 1)
    assert program.startup is not None
    session = first._session
    first.show_room_task((RoomId(1), TaskId(1)))
    program.wait(lambda: first.pages.rooms.room is not None and first.pages.rooms.panel.open_editor is not None)
    first.pages.rooms.chat.composer.area.setFocus()
    write("쓰던 답장")

    size = first.size()
    change_language(first, 1)
    program.wait(lambda: program.startup is not None and program.startup.window is not first)
    second = program.window(MainWindow)
    assert language() == "en"
    assert second._session is session
    assert second.action("settings").text() == "Settings…"
    rooms = second.pages.rooms
    program.wait(lambda: rooms.room is not None and rooms.panel.open_editor is not None)
    assert rooms.room is not None
    assert rooms.room.id == RoomId(1)
    program.wait(lambda: rooms.chat.composer.area.plain_text() == "쓰던 답장")
    assert second.size() == size

    second.show_page(ALERTS)
    change_language(second, 0)
    program.wait(lambda: program.startup is not None and program.startup.window is not second)
    third = program.window(MainWindow)
    assert language() == "ko"
    assert third.page == ALERTS
    program.wait(lambda: third.pages.rooms.chat.composer.area.plain_text() == "쓰던 답장")
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()]
    assert windows == [third]

"""Every page shown from a desk whose every text tries to be markup and to open a file. Nothing is opened or obeyed."""

import ctypes
import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from shiboken6 import isValid

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.requests import Scope
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.rooms.reading_window import ReadingWindow
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.settings.people_page import PeoplePage
from taskflow_desktop.ui.settings.people_table import Part
from taskflow_desktop.ui.widgets.list_view import ID_ROLE
from tests.flows.conftest import Program, click
from tests.support.site import ScriptedClock, Site, populate

_IN_OPEN = 0x20
_IN_NONBLOCK = 0x800


class Watch:
    """Tells whether a file was opened, by the kernel's word."""

    def __init__(self, path: Path) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._fd = self._libc.inotify_init1(_IN_NONBLOCK)
        assert self._fd >= 0
        assert self._libc.inotify_add_watch(self._fd, os.fsencode(path), _IN_OPEN) >= 0

    def opened(self) -> bool:
        try:
            return bool(os.read(self._fd, 4096))
        except BlockingIOError:
            return False

    def close(self) -> None:
        os.close(self._fd)


@pytest.fixture
def canary(tmp_path: Path) -> Iterator[tuple[Path, Watch]]:
    path = tmp_path / "canary.png"
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(path))
    watch = Watch(path)
    yield path, watch
    watch.close()


def test_the_watch_is_not_blind(canary: tuple[Path, Watch]) -> None:
    path, watch = canary
    assert not watch.opened()
    path.read_bytes()
    assert watch.opened()


def poison(path: Path, text: str) -> int:
    """Make a desk whose texts are all hostile; return its admin."""
    database = open_database(str(path), durable=False)
    migrate(database)
    site = Site(database, ScriptedClock())
    world = populate(site)
    triggers = [name for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    for name in triggers:
        database.run(f"DROP TRIGGER {name}")
    with database.transaction(0):
        for table, column, limit in (
            ("agent", "name", 100), ("customer", "name", 100), ("customer", "phone", 100), ("customer", "email", 100),
            ("room", "title", 200), ("room", "last_text", 200), ("room", "tags", 200), ("room", "category", 200),
            ("room", "order_number", 200), ("stage", "name", 20), ("task", "title", 100), ("event", "actor_name", 200),
            ("event", "before", 200), ("event", "after", 200), ("event", "detail", 200),
        ):  # fmt: skip
            words = text[: limit - 2].strip()
            extra = " || id" if (table, column) == ("stage", "name") else ""
            short = words[:17] if extra else words
            database.run(f"UPDATE {table} SET {column} = ?{extra}", (short,))
        database.run("INSERT INTO setting (key, value) VALUES ('site_name', ?)", (text,))
        for n in range(3):
            database.run(
                "INSERT INTO message (room_id, speaker, author, text, file_name) VALUES (?, 'customer', ?, ?, ?)",
                (world.room, text, f"{text} {n}", text),
            )
        database.run("INSERT INTO source (id, name) VALUES (1, ?)", (text,))
        database.run("INSERT INTO agent_alias (source_id, remote_key, agent_id) VALUES (1, ?, 1)", (text,))
        content = text.encode()
        row = (text[:255], len(content), sha256(content).hexdigest(), world.main)
        database.run(
            "INSERT INTO attachment (task_id, slot, name, size, sha256, complete, added_by)"
            " VALUES (1, 1, ?, ?, ?, 1, ?)",
            row,
        )
        database.run("INSERT INTO attachment_part (attachment_id, n, bytes) VALUES (1, 0, ?)", (content,))
        for slot, done_by in ((1, None), (2, world.main)):
            database.run(
                "INSERT INTO checklist_item (task_id, slot, position, text, created_by, done_at, done_by)"
                " VALUES (1, ?, ?, ?, ?, ?, ?)",
                (slot, slot, text[:200], world.main, 1 if done_by else None, done_by),
            )
        for agent, answered_at in ((world.admin, None), (world.manager, None), (world.helper, 1)):
            database.run(
                "INSERT INTO review (task_id, agent_id, asked_by, message, answered_at, answer)"
                " VALUES (1, ?, ?, ?, ?, ?)",
                (agent, world.main, text, answered_at, text if answered_at else ""),
            )
    # The guards come back with the next opening.
    database.run("UPDATE schema_migration SET rules = ''")
    database.close()
    return world.admin


def hover_everything(window: QWidget) -> None:
    """Move over every visible widget, so that tooltips are made."""
    for widget in window.findChildren(QWidget):
        # Hovering may take another widget away.
        if isValid(widget) and widget.isVisible() and widget.width() > 4:
            QTest.mouseMove(widget, QPoint(widget.width() // 2, widget.height() // 2))


def visit_settings(program: Program, window: MainWindow) -> None:
    """See every page of the settings, and what is asked about people."""
    window.actions_["settings"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SettingsDialog)
    for place in SettingsPage:
        dialog.button(place).click()
        hover_everything(dialog)
        dialog.grab()
    page = dialog.widget(SettingsPage.PEOPLE)
    assert isinstance(page, PeoplePage)
    program.wait(lambda: page.names.rowCount() == 1)
    page.names_view.wanted.emit(page.names.index(0, 0).data(ID_ROLE))
    page.view.edit_wanted.emit(page.model.ids[1])
    page.view.part_wanted.emit((page.model.ids[2], Part.STATE))
    page.view.part_wanted.emit((page.model.ids[3], Part.ROLE))
    for asked in dialog.findChildren(QDialog):
        hover_everything(asked)
        asked.grab()
    dialog.close()


@pytest.mark.parametrize("prefix", ["", "\u202e"])
def test_no_text_is_obeyed(
    run_program: Callable[[], Program], tmp_path: Path, canary: tuple[Path, Watch], prefix: str
) -> None:
    path, watch = canary
    text = f'{prefix}<img src="{path}"><b>x</b>'
    database = tmp_path / "hostile.sqlite3"
    admin = poison(database, text)
    program = run_program()
    window = program.enter(sqlite_url(database), admin)
    page = window.pages.rooms
    page.list.set_scope(Scope.ALL)
    page.list.set_state(RoomState.RECEIVED)
    program.wait(lambda: page.list.model.rowCount() > 0)
    click(page.list.view.viewport(), QPoint(40, 30))
    program.wait(lambda: page.room is not None and page.panel.room_id == page.room.id)
    for tab in ("tasks", "room", "customer", "history"):
        page.panel.set_tab(tab)
        hover_everything(window)
        window.grab()
    page.panel.reading_requested.emit(page.room)
    reading = window.findChild(ReadingWindow)
    assert reading is not None
    program.wait(lambda: reading.conversation.is_open)
    hover_everything(reading)
    reading.grab()
    reading.close()
    window.actions_["page.board"].trigger()
    board = window.findChild(BoardPage)
    assert board is not None
    program.wait(lambda: any(column.model.rowCount() for column in board.columns.columns))
    click(board.columns.columns[0].cards.viewport(), QPoint(60, 40))
    program.wait(lambda: board.panel.isVisible())
    hover_everything(window)
    window.grab()
    for action in ("settings", "about", "room.new", "keys"):
        window.actions_[action].trigger()
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        hover_everything(dialog)
        dialog.grab()
        dialog.close()
    visit_settings(program, window)
    rich = [w.text() for w in window.findChildren(QLabel) if w.textFormat() is not Qt.TextFormat.PlainText]
    assert rich == []
    assert not watch.opened()
    assert type(window) is MainWindow

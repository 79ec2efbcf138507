"""Composing in the fields of a screen, and looking at what became of it."""

from pathlib import Path

import apsw
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from taskflow_desktop.models.rooms import IdRole
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.shell_pages import ALERTS, ROOMS
from tests.ui.everywhere.input_method import SAID, InputMethod, is_whole, text_of, whole
from tests.ui.everywhere.place import Field, Place, named


def compose(method: InputMethod, field: Field) -> bool:
    """Go to a field, put a syllable in place of its text and compose the next; False if it is not there any more."""
    if not isValid(field) or not field.isVisible():
        return False
    field.setFocus(Qt.FocusReason.TabFocusReason)
    if not field.hasFocus():
        return False
    field.selectAll()
    method.type(field)
    return True


def broken_by_leaving(place: Place, method: InputMethod, fields: list[Field]) -> list[str]:
    """What lost or doubled a syllable when the focus left it."""
    broken = []
    for field in fields:
        if compose(method, field):
            place.shown.setFocus(Qt.FocusReason.OtherFocusReason)
            method.composing = False
            if not is_whole(field):
                broken.append(f"{named(field)}: {text_of(field)}")
    return broken


def broken_by_enter(method: InputMethod, fields: list[Field]) -> list[str]:
    """What lost or doubled a syllable when Enter was pressed on it."""
    broken = []
    for field in fields:
        if compose(method, field):
            QTest.keyClick(field, Qt.Key.Key_Return)
            method.composing = False
            if not is_whole(field):
                broken.append(f"{named(field)}: {text_of(field)}")
    return broken


def broken_by_another_page(place: Place, method: InputMethod, fields: list[Field]) -> list[str]:
    """What lost or doubled a syllable when another page came to the front, half-typed texts being kept meanwhile."""
    window = place.shown
    if not isinstance(window, MainWindow) or place.scope is not window:
        return []
    page, broken = window.page, []
    for field in fields:
        if compose(method, field):
            place.desk.session.drafts.secure(1.0)
            window.show_page(ALERTS if page != ALERTS else ROOMS)
            method.composing = False
            if not is_whole(field):
                broken.append(f"{named(field)}: {text_of(field)}")
            window.show_page(page)
    return broken


def broken_by_another_room(place: Place, method: InputMethod, fields: list[Field]) -> list[str]:
    """What lost or doubled a syllable when another room was opened, and this one again."""
    window = place.shown
    if not isinstance(window, MainWindow) or place.scope is not window or window.page != ROOMS:
        return []
    rooms = window.pages.rooms
    model = rooms.list.model
    ids = [model.index(row, 0).data(IdRole) for row in range(model.rowCount())]
    others = [room_id for room_id in ids if rooms.room is not None and room_id != rooms.room.id and model.room(room_id)]
    if rooms.room is None or model.room(rooms.room.id) is None or not others:
        return []
    here, broken = rooms.room.id, []
    for field in fields:
        if compose(method, field):
            for room_id in (others[0], here):
                rooms.list.browsed.emit(room_id)
                method.composing = False
                if not is_whole(field):
                    broken.append(f"{named(field)}: {text_of(field)}")
    return broken


def broken_by_lock(place: Place, method: InputMethod, fields: list[Field]) -> list[str]:
    """What lost or doubled a syllable when the screen was locked, and unlocked."""
    desk, broken = place.desk, []
    demo, desk.session.demo = desk.session.demo, False  # a demo has no password to lock with
    for field in fields:
        if compose(method, field):
            desk.window.lock.lock()
            assert desk.window.lock.screen is not None
            method.composing = False
            if not is_whole(field):
                broken.append(f"{named(field)}: {text_of(field)}")
            desk.window.lock.unlock()
    desk.session.demo = demo
    return broken


def stored_broken(file: Path) -> list[str]:
    """Every text of a database in which a syllable was lost or doubled."""
    connection = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        values = (value for table in tables for row in connection.execute(f'SELECT * FROM "{table}"') for value in row)
        return [value for value in values if isinstance(value, str) and SAID in value and not whole(value)]
    finally:
        connection.close()

"""No field of any page or dialog loses or doubles a syllable that is being composed (ui-spec 6.3)."""

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from taskflow_desktop.ui.widgets.line_edit import LineEdit
from taskflow_desktop.ui.widgets.text_area import TextArea
from tests.support.scenes import SCENES
from tests.ui.everywhere.input_method import SAID, InputMethod, is_whole, text_of, whole
from tests.ui.everywhere.place import Field, Place, named

OpenPlace = Callable[[str], Place]


def stored(file: Path) -> list[str]:
    """Every text of a database in which something typed here stands."""
    connection = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        values = (value for table in tables for row in connection.execute(f'SELECT * FROM "{table}"') for value in row)
        return [value for value in values if isinstance(value, str) and SAID in value]
    finally:
        connection.close()


def compose(method: InputMethod, field: Field) -> bool:
    """Go to a field, empty it and compose in it; False if it is not there any more."""
    if not isValid(field) or not field.isVisible():
        return False
    field.setFocus(Qt.FocusReason.TabFocusReason)
    if not field.hasFocus():
        return False
    field.selectAll()
    method.type(field)
    return True


@pytest.mark.parametrize("name", sorted(SCENES))
def test_every_field_keeps_its_syllable(open_place: OpenPlace, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place = open_place(name)
    method = InputMethod()
    method.install(monkeypatch)
    fields = place.fields()
    strange = [named(field) for field in fields if not isinstance(field, LineEdit | TextArea)]
    assert strange == [], "a field of Qt's own knows nothing of syllables"
    for answers in (True, False):
        method.answers = answers
        for field in fields:
            if compose(method, field):
                place.shown.setFocus(Qt.FocusReason.OtherFocusReason)
                method.composing = False
                assert is_whole(field), f"{named(field)} left: {text_of(field)}"
        for field in fields:
            if compose(method, field):
                QTest.keyClick(field, Qt.Key.Key_Return)
                method.composing = False
                assert is_whole(field), f"{named(field)} entered: {text_of(field)}"
    for field in fields:
        compose(method, field)
    file = place.desk.folder / "demo.sqlite3"
    place.leave()
    lost = [text for text in stored(file) if not whole(text)]
    assert lost == []

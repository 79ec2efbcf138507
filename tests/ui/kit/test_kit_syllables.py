"""A syllable that is composed stays where it is when the cursor goes elsewhere, whoever commits it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taskflow_desktop.ui.widgets.line_edit import LineEdit
from taskflow_desktop.ui.widgets.text_area import TextArea


@pytest.mark.parametrize("kind", [LineEdit, TextArea])
def test_a_click_elsewhere(qtbot: QtBot, kind: type[LineEdit] | type[TextArea]) -> None:
    field = kind("field")
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    field.setFocus()
    QTest.keyClicks(field, "ab")
    composing = QInputMethodEvent("쀍", [])
    QApplication.sendEvent(field, composing)
    assert field.full_text() == "ab쀍"
    target = field if isinstance(field, LineEdit) else field.viewport()
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(0, 6))
    assert not field.composing
    assert field.full_text() == "ab쀍"
    QTest.keyClicks(field, "c")
    assert field.full_text() == "cab쀍"

"""Typing as people do it: by keys, and with a syllable that is still being composed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def focused() -> QWidget:
    """The widget with the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_keys(text: str) -> None:
    """Type where the focus is."""
    QTest.keyClicks(focused(), text)


def press(key: Qt.Key) -> None:
    """Press one key where the focus is."""
    QTest.keyClick(focused(), key)


def tab() -> None:
    press(Qt.Key.Key_Tab)


def compose(text: str) -> None:
    """Have `text` in the making in the focused field."""
    QApplication.sendEvent(focused(), QInputMethodEvent(text, []))


def commit(text: str) -> None:
    """Finish what is composed as `text`."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(focused(), event)

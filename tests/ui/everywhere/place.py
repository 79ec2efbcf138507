"""A screen of the program, and how one walks over it without a mouse."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from taskflow_desktop.ui.widgets.popover import Popover
from tests.support.scenes import desk as scenes

TURNS = 400
"""More stops than any window has."""

Field = QLineEdit | QPlainTextEdit | QTextEdit


class Place:
    """The window of a scene."""

    def __init__(self, qtbot: QtBot, desk: Any, widget: QWidget | None = None) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.widget: QWidget = widget if widget is not None else desk.window
        self._left = False

    @property
    def shown(self) -> QWidget:
        """The window that is in front."""
        return self.widget.window()

    def leave(self) -> None:
        """Close the window in front, then the main window, as a person does; once."""
        if not self._left:
            self._left = True
            if isValid(self.widget) and self.shown is not self.desk.window:
                window = self.shown
                window.close()
                window.deleteLater()
            self.desk.close()

    @property
    def scope(self) -> QWidget:
        """What Tab walks in: an open popover keeps it inside, else the window."""
        open_ones = [each for each in self.shown.findChildren(Popover) if each.is_open]
        return open_ones[-1] if open_ones else self.shown

    @property
    def database(self) -> Path:
        """The file of the desk."""
        folder: Path = self.desk.folder
        return folder / "demo.sqlite3"

    def wait_for_keyboard(self) -> None:
        """Wait until the window in front has the keyboard, or a menu over it, and all is laid out."""
        if QApplication.activePopupWidget() is None:
            self.qtbot.waitUntil(lambda: self.shown.isActiveWindow() and self.shown.focusWidget() is not None)
            self.qtbot.waitUntil(lambda: QApplication.focusWidget() is self.shown.focusWidget())
        self.rest()

    def rest(self) -> None:
        """Let what was asked for come about: reads of the database, and what opens after them."""
        scenes.rest(100)

    def stops(self) -> list[QWidget]:
        """Every widget that Tab comes to, in its order, from the first."""
        found: list[QWidget] = []
        start = focused()
        for _ in range(TURNS):
            at = focused()
            if at in found:
                break
            found.append(at)
            QTest.keyClick(at, Qt.Key.Key_Tab)
        start.setFocus(Qt.FocusReason.OtherFocusReason)
        return found

    def focusable(self) -> list[QWidget]:
        """Every visible widget that says Tab comes to it."""
        widgets = self.scope.findChildren(QWidget)
        return [each for each in widgets if takes_tab(each) and there(each)]

    def buttons(self) -> list[QAbstractButton]:
        """Everything on screen that is there to be pressed."""
        return [each for each in self.scope.findChildren(QAbstractButton) if there(each)]

    def fields(self) -> list[Field]:
        """Every field on screen that one can write into."""
        widgets: list[QWidget] = self.scope.findChildren(QWidget)
        return [
            each
            for each in widgets
            if isinstance(each, QLineEdit | QPlainTextEdit | QTextEdit) and not each.isReadOnly() and there(each)
        ]


def focused() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def there(widget: QWidget) -> bool:
    """True if the widget is shown, usable and in the window in front."""
    return widget.isVisible() and widget.isEnabled() and widget.width() > 0 and widget.height() > 0


def takes_tab(widget: QWidget) -> bool:
    """True if Tab is to come to the widget itself."""
    tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(tab) and widget.focusProxy() is None


def area(widget: QWidget) -> QRect:
    """Where a widget is in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def named(widget: QWidget) -> str:
    """How a test calls a widget."""
    text = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} '{text}' in {type(widget.parentWidget()).__name__}"

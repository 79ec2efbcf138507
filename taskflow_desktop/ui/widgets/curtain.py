"""The curtain before everything while the screen is locked: windows and dialogs behind it, as they were.

Whatever opens meanwhile, for an answer that came late, waits behind it as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QShowEvent, QWindow
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QWidget
from shiboken6 import isValid

from taskflow_desktop.ui.widgets.focus_ring import keyboard_leads


class Curtain:
    """Holds what is behind it. There is one, as there is one session on screen."""

    def __init__(self) -> None:
        self._held: list[QWidget] = []
        self._cursors: list[_Cursor] = []
        self._unread: list[tuple[QWindow, Qt.WindowType]] = []
        self.drawn = False
        self.action: QAction | None = None

    def draw(self, windows: Iterable[QWidget], screen: QWidget) -> None:
        """Take `windows` from the screen, those in front first; `screen` is what stands before the curtain."""
        self.drawn = True
        self._held = list(windows)
        self._cursors = [cursor for window in self._held if (cursor := _Cursor.of(window)) is not None]
        for window in self._held:
            window.hide()
        self._hide_from_readers(screen)

    def _hide_from_readers(self, screen: QWidget) -> None:
        """Screen readers find windows that are hidden, and all that is in them; pop-ups are not listed to them."""
        for handle in QGuiApplication.topLevelWindows():
            if handle is screen.windowHandle() or handle.type() == Qt.WindowType.Popup:
                continue
            flags = handle.flags()
            self._unread.append((handle, flags))
            handle.setFlags(flags & ~Qt.WindowType.WindowType_Mask | Qt.WindowType.Popup)

    def _show_to_readers(self) -> None:
        unread, self._unread = self._unread, []
        for handle, flags in unread:
            if isValid(handle):
                handle.setFlags(flags)

    def hold(self, window: QWidget) -> bool:
        """True if `window` belongs to what is behind it: it comes on screen when the curtain opens."""
        if not self.hides(window):
            return False
        if not any(each is window for each in self._held):
            self._held.append(window)
        return True

    def hides(self, widget: QWidget) -> bool:
        """True while it is drawn and `widget` is part of what is behind it."""
        above: QWidget | None = widget
        while above is not None:
            if any(each is above for each in self._held):
                return True
            above = above.parentWidget()
        return False

    def let_go(self, window: QWidget) -> None:
        """A window was closed behind it, and does not come back."""
        self._held = [each for each in self._held if each is not window]

    def open(self) -> None:
        """Bring everything back where it was, what others stand on first."""
        held, self._held, self.drawn = self._held, [], False
        self._show_to_readers()
        for window in sorted((each for each in held if isValid(each)), key=_depth):
            place = window.geometry()
            window.show()
            window.setGeometry(place)  # a dialog would go to the middle of its window

        cursors, self._cursors = self._cursors, []
        for cursor in cursors:
            cursor.put_back()

    def fall(self, action: QAction) -> None:
        """What is behind it goes for good: the session of `action` has ended."""
        self._held, self._cursors, self._unread, self.drawn = [], [], [], False
        if self.action is action:
            self.action = None


_CURTAIN = Curtain()


def curtain() -> Curtain:
    """The one before this program's windows."""
    return _CURTAIN


@dataclass(frozen=True, slots=True)
class _Cursor:
    """Where somebody was typing: a dialog that is shown selects the whole line, and the next key would replace it."""

    line: QLineEdit
    at: int
    start: int  # of what is selected, -1 for nothing
    length: int

    @classmethod
    def of(cls, window: QWidget) -> "_Cursor | None":
        line = window.focusWidget()
        if not isinstance(line, QLineEdit):
            return None
        return cls(line, line.cursorPosition(), line.selectionStart(), line.selectionLength())

    def put_back(self) -> None:
        if not isValid(self.line):
            return
        self.line.setCursorPosition(self.at)
        if self.start == self.at:  # it was selected towards the front
            self.line.setSelection(self.start + self.length, -self.length)
        elif self.start >= 0:
            self.line.setSelection(self.start, self.length)


def know_key(window: QWidget) -> None:
    """Let the key that draws the curtain work in `window`, which may be a dialog of the system's."""
    if _CURTAIN.action is not None and isValid(_CURTAIN.action):
        window.addAction(_CURTAIN.action)


class CurtainedMenu(QMenu):
    """A menu that never stands before the curtain, and knows the key that draws it.

    Opened by keyboard it has its first line chosen; Home and End go to the first and last line.
    """

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 - Qt's own
        if not visible or not _CURTAIN.hides(self):
            super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        below = any(isinstance(each, QMenu | QMenuBar) for each in self.menuAction().associatedObjects())
        if not below and self.activeAction() is None and keyboard_leads():
            self._choose([action for action in self.actions() if not self.refuses(action)] or self.actions())

    def refuses(self, action: QAction) -> bool:  # noqa: ARG002 - for menus that know more
        """True if choosing `action` only tells why it may not be done."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = _CURTAIN.action
        if action is not None and isValid(action) and QKeySequence(event.keyCombination()) in action.shortcuts():
            action.trigger()
        elif event.key() == Qt.Key.Key_Home:
            self._choose(self.actions())
        elif event.key() == Qt.Key.Key_End:
            self._choose(reversed(self.actions()))
        else:
            super().keyPressEvent(event)

    def _choose(self, actions: Iterable[QAction]) -> None:
        """Choose the first of `actions` that can be chosen."""
        usable = (each for each in actions if each.isVisible() and each.isEnabled() and not each.isSeparator())
        first = next(usable, None)
        if first is not None:
            self.setActiveAction(first)


class CurtainedDialog(QDialog):
    """A dialog that never stands before the curtain, and knows the key that draws it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        know_key(self)

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 - Qt's own
        if visible and _CURTAIN.hold(self):
            return
        super().setVisible(visible)

    def done(self, result: int) -> None:
        _CURTAIN.let_go(self)
        super().done(result)


def typed_in(dialog: QWidget) -> bool:
    """True if a person typed something in `dialog` that is still there."""
    lines = any(each.isModified() and each.text() for each in dialog.findChildren(QLineEdit))
    areas = dialog.findChildren(QPlainTextEdit)
    return lines or any(each.document().isModified() and not each.document().isEmpty() for each in areas)


def _depth(window: QWidget) -> int:
    depth, above = 0, window.parentWidget()
    while above is not None:
        depth, above = depth + 1, above.parentWidget()
    return depth

"""The menu bar, shown or hidden as the person likes; hidden, Alt brings it for one choice."""

import sys
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QMenuBar

from taskflow_desktop.ui.actions import CommandAction
from taskflow_desktop.ui.state import Preferences

_MAC: Final = sys.platform == "darwin"
_PERSON, _NAME, _HIDDEN = "", "menu_bar", "hidden"


class MenuBarKeeper(QObject):
    """Keeps the bar of one window as it was left. On the Mac the bar is the system's and always there."""

    def __init__(self, window: QMainWindow, preferences: Preferences, action: CommandAction) -> None:
        super().__init__(window)
        self._window, self._preferences, self._action = window, preferences, action
        self._alone = False  # Alt is down and nothing else was pressed
        self._guest = False  # the bar is here for one choice
        hidden = preferences.kept(_PERSON, _NAME) == _HIDDEN
        action.setVisible(not _MAC)
        action.chosen.connect(self._toggle)
        self._show(not hidden)

    @property
    def _bar(self) -> QMenuBar:
        """Asked for each time: what stands for it here does not always live as long as the bar itself."""
        return self._window.menuBar()

    @property
    def shown(self) -> bool:
        """True while the bar is there to stay."""
        return not self._bar.isHidden() and not self._guest

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Learn a key that nobody took; True if it is about the bar."""
        self._alone = event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat()
        return False

    def key_released(self, event: QKeyEvent) -> bool:
        """Bring the bar if Alt went down and up alone."""
        wanted = self._alone and event.key() == Qt.Key.Key_Alt
        self._alone = False
        if not wanted or _MAC or not self._bar.isHidden():
            return False
        self._guest = True
        self._bar.installEventFilter(self)
        self._bar.show()
        self._bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
        self._bar.setActiveAction(self._bar.actions()[0])
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._guest and isinstance(event, QFocusEvent) and event.lostFocus():
            self._say_goodbye(event.reason())
        return super().eventFilter(watched, event)

    def _say_goodbye(self, reason: Qt.FocusReason) -> None:
        if reason != Qt.FocusReason.PopupFocusReason:  # its own menu opened
            self._guest = False
            self._bar.hide()

    @Slot()
    def _toggle(self) -> None:
        shown = self._bar.isHidden() or self._guest
        self._guest = False
        self._show(shown)
        self._preferences.keep(_PERSON, _NAME, "" if shown else _HIDDEN)

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - what is to be seen
        self._bar.setVisible(shown or _MAC)
        self._action.setChecked(shown)

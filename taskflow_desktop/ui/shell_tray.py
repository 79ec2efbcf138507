"""The icon in the system's tray: the way to the program, and, only if the person wants that, what keeps it running."""

import sys
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QIcon
from PySide6.QtWidgets import QMainWindow, QMenu, QSystemTrayIcon
from shiboken6 import isValid

from taskflow_desktop.domain.pages import AlertPage
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.icons import app_icon, pixmap
from taskflow_desktop.ui.shell_lock import ShellLock, windows_on_screen
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.labels import set_tray_tooltip

_MAC: Final = sys.platform == "darwin"
_CLICKS: Final = frozenset({QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick})
_TOLD: Final = "tray_told"
_MASK: Final = 22  # px of the menu bar of macOS, which colours the icon itself


def tray_available() -> bool:
    """True if this desktop has a tray; some have none, or only with an extension."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class ShellTray(QObject):
    """Signals:
    open_requested: the window is wanted.
    alerts_requested: the alerts are wanted.
    quit_requested: the program shall end.
    message_chosen: the newest message of the tray was clicked.
    """

    open_requested = Signal()
    alerts_requested = Signal()
    quit_requested = Signal()
    message_chosen = Signal()

    def __init__(self, window: QMainWindow, session: Session, preferences: Preferences, lock: ShellLock) -> None:
        super().__init__(window)
        self._window, self._session, self._preferences, self._lock = window, session, preferences, lock
        self._menu = QMenu(window)
        self.icon: QSystemTrayIcon | None = None
        self.leaving = False
        """True once the person has said that the program shall end."""
        window.installEventFilter(self)
        preferences.tray_changed.connect(self._follow)
        session.alerts.changed.connect(self._count)
        self._follow()

    @property
    def keeps_running(self) -> bool:
        """True if closing the window leaves the program running."""
        saving = QGuiApplication.instance()
        ends = isinstance(saving, QGuiApplication) and saving.isSavingSession()
        return self._preferences.tray and self.icon is not None and not self.leaving and not ends

    def hide_window(self) -> None:
        """Take the windows from the screen and go on; where they are found again is said once."""
        shown = windows_on_screen()
        if self._lock.screen is None:  # else they wait behind it
            self._lock.away = tuple(shown)
        for each in shown:
            each.hide()
        if not self._preferences.kept("", _TOLD):
            self._preferences.keep("", _TOLD, "yes")
            self.tell(
                translate("Tray", "Task Flow keeps running"),
                translate("Tray", "You go on getting alerts. To end it, choose Quit in the menu of this icon."),
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """With the window the others come back that were open beside it."""
        if event.type() == QEvent.Type.Show:
            away, self._lock.away = self._lock.away, ()
            for each in away:
                if each is not self._window and isValid(each):
                    each.show()
        return super().eventFilter(watched, event)

    def tell(self, title: str, text: str) -> bool:
        """Show a message of the tray; False if there is none."""
        if self.icon is None and tray_available():
            self._make()
        if self.icon is None:
            return False
        self.icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.NoIcon)
        return True

    def end(self) -> None:
        """The session ends."""
        if self.icon is not None:
            self.icon.hide()
            self.icon.deleteLater()
            self.icon = None

    @Slot()
    def _follow(self) -> None:
        if self._preferences.tray and self.icon is None and tray_available():
            self._make()
        elif not self._preferences.tray and self.icon is not None:
            self.end()

    def _make(self) -> None:
        icon = self.icon = QSystemTrayIcon(self)
        for words, chosen in (
            (translate("Tray", "Open Task Flow"), self.open_requested),
            (translate("Tray", "Alerts"), self.alerts_requested),
            (translate("Tray", "Quit"), self.quit_requested),
        ):
            action = QAction(words, self._menu)
            action.triggered.connect(chosen)
            self._menu.addAction(action)
        icon.setContextMenu(self._menu)
        icon.activated.connect(self._on_activated)
        icon.messageClicked.connect(self.message_chosen)
        theme_source().changed.connect(self._paint)
        if _MAC:
            QGuiApplication.instance().applicationStateChanged.connect(self._on_state)  # type: ignore[union-attr]
        self._paint()
        self._name(self._session.alerts.unread)
        icon.show()

    @Slot()
    def _paint(self) -> None:
        if self.icon is None:
            return
        made = QIcon(pixmap("app", _MASK, theme().text_1, 2.0)) if _MAC else app_icon()
        made.setIsMask(_MAC)
        self.icon.setIcon(made)

    @Slot(object)
    def _count(self, page: AlertPage) -> None:
        self._name(page.unread)

    def _name(self, unread: int) -> None:
        if self.icon is not None:
            told = fill(translate("Tray", "Task Flow — {n} unread"), n=count(unread))
            set_tray_tooltip(self.icon, told if unread else translate("Shell", "Task Flow"))

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """A click opens the window, except where it opens the menu."""
        if not _MAC and reason in _CLICKS:
            self.open_requested.emit()

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        """Whoever chooses the program in the Dock wants its window."""
        if state == Qt.ApplicationState.ApplicationActive and not windows_on_screen():
            self.open_requested.emit()

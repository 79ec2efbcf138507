"""Alerts outside the program's window: the computer's own notifications, the task bar, the number at the icon."""

import os
import sys
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from taskflow_desktop.domain.ids import AlertId
from taskflow_desktop.domain.inside import Alert
from taskflow_desktop.domain.pages import AlertPage
from taskflow_desktop.runtime.desktop_notices import Chosen, DesktopNotice, DesktopNotices
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.alerts.choices import alert_choices
from taskflow_desktop.ui.alerts.words import details, news, sentence
from taskflow_desktop.ui.shell_alerts import AlertTeller
from taskflow_desktop.ui.shell_lock import ShellLock
from taskflow_desktop.ui.shell_tray import ShellTray
from taskflow_desktop.ui.text import translate

_LINUX: Final = sys.platform.startswith("linux")


class SystemTeller(QObject):
    """Tells what is news while the person is at another program. On a locked screen nothing says of whom or what.

    Signals:
        wanted: somebody chose a notification, and the window shall come to the front.
    """

    wanted = Signal()

    def __init__(
        self, window: QMainWindow, session: Session, alerts: AlertTeller, lock: ShellLock, tray: ShellTray
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._alerts, self._lock, self._tray = window, session, alerts, lock, tray
        self._desktop = DesktopNotices(translate("Shell", "Task Flow"), self)
        self._told: dict[AlertId, Alert] = {}  # what stands on the desktop by itself
        self._newest: AlertId | None = None  # of the tray's message on screen; None for all of them
        self._later: tuple[Alert | None] | None = None  # what opens with the screen
        self._desktop.chosen.connect(self._on_chosen)
        self._desktop.failed.connect(self._on_failed)
        tray.message_chosen.connect(self._on_message_chosen)
        alerts.arrived.connect(self._tell)
        session.alerts.changed.connect(self._count)
        lock.locked.connect(self._hide_what_was_told)
        lock.unlocked.connect(self._open_later)

    def end(self) -> None:
        """The session ends: nothing of it stays on the desktop."""
        self._desktop.close()
        self._badge(0)

    @Slot(object)
    def _tell(self, alerts: tuple[Alert, ...]) -> None:
        if QApplication.activeWindow() is not None and self._lock.screen is None:
            return  # the toast is seen
        QApplication.alert(self._lock.screen or self._window)
        if not alert_choices(self._session.own).system:
            return
        if self._lock.screen is not None:
            self._put(_only_news(len(alerts), translate("Alerts", "Open")))
        elif len(alerts) == 1:
            (alert,) = alerts
            self._told[alert.id] = alert
            self._put(DesktopNotice(alert.id, sentence(alert), details(alert), translate("Alerts", "Open")))
        else:
            self._put(_only_news(len(alerts), translate("Alerts", "Show")))

    def _put(self, notice: DesktopNotice) -> None:
        if _LINUX:
            self._desktop.show(notice)
        else:
            self._on_failed(notice)

    @Slot()
    def _hide_what_was_told(self) -> None:
        """The screen is locked: what names people and tasks gives way to the number of such news."""
        told = tuple(self._told)
        self._told.clear()
        if told:
            self._desktop.withdraw(told)
            self._put(_only_news(len(told), translate("Alerts", "Open")))  # in the tray it takes the other's place

    @Slot(object)
    def _on_failed(self, notice: DesktopNotice) -> None:
        """Where the desktop has no service of its own, the tray tells, if there is one."""
        if self._tray.tell(notice.title, notice.text):
            self._newest = AlertId(notice.key) if isinstance(notice.key, int) else None

    @Slot(object)
    def _on_chosen(self, chosen: Chosen) -> None:
        if chosen.token:
            os.environ["XDG_ACTIVATION_TOKEN"] = chosen.token  # read once by who comes to the front
        self._open(self._told.get(AlertId(chosen.key)) if isinstance(chosen.key, int) else None)

    @Slot()
    def _on_message_chosen(self) -> None:
        self._open(self._told.get(self._newest) if self._newest is not None else None)

    def _open(self, alert: Alert | None) -> None:
        """Bring the window to the front with the place of an alert, or the list; after the password, if one is due."""
        self.wanted.emit()
        if self._lock.screen is not None:
            self._later = (alert,)
        elif alert is not None:
            self._alerts.open(alert)
        else:
            self._alerts.show_all()

    @Slot()
    def _open_later(self) -> None:
        later, self._later = self._later, None
        if later is not None:
            self._open(later[0])

    @Slot(object)
    def _count(self, page: AlertPage) -> None:
        """What was read, here or at another computer, leaves the desktop."""
        self._badge(page.unread)
        if not page.unread:
            self._told.clear()
            self._desktop.withdraw()
        elif read := {alert.id for alert in page.alerts if alert.read_at is not None} & self._told.keys():
            self._told = {key: alert for key, alert in self._told.items() if key not in read}
            self._desktop.withdraw(read)

    def _badge(self, unread: int) -> None:
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.setBadgeNumber(unread)


def _only_news(number: int, action: str) -> DesktopNotice:
    return DesktopNotice(None, translate("Shell", "Task Flow"), news(number), action)

"""What the window does about alerts: the badge at the rail, a quiet toast for a new one, and the way to its place."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.domain.inside import Alert
from taskflow_desktop.domain.pages import AlertPage
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.alerts.choices import alert_choices
from taskflow_desktop.ui.alerts.words import ICONS, news, sentence
from taskflow_desktop.ui.format import count, local_zone
from taskflow_desktop.ui.shell_rail import RailButton
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.toast import Toast, ToastAction, ToastHost


class Window(Protocol):
    """What this asks of the window."""

    def in_view(self, room_id: RoomId | None, task_id: TaskId | None) -> bool:
        """True if the person looks at this room or task, or at the alerts, right now."""

    def show_alerts(self) -> None:
        """Bring the alerts to the front."""

    def show_room(self, room_id: RoomId) -> None:
        """Bring a room to the front."""

    def show_room_task(self, place: tuple[RoomId, TaskId]) -> None:
        """Bring a room to the front with one of its tasks open."""


class _Open:
    def __init__(self, teller: "AlertTeller", alert: Alert) -> None:
        self._teller, self._alert = teller, alert

    def run(self) -> None:
        self._teller.open(self._alert)


class AlertTeller(QObject):
    """Follows the alerts of the session.

    Signals:
        arrived: tuple of Alerts that came, are not before one's eyes anyway, and are to be told now.
    """

    arrived = Signal(object)

    def __init__(
        self, session: Session, window: Window, *, toasts: ToastHost, button: RailButton, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._window, self._toasts, self._button = session, window, toasts, button
        session.alerts.changed.connect(self._on_changed)
        session.alerts.arrived.connect(self._on_arrived)
        session.alerts.look()

    @Slot(object)
    def open(self, alert: Alert) -> None:
        """Open the place of an alert and mark it read. Without Task Flow there is only the room."""
        if alert.read_at is None:
            self._session.alerts.read(alert.id)
        if alert.room_id is not None and alert.task_id is not None and self._session.flow.on:
            self._window.show_room_task((alert.room_id, alert.task_id))
        elif alert.room_id is not None:
            self._window.show_room(alert.room_id)

    @Slot(object)
    def _on_changed(self, page: AlertPage) -> None:
        words = fill(translate("Alerts", "{n} unread"), n=count(page.unread)) if page.unread else ""
        self._button.set_badge(page.unread, words)

    def show_all(self) -> None:
        """Bring the list to the front."""
        self._window.show_alerts()

    @Slot(object)
    def _on_arrived(self, alerts: tuple[Alert, ...]) -> None:
        """Tell what is not before one's eyes anyway, several together as a number; in quiet hours nothing."""
        choices = alert_choices(self._session.own)
        told = tuple(
            alert
            for alert in alerts
            if alert.kind not in choices.silent and not self._window.in_view(alert.room_id, alert.task_id)
        )
        if not told or choices.hold_back(self._session.now(), local_zone()):
            return
        if len(told) == 1:
            action = ToastAction(translate("Alerts", "Open"), _Open(self, told[0]).run)
            self._toasts.show_toast(Toast(sentence(told[0]), (action,), icon=ICONS[told[0].kind], quiet=True))
        else:
            action = ToastAction(translate("Alerts", "Show"), self._window.show_alerts)
            self._toasts.show_toast(Toast(news(len(told)), (action,), icon="bell", quiet=True))
        self.arrived.emit(told)

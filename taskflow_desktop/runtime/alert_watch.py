"""AlertWatch: follows what the signed-in person is told of, whoever did it."""

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Event
from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import AgentId, AlertId
from taskflow_desktop.domain.pages import AlertPage, AlertState
from taskflow_desktop.runtime.commands import Commands
from taskflow_desktop.runtime.hub import ChangeHub
from taskflow_desktop.runtime.reader import Reader

_TELLING: Final = frozenset(
    {
        EventKind.TASK_OWNER,
        EventKind.COLLABORATOR_ADDED,
        EventKind.REVIEW_ASKED,
        EventKind.REVIEW_ANSWERED,
        EventKind.ROOM_ASSIGNED,
    }
)
"""What alerts come of; `after_ref` says whom it concerns."""


class AlertWatch(QObject):
    """Knows how many alerts are unread and tells of new ones.

    Signals:
        changed: AlertPage, the newest alerts as they are now.
        arrived: tuple of Alerts that came since the last look, newest first. Nothing arrives by the first look.
    """

    changed = Signal(object)
    arrived = Signal(object)

    def __init__(
        self, reader: Reader, commands: Commands, hub: ChangeHub, agent_id: AgentId, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reader, self._commands, self._agent_id = reader, commands, agent_id
        self._newest: AlertId | None = None
        self._asked = self._again = self._glancing = self._moved = False
        self.unread = 0
        """How many alerts were not read, as of the last look."""
        hub.changed.connect(self._on_changed)

    def look(self) -> None:
        """Read the newest alerts; `changed` tells them."""
        if self._asked:
            self._again = True
        else:
            self._asked = True
            self._reader.alerts(done=self._on_read, failed=self._on_failed)

    @Slot()
    def glance(self) -> None:
        """Somebody wrote something: look if an alert came, or was read in another window of the same person."""
        self._moved = True
        if not self._glancing:
            self._glancing, self._moved = True, False
            self._reader.alert_state(done=self._on_state, failed=self._on_no_state)

    def read(self, alert_id: AlertId) -> None:
        """Mark one alert as read."""
        self._commands.alerts.read(alert_id, done=self._on_marked)

    def read_all(self) -> None:
        """Mark all alerts as read."""
        self._commands.alerts.read_all(done=self._on_marked)

    def _on_state(self, state: AlertState) -> None:
        self._glancing = False
        if self._newest is not None and (state.newest, state.unread) != (self._newest, self.unread):
            self.look()
        if self._moved:  # while this was on its way
            self.glance()

    def _on_no_state(self, _error: TaskflowError) -> None:
        self._glancing = False

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.reload or any(map(self._concerns, changes.events)):
            self.look()

    def _concerns(self, event: Event) -> bool:
        return event.kind in _TELLING and event.after_ref == self._agent_id

    def _on_marked(self, _nothing: object) -> None:
        self.look()

    def _on_read(self, page: AlertPage) -> None:
        self._asked = False
        before = self._newest
        self._newest = page.alerts[0].id if page.alerts else before or AlertId(0)
        self.unread = page.unread
        self.changed.emit(page)
        new = tuple(alert for alert in page.alerts if before is not None and alert.id > before)
        if new:
            self.arrived.emit(new)
        self._look_again()

    def _on_failed(self, _error: TaskflowError) -> None:
        """The next change looks again; whatever failed is told by what a person asks for."""
        self._asked = False
        self._look_again()

    def _look_again(self) -> None:
        if self._again:
            self._again = False
            self.look()

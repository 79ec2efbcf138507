"""What a person does with his alerts."""

from taskflow_desktop.domain.ids import AlertId
from taskflow_desktop.runtime.command_group import CommandGroup
from taskflow_desktop.runtime.jobs import Done, Failed
from taskflow_desktop.services import attention


class AlertCommands(CommandGroup):
    """`done` gets nothing."""

    def read(self, alert_id: AlertId, *, done: Done = None, failed: Failed = None) -> None:
        """Mark one alert as read."""
        self._note(lambda repository: attention.read_alert(repository, self._agent_id, alert_id), done, failed)

    def read_all(self, *, done: Done = None, failed: Failed = None) -> None:
        """Mark all alerts as read."""
        self._note(lambda repository: attention.read_all_alerts(repository, self._agent_id), done, failed)

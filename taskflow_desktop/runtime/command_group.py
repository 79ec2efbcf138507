"""What every group of commands shares: how a verb goes to the database thread and its changes come back."""

import uuid
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.runtime.hub import ChangeHub
from taskflow_desktop.runtime.jobs import Done, Failed, JobRunner
from taskflow_desktop.runtime.store import Store
from taskflow_desktop.services.change import As, Changed
from taskflow_desktop.storage.repository import Repository


class CommandGroup(QObject):
    """Verbs of one signed-in agent.

    The changes of a verb are published before its `done`. Without `failed`, a refusal goes to Notices. `settles` names
    the place of the draft that becomes something stored by the verb: it goes in the same transaction.
    """

    def __init__(
        self, store: Store, jobs: JobRunner, hub: ChangeHub, agent_id: AgentId, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._hub = hub
        self._agent_id = agent_id

    def _do(
        self, verb: Callable[[Repository, As], Changed[Any]], done: Done, failed: Failed, settles: str = ""
    ) -> None:
        who = As(self._agent_id, str(uuid.uuid4()), settles)
        self._jobs.submit(
            self._store.job(lambda repository: verb(repository, who)), done=done, failed=failed, publish=self._publish
        )

    def _note(self, act: Callable[[Repository], None], done: Done = None, failed: Failed = None) -> None:
        """Do something of the person's own that changes nothing for others."""
        self._jobs.submit(self._store.job(act), done=done, failed=failed)

    def _publish(self, changed: Changed[Any]) -> object:
        self._hub.publish(changed.changes)
        return changed.value

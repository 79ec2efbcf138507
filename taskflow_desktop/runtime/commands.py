"""Commands: every verb of the product as the screens call it. Returns at once; answers arrive on the GUI thread.

The changes of a verb are published before its `done`. Without `failed`, a refusal goes to Notices.
"""

import uuid
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from taskflow_desktop.domain.enums import Importance, Outcome
from taskflow_desktop.domain.ids import AgentId, RoomId, StageId, TaskId
from taskflow_desktop.domain.requests import NewMessage, NewRoom, NewTask
from taskflow_desktop.runtime.hub import ChangeHub
from taskflow_desktop.runtime.jobs import Done, Failed, JobRunner
from taskflow_desktop.runtime.store import Store
from taskflow_desktop.services import drafts, flow, rooms, tasks
from taskflow_desktop.services.change import As, Changed
from taskflow_desktop.storage.repository import Repository


class Commands(QObject):
    """The verbs of one signed-in agent."""

    def __init__(
        self, store: Store, jobs: JobRunner, hub: ChangeHub, agent_id: AgentId, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._hub = hub
        self._agent_id = agent_id

    def create_task(self, new: NewTask, *, done: Done = None, failed: Failed = None) -> None:
        """Register a task; `done` gets the Task."""
        self._do(lambda repository, who: tasks.create_task(repository, who, new), done, failed)

    def change_stage(
        self, task_id: TaskId, version: int, stage_id: StageId, *, done: Done = None, failed: Failed = None
    ) -> None:
        """Move a task; `done` gets the Task."""
        self._do(lambda repository, who: tasks.change_stage(repository, who, task_id, version, stage_id), done, failed)

    def set_outcome(
        self,
        task_id: TaskId,
        version: int,
        outcome: Outcome | None,
        reason: str = "",
        *,
        done: Done = None,
        failed: Failed = None,
    ) -> None:
        """Finish or reopen a task; `done` gets the Task."""
        self._do(
            lambda repository, who: tasks.set_outcome(repository, who, task_id, version, outcome, reason=reason),
            done,
            failed,
        )

    def set_importance(
        self, task_id: TaskId, version: int, importance: Importance, *, done: Done = None, failed: Failed = None
    ) -> None:
        """Set a task's importance; `done` gets the Task."""
        self._do(
            lambda repository, who: tasks.set_importance(repository, who, task_id, version, importance), done, failed
        )

    def rename_task(
        self, task_id: TaskId, version: int, title: str, *, done: Done = None, failed: Failed = None
    ) -> None:
        """Give a task another title; `done` gets the Task."""
        self._do(lambda repository, who: tasks.rename_task(repository, who, task_id, version, title), done, failed)

    def take_room(self, room_id: RoomId, version: int, *, done: Done = None, failed: Failed = None) -> None:
        """Become the main agent of a waiting room; `done` gets the Room."""
        self._do(lambda repository, who: rooms.take_room(repository, who, room_id, version), done, failed)

    def assign_room(
        self, room_id: RoomId, version: int, agent_id: AgentId, *, done: Done = None, failed: Failed = None
    ) -> None:
        """Hand a room over; `done` gets the Room."""
        self._do(lambda repository, who: rooms.assign_room(repository, who, room_id, version, agent_id), done, failed)

    def close_room(self, room_id: RoomId, version: int, *, done: Done = None, failed: Failed = None) -> None:
        """Close a room; `done` gets the Room."""
        self._do(lambda repository, who: rooms.close_room(repository, who, room_id, version), done, failed)

    def reopen_room(self, room_id: RoomId, version: int, *, done: Done = None, failed: Failed = None) -> None:
        """Reopen a closed room; `done` gets the Room."""
        self._do(lambda repository, who: rooms.reopen_room(repository, who, room_id, version), done, failed)

    def open_room(self, new: NewRoom, *, done: Done = None, failed: Failed = None) -> None:
        """Open a room by hand; `done` gets the Room."""
        self._do(lambda repository, who: rooms.open_room(repository, who, new), done, failed)

    def write_message(self, new: NewMessage, *, done: Done = None, failed: Failed = None) -> None:
        """Write down what was said; `done` gets the Message."""
        self._do(lambda repository, who: rooms.write_message(repository, who, new), done, failed)

    def mark_read(self, room_id: RoomId, *, done: Done = None, failed: Failed = None) -> None:
        """The main agent has seen the room; `done` gets the Room."""
        self._do(lambda repository, who: rooms.mark_read(repository, who, room_id), done, failed)

    def switch_flow(self, on: bool, *, done: Done = None, failed: Failed = None) -> None:  # noqa: FBT001 - the one thing it says
        """Switch Task Flow for everybody; `done` gets the Flow."""
        self._do(lambda repository, who: flow.switch_flow(repository, who, on=on), done, failed)

    def keep_draft(self, place: str, text: str) -> None:
        """Keep a half-typed text for a place of the signed-in agent; '' forgets it."""
        self._jobs.submit(
            self._store.job(lambda repository: drafts.keep_draft(repository, self._agent_id, place, text))
        )

    def _do(self, verb: Callable[[Repository, As], Changed[Any]], done: Done, failed: Failed) -> None:
        who = As(self._agent_id, str(uuid.uuid4()))
        self._jobs.submit(
            self._store.job(lambda repository: verb(repository, who)), done=done, failed=failed, publish=self._publish
        )

    def _publish(self, changed: Changed[Any]) -> object:
        self._hub.publish(changed.changes)
        return changed.value

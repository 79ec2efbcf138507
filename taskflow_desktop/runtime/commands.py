"""Commands: every verb of the product as the screens call it. Returns at once; answers arrive on the GUI thread.

The changes of a verb are published before its `done`. Without `failed`, a refusal goes to Notices. `settles` names the
place of the draft that becomes something stored by the verb: it goes in the same transaction.
"""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QObject

from taskflow_desktop.domain.enums import Importance, Outcome
from taskflow_desktop.domain.ids import AgentId, EventSeq, RoomId, StageId, TaskId
from taskflow_desktop.domain.requests import NewMessage, NewRoom, NewTask, TaskEnding
from taskflow_desktop.runtime.agents_commands import AgentsCommands
from taskflow_desktop.runtime.alert_commands import AlertCommands
from taskflow_desktop.runtime.checklist_commands import ChecklistCommands
from taskflow_desktop.runtime.command_group import CommandGroup
from taskflow_desktop.runtime.file_commands import FileCommands
from taskflow_desktop.runtime.flow_commands import FlowCommands
from taskflow_desktop.runtime.handover_commands import HandOverCommands
from taskflow_desktop.runtime.hub import ChangeHub
from taskflow_desktop.runtime.jobs import Done, Failed, JobRunner
from taskflow_desktop.runtime.many_commands import ManyCommands
from taskflow_desktop.runtime.memo_commands import MemoCommands
from taskflow_desktop.runtime.people_commands import PeopleCommands
from taskflow_desktop.runtime.store import Store
from taskflow_desktop.runtime.table_commands import TableCommands
from taskflow_desktop.services import attention, flow, rooms, tasks


class Commands(CommandGroup):
    """The verbs of one signed-in agent; what concerns a part of a task stands in a group of its own."""

    def __init__(
        self, store: Store, jobs: JobRunner, hub: ChangeHub, agent_id: AgentId, parent: QObject | None = None
    ) -> None:
        super().__init__(store, jobs, hub, agent_id, parent)
        self.checklist = ChecklistCommands(store, jobs, hub, agent_id, self)
        self.files = FileCommands(store, jobs, hub, agent_id, self)
        self.people = PeopleCommands(store, jobs, hub, agent_id, self)
        self.agents = AgentsCommands(store, jobs, hub, agent_id, self)
        self.handover = HandOverCommands(store, jobs, hub, agent_id, self)
        self.alerts = AlertCommands(store, jobs, hub, agent_id, self)
        self.many = ManyCommands(store, jobs, hub, agent_id, self)
        self.memo = MemoCommands(store, jobs, hub, agent_id, self)
        self.flow = FlowCommands(store, jobs, hub, agent_id, self)
        self.tables = TableCommands(store, jobs, hub, agent_id, self)

    def create_task(self, new: NewTask, *, settles: str = "", done: Done = None, failed: Failed = None) -> None:
        """Register a task; `done` gets the Task."""
        self._do(lambda repository, who: tasks.create_task(repository, who, new), done, failed, settles)

    def change_stage(
        self,
        task_id: TaskId,
        version: int,
        stage_id: StageId,
        *,
        undo: bool = False,
        done: Done = None,
        failed: Failed = None,
    ) -> None:
        """Move a task, or with `undo` take the last move back; `done` gets the Task."""
        self._do(
            lambda repository, who: tasks.change_stage(repository, who, task_id, version, stage_id, undo=undo),
            done,
            failed,
        )

    def set_outcome(
        self,
        task_id: TaskId,
        version: int,
        outcome: Outcome | None,
        reason: str = "",
        *,
        undo: bool = False,
        done: Done = None,
        failed: Failed = None,
    ) -> None:
        """Finish or reopen a task, or with `undo` take that back; `done` gets the Task."""
        self._do(
            lambda repository, who: tasks.set_outcome(
                repository, who, task_id, version, outcome, reason=reason, undo=undo
            ),
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
        self,
        task_id: TaskId,
        version: int,
        title: str,
        *,
        settles: str = "",
        done: Done = None,
        failed: Failed = None,
    ) -> None:
        """Give a task another title; `done` gets the Task."""
        self._do(
            lambda repository, who: tasks.rename_task(repository, who, task_id, version, title), done, failed, settles
        )

    def take_room(self, room_id: RoomId, version: int, *, done: Done = None, failed: Failed = None) -> None:
        """Become the main agent of a waiting room; `done` gets the Room."""
        self._do(lambda repository, who: rooms.take_room(repository, who, room_id, version), done, failed)

    def close_room(
        self,
        room_id: RoomId,
        version: int,
        endings: Sequence[TaskEnding] = (),
        *,
        done: Done = None,
        failed: Failed = None,
    ) -> None:
        """Close a room and end tasks of it as `endings` say; `done` gets the Room."""
        self._do(lambda repository, who: rooms.close_room(repository, who, room_id, version, endings), done, failed)

    def reopen_room(self, room_id: RoomId, version: int, *, done: Done = None, failed: Failed = None) -> None:
        """Reopen a closed room; `done` gets the Room."""
        self._do(lambda repository, who: rooms.reopen_room(repository, who, room_id, version), done, failed)

    def open_room(self, new: NewRoom, *, done: Done = None, failed: Failed = None) -> None:
        """Open a room by hand; `done` gets the Room."""
        self._do(lambda repository, who: rooms.open_room(repository, who, new), done, failed)

    def write_message(self, new: NewMessage, *, settles: str = "", done: Done = None, failed: Failed = None) -> None:
        """Write down what was said; `done` gets the Message."""
        self._do(lambda repository, who: rooms.write_message(repository, who, new), done, failed, settles)

    def mark_read(self, room_id: RoomId, *, done: Done = None, failed: Failed = None) -> None:
        """The main agent has seen the room; `done` gets the Room."""
        self._do(lambda repository, who: rooms.mark_read(repository, who, room_id), done, failed)

    def switch_flow(
        self,
        on: bool,  # noqa: FBT001 - the one thing it says
        *,
        language: Literal["ko", "en"] = "ko",
        done: Done = None,
        failed: Failed = None,
    ) -> None:
        """Switch Task Flow for everybody, `language` is that of the stages it may begin with; `done` gets the Flow."""
        self._do(lambda repository, who: flow.switch_flow(repository, who, on=on, language=language), done, failed)

    def looked(self, place: str, seq: EventSeq) -> None:
        """Remember that all events of a place ("task/<id>", "room/<id>") up to `seq` were seen."""
        self._note(lambda repository: attention.keep_looked(repository, self._agent_id, place, seq))

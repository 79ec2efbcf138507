"""The verbs of handing rooms over."""

from collections.abc import Sequence

from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.domain.requests import RoomHandOver
from taskflow_desktop.runtime.command_group import CommandGroup
from taskflow_desktop.runtime.jobs import Done, Failed
from taskflow_desktop.services import handover


class HandOverCommands(CommandGroup):
    """`done` gets the Room as it is now, unless said otherwise."""

    def hand_over(
        self,
        room_id: RoomId,
        version: int,
        to: RoomHandOver,
        *,
        settles: str = "",
        done: Done = None,
        failed: Failed = None,
    ) -> None:
        """Give a room to another agent, with a reason and a word."""
        self._do(
            lambda repository, who: handover.hand_over(repository, who, room_id, version, to), done, failed, settles
        )

    def hand_over_many(
        self, rooms: Sequence[tuple[RoomId, int]], to: RoomHandOver, *, done: Done = None, failed: Failed = None
    ) -> None:
        """Give many rooms to one agent; `done` gets Handed: what went and what did not, and why."""
        self._do(lambda repository, who: handover.hand_over_many(repository, who, rooms, to), done, failed)

    def acknowledge(self, room_id: RoomId, *, done: Done = None, failed: Failed = None) -> None:
        """Say that one has seen what came with a room."""
        self._do(lambda repository, who: handover.acknowledge(repository, who, room_id), done, failed)

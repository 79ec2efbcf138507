"""The rows of a long list that are in memory: the ones shown last, by id, and where an id stands in the order."""

from array import array
from collections import OrderedDict
from collections.abc import Iterable
from struct import Struct

from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.domain.pages import ROOM_PAGE

ROWS_KEPT = 12 * ROOM_PAGE
"""Rooms held at once; the ones not looked at for longest give way."""

_ID = Struct("=q")


class RowWindow:
    """Rooms by id, at most `ROWS_KEPT`, the least recently used ones forgotten first."""

    def __init__(self) -> None:
        self._rooms: OrderedDict[RoomId, Room] = OrderedDict()

    def __len__(self) -> int:
        return len(self._rooms)

    def __contains__(self, room_id: RoomId) -> bool:
        return room_id in self._rooms

    def use(self, room_id: RoomId) -> Room | None:
        """Return the room if it is held, and hold it for longer."""
        room = self._rooms.get(room_id)
        if room is not None:
            self._rooms.move_to_end(room_id)
        return room

    def peek(self, room_id: RoomId) -> Room | None:
        """Return the room if it is held."""
        return self._rooms.get(room_id)

    def put(self, rooms: Iterable[Room]) -> None:
        """Hold `rooms` in their newest state."""
        for room in rooms:
            self._rooms[room.id] = room
            self._rooms.move_to_end(room.id)
        while len(self._rooms) > ROWS_KEPT:
            self._rooms.popitem(last=False)

    def forget(self, room_id: RoomId) -> None:
        """Let one room go."""
        self._rooms.pop(room_id, None)

    def ids(self) -> tuple[RoomId, ...]:
        """Return which rooms are held."""
        return tuple(self._rooms)

    def clear(self) -> None:
        """Let all rooms go."""
        self._rooms.clear()


def find_id(ids: "array[int]", wanted: int) -> int:
    """Return the index of `wanted` in an array of 64-bit ids, or -1; a search through bytes, not through objects."""
    data = ids.tobytes()
    pattern = _ID.pack(wanted)
    at = data.find(pattern)
    while at >= 0 and at % _ID.size:
        at = data.find(pattern, at + 1)
    return at // _ID.size if at >= 0 else -1

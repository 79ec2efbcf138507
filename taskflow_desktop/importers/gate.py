"""Keeps out repeats and messages without a room. Of messages only hashes are kept, for memory's sake."""

from collections.abc import Callable

from taskflow_desktop.importers.errors import Code, RowError
from taskflow_desktop.importers.records import MessageRecord, RoomRecord
from taskflow_desktop.importers.rows import show


class Gate:
    """Asked for every record of one reading. The first row with a key wins, an equal one is passed over silently."""

    def __init__(self, known_room: Callable[[str], bool] | None, *, rooms_expected: bool) -> None:
        self._known_room = known_room
        self._rooms_expected = rooms_expected
        self._rooms: dict[str, int] = {}
        self._elsewhere: dict[str, bool] = {}
        self._messages: dict[int, int] = {}

    def room(self, room: RoomRecord) -> bool:
        """True for a new room, False for the same again; RowError E_KEY_DUP for another one with its key."""
        content = hash(room)
        if room.key not in self._rooms:
            self._rooms[room.key] = content
            return True
        if self._rooms[room.key] == content:
            return False
        raise RowError("room_key", Code.KEY_DUP, f"another row with the key {show(room.key)} comes before")

    def message(self, message: MessageRecord) -> bool:
        """Like `room`, keys being unique within a room; RowError E_ROOM_UNKNOWN if its room is known nowhere."""
        if message.room_key not in self._rooms and not self._known(message.room_key):
            raise RowError("room_key", Code.ROOM_UNKNOWN, f"there is no room {show(message.room_key)}")
        place, content = hash((message.room_key, message.key)), hash(message)
        if place not in self._messages:
            self._messages[place] = content
            return True
        if self._messages[place] == content:
            return False
        raise RowError("message_key", Code.KEY_DUP, f"another row with the key {show(message.key)} comes before")

    def _known(self, key: str) -> bool:
        if self._known_room is None:
            return not self._rooms and not self._rooms_expected
        if key not in self._elsewhere:
            self._elsewhere[key] = self._known_room(key)
        return self._elsewhere[key]

"""The room list: ordered ids of all rooms under one filter, rows read page by page as they are looked at.

The model follows change sets by itself: rows change in place, come, go and move by id. While `held` (the pointer is
over the list) or for the `kept` room (the selected one) the order waits for `settle`.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import AgentId, RoomId
from taskflow_desktop.domain.pages import ROOM_PAGE, RoomList
from taskflow_desktop.domain.requests import RoomFilter
from taskflow_desktop.models.room_rows import RowWindow, find_id

IdRole = int(Qt.ItemDataRole.UserRole) + 1
RoomRole = int(Qt.ItemDataRole.UserRole) + 2

_REFRESH_MS = 300
_Index = QModelIndex | QPersistentModelIndex
_Failed = Callable[[TaskflowError], None] | None


class RoomReads(Protocol):
    """The reads the list needs; they answer later, on the same thread."""

    def room_list(self, where: RoomFilter, /, *, done: Callable[[RoomList], None], failed: _Failed = None) -> None: ...

    def rooms(
        self, ids: Sequence[RoomId], /, *, done: Callable[[tuple[Room, ...]], None], failed: _Failed = None
    ) -> None: ...


def in_scope(room: Room, agent_id: AgentId | None) -> bool:
    """True if a room belongs to the lists of `agent_id`: his own, and those that nobody has. None: every room does."""
    return agent_id is None or room.main_agent_id == agent_id or room.state is RoomState.WAITING


class _ListRead:
    """One question for the list, so that an answer is known to be the newest or too late."""

    def __init__(self, model: "RoomListModel", where: RoomFilter) -> None:
        self._model, self.where = model, where

    def done(self, found: RoomList) -> None:
        self._model.take_list(self, found)

    def failed(self, error: TaskflowError) -> None:
        self._model.lose_list(self, error)


class RoomListModel(QAbstractListModel):
    """One column of rooms, newest first. `describe` says a room in words for screen readers."""

    counts_changed = Signal()
    loaded = Signal()  # the rows of the filter in force are there
    failed = Signal(object)  # TaskflowError: ids or rows could not be read; what was read before stays
    waiting = Signal()  # something in the order waits for `settle`

    def __init__(self, reads: RoomReads, describe: Callable[[Room], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reads, self._describe = reads, describe
        self._where: RoomFilter | None = None
        self._ids: array[int] = array("q")
        self._rows: RowWindow[RoomId, Room] = RowWindow()
        self._counts: dict[RoomState, int] = {}
        self._latest: _ListRead | None = None
        self._is_loaded = False
        self._asked: set[RoomId] = set()
        self._wanted: set[int] = set()
        self._held = False
        self._kept: RoomId | None = None
        self._late: dict[RoomId, Room] = {}
        self._late_ids: array[int] | None = None
        self._stale: set[RoomId] = set()
        self._page_timer = QTimer(self)
        self._page_timer.setSingleShot(True)
        self._page_timer.setInterval(0)
        self._page_timer.timeout.connect(self._read_pages)
        self._refresh_timer = QTimer(self)
        self._refresh_timer.setSingleShot(True)
        self._refresh_timer.setInterval(_REFRESH_MS)
        self._refresh_timer.timeout.connect(self.reload)

    # --- what views read ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        room_id = RoomId(self._ids[index.row()])
        if role == IdRole:
            return room_id
        room = self._rows.use(room_id)
        if room is None or room_id in self._stale:
            self._want(index.row())
        if room is None:
            return None
        if role == RoomRole:
            return room
        if role == Qt.ItemDataRole.DisplayRole:
            return room.customer_name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._describe(room)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    @property
    def where(self) -> RoomFilter | None:
        """The filter in force."""
        return self._where

    @property
    def is_loaded(self) -> bool:
        """False until the rows of the filter in force have come."""
        return self._is_loaded

    @property
    def counts(self) -> Mapping[RoomState, int]:
        """How many rooms each state has in the scope in force."""
        return self._counts

    @property
    def materialised(self) -> int:
        """How many rows are in memory."""
        return len(self._rows)

    def row_of(self, room_id: RoomId) -> int:
        """Return the row of a room, or -1."""
        return find_id(self._ids, room_id)

    def room(self, room_id: RoomId) -> Room | None:
        """Return a room if it is in memory."""
        return self._rows.peek(room_id)

    # --- loading -----------------------------------------------------------------------------------------------------

    def show(self, where: RoomFilter) -> None:
        """List the rooms under `where`. The rows of the old filter stay until the new ones are there."""
        if where == self._where:
            return
        self._where = where
        self._is_loaded = False
        self._late.clear()
        self._late_ids = None
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Read ids and counts afresh. Nothing is reset if they turn out the same."""
        self._refresh_timer.stop()
        if self._where is not None:
            self._latest = _ListRead(self, self._where)
            self._reads.room_list(self._where, done=self._latest.done, failed=self._latest.failed)

    def take_list(self, read: _ListRead, found: RoomList) -> None:
        """Show what a read found, if nothing newer was asked since."""
        if not isValid(self) or read is not self._latest:
            return
        self._latest = None
        if self._counts != found.counts:
            self._counts = dict(found.counts)
            self.counts_changed.emit()
        if not self._is_loaded:
            self._rows.clear()
        self._rows.put(found.first)
        self._stale.difference_update(room.id for room in found.first)
        if self._is_loaded and found.ids != self._ids and (self._held or self._kept in self._late):
            self._late_ids = found.ids
            self.waiting.emit()
        else:
            self._show_ids(found.ids)

    def lose_list(self, read: _ListRead, error: TaskflowError) -> None:
        """Tell that a read failed, if nothing newer was asked since."""
        if isValid(self) and read is self._latest:
            self._latest = None
            self.failed.emit(error)

    def _show_ids(self, ids: "array[int]") -> None:
        first = not self._is_loaded
        self._is_loaded = True
        self._late_ids = None
        if ids != self._ids or first:
            self.beginResetModel()
            self._ids = ids
            self._asked.clear()
            self.endResetModel()
        elif ids:
            self._tell(0, len(ids) - 1)
        if first:
            self.loaded.emit()

    def _want(self, row: int) -> None:
        self._wanted.add(row // ROOM_PAGE)
        if not self._page_timer.isActive():
            self._page_timer.start()

    @Slot()
    def _read_pages(self) -> None:
        for page in sorted(self._wanted):
            block = self._ids[page * ROOM_PAGE : (page + 1) * ROOM_PAGE]
            ids = tuple(i for i in map(RoomId, block) if i not in self._asked and self._needs(i))
            if ids:
                self._asked.update(ids)
                self._reads.rooms(ids, done=self._take_rooms, failed=self._lose_rooms)
        self._wanted.clear()

    def _needs(self, room_id: RoomId) -> bool:
        return room_id not in self._rows or room_id in self._stale

    def _take_rooms(self, rooms: tuple[Room, ...]) -> None:
        if not isValid(self):
            return
        if self._ids:
            self._rows.use(RoomId(self._ids[0]))  # the newest row stays in memory: what is newer still goes before it
        held = (self._rows.peek(room.id) for room in rooms)
        self._rows.put(room for room, old in zip(rooms, list(held), strict=True) if _newer(room, old))
        self._asked.difference_update(room.id for room in rooms)
        self._stale.difference_update(room.id for room in rooms)
        rows = [row for room in (rooms[0], rooms[-1]) if (row := self.row_of(room.id)) >= 0] if rooms else []
        if len(rows) == 2 and rows[1] - rows[0] == len(rooms) - 1:
            self._tell(rows[0], rows[1])
        elif rooms:
            self._tell(0, len(self._ids) - 1)

    def _lose_rooms(self, error: TaskflowError) -> None:
        if isValid(self):
            self._asked.clear()  # whoever looks at these rows again asks again
            self.failed.emit(error)

    def _tell(self, first: int, last: int) -> None:
        if 0 <= first <= last < len(self._ids):
            self.dataChanged.emit(self.index(first), self.index(last))

    # --- following changes -------------------------------------------------------------------------------------------

    def apply(self, change: ChangeSet) -> None:
        """Follow a change: rows in place, then the order, as far as nothing holds it."""
        if self._where is None:
            return
        if change.reload:
            self._stale = {room.id for room in self._rows.rows()}
            self.reload()
            return
        for room in change.rooms:
            self._take_change(room)
        told = {room.id for room in change.rooms}
        silent = tuple(i for i in change.rooms_with_messages if i not in told)
        if silent:
            self._reads.rooms(silent, done=self._take_changed)

    def _take_changed(self, rooms: tuple[Room, ...]) -> None:
        for room in rooms if isValid(self) else ():
            self._take_change(room)

    def _take_change(self, room: Room) -> None:
        old = self._rows.peek(room.id)
        if old == room or not _newer(room, old):
            return
        row = self.row_of(room.id)
        self._count(old, room)
        if row >= 0:
            self._rows.put((room,))
            self._tell(row, row)
        elif not self._belongs(room):
            return
        elif self._where is not None and self._where.text:
            self._refresh_later()  # only the database knows whether the text is found in it
            return
        if row >= 0 and self._belongs(room) and old is not None and old.last_at == room.last_at:
            return
        if self._held or room.id == self._kept:
            self._late[room.id] = room
            self.waiting.emit()
        else:
            self._place(room)

    def _belongs(self, room: Room) -> bool:
        where = self._where
        if where is None or not in_scope(room, where.agent_id):
            return False
        if where.text:  # a search looks into every open state, from the closed rooms into those as well
            return RoomState.CLOSED is where.state or room.state is not RoomState.CLOSED
        return room.state is where.state

    def _count(self, old: Room | None, new: Room) -> None:
        if old is None:
            self._refresh_later()
            return
        scope = self._where.agent_id if self._where is not None else None
        before = old.state if in_scope(old, scope) else None
        after = new.state if in_scope(new, scope) else None
        if before is after:
            return
        if before is not None:
            self._counts[before] = max(0, self._counts.get(before, 0) - 1)
        if after is not None:
            self._counts[after] = self._counts.get(after, 0) + 1
        self.counts_changed.emit()

    def _refresh_later(self) -> None:
        if not self._refresh_timer.isActive():
            self._refresh_timer.start()

    # --- order -------------------------------------------------------------------------------------------------------

    def hold(self, held: bool, kept: RoomId | None = None) -> None:  # noqa: FBT001 - a state, set as it is
        """Let the order wait altogether (`held`) and for one room in any case (`kept`); letting go moves the rest."""
        let_go = self._held and not held
        self._held, self._kept = held, kept
        if let_go:
            self._settle({kept} if kept is not None else set())

    def settle(self) -> None:
        """Bring everything that waited into order now."""
        self._settle(set())

    def _settle(self, kept: set[RoomId]) -> None:
        if self._late_ids is not None and not kept & self._late.keys():
            self._show_ids(self._late_ids)
        ready = [room for room in self._late.values() if room.id not in kept]
        for room in sorted(ready, key=_order, reverse=True):
            del self._late[room.id]
            self._place(self._rows.peek(room.id) or room)

    def _place(self, room: Room) -> None:
        """Bring one room where it belongs: insert, move or remove its row."""
        row = self.row_of(room.id)
        if not self._belongs(room):
            if row >= 0:
                self._remove(row)
            return
        target = self._position(room)
        if target is None:
            self._refresh_later()
        elif row < 0:
            self.beginInsertRows(QModelIndex(), target, target)
            self._ids.insert(target, room.id)
            self._rows.put((room,))
            self.endInsertRows()
        elif target not in {row, row + 1}:
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), target)
            moved = self._ids.pop(row)
            self._ids.insert(target if target < row else target - 1, moved)
            self.endMoveRows()

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        self._rows.forget(RoomId(self._ids.pop(row)))
        self.endRemoveRows()

    def _position(self, room: Room) -> int | None:
        """Return before which row `room` belongs, or None if rows that are not in memory decide it."""
        key = _order(room)
        for row, room_id in enumerate(self._ids):
            if room_id == room.id:
                continue
            other = self._rows.peek(RoomId(room_id))
            if other is None:
                return None
            if _order(other) > key:
                return row
        return len(self._ids)


def _order(room: Room) -> tuple[int, int]:
    return (-room.last_at, -room.id)


def _newer(room: Room, old: Room | None) -> bool:
    return old is None or room.version >= old.version

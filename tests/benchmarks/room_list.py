"""The room list by itself: first page, scrolling, and a room that changes, on 20,000 rows and on 1,000."""

import statistics
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.ids import EventSeq, RoomId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.domain.pages import ROOM_PAGE, RoomList
from taskflow_desktop.domain.requests import RoomFilter
from taskflow_desktop.models.rooms import RoomListModel
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.storage import reads
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.ui.format import local_zone
from taskflow_desktop.ui.rooms.room_list_view import RoomListView
from taskflow_desktop.ui.rooms.row_delegate import RoomRowDelegate
from tests.benchmarks.context import Context
from tests.benchmarks.desk import Desk
from tests.benchmarks.figures import Figure
from tests.benchmarks.timing import measured, percentile
from tests.benchmarks.window import OpenWindow, application

GROWTH_BAR = 1.5
FRAME = 16.0
LARGE, SMALL = 20_000, 1_000
STEPS = 200
CHANGES = 120
STATE = RoomState.ANSWERED


class _Reads:
    """Answers at once with `count` rooms of a desk, over and over if the desk has fewer."""

    def __init__(self, desk: Desk, count: int) -> None:
        database = open_database(desk.url)
        held = [replace(room, state=STATE) for room in reads.rooms(database, range(1, desk.size.rooms + 1))]
        database.close()
        newest = max(room.last_at for room in held)
        self._rooms = {
            RoomId(n): replace(held[n % len(held)], id=RoomId(n), last_at=Moment(newest - n))
            for n in range(1, count + 1)
        }
        self._ids = array("q", self._rooms)

    def room_list(self, _where: RoomFilter, *, done: Callable[[RoomList], None], **_others: object) -> None:
        """All ids and the first page."""
        first = tuple(self._rooms[RoomId(i)] for i in self._ids[:ROOM_PAGE])
        done(RoomList(array("q", self._ids), first, {STATE: len(self._ids)}))

    def rooms(self, ids: Sequence[RoomId], *, done: Callable[[tuple[Room, ...]], None], **_others: object) -> None:
        """Rooms by id."""
        done(tuple(self._rooms[i] for i in ids))


class _Plain(QStyledItemDelegate):
    """The least a row can be: a filled rectangle and one text."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.fillRect(rect, option.palette.base())  # type: ignore[attr-defined]
        painter.drawText(rect, 0, str(index.data()))


class _List:
    """One shown list."""

    def __init__(self, desk: Desk, count: int, session: Session, *, plain: bool = False) -> None:
        self.reads = _Reads(desk, count)
        self.view = RoomListView("rooms")
        self._delegate = _Plain(self.view) if plain else RoomRowDelegate(self.view, session, local_zone())
        self.view.setItemDelegate(self._delegate)
        self.view.resize(320, 900)
        self.renew()
        self.view.show()
        _flush()

    def renew(self) -> None:
        """A new model; the old one goes."""
        old = self.view.model()
        self.model = RoomListModel(self.reads, _silent)
        self.view.setModel(self.model)
        if isinstance(old, RoomListModel):
            old.deleteLater()
        _flush()

    def first_page(self) -> None:
        """Show the list, until it is painted."""
        self.model.show(RoomFilter(STATE))
        _flush()

    def change(self, row: int, *, up: bool) -> None:
        """Let a room change in place, or with a new last message, until it is painted."""
        room = self.model.room(RoomId(self.model.index(row, 0).data(self._id_role)))
        assert room is not None
        last = self._top().last_at + 1 if up else room.last_at
        new = replace(room, unread=room.unread + 1, last_at=Moment(last), version=room.version + 1)
        with measured(time.thread_time) as watch:
            self.model.apply(ChangeSet(EventSeq(1), rooms=(new,)))
            _flush()
        assert self.model.room(room.id) == new
        assert self.model.row_of(room.id) == (0 if up else row)
        self.ms = watch.ms

    def _top(self) -> Room:
        room = self.model.room(RoomId(self.model.index(0, 0).data(self._id_role)))
        assert room is not None
        return room

    _id_role = 0x101

    def close(self) -> None:
        """Take the list off the screen."""
        self.view.close()
        self.view.deleteLater()


def _silent(_room: Room) -> str:
    return ""


def _flush() -> None:
    for _ in range(3):
        application().processEvents()


def measure(context: Context) -> Iterator[Figure]:
    """Processor time of the screen's thread."""
    with OpenWindow(context.small, context.folder / "lists") as shown:
        shown.window.hide()
        large, small = (_List(context.desk, count, shown.session) for count in (LARGE, SMALL))
        plain = _List(context.desk, LARGE, shown.session, plain=True)
        try:
            yield Figure("room list: first page of 20,000", *_first_pages(large, small))
            scroll, least = _scroll(large), _scroll(plain)
            yield Figure(
                "room list: scrolled by 100 px, median", statistics.median(scroll), "ms", None, statistics.median(least)
            )
            yield Figure("room list: scrolled by 100 px, p99", percentile(scroll, 99), "ms", FRAME, judged="figure")
            for name, up in (("changed in place", False), ("moved to the top", True)):
                found, floor = _changes(large, small, up=up)
                yield Figure(f"room {name}, 20,000 against 1,000", found, "ms", GROWTH_BAR, floor)
        finally:
            for each in (large, small, plain):
                each.close()
            _flush()


def _first_pages(*lists: _List) -> tuple[float, str, float, float]:
    taken: list[list[float]] = [[] for _ in lists]
    for _ in range(9):
        for each, times in zip(lists, taken, strict=True):
            each.renew()
            with measured(time.thread_time) as watch:
                each.first_page()
            times.append(watch.ms)
    found, floor = (statistics.median(times) for times in taken)
    return found, "ms", GROWTH_BAR, floor


def _scroll(each: _List) -> list[float]:
    each.renew()
    each.first_page()
    bar = each.view.verticalScrollBar()
    taken = []
    for step in range(STEPS):
        with measured(time.thread_time) as watch:
            bar.setValue(step * 100)
            _flush()
        taken.append(watch.ms)
    return taken


def _changes(large: _List, small: _List, *, up: bool) -> tuple[float, float]:
    taken: list[list[float]] = [[], []]
    for each in (large, small):
        each.renew()
        each.first_page()
    for turn in range(CHANGES):
        for each, times in zip((large, small), taken, strict=True):
            each.change(1 + turn % 8, up=up)
            times.append(each.ms)
    return statistics.median(taken[0]), statistics.median(taken[1])

"""The history of a task or a room as a list: days as headings, under each its events, newest first.

Where lines came since the reader looked last, a row of its own parts them from those he has seen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from taskflow_desktop.domain.entities import Event
from taskflow_desktop.domain.ids import AgentId, EventSeq
from taskflow_desktop.domain.moment import Moment, to_datetime

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
EVENT_ROLE: Final = ID_ROLE + 1
DAY_ROLE: Final = EVENT_ROLE + 1
NEW_ROLE: Final = DAY_ROLE + 1
SEEN_ID: Final = "seen"
"""The id of the row under which everything was seen before."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SeenLine:
    """From here on down the reader has seen it."""


@dataclass(frozen=True, slots=True)
class Looked:
    """The newest event that `reader` had seen when he looked last; 0: he never did, and nothing is told as new."""

    reader: AgentId
    seq: EventSeq

    def is_new(self, event: Event) -> bool:
        """True for what came since, done by somebody else."""
        return 0 < self.seq < event.seq and event.actor_id != self.reader


Row = Event | Moment | SeenLine
_NOWHERE: Final = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """One column of rows, each an event or the moment that names a day.

    `describe` gives the words for a row, `zone` decides where a day ends, None leaves the headings out.
    """

    def __init__(self, describe: Callable[[Row], str], zone: tzinfo | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._describe, self._zone = describe, zone
        self._events: tuple[Event, ...] = ()
        self._looked: Looked | None = None
        self._rows: list[Row] = []

    @property
    def events(self) -> tuple[Event, ...]:
        """The events shown, newest first."""
        return self._events

    def is_new(self, event: Event) -> bool:
        """True if the event came since the reader looked last."""
        return self._looked is not None and self._looked.is_new(event)

    def set_events(self, events: Sequence[Event], looked: Looked | None = None) -> None:
        """Show these events, newest first. Rows already there stay where only newer or older ones are added."""
        if tuple(events) == self._events and looked == self._looked:
            return
        self._looked = looked
        rows = self._rows_of(events)
        same = 0
        for old, new in zip(reversed(self._rows), reversed(rows), strict=False):
            if not _alike(old, new):
                break
            same += 1
        self._events = tuple(events)
        if same == len(self._rows):
            self._insert(0, rows[: len(rows) - same], rows)
        elif _all_alike(self._rows, rows):
            self._insert(len(self._rows), rows[len(self._rows) :], rows)
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ID_ROLE:
            return SEEN_ID if isinstance(row, SeenLine) else row.seq if isinstance(row, Event) else -row
        if role == EVENT_ROLE:
            return row if isinstance(row, Event) else None
        if role == DAY_ROLE:
            return None if isinstance(row, Event | SeenLine) else row
        if role == NEW_ROLE:
            return isinstance(row, Event) and self.is_new(row)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._describe(row)
        return None

    def _insert(self, at: int, added: Sequence[Row], rows: list[Row]) -> None:
        if not added:
            return
        self.beginInsertRows(_NOWHERE, at, at + len(added) - 1)
        self._rows = rows
        self.endInsertRows()

    def _rows_of(self, events: Sequence[Event]) -> list[Row]:
        rows: list[Row] = []
        day = None
        above = any(map(self.is_new, events))  # what is new stands above the line
        for event in events:
            if above and self._looked is not None and event.seq <= self._looked.seq:
                rows.append(SeenLine())
                above = False
            if self._zone is not None:
                its_day = to_datetime(event.at, self._zone).date()
                if its_day != day:
                    rows.append(_midnight(event.at, self._zone))
                    day = its_day
            rows.append(event)
        return rows


def _midnight(at: Moment, zone: tzinfo) -> Moment:
    """A heading is named by its day's own start, so that it stays the same when events are added."""
    midnight = to_datetime(at, zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return Moment(int(midnight.timestamp()) * 1_000_000)


def _alike(one: Row, other: Row) -> bool:
    if isinstance(one, Event) and isinstance(other, Event):
        return one.seq == other.seq
    return one == other


def _all_alike(start: Sequence[Row], rows: Sequence[Row]) -> bool:
    return len(start) <= len(rows) and all(_alike(a, b) for a, b in zip(start, rows, strict=False))

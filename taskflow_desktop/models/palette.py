"""The rows of the palette: headings, and below them what can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from taskflow_desktop.domain.entities import NO_PAST, Room, StagePast, Task
from taskflow_desktop.domain.found import FoundCustomer

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
ROW_ROLE: Final = ID_ROLE + 1

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """One line. `key` names it among all, e.g. "task/12"; a heading has none.

    `text` is what was searched (its hit is marked), `meta` what one must know beside it, `spoken` all of it for who
    listens. `refusal` says why it cannot be chosen.
    """

    key: str
    text: str
    meta: str = ""
    spoken: str = ""
    item: Task | Room | FoundCustomer | None = None
    icon: str = ""
    shortcut: str = ""
    refusal: str = ""
    total: str = ""  # of a heading
    searched: int = 0  # so many characters of `meta` were searched as well
    title: str = ""  # of the task that would be made
    past: StagePast = NO_PAST  # what the stay of a task ages against

    @property
    def heading(self) -> bool:
        return not self.key


class PaletteModel(QAbstractTableModel):
    """One column of rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PaletteRow, ...] = ()
        self._places: dict[str, int] = {}

    @property
    def rows(self) -> tuple[PaletteRow, ...]:
        """All of them, in their order."""
        return self._rows

    def row_of(self, key: object) -> int | None:
        """Return where the row of a key is, None if it is not there."""
        return self._places.get(key) if isinstance(key, str) else None

    def row(self, key: object) -> PaletteRow | None:
        """The row of a key, if it is there."""
        place = self.row_of(key)
        return self._rows[place] if place is not None else None

    def step(self, key: object, by: int) -> str | None:
        """Return the key `by` rows on from that of `key`, headings not counted, round at the ends; None if there is
        nothing to choose. From nowhere the first step is to the first or the last."""
        keys = [row.key for row in self._rows if not row.heading]
        if not keys:
            return None
        at = keys.index(key) if isinstance(key, str) and key in self._places else -1 if by > 0 else 0
        return keys[(at + by) % len(keys)]

    def show(self, rows: Sequence[PaletteRow]) -> None:
        """Show these instead. Where only what they say is another, the list stays as it lies."""
        old, new = self._rows, tuple(rows)
        if [row.key for row in old] != [row.key for row in new]:
            self.beginResetModel()
            self._rows = new
            self._places = {row.key: place for place, row in enumerate(new) if not row.heading}
            self.endResetModel()
            return
        self._rows = new
        for place, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(place, 0), self.index(place, 0))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ID_ROLE:
            return row.key or None
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.spoken or row.text
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.refusal
        return None

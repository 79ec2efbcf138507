"""Chooses the columns of the list: ticks show and hide, Alt ↑↓ moves, the last entry gives back how it was at first."""

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.requests import ListColumn
from taskflow_desktop.ui.board.list_choice import ALWAYS_SHOWN, ListChoice
from taskflow_desktop.ui.board.list_words import column_word
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.filter_chip import StayMenu

_ARROWS: Final[dict[int, int]] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ColumnsMenu(StayMenu):
    """Edits the columns of a ListChoice; `changed` tells the new one at each step. The order of rows stays."""

    changed = Signal(object)  # ListChoice

    def __init__(self, choice: ListChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self._choice = choice
        self._entries: dict[ListColumn, QAction] = {}
        for column in choice.columns:
            entry = QAction(column_word(column), self)
            entry.setCheckable(True)
            entry.setChecked(column not in choice.hidden)
            entry.setEnabled(column not in ALWAYS_SHOWN)
            entry.toggled.connect(self._toggled)
            self._entries[column] = entry
            self.addAction(entry)
        self._line = self.addSeparator()
        hint = self.addAction(translate("Board", "Alt ↑↓ moves a column"))
        hint.setEnabled(False)
        first = self.addAction(translate("Board", "Columns as at first"))
        first.triggered.connect(self._as_at_first)
        self.aboutToHide.connect(self.deleteLater)

    def open_at(self, corner: QPoint) -> None:
        """Open with the right upper corner at a global point."""
        self.popup(corner - QPoint(self.sizeHint().width(), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt:
            return  # a menu would close at the first half of Alt ↑↓
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _ARROWS:
            self._move(_ARROWS[event.key()])
            return
        super().keyPressEvent(event)

    def _move(self, by: int) -> None:
        active: QAction | None = self.activeAction()
        column = next((each for each, entry in self._entries.items() if entry is active), None)
        if column is None or active is None:
            return
        self._choice = self._choice.with_moved(column, by)
        for each in self._choice.columns:
            self.insertAction(self._line, self._entries[each])
        self.setActiveAction(active)
        place = self._choice.columns.index(column) + 1
        announce(self, fill(translate("Board", "{column}, place {n}"), column=column_word(column), n=place))
        self.changed.emit(self._choice)

    @Slot()
    def _toggled(self) -> None:
        for column, entry in self._entries.items():
            self._choice = self._choice.with_hidden(column, hidden=not entry.isChecked())
        self.changed.emit(self._choice)

    @Slot()
    def _as_at_first(self) -> None:
        self.changed.emit(ListChoice(self._choice.sort))

"""The sheet of keys: every shortcut of the menus, every single key, and those of lists, composer and rows."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.ui.actions import Where, shown_key, specs
from taskflow_desktop.ui.key_table import Place, caps, key_specs
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.labels import kbd, label

Row = tuple[str, tuple[str, ...]]

_SIDE: Final = 24  # px the dialog leaves free at its left and right
_COLUMNS: Final = ((0, 1), (1, 4), (4, 5))  # which groups stand in each


def sheet() -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Return groups of (what it does, its key caps) from both tables, in the language in force."""
    return (
        (translate("Keys", "Everywhere"), (*_actions(Where.WINDOW), *_keys(Place.ANYWHERE))),
        (translate("Keys", "Text"), _actions(Where.TEXT)),
        (translate("Keys", "Lists and board"), (*_keys(Place.LIST), *_keys(Place.BOARD), *_keys(Place.CHART))),
        (translate("Keys", "Room"), (*_actions(Where.ROOM), *_actions(Where.MESSAGE), *_keys(Place.COMPOSER))),
        (
            translate("Keys", "Task"),
            (*_actions(Where.TASK), *_keys(Place.STAGES), *_keys(Place.TASK), *_keys(Place.FORM)),
        ),
    )


def _actions(where: Where) -> tuple[Row, ...]:
    return tuple(
        (spec.text.rstrip("…"), (shown_key(spec),)) for spec in specs() if spec.where is where and shown_key(spec)
    )


def _keys(place: Place) -> tuple[Row, ...]:
    return tuple((spec.text, caps(spec.keys)) for spec in key_specs() if spec.place is place)


class KeysDialog(PlainDialog):
    """The sheet in three columns, to be closed by Esc or Enter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, translate("Keys", "Keyboard shortcuts"), width=860)
        columns = QHBoxLayout()
        columns.setSpacing(28)
        groups = sheet()
        for first, end in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(16)
            for heading, rows in groups[first:end]:
                column.addLayout(_group(heading, rows))
            column.addStretch(1)
            columns.addLayout(column, 1)
        self.content.addLayout(columns)
        wanted = columns.totalMinimumSize().width() + 2 * _SIDE
        self.setMinimumWidth(max(self.minimumWidth(), wanted))
        close = self.add_button(translate("Keys", "Close"), "reject")
        close.setFocus()


def _group(heading: str, rows: tuple[Row, ...]) -> QVBoxLayout:
    """Return one group: its heading, then lines of what a key does and its caps."""
    group = QVBoxLayout()
    group.setSpacing(6)
    group.addWidget(label(heading, "small", tone="text.2", weight=600))
    for text, shown in rows:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(label(text, "small"))
        line.addSpacing(8)
        line.addStretch(1)
        for part in shown:
            line.addWidget(kbd(part))
        group.addLayout(line)
    return group

"""The sheet of keys: every shortcut of the menus and the single keys of lists and tasks."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.ui.actions import Where, shown_key, specs
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.labels import kbd, label


def sheet() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return groups of (what it does, key), in the language in force."""
    named = [spec for spec in specs() if shown_key(spec)]
    window = tuple((spec.text, shown_key(spec)) for spec in named if spec.where is Where.WINDOW)
    text = tuple((spec.text, shown_key(spec)) for spec in named if spec.where is Where.TEXT)
    lists = (
        (translate("Keys", "Up and down in lists"), "↑ ↓"),
        (translate("Keys", "The same with letters"), "J K"),
        (translate("Keys", "Open"), "Enter"),
        (translate("Keys", "Next column of the board"), "← →"),
        (translate("Keys", "Filter the list"), "/"),
    )
    task = (
        (translate("Keys", "New task"), "N"),
        (translate("Keys", "Choose the stage"), "S"),
        (translate("Keys", "Previous stage"), "["),
        (translate("Keys", "Next stage"), "]"),
        (translate("Keys", "Set the outcome"), "O"),
        (translate("Keys", "Change the importance"), "P"),
        (translate("Keys", "Collaborators"), "R"),
        (translate("Keys", "Add a checklist item"), "L"),
        (translate("Keys", "Tick a checklist item"), translate("Keys", "Space")),
        (translate("Keys", "Move it up or down"), "Alt ↑ ↓"),
        (translate("Keys", "Attach files"), "A"),
        (translate("Keys", "Write the memo"), "M"),
        (translate("Keys", "Copy the number"), "C"),
        (translate("Keys", "Rename"), "F2"),
        (translate("Keys", "Make a task of a message"), "T"),
    )
    return (
        (translate("Keys", "Everywhere"), window),
        (translate("Keys", "Lists and board"), lists),
        (translate("Keys", "Room and task"), task),
        (translate("Keys", "Texts"), text),
    )


class KeysDialog(PlainDialog):
    """The sheet in two columns, to be closed by Esc or Enter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, translate("Keys", "Keyboard shortcuts"), width=620)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side, groups in ((left, sheet()[:1]), (right, sheet()[1:])):
            side.setSpacing(16)
            for heading, rows in groups:
                side.addLayout(_group(heading, rows))
            side.addStretch(1)
            columns.addLayout(side, 1)
        self.content.addLayout(columns)
        close = self.add_button(translate("Keys", "Close"), "reject")
        close.setFocus()


def _group(heading: str, rows: tuple[tuple[str, str], ...]) -> QGridLayout:
    """Return one group: its heading, then what and which key in two columns."""
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    grid.addWidget(label(heading, "small", tone="text.2", weight=600), 0, 0, 1, 2)
    for row, (text, key) in enumerate(rows, 1):
        grid.addWidget(label(text, "small"), row, 0)
        caps = QHBoxLayout()
        caps.setSpacing(4)
        caps.addStretch(1)
        for part in key.split(" "):
            caps.addWidget(kbd(part))
        grid.addLayout(caps, row, 1)
    return grid

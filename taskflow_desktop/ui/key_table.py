"""The keys that what has the focus handles itself: lists, the board, the composer, forms, rows. Beside the actions."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtGui import QKeySequence

from taskflow_desktop.ui.text import translate


class Place(StrEnum):
    """What has the focus where a key counts."""

    ANYWHERE = "anywhere"
    LIST = "list"
    BOARD = "board"
    CHART = "chart"
    MESSAGE = "message"
    COMPOSER = "composer"
    TASK = "task"
    STAGES = "stages"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class KeySpec:
    """What one or several keys do where they count. `keys` are portable ("Alt+Up"), apart by a space."""

    id: str
    text: str
    keys: str
    place: Place


def key_specs() -> tuple[KeySpec, ...]:
    """Return the table in the language in force, in the order it is shown in."""
    place = Place
    return (
        KeySpec("close", translate("Keys", "Close, then leave the field"), "Esc", place.ANYWHERE),
        KeySpec("walk", translate("Keys", "Next and previous control"), "Tab Shift+Tab", place.ANYWHERE),
        KeySpec("move", translate("Keys", "Move in a list"), "Up Down J K", place.LIST),
        KeySpec("ends", translate("Keys", "First and last row"), "Home End", place.LIST),
        KeySpec("open", translate("Keys", "Open"), "Enter", place.LIST),
        KeySpec("filter", translate("Keys", "Filter the list"), "/", place.LIST),
        KeySpec("several", translate("Keys", "Choose several tasks"), "Shift+Up Shift+Down Space", place.LIST),
        KeySpec("all", translate("Keys", "Choose all tasks"), "Ctrl+A", place.LIST),
        KeySpec("sideways", translate("Keys", "Same place in the next column"), "Left Right", place.BOARD),
        KeySpec("days", translate("Keys", "Another day of a chart"), "Left Right", place.CHART),
        KeySpec("send", translate("Keys", "Send"), "Enter", place.COMPOSER),
        KeySpec("new_line", translate("Keys", "New line"), "Shift+Enter", place.COMPOSER),
        KeySpec("send_always", translate("Keys", "Send from any text"), "Ctrl+Enter", place.COMPOSER),
        KeySpec("register", translate("Keys", "Add the new task"), "Ctrl+Enter", place.FORM),
        KeySpec("tick", translate("Keys", "Tick a checklist item"), "Space", place.TASK),
        KeySpec("reorder", translate("Keys", "Move it up or down"), "Alt+Up Alt+Down", place.TASK),
        KeySpec("rename", translate("Keys", "Rename an item"), "F2", place.TASK),
        KeySpec("remove", translate("Keys", "Remove an item or a file"), "Del", place.TASK),
        KeySpec("choose_stage", translate("Keys", "Stage by its number"), "1 … 8", place.STAGES),
    )


_SIGNS: Final = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


def hint(key_id: str) -> str:
    """Return the keys of a row as tooltips show them ("Ctrl Enter"). StopIteration for an unknown id."""
    return " ".join(caps_of(key_id)).replace("+", " ")


def caps_of(key_id: str) -> tuple[str, ...]:
    """Return the key caps of a row. StopIteration for an unknown id."""
    return caps(next(spec.keys for spec in key_specs() if spec.id == key_id))


def caps(keys: str) -> tuple[str, ...]:
    """Return the key caps for `keys` as the system writes them."""
    return tuple(_cap(key) for key in keys.split())


def _cap(key: str) -> str:
    *held, last = key.split("+")
    shown = translate("Keys", "Space") if last == "Space" else _SIGNS.get(last) or _native(last)
    return _native("+".join([*held, "A"]))[:-1] + shown if held else shown


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)

"""Whether the keyboard comes to what is on a screen, and in which order."""

from itertools import groupby

from PySide6.QtWidgets import QWidget

from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.shell_panes import panes_of
from tests.ui.everywhere.place import Place, area


def reached(widget: QWidget, stops: list[QWidget]) -> bool:
    """True if Tab comes to the widget, or to one of its group, in which arrows lead on."""
    if widget in stops:
        return True
    siblings = [stop for stop in stops if stop.parentWidget() is widget.parentWidget()]
    return any(isinstance(widget, type(stop)) for stop in siblings)


def against_reading(before: QWidget, after: QWidget) -> bool:
    """True if one reads `after` before `before`: over it in its column, or left of it in its row."""
    a, b = area(before), area(after)
    over = b.bottom() < a.top() and b.left() < a.right() and a.left() < b.right()
    left = b.right() < a.left() and b.top() < a.bottom() and a.top() < b.bottom()
    return over or left


def panes(place: Place, stops: list[QWidget]) -> list[int]:
    """The numbers of the panes of a page of the main window as Tab comes to them, from the first one on."""
    window = place.shown
    if not isinstance(window, MainWindow) or place.scope is not window:
        return []
    across = [window.rail, *panes_of(window.pages.front)]
    numbers = [n for stop in stops for n, pane in enumerate(across) if pane.isAncestorOf(stop)]  # not of a toast
    runs = [pane for pane, _ in groupby(numbers)]
    first = runs.index(0) if 0 in runs else 0
    return [*runs[first:], *runs[1 if runs[0] == runs[-1] else 0 : first]]

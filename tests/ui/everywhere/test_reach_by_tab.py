"""Every control of every page and dialog is reached by keyboard alone, in the order it is read in (ui-spec 6.2)."""

from collections.abc import Callable
from itertools import groupby, pairwise

import pytest
from PySide6.QtWidgets import QWidget

from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.shell_panes import panes_of
from tests.support.scenes import SCENES
from tests.ui.everywhere.place import Place, area, named

OpenPlace = Callable[[str], Place]


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
    """The number of the pane of each stop of a page of the main window, each run of one pane once."""
    window = place.shown
    if not isinstance(window, MainWindow) or place.scope is not window:
        return []
    across = [window.rail, *panes_of(window.pages.front)]
    numbers = [next((n for n, pane in enumerate(across) if pane.isAncestorOf(stop)), -1) for stop in stops]
    runs = [pane for pane, _ in groupby(numbers)]
    first = runs.index(0) if 0 in runs else 0
    return [*runs[first:], *runs[1 if runs[0] == runs[-1] else 0 : first]]


@pytest.mark.parametrize("name", sorted(SCENES))
def test_everything_is_reached_in_reading_order(open_place: OpenPlace, name: str) -> None:
    place = open_place(name)
    stops = place.stops()
    missed = [named(each) for each in place.focusable() if not reached(each, stops)]
    missed += [named(each) for each in place.buttons() if not reached(each, stops)]
    assert missed == []
    walked = panes(place, stops)
    assert walked == sorted(walked), "panes one after the other"
    wrong = [f"{named(a)} -> {named(b)}" for a, b in pairwise(stops) if against_reading(a, b)]
    assert len(wrong) <= 1, wrong  # one leads from the end round to the beginning

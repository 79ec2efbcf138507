"""Every page and dialog by keyboard alone: all of it is reached, as it is read, and no field loses a syllable.

The screens are those of `packaging/scenes`: what is new there is walked over without being named here.
"""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from taskflow_desktop.ui.widgets.line_edit import LineEdit
from taskflow_desktop.ui.widgets.text_area import TextArea
from tests.support.scenes import SCENES
from tests.ui.everywhere.input_method import InputMethod
from tests.ui.everywhere.place import Place, named
from tests.ui.everywhere.reach import against_reading, panes, reached
from tests.ui.everywhere.syllables import (
    broken_by_another_page,
    broken_by_another_room,
    broken_by_enter,
    broken_by_leaving,
    broken_by_lock,
    compose,
    stored_broken,
)

pytestmark = pytest.mark.screens


def walk(place: Place) -> None:
    """Everything that can have the keyboard gets it, from left to right and from top to bottom (ui-spec 6.2)."""
    stops = place.stops()
    missed = [named(each) for each in (*place.focusable(), *place.buttons()) if not reached(each, stops)]
    assert missed == []
    walked = panes(place, stops)
    assert walked == sorted(walked), "panes one after the other"
    wrong = [f"{named(a)} -> {named(b)}" for a, b in pairwise(stops) if against_reading(a, b)]
    assert len(wrong) <= 1, wrong  # one leads from the end round to the beginning


def write(place: Place, method: InputMethod) -> None:
    """No syllable is lost or doubled by leaving a field, its page or room, lock, Enter and closing (ui-spec 6.3)."""
    fields = place.fields()
    strange = [named(field) for field in fields if not isinstance(field, LineEdit | TextArea)]
    assert strange == [], "a field of Qt's own knows nothing of syllables"
    for answers in (True, False):
        method.answers = answers
        assert broken_by_leaving(place, method, fields) == []
        assert broken_by_another_page(place, method, fields) == []
        if not answers:  # nobody else finishes the syllable
            assert broken_by_lock(place, method, fields) == []
            assert broken_by_another_room(place, method, fields) == []
        assert broken_by_enter(method, fields) == []
    for field in fields:
        compose(method, field)
    place.leave()
    assert stored_broken(place.database) == []


@pytest.mark.parametrize("name", sorted(SCENES))
def test_by_keyboard_alone(open_place: Callable[[str], Place], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place = open_place(name)
    if isinstance(QApplication.activePopupWidget(), QMenu):
        return  # in which arrows walk
    walk(place)
    method = InputMethod()
    method.install(monkeypatch)
    write(place, method)

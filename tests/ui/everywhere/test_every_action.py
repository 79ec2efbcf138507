"""Every action of the table by its key or its menu: what it opens is walked over, and Esc leads back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from taskflow_desktop.ui.actions import Menu, Where, specs
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.widgets.keys import plain_key
from taskflow_desktop.ui.widgets.popover import Popover
from tests.ui.everywhere.input_method import COMPOSED, SAID, InputMethod, is_whole, text_of
from tests.ui.everywhere.place import Place, focused, named
from tests.ui.everywhere.reach import reached

OpenPlace = Callable[[str], Place]

AWAY = frozenset({"quit", "sign_out", "switch", "lock", "logs"})
"""What takes the window away or begins another program; other tests have it."""

JAMO = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ㅁㅠㅊㅇㄷㄹㅎㅗㅑㅓㅏㅣㅡㅜㅐㅔㅂㄱㄴㅅㅕㅍㅈㅌㅛㅋ", strict=True))


def letter(key: str) -> None:
    """Press a single key as it comes in Hangul mode."""
    target = focused()
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, JAMO.get(key, key))
        QApplication.sendEvent(target, event)


def opened(window: MainWindow) -> QWidget | None:
    """What lies over the window now: a menu, a dialog or a popover."""
    popup = QApplication.activePopupWidget()
    if isinstance(popup, QMenu):
        return popup
    modal = QApplication.activeModalWidget()
    if isinstance(modal, QDialog):
        return modal
    return next((each for each in window.findChildren(Popover) if each.is_open), None)


def home(place: Place) -> QWidget:
    """The chat's transcript, where single keys are commands."""
    transcript: QWidget = place.desk.window.pages.rooms.chat.transcript
    return transcript


def close_all(place: Place) -> None:
    """Close what lies over the window by Esc."""
    window = place.desk.window
    for _ in range(4):
        over = opened(window)
        if over is None:
            break
        QTest.keyClick(QApplication.focusWidget() if isinstance(over, Popover) else over, Qt.Key.Key_Escape)
        place.rest()
    assert opened(window) is None, opened(window)


def go_home(place: Place) -> None:
    """Close what is open, and put the keyboard where single keys are commands."""
    window = place.desk.window
    close_all(place)
    window.show_page("rooms")
    window.activateWindow()
    home(place).setFocus(Qt.FocusReason.ShortcutFocusReason)
    place.qtbot.waitUntil(home(place).hasFocus)


def walk(place: Place, over: QWidget) -> list[str]:
    """Go over what was opened by Tab, and compose in its fields; return what is wrong."""
    if isinstance(over, QMenu):
        return []
    inside = Place(place.qtbot, place.desk, over)
    inside.wait_for_keyboard()
    stops = inside.stops()
    wrong = [
        f"not reached: {named(each)}" for each in inside.focusable() + inside.buttons() if not reached(each, stops)
    ]
    method = InputMethod(answers=False)
    for field in inside.fields():
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()
        method.type(field)
        other = next((stop for stop in stops if stop is not field), over)
        other.setFocus(Qt.FocusReason.TabFocusReason)
        if not is_whole(field) or (SAID in text_of(field) and COMPOSED not in text_of(field)):
            wrong.append(f"syllable: {named(field)} {text_of(field)}")
    return wrong


def test_every_action_is_reached_and_leads_back(open_place: OpenPlace) -> None:
    place = open_place("rooms")
    window = place.desk.window
    wrong: list[str] = []
    for spec in specs():
        if spec.id in AWAY or spec.where is Where.TEXT:
            continue
        go_home(place)
        for menu in Menu:
            window.actions_.menu(menu).aboutToShow.emit()
        action = window.action(spec.id)
        if not action.isVisible():
            continue
        if spec.single and len(spec.single) == 1 and spec.id != "message.task":
            letter(spec.single)
        else:
            action.trigger()
        place.rest()
        over = opened(window)
        if over is not None:
            wrong += [f"{spec.id}: {each}" for each in walk(place, over)]
            dialog = isinstance(over, QDialog)
            close_all(place)
            back = window.focusWidget()
            if back is None or not back.isVisible() or (dialog and back is not home(place)):
                wrong.append(f"{spec.id}: leads back to {back}")
    assert wrong == []


@pytest.mark.parametrize("key", [spec.single for spec in specs() if len(spec.single) == 1 and spec.single.isalpha()])
def test_a_letter_of_the_table_is_one_in_hangul_mode(key: str) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, JAMO[key])
    assert plain_key(event) == key

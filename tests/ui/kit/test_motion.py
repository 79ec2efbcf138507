"""What moves: it is whole and usable from its first frame on, ends as if it had not moved, and leaves nothing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QObject, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.ui import motion_setting
from taskflow_desktop.ui.motion_setting import MotionSetting
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.widgets.motion import PANEL_MS, POPOVER_MS, PRESS_MS, allow_motion, fade_in, moves
from taskflow_desktop.ui.widgets.popover import Popover
from taskflow_desktop.ui.widgets.surface import Surface
from taskflow_desktop.ui.widgets.switch import Switch
from taskflow_desktop.ui.widgets.toast import Toast, ToastHost


class Wish:
    """Whether things may move, said anew whenever it is asked."""

    on = True

    def asked(self) -> bool:
        return self.on


@pytest.fixture
def wish() -> Iterator[Wish]:
    made = Wish()
    allow_motion(made.asked)
    yield made
    allow_motion(None)


@pytest.fixture
def opener(window: QWidget) -> QPushButton:
    button = QPushButton("opener", window)
    button.setGeometry(100, 100, 120, 32)
    button.show()
    return button


def popover_over(opener: QPushButton) -> tuple[Popover, QLineEdit]:
    popover, line = Popover(opener, "popover"), QLineEdit()
    popover.body.addWidget(line)
    return popover, line


def under_way(thing: QObject) -> list[QVariantAnimation]:
    stopped = QAbstractAnimation.State.Stopped
    return [each for each in thing.findChildren(QVariantAnimation) if each.state() != stopped]


def at(widget: QWidget, milliseconds: int) -> QImage:
    """The window when so much of the time has passed, and not more."""
    (moving,) = under_way(widget)
    moving.pause()
    moving.setCurrentTime(milliseconds)
    return picture(widget)


def picture(widget: QWidget) -> QImage:
    return widget.window().grab().toImage()


def let_go() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_nothing_moves_before_the_program_allows_it(window: QWidget, opener: QPushButton) -> None:
    assert not moves()
    popover, line = popover_over(opener)
    popover.open_at(opener, line)
    assert under_way(window) == []
    assert popover.graphicsEffect() is None
    popover.dismiss()


def test_a_popover_comes_up_gradually_and_ends_as_one_that_did_not_move(
    qtbot: QtBot, window: QWidget, opener: QPushButton, wish: Wish
) -> None:
    before = window.grab().toImage()
    popover, line = popover_over(opener)
    popover.open_at(opener, line)
    place = popover.geometry()
    assert [each.duration() for each in under_way(popover)] == [POPOVER_MS]
    first, half = at(popover, 0), at(popover, 40)
    assert first == before
    line.clearFocus()  # no cursor that blinks
    (moving,) = under_way(popover)
    moving.resume()
    qtbot.waitUntil(lambda: popover.graphicsEffect() is None)
    let_go()
    assert popover.geometry() == place
    ended = window.grab().toImage()
    assert half not in (before, ended)
    wish.on = False
    popover.dismiss()
    let_go()
    again, other = popover_over(opener)
    again.open_at(opener, other)
    other.clearFocus()
    assert under_way(again) == []
    assert window.grab().toImage() == ended
    again.dismiss()


def test_keys_clicks_and_focus_work_from_the_first_frame_on(
    qtbot: QtBot, window: QWidget, opener: QPushButton, wish: Wish
) -> None:
    popover, line = popover_over(opener)
    popover.open_at(opener, line)
    empty = at(popover, 100)
    assert line.hasFocus()
    qtbot.keyClicks(line, "abc")
    assert line.text() == "abc"
    assert picture(line) != empty, "what is typed is seen"
    where = line.mapTo(window, line.rect().center())
    assert window.childAt(where) is line
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not popover.is_open
    assert opener.hasFocus()
    let_go()
    assert under_way(window) == []
    assert wish.on


@pytest.mark.parametrize("end", ["hide", "delete", "resize"])
def test_what_goes_or_is_moved_in_the_middle_leaves_nothing(
    qtbot: QtBot, window: QWidget, opener: QPushButton, wish: Wish, end: str
) -> None:
    count = len(window.findChildren(QObject))
    popover, line = popover_over(opener)
    popover.open_at(opener, line)
    at(popover, 60)
    if end == "hide":
        popover.dismiss()
    elif end == "delete":
        popover.deleteLater()
        let_go()
    else:
        popover.resize(popover.width() + 20, popover.height())
        assert popover.graphicsEffect() is None
        popover.dismiss()
    let_go()
    catchers = 1 if end == "delete" else 0  # it was not closed
    assert len(window.findChildren(QObject)) == count + catchers
    assert wish.on


def test_a_toast_is_said_and_used_while_it_comes(qtbot: QtBot, window: QWidget, wish: Wish) -> None:
    host = ToastHost(window)
    host.show_toast(Toast("one"))
    box = host.box
    assert box is not None
    at(box, 30)
    host.show_toast(Toast("two"))
    let_go()
    box = host.box
    assert box is not None
    assert box.toast.text == "two"
    qtbot.waitUntil(lambda: host.box is not None and host.box.graphicsEffect() is None)
    host.dismiss()
    assert wish.on


def test_a_panel_fades_in_and_shows_what_changes_meanwhile(qtbot: QtBot, window: QWidget, wish: Wish) -> None:
    panel, toasts = Surface("bg.side"), ToastHost(window)
    window.layout().addWidget(panel)  # type: ignore[union-attr]
    panel.hide()
    fade_in(panel)
    assert under_way(panel) == [], "it is not there"
    panel.show()
    fade_in(panel)
    fade_in(panel)
    assert [each.duration() for each in under_way(panel)] == [PANEL_MS]
    toasts.show_toast(Toast("over it"))
    late = Spot(panel)
    late.show()
    assert at(panel, PANEL_MS - 1).pixelColor(late.mapTo(window, late.rect().center())).red() > 200
    late.colour = QColor("blue")
    late.update()
    assert picture(late).pixelColor(late.mapTo(window, late.rect().center())).blue() > 200
    panel.hide()
    assert panel.graphicsEffect() is None
    toasts.dismiss()
    assert wish.on


class Spot(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = QColor("red")
        self.setGeometry(20, 20, 40, 40)

    def paintEvent(self, event: object) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.colour)
        painter.end()


def test_the_knob_of_a_switch_goes_over_and_back(qtbot: QtBot, window: QWidget, wish: Wish) -> None:
    switch = Switch("switch", window)
    switch.show()
    off = switch.grab().toImage()
    switch.click()
    assert switch.isChecked(), "it does not wait"
    (knob,) = under_way(switch)
    assert knob.duration() == PRESS_MS
    at(switch, 60)
    between = switch.grab().toImage()
    switch.click()  # on the way
    qtbot.waitUntil(lambda: under_way(switch) == [])
    assert switch.grab().toImage() == off
    wish.on = False
    switch.click()
    assert under_way(switch) == []
    on = switch.grab().toImage()
    assert between not in (off, on)


def test_the_setting_the_system_and_the_way_to_the_screen_are_asked_each_time(
    qtbot: QtBot, tmp_path: Path, window: QWidget, opener: QPushButton, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {type(motion_setting.asks_for_less()), type(motion_setting.is_remote())} == {bool}
    preferences = Preferences(tmp_path)
    allow_motion(MotionSetting(preferences).allows)
    try:
        monkeypatch.setattr(motion_setting, "asks_for_less", bool)
        monkeypatch.setattr(motion_setting, "is_remote", bool)
        assert moves()
        preferences.set_look(replace(preferences.look, motion="reduced"))
        assert not moves()
        popover, line = popover_over(opener)
        popover.open_at(opener, line)
        assert under_way(window) == []
        popover.dismiss()
        preferences.set_look(replace(preferences.look, motion="system"))
        assert moves()
        for reason in ("asks_for_less", "is_remote"):
            with monkeypatch.context() as asked:
                asked.setattr(motion_setting, reason, lambda: True)
                assert not moves()
        assert moves()
    finally:
        allow_motion(None)

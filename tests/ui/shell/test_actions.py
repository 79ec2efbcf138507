"""The table of actions: no dead entry, no key twice, and refused ones that say why."""

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QStyle, QStyleOptionMenuItem
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.ui.actions import ActionSet, Menu, ReasonMenu, menu_titles, shown_key, specs
from taskflow_desktop.ui.dialogs.keys import sheet
from taskflow_desktop.ui.text import install_language
from taskflow_desktop.ui.widgets.labels import Label
from tests.ui.board.desk import Desk
from tests.ui.shell.conftest import OpenWindow


@pytest.fixture
def bare(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_no_entry_is_dead(open_window: OpenWindow) -> None:
    window = open_window()

    dead = [action.id for action in window.actions_.all if not action.receivers(SIGNAL("chosen()"))]

    assert dead == []


def test_every_action_lies_in_its_menu(bare: QMainWindow) -> None:
    actions = ActionSet(bare)
    actions.fill(bare.menuBar())

    assert [menu.title() for menu in map(actions.menu, Menu)] == list(menu_titles().values())
    for spec in specs():
        assert actions[spec.id] in actions.menu(spec.menu).actions(), spec.id


def test_no_key_means_two_things() -> None:
    keys = [QKeySequence(key).toString() for spec in specs() for key in spec.keys.split()]
    keys += [QKeySequence(spec.native).toString() for spec in specs() if spec.native is not None]

    assert len(keys) == len(set(keys))
    assert all(keys)


def test_no_shortcut_is_a_bare_letter() -> None:
    """A letter alone belongs to the text that is typed, or to the lists."""
    for spec in specs():
        for key in spec.keys.split():
            assert "+" in key or key.startswith("F"), spec.id


@pytest.mark.parametrize("language", ["ko", "en"])
def test_texts_are_in_one_language(qapp: QApplication, language: str) -> None:
    install_language(qapp, language)  # type: ignore[arg-type]

    for spec in specs():
        hangul = any("가" <= letter <= "힣" for letter in spec.text)
        assert hangul == (language == "ko"), spec.text


def test_a_refused_action_says_why_and_does_nothing(qtbot: QtBot, bare: QMainWindow) -> None:
    actions = ActionSet(bare)
    actions.fill(bare.menuBar())
    action = actions["import"]
    action.set_refusal("매니저만 할 수 있어요. <b>")
    chosen: list[None] = []
    action.chosen.connect(lambda: chosen.append(None))

    with qtbot.waitSignal(actions.refused) as told:
        action.trigger()

    assert told.args == ["매니저만 할 수 있어요. <b>"]
    assert chosen == []
    assert "매니저만 할 수 있어요. <\u200bb>" in action.toolTip()
    action.set_refusal(None)
    action.trigger()
    assert len(chosen) == 1


def test_a_refused_action_looks_disabled_and_stays_reachable(bare: QMainWindow) -> None:
    actions = ActionSet(bare)
    actions.fill(bare.menuBar())
    menu = actions.menu(Menu.FILE)
    assert isinstance(menu, ReasonMenu)
    option = QStyleOptionMenuItem()

    actions["import"].set_refusal("왜냐하면")
    menu.initStyleOption(option, actions["import"])

    assert not option.state & QStyle.StateFlag.State_Enabled  # type: ignore[attr-defined]
    assert actions["import"].isEnabled()
    menu.initStyleOption(option, actions["room.new"])
    assert option.state & QStyle.StateFlag.State_Enabled  # type: ignore[attr-defined]


def test_native_keys_stay_with_the_field(bare: QMainWindow) -> None:
    """Copy is shown with its key, but the key is the widget's own."""
    copy = ActionSet(bare)["text.copy"]

    assert copy.shortcuts() == []
    assert copy.text().endswith("\t" + QKeySequence(QKeySequence.StandardKey.Copy).toString())


def test_the_sheet_holds_every_key() -> None:
    shown = {key for _, rows in sheet() for _, caps in rows for key in caps}

    assert {shown_key(spec) for spec in specs() if shown_key(spec)} <= shown


def test_question_mark_opens_the_sheet_by_keyboard(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.rail.focus_page()

    QTest.keyClicks(QApplication.focusWidget(), "?")

    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert type(dialog).__name__ == "KeysDialog"
    cut = [each.text() for each in dialog.findChildren(Label) if 0 < each.width() < each.sizeHint().width()]
    assert [text for text in cut if len(text) < 60] == []  # longer ones wrap
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_the_menu_acts_on_the_open_task(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk.world.main)
    menu = window.actions_.menu(Menu.ROOM)
    menu.aboutToShow.emit()
    assert window.action("task.memo").refusal == "먼저 태스크를 열어 주세요."
    window.show_room_task((desk.world.room, TaskId(1)))
    panel = window.pages.rooms.panel
    qtbot.waitUntil(lambda: panel.open_editor is not None)
    panel.set_tab("customer")
    menu.aboutToShow.emit()
    window.action("task.memo").trigger()
    assert panel.tab == "tasks"
    assert panel.task_tab.editor.page.memo.field.hasFocus()
    with qtbot.waitSignal(panel.task_tab.editor.changes.saved):
        window.action("task.next_stage").trigger()
    assert desk.site.value("SELECT stage_id FROM task WHERE id = 1") == desk.world.stages[1]

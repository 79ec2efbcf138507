"""The page of rooms: one open room in three panes, and what is done with it."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.ids import AgentId, RoomId
from taskflow_desktop.ui.dialogs.close_room import CloseRoomDialog
from taskflow_desktop.ui.dialogs.hand_over import HandOverDialog
from taskflow_desktop.ui.shell_panes import first_stop
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.text import Language, install_language
from taskflow_desktop.ui.widgets.stage_popover import StagePopover
from tests.support.site import NOW
from tests.ui.board.desk import Desk
from tests.ui.rooms.open_rooms import OpenRooms, change_room, press, say


def of_room(desk: Desk, column: str, room: int) -> object:
    return desk.site.value(f"SELECT {column} FROM room WHERE id = ?", room)


def chosen(rooms: OpenRooms, text: str) -> None:
    """Choose an entry of the state's menu."""
    menu = rooms.chat.header.state_menu()
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()


def test_without_a_room_there_is_a_hint_and_no_panel(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)

    assert rooms.page.room is None
    assert not rooms.page.panel_shown
    rooms.list.any_rooms.emit(False)  # none to choose: the list says what to do
    assert not rooms.chat._nothing.isVisible()
    rooms.list.any_rooms.emit(True)
    assert rooms.chat._nothing.isVisible()
    rooms.open(desk.room("이수민"))
    assert rooms.page.panel_shown
    title = rooms.chat.header.title
    assert (title.agent_words(60), title.agent_words(400)) == ("", "주 상담사"), "the name comes first"


def test_a_waiting_room_is_taken_by_keyboard(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk, desk.world.other)
    rooms.tab(RoomState.WAITING)
    rooms.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    rooms.wait(lambda: rooms.page.room is not None and rooms.page.room.id == desk.world.waiting)
    header = rooms.chat.header
    assert header.take.isVisible()
    assert not header.hand_over.isVisible()
    header.take.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)

    rooms.wait(lambda: of_room(desk, "main_agent_id", desk.world.waiting) == desk.world.other)
    rooms.wait(lambda: not header.take.isVisible() and header.hand_over.isVisible())
    assert "박하늘" not in header.title.accessibleName()
    assert "이도윤" in header.title.accessibleName()


def test_a_room_is_closed_and_reopened_from_its_state(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)
    room = desk.room("이수민")
    rooms.open(room)
    chosen(rooms, "상담 종료")
    rooms.wait(lambda: of_room(desk, "state", room) == "closed")
    rooms.wait(lambda: rooms.chat.header.state.text() == "종료")
    chosen(rooms, "상담 다시 열기")

    rooms.wait(lambda: of_room(desk, "state", room) != "closed")


def test_closing_shows_the_unfinished_tasks_first(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)
    rooms.open(desk.world.room)
    rooms.page.close_room()
    rooms.wait(lambda: rooms.window.findChild(CloseRoomDialog))
    dialog = rooms.window.findChild(CloseRoomDialog)
    assert dialog is not None
    assert of_room(desk, "state", desk.world.room) != "closed"
    dialog.close_button.click()

    rooms.wait(lambda: of_room(desk, "state", desk.world.room) == "closed")


def test_handing_over_asks_to_whom(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)
    rooms.open(desk.world.room)
    rooms.chat.header.hand_over.click()
    dialog = rooms.window.findChild(HandOverDialog)
    assert dialog is not None
    dialog.picker.choose(AgentId(desk.world.helper))
    dialog.words.reason.presets[0].setChecked(True)
    dialog.accept_button.click()

    rooms.wait(lambda: of_room(desk, "main_agent_id", desk.world.room) == desk.world.helper)
    rooms.wait(lambda: "박하늘" in rooms.chat.header.title.accessibleName())
    assert rooms.chat.header.hand_over.refusal


def test_refused_verbs_say_why(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk, desk.world.other)
    rooms.open(desk.world.room)
    chosen(rooms, "상담 종료")
    why = "이 방의 주 상담사와 매니저, 관리자만 할 수 있어요."
    assert rooms.reason() == why
    rooms.chat.header.hand_over.click()
    assert rooms.reason() == why
    rooms.page.close_room()
    assert rooms.reason() == why
    assert of_room(desk, "state", desk.world.room) == "received"


def test_n_opens_the_form_unless_a_text_is_typed(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)
    rooms.open(desk.world.room)
    assert rooms.chat.composer.area.hasFocus()
    press(Qt.Key.Key_N)
    assert not rooms.panel.task_tab.form.isVisible()
    rooms.chat.transcript.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_N)

    rooms.wait(rooms.panel.task_tab.form.isVisible)


@pytest.mark.parametrize("place", ["list", "transcript", "tabs"])
@pytest.mark.parametrize("hangul", [False, True], ids=["latin", "hangul"])
@pytest.mark.parametrize("hidden", [False, True], ids=["shown", "hidden"])
def test_single_keys_of_the_open_task_act_from_the_whole_room(
    qtbot: QtBot, desk: Desk, place: str, hangul: bool, hidden: bool
) -> None:
    rooms = OpenRooms(qtbot, desk)
    open_with_task(rooms)
    rooms.panel.set_tab("room")
    where = {"list": rooms.list.view, "transcript": rooms.chat.transcript, "tabs": rooms.panel.tabs}[place]
    if hidden:
        if place == "tabs":
            pytest.skip("hidden tabs have no focus")
        rooms.page.set_panel_shown(False)
    where.setFocus(Qt.FocusReason.TabFocusReason)
    rooms.wait(where.hasFocus)
    type_letter(rooms, "ㄴ" if hangul else "s")

    rooms.wait(lambda: rooms.window.findChild(StagePopover))
    assert rooms.page.panel_shown
    assert rooms.panel.tab == "tasks"
    popover = rooms.window.findChild(StagePopover)
    assert popover is not None
    popover.close()


def test_m_in_the_list_goes_to_the_memo_and_l_to_a_new_item(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)
    open_with_task(rooms)
    page = rooms.panel.task_tab.editor.page
    rooms.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    type_letter(rooms, "ㅡ")
    rooms.wait(page.memo.field.hasFocus)
    type_letter(rooms, "s")
    assert page.memo.field.toPlainText().endswith("s")
    assert rooms.window.findChild(StagePopover) is None

    rooms.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    type_letter(rooms, "l")
    rooms.wait(page.checklist.writing.line.field.line.hasFocus)


def test_the_stage_is_stepped_from_the_list(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)
    task = open_with_task(rooms)
    before = desk.site.value("SELECT stage_id FROM task WHERE id = ?", task)
    rooms.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    type_letter(rooms, "]")

    editor = rooms.panel.task_tab.editor
    told: list[object] = []
    editor.changes.saved.connect(told.append)
    rooms.wait(lambda: told)
    assert desk.site.value("SELECT stage_id FROM task WHERE id = ?", task) != before


def test_keys_of_a_task_say_why_there_is_none(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)
    rooms.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    type_letter(rooms, "p")
    assert rooms.page.room is None or rooms.reason()
    open_with_task(rooms)
    rooms.page.new_task()
    rooms.wait(rooms.panel.task_tab.form.isVisible)
    rooms.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    type_letter(rooms, "m")

    assert rooms.reason() == "먼저 태스크를 열어 주세요."
    assert rooms.panel.task_tab.forming


def test_keys_of_a_task_one_may_only_look_at_say_why(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk, desk.world.other)
    open_with_task(rooms)
    rooms.panel.tabs.setFocus(Qt.FocusReason.TabFocusReason)
    type_letter(rooms, "s")

    assert rooms.reason() == rooms.panel.task_tab.editor.refusal != ""
    assert rooms.window.findChild(StagePopover) is None


def test_single_keys_that_are_off_are_off_in_the_room(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)
    open_with_task(rooms)
    rooms.page.set_single_keys(False)
    rooms.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    type_letter(rooms, "n")
    type_letter(rooms, "s")

    assert not rooms.panel.task_tab.forming
    assert rooms.window.findChild(StagePopover) is None


def open_with_task(rooms: OpenRooms) -> int:
    """Open the room of the team with its first task read."""
    rooms.open(rooms.desk.world.room)
    rooms.wait(lambda: rooms.panel.open_editor is not None)
    editor = rooms.panel.task_tab.editor
    assert editor.task is not None
    return editor.task.id


def type_letter(rooms: OpenRooms, letter: str) -> None:
    """Type one letter where the focus is, as the keyboard sends it in its mode."""
    target = QApplication.focusWidget()
    assert target is not None
    code = ord(letter.upper()) if letter.isascii() else 0
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(target, event)


def test_the_task_button_brings_the_panel_back(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)
    rooms.open(desk.world.room)
    rooms.page.toggle_panel()
    assert not rooms.page.panel_shown
    rooms.chat.composer.tasks.click()

    rooms.wait(rooms.panel.task_tab.form.isVisible)


def test_a_task_is_opened_from_elsewhere(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)
    room = desk.room("박준호", main=desk.world.other)
    task = desk.task("남의 일", actor=desk.world.other, room_id=room)
    rooms.page.open_task(RoomId(room), task)

    rooms.wait(lambda: rooms.panel.task_tab.editor.task is not None and rooms.panel.task_tab.editor.task.id == task)
    assert rooms.list.view.selected_id == room
    assert rooms.list.scope_button.text() == "전체"


def test_a_closed_room_is_found_in_its_tab(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)
    rooms.open(desk.world.closed)

    assert rooms.list.tabs.state is RoomState.CLOSED
    rooms.wait(lambda: rooms.list.view.selected_id == desk.world.closed)


def test_the_panel_gives_way_where_it_does_not_fit(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)
    rooms.open(desk.world.room)
    rooms.window.resize(900, 700)
    rooms.wait(lambda: not rooms.page.panel_shown)
    rooms.window.resize(1400, 700)
    rooms.wait(lambda: rooms.page.panel_shown)
    rooms.page.toggle_panel()
    rooms.window.resize(900, 700)
    rooms.window.resize(1400, 700)

    assert not rooms.page.panel_shown


def test_closing_the_panel_takes_its_focus_to_the_conversation(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)
    rooms.open(desk.world.room)
    rooms.panel.tabs.setFocus(Qt.FocusReason.TabFocusReason)
    rooms.page.toggle_panel()

    assert rooms.chat.composer.area.hasFocus()


def test_a_room_of_ones_own_is_read_when_it_is_opened(qtbot: QtBot, desk: Desk) -> None:
    room = desk.room("이수민")
    say(desk, room, "문의")
    others = desk.room("남의 고객", main=desk.world.other)
    say(desk, others, "문의")
    rooms = OpenRooms(qtbot, desk)
    rooms.open(others)
    rooms.open(room)

    rooms.wait(lambda: of_room(desk, "unread", room) == 0)
    assert of_room(desk, "unread", others) == 1


def test_others_see_to_a_room_that_is_open(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)
    room = desk.room("이수민")
    rooms.open(room)
    told: list[object] = []
    rooms.page.room_changed.connect(told.append)
    change_room(desk, room, state="closed", closed_at=NOW)

    rooms.wait(lambda: rooms.chat.header.state.text() == "종료")
    assert told[-1] == rooms.page.room
    assert rooms.chat.composer.tasks.refusal.startswith("종료된 상담방이라")


def test_tab_goes_from_left_to_right(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)
    rooms.open(desk.world.room)
    rooms.list.scope_button.setFocus(Qt.FocusReason.TabFocusReason)
    stops: list[QWidget] = []
    for _ in range(14):
        focused = QApplication.focusWidget()
        assert focused is not None
        stops.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    header, composer = rooms.chat.header, rooms.chat.composer
    wanted: list[QWidget] = [
        rooms.list.scope_button,
        rooms.list.search.line,
        rooms.list.tabs,
        rooms.list.view,
        header.state,
        header.hand_over,
        header.more,
        header.panel,
        rooms.chat.transcript,
    ]

    assert stops[: len(wanted)] == wanted
    assert stops.index(composer.area) > stops.index(rooms.chat.transcript)
    assert stops.index(composer.tasks) > stops.index(composer.area)
    assert all(stop.accessibleName() or getattr(stop, "text", str)() for stop in wanted)


@pytest.mark.parametrize("words", ["ko", "en"])
def test_a_panel_asked_for_in_a_narrow_window_covers_nothing(
    qtbot: QtBot, qapp: QApplication, desk: Desk, words: Language
) -> None:
    install_language(qapp, words)
    apply_theme(qapp, "light", 130)
    rooms = OpenRooms(qtbot, desk)
    rooms.window.resize(1060, 640)  # beside the rail of a window of 1120
    rooms.open(desk.world.room)
    assert not rooms.page.panel_shown
    rooms.page.toggle_panel()
    assert rooms.page.panel_shown
    assert not rooms.list.isVisible()
    assert rooms.chat.isVisible()
    splitter = rooms.page.splitter
    rooms.wait(lambda: rooms.page._place.geometry().right() < splitter.width())
    panes = [pane for index in range(3) if (pane := splitter.widget(index)) is not None and pane.isVisible()]
    assert all(one.geometry().right() < other.geometry().left() for one, other in pairwise(panes))
    assert rooms.chat.width() >= rooms.chat.minimumWidth()

    rooms.page.focus_search()
    assert rooms.list.isVisible()
    assert not rooms.page.panel_shown
    assert rooms.list.search.line.hasFocus()


def test_one_begins_in_the_list(qtbot: QtBot, desk: Desk) -> None:
    room = desk.room("박준호")
    say(desk, room, "문의")
    rooms = OpenRooms(qtbot, desk, stay=True)
    rooms.wait(lambda: rooms.names() == ["박준호"])
    assert rooms.list.view.hasFocus()
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_Return)

    rooms.wait(lambda: rooms.page.room is not None and rooms.page.room.id == room)
    assert first_stop(rooms.list) is rooms.list.view


def test_single_keys_act_on_the_open_task_from_the_list_and_the_tabs(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk)
    rooms.open(desk.world.room)
    panel = rooms.page.panel
    rooms.wait(lambda: panel.task_tab.editor.task is not None)
    rooms.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(panel.task_tab.editor.changes.saved):
        QTest.keyClick(rooms.list.view, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.NoModifier)
    assert desk.site.value("SELECT stage_id FROM task WHERE id = 1") == desk.world.stages[1]
    panel.set_tab("customer")
    panel.focus_tabs()
    press(Qt.Key.Key_M)
    assert panel.tab == "tasks"
    assert panel.task_tab.editor.page.memo.field.hasFocus()

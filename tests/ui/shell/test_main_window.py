"""The window over a real file: pages, the switch, rights, notices, keys, and what it remembers."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenuBar, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.errors import Conflict, Refusal, RuleViolation, StorageUnavailable
from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.ui.dialogs.message import DetailsDialog
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.shell_pages import ALERTS, BOARD, ROOMS
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.theme import theme
from tests.support.site import insert, update
from tests.ui.board.desk import Desk
from tests.ui.shell.conftest import OpenWindow


def told(window: MainWindow) -> str:
    """What the toast on screen says."""
    return window.toasts.box.toast.text if window.toasts.box is not None else ""


def dialog_of(window: MainWindow) -> QDialog | None:
    return next((dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()), None)


def key(window: MainWindow, code: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key where the focus is."""
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(QApplication.focusWidget() or window, code, held)


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


# --- pages --------------------------------------------------------------------------------


def test_it_opens_with_the_rooms_and_says_whose_desk_it_is(desk: Desk, open_window: OpenWindow) -> None:
    desk.site.do(desk.world.admin, insert("setting", key="site_name", value="온담 센터"))

    window = open_window()

    assert window.page == ROOMS
    assert window.windowTitle() == "태스크 플로우 — 온담 센터"


def test_pages_are_made_on_the_first_visit_only(open_window: OpenWindow) -> None:
    window = open_window()
    assert window.pages.count() == 1

    window.show_page(BOARD)
    board = window.pages.front
    window.show_page(ROOMS)
    window.show_page(BOARD)

    assert window.pages.front is board
    assert window.pages.count() == 2


def test_keys_change_pages_also_out_of_a_text(open_window: OpenWindow) -> None:
    window = open_window()
    key(window, Qt.Key.Key_F, CTRL)
    assert isinstance(QApplication.focusWidget(), QLineEdit)

    key(window, Qt.Key.Key_2, CTRL)
    assert window.page == BOARD
    key(window, Qt.Key.Key_F, CTRL)
    assert window.pages.front.isAncestorOf(QApplication.focusWidget())
    key(window, Qt.Key.Key_1, CTRL)
    assert window.page == ROOMS


def test_the_rail_is_one_tab_stop_and_its_arrows_move(open_window: OpenWindow) -> None:
    window = open_window()
    rail = window.rail
    rail.focus_page()
    stops = [b for b in rail.findChildren(type(rail._order[0])) if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1
    assert window.page == ROOMS

    key(window, Qt.Key.Key_Down)
    assert window.page == ROOMS  # arrows only move
    assert QApplication.focusWidget().accessibleName() == "보드"
    key(window, Qt.Key.Key_Return)
    assert window.page == BOARD
    key(window, Qt.Key.Key_Up)
    key(window, Qt.Key.Key_Up)
    assert QApplication.focusWidget().accessibleName() == "관리자 · 관리자"  # round the end: the avatar


def test_a_click_on_the_rail_opens_a_page(open_window: OpenWindow) -> None:
    window = open_window()

    QTest.mouseClick(window._board_button, Qt.MouseButton.LeftButton)

    assert window.page == BOARD
    assert window._board_button.isChecked()
    assert not window._rooms_button.isChecked()


def test_a_task_of_the_board_opens_its_room(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    window = open_window()
    window.show_page(BOARD)

    window.pages.front.room_requested.emit((RoomId(desk.world.room), TaskId(1)))

    assert window.page == ROOMS
    qtbot.waitUntil(lambda: window.pages.rooms.room is not None)
    assert window.pages.rooms.room.id == desk.world.room


def test_rooms_that_wait_are_counted_at_the_rail(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    main = desk.world.main
    rooms = [desk.room(f"고객 {number}") for number in range(2)]
    desk.site.do(main, *(update("room", room, state="inquiry") for room in rooms))

    window = open_window(main)

    qtbot.waitUntil(lambda: window._rooms_button.badge == 2)


# --- the switch and rights --------------------------------------------------------------------------------


def switch(desk: Desk, value: str) -> None:
    """Somebody else turns Task Flow on or off."""
    desk.site.do(desk.world.admin, update("setting", "task_flow", key_column="key", value=value))


def test_switched_off_by_another_the_board_goes_at_once(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk.world.main)
    window.show_page(BOARD)

    switch(desk, "off")

    qtbot.waitUntil(lambda: window.page == ROOMS)
    assert not window._board_button.isVisible()
    assert not window.action("task.new").isVisible()
    assert "태스크 플로우를 껐어요" in told(window)
    window.toasts.dismiss()
    key(window, Qt.Key.Key_2, CTRL)
    assert window.page == ROOMS
    assert "태스크 플로우를 껐어요" in told(window)
    window.action("flow.manage").trigger()
    assert window.page == ROOMS

    switch(desk, "on")
    qtbot.waitUntil(window._board_button.isVisible)
    key(window, Qt.Key.Key_2, CTRL)
    assert window.page == BOARD


def test_an_admin_reaches_the_board_while_it_is_off(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    switch(desk, "off")
    window = open_window()
    assert not window._board_button.isVisible()

    window.action("flow.manage").trigger()

    assert window.page == BOARD
    desk.site.do(desk.world.admin, update("agent", desk.world.helper, name="이름을 바꿈"))
    qtbot.waitUntil(lambda: window._session.agents[desk.world.helper].name == "이름을 바꿈")
    assert window.page == BOARD  # news about something else does not turn him out


def test_agents_may_not_import_and_hear_why(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk.world.main)

    window.action("import").trigger()

    assert dialog_of(window) is None
    assert told(window) == "매니저와 관리자만 할 수 있어요."


@pytest.mark.parametrize("who", ["manager", "admin"])
def test_managers_and_admins_may_import(desk: Desk, open_window: OpenWindow, who: str) -> None:
    window = open_window(getattr(desk.world, who))

    window.action("import").trigger()

    dialog = dialog_of(window)
    assert type(dialog).__name__ == "ImportDialog"
    dialog.reject()


def test_a_new_role_changes_what_is_offered(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk.world.main)
    assert window.action("import").refusal

    desk.site.do(desk.world.admin, update("agent", desk.world.main, role="manager"))

    qtbot.waitUntil(lambda: window._session.agent.role is Role.MANAGER)
    assert not window.action("import").refusal


def test_the_room_menu_follows_the_open_room(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk.world.main)
    assert window.action("room.close").refusal == "먼저 상담방을 열어 주세요."

    window.show_room(RoomId(desk.world.room))
    qtbot.waitUntil(lambda: window.pages.rooms.room is not None)
    refused = {name: bool(window.action(f"room.{name}").refusal) for name in ("take", "assign", "close", "reopen")}
    assert refused == {"take": True, "assign": False, "close": False, "reopen": True}
    assert not window.action("task.new").refusal

    window.show_room(RoomId(desk.world.closed))
    qtbot.waitUntil(lambda: window.pages.rooms.room.id == desk.world.closed)
    assert "종료된 상담방" in window.action("task.new").refusal
    window.action("room.reopen").trigger()
    qtbot.waitUntil(lambda: not window.action("room.close").refusal)


def test_a_waiting_room_is_taken_from_the_menu(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk.world.other)
    window.show_room(RoomId(desk.world.waiting))
    qtbot.waitUntil(lambda: window.pages.rooms.room is not None)

    window.action("room.take").trigger()

    qtbot.waitUntil(lambda: window.pages.rooms.room.main_agent_id == desk.world.other)
    qtbot.waitUntil(lambda: bool(window.action("room.take").refusal))


# --- notices --------------------------------------------------------------------------------


def test_refusals_are_told_in_words(open_window: OpenWindow) -> None:
    window = open_window()
    notices = window._session.notices

    notices.refuse(RuleViolation(Refusal("create.no_main")))
    assert told(window) == "주 상담사가 정해지면 태스크를 만들 수 있어요."
    notices.refuse(Conflict())
    assert told(window) != "주 상담사가 정해지면 태스크를 만들 수 있어요."
    assert told(window)
    assert window.toasts.box.toast.kind == "bad"


def test_a_fault_of_ours_has_its_details(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    window = open_window()
    hostile = ValueError("<img src=file:///etc/hostname>")

    window._session.notices.fail(hostile)
    desk.faults.clear()

    assert told(window).startswith("하지 못했어요.")
    QTest.mouseClick(window.toasts.box.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(dialog_of(window), DetailsDialog))
    dialog = dialog_of(window)
    assert isinstance(dialog, DetailsDialog)
    assert "ValueError" in dialog.details
    assert "hostname" not in dialog.details
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == dialog.details
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_database_that_fails_is_told_with_details(open_window: OpenWindow) -> None:
    window = open_window()

    window._session.notices.refuse(StorageUnavailable("disk_full", "write failed at 4096"))

    assert "디스크" in told(window)
    assert len(window.toasts.box.buttons) == 1


def test_the_banner_stays_until_it_is_closed(open_window: OpenWindow) -> None:
    window = open_window()
    before = window.pages.mapTo(window, QPoint(0, 0)).y()

    window.tell("설정 파일을 읽지 못했어요.", "<b>config.toml</b>")
    QTest.qWait(1)

    assert window.banner.isVisible()
    assert window.banner.told == "설정 파일을 읽지 못했어요."
    assert window.pages.mapTo(window, QPoint(0, 0)).y() > before
    QTest.mouseClick(window.banner.close_button, Qt.MouseButton.LeftButton)
    assert not window.banner.isVisible()


# --- keys --------------------------------------------------------------------------------


def test_f6_goes_round_the_panes_and_back_to_where_it_was(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk.world.main)
    window.resize(1440, 900)
    window.show_room(RoomId(desk.world.room))
    qtbot.waitUntil(lambda: window.pages.rooms.panel_shown)
    rooms = window.pages.rooms
    panes = [window.rail, rooms.list, rooms.chat, rooms.panel]
    window.rail.focus_page()

    visited = []
    for _ in range(4):
        key(window, Qt.Key.Key_F6)
        visited.append(next(i for i, pane in enumerate(panes) if pane.isAncestorOf(QApplication.focusWidget())))
        if visited[-1] == 2:
            assert rooms.chat.composer.area.hasFocus()
    assert visited == [1, 2, 3, 0]
    key(window, Qt.Key.Key_F6, SHIFT)
    assert rooms.panel.isAncestorOf(QApplication.focusWidget())

    window.show_page(BOARD)
    board = window.pages.board
    qtbot.waitUntil(lambda: board.first_stop() is not None)
    window.rail.focus_page()
    key(window, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is board.first_stop()
    switch = board.header.views.segments()[0]
    switch.setFocus()
    window.show_page(ROOMS)
    window.show_page(BOARD)  # not to where arrows choose another view
    assert not board.header.isAncestorOf(QApplication.focusWidget())


def test_the_panel_is_switched_by_key(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    window = open_window()
    window.resize(1440, 900)
    key(window, Qt.Key.Key_Backslash, CTRL)
    assert told(window) == "먼저 상담방을 열어 주세요."
    window.show_room(RoomId(desk.world.room))
    qtbot.waitUntil(lambda: window.pages.rooms.panel_shown)

    key(window, Qt.Key.Key_Backslash, CTRL)
    assert not window.pages.rooms.panel_shown
    key(window, Qt.Key.Key_Backslash, CTRL)
    assert window.pages.rooms.panel_shown


def test_the_edit_menu_works_on_the_field_with_the_focus(open_window: OpenWindow) -> None:
    window = open_window()
    window.action("find").trigger()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "abc")

    window.action("text.select_all").trigger()
    window.action("text.cut").trigger()
    assert field.text() == ""
    assert QApplication.clipboard().text() == "abc"
    window.action("text.paste").trigger()
    window.action("text.paste").trigger()
    assert field.text() == "abcabc"
    window.action("undo").trigger()
    assert field.text() == "abc"


def test_without_a_text_the_edit_menu_says_so(open_window: OpenWindow) -> None:
    window = open_window()
    window.rail.focus_page()
    window._text_actions._follow()

    assert window.action("text.paste").refusal == "먼저 글 안에 커서를 두세요."


@pytest.mark.qt_log_ignore("This plugin does not support")  # a popup on a platform without screens
def test_alt_brings_the_hidden_menu_bar(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.action("menu_bar").trigger()
    assert not window.menuBar().isVisible()

    QTest.keyClick(window, Qt.Key.Key_Alt)
    assert window.menuBar().isVisible()
    menu = window.menuBar().activeAction()
    assert menu is not None
    window.rail.focus_page()
    qtbot.waitUntil(lambda: not window.menuBar().isVisible())


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_alt_asks_for_the_bar_of_now(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    old = window.menuBar()
    window.setMenuBar(QMenuBar())
    qtbot.waitUntil(lambda: not isValid(old))
    window.menuBar().addMenu("&File")
    window.action("menu_bar").trigger()

    QTest.keyClick(window, Qt.Key.Key_Alt)

    assert window.menuBar().isVisible()
    assert window.menuBar().hasFocus()


def test_alt_with_another_key_brings_nothing(open_window: OpenWindow) -> None:
    window = open_window()
    window.action("menu_bar").trigger()

    QTest.keyPress(window, Qt.Key.Key_Alt)
    QTest.keyClick(window, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(window, Qt.Key.Key_Alt)

    assert not window.menuBar().isVisible()


# --- who --------------------------------------------------------------------------------


def entries(actions: list[QAction]) -> list[str]:
    return [action.text() for action in actions if action.text()]


def test_in_a_demo_one_becomes_somebody_else(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    window = open_window()
    demo = next(action.menu() for action in window.menuBar().actions() if action.text().startswith("데모"))
    names = entries(demo.actions())
    assert names == ["관리자 · 관리자", "최매니저 · 매니저", "김지수 · 상담사", "박하늘 · 상담사", "이도윤 · 상담사"]
    assert [action.isChecked() for action in demo.actions()] == [True, False, False, False, False]

    with qtbot.waitSignal(window.become_requested) as asked:
        demo.actions()[2].trigger()
    assert asked.args == [desk.world.main]
    assert not window.action("sign_out").isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")  # a popup on a platform without screens
def test_the_avatar_says_who_and_lets_go(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk.world.main, demo=False)
    assert all(not action.text().startswith("데모") for action in window.menuBar().actions())

    QTest.mouseClick(window._person_button, Qt.MouseButton.LeftButton)
    menu = window._person.menu
    assert entries(menu.actions())[0] == "김지수 · 상담사"
    with qtbot.waitSignal(window.sign_out_requested):
        next(action for action in menu.actions() if action.text() == "로그아웃").trigger()
    menu.hide()


def test_a_name_with_an_ampersand_is_shown_letter_by_letter(desk: Desk, open_window: OpenWindow) -> None:
    desk.site.do(desk.world.admin, update("agent", desk.world.other, name="R&D <b>팀"))
    window = open_window()

    demo = next(action.menu() for action in window.menuBar().actions() if action.text().startswith("데모"))

    assert "R&&D <b>팀 · 상담사" in entries(demo.actions())


# --- look, size, closing --------------------------------------------------------------------------------


def test_the_theme_is_chosen_from_the_menu(open_window: OpenWindow, preferences: Preferences) -> None:
    window = open_window()

    window.action("theme.dark").trigger()

    assert theme().dark
    assert preferences.look.theme == "dark"
    assert [window.action(f"theme.{name}").isChecked() for name in ("system", "light", "dark")] == [False, False, True]
    preferences.set_look(replace(preferences.look, theme="light"))
    assert window.action("theme.light").isChecked()


def test_it_is_never_smaller_than_the_least_size(open_window: OpenWindow) -> None:
    window = open_window()
    window.resize(300, 200)

    assert window.size() == QSize(1120, 688)
    assert window.pages.front.height() >= 640


def test_closing_keeps_what_is_composed_and_where_the_window_was(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow, preferences: Preferences
) -> None:
    window = open_window(desk.world.main)
    window.resize(1120, 740)  # what the screen of the tests can hold
    splitter = window.pages.rooms.splitter
    splitter.setSizes([270, 430, 360])
    sizes = splitter.sizes()

    with qtbot.waitSignals([window.closing, window.closed], order="strict"):
        window.close()

    again = MainWindow(window._session, Preferences(desk.folder))
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    assert again.size() == QSize(1120, 740)
    assert again.pages.rooms.splitter.sizes() == sizes


def test_esc_does_not_close_the_window(open_window: OpenWindow) -> None:
    window = open_window()

    key(window, Qt.Key.Key_Escape)

    assert window.isVisible()


class _Shown(QObject):
    """Hears of every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_no_part_of_a_page_is_a_window_for_a_moment(qapp: QApplication, open_window: OpenWindow) -> None:
    """A widget shown before it has its place takes the activation, and with it the keyboard, from the window."""
    shown = _Shown()
    qapp.installEventFilter(shown)

    window = open_window()
    window.show_page(BOARD)
    window.show_page(ALERTS)
    window.action("room.new").trigger()
    dialog_of(window).reject()
    window.action("import").trigger()
    dialog_of(window).reject()
    qapp.removeEventFilter(shown)

    assert shown.windows == ["MainWindow", "NewRoomDialog", "ImportDialog"]

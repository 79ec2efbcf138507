"""The palette over a whole window: found as one types, by keyboard alone, also while a syllable is being composed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import Outcome
from taskflow_desktop.domain.errors import StorageUnavailable
from taskflow_desktop.domain.found import PaletteScope
from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.rules.links import task_link
from taskflow_desktop.ui.dialogs.keys import KeysDialog
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.palette.palette import Palette
from taskflow_desktop.ui.refusals import error_sentence
from taskflow_desktop.ui.settings.dialog import SettingsDialog
from taskflow_desktop.ui.shell_pages import BOARD, ROOMS
from taskflow_desktop.ui.widgets.popover import Popover
from taskflow_desktop.ui.widgets.reason_bubble import ReasonBubble
from taskflow_desktop.ui.widgets.stage_popover import StagePopover
from tests.support.site import update
from tests.ui.board.desk import Desk
from tests.ui.shell.conftest import OpenWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """Somebody at the keyboard before a window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot

    @property
    def palette(self) -> Palette:
        palette = self.window.palette_.palette
        assert palette is not None
        return palette

    @property
    def answered(self) -> bool:
        """True once all was searched for what is typed."""
        found = self.palette._found
        return not self.palette.waiting and (found is None or found.whole)

    @property
    def closed(self) -> bool:
        return self.window.palette_.palette is None

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)

    def open(self) -> Palette:
        self.key(Qt.Key.Key_K, CTRL)
        assert QApplication.focusWidget() is self.palette.field
        return self.palette

    def find(self, text: str) -> None:
        """Type, and wait for the answer."""
        self.palette.field.setText(text)
        self.wait(lambda: self.answered)

    def compose(self, preedit: str, commit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(self.palette.field, event)

    def wait(self, met: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(met)

    def choices(self) -> list[str]:
        """What can be chosen."""
        return [row.key for row in self.palette.model.rows if not row.heading]

    def texts(self) -> list[str]:
        return [row.text for row in self.palette.model.rows]

    def go_to(self, key: str) -> None:
        """Down to a row."""
        for _ in self.choices():
            if self.palette.current is not None and self.palette.current.key == key:
                return
            self.key(Qt.Key.Key_Down)
        raise AssertionError(f"{key} is not among {self.choices()}")


@pytest.fixture
def hand(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> Hand:
    """The main agent before his window, the focus in the list of rooms."""
    return Hand(open_window(desk.world.main), qtbot)


def focus() -> QWidget | None:
    return QApplication.focusWidget()


def test_it_opens_by_key_rail_and_menu_and_gives_the_focus_back(qtbot: QtBot, hand: Hand) -> None:
    before = focus()
    palette = hand.open()
    qtbot.waitUntil(lambda: palette.isVisible())
    centre = palette.geometry().center().x()
    assert abs(centre - hand.window.rect().center().x()) <= 1
    hand.key(Qt.Key.Key_Escape)
    assert hand.closed
    assert focus() is before
    QTest.mouseClick(hand.window._search_button, Qt.MouseButton.LeftButton)
    again = hand.palette
    again.field.setText("배")
    hand.window.action("palette").trigger()
    assert hand.palette is again
    assert again.field.selectedText() == "배"
    QTest.mouseClick(hand.window.childAt(QPoint(3, 300)), Qt.MouseButton.LeftButton)
    assert hand.closed
    hand.open()
    hand.window.resize(hand.window.width() - 100, hand.window.height())
    assert abs(hand.palette.geometry().center().x() - hand.window.rect().center().x()) <= 1
    hand.window.show_page(BOARD)
    assert hand.closed, "it belongs to the page it was opened over"


def test_its_key_once_more_finishes_the_syllable(hand: Hand) -> None:
    """All of it is chosen then, to be typed over."""
    palette = hand.open()
    hand.compose("", "배")
    hand.compose("송")
    hand.key(Qt.Key.Key_K, CTRL)
    assert palette.field.selectedText() == "배송"
    hand.key(Qt.Key.Key_A)
    assert palette.field.full_text() == "a"


def test_it_closes_when_task_flow_goes_and_so_does_all_that_is_open(hand: Hand, desk: Desk, qtbot: QtBot) -> None:
    hand.open()
    hand.find("배송")
    admin = desk.enter(desk.world.admin)
    admin.commands.switch_flow(on=False)
    hand.wait(lambda: hand.closed)
    admin.commands.switch_flow(on=True)
    hand.wait(lambda: hand.window._session.flow.on)
    hand.window.show_page(BOARD)
    board = hand.window.pages.board
    hand.wait(lambda: board.board.ready)
    popover = Popover(board.header, "stages")
    popover.open_at(board.header)
    admin.commands.switch_flow(on=False)
    hand.wait(lambda: not hand.window._session.flow.on)
    assert not popover.is_open


def test_a_task_is_found_while_its_syllable_is_composed_and_opens_in_its_room(hand: Hand, desk: Desk) -> None:
    hand.open()
    hand.compose("ㅂ")
    hand.compose("배")
    hand.wait(lambda: hand.answered and hand.palette.text == "배")
    assert hand.choices()[0] == "task/1"
    hand.compose("", "배")
    hand.compose("소")
    hand.key(Qt.Key.Key_Return)  # the answer to 배소 is awaited, not that to 배 taken
    assert not hand.closed
    hand.wait(lambda: hand.closed)  # 소 may become 송
    pages = hand.window.pages
    hand.wait(lambda: pages.current == ROOMS and pages.open_task() is not None)
    editor = pages.open_task()
    assert editor is not None
    hand.wait(lambda: editor.task is not None and editor.task.id == TaskId(1))
    assert pages.rooms.room is not None
    assert pages.rooms.room.id == RoomId(desk.world.room)


def test_a_number_opens_on_the_board(hand: Hand) -> None:
    hand.open()
    hand.palette.field.setText("a1")
    hand.key(Qt.Key.Key_Return, CTRL)
    hand.wait(lambda: hand.closed and hand.window.page == BOARD)
    panel = hand.window.pages.board.panel
    hand.wait(lambda: panel.editor.task is not None)
    assert panel.task_id == TaskId(1)
    hand.wait(lambda: focus() is not None and panel.isAncestorOf(focus()))


def test_rooms_and_customers_open(hand: Hand, desk: Desk) -> None:
    hand.open()
    hand.find("ㅎㄱㄷ")
    rooms = [key for key in hand.choices() if key.startswith("room/")]
    assert len(rooms) == 3
    assert hand.palette.current is not None
    assert hand.palette.current.key == rooms[0]
    hand.go_to(f"customer/{desk.world.customer}")
    hand.key(Qt.Key.Key_Return)
    rooms_page = hand.window.pages.rooms
    hand.wait(lambda: rooms_page.room is not None and rooms_page.panel.tab == "customer")
    hand.open()
    hand.find("홍길동")
    hand.go_to(f"room/{desk.world.waiting}")
    hand.key(Qt.Key.Key_Return)
    hand.wait(lambda: rooms_page.room is not None and rooms_page.room.id == desk.world.waiting)


def test_tab_goes_from_scope_to_scope(hand: Hand) -> None:
    palette = hand.open()
    found = []
    for _ in PaletteScope:
        hand.key(Qt.Key.Key_Tab)
        hand.wait(lambda: hand.answered)
        found.append((palette.scopes.scope.value, {key.split("/")[0] for key in hand.choices()}))
        assert focus() is palette.field
    assert found == [
        ("tasks", {"task", "do"}),
        ("rooms", {"room"}),
        ("customers", {"customer"}),
        ("commands", {"do", "action"}),
        ("all", {"do", "action"}),
    ]
    hand.key(Qt.Key.Key_Backtab, SHIFT)
    assert palette.scopes.scope is PaletteScope.COMMANDS
    tabs = palette.scopes.tabs
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())
    assert palette.scopes.scope is PaletteScope.ROOMS
    assert focus() is palette.field
    hand.find("없는 말")
    assert palette.note.isVisible()
    assert palette.note.text() == "‘없는 말’을 찾지 못했어요."
    assert palette.current is None
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_PageDown)
    assert not hand.closed


def test_commands_show_their_keys_and_say_why_not(hand: Hand) -> None:
    hand.open()
    hand.find("가져오")
    row = hand.palette.current
    assert row is not None
    assert row.key == "action/import"
    assert row.refusal == row.meta == "매니저와 관리자만 할 수 있어요."
    hand.key(Qt.Key.Key_Return)
    assert not hand.closed
    (bubble,) = hand.window.findChildren(ReasonBubble)
    assert bubble.text == row.refusal
    hand.find("설정")
    row = hand.palette.current
    assert row is not None
    assert (row.key, row.shortcut) == ("action/settings", "Ctrl+,")
    hand.key(Qt.Key.Key_Return)
    (dialog,) = hand.window.findChildren(SettingsDialog)
    dialog.close()
    hand.open()
    hand.find("종료")
    commands = [key for key in hand.choices() if key.startswith("action/")]
    assert commands.index("action/room.close") < commands.index("action/quit")
    hand.find("")
    QTest.keyClick(hand.palette.field, "?")
    assert hand.closed
    (sheet,) = hand.window.findChildren(KeysDialog)
    sheet.close()


def test_the_chosen_task_is_changed_in_place(hand: Hand, desk: Desk) -> None:
    other = desk.task("환불 요청", 0)
    hand.open()
    hand.find("ㅎㅂ ㅇ")
    assert hand.choices()[0] == f"task/{other}"
    hand.go_to("do/task.stage")
    row = hand.palette.current
    assert row is not None
    assert (row.meta, row.shortcut) == ("A0002 · 지금 신규", "S")
    hand.key(Qt.Key.Key_Return)
    (popover,) = hand.window.findChildren(StagePopover)
    QTest.keyClick(popover.filter_line, "2")
    hand.wait(lambda: desk.site.value("SELECT stage_id FROM task WHERE id = ?", other) == desk.world.stages[1])
    assert hand.window.pages.rooms.room is None, "it was not opened for that"
    hand.open()
    hand.find("환불 요")
    hand.go_to("do/outcome.success")
    hand.key(Qt.Key.Key_Return)
    hand.wait(lambda: desk.site.value("SELECT outcome FROM task WHERE id = ?", other) == Outcome.SUCCESS.value)
    undo = hand.window._session.undo
    hand.wait(lambda: undo.next_undo is not None and "성공" in undo.next_undo.words)
    undo.undo()
    hand.wait(lambda: desk.site.value("SELECT outcome FROM task WHERE id = ?", other) is None)


def test_what_needs_the_open_task_opens_it_first(hand: Hand) -> None:
    hand.open()
    hand.key(Qt.Key.Key_Tab)
    hand.find("배송")
    for _ in range(3):
        hand.key(Qt.Key.Key_Tab)
    assert hand.palette.scopes.scope is PaletteScope.COMMANDS
    hand.find("메모")
    hand.go_to("do/task.memo")
    hand.key(Qt.Key.Key_Return)
    hand.wait(lambda: hand.window.pages.open_task() is not None)
    editor = hand.window.pages.open_task()
    assert editor is not None
    hand.wait(lambda: editor.page.memo.field.hasFocus())


def test_who_may_not_is_told_so(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    hand = Hand(open_window(desk.world.other), qtbot)
    hand.open()
    hand.find("배송")
    hand.go_to("do/outcome.success")
    row = hand.palette.current
    assert row is not None
    assert row.refusal == "보기만 할 수 있어요. 소유자 김지수 님이나 매니저가 참조자로 넣으면 고칠 수 있어요."
    hand.key(Qt.Key.Key_Return)
    assert not hand.closed
    hand.key(Qt.Key.Key_Backtab, SHIFT)
    hand.find("링크")
    hand.go_to("do/task.copy_link")
    hand.key(Qt.Key.Key_Return)
    number = desk.site.value("SELECT number FROM task WHERE id = 1")
    assert QApplication.clipboard().text() == task_link(number)


def test_a_new_task_begins_with_the_typed_text(hand: Hand, desk: Desk) -> None:
    hand.open()
    hand.find("새 일")
    hand.go_to("action/task.new")
    row = hand.palette.current
    assert row is not None
    assert (row.text, row.refusal) == ("새 태스크 ‘새 일’ 만들기", "먼저 상담방을 열어 주세요.")
    hand.key(Qt.Key.Key_Escape)
    hand.window.show_room(RoomId(desk.world.room))
    rooms = hand.window.pages.rooms
    hand.wait(lambda: rooms.room is not None and rooms.panel.open_editor is not None)
    hand.open()
    hand.find("새 일")
    hand.go_to("action/task.new")
    assert hand.palette.current is not None
    assert hand.palette.current.meta == "홍길동 상담방에 등록"
    hand.key(Qt.Key.Key_Return)
    form = rooms.panel.task_tab.form
    hand.wait(lambda: form.title.line.hasFocus())
    assert form.title.full_text() == "새 일"
    form.title.line.setText("내가 쓴 것")
    form.fields.cancel.click()
    hand.open()
    hand.find("딴 일")
    hand.go_to("action/task.new")
    hand.key(Qt.Key.Key_Return)
    hand.wait(lambda: form.title.full_text() == "내가 쓴 것")


def test_what_cannot_be_read_is_told_and_tried_again(hand: Hand) -> None:
    palette = hand.open()
    search = hand.window._session.palette
    palette.field.setText("배송")
    hand.key(Qt.Key.Key_Return)
    search.forget()
    search.failed.emit(StorageUnavailable("locked"))
    assert not hand.closed, "nothing is taken that was not found"
    assert palette.note.isVisible()
    assert palette.note.text() == error_sentence(StorageUnavailable("locked"))
    assert all(key.startswith(("action/", "do/")) for key in hand.choices())
    hand.find("배송지")
    assert palette.note.isHidden()
    assert hand.choices()[0] == "task/1"
    hand.key(Qt.Key.Key_Escape)


def test_while_task_flow_is_off_there_are_no_tasks(hand: Hand, desk: Desk) -> None:
    desk.site.do(desk.world.admin, update("setting", "task_flow", key_column="key", value="off"))
    hand.wait(lambda: not hand.window._session.flow.on)
    palette = hand.open()
    assert PaletteScope.TASKS not in palette.scopes.scopes
    hand.find("배송")
    assert not any(key.startswith(("task/", "do/")) for key in hand.choices())
    hand.key(Qt.Key.Key_Escape)

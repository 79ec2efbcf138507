"""Each row of the table of keys does what it says, where it says it: a row without a probe here fails."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.domain.requests import Scope
from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.key_table import key_specs
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.rooms.page import RoomsPage
from taskflow_desktop.ui.statistics.page import StatisticsPage
from taskflow_desktop.ui.widgets.stage_popover import StagePopover
from tests.support.site import update
from tests.ui.board.desk import Desk, press
from tests.ui.shell.conftest import OpenWindow

_NONE = Qt.KeyboardModifier.NoModifier
_KEY = Qt.Key


def key(code: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, code, held)


def write(text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


class Hands:
    """The window of the room's main agent, with his room and its task open."""

    def __init__(self, window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
        self.window, self.desk, self.qtbot = window, desk, qtbot

    def wait(self, met: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(met, timeout=15_000)

    def go(self, widget: QWidget) -> None:
        """Put the keyboard there, as Tab does."""
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self.wait(widget.hasFocus)

    @property
    def rooms(self) -> RoomsPage:
        self.window.show_page("rooms")
        return self.window.pages.rooms

    @property
    def board(self) -> BoardPage:
        self.window.show_page("board")
        page = self.window.findChild(BoardPage)
        assert isinstance(page, BoardPage)
        self.wait(lambda: page.board.ready and len(page.columns.columns) > 1)
        return page

    def messages(self) -> int:
        return int(self.desk.site.value("SELECT count(*) FROM message"))


def move(hands: Hands) -> None:
    view = hands.rooms.list.view
    hands.go(view)
    key(_KEY.Key_Home)
    steps = ((_KEY.Key_Down, 1), (_KEY.Key_Up, 0), (_KEY.Key_J, 1), (_KEY.Key_K, 0))
    for code, row in steps:
        key(code)
        assert view.currentIndex().row() == row
    for jamo, row in (("ㅓ", 1), ("ㅏ", 0)):
        press(jamo, hangul=True)
        assert view.currentIndex().row() == row


def ends(hands: Hands) -> None:
    view = hands.rooms.list.view
    hands.go(view)
    key(_KEY.Key_End)
    assert view.currentIndex().row() == view.model().rowCount() - 1
    key(_KEY.Key_Home)
    assert view.currentIndex().row() == 0


def open_(hands: Hands) -> None:
    view = hands.rooms.list.view
    hands.go(view)
    key(_KEY.Key_Return)
    hands.wait(lambda: hands.rooms.chat.composer.area.hasFocus())


def filter_(hands: Hands) -> None:
    hands.go(hands.rooms.list.view)
    press("/")
    assert hands.rooms.list.search.line.hasFocus()
    page = hands.board
    page.focus_tasks()
    press("/")
    assert page.filters.field.line.hasFocus()


def sideways(hands: Hands) -> None:
    page = hands.board
    page.focus_tasks()
    first = page.columns.focused_cards()
    key(_KEY.Key_Right)
    second = page.columns.focused_cards()
    assert first is not second
    key(_KEY.Key_Left)
    assert page.columns.focused_cards() is first


def days(hands: Hands) -> None:
    for number in range(5):
        task = hands.desk.task(f"끝난 일 {number}")
        hands.desk.site.do(hands.desk.world.main, update("task", task, outcome="success"))
    hands.window.show_page("statistics")
    page = hands.window.findChild(StatisticsPage)
    assert isinstance(page, StatisticsPage)
    hands.wait(page.area.isVisible)
    chart = page.charts.days
    hands.go(chart)
    today = chart.current
    key(_KEY.Key_Left)
    assert chart.current is not today
    key(_KEY.Key_Right)
    assert chart.current is today


def several(hands: Hands) -> None:
    page = hands.board
    page.show_as_list(True)
    table = page.front.table
    hands.wait(lambda: table.model().rowCount() > 1)
    hands.go(table)
    key(_KEY.Key_Home)
    key(_KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(table.picks) == 2
    key(_KEY.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert len(table.picks) == 1


def all_(hands: Hands) -> None:
    """In the list that `several` showed."""
    page = hands.board
    table = page.front.table
    hands.go(table)
    key(_KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.picks) == table.model().rowCount()
    page.show_as_list(False)


def close(hands: Hands) -> None:
    area = hands.rooms.chat.composer.area
    hands.go(area)
    key(_KEY.Key_Escape)
    assert hands.rooms.chat.transcript.hasFocus()


def walk(hands: Hands) -> None:
    area = hands.rooms.chat.composer.area
    hands.go(area)
    key(_KEY.Key_Tab)
    after = QApplication.focusWidget()
    assert after is not area
    key(_KEY.Key_Backtab)
    assert area.hasFocus()


def send(hands: Hands) -> None:
    before = hands.messages()
    hands.go(hands.rooms.chat.composer.area)
    write("보냅니다")
    key(_KEY.Key_Return)
    hands.wait(lambda: hands.messages() == before + 1)


def new_line(hands: Hands) -> None:
    area = hands.rooms.chat.composer.area
    hands.go(area)
    write("첫째")
    key(_KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    write("둘째")
    assert area.plain_text() == "첫째\n둘째"


def send_always(hands: Hands) -> None:
    before = hands.messages()
    hands.go(hands.rooms.chat.composer.area)
    write(" 끝")
    key(_KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.wait(lambda: hands.messages() == before + 1)


def register(hands: Hands) -> None:
    page = hands.rooms
    hands.go(page.chat.transcript)
    press("ㅜ", hangul=True)
    hands.wait(lambda: page.panel.task_tab.form.title.line.hasFocus())
    write("키로 만든 일")
    key(_KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.wait(lambda: hands.desk.site.value("SELECT count(*) FROM task WHERE title = '키로 만든 일'") == 1)
    hands.wait(lambda: not page.panel.task_tab.forming)
    page.open_task(RoomId(hands.desk.world.room), TaskId(1))
    editor = page.panel.task_tab.editor
    hands.wait(lambda: editor.task is not None and editor.task.id == 1)


def items(hands: Hands) -> list[str]:
    texts = "SELECT text FROM checklist_item WHERE removed_at IS NULL ORDER BY position"
    found = hands.desk.site.value(f"SELECT group_concat(text, '/') FROM ({texts})")
    return str(found).split("/") if found else []


def reorder(hands: Hands) -> None:
    checklist = hands.rooms.panel.task_tab.editor.page.checklist
    hands.go(hands.rooms.chat.transcript)
    press("ㅣ", hangul=True)
    for text in ("하나", "둘"):
        write(text)
        key(_KEY.Key_Return)
    hands.wait(lambda: items(hands) == ["하나", "둘"] and checklist.view.model().rowCount() == 2)
    key(_KEY.Key_Escape)
    hands.go(checklist.view)
    key(_KEY.Key_Home)
    key(_KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    hands.wait(lambda: items(hands) == ["둘", "하나"])
    key(_KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    hands.wait(lambda: items(hands) == ["하나", "둘"])


def tick(hands: Hands) -> None:
    hands.go(hands.rooms.panel.task_tab.editor.page.checklist.view)
    key(_KEY.Key_Home)
    key(_KEY.Key_Space)
    hands.wait(lambda: hands.desk.site.value("SELECT count(*) FROM checklist_item WHERE done_at IS NOT NULL") == 1)


def rename(hands: Hands) -> None:
    view = hands.rooms.panel.task_tab.editor.page.checklist.view
    hands.go(view)
    key(_KEY.Key_Home)
    key(_KEY.Key_F2)
    hands.wait(lambda: not view.hasFocus())
    write("고친 ")
    key(_KEY.Key_Return)
    hands.wait(lambda: any("고친" in text for text in items(hands)))


def remove(hands: Hands) -> None:
    view = hands.rooms.panel.task_tab.editor.page.checklist.view
    hands.go(view)
    key(_KEY.Key_End)
    key(_KEY.Key_Delete)
    hands.wait(lambda: len(items(hands)) == 1)


def choose_stage(hands: Hands) -> None:
    hands.go(hands.rooms.chat.transcript)
    press("ㄴ", hangul=True)
    hands.wait(lambda: any(each.is_open for each in hands.window.findChildren(StagePopover)))
    press("2")
    editor = hands.rooms.panel.task_tab.editor
    hands.wait(lambda: editor.page.stepper.current_position == 2)


PROBES: dict[str, Callable[[Hands], None]] = {
    "move": move, "ends": ends, "open": open_, "filter": filter_, "walk": walk, "close": close, "send": send,
    "new_line": new_line, "send_always": send_always, "register": register, "reorder": reorder, "tick": tick,
    "rename": rename, "remove": remove, "choose_stage": choose_stage, "sideways": sideways, "several": several,
    "all": all_,
    "days": days,
}  # fmt: skip
"""In the order they are tried in: each leaves what the next needs."""


def test_every_row_of_the_table_has_a_probe() -> None:
    assert set(PROBES) == {spec.id for spec in key_specs()}


def test_every_key_does_what_the_table_says(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    for number in range(3):
        desk.task(f"옆의 일 {number}", stage=number % 2)
    window = open_window(desk.world.main)
    hands = Hands(window, desk, qtbot)
    pane = window.pages.rooms.list
    pane.set_scope(Scope.ALL)
    pane.set_state(RoomState.RECEIVED)
    hands.wait(lambda: pane.model.rowCount() > 1)
    window.show_room_task((RoomId(desk.world.room), TaskId(1)))
    hands.wait(lambda: window.pages.rooms.panel.open_editor is not None)
    for row, probe in PROBES.items():
        try:
            probe(hands)
        except AssertionError as failed:
            raise AssertionError(row) from failed

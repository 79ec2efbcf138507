"""The list of tasks in a real window over a real file: columns and order, many at once by mouse and keys, one undo."""

import json
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import Importance
from taskflow_desktop.domain.errors import StorageUnavailable
from taskflow_desktop.domain.ids import AgentId, TaskId
from taskflow_desktop.domain.moment import HOUR
from taskflow_desktop.domain.requests import ListColumn, ListSort
from taskflow_desktop.models.board_reads import Figures
from taskflow_desktop.models.task_table import COLUMNS
from taskflow_desktop.rules import limits
from taskflow_desktop.services import tasks
from taskflow_desktop.ui.board.board_header import BoardHeader
from taskflow_desktop.ui.board.columns_menu import ColumnsMenu
from taskflow_desktop.ui.board.empty_board import Nothing
from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.details.people_popover import PeoplePopover
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.own import BOARD, BOARD_LIST
from taskflow_desktop.ui.widgets.reason_bubble import ReasonBubble
from taskflow_desktop.ui.widgets.stage_popover import StagePopover
from tests.support.site import insert, update
from tests.ui.board.conftest import Open
from tests.ui.board.desk import Desk, press

Shift, Control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def as_list(page: BoardPage, qtbot: QtBot) -> BoardPage:
    """Bring the list to the front, its rows on screen and focused."""
    segment = page.header.views.segments()[1]
    QTest.mouseClick(segment, Qt.MouseButton.LeftButton, pos=segment.rect().center())
    qtbot.waitUntil(lambda: page.list.ready)
    page.list.table.setFocus()
    return page


def titles(page: BoardPage) -> list[str]:
    table = page.list.model
    return [str(table.index(row, COLUMNS.index(ListColumn.TITLE)).data()) for row in range(table.rowCount())]


def stages(desk: Desk, *ids: int) -> list[int]:
    """Return the numbers (from 0) of the stages that the file says these tasks are in."""
    return [desk.world.stages.index(desk.site.value("SELECT stage_id FROM task WHERE id = ?", each)) for each in ids]


def click(page: BoardPage, row: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    table = page.list.table
    at = QPoint(60, table.rowViewportPosition(row) + 10)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held, at)


def keys(page: BoardPage, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.list.table, key, held)


def toast(page: BoardPage, qtbot: QtBot) -> str:
    host = toast_host(page)
    qtbot.waitUntil(lambda: host.box is not None)
    assert host.box is not None
    return host.box.toast.text


@pytest.fixture
def four(desk: Desk) -> tuple[TaskId, TaskId, TaskId, TaskId]:
    """Task 1 and three more, an hour apart: the last one is another agent's."""
    found = [TaskId(1)]
    for title, stage, actor in (
        ("쿠폰", 1, desk.world.main),
        ("반품", 0, desk.world.main),
        ("배송", 2, desk.world.other),
    ):
        desk.clock.move(HOUR)
        found.append(desk.task(title, stage, actor=actor))
    desk.clock.move(HOUR)
    return found[0], found[1], found[2], found[3]


def test_order_columns_and_panel(desk: Desk, open_board: Open, qtbot: QtBot, four: tuple[TaskId, ...]) -> None:
    page = as_list(open_board(), qtbot)
    table, header = page.list.table, page.list.table.header
    assert titles(page) == ["배송지 변경", "쿠폰", "반품", "배송"], "the longest stay first"
    assert page.list.status.text == "4건"
    assert page.filters.scopes.segments()[2].text() == "전체 4"
    # A click on a head orders by it, another one the other way round; what is chosen stays chosen.
    table.select(four[2])
    column = COLUMNS.index(ListColumn.TITLE)
    at = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: titles(page) == ["반품", "배송", "배송지 변경", "쿠폰"])
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: titles(page) == ["쿠폰", "배송지 변경", "배송", "반품"])
    assert table.picks == (four[2],)
    assert page.header.sort_button.text() == "제목 내림차순"
    # Columns are moved, hidden and pulled wider; all of it is the person's own.
    header.moveSection(header.visualIndex(COLUMNS.index(ListColumn.OWNER)), 0)
    header.resizeSection(COLUMNS.index(ListColumn.STAGE), 150)
    page.header.columns_button.click()
    menu = page.window().findChild(ColumnsMenu)
    assert menu is not None
    entries = dict(zip(header.choice.columns, menu.actions(), strict=False))
    assert not entries[ListColumn.NUMBER].isEnabled()
    entries[ListColumn.CHECKLIST].trigger()
    menu.setActiveAction(entries[ListColumn.STAY])
    QTest.keyClick(menu, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    menu.close()
    assert header.isSectionHidden(COLUMNS.index(ListColumn.CHECKLIST))
    kept = json.loads(page._session.own.get(BOARD_LIST))
    assert (kept["columns"][0], kept["columns"][-2:]) == ("owner", ["stay", "created"])
    assert (kept["hidden"], kept["sort"], kept["down"]) == (["checklist"], "title", True)
    assert kept["widths"] == {"stage": 150}
    assert json.loads(page._session.own.get(BOARD))["list"] is True
    # Enter opens beside the list, Esc closes and the focus is back; the board has the same task.
    table.setFocus()
    keys(page, Qt.Key.Key_Return)
    assert page.panel.task_id == four[2]
    qtbot.waitUntil(lambda: page.panel.isAncestorOf(page.focusWidget()))
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert page.focusWidget() is table
    page.header.view_chosen.emit(False)
    assert page.columns.selection.task_id == four[2]


def test_what_was_chosen_is_there_again(desk: Desk, open_board: Open, qtbot: QtBot, four: tuple[TaskId, ...]) -> None:
    first = as_list(open_board(), qtbot)
    first.list.set_sort(ListSort(ListColumn.NUMBER, down=True))
    qtbot.waitUntil(lambda: titles(first)[0] == "배송")
    kept = "SELECT value FROM own_setting WHERE key = 'board_list'"
    qtbot.waitUntil(lambda: "number" in str(desk.site.value(kept)))
    again = open_board()
    assert again.as_list
    qtbot.waitUntil(lambda: again.list.ready)
    assert titles(again)[0] == "배송"
    again.filters.field.set_text("없는 말")
    qtbot.waitUntil(lambda: again.list.empty.isVisible() and again.list.empty.shown is Nothing.NO_MATCH)


def test_keys_choose_many(desk: Desk, open_board: Open, qtbot: QtBot, four: tuple[TaskId, ...]) -> None:
    page = as_list(open_board(), qtbot)
    table = page.list.table
    keys(page, Qt.Key.Key_Home)
    assert table.picks == (four[0],)
    keys(page, Qt.Key.Key_Down, Shift)
    keys(page, Qt.Key.Key_Down, Shift)
    assert table.picks == four[:3]
    keys(page, Qt.Key.Key_Up, Shift)
    assert table.picks == four[:2]
    keys(page, Qt.Key.Key_Down, Control)
    keys(page, Qt.Key.Key_Down, Control)
    assert (table.picks, table.current) == (four[:2], four[3])
    keys(page, Qt.Key.Key_Space)
    assert table.picks == (four[0], four[1], four[3])
    assert page.list.status.text == "4건 · 3건 고름"
    assert not page.list.status.stage_button.isHidden()
    keys(page, Qt.Key.Key_Escape)
    assert table.picks == (four[3],)
    keys(page, Qt.Key.Key_A, Control)
    assert table.picks == four
    press("ㅏ", hangul=True)
    assert table.picks == (four[2],)
    keys(page, Qt.Key.Key_End)
    assert table.current == four[3]
    press("c")
    assert QGuiApplication.clipboard().text() == "TK-2026-A0004"


def test_mouse_chooses_many_and_one_opens(desk: Desk, open_board: Open, qtbot: QtBot, four: tuple[TaskId, ...]) -> None:
    page = as_list(open_board(), qtbot)
    click(page, 1)
    assert page.panel.task_id == four[1]
    click(page, 3, Control)
    assert page.list.table.picks == (four[1], four[3])
    click(page, 1, Control)
    click(page, 1, Shift)
    assert page.list.table.picks == (four[1],)
    click(page, 3, Shift)
    assert page.list.table.picks == four[1:]


def test_many_move_by_name_and_go_back_in_one_step(
    desk: Desk, open_board: Open, qtbot: QtBot, four: tuple[TaskId, ...]
) -> None:
    page = as_list(open_board(), qtbot)
    keys(page, Qt.Key.Key_A, Control)
    press("ㄴ", hangul=True)
    popover = page.window().findChild(StagePopover)
    assert popover is not None
    press("4")
    qtbot.waitUntil(page.list.notice.isVisible)
    assert stages(desk, *four) == [3, 3, 3, 2]
    assert toast(page, qtbot) == "3건을 ‘해결’로 옮겼어요. 1건은 그대로예요."
    (line,) = page.list.notice.lines
    assert line.startswith("A0004 배송 보기만 할 수 있어요.")
    assert page.list.table.picks == four, "what was chosen stays chosen wherever it went"
    page._session.undo.undo()
    qtbot.waitUntil(lambda: stages(desk, *four) == [0, 1, 0, 2])
    qtbot.waitUntil(lambda: page._session.undo.next_redo is not None)
    qtbot.waitUntil(lambda: toast(page, qtbot) == "되돌렸어요: 3건을 옮겼어요")
    page._session.undo.redo()
    qtbot.waitUntil(lambda: stages(desk, *four) == [3, 3, 3, 2])
    page.list.notice.understood.click()
    assert page.list.notice.isHidden()
    # Somebody else changes one of them: the others still go back, and it is told by name.
    qtbot.waitUntil(lambda: page._session.undo.next_undo is not None)
    desk.site.do(desk.world.main, update("task", four[0], stage_id=desk.world.stages[1]))
    qtbot.waitUntil(lambda: page.list.model.task(four[0]).stage_id == desk.world.stages[1])  # type: ignore[union-attr]
    page._session.undo.undo()
    qtbot.waitUntil(lambda: stages(desk, *four) == [1, 1, 0, 2])
    qtbot.waitUntil(page.list.notice.isVisible)
    assert page.list.notice.lines[0].startswith("A0001 배송지 변경 다른 사람이 먼저 고쳤어요.")


def test_importance_and_owner_of_many(desk: Desk, open_board: Open, qtbot: QtBot, four: tuple[TaskId, ...]) -> None:
    page = as_list(open_board(desk.world.manager), qtbot)
    keys(page, Qt.Key.Key_A, Control)
    press("p")
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    next(entry for entry in menu.actions() if entry.text() == "긴급").trigger()
    menu.close()
    qtbot.waitUntil(lambda: page.list.model.task(four[3]).importance is Importance.URGENT)  # type: ignore[union-attr]
    assert toast(page, qtbot) == "4건의 중요도를 ‘긴급’으로 바꿨어요"
    page.list.status.owner_button.click()
    popover = page.window().findChild(PeoplePopover)
    assert popover is not None
    popover.chosen.emit(AgentId(desk.world.helper))
    popover.dismiss()
    owners = "SELECT count(*) FROM task WHERE owner_id = ?"
    qtbot.waitUntil(lambda: desk.site.value(owners, desk.world.helper) == 4)
    qtbot.waitUntil(lambda: "4건의 소유자" in toast(page, qtbot))
    page._session.undo.undo()
    qtbot.waitUntil(lambda: desk.site.value(owners, desk.world.helper) == 0)


def test_one_who_gives_his_own_away_is_told_that_it_stays_so(
    desk: Desk, open_board: Open, qtbot: QtBot, four: tuple[TaskId, ...]
) -> None:
    page = as_list(open_board(), qtbot)
    keys(page, Qt.Key.Key_Home)
    keys(page, Qt.Key.Key_Down, Shift)
    page.list.actions_.open_owners()
    popover = page.window().findChild(PeoplePopover)
    assert popover is not None
    popover.chosen.emit(AgentId(desk.world.helper))
    popover.dismiss()
    assert "2건의 소유자" in toast(page, qtbot)
    assert page._session.undo.next_undo is None
    assert page._session.undo.barred


def test_what_may_not_be_done_is_said(desk: Desk, open_board: Open, qtbot: QtBot, four: tuple[TaskId, ...]) -> None:
    desk.many(limits.TASKS_AT_ONCE)
    page = as_list(open_board(desk.world.helper), qtbot)
    recorded = desk.events()

    def said() -> str:
        return next(each for each in page.window().findChildren(ReasonBubble) if each.isVisible()).text

    keys(page, Qt.Key.Key_A, Control)
    press("s")
    assert said() == "한 번에 200건까지 바꿀 수 있어요. 더 적게 골라 주세요."
    keys(page, Qt.Key.Key_End)
    keys(page, Qt.Key.Key_Up, Shift)
    press("s")
    qtbot.waitUntil(lambda: said().startswith("보기만 할 수 있어요."))  # rows that nobody looked at are read first
    press("o")
    assert said() == "한 건씩 할 수 있는 일이에요. 한 건만 골라 주세요."
    page.list.actions_.open_owners()
    qtbot.waitUntil(lambda: said() == "소유자와 참조자는 소유자, 매니저, 관리자만 바꿀 수 있어요.")
    assert page.window().findChild(StagePopover) is None
    assert desk.events() == recorded


def test_others_changes_come_in_and_one_task_goes_as_on_the_board(
    desk: Desk, open_board: Open, qtbot: QtBot, four: tuple[TaskId, ...]
) -> None:
    page = as_list(open_board(), qtbot)
    page.list.set_sort(ListSort(ListColumn.IMPORTANCE))
    page.list.table.select(four[0])
    desk.site.do(desk.world.main, update("task", four[2], importance=4))
    qtbot.waitUntil(lambda: titles(page)[0] == "반품")
    desk.task("새로 온 것", 0)
    qtbot.waitUntil(lambda: "새로 온 것" in titles(page))
    assert page.list.table.picks == (four[0],)
    press("]")
    qtbot.waitUntil(lambda: stages(desk, four[0]) == [1])
    assert toast(page, qtbot) == "A0001을 ‘상담 진행’으로 옮겼어요"
    # The next change finds the row as it is now.
    press("]")
    qtbot.waitUntil(lambda: stages(desk, four[0]) == [2])


def test_the_head_gives_way_and_keeps_its_names(qtbot: QtBot) -> None:
    head = BoardHeader()
    qtbot.addWidget(head)
    head.set_view(True)
    head.set_sort(ListSort(ListColumn.TITLE, down=False))
    head.set_figures(Figures(in_progress=18, finished_today=7))
    head.resize(1200, head.sizeHint().height())
    head.show()
    assert (head.sort_button.text(), head.columns_button.text()) == ("제목 오름차순", "열 보기")
    assert head.views.words_shown
    head.resize(420, head.height())
    assert (head.sort_button.text(), head.columns_button.text()) == ("", "")
    assert not head.views.words_shown
    assert head.sort_button.accessibleName() == "정렬: 제목 오름차순"
    assert [each.accessibleName() for each in head.views.segments()] == ["보드", "목록"]
    assert [each.toolTip() for each in head.views.segments()] == ["보드", "목록"]
    assert head.columns_button.accessibleName() == "열 보기"
    head.resize(1200, head.height())
    assert head.sort_button.text() == "제목 오름차순"


def test_a_disk_that_is_full_in_the_middle(
    desk: Desk, open_board: Open, qtbot: QtBot, four: tuple[TaskId, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was moved is told and can be taken back; what was not is told by name."""
    move, tried = tasks.change_stage, list[object]()

    def fails(*args: Any, **named: Any) -> Any:
        tried.append(args)
        if len(tried) == 3:
            raise StorageUnavailable("disk_full")
        return move(*args, **named)

    page = as_list(open_board(desk.world.manager), qtbot)
    keys(page, Qt.Key.Key_A, Control)
    monkeypatch.setattr(tasks, "change_stage", fails)
    press("s")
    press("4")
    assert toast(page, qtbot) == "2건을 ‘해결’로 옮겼어요. 2건은 그대로예요."
    notice = page.list.notice
    qtbot.waitUntil(notice.isVisible)
    full = "디스크가 가득 찼어요. 공간을 비운 뒤 다시 해 주세요."
    assert notice.lines == (f"A0003 반품 {full}", f"A0004 배송 {full}")
    assert desk.refusals == []
    page._session.undo.undo()
    qtbot.waitUntil(lambda: stages(desk, *four) == [0, 1, 0, 2])


def test_rubbish_that_is_remembered_keeps_nobody_out(
    desk: Desk, open_board: Open, qtbot: QtBot, four: tuple[TaskId, ...]
) -> None:
    """Lists in lists without end: the page opens as if nothing had been chosen."""
    for key in (BOARD, BOARD_LIST):
        desk.site.do(desk.world.main, insert("own_setting", agent_id=desk.world.main, key=key, value="[" * 19_000))
    page = as_list(open_board(), qtbot)
    qtbot.waitUntil(lambda: len(titles(page)) == 4)
    assert desk.faults == []


def test_a_key_pressed_quickly_goes_as_many_stages(
    desk: Desk, open_board: Open, qtbot: QtBot, four: tuple[TaskId, ...]
) -> None:
    page = as_list(open_board(desk.world.manager), qtbot)
    keys(page, Qt.Key.Key_A, Control)
    for key in "]]]":
        press(key)
    qtbot.waitUntil(lambda: stages(desk, *four) == [3, 3, 3, 3])
    qtbot.waitUntil(lambda: not page.list.actions_.many.on_way)
    for key in "[[":
        press(key)
    qtbot.waitUntil(lambda: stages(desk, *four) == [1, 1, 1, 1])

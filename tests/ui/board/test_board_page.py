"""The board in a real window over a real file: columns, moves, filters, keys, others' changes, rights."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import Outcome
from taskflow_desktop.domain.ids import StageId, TaskId
from taskflow_desktop.domain.moment import DAY, HOUR, MINUTE
from taskflow_desktop.models.board_column import BoardRole
from taskflow_desktop.ui.board.column import Column
from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.own import set_single_keys
from taskflow_desktop.ui.widgets.reason_bubble import ReasonBubble
from taskflow_desktop.ui.widgets.stage_popover import StagePopover
from tests.support.site import update
from tests.ui.board.conftest import Open
from tests.ui.board.desk import Desk, press


def column(page: BoardPage, number: int) -> Column:
    return page.columns.columns[number]


def titles(page: BoardPage, number: int) -> list[str]:
    tasks = [page.board.task(task_id) for task_id in column(page, number).model.ids]
    return [task.title for task in tasks if task is not None]


def select(page: BoardPage, task_id: TaskId) -> None:
    """Have a card selected and the focus on it."""
    page.columns.select(task_id)
    page.focus_tasks()


def card_point(page: BoardPage, task_id: TaskId) -> tuple[Column, QPoint]:
    """Return the column of a card and the card's middle in it."""
    place = page.board.place_of(task_id)
    assert place is not None
    found = page.columns.column(place[0].stage_id)
    assert found is not None
    cards = found.cards
    return found, cards.visualRect(place[0].index(place[1], 0)).center()


def click(page: BoardPage, task_id: TaskId) -> None:
    found, point = card_point(page, task_id)
    QTest.mouseClick(found.cards.viewport(), Qt.MouseButton.LeftButton, pos=point)


def stage_of(desk: Desk, task_id: TaskId) -> int:
    """Return the number (from 0) of the stage that the file says a task is in."""
    return desk.world.stages.index(desk.site.value("SELECT stage_id FROM task WHERE id = ?", task_id))


# --- what stands where ------------------------------------------------------------------------------------------------


def test_a_column_per_stage_with_its_tasks_longest_stay_first(desk: Desk, open_board: Open) -> None:
    desk.clock.move(HOUR)
    desk.task("쿠폰 중복 적용", 1)
    desk.clock.move(HOUR)
    desk.task("현금영수증 재발행", 1)
    page = open_board()
    assert [each.head.stage.name for each in page.columns.columns] == ["신규", "상담 진행", "보류", "해결"]
    assert titles(page, 0) == ["배송지 변경"]
    assert titles(page, 1) == ["쿠폰 중복 적용", "현금영수증 재발행"]
    assert [each.head.total for each in page.columns.columns] == [1, 2, 0, 0]
    assert column(page, 1).cards.accessibleName() == "상담 진행, 4단계 중 2단계, 2건"
    assert page.filters.scopes.segments()[2].text() == "전체 3"


def test_a_card_says_all_of_itself(desk: Desk, open_board: Open) -> None:
    desk.task("린넨 커튼 색상 교환", 2, importance=3)
    desk.clock.move(34 * MINUTE)
    page = open_board()
    index = column(page, 2).model.index(0, 0)
    number = index.data(BoardRole.TASK).short_number
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{number}, 린넨 커튼 색상 교환, 보류, 34분째, 높음, 진행 중, 소유자 김지수"
    assert "린넨 커튼 색상 교환" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_the_average_stay_is_shown_once_a_visit_has_ended(desk: Desk, open_board: Open) -> None:
    task = desk.task("반품", 0)
    desk.clock.move(38 * MINUTE)
    desk.site.do(desk.world.main, update("task", task, stage_id=desk.world.stages[1]))
    page = open_board()
    assert column(page, 0).head.average == "평균 체류 38분"
    assert column(page, 1).head.average == ""


# --- moving -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hangul", [False, True])
def test_s_and_a_digit_move_the_card_and_focus_follows(
    desk: Desk, open_board: Open, qtbot: QtBot, hangul: bool
) -> None:
    page = open_board()
    select(page, TaskId(1))
    press("ㄴ" if hangul else "s", hangul=hangul)
    popover = page.window().findChild(StagePopover)
    assert popover is not None
    assert popover.is_open
    press("3")
    qtbot.waitUntil(lambda: titles(page, 2) == ["배송지 변경"])
    assert titles(page, 0) == []
    assert stage_of(desk, TaskId(1)) == 2
    assert page.columns.selection.task_id == TaskId(1)
    qtbot.waitUntil(column(page, 2).cards.hasFocus)
    assert column(page, 2).cards.currentIndex().data(BoardRole.ID) == TaskId(1)


def test_the_toast_tells_the_move_and_takes_it_back(desk: Desk, open_board: Open, qtbot: QtBot) -> None:
    page = open_board()
    select(page, TaskId(1))
    press("]")
    host = toast_host(page)
    qtbot.waitUntil(lambda: host.box is not None)
    assert host.box is not None
    assert host.box.toast.text == "A0001을 ‘상담 진행’으로 옮겼어요"
    host.box.buttons[0].click()
    qtbot.waitUntil(lambda: titles(page, 0) == ["배송지 변경"])
    assert stage_of(desk, TaskId(1)) == 0


def test_the_last_stage_asks_for_the_outcome(desk: Desk, open_board: Open, qtbot: QtBot) -> None:
    task = desk.task("교환", 2)
    page = open_board()
    select(page, task)
    press("]")
    host = toast_host(page)
    qtbot.waitUntil(lambda: host.box is not None)
    assert host.box is not None
    assert host.box.toast.text == "‘해결’로 옮겼어요. 결과는요?"
    host.box.buttons[0].click()
    qtbot.waitUntil(lambda: (found := page.board.task(task)) is not None and found.outcome is Outcome.SUCCESS)


def test_brackets_stop_at_both_ends(desk: Desk, open_board: Open) -> None:
    page = open_board()
    select(page, TaskId(1))
    recorded = desk.events()
    press("[")
    page.columns.select(TaskId(1))
    assert desk.events() == recorded
    assert stage_of(desk, TaskId(1)) == 0


def test_pulling_a_card_moves_nothing_and_says_so_once_a_day(desk: Desk, open_board: Open, qtbot: QtBot) -> None:
    page = open_board()
    recorded = desk.events()

    def pull() -> None:
        found, start = card_point(page, TaskId(1))
        viewport = found.cards.viewport()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
        for distance in (10, 60, 200, 400):
            QTest.mouseMove(viewport, start + QPoint(distance, 20))
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start + QPoint(400, 20))

    pull()
    host = toast_host(page)
    qtbot.waitUntil(lambda: host.box is not None)
    assert host.box is not None
    assert host.box.toast.text == "카드는 끌어서 옮기지 않아요. S 키로 단계를 바꿔 주세요."
    assert titles(page, 0) == ["배송지 변경"]
    assert desk.events() == recorded
    assert not page.panel.isVisible()
    host.dismiss()
    pull()
    assert host.box is None
    desk.clock.move(DAY)
    pull()
    assert host.box is not None


def test_whoever_may_not_edit_gets_the_reason_at_the_card(desk: Desk, open_board: Open) -> None:
    page = open_board(desk.world.other)
    select(page, TaskId(1))
    press("s")
    assert page.window().findChild(StagePopover) is None
    bubble = page.window().findChild(ReasonBubble)
    assert bubble is not None
    assert bubble.text == "보기만 할 수 있어요. 소유자 김지수 님이나 매니저가 참조자로 넣으면 고칠 수 있어요."
    press("]")
    assert stage_of(desk, TaskId(1)) == 0


# --- others' changes --------------------------------------------------------------------------------------------------


def test_anothers_change_moves_the_card_but_neither_selection_nor_scroll(
    desk: Desk, open_board: Open, qtbot: QtBot
) -> None:
    tasks = []
    for number in range(30):
        desk.clock.move(HOUR)
        tasks.append(desk.task(f"할 일 {number}"))
    page = open_board()
    select(page, tasks[20])
    found = column(page, 0)
    bar = found.cards.verticalScrollBar()
    assert bar.value() > 0
    before = card_point(page, tasks[20])[1]
    other = desk.enter(desk.world.manager)
    other.commands.change_stage(tasks[2], 1, StageId(desk.world.stages[1]))
    qtbot.waitUntil(lambda: titles(page, 1) == ["할 일 2"], timeout=5_000)
    assert page.columns.selection.task_id == tasks[20]
    assert found.cards.currentIndex().data(BoardRole.ID) == tasks[20]
    assert found.cards.hasFocus()
    assert card_point(page, tasks[20])[1] == before


def test_the_open_panel_and_the_field_with_the_focus_stay(desk: Desk, open_board: Open, qtbot: QtBot) -> None:
    page = open_board()
    click(page, TaskId(1))
    page.filters.field.line.setFocus()
    other = desk.enter(desk.world.manager)
    other.commands.change_stage(TaskId(1), 1, StageId(desk.world.stages[2]))
    qtbot.waitUntil(lambda: titles(page, 2) == ["배송지 변경"], timeout=5_000)
    assert QApplication.focusWidget() is page.filters.field.line
    assert page.panel.task_id == TaskId(1)
    assert page.columns.selection.task_id == TaskId(1)


def test_a_new_task_of_anybody_appears(desk: Desk, open_board: Open, qtbot: QtBot) -> None:
    page = open_board()
    desk.task("새로 온 일", 1)
    qtbot.waitUntil(lambda: titles(page, 1) == ["새로 온 일"], timeout=5_000)
    qtbot.waitUntil(lambda: page.filters.scopes.segments()[2].text() == "전체 2")


# --- the open task ----------------------------------------------------------------------------------------------------


def test_a_click_opens_the_task_and_the_board_stays(desk: Desk, open_board: Open, qtbot: QtBot) -> None:
    second = desk.task("쿠폰", 0)
    page = open_board()
    click(page, second)
    assert page.panel.isVisible()
    assert page.columns.isVisible()
    qtbot.waitUntil(lambda: page.panel.editor.task is not None)
    assert page.panel.editor.task_id == second
    assert column(page, 0).cards.hasFocus() or page.columns.selection.task_id == second
    page.panel.up.click()
    assert page.panel.task_id == TaskId(1)
    assert page.panel.up.refusal == "이 열의 첫 카드예요."
    with qtbot.waitSignal(page.room_requested) as told:
        page.panel.room_button.click()
    assert told.args == [(desk.world.room, TaskId(1))]


def test_enter_opens_and_escape_gives_the_focus_back_to_the_card(desk: Desk, open_board: Open, qtbot: QtBot) -> None:
    page = open_board()
    select(page, TaskId(1))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel.isAncestorOf(QApplication.focusWidget()))
    press(Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert column(page, 0).cards.hasFocus()
    assert page.columns.selection.task_id == TaskId(1)


def test_the_panel_tells_room_and_place(desk: Desk, open_board: Open, qtbot: QtBot) -> None:
    desk.task("쿠폰", 0)
    page = open_board()
    click(page, TaskId(1))
    texts = lambda: {each.text() for each in page.panel.findChildren(type(page.panel._place))}  # noqa: E731
    qtbot.waitUntil(lambda: "주 상담사 김지수 · 이 방의 태스크 1/10" in texts())
    assert "신규 1/2" in texts()
    assert "홍길동" in texts()


# --- keys -------------------------------------------------------------------------------------------------------------


def test_the_keyboard_walks_over_all_cards_and_columns(desk: Desk, open_board: Open) -> None:
    expected = {TaskId(1)}
    for stage in range(4):
        for number in range(6):
            desk.clock.move(HOUR)
            expected.add(desk.task(f"{stage}-{number}", stage))
    page = open_board()
    page.focus_tasks()
    press(Qt.Key.Key_Home)
    seen = set()
    for number in range(4):
        press(Qt.Key.Key_Home)
        for _ in range(column(page, number).model.rowCount()):
            assert column(page, number).cards.hasFocus()
            seen.add(page.columns.selection.task_id)
            press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Right)
    assert seen == expected
    press("k")
    press("k")
    press(Qt.Key.Key_Left)
    place = page.board.place_of(page.columns.selection.task_id or TaskId(0))
    assert place is not None
    assert (place[0].stage_id, place[1]) == (desk.world.stages[2], 3)
    press(Qt.Key.Key_End)
    press("j")
    assert column(page, 2).cards.row == 5


def test_hangul_letters_walk_too(desk: Desk, open_board: Open) -> None:
    second = desk.task("쿠폰", 0)
    page = open_board()
    select(page, TaskId(1))
    press("ㅓ", hangul=True)
    assert page.columns.selection.task_id == second
    press("ㅏ", hangul=True)
    assert page.columns.selection.task_id == TaskId(1)


def test_single_keys_can_be_switched_off(desk: Desk, open_board: Open) -> None:
    page = open_board()
    set_single_keys(page._session.own, False)
    select(page, TaskId(1))
    press("s")
    assert page.window().findChild(StagePopover) is None


def test_the_slash_leads_to_the_filter_and_enter_back_to_the_cards(desk: Desk, open_board: Open) -> None:
    page = open_board()
    select(page, TaskId(1))
    press("/")
    assert page.filters.field.line.hasFocus()
    press(Qt.Key.Key_Return)
    assert column(page, 0).cards.hasFocus()


def test_the_cards_are_one_tab_stop(desk: Desk, open_board: Open) -> None:
    desk.task("쿠폰", 1)
    page = open_board()
    page.columns.select(TaskId(1))
    stops = [bool(each.cards.focusPolicy() & Qt.FocusPolicy.TabFocus) for each in page.columns.columns]
    assert stops == [True, False, False, False]


# --- pages and size ---------------------------------------------------------------------------------------------------


def test_of_twenty_thousand_tasks_only_loaded_pages_are_held(desk: Desk, open_board: Open, qtbot: QtBot) -> None:
    desk.many(20_000, stage=1)
    page = open_board()
    assert column(page, 1).head.total == 20_000
    assert page.board.held == 51
    model = column(page, 1).model
    column(page, 1).cards.go(50)
    assert model.index(50, 0).data(Qt.ItemDataRole.DisplayRole) == "19,950건 더 보기"
    column(page, 1).cards.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(model.ids) == 100)
    assert page.board.held == 101
    assert model.index(100, 0).data(BoardRole.MORE) == 19_900


def test_beside_the_panel_the_selected_card_is_all_on_screen(desk: Desk, open_board: Open) -> None:
    tasks = []
    for number in range(12):
        desk.clock.move(HOUR)
        tasks.append(desk.task(f"할 일 {number}", 2))
    page = open_board(width=1060, height=640)
    click(page, tasks[4])
    found, _ = card_point(page, tasks[4])
    strip = page.columns.strip
    right = found.mapTo(strip, QPoint(found.width(), 0)).x()
    assert page.panel.isVisible()
    assert right <= strip.width()
    place = page.board.place_of(tasks[4])
    assert place is not None
    row = found.cards.visualRect(place[0].index(place[1], 0))
    assert found.cards.viewport().rect().contains(row)


def test_columns_share_the_width_and_scroll_by_whole_ones(desk: Desk, open_board: Open) -> None:
    for number in range(4):
        desk.site.insert(
            desk.world.admin, "stage", flow_id=1, slot=5 + number, position=5 + number,
            name=f"단계 {number}", name_key=f"단계 {number}",
            colour="#2F7DE1",
        )  # fmt: skip
    page = open_board(width=1000)
    strip = page.columns.strip
    assert {each.width() for each in page.columns.columns} == {224}
    last = page.columns.columns[-1]
    strip.show_column(last)
    lefts = [each.mapTo(strip, QPoint(0, 0)).x() for each in page.columns.columns]
    assert 20 in lefts
    assert last.mapTo(strip, QPoint(last.width(), 0)).x() <= strip.width() - 20
    strip.show_column(page.columns.columns[0])
    assert strip.first == 0


@pytest.mark.parametrize("key", ["ㄱ", "ㅣ"])
def test_people_and_checklist_of_the_open_card_by_key(qtbot: QtBot, desk: Desk, open_board: Open, key: str) -> None:
    page = open_board()
    task_id = TaskId(desk.world.task)
    page.open_task(task_id)
    qtbot.waitUntil(lambda: page.panel.editor.task is not None)
    select(page, task_id)
    press(key, hangul=True)
    editor = page.panel.editor
    if key == "ㅣ":
        assert editor.page.checklist.writing.line.field.line.hasFocus()
        press(Qt.Key.Key_Escape)
    else:
        popover = editor.doing.people.popover
        assert popover is not None
        popover.dismiss()

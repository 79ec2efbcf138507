"""What the board shows and what it remembers: filters, order, folded columns, and the places with nothing in them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import Importance, Role, RoomState
from taskflow_desktop.domain.ids import AgentId, StageId, TaskId
from taskflow_desktop.domain.requests import BoardFilter, BoardSort, Scope
from taskflow_desktop.ui.board.choice import BoardChoice, from_text
from taskflow_desktop.ui.board.empty_board import Nothing
from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.widgets.buttons import Button
from tests.support.site import update
from tests.ui.board.desk import Desk, press, show_in_window

Open = Callable[..., BoardPage]


@pytest.fixture
def open_board(qtbot: QtBot, desk: Desk, preferences: Preferences) -> Open:
    """Open the board as an agent, by default the main agent of the first room."""
    windows = []  # a window nobody holds is gone

    def opened(agent: int | None = None, *, width: int = 1380) -> BoardPage:
        page = BoardPage(desk.enter(agent or desk.world.main), preferences)
        windows.append(show_in_window(qtbot, page, width))
        qtbot.waitUntil(lambda: page.board.ready or not page._session.flow.on)
        return page

    return opened


def shown(page: BoardPage) -> set[str]:
    """The titles of all cards on the board."""
    ids = [task_id for column in page.board.columns for task_id in column.ids]
    return {task.title for task_id in ids if (task := page.board.task(task_id)) is not None}


def button(page: BoardPage, text: str) -> Button:
    return next(each for each in page.places.empty.findChildren(Button) if each.text() == text and each.isVisible())


def test_whose_tasks(desk: Desk, open_board: Open, qtbot: QtBot) -> None:
    desk.task("도윤의 일", 1, actor=desk.world.other)
    page = open_board(desk.world.helper)
    segments = page.filters.scopes.segments()
    qtbot.waitUntil(lambda: [each.text() for each in segments] == ["내 태스크 0", "참조 1", "전체 2"])
    QTest.mouseClick(segments[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(page) == {"배송지 변경"})
    QTest.mouseClick(segments[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.places.empty.isVisible() and page.places.empty.shown is Nothing.NONE_MINE)
    assert page.places.empty.state(Nothing.NONE_MINE).title == "맡은 태스크가 없어요"
    with qtbot.waitSignal(page.rooms_requested):
        button(page, "상담방으로 가기").click()
    button(page, "전체 태스크 보기").click()
    qtbot.waitUntil(lambda: page.columns.isVisible() and shown(page) == {"배송지 변경", "도윤의 일"})
    assert page.filters.scopes.value is Scope.ALL


def test_a_filter_turns_blue_names_its_value_and_goes_by_its_cross(desk: Desk, open_board: Open, qtbot: QtBot) -> None:
    desk.task("급한 일", 0, importance=4)
    page = open_board()
    chip = page.filters.importances
    assert (chip.text(), chip._variant) == ("중요도", "quiet")
    chip.menu_of_values.actions()[0].trigger()
    qtbot.waitUntil(lambda: shown(page) == {"급한 일"})
    assert (chip.text(), chip._variant) == ("중요도: 긴급", "active")
    assert page.filters.clear_button.isVisible()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 14, chip.height() // 2))
    qtbot.waitUntil(lambda: shown(page) == {"급한 일", "배송지 변경"})
    assert (chip.text(), chip._variant) == ("중요도", "quiet")
    assert not page.filters.clear_button.isVisible()


def test_every_filter_narrows(desk: Desk, open_board: Open, qtbot: QtBot) -> None:
    desk.task("도윤의 일", 1, actor=desk.world.other)
    done = desk.task("끝난 일", 3)
    desk.site.do(desk.world.main, update("task", done, outcome="success"))
    page = open_board()
    filters = page.filters
    for where, titles in (
        (BoardFilter(owners=frozenset({AgentId(desk.world.other)})), {"도윤의 일"}),
        (BoardFilter(outcomes=frozenset({None})), {"배송지 변경", "도윤의 일"}),
        (BoardFilter(room_states=frozenset({RoomState.CLOSED})), set()),
        (BoardFilter(created_within_days=7, text="끝난"), {"끝난 일"}),
        (BoardFilter(text="이수민"), {"도윤의 일", "끝난 일"}),
    ):
        filters._use(where)
        qtbot.waitUntil(lambda wanted=titles: shown(page) == wanted)


def test_typing_finds_and_nothing_found_says_what_was_looked_for(desk: Desk, open_board: Open, qtbot: QtBot) -> None:
    page = open_board()
    page.focus_tasks()
    press("/")
    QTest.keyClicks(page.filters.field.line, "A0001")
    qtbot.waitUntil(lambda: page.board.where.text == "A0001")
    page.filters.field.set_text("없는 말")
    page.filters.importances.menu_of_values.actions()[0].trigger()
    qtbot.waitUntil(page.places.empty.isVisible)
    assert page.places.empty.state(Nothing.NO_MATCH).title == "조건에 맞는 태스크가 없어요"
    qtbot.waitUntil(lambda: page.filters.described == "중요도 긴급 · ‘없는 말’")
    button(page, "필터 지우기").click()
    qtbot.waitUntil(lambda: shown(page) == {"배송지 변경"})
    assert page.filters.field.text() == ""


def test_a_card_that_no_longer_matches_leaves_and_its_task_stays_open(
    desk: Desk, open_board: Open, qtbot: QtBot
) -> None:
    page = open_board()
    page.filters._use(BoardFilter(text="배송지"))
    qtbot.waitUntil(lambda: shown(page) == {"배송지 변경"})
    page.open_task(TaskId(1))
    other = desk.enter(desk.world.manager)
    other.commands.rename_task(TaskId(1), 1, "주소 바꾸기")
    qtbot.waitUntil(lambda: shown(page) == set(), timeout=5_000)
    assert page.panel.task_id == TaskId(1)


def test_choices_are_kept_per_person(desk: Desk, open_board: Open, qtbot: QtBot) -> None:
    first = open_board()
    first.filters._use(BoardFilter(importances=frozenset({Importance.NORMAL}), agent_id=AgentId(desk.world.main)))
    first.header.sort_button.click()
    menu = next(each for each in first.findChildren(QMenu) if each.isVisible())
    next(entry for entry in menu.actions() if entry.text() == "최신순").trigger()
    menu.close()
    first.header.fold_toggled.emit((StageId(desk.world.stages[3]), True))
    again = open_board()
    assert again.filters.where.importances == {Importance.NORMAL}
    assert again.filters.where.sort is BoardSort.NEWEST
    assert again.header.sort_button.text() == "최신순"
    assert [column.folded for column in again.columns.columns] == [False, False, False, True]
    other = open_board(desk.world.helper)
    assert other.filters.where.importances == frozenset()
    assert not any(column.folded for column in other.columns.columns)


def test_a_folded_column_is_narrow_and_opens_by_a_press(desk: Desk, open_board: Open) -> None:
    page = open_board()
    folded = page.columns.columns[3]
    page.columns.fold(folded.model.stage_id, folded=True)
    assert folded.width() == 44
    assert folded.strip.accessibleName() == "열 펼치기: 해결, 4단계 중 4단계, 0건"
    folded.strip.click()
    assert folded.width() >= 200
    assert not folded.folded


def test_filters_without_room_wait_behind_one_button(desk: Desk, open_board: Open) -> None:
    page = open_board(width=700)
    assert not page.filters.created.isVisible()
    assert page.filters._more.isVisible()
    assert page.filters.field.isVisible()
    assert page.filters.field.mapTo(page.filters, QPoint(page.filters.field.width(), 0)).x() <= page.filters.width()


def test_switched_off_the_admin_finds_the_settings(desk: Desk, open_board: Open, qtbot: QtBot) -> None:
    page = open_board(desk.world.admin)
    desk.site.do(desk.world.admin, update("setting", "task_flow", key_column="key", value="off"))
    qtbot.waitUntil(lambda: page.places.empty.isVisible() and page.places.empty.shown is Nothing.OFF, timeout=5_000)
    assert page.places.empty.state(Nothing.OFF).title == "태스크 플로우가 꺼져 있어요"
    assert not page.filters.isVisible()
    assert page.header.gear.isVisible()
    button(page, "설정 열기").click()
    dialog = page.window().findChild(SettingsDialog)
    assert dialog is not None
    assert dialog.page is SettingsPage.FLOW
    dialog.close()
    desk.site.do(desk.world.admin, update("setting", "task_flow", key_column="key", value="on"))
    qtbot.waitUntil(lambda: page.columns.isVisible() and shown(page) == {"배송지 변경"}, timeout=5_000)


def test_opened_while_off_an_agent_reads_who_can_turn_it_on(desk: Desk, open_board: Open, qtbot: QtBot) -> None:
    desk.site.do(desk.world.admin, update("setting", "task_flow", key_column="key", value="off"))
    page = open_board()
    assert page.places.empty.shown is Nothing.OFF_FOR_AGENTS
    assert not page.header.gear.isVisible()
    assert not page.header.sort_button.isVisible()
    desk.site.do(desk.world.admin, update("setting", "task_flow", key_column="key", value="on"))
    qtbot.waitUntil(lambda: shown(page) == {"배송지 변경"}, timeout=5_000)


def test_only_an_admin_sees_the_gear(desk: Desk, open_board: Open) -> None:
    page = open_board()
    assert page._session.agent.role is Role.AGENT
    assert not page.header.gear.isVisible()


def test_nowhere_is_a_task_created(desk: Desk, open_board: Open) -> None:
    page = open_board()
    words = {each.text() for each in page.findChildren(Button)}
    assert not {text for text in words if "새 태스크" in text}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"scope":"x","days":5,"owners":["a"],"importances":[9]}'])
def test_a_kept_choice_that_cannot_be_understood_is_none(text: str) -> None:
    assert from_text(text, AgentId(3)) == BoardChoice(BoardFilter(agent_id=AgentId(3)))


def test_a_choice_survives_being_written() -> None:
    where = BoardFilter(
        scope=Scope.REFERENCED,
        agent_id=AgentId(3),
        importances=frozenset({Importance.LOW}),
        outcomes=frozenset({None}),
        owners=frozenset({AgentId(4)}),
        room_states=frozenset({RoomState.CLOSED}),
        created_within_days=30,
        sort=BoardSort.IMPORTANCE,
    )
    choice = BoardChoice(where, frozenset({StageId(2)}))
    assert from_text(choice.to_text(), AgentId(3)) == choice

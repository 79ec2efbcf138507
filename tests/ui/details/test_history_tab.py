"""The tab of the customer's history: his rooms by year, found by what they speak of, one of them chosen to be read."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.pages import PAST_ROOM_PAGE
from taskflow_desktop.ui.details.history_tab import HistoryTab
from tests.support.site import insert, update
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import OpenPanel, click, compose, focused

A_YEAR = 365 * 86_400_000_000


@pytest.fixture
def tab(main: OpenPanel) -> HistoryTab:
    main.panel.set_tab("history")
    return main.panel.history_tab


def said(tab: HistoryTab) -> list[str]:
    return [str(tab.rooms.index(row, 0).data()) for row in range(tab.rooms.rowCount())]


def titles(tab: HistoryTab) -> list[str]:
    return [past.room.title for past in tab.rooms.rooms]


def past_room(desk: Desk, title: str, years: int) -> int:
    return desk.site.insert(
        desk.world.main, "room", customer_id=desk.world.customer, title=title, channel="kakao", state="received",
        main_agent_id=desk.world.main, opened_at=desk.clock.at - years * A_YEAR,
    )  # fmt: skip


def test_all_rooms_stand_under_their_years_with_what_became_of_their_tasks(main: OpenPanel, tab: HistoryTab) -> None:
    desk = main.desk
    old = past_room(desk, "쿠폰이 안 먹어요", 1)
    for title, outcome, reason in (("첫째", "success", ""), ("둘째", "failure", "잘못 등록"), ("셋째", None, "")):
        task = desk.task(title, room_id=old)
        if outcome:
            desk.site.do(desk.world.main, update("task", task, outcome=outcome, outcome_reason=reason))
    main.wait(lambda: len(titles(tab)) == 4 and len(tab.rooms.rooms[-1].tasks) == 3)
    assert said(tab)[0] == "2026년"
    assert said(tab)[-2] == "2025년"
    assert said(tab)[-1] == "쿠폰이 안 먹어요, 카카오톡, 김지수 · 접수, 2025.2.25, 진행 1, 성공 1, 실패 1"
    here = next(line for line in said(tab) if line.startswith("문의"))
    assert here == "문의, 웹채팅, 김지수 · 접수 · 지금 방, 2.25, 진행 1"
    assert main.panel.tabs.tabText(3) == "이력 4"


def test_rooms_are_found_also_while_a_syllable_is_composed(main: OpenPanel, tab: HistoryTab) -> None:
    desk = main.desk
    desk.site.do(
        desk.world.manager, insert("message", room_id=desk.world.waiting, speaker="customer", text="커튼 색이요")
    )
    main.wait(lambda: len(titles(tab)) == 3)
    tab.focus_list()
    press("/")
    assert focused() is tab.search.line
    compose(preedit="커")
    main.wait(lambda: titles(tab) == ["대기"])
    assert said(tab)[1].endswith("커튼 색이요")
    compose(commit="배송지")
    main.wait(lambda: titles(tab) == ["문의"])
    assert said(tab)[1].endswith("A0001 배송지 변경")
    press(Qt.Key.Key_Return)
    assert focused() is tab.view
    tab.search.set_text("없는 말")
    main.wait(tab.empty.isVisible)
    assert tab.empty.title == "‘없는 말’이 나오는 상담이 없어요"
    assert main.panel.tabs.tabText(3) == "이력 3"
    click(tab._clear)
    main.wait(lambda: len(titles(tab)) == 3)
    assert tab.view.isVisible()


def test_choosing_a_room_asks_for_its_reading_window_and_leaves_the_one_on_screen(
    main: OpenPanel, tab: HistoryTab
) -> None:
    main.wait(lambda: len(titles(tab)) == 3)
    chosen: list[Room] = []
    main.panel.reading_requested.connect(chosen.append)
    row = tab.rooms.row_of(main.desk.world.closed)  # type: ignore[arg-type]
    click(tab.view.viewport(), tab.view.visualRect(tab.rooms.index(row, 0)).center())
    assert [room.id for room in chosen] == [main.desk.world.closed]
    click(tab.view.viewport(), tab.view.visualRect(tab.rooms.index(0, 0)).center())  # a year leads nowhere
    press(Qt.Key.Key_Return)
    assert len(chosen) == 1
    press("j")
    press(Qt.Key.Key_Return)
    assert len(chosen) == 2
    assert main.panel.room_id == main.desk.world.room


def test_older_rooms_are_read_as_one_comes_near_them(qtbot: QtBot, desk: Desk) -> None:
    rooms = [
        insert("room", customer_id=desk.world.customer, title=f"방 {number}", channel="web", state="received",
               main_agent_id=desk.world.main, opened_at=desk.clock.at - number * 86_400_000_000)
        for number in range(PAST_ROOM_PAGE + 20)
    ]  # fmt: skip
    desk.site.do(desk.world.main, *rooms)
    main = OpenPanel(qtbot, desk, desk.world.main)
    main.panel.set_tab("history")
    tab = main.panel.history_tab
    main.wait(lambda: len(titles(tab)) == PAST_ROOM_PAGE)
    assert main.panel.tabs.tabText(3) == f"이력 {PAST_ROOM_PAGE + 23}"
    tab.focus_list()
    press(Qt.Key.Key_End)
    main.wait(lambda: len(titles(tab)) == PAST_ROOM_PAGE + 23)
    selected = tab.view.selected_id
    desk.site.do(desk.world.main, update("room", desk.world.room, title="새 제목"))
    main.wait(lambda: "새 제목" in titles(tab))
    assert len(titles(tab)) == PAST_ROOM_PAGE + 23
    assert tab.view.selected_id == selected


def test_a_new_room_of_the_customer_is_counted_behind_another_tab(main: OpenPanel) -> None:
    main.wait(lambda: main.panel.tabs.tabText(3) == "이력 3")
    past_room(main.desk, "새 방", 0)
    main.wait(lambda: main.panel.tabs.tabText(3) == "이력 4")
    other = main.desk.room("다른 고객")
    main.open_room(other)
    main.wait(lambda: main.panel.tabs.tabText(3) == "이력 1")
    assert titles(main.panel.history_tab) == [""]


def test_while_task_flow_is_off_nothing_speaks_of_tasks(main: OpenPanel, tab: HistoryTab) -> None:
    main.wait(lambda: len(titles(tab)) == 3)
    admin = main.desk.world.admin
    main.desk.site.do(admin, update("setting", "task_flow", key_column="key", value="off"))
    main.wait(lambda: main.panel.tabs.count() == 3)
    assert not any("진행" in line for line in said(tab))
    main.panel.set_tab("customer")
    assert not main.panel.customer_tab.view.isVisible()
    main.panel.set_tab("room")
    log = main.panel.room_tab.log.view.history
    main.wait(lambda: log.rowCount() == 2)
    assert str(log.index(1, 0).data()).endswith("김지수 상담방을 열었어요")

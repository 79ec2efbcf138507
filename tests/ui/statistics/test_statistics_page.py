"""Statistics on screen: figures, charts for keys and screen readers, their tasks, tables, files, empty states."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import Channel
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.moment import DAY, HOUR
from taskflow_desktop.domain.requests import BoardFilter, BoardSort
from taskflow_desktop.domain.statistics import Period, StatisticsFilter
from taskflow_desktop.ui.dialogs.files import Chosen
from taskflow_desktop.ui.statistics import choice
from taskflow_desktop.ui.statistics.day_chart import scale_top
from taskflow_desktop.ui.statistics.page import StatisticsPage
from taskflow_desktop.ui.statistics.tasks_dialog import TasksDialog
from taskflow_desktop.ui.style import apply_theme
from tests.support.site import update
from tests.ui.access.walk import faults
from tests.ui.board.desk import Desk, show_in_window


class Places:
    """Answers where to save with a file of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.path = folder

    def save_file(self, parent: QWidget, title: str, name: str, *, chosen: Chosen, filters: str = "") -> None:
        self.path = self._folder / name
        chosen((self.path,))

    def open_files(self, parent: QWidget, title: str, filters: str, *, chosen: Chosen, accept: str = "") -> None: ...

    def folder(self, parent: QWidget, title: str, start: Path, *, chosen: Chosen) -> None: ...


def furnish(desk: Desk) -> None:
    """Seven finished tasks of two people on two days, one of them named like a formula; one in progress for long."""
    world, site, clock = desk.world, desk.site, desk.clock
    clock.move(DAY)
    for n in range(7):
        who = world.main if n < 4 else world.helper
        task = desk.task("=1+1" if n == 6 else f"할 일 {n}", n % 2, actor=who)
        clock.move(2 * HOUR if n < 4 else HOUR)
        ended = {"outcome": "failure", "outcome_reason": "까닭"} if n == 6 else {"outcome": "success"}
        site.do(who, update("task", task, **ended))
        if n == 3:
            clock.move(DAY)


def page_of(qtbot: QtBot, desk: Desk, agent: int, places: Places | None = None) -> StatisticsPage:
    session = desk.enter(agent)
    page = StatisticsPage(session, files=places)
    show_in_window(qtbot, page, session=session)
    qtbot.waitUntil(lambda: page.found is not None)
    return page


def test_a_lead_sees_all_and_every_figure_opens_its_tasks(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    furnish(desk)
    places = Places(tmp_path)
    page = page_of(qtbot, desk, desk.world.manager, places)
    charts = page.charts
    said = [card.accessibleName() for card in charts.cards]
    assert said[0].startswith("소요 시간 (중앙값), 2시간")
    assert said[1:3] == [
        "결과를 남긴 태스크, 7건, 비교할 자료가 적어요, 하루 평균 0.5건",
        "성공률, 85.7%, 비교할 자료가 적어요, 성공 6 · 실패 1",
    ]
    assert [card.figure for card in charts.cards[3:]] == ["1건", "1건"]
    assert charts.cards[4].change.icon == "hourglass"
    rows = [row.spoken for row in charts.agents.model.rows]
    assert rows == [
        "김지수: 4건, 소요 시간 2시간, 성공률 100.0%",
        "박하늘: 3건, 소요 시간 1시간, 성공률 66.7%",
    ]
    assert [row.spoken.split(":")[0] for row in charts.stages.model.rows] == ["신규", "상담 진행"]
    assert "오래" in charts.stays.model.rows[0].spoken

    # The chart of days: one Tab stop, arrows and Enter.
    assert charts.days.accessibleName() == "날짜별 결과: 성공 6건, 실패 1건"
    charts.days.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.found is not None
    busiest = max(range(14), key=lambda at: page.found.days[at].success)
    QTest.keyClick(charts.days, Qt.Key.Key_Home)
    for _ in range(busiest):
        QTest.keyClick(charts.days, Qt.Key.Key_Right)
    assert charts.days.current is not None
    assert (charts.days.current.success, charts.days.current.failure) == (4, 0)
    QTest.keyClick(charts.days, Qt.Key.Key_Return)
    dialog = page.window().findChild(TasksDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 4)
    assert "성공" in dialog.model.rows[0].spoken
    with qtbot.waitSignal(page.task_requested) as opened:
        QTest.keyClick(QApplication.focusWidget() or dialog.view, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0][1] == dialog.model.rows[0].id
    qtbot.waitUntil(lambda: page.window().findChild(TasksDialog) is None)

    # The failed ones behind the rate, the helper's behind his row, the long ones behind theirs.
    for press, count in (
        (charts.rate.click, 1),
        (charts.finished.click, 7),
        (charts.open.click, 1),
        (lambda: charts.agents.row_chosen.emit(AgentId(desk.world.helper)), 3),
        (lambda: charts.stages.row_chosen.emit(desk.world.stages[1]), 3),
    ):
        press()
        found = page.window().findChild(TasksDialog)
        assert found is not None
        qtbot.waitUntil(lambda found=found, count=count: found.model.rowCount() == count)
        found.reject()
        qtbot.waitUntil(lambda: page.window().findChild(TasksDialog) is None)
    with qtbot.waitSignal(page.board_requested) as asked:
        charts.board_button.click()
    assert asked.args == [
        BoardFilter(agent_id=AgentId(desk.world.manager), outcomes=frozenset({None}), sort=BoardSort.LONGEST)
    ]

    # The same as tables, on screen and in a file.
    card = charts.long_card
    card.table_button.click()
    assert card.table.isVisible()
    card.table.selectAll()
    card.table.copy()
    assert QGuiApplication.clipboard().text().split("\t")[0].startswith("TK-2026-A")
    charts.agent_card.save_button.click()
    qtbot.waitUntil(places.path.is_file)
    content = places.path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(content.decode("utf-8-sig").splitlines()))
    assert lines[0] == ["상담사", "건수", "성공", "실패", "소요 시간 (분)", "성공률 (%)"]
    assert lines[1] == ["김지수", "4", "4", "0", "120.0", "100.0"]
    assert places.path.name.startswith("상담사별 2026-")
    page.head.save_wanted.emit("days")
    qtbot.waitUntil(lambda: places.path.name.startswith("날짜별") and places.path.is_file())
    assert len(places.path.read_text("utf-8-sig").splitlines()) == 15

    # Somebody else finishes one: it is there within two seconds, and focus stays where it is.
    charts.median.setFocus(Qt.FocusReason.TabFocusReason)
    desk.site.do(desk.world.main, update("task", 1, outcome="success"))
    qtbot.waitUntil(lambda: charts.finished.figure == "8건", timeout=4000)
    assert page.window().focusWidget() is charts.median
    assert charts.open.figure == "0건"


def test_another_filter_and_too_few_figures(qtbot: QtBot, desk: Desk) -> None:
    furnish(desk)
    page = page_of(qtbot, desk, desk.world.admin)
    page.head.agent.picked.emit(None)
    entry = next(a for a in page.head.agent.menu_of_values.actions() if a.data() == desk.world.helper)
    entry.trigger()
    qtbot.waitUntil(lambda: page.empty.isVisible())
    assert page.empty.title == "아직 보여 줄 숫자가 적어요"
    assert page.head.save.refusal == "아직 저장할 숫자가 없어요."
    assert page.head.agent.text() == "박하늘"
    kept = choice.from_text(page._session.own.get("statistics"))
    assert kept == StatisticsFilter(Period.DAYS_14, AgentId(desk.world.helper))
    next(a for a in page.head.agent.menu_of_values.actions() if a.data() is None).trigger()
    qtbot.waitUntil(lambda: page.area.isVisible())
    desk.site.do(desk.world.admin, update("setting", "task_flow", key_column="key", value="off"))
    qtbot.waitUntil(lambda: page.empty.isVisible(), timeout=4000)
    assert page.empty.title == "태스크 플로우가 꺼져 있어요"


def test_an_agent_sees_his_own_and_is_told_why(qtbot: QtBot, desk: Desk) -> None:
    furnish(desk)
    page = page_of(qtbot, desk, desk.world.main)
    assert page.head.where.agent_id == desk.world.main
    assert page.head.agent.text() == "내 통계"
    assert page.head.agent.refusal == "내 숫자만 볼 수 있어요. 모두의 숫자는 매니저와 관리자가 봐요."
    assert page.empty.isVisible()  # four are too few
    assert page.found is not None
    assert page.found.totals.finished == 4
    # He becomes a manager: everybody's can be chosen at once.
    desk.site.do(desk.world.admin, update("agent", desk.world.main, role="manager"))
    qtbot.waitUntil(lambda: page.head.agent.refusal == "", timeout=4000)
    assert page.head.agent.value == desk.world.main


def test_reading_order_and_what_a_screen_reader_finds(qtbot: QtBot, desk: Desk) -> None:
    furnish(desk)
    page = page_of(qtbot, desk, desk.world.manager)
    for card in page.charts.chart_cards:
        card.table_button.setChecked(True)
    # Tab goes in reading order, through all of them and round.
    stops, widget = [], page.head.period.nextInFocusChain()
    while widget is not None and widget is not page.head.period:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and page.isAncestorOf(widget):
            stops.append(widget)
        widget = widget.nextInFocusChain()
    charts = page.charts
    assert stops[:4] == [page.head.agent, page.head.channel, page.head.refresh, page.head.save]
    assert stops[4:9] == list(charts.cards)
    inside = [card for card in charts.chart_cards for _ in range(3)]
    inside.insert(9, charts.long_card)
    assert [next(card for card in charts.chart_cards if card.isAncestorOf(stop)) for stop in stops[9:]] == inside
    assert faults(page) == []
    for card in charts.chart_cards:
        card.table_button.setChecked(False)
    assert faults(page) == []


@pytest.mark.parametrize(
    ("most", "top", "step"), [(0, 1, 1), (3, 3, 1), (5, 6, 2), (16, 20, 5), (99, 100, 50), (900, 1000, 500)]
)
def test_the_scale_has_whole_steps(most: int, top: int, step: int) -> None:
    assert scale_top(most) == (top, step)


@pytest.mark.parametrize("where", [StatisticsFilter(), StatisticsFilter(Period.TODAY, AgentId(3), Channel.KAKAO)])
def test_a_choice_is_kept(where: StatisticsFilter) -> None:
    assert choice.from_text(choice.to_text(where)) == where
    assert choice.from_text("nonsense") == choice.from_text('["x"]') == StatisticsFilter()


def test_a_read_that_fails_says_so_and_leaves_what_is_shown(qtbot: QtBot, desk: Desk) -> None:
    """Here because somebody asks for more than he may see: the service refuses, whatever the screen offers."""
    furnish(desk)
    for n in range(2):
        desk.site.do(desk.world.main, update("task", desk.task(f"또 {n}"), outcome="success"))
    page = page_of(qtbot, desk, desk.world.main)
    assert page.area.isVisible()
    assert not page.note.isVisible()
    mine = page.head.where
    page.head._where = StatisticsFilter()
    page.reload()
    qtbot.waitUntil(page.note.isVisible)
    assert "내 숫자만 볼 수 있어요" in page.note.accessibleName()
    assert page.area.isVisible()
    assert page.charts.finished.figure == "6건"
    page.head._where = mine
    assert page.note.button is not None
    page.note.button.click()
    qtbot.waitUntil(lambda: not page.note.isVisible())


def test_another_theme_and_text_size(qtbot: QtBot, desk: Desk, qapp: QApplication) -> None:
    furnish(desk)
    page = page_of(qtbot, desk, desk.world.manager)
    heights = [card.sizeHint().height() for card in page.charts.cards]
    apply_theme(qapp, "dark", 130)
    assert all(card.sizeHint().height() > was for card, was in zip(page.charts.cards, heights, strict=True))
    page.resize(900, 600)
    assert not page.grab().isNull()

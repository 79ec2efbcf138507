"""What one is told of: the page, the badge, the toast, and the way to the place; two people on one desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import AlertKind
from taskflow_desktop.domain.ids import AgentId, ReviewId, RoomId, TaskId
from taskflow_desktop.domain.moment import DAY, HOUR, MINUTE
from taskflow_desktop.domain.requests import RoomHandOver
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.alerts.page import AlertsPage
from taskflow_desktop.ui.format import date_and_time, local_zone
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.shell_pages import ALERTS, BOARD, ROOMS
from tests.support.site import insert, update
from tests.ui.board.desk import Desk
from tests.ui.shell.conftest import OpenWindow

CTRL = Qt.KeyboardModifier.ControlModifier
TASK = TaskId(1)


@pytest.fixture
def main(desk: Desk) -> Session:
    """The colleague who owns the task and its room."""
    return desk.enter(desk.world.main)


@pytest.fixture
def other(desk: Desk, open_window: OpenWindow) -> MainWindow:
    """The window of somebody who was told nothing yet."""
    return open_window(desk.world.other)


def page_of(window: MainWindow, qtbot: QtBot) -> AlertsPage:
    """Go to the alerts by their key and wait until they are read."""
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_4, CTRL)
    assert window.page == ALERTS
    page = window.findChild(AlertsPage)
    assert page is not None
    qtbot.waitUntil(lambda: page._loaded)
    return page


def add(main: Session, window: MainWindow, qtbot: QtBot) -> None:
    """The colleague makes the person of the window a collaborator; wait until it is at the rail."""
    before = badge(window)
    main.commands.people.add_collaborator(TASK, window._session.agent.id)
    qtbot.waitUntil(lambda: badge(window) == before + 1)


def window_dialog(window: MainWindow) -> SettingsDialog:
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    return dialog


def badge(window: MainWindow) -> int:
    return window._alerts_button.badge


def toast(window: MainWindow) -> str:
    return window.toasts.box.toast.text if window.toasts.box is not None else ""


def rows(page: AlertsPage) -> list[str]:
    """What a screen reader says of each row."""
    model = page.model
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def test_the_badge_is_right_at_the_start(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk.world.helper)
    qtbot.waitUntil(lambda: badge(window) == 1)
    assert window._alerts_button.accessibleDescription() == "읽지 않음 1"
    assert toast(window) == ""


def test_a_new_one_comes_by_itself_with_a_quiet_toast(qtbot: QtBot, main: Session, other: MainWindow) -> None:
    add(main, other, qtbot)
    qtbot.waitUntil(lambda: toast(other) == "김지수 님이 나를 A0001의 참조자로 넣었어요")
    assert other.toasts.box is not None
    other.toasts.box.buttons[0].click()
    rooms = other.pages.rooms
    qtbot.waitUntil(lambda: rooms.room is not None and rooms.panel.task_tab.editor.task_id == TASK)
    qtbot.waitUntil(lambda: badge(other) == 0)


def test_the_list_says_who_what_where_and_when(qtbot: QtBot, desk: Desk, main: Session, other: MainWindow) -> None:
    add(main, other, qtbot)
    desk.clock.move(34 * MINUTE)
    page = page_of(other, qtbot)
    assert rows(page) == ["읽지 않음, 김지수 님이 나를 A0001의 참조자로 넣었어요, 배송지 변경 · 홍길동, 34분"]
    desk.clock.move(HOUR)
    page.model.tell_times()
    assert rows(page)[0].endswith("1시간 34분")
    desk.clock.move(DAY)
    assert rows(page)[0].endswith(date_and_time(page.model.alerts[0].at, desk.clock(), local_zone()))
    assert "2026" in page.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_what_others_wrote_is_plain_text(qtbot: QtBot, desk: Desk, main: Session, other: MainWindow) -> None:
    desk.site.do(desk.world.main, update("task", 1, title="<img src=x>"))
    main.commands.people.ask_review(TASK, AgentId(desk.world.other), "<b>굵게</b>")
    page = page_of(other, qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    hint = page.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "img src=x" in hint
    assert "<img" not in hint
    assert "<b>" not in hint
    page.view.viewport().grab()


def test_by_keyboard_alone(qtbot: QtBot, main: Session, other: MainWindow) -> None:
    """Ctrl 4, into the list, Enter: the room with the task is open and the alert is read."""
    add(main, other, qtbot)
    other.toasts.dismiss()
    page = page_of(other, qtbot)
    qtbot.waitUntil(page.view.hasFocus)
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    assert QAccessible.queryAccessibleInterface(page.view).text(QAccessible.Text.Name) == "알림"
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert other.page == ROOMS
    rooms = other.pages.rooms
    qtbot.waitUntil(lambda: rooms.room is not None and rooms.panel.task_tab.editor.task_id == TASK)
    qtbot.waitUntil(lambda: badge(other) == 0)
    assert "읽지 않음" not in rows(page)[0]


def test_each_kind(qtbot: QtBot, desk: Desk, main: Session, other: MainWindow) -> None:
    """Review asked and answered, owner, a room with and without tasks."""
    me = AgentId(desk.world.other)
    main.commands.people.ask_review(TASK, me, "환불 금액을\n봐 주세요")
    qtbot.waitUntil(lambda: badge(other) == 1)
    other._session.commands.people.ask_review(TASK, AgentId(desk.world.main), "")
    qtbot.waitUntil(lambda: desk.site.value("SELECT count(*) FROM review") == 2)
    main.commands.people.answer_review(ReviewId(2), "네, 맞아요")
    qtbot.waitUntil(lambda: badge(other) == 2)
    version = desk.site.value("SELECT version FROM task WHERE id = 1")
    main.commands.people.change_owner(TASK, version, me)
    qtbot.waitUntil(lambda: badge(other) == 3)
    manager = desk.enter(desk.world.manager)
    manager.commands.handover.hand_over(RoomId(desk.world.waiting), 1, RoomHandOver(me, "휴가"))
    qtbot.waitUntil(lambda: badge(other) == 4)
    page = page_of(other, qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    assert [row.removeprefix("읽지 않음, ") for row in rows(page)] == [
        "최매니저 님이 홍길동 님의 상담방을 나에게 이관했어요, 방금",
        "김지수 님이 나를 A0001의 소유자로 정했어요, 배송지 변경 · 홍길동, 방금",
        "김지수 님이 A0001 검토 요청에 답했어요, “네, 맞아요” · 배송지 변경 · 홍길동, 방금",
        "김지수 님이 A0001 검토를 부탁했어요, “환불 금액을 봐 주세요” · 배송지 변경 · 홍길동, 방금",
    ]
    page.view.select_id(page.model.alerts[0].id)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: other.pages.rooms.room is not None and other.pages.rooms.room.id == desk.world.waiting)


def test_a_room_with_three_tasks(qtbot: QtBot, desk: Desk, main: Session, other: MainWindow) -> None:
    for title in ("반품", "환불"):
        desk.task(title, room_id=desk.world.room)
    version = desk.site.value("SELECT version FROM room WHERE id = ?", desk.world.room)
    main.commands.handover.hand_over(RoomId(desk.world.room), version, RoomHandOver(AgentId(desk.world.other), "휴가"))
    qtbot.waitUntil(lambda: badge(other) == 3)
    qtbot.waitUntil(lambda: toast(other) == "새 알림이 3개 왔어요")
    assert other.toasts.box is not None
    other.toasts.box.buttons[0].click()
    assert other.page == ALERTS
    page = page_of(other, qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert {alert.kind for alert in page.model.alerts} == {AlertKind.OWNER}
    assert {alert.title for alert in page.model.alerts} == {"배송지 변경", "반품", "환불"}


def test_the_place_in_view_is_not_told(qtbot: QtBot, desk: Desk, main: Session, other: MainWindow) -> None:
    other.show_room(RoomId(desk.world.room))
    qtbot.waitUntil(lambda: other.pages.rooms.room is not None)
    add(main, other, qtbot)
    assert toast(other) == ""
    version = desk.site.value("SELECT version FROM task WHERE id = 1")
    other.show_page(BOARD)
    main.commands.people.change_owner(TASK, version, AgentId(desk.world.other))
    qtbot.waitUntil(lambda: toast(other) == "김지수 님이 나를 A0001의 소유자로 정했어요")


def test_the_toast_of_ones_own_change_stays(qtbot: QtBot, main: Session, other: MainWindow) -> None:
    """News wait until the way back has had its time."""
    other._teller.say_why("먼저")
    add(main, other, qtbot)
    assert toast(other) == "먼저"
    box = other.toasts.box
    assert box is not None
    box.finished.emit(box)
    assert toast(other) == "김지수 님이 나를 A0001의 참조자로 넣었어요"


def test_others_are_not_told(qtbot: QtBot, desk: Desk, main: Session, other: MainWindow) -> None:
    main.commands.people.ask_review(TASK, AgentId(desk.world.manager), "")
    page = page_of(other, qtbot)
    assert page.model.rowCount() == 0
    assert page.empty.isVisible()
    assert page.empty.title == "아직 알림이 없어요"
    QTest.keyClick(page.read_all, Qt.Key.Key_Space)
    assert page.read_all.accessibleDescription() == "읽지 않은 알림이 없어요."
    assert page.gear.accessibleName() == "알림 설정"
    QTest.keyClick(page.gear, Qt.Key.Key_Space)
    dialog = window_dialog(other)
    assert dialog.page is SettingsPage.ALERTS
    dialog.reject()


def test_read_stays_read_over_a_restart(
    qtbot: QtBot, desk: Desk, main: Session, other: MainWindow, open_window: OpenWindow
) -> None:
    add(main, other, qtbot)
    page = page_of(other, qtbot)
    QTest.mouseClick(page.read_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: badge(other) == 0)
    other.close()
    again = open_window(desk.world.other)
    page = page_of(again, qtbot)
    assert badge(again) == 0
    assert rows(page) == ["김지수 님이 나를 A0001의 참조자로 넣었어요, 배송지 변경 · 홍길동, 방금"]


def test_only_the_unread_ones(qtbot: QtBot, desk: Desk, main: Session, other: MainWindow) -> None:
    add(main, other, qtbot)
    page = page_of(other, qtbot)
    QTest.mouseClick(page.read_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: badge(other) == 0)
    unread = page.filter.segments()[1]
    page.filter.choose(unread)
    qtbot.waitUntil(lambda: page.empty.isVisible())
    assert page.empty.title == "모두 읽었어요"
    version = desk.site.value("SELECT version FROM task WHERE id = 1")
    main.commands.people.change_owner(TASK, version, AgentId(desk.world.other))
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.view.isVisible()


def test_without_task_flow_there_is_still_the_room(qtbot: QtBot, desk: Desk, main: Session, other: MainWindow) -> None:
    add(main, other, qtbot)
    desk.site.do(desk.world.admin, update("setting", "task_flow", key_column="key", value="off"))
    qtbot.waitUntil(lambda: not other._session.flow.on)
    page = page_of(other, qtbot)
    page.view.select_id(page.model.alerts[0].id)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: other.pages.rooms.room is not None and other.pages.rooms.room.id == desk.world.room)


def test_a_thousand(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    """The badge counts all of them; the list reads page by page and keeps its place when one more comes."""
    desk.many(1000)
    world = desk.world
    statements = [update("task", key, owner_id=world.other) for key in range(2, 1002)]
    desk.site.do(world.manager, *statements)
    window = open_window(world.other)
    qtbot.waitUntil(lambda: badge(window) == 1000)
    page = page_of(window, qtbot)
    assert page.model.rowCount() == 100
    bar = page.view.verticalScrollBar()
    for shown in range(200, 1001, 100):
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda shown=shown: page.model.rowCount() == shown)  # type: ignore[misc]
        qtbot.waitUntil(lambda: bar.value() < bar.maximum())  # the view has taken them up
    assert len({alert.id for alert in page.model.alerts}) == 1000
    page.view.select_id(page.model.alerts[500].id)
    chosen, place = page.view.selected_id, page.view.rowViewportPosition(500)
    desk.site.do(world.manager, update("task", 1, owner_id=world.other))
    qtbot.waitUntil(lambda: page.model.rowCount() == 1001)
    assert page.view.selected_id == chosen
    assert page.view.rowViewportPosition(501) == place
    QTest.mouseClick(page.read_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: badge(window) == 0)
    assert all(alert.read_at is not None for alert in page.model.alerts)


def test_more_at_once_than_a_page_leave_no_gap(qtbot: QtBot, desk: Desk, main: Session, other: MainWindow) -> None:
    """Many rooms handed over in one go."""
    desk.many(150)
    add(main, other, qtbot)
    page = page_of(other, qtbot)
    desk.site.do(desk.world.manager, *(update("task", key, owner_id=desk.world.other) for key in range(2, 152)))
    qtbot.waitUntil(lambda: badge(other) == 151)
    qtbot.waitUntil(lambda: page.model.rowCount() == 100)
    page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: page.model.rowCount() == 151)
    assert len({alert.id for alert in page.model.alerts}) == 151
    assert page.model.alerts[-1].kind is AlertKind.COLLABORATOR


def test_what_is_read_in_one_window_is_read_in_the_other(
    qtbot: QtBot, desk: Desk, main: Session, other: MainWindow, open_window: OpenWindow
) -> None:
    """Of the same person, at two computers, far down the list too; no line of the history says so."""
    desk.many(150)
    desk.site.do(desk.world.manager, *(update("task", key, owner_id=desk.world.other) for key in range(2, 152)))
    qtbot.waitUntil(lambda: badge(other) == 150)
    page = page_of(other, qtbot)
    bar = page.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: page.model.rowCount() == 150)
    events = desk.events()
    elsewhere = desk.enter(desk.world.other)
    elsewhere.alerts.read(page.model.alerts[-1].id)
    elsewhere.alerts.read(page.model.alerts[0].id)
    qtbot.waitUntil(lambda: badge(other) == 148, timeout=1000)
    qtbot.waitUntil(lambda: page.model.alerts[-1].read_at is not None, timeout=1000)
    assert page.model.alerts[0].read_at is not None
    elsewhere.alerts.read_all()
    qtbot.waitUntil(lambda: badge(other) == 0, timeout=1000)
    qtbot.waitUntil(lambda: all(alert.read_at is not None for alert in page.model.alerts), timeout=1000)
    assert desk.events() == events


def test_a_customer_who_writes(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    """Told once until it is read, which looking at the room does by itself; never of the room in view."""
    window, room = open_window(desk.world.main), desk.world.room
    window.show_page(BOARD)
    qtbot.waitUntil(lambda: window._session.alerts._newest is not None)

    def says(text: str, **values: object) -> None:
        desk.site.do(0, insert("message", room_id=room, speaker="customer", text=text, **values))

    says("배송이\n안 왔어요")
    qtbot.waitUntil(lambda: badge(window) == 1)
    assert toast(window) == "홍길동 님이 메시지를 보냈어요"
    page = page_of(window, qtbot)
    assert rows(page) == ["읽지 않음, 홍길동 님이 메시지를 보냈어요, “배송이 안 왔어요”, 방금"]
    window.toasts.dismiss()
    page.view.select_id(page.model.alerts[0].id)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.pages.rooms.room is not None and window.pages.rooms.room.id == room)
    qtbot.waitUntil(lambda: desk.site.value("SELECT unread FROM room WHERE id = ?", room) == 0)
    says("언제 와요?")
    told = "SELECT count(*) FROM alert WHERE kind = 'message'"
    qtbot.waitUntil(lambda: desk.site.value(told) == 2)
    qtbot.waitUntil(lambda: desk.site.value(f"{told} AND read_at IS NULL") == 0)
    assert toast(window) == ""
    qtbot.waitUntil(lambda: badge(window) == 0)

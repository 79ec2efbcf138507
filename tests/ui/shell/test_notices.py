"""Alerts outside the window: the computer's notifications, the tray, quiet hours, the locked screen."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import AlertKind
from taskflow_desktop.domain.ids import AgentId, RoomId, TaskId
from taskflow_desktop.domain.inside import Alert
from taskflow_desktop.domain.moment import HOUR, to_datetime
from taskflow_desktop.rules.quiet_hours import QuietHours
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui import shell_tray
from taskflow_desktop.ui.alerts.choices import ALERTS, AlertChoices, alert_choices, keep_alert_choices
from taskflow_desktop.ui.format import local_zone
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.shell_pages import ALERTS as ALERTS_PAGE
from taskflow_desktop.ui.state import Preferences
from tests.support.notice_service import Bus, Service
from tests.ui.board.desk import Desk
from tests.ui.shell.conftest import OpenWindow

needs_bus = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None, reason="needs a bus daemon"
)
TASK = TaskId(1)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    with Bus(tmp_path):
        made = Service()
        yield made
        made.stop()


@pytest.fixture
def main(desk: Desk) -> Session:
    return desk.enter(desk.world.main)


@pytest.fixture
def stranger(qapp: QApplication) -> Iterator[QWindow]:
    """The window of another program."""
    del qapp
    window = QWindow()
    window.resize(300, 200)
    yield window
    window.destroy()


@pytest.fixture
def away(qtbot: QtBot, desk: Desk, open_window: OpenWindow, stranger: QWindow) -> MainWindow:
    """The window of somebody who was told nothing yet and works in another program now."""
    window = open_window(desk.world.other, demo=False)
    qtbot.waitUntil(lambda: window._session.alerts._newest is not None)
    leave(qtbot, stranger)
    return window


def leave(qtbot: QtBot, stranger: QWindow) -> None:
    """Go to another program."""
    stranger.show()
    stranger.requestActivate()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is None)


def made_owner(main: Session, desk: Desk) -> None:
    version = desk.site.value("SELECT version FROM task WHERE id = 1")
    main.commands.people.change_owner(TASK, version, AgentId(desk.world.other))


@needs_bus
def test_a_click_opens_the_place(qtbot: QtBot, service: Service, desk: Desk, main: Session, away: MainWindow) -> None:
    made_owner(main, desk)
    qtbot.waitUntil(lambda: not service.told.empty())
    told = service.told.get()
    assert told[3:6] == ("김지수 님이 나를 A0001의 소유자로 정했어요", "배송지 변경 · 홍길동", ["default", "열기"])
    away.showMinimized()
    service.choose(1)
    rooms = away.pages.rooms
    qtbot.waitUntil(lambda: rooms.room is not None and rooms.panel.task_tab.editor.task_id == TASK)
    assert not away.isMinimized()
    assert QApplication.activeWindow() is away
    qtbot.waitUntil(lambda: away._alerts_button.badge == 0)


@needs_bus
def test_the_locked_screen_says_nothing_of_it(
    qtbot: QtBot, service: Service, desk: Desk, main: Session, away: MainWindow
) -> None:
    """Neither names nor words; what is chosen opens once the screen does."""
    away.lock.lock()
    made_owner(main, desk)
    qtbot.waitUntil(lambda: not service.told.empty())
    assert service.told.get()[3:5] == ("태스크 플로우", "새 알림이 왔어요")
    service.choose(1)
    qtbot.waitUntil(lambda: away._system._later is not None)
    assert not away.isVisible()
    assert away.page != ALERTS_PAGE
    away.lock.unlock()
    assert away.page == ALERTS_PAGE


@needs_bus
def test_what_was_told_before_the_lock_goes_with_it(
    qtbot: QtBot, service: Service, desk: Desk, main: Session, away: MainWindow
) -> None:
    """And before, what was read leaves by itself; the rest stays."""
    made_owner(main, desk)
    qtbot.waitUntil(lambda: not service.told.empty())
    assert "홍길동" in service.told.get()[4]
    desk.enter(desk.world.manager).commands.people.ask_review(TASK, AgentId(desk.world.other), "")
    qtbot.waitUntil(lambda: not service.told.empty())
    assert "홍길동" in service.told.get()[4]
    older, newer = sorted(away._system._told)
    away._session.commands.alerts.read(newer)
    qtbot.waitUntil(lambda: not service.closed.empty())
    assert service.closed.get() == 2
    assert list(away._system._told) == [older]
    away.lock.lock()
    qtbot.waitUntil(lambda: not service.told.empty())
    assert service.told.get()[3:5] == ("태스크 플로우", "새 알림이 왔어요")
    assert service.closed.get(timeout=5) == 1
    away.lock.unlock()
    away.lock.lock()
    assert away._system._told == {}
    assert service.told.empty()


@needs_bus
def test_nobody_is_told_in_front_of_the_window(
    qtbot: QtBot, service: Service, desk: Desk, main: Session, open_window: OpenWindow
) -> None:
    window = open_window(desk.world.other)
    qtbot.waitUntil(lambda: window._session.alerts._newest is not None)
    made_owner(main, desk)
    qtbot.waitUntil(lambda: window.toasts.box is not None)
    assert window._system._desktop._work is None


def test_quiet_hours_hold_back_all_but_the_page(qtbot: QtBot, desk: Desk, main: Session, away: MainWindow) -> None:
    """By the clock of this computer."""
    now = to_datetime(away._session.now(), local_zone())
    begin = now.hour * 60
    keep_alert_choices(away._session.own, AlertChoices(quiet=True, hours=QuietHours(begin, (begin + 60) % 1440)))
    told: list[tuple[Alert, ...]] = []
    away._alerts.arrived.connect(told.append)
    made_owner(main, desk)
    qtbot.waitUntil(lambda: away._alerts_button.badge == 1)
    assert away.toasts.box is None
    assert told == []
    desk.clock.move(HOUR)
    other = desk.enter(desk.world.manager)
    other.commands.people.ask_review(TASK, AgentId(desk.world.other), "")
    qtbot.waitUntil(lambda: len(told) == 1)
    assert [alert.kind for alert in told[0]] == [AlertKind.REVIEW_ASKED]
    assert away.toasts.box is not None


def test_a_kind_may_be_silent(qtbot: QtBot, desk: Desk, main: Session, away: MainWindow) -> None:
    keep_alert_choices(away._session.own, AlertChoices().with_kind(AlertKind.OWNER, told=False))
    made_owner(main, desk)
    qtbot.waitUntil(lambda: away._alerts_button.badge == 1)
    assert away.toasts.box is None


def test_choices_come_back_and_nonsense_is_none(desk: Desk) -> None:
    own = desk.enter(desk.world.main).own
    chosen = AlertChoices(
        frozenset({AlertKind.MESSAGE, AlertKind.ROOM}), system=False, quiet=True, hours=QuietHours(1380, 420)
    )
    keep_alert_choices(own, chosen)
    assert alert_choices(own) == chosen
    for nonsense in (
        "{", "[]", "3", '{"hours": [1, 1]}', '{"hours": [1]}', '{"hours": [-1, 9999]}', '{"silent": "owner"}',
        '{"silent": ["x"], "system": 1, "quiet": "yes", "hours": [true, false]}',
    ):  # fmt: skip
        own._values[ALERTS] = nonsense
        assert alert_choices(own) == AlertChoices()


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch, preferences: Preferences) -> list[tuple[str, str]]:
    """A desktop that has a tray, and what was told there; the person wants the program to go on."""
    told: list[tuple[str, str]] = []

    def show(_icon: QSystemTrayIcon, title: str, text: str, _picture: object) -> None:
        told.append((title, text))

    monkeypatch.setattr(shell_tray, "tray_available", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", show)
    preferences.set_tray(True)
    return told


def test_closing_leaves_it_in_the_tray_only_if_one_wants_that(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow, preferences: Preferences, tray: list[tuple[str, str]]
) -> None:
    """Off until it is chosen; said once; the window comes back as it was, and quitting quits."""
    assert not Preferences(desk.folder / "new").tray
    window = open_window(desk.world.other, demo=False)
    window.show_room(RoomId(desk.world.room))
    closed: list[None] = []
    window.closed.connect(lambda: closed.append(None))
    for _ in range(2):
        window.close()
        assert not window.isVisible()
        assert window.tray.icon is not None
        window.tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
        assert window.isVisible()
    assert tray == [
        ("태스크 플로우가 계속 실행 중이에요", "알림은 계속 와요. 끝내려면 이 아이콘의 메뉴에서 종료를 골라 주세요.")
    ]
    assert closed == []
    window.close()
    window.tray.icon.contextMenu().actions()[1].trigger()
    assert window.page == ALERTS_PAGE
    assert window.isVisible()
    window.close()
    window.tray.icon.contextMenu().actions()[2].trigger()
    assert closed == [None]
    assert window.tray.icon is None


def test_off_again_closing_ends_it(
    desk: Desk, open_window: OpenWindow, preferences: Preferences, tray: list[tuple[str, str]]
) -> None:
    window = open_window(desk.world.other)
    assert window.tray.icon is not None
    preferences.set_tray(False)
    assert window.tray.icon is None
    closed: list[None] = []
    window.closed.connect(lambda: closed.append(None))
    window.close()
    assert closed == [None]
    assert tray == []


def test_in_the_tray_it_locks_as_well(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow, tray: list[tuple[str, str]]
) -> None:
    """Whoever opens it after the minutes without input finds the locked screen, and after it everything."""
    window = open_window(desk.world.other, demo=False)
    window.close()
    window.lock.idle.idle.emit()
    assert window.lock.screen is not None
    assert not window.lock.screen.isVisible()
    window.tray.open_requested.emit()
    assert window.lock.screen.isVisible()
    assert not window.isVisible()
    window.lock.screen.close()
    assert not window.lock.screen.isVisible()
    window.tray.open_requested.emit()
    window.lock.unlock()
    assert window.isVisible()
    assert window.lock.away == ()
    window.quit()


def test_without_a_service_the_tray_tells(
    qtbot: QtBot, desk: Desk, main: Session, tray: list[tuple[str, str]], away: MainWindow
) -> None:
    window = away
    made_owner(main, desk)
    qtbot.waitUntil(lambda: tray == [("김지수 님이 나를 A0001의 소유자로 정했어요", "배송지 변경 · 홍길동")])
    icon = window.tray.icon
    assert icon is not None
    qtbot.waitUntil(lambda: icon.toolTip() == "태스크 플로우 — 읽지 않음 1")
    icon.messageClicked.emit()
    rooms = window.pages.rooms
    qtbot.waitUntil(lambda: rooms.room is not None and rooms.panel.task_tab.editor.task_id == TASK)
    window.quit()

"""Notifications of a Linux desktop, told to a real bus."""

import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from taskflow_desktop.runtime.desktop_notices import Chosen, DesktopNotice, DesktopNotices
from tests.support.notice_service import Bus, Service

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None, reason="needs a bus daemon"
)
NOTICE = DesktopNotice("room/1", "김지수 님이 나를 A0001의 소유자로 정했어요", "<b>배송지</b> 변경", "열기")


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Bus]:
    with Bus(tmp_path) as made:
        yield made


@pytest.fixture
def notices(qtbot: QtBot) -> Iterator[DesktopNotices]:
    del qtbot
    made = DesktopNotices("Task Flow")
    yield made
    made.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "notices"]


def test_what_is_told_and_chosen(qtbot: QtBot, bus: Bus, notices: DesktopNotices) -> None:
    service = Service()
    chosen: list[Chosen] = []
    notices.chosen.connect(chosen.append)
    notices.show(NOTICE)
    program, replaced, _, title, text, actions, hints, _ = service.told.get(timeout=5)
    assert (program, replaced, title, actions) == ("Task Flow", 0, NOTICE.title, ["default", "열기"])
    assert text == "&lt;b&gt;배송지&lt;/b&gt; 변경"
    assert hints["desktop-entry"] == ("s", "taskflow-desktop")
    notices.show(DesktopNotice("room/2", "둘", "", "열기"))
    service.told.get(timeout=5)
    service.choose(1, "token-1")
    qtbot.waitUntil(lambda: chosen == [Chosen("room/1", "token-1")])
    service.choose(99)
    service.choose(2)
    qtbot.waitUntil(lambda: len(chosen) == 2)
    assert chosen[1] == Chosen("room/2", "")
    service.stop()


def test_taken_back_when_it_is_read_or_the_program_ends(bus: Bus, notices: DesktopNotices) -> None:
    service = Service(capabilities=("body", "actions"))
    notices.show(NOTICE)
    assert service.told.get(timeout=5)[4] == NOTICE.text, "it reads no marks"
    notices.show(DesktopNotice("room/2", "둘", "", "열기"))
    service.told.get(timeout=5)
    notices.withdraw({"room/2", "room/3"})
    assert service.closed.get(timeout=5) == 2
    notices.withdraw()
    assert service.closed.get(timeout=5) == 1
    notices.show(NOTICE)
    service.told.get(timeout=5)
    notices.close()
    assert service.closed.get(timeout=5) == 3
    service.stop()


def test_what_others_on_the_bus_say_does_nothing(qtbot: QtBot, bus: Bus, notices: DesktopNotices) -> None:
    service, stranger = Service(), Service()
    chosen: list[Chosen] = []
    notices.chosen.connect(chosen.append)
    notices.show(NOTICE)
    service.told.get(timeout=5)
    for said, signature in ((([1],), "ai"), (({"a": 1},), "a{si}"), ((("b", 1),), "(si)"), ((True,), "b"), ((), "")):
        service.say("ActionInvoked", signature, said)
    stranger.choose(1, "token of a stranger")
    notices.show(DesktopNotice("room/2", "둘", "", "열기"))
    service.told.get(timeout=5)
    service.choose(1, "token-1")
    qtbot.waitUntil(lambda: bool(chosen))
    assert chosen == [Chosen("room/1", "token-1")]
    stranger.stop()
    service.stop()


def test_a_bus_that_ends(qtbot: QtBot, notices: DesktopNotices, tmp_path: Path) -> None:
    with Bus(tmp_path):
        service = Service()
        notices.show(NOTICE)
        service.told.get(timeout=5)
        service.stop()
    qtbot.waitUntil(lambda: not any("_receiver" in thread.name for thread in threading.enumerate()))
    for _ in range(2):
        with qtbot.waitSignal(notices.failed) as failed:
            notices.show(NOTICE)
        assert failed.args == [NOTICE]


def test_nobody_who_tells(qtbot: QtBot, bus: Bus, notices: DesktopNotices) -> None:
    with qtbot.waitSignal(notices.failed) as failed:
        notices.show(NOTICE)
    assert failed.args == [NOTICE]


@pytest.mark.parametrize("address", [None, "unix:path=/nowhere/bus", "nonsense", "tcp:host=a,port=1"])
def test_no_bus(qtbot: QtBot, notices: DesktopNotices, monkeypatch: pytest.MonkeyPatch, address: str | None) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    if address is not None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with qtbot.waitSignal(notices.failed) as failed:
        notices.show(NOTICE)
    assert failed.args == [NOTICE]
    notices.withdraw()

"""A desk in a real SQLite file, and sessions on it as the program opens them."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.domain.ids import AgentId, TaskId
from taskflow_desktop.runtime.entrance import Entrance
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.shell_undo import UndoTeller
from tests.support.site import Statement, World, insert
from tests.support.templates import open_world


class Desk:
    """The team of `World` in a file. `site` acts as any other program on the same file does."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self.folder = folder
        self.url = sqlite_url(folder / "desk.sqlite3")
        self.world: World = open_world(folder / "desk.sqlite3")
        self.site = self.world.site
        self.clock = self.site.clock
        self._entrances: list[tuple[Entrance, Session]] = []
        self.faults: list[object] = []
        self.refusals: list[object] = []

    def enter(self, agent_id: int) -> Session:
        """Open the file as the program does and sign in as an agent."""
        notices = Notices()
        notices.failed.connect(self.faults.append)
        notices.refused.connect(self.refusals.append)
        entrance = Entrance(notices, clock=self.clock, demo=True)
        answers: list[Any] = []
        entrance.open(self.url, done=answers.append)
        self._qtbot.waitUntil(lambda: len(answers) == 1)
        entrance.become(AgentId(agent_id), done=answers.append)
        self._qtbot.waitUntil(lambda: len(answers) == 2)
        session: Session = answers[1]
        session.start()
        self._entrances.append((entrance, session))
        notices.setParent(entrance)
        return session

    def close(self) -> None:
        """Close every session, then the file."""
        for entrance, session in self._entrances:
            session.close()
            entrance.close()
        self.site.database.close()
        assert self.faults == []

    def room(self, customer: str = "이수민", *, main: int | None = None) -> int:
        """Add a room of a new customer."""
        agent = main or self.world.main
        customer_id = self.site.insert(agent, "customer", name=customer)
        return self.site.insert(
            agent, "room", customer_id=customer_id, title="", channel="kakao", state="received", main_agent_id=agent
        )

    def task(self, title: str, stage: int = 0, *, actor: int | None = None, **values: Any) -> TaskId:
        """Add a task to the stage with this number (from 0) in a room of its own."""
        who = actor or self.world.main
        room = values.pop("room_id", None) or self.room(main=who)
        row = {"title": title, "stage_id": self.world.stages[stage], "room_id": room, **values}
        self.site.do(who, self.world.new_task(who, **row))
        return TaskId(self.site.value("SELECT max(id) FROM task"))

    def many(self, count: int, stage: int = 0) -> None:
        """Add `count` tasks in one go, ten to a room."""
        world = self.world
        first = self.site.value("SELECT max(id) FROM room") + 1
        rooms: list[Statement] = []
        for number in range(-(-count // 10)):
            values = {"customer_id": world.customer, "title": "", "channel": "web", "state": "received"}
            rooms.append(insert("room", id=first + number, main_agent_id=world.main, **values))
        self.site.do(world.main, *rooms)
        tasks = [
            insert(
                "task", room_id=first + number // 10, slot=number % 10 + 1, title=f"할 일 {number}",
                stage_id=world.stages[stage], owner_id=world.main, created_by=world.main,
            )
            for number in range(count)
        ]  # fmt: skip
        self.site.do(world.main, *tasks)

    def events(self) -> int:
        """How many things have been recorded."""
        return int(self.site.value("SELECT count(*) FROM event"))


def show_in_window(
    qtbot: QtBot, page: QWidget, width: int = 1380, height: int = 820, *, session: Session | None = None
) -> QMainWindow:
    """Put a page into an open, active window, which tells the changes of `session`."""
    window = QMainWindow()
    window.setCentralWidget(page)
    if session is not None:
        UndoTeller(session, toast_host(window), window)
    window.resize(width, height)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def press(key: Qt.Key | str, *, hangul: bool = False) -> None:
    """Type one key where the focus is; `hangul`: as the keyboard sends it in Hangul mode."""
    target = QApplication.focusWidget()
    assert target is not None
    if hangul:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, str(key)))
    elif isinstance(key, str):
        QTest.keyClicks(target, key)
    else:
        QTest.keyClick(target, key)

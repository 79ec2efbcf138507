"""The furnished desk that scenes play on, and their list."""

import atexit
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QWidget

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.pages import RoomList
from taskflow_desktop.domain.requests import RoomFilter
from taskflow_desktop.runtime.entrance import Entrance
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.services.demo import present_of_samples
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.state import Preferences

WAIT_SECONDS = 30
PERSON = "김서연"
ADMIN = "한유진"
CUSTOMER = "이수민"
CARD = "A0042"
HANDED_CUSTOMER = "윤재석"


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen: `make` brings a desk there and returns what is to be rendered. `person` is who is signed in."""

    name: str
    make: Callable[["Desk"], QWidget]
    person: str


SCENES: dict[str, Scene] = {}
"""Every scene by its name."""


def scene(*, person: str = PERSON) -> Callable[[Callable[["Desk"], QWidget]], Callable[["Desk"], QWidget]]:
    """Make a function a scene, named like it."""

    def add(make: Callable[["Desk"], QWidget]) -> Callable[["Desk"], QWidget]:
        name = make.__name__.replace("_", "-")
        SCENES[name] = Scene(name, make, person)
        return make

    return add


def rest(milliseconds: int) -> None:
    """Let the program work for a while. An event loop, for QTest.qWait would hold up its threads."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(met: Callable[[], bool]) -> None:
    """Let the program work until `met`; SystemExit if that never happens."""
    end = time.monotonic() + WAIT_SECONDS
    while not met():
        if time.monotonic() > end:
            sys.exit("the screen did not come to rest")
        rest(20)


@cache
def _furnished() -> tuple[Path, int]:
    """The database of the samples, made once for all scenes, and its admin."""
    folder = Path(tempfile.mkdtemp(prefix="scenes-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    entrance = Entrance(Notices(), demo=True, clock=present_of_samples)
    admins: list[int] = []
    entrance.furnish(sqlite_url(folder / "demo.sqlite3"), present_of_samples(), done=admins.append)
    until(lambda: bool(admins))
    entrance.close()
    return folder / "demo.sqlite3", admins[0]


class Desk:
    """The furnished desk with one signed-in person, and its main window."""

    def __init__(self, folder: Path, size: QSize, person: str) -> None:
        self.folder = folder
        self.size = size
        self.entrance = Entrance(Notices(), demo=True, clock=present_of_samples)
        self._sessions: list[Session] = []
        furnished, admin = _furnished()
        shutil.copyfile(furnished, folder / furnished.name)
        opened: list[object] = []
        self.entrance.open(sqlite_url(folder / furnished.name), must_exist=True, done=opened.append)
        until(lambda: bool(opened))
        self._enter(admin)
        agent = next(a for a in self.session.agents.values() if a.name == person)
        if agent.id != admin:
            self.session.close()
            self._enter(agent.id)
        self.window = MainWindow(self.session, Preferences(folder))
        self.window.resize(size)
        self.window.show()
        self.session.start()
        rest(300)

    def _enter(self, agent_id: int) -> None:
        before = len(self._sessions)
        self.entrance.become(agent_id, done=self._sessions.append)
        until(lambda: len(self._sessions) > before)

    @property
    def session(self) -> Session:
        return self._sessions[-1]

    def as_other(self, agent_id: int) -> Session:
        """A session of somebody else at the same time, without a window."""
        others: list[Session] = []
        self.entrance.become(agent_id, done=others.append)
        until(lambda: bool(others))
        return others[0]

    def close(self) -> None:
        self.window.close()
        self.session.close()
        self.entrance.close()
        # Qt takes the widgets apart, in its own order, before Python forgets them.
        self.window.deleteLater()
        self.entrance.deleteLater()
        rest(50)

    def open_room(
        self, customer: str, state: RoomState = RoomState.INQUIRY, agent: int | None = None, *, panel: bool = False
    ) -> None:
        """Open the newest room of a customer; `panel`: its panel too, even where it would give way."""
        found: list[RoomList] = []
        self.session.reader.room_list(RoomFilter(state, agent, customer), done=found.append)
        until(lambda: bool(found))
        self.window.show_page("rooms")
        page = self.window.pages.rooms
        room = next(each for each in found[0].first if each.state is state)
        page.show_room(room)
        until(lambda: page.room is not None and page.room.id == room.id)
        until(lambda: len(page.chat.conversation.lines) > 0)
        if panel:
            page.set_panel_shown(True)
        rest(500)


@contextmanager
def desk(size: QSize, person: str) -> Iterator[Desk]:
    """A desk in a temporary folder."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        made = Desk(Path(folder), size, person)
        try:
            yield made
        finally:
            made.close()

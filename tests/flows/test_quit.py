"""Quitting: the program takes its windows down before the application goes, and says nothing about it."""

import os
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

# What the platform without a screen says for itself.
PLATFORM = "This plugin does not support"

VISIT = '''
import sys
from PySide6.QtCore import QObject, QTimer, Slot
from shiboken6 import isValid
from taskflow_desktop import bootstrap, cli
from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.startup import Startup

class Visitor(QObject):
    """Opens rooms and the board, becomes somebody else, and closes the window."""

    def __init__(self):
        super().__init__()
        self.steps = iter(self.visit())
        self.window = None
        self.timer = QTimer(self)
        self.timer.setInterval(150)
        self.timer.timeout.connect(self.go_on)

    @Slot(object)
    def shown(self, window):
        self.window = window
        self.timer.start()

    @Slot()
    def go_on(self):
        if isinstance(self.window, MainWindow):
            next(self.steps, None)

    def visit(self):
        for room in (1, 2, 3):
            yield self.window.show_room(RoomId(room))
        yield self.window.action("page.board").trigger()
        yield self.window.action("settings").trigger()
        self.timer.stop()
        yield self.window.close()

visitors = []
init = Startup.__init__

def watched(startup, *arguments, **more):
    init(startup, *arguments, **more)
    visitors.append(Visitor())
    startup.shown.connect(visitors[0].shown)

Startup.__init__ = watched
code = bootstrap.main(cli.parse(["--demo"]))
print("left" if isValid(visitors[0].window) else "gone")
sys.exit(code)
'''


ASKED = '''
import os, signal, sys
from PySide6.QtCore import QTimer, Slot, QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from taskflow_desktop import bootstrap, cli
from taskflow_desktop.domain.ids import AgentId, RoomId
from taskflow_desktop.ui.dialogs.sign_in import SignInWindow
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.startup import Startup

url, agent = sys.argv[1], int(sys.argv[2])

class Visitor(QObject):
    """Signs in past the password, types, and in the same moment the system asks the program to end."""

    def __init__(self, startup):
        super().__init__(startup)
        self.startup = startup
        self.steps = iter(self.visit())
        self.timer = QTimer(self)
        self.timer.setInterval(50)
        self.timer.timeout.connect(self.go_on)
        self.timer.start()

    @Slot()
    def go_on(self):
        next(self.steps, None)

    def visit(self):
        while not isinstance(self.startup.window, SignInWindow):
            yield
        self.startup._entrance._demo = True
        self.startup._entrance.become(AgentId(agent), done=self.startup._on_entered)
        while not isinstance(self.startup.window, MainWindow):
            yield
        window = self.startup.window
        window.show_room(RoomId(1))
        while window.pages.rooms.room is None:
            yield
        area = window.pages.rooms.chat.composer.area
        area.setFocus()
        event = QInputMethodEvent()
        event.setCommitString("끝까지 쓰지 못한 글")
        QApplication.sendEvent(area, event)
        os.kill(os.getpid(), signal.SIGTERM)
        yield

begin = Startup.begin

def watched(startup):
    begin(startup)
    Visitor(startup)

Startup.begin = watched
sys.exit(bootstrap.main(cli.parse(["--database", url])))
'''


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_when_the_system_asks_it_ends_as_if_somebody_quit(tmp_path: Path) -> None:
    from tests.flows.door import make_desk  # noqa: PLC0415 - hashing passwords takes its time

    world = make_desk(tmp_path / "desk.sqlite3")
    env = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        **{f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")},
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-c", ASKED, f"sqlite:///{tmp_path}/desk.sqlite3", str(world.main)],
        env=env, capture_output=True, text=True, encoding="utf-8", check=False, timeout=100,
    )  # fmt: skip
    said = [line for line in done.stderr.splitlines() if not line.startswith(PLATFORM)]
    assert (done.returncode, said) == (0, [])
    database = apsw.Connection(str(tmp_path / "desk.sqlite3"), flags=apsw.SQLITE_OPEN_READONLY)
    assert [text for (text,) in database.execute("SELECT text FROM draft") if "끝까지 쓰지 못한 글" in text]
    database.close()
    assert not list(tmp_path.rglob("fault-*"))


def test_the_window_is_gone_before_the_application() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-c", VISIT], capture_output=True, text=True, check=False, timeout=100
    )
    said = [line for line in done.stderr.splitlines() if not line.startswith(PLATFORM)]
    assert (done.returncode, done.stdout.split(), said) == (0, ["gone"], [])

"""The whole program meets a fault: what was typed is there at the next start, and the fault is told once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TYPED = "끝까지 쓰지 못한 글"

VISIT = '''
import faulthandler, os, sys
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from taskflow_desktop import bootstrap, cli
from taskflow_desktop.domain.ids import AgentId, RoomId
from taskflow_desktop.runtime.entrance import Entrance
from taskflow_desktop.ui.dialogs.message import DetailsDialog
from taskflow_desktop.ui.dialogs.sign_in import SignInWindow
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.startup import Startup

url, agent, mode = sys.argv[1], int(sys.argv[2]), sys.argv[3]

class Visitor(QObject):
    """Signs in past the password, types, and meets a fault; or reads what the next start shows."""

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

    def dialogs(self):
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, DetailsDialog) and each.isVisible()]

    def visit(self):
        while not isinstance(self.startup.window, SignInWindow):
            yield
        if mode == "again":
            self.end()
        self.startup._entrance._demo = True
        self.startup._entrance.become(AgentId(agent), done=self.startup._on_entered)
        while not isinstance(self.startup.window, MainWindow):
            yield
        window = self.startup.window
        window.show_room(RoomId(1))
        while window.pages.rooms.room is None:
            yield
        area = window.pages.rooms.chat.composer.area
        if mode == "type":
            area.setFocus()
            event = QInputMethodEvent()
            event.setCommitString("끝까지 쓰지 못한 글")
            QApplication.sendEvent(area, event)
            QTimer.singleShot(0, self, self.broken)
            while not self.saved():
                yield
            faulthandler._sigsegv()
        while area.plain_text() == "" or not self.dialogs():
            yield
        print(area.plain_text())
        dialog, = self.dialogs()
        print(dialog.details)
        dialog.copy_button.click()
        assert QApplication.clipboard().text() == dialog.details
        dialog.reject()
        self.end()

    @Slot()
    def broken(self):
        raise ValueError("끝까지 쓰지 못한 글")

    def saved(self):
        import apsw
        from taskflow_desktop.storage.places import sqlite_path
        database = apsw.Connection(str(sqlite_path(url)), flags=apsw.SQLITE_OPEN_READONLY)
        found = list(database.execute("SELECT text FROM draft"))
        database.close()
        return any("끝까지 쓰지 못한 글" in text for text, in found)

    def end(self):
        self.timer.stop()
        if mode == "again":
            QTimer.singleShot(1500, self, self.last_look)
        else:
            self.startup.window.close()

    @Slot()
    def last_look(self):
        print("told" if self.dialogs() else "not told")
        self.startup.window.close()

begin = Startup.begin

def watched(startup):
    begin(startup)
    Visitor(startup)

Startup.begin = watched
sys.exit(bootstrap.main(cli.parse(["--database", url])))
'''


@pytest.mark.skipif(sys.platform == "win32", reason="signals and the folders of Linux and the Mac")
def test_nothing_typed_is_lost_and_the_end_is_told_once(tmp_path: Path) -> None:
    from tests.flows.door import make_desk  # noqa: PLC0415 - hashing passwords takes its time

    world = make_desk(tmp_path / "desk.sqlite3")
    url = f"sqlite:///{tmp_path}/desk.sqlite3"
    env = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        **{f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")},
    }  # fmt: skip

    def visit(mode: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-X", "dev", "-c", VISIT, url, str(world.main), mode]
        return subprocess.run(
            command, env=env, capture_output=True, text=True, encoding="utf-8", check=False, timeout=100
        )

    died = visit("type")
    assert died.returncode < 0
    read = visit("read")
    assert (read.returncode, read.stdout.splitlines()[0]) == (0, TYPED), read.stderr
    assert "Segmentation fault" in read.stdout
    assert "in visit" in read.stdout
    again = visit("again")
    assert again.stdout.split("\n")[0] == "not told", again.stderr
    # Two faults, two reports; neither they nor the logs hold what was typed, a name, or where the user's files lie.
    kept = [
        path for path in tmp_path.rglob("*") if path.parent.name == "crashes" or path.name.startswith("taskflow.log")
    ]
    told = "".join(path.read_text("utf-8") for path in kept)
    assert len([path for path in kept if path.parent.name == "crashes"]) == 2
    for secret in (TYPED, "끝까지", "김지수", "홍길동", str(tmp_path), "desk.sqlite3", str(Path.home())):
        assert secret not in told
    assert "ValueError" in told
    assert TYPED not in died.stderr

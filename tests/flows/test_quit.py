"""Quitting: the program takes its windows down before the application goes, and says nothing about it."""

import subprocess
import sys

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


def test_the_window_is_gone_before_the_application() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-c", VISIT], capture_output=True, text=True, check=False, timeout=100
    )
    said = [line for line in done.stderr.splitlines() if not line.startswith(PLATFORM)]
    assert (done.returncode, done.stdout.split(), said) == (0, ["gone"], [])

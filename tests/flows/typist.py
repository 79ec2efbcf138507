"""A program of its own for `test_kill`: opens a task in the real window and types, or reads what came back.

    python -m tests.flows.typist URL FOLDER PLACE type|read

It tells in one line of JSON what it did or found, and stays until it is ended.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from taskflow_desktop.config import Config, Folders
from taskflow_desktop.domain.ids import AgentId, RoomId, TaskId
from taskflow_desktop.runtime.entrance import Entrance
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.ui.details.task_tab import TaskTab
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.startup import Startup
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.text import install_language

ROOM, TASK = RoomId(1), TaskId(1)


def tell(text: str) -> None:
    """Say a line to whoever started this."""
    sys.stdout.write(json.dumps(text) + "\n")
    sys.stdout.flush()


class Typist(QObject):
    """Waits for the window and its task, then types a text with a syllable still being composed, or reads."""

    def __init__(self, place: str, mode: str, entrance: Entrance, startup: Startup, agent_id: int) -> None:
        super().__init__()
        self.place, self.mode, self.agent_id = place, mode, AgentId(agent_id)
        self.entrance, self.startup = entrance, startup
        self.window: MainWindow | None = None
        self.timer = QTimer(self)
        self.timer.setInterval(50)
        self.timer.timeout.connect(self.look)

    def opened(self, _threshold: object) -> None:
        self.entrance.become(self.agent_id, done=self.startup._on_entered)

    @Slot(object)
    def shown(self, window: QWidget) -> None:
        if isinstance(window, MainWindow):
            self.window = window
            window.show_room_task((ROOM, TASK))
            self.timer.start()

    @property
    def tab(self) -> TaskTab:
        assert self.window is not None
        return self.window.pages.rooms.panel.task_tab

    @Slot()
    def look(self) -> None:
        if self.window is None or self.tab.editor.task is None:
            return
        if self.mode == "type":
            self.timer.stop()
            self.type()
        elif text := self.found():
            self.timer.stop()
            tell(text)

    def type(self) -> None:
        field = self.field()
        field.setFocus()
        for preedit, commit in (("", "반쯤 쓴 "), ("ㄱ", ""), ("글", "")):
            event = QInputMethodEvent(preedit, [])
            event.setCommitString(commit)
            QApplication.sendEvent(field, event)
        tell("typed")

    def field(self) -> QWidget:
        assert self.window is not None
        if self.place == "memo":
            return self.tab.editor.page.memo.field
        if self.place == "title":
            self.tab.editor.page.title.begin()
            return self.tab.editor.page.title.field.line
        if self.place == "new_task":
            self.tab.new_task()
            return self.tab.form.title.line
        return self.window.pages.rooms.chat.composer.area

    def found(self) -> str:
        assert self.window is not None
        if self.place == "memo":
            return self.tab.editor.page.memo.field.plain_text()
        if self.place == "title":
            return self.tab.editor.page.title.unsaved()
        if self.place == "new_task":
            if not self.tab.forming:
                self.tab.new_task()
            return self.tab.form.title.full_text()
        return self.window.pages.rooms.chat.composer.area.plain_text()


def main() -> None:
    url, folder, place, mode, agent_id = sys.argv[1:]
    app = QApplication(sys.argv[:1])
    install_language(app, "ko")
    apply_theme(app, "light")
    notices = Notices()
    notices.install_hooks()
    entrance = Entrance(notices, demo=True)
    folders = Folders(Path(folder, "config"), Path(folder, "data"), Path(folder, "log"))
    startup = Startup(entrance, Config(folders, url), Preferences(folders.config), notices)
    typist = Typist(place, mode, entrance, startup, int(agent_id))
    startup.shown.connect(typist.shown)
    entrance.open(url, done=typist.opened)
    app.exec()


if __name__ == "__main__":
    main()

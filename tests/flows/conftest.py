"""The program as its entry opens it: windows over real files, driven as a person drives them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from keyring.backend import KeyringBackend
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.config import Config, Folders
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.runtime.entrance import Entrance
from taskflow_desktop.runtime.keychain import Keychain
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.services.demo import present_of_samples
from taskflow_desktop.ui.dialogs.files import Chosen
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.startup import Startup
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.text import install_language
from tests.support.keyrings import MemoryKeyring

PATIENCE_MS = 10_000
W = TypeVar("W", bound=QWidget)


class Files:
    """Answers for the system's file dialogs."""

    def __init__(self) -> None:
        self.next: tuple[Path, ...] = ()

    def open_files(self, parent: QWidget, title: str, filters: str, *, chosen: Chosen, accept: str = "") -> None:
        chosen(self.next)

    def save_file(self, parent: QWidget, title: str, name: str, *, chosen: Chosen, filters: str = "") -> None:
        chosen(self.next)

    def folder(self, parent: QWidget, title: str, start: Path, *, chosen: Chosen) -> None:
        chosen(self.next)


class Program:
    """One run of the program on a user's folders; `close` ends it as closing the window does."""

    def __init__(self, qtbot: QtBot, home: Path) -> None:
        self.qtbot = qtbot
        self.files = Files()
        self.keyring: KeyringBackend = MemoryKeyring()
        self.patience = 30.0  # with the keyring, in seconds
        self.folders = Folders(home / "config", home / "data", home / "log")
        self.notices = Notices()
        self.faults: list[object] = []
        self.notices.failed.connect(self.faults.append)
        self.preferences = Preferences(self.folders.config)
        self.entrance = Entrance(self.notices, aside=self.folders.data)
        self.configured: list[Config] = []
        self.shown: list[object] = []
        self._finished = False
        self.startup: Startup | None = None

    def begin(self, database: str = "") -> None:
        """Start, with a database configured or none."""
        self._prepare(database).begin()

    def enter(self, url: str, agent_id: int) -> MainWindow:
        """Open the main window of an agent, past his password, as the demo does."""
        self.entrance.close()
        self.entrance = Entrance(self.notices, demo=True, aside=self.folders.data)
        startup = self._prepare(url)
        opened: list[object] = []
        self.entrance.open(url, done=opened.append)
        self.wait(lambda: bool(opened))
        self.entrance.become(AgentId(agent_id), done=startup._on_entered)
        return self.window(MainWindow)

    def begin_demo(self, url: str, now: Moment) -> Startup:
        """Start as `--demo` does."""
        self.entrance.close()
        self.entrance = Entrance(self.notices, demo=True, clock=present_of_samples)
        startup = self._prepare("")
        startup.begin_demo(url, now)
        return startup

    def _prepare(self, database: str) -> Startup:
        config = Config(self.folders, database)
        self.keychain = Keychain(backend=self.keyring, patience=self.patience)
        self.startup = Startup(
            self.entrance, config, self.preferences, self.notices, files=self.files, keychain=self.keychain
        )
        self.startup.shown.connect(self.shown.append)
        self.startup.configured.connect(self.configured.append)
        return self.startup

    def window(self, kind: type[W]) -> W:
        """Wait for the window of this kind and return it."""
        startup = self.startup
        assert startup is not None
        self.wait(lambda: isinstance(startup.window, kind))
        assert isinstance(startup.window, kind)
        return startup.window

    def wait(self, met: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(met, timeout=PATIENCE_MS)

    def close(self) -> None:
        """Close the window that is open, then threads and files, as the program's end does."""
        if self._finished or self.startup is None:
            return
        self._finished = True
        if self.startup.window is not None:
            self.startup.window.close()
        self.startup.close()
        self.entrance.close()
        self.preferences.save()
        if self.startup.window is not None:
            self.startup.window.deleteLater()
        assert self.faults == []


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Press the left button on a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center())


def focused() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(text: str) -> None:
    """Type a text where the keyboard is, as an input method gives it."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(focused(), event)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(focused(), key, modifier)


@pytest.fixture
def run_program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], Program]]:
    """Make runs of the program on one user's folders."""
    install_language(qapp, "ko")
    apply_theme(qapp, "light")
    runs: list[Program] = []

    def run() -> Program:
        program = Program(qtbot, tmp_path)
        runs.append(program)
        return program

    yield run
    for program in runs:
        program.close()

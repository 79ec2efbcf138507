"""The program's own window over a desk, opened as the entrance of a demo does: without a password."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from taskflow_desktop.config import Config, Folders
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.domain.requests import Scope
from taskflow_desktop.runtime.entrance import Entrance, Threshold
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.icons import app_icon
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.startup import Startup
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.text import install_language


class Shown(QObject):
    """Opens the window like the program does, in the given application; `ready` runs once its rooms are painted.

    All rooms of one state are listed, not the admin's own: he has none.
    """

    def __init__(
        self,
        app: QApplication,
        url: str,
        admin: AgentId,
        *,
        folder: Path,
        clock: Callable[[], Moment],
        ready: Callable[["Shown"], None],
    ) -> None:
        super().__init__()
        self._admin, self._ready = admin, ready
        self._painted = False
        app.setWindowIcon(app_icon())
        app.setQuitOnLastWindowClosed(False)
        self.preferences = Preferences(folder)
        install_language(app, "ko")
        apply_theme(app, "light", 100)
        self.notices = Notices()
        self.notices.install_hooks()
        self.entrance = Entrance(self.notices, clock=clock, demo=True)
        config = Config(Folders(folder, folder, folder), url)
        self.startup = Startup(self.entrance, config, self.preferences, self.notices)
        self.startup.shown.connect(self._shown)
        self.session: Session | None = None
        self.entrance.open(url, must_exist=True, done=self._opened)

    @property
    def window(self) -> MainWindow:
        """The main window."""
        assert isinstance(self.startup.window, MainWindow)
        return self.startup.window

    def _opened(self, _threshold: Threshold) -> None:
        self.entrance.become(self._admin, done=self._entered)

    def _entered(self, session: Session) -> None:
        self.session = session
        self.startup._on_entered(session)

    @Slot(object)
    def _shown(self, _window: QWidget) -> None:
        rooms = self.window.pages.rooms.list
        rooms.set_scope(Scope.ALL)
        rooms.set_state(RoomState.RECEIVED)
        rooms.view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        model = self.window.pages.rooms.list.model
        if event.type() == QEvent.Type.Paint and model.is_loaded and model.rowCount() and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._tell)  # after this paint
        return super().eventFilter(watched, event)

    @Slot()
    def _tell(self) -> None:
        self.window.pages.rooms.list.view.viewport().removeEventFilter(self)
        self._ready(self)

    def close(self) -> None:
        """Close the window, the session and the database."""
        self.window.close()
        self.startup.close()
        self.entrance.close()
        self.notices.remove_hooks()
        self.window.deleteLater()

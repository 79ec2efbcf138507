"""Does what the first run asks for: a database looked at, its first admin, people taken on, a backup restored."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.team import NewAgent
from taskflow_desktop.runtime.entrance import Entrance, Threshold
from taskflow_desktop.ui.dialogs.files import AskFiles
from taskflow_desktop.ui.dialogs.first_run import AdminRequest, FirstRunWindow
from taskflow_desktop.ui.lost_data import LostData


class FirstRunAnswers(QObject):
    """Answers one window of the first run, to which it belongs.

    Signals:
        chosen: str, the URL of the database that is used from now on.
        opened: Threshold, the chosen database is open and has its people already.
        unavailable: TaskflowError, the chosen database cannot be opened any more.
        ready: tuple[str, str], the identifier of the admin that was made, and the name of the site.
    """

    chosen = Signal(object)
    opened = Signal(object)
    unavailable = Signal(object)
    ready = Signal(object)

    def __init__(self, window: FirstRunWindow, entrance: Entrance, url: str, files: AskFiles | None) -> None:
        """`url` is the database that was tried already, "" for none."""
        super().__init__(window)
        self._window, self._entrance, self._url, self._files = window, entrance, url, files
        self._site = ""
        self._admin: Agent | None = None  # made just now: he takes people on before he signs in
        window.check_requested.connect(self._on_check)
        window.retry_requested.connect(self._on_retry)
        window.create_requested.connect(self._on_create)
        window.people_step.add_requested.connect(self._on_add)
        window.people_done.connect(self._on_people_done)
        window.restore_requested.connect(self._on_restore_requested)

    @Slot(object)
    def _on_check(self, path: Path) -> None:
        self._url = sqlite_url(path)
        self._entrance.open(self._url, done=self._on_checked, failed=self._on_check_failed)

    def _on_checked(self, threshold: Threshold) -> None:
        if isValid(self._window):
            self._window.show_check(None, has_admin=not threshold.needs_admin)

    def _on_check_failed(self, error: TaskflowError) -> None:
        if isValid(self._window):
            self._window.show_check(error)

    @Slot()
    def _on_retry(self) -> None:
        self._entrance.open(self._url, must_exist=True, done=self._on_opened, failed=self._on_check_failed)

    def _on_opened(self, threshold: Threshold) -> None:
        if isValid(self):
            self.chosen.emit(self._url)
            self.opened.emit(threshold)

    @Slot()
    def _on_restore_requested(self) -> None:
        asking = LostData(self._entrance, self._url, self._window, self._files)
        asking.restored.connect(self._on_retry)
        asking.ask()

    @Slot(object)
    def _on_create(self, request: AdminRequest | None) -> None:
        """Make the admin; None if the database has one and only signing in is left."""
        if request is None:
            self._entrance.open(self._url, done=self._on_opened, failed=self._on_unavailable)
            return
        self._site = request.site_name
        self._entrance.create_admin(
            name=request.name,
            identifier=request.identifier,
            password=request.password,
            site_name=request.site_name,
            done=self._on_created,
            failed=self._on_create_failed,
        )

    def _on_unavailable(self, error: TaskflowError) -> None:
        if isValid(self):
            self.unavailable.emit(error)

    def _on_created(self, agent: Agent) -> None:
        if isValid(self):
            self._admin = agent
            self.chosen.emit(self._url)
            self._window.show_people(agent)

    def _on_create_failed(self, error: TaskflowError) -> None:
        if isValid(self._window):
            self._window.show_error(error)

    @Slot(object)
    def _on_add(self, new: NewAgent) -> None:
        if self._admin is not None:
            self._entrance.add_agent(self._admin.id, new, done=self._on_added, failed=self._on_add_failed)

    def _on_added(self, agent: Agent) -> None:
        if isValid(self._window):
            self._window.people_step.show_added(agent)

    def _on_add_failed(self, error: TaskflowError) -> None:
        if isValid(self._window):
            self._window.people_step.show_error(error)

    @Slot()
    def _on_people_done(self) -> None:
        admin, self._admin = self._admin, None
        if admin is not None:
            self.ready.emit((admin.identifier or "", self._site))

"""Startup: which window is open. First run, sign-in, the main window, and back again when somebody signs out."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.config import Config, ConfigProblem, sqlite_url
from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.runtime.entrance import Entrance, Threshold
from taskflow_desktop.runtime.notices import Fault, Notices
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.dialogs.files import AskFiles
from taskflow_desktop.ui.dialogs.first_run import AdminRequest, FirstRunWindow
from taskflow_desktop.ui.dialogs.message import show_details
from taskflow_desktop.ui.dialogs.sign_in import SignInWindow
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.own import adopt, own_language
from taskflow_desktop.ui.refusals import general_sentence
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.text import Language, fill, install_language, language, translate

_LAST_SECONDS = 3.5
"""Systems wait about five seconds for a program before they end it; what the database did not take goes to a file."""


class Startup(QObject):
    """Signals:
    configured: Config, another database was chosen.
    shown: QWidget, a window is on screen.
    finished: the last window was closed by the person.
    """

    configured = Signal(object)
    shown = Signal(object)
    finished = Signal()

    def __init__(
        self,
        entrance: Entrance,
        config: Config,
        preferences: Preferences,
        notices: Notices,
        *,
        problem: ConfigProblem | None = None,
        language: Language | None = None,
        files: AskFiles | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`problem` is told in the first window: the settings could not be used. `files` asks for files and folders.

        `language` holds whatever anybody has chosen.
        """
        super().__init__(parent)
        self._problem = problem
        self._language = language
        self._files = files
        self._entrance = entrance
        self._config = config
        self._preferences = preferences
        self._url = config.database
        self._site = ""
        self._session: Session | None = None
        self.window: QWidget | None = None
        notices.failed.connect(self._on_fault)

    def begin(self) -> None:
        """Open what is configured, or ask where the data shall lie."""
        if not self._config.database:
            self._show_first_run()
            return
        self._entrance.open(self._config.database, must_exist=True, done=self._on_opened, failed=self._on_unavailable)

    def begin_demo(self, url: str, now: Moment) -> None:
        """Open the furnished copy as its admin."""
        self._url = url
        self._entrance.furnish(url, now, done=self._on_furnished)

    @Slot(object)
    def keep_everything(self, _manager: object = None) -> None:
        """The person's session on this computer ends: whatever is typed is on disk when this returns.

        The one place where the screen waits for the disk: the system may end the program right after it.
        """
        if isinstance(self.window, MainWindow):
            self.window.keep_typing()
            self._entrance.drain(_LAST_SECONDS)
            if self._session is not None:
                self._session.drafts.secure(0)

    def close(self) -> None:
        """Close the session that is open."""
        if self._session is not None:
            self._session.close()
            self._session = None

    # first run

    def _show_first_run(self) -> FirstRunWindow:
        window = FirstRunWindow(self._config.folders.database_file, files=self._files)
        window.check_requested.connect(self._on_check)
        window.retry_requested.connect(self._on_retry)
        window.create_requested.connect(self._on_create)
        window.closed.connect(self._on_closed)
        self._show(window)
        return window

    @Slot(object)
    def _on_check(self, path: Path) -> None:
        self._url = sqlite_url(path)
        self._entrance.open(self._url, done=self._on_checked, failed=self._on_check_failed)

    @Slot()
    def _on_retry(self) -> None:
        self._entrance.open(self._url, must_exist=True, done=self._on_opened, failed=self._on_check_failed)

    def _on_checked(self, threshold: Threshold) -> None:
        if isinstance(self.window, FirstRunWindow):
            self.window.show_check(None, has_admin=not threshold.needs_admin)

    def _on_check_failed(self, error: TaskflowError) -> None:
        if isinstance(self.window, FirstRunWindow):
            self.window.show_check(error)

    @Slot(object)
    def _on_create(self, request: AdminRequest | None) -> None:
        """Make the admin; None if the database has one and only signing in is left."""
        if request is None:
            self._configure()
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

    def _on_created(self, agent: Agent) -> None:
        self._configure()
        self._show_sign_in(self._site, agent.identifier or "")

    def _on_create_failed(self, error: TaskflowError) -> None:
        if isinstance(self.window, FirstRunWindow):
            self.window.show_error(error)

    def _configure(self) -> None:
        self._config = Config(self._config.folders, self._url, self._config.language)
        self.configured.emit(self._config)

    # sign-in

    def _on_opened(self, threshold: Threshold) -> None:
        if threshold.needs_admin:
            window = self._show_first_run()
            window.show_opened(self._url)
        else:
            self._site = threshold.site_name
            self._show_sign_in(threshold.site_name, self._preferences.kept("", "identifier"))

    def _on_unavailable(self, error: TaskflowError) -> None:
        """The configured database cannot be used: say so where another can be chosen."""
        self._show_first_run().show_failed(self._url, error)

    def _show_sign_in(self, site: str, identifier: str) -> None:
        self._speak(None)
        window = SignInWindow(site_name=site, place=self._url, identifier=identifier)
        window.sign_in_requested.connect(self._on_sign_in)
        window.change_requested.connect(self._on_change_place)
        window.closed.connect(self._on_closed)
        self._show(window)

    @Slot(object)
    def _on_sign_in(self, credentials: tuple[str, str]) -> None:
        self._preferences.keep("", "identifier", credentials[0])
        self._entrance.sign_in(*credentials, done=self._on_entered, failed=self._on_sign_in_failed)

    def _on_sign_in_failed(self, error: TaskflowError) -> None:
        if isinstance(self.window, SignInWindow):
            self.window.show_error(error)

    @Slot()
    def _on_change_place(self) -> None:
        self._show_first_run()

    # the main window

    def _on_furnished(self, admin: AgentId) -> None:
        self._entrance.become(admin, done=self._on_entered)

    @Slot(object)
    def _on_become(self, agent_id: AgentId) -> None:
        self._entrance.become(agent_id, done=self._on_entered)

    def _on_entered(self, session: Session) -> None:
        old = self._session
        if old is not None:
            old.close()
        self._session = session
        adopt(session, self._preferences)
        self._speak(own_language(session.own))
        window = MainWindow(session, self._preferences, files=self._files)
        window.become_requested.connect(self._on_become)
        window.sign_out_requested.connect(self._on_sign_out)
        window.closed.connect(self._on_closed)
        self._show(window)
        session.start()
        if old is not None:
            old.deleteLater()

    @Slot()
    def _on_sign_out(self) -> None:
        if self._session is None or (isinstance(self.window, MainWindow) and not self.window.may_go()):
            return
        identifier = self._session.agent.identifier or ""
        self._session.close()
        self._session.deleteLater()
        self._session = None
        self._show_sign_in(self._site, identifier)

    def _speak(self, own: Language | None) -> None:
        """Show what comes in the person's own language; before anybody is known, in the one of this computer."""
        wanted = self._language or own or self._preferences.look.language or self._config.language
        app = QCoreApplication.instance()
        if app is not None and wanted != language():
            install_language(app, wanted)

    @Slot()
    def _on_closed(self) -> None:
        self.finished.emit()

    def _show(self, window: QWidget) -> None:
        """Put `window` in the place of the one that is open."""
        old, self.window = self.window, window
        window.show()
        self.shown.emit(window)
        if self._problem is not None:
            problem, self._problem = self._problem, None
            show_details(
                window,
                translate("Startup", "The settings could not be read"),
                fill(
                    translate("Startup", "The file {file} could not be used. The program begins with its defaults."),
                    file=problem.file,
                ),
                problem.detail,
            )
        if old is not None:
            # It is not the person who closes it: nobody is told.
            old.blockSignals(True)
            old.close()
            old.deleteLater()

    @Slot(object)
    def _on_fault(self, fault: Fault) -> None:
        """A fault of ours before the main window, which tells its own."""
        if self.window is not None and not isinstance(self.window, MainWindow):
            show_details(self.window, translate("Startup", "That didn't work"), general_sentence(), fault.details)

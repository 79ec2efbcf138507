"""Startup: which window is open. First run, sign-in, the main window, and back again when somebody signs out."""

import os

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.config import Config, ConfigProblem
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.runtime.entrance import Entrance, Threshold
from taskflow_desktop.runtime.instance import Call
from taskflow_desktop.runtime.keychain import Keychain
from taskflow_desktop.runtime.logs import note
from taskflow_desktop.runtime.notices import Fault, Notices
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.dialogs.files import AskFiles
from taskflow_desktop.ui.dialogs.first_run import FirstRunWindow
from taskflow_desktop.ui.dialogs.message import show_details
from taskflow_desktop.ui.dialogs.sign_in import SignInRequest, SignInWindow
from taskflow_desktop.ui.end_teller import Ends, EndTeller
from taskflow_desktop.ui.first_run_answers import FirstRunAnswers
from taskflow_desktop.ui.front import bring_to_front
from taskflow_desktop.ui.lock_answers import LockAnswers
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.own import adopt, own_language
from taskflow_desktop.ui.refusals import general_sentence
from taskflow_desktop.ui.remembered import Remembered
from taskflow_desktop.ui.shell_links import LinkOpener
from taskflow_desktop.ui.shell_place import PlaceKeeper, go_to, place_of
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.text import Language, fill, install_language, language, translate

_LAST_SECONDS = 3.5
"""Systems wait about five seconds for a program before they end it; what the database did not take goes to a file."""
_QUIET_MS = 800
"""A keyring that answers at once lets nobody see the door."""


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
        keychain: Keychain | None = None,
        ends: Ends = tuple,
        parent: QObject | None = None,
    ) -> None:
        """`problem` is told in the first window: the settings could not be used. `files` asks for files and folders.

        `language` holds whatever anybody has chosen. `keychain` keeps the sign-in of this computer; the system's own
        unless another is given. `ends` makes reports of programs that ended by a fault.
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
        self._keychain = keychain if keychain is not None else Keychain(self)
        self._remembered = Remembered(entrance, self._keychain, preferences, self)
        self._remember = False  # what was chosen at the sign-in that is on its way
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_QUIET_MS)
        self._soon.timeout.connect(self._show_door)
        self.window: QWidget | None = None
        self._place: PlaceKeeper | None = None
        self._links = LinkOpener(self)
        self._end_teller = EndTeller(ends, self)
        notices.failed.connect(self._on_fault)
        preferences.language_wanted.connect(self._on_language_wanted, Qt.ConnectionType.QueuedConnection)

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
    def open_link(self, link: str) -> None:
        """Open the task that a link leads to, as soon as somebody may see it."""
        if link:
            self._links.ask(link)

    @Slot(object)
    def answer(self, call: Call) -> None:
        """Another start of the program hands over to this one."""
        if self.window is not None:
            if call.token:
                os.environ["XDG_ACTIVATION_TOKEN"] = call.token  # read once by who comes to the front
            if isinstance(self.window, MainWindow):
                self.window.come_up()
            else:
                bring_to_front(self.window)
        self.open_link(call.link)

    @Slot(object)
    def keep_everything(self, _manager: object = None) -> None:
        """The person's session on this computer ends: whatever is typed is on disk when this returns.

        The one place where the screen waits for the disk: the system may end the program right after it.
        """
        if isinstance(self.window, MainWindow):
            if self._place is not None:
                self._place.keep()
            self.window.keep_typing()
            self._entrance.drain(_LAST_SECONDS)
            if self._session is not None:
                self._session.drafts.secure(0)

    def close(self) -> None:
        """Close the session that is open."""
        self._soon.stop()
        self._end_teller.close()
        self._keychain.close()
        if self._session is not None:
            self._session.close()
            self._session = None

    # first run

    def _show_first_run(self, *, returns: bool = False) -> FirstRunWindow:
        window = FirstRunWindow(self._config.folders.database_file, files=self._files, returns=returns)
        answers = FirstRunAnswers(window, self._entrance, self._url, self._files)
        answers.chosen.connect(self._on_chosen)
        answers.opened.connect(self._on_opened)
        answers.unavailable.connect(self._on_unavailable)
        answers.ready.connect(self._on_first_admin)
        window.back_requested.connect(self._on_back)
        window.closed.connect(self._on_closed)
        self._show(window)
        return window

    @Slot(object)
    def _on_chosen(self, url: str) -> None:
        """Another database is used from now on."""
        self._url = url
        self._remembered.use(url)
        self._config = Config(self._config.folders, url, self._config.language)
        self.configured.emit(self._config)

    @Slot(object)
    def _on_first_admin(self, made: tuple[str, str]) -> None:
        identifier, self._site = made
        self._show_sign_in(identifier)

    # sign-in

    @Slot(object)
    def _on_opened(self, threshold: Threshold) -> None:
        if threshold.needs_admin:
            window = self._show_first_run()
            window.show_opened(self._url)
        else:
            self._site = threshold.site_name
            self._remembered.use(self._url)
            if self._remembered.may_enter:
                self._soon.start()
                self._remembered.enter(self._on_entered, self._on_nobody)
            else:
                self._show_door()

    @Slot(object)
    def _on_unavailable(self, error: TaskflowError) -> None:
        """The configured database cannot be used: say so where another can be chosen."""
        self._show_first_run().show_failed(self._url, error)

    @Slot()
    def _show_door(self) -> None:
        self._show_sign_in(self._preferences.kept("", "identifier"))

    def _on_nobody(self, reason: str, keyring: str) -> None:
        """Nobody is let in without a password: say why, and what is the matter with the keyring."""
        if self._soon.isActive() or not isinstance(self.window, SignInWindow):
            self._soon.stop()
            self._show_door()
        if isinstance(self.window, SignInWindow):
            self.window.tell_reason(reason)
            if keyring:
                self.window.tell_keyring(keyring)

    def _show_sign_in(self, identifier: str, *, reason: str = "") -> None:
        self._speak(None)
        window = SignInWindow(
            site_name=self._site,
            place=self._url,
            identifier=identifier,
            reason=reason,
            remembers=self._url.startswith("sqlite"),  # a server has passwords of its own
            remember=self._remembered.wanted,
        )
        window.sign_in_requested.connect(self._on_sign_in)
        window.remember_switched.connect(self._on_remember_switched)
        window.change_requested.connect(self._on_change_place)
        window.closed.connect(self._on_closed)
        self._show(window)
        if self._remembered.wanted and not self._remembered.may_enter:
            self._remembered.look_at_keyring(self._tell_keyring)

    @Slot(object)
    def _on_remember_switched(self, wanted: bool) -> None:  # noqa: FBT001 - the signal's one value
        self._remembered.set_wanted(wanted=wanted)
        if wanted:
            self._remembered.look_at_keyring(self._tell_keyring)
        else:
            self._tell_keyring("")

    def _tell_keyring(self, words: str) -> None:
        if isinstance(self.window, SignInWindow):
            self.window.tell_keyring(words if self._remembered.wanted else "")
        elif isinstance(self.window, MainWindow) and words:
            self.window.tell(translate("Startup", "This computer doesn't remember you."), words)

    @Slot(object)
    def _on_sign_in(self, request: SignInRequest) -> None:
        self._remembered.overtake()
        self._preferences.keep("", "identifier", request.identifier)
        self._remember = request.remember
        self._entrance.sign_in(
            request.identifier, request.password, done=self._on_signed_in, failed=self._on_sign_in_failed
        )

    def _on_signed_in(self, session: Session) -> None:
        self._remembered.set_locked(locked=False)
        self._on_entered(session)
        if self._remember:
            self._remembered.keep(session.agent.id, self._tell_keyring)
        else:
            self._remembered.forget()

    def _on_sign_in_failed(self, error: TaskflowError) -> None:
        if isinstance(self.window, SignInWindow):
            self.window.show_error(error)

    @Slot()
    def _on_change_place(self) -> None:
        self._remembered.overtake()
        self._show_first_run(returns=True)

    @Slot()
    def _on_back(self) -> None:
        """The data stays where it is; another file may have been looked at meanwhile."""
        self._entrance.open(self._url, must_exist=True, done=self._on_same_place, failed=self._on_unavailable)

    def _on_same_place(self, threshold: Threshold) -> None:
        self._site = threshold.site_name
        self._show_door()

    # the main window

    def _on_furnished(self, admin: AgentId) -> None:
        self._entrance.become(admin, done=self._on_entered)

    @Slot(object)
    def _on_become(self, agent_id: AgentId) -> None:
        self._entrance.become(agent_id, done=self._on_entered)

    @Slot(object)
    def _on_entered(self, session: Session) -> None:
        self._soon.stop()
        old = self._session
        if old is not None:
            old.close()
        self._session = session
        note("session.begun", role=session.agent.role.value, demo=session.demo)
        adopt(session, self._preferences)
        session.changed.connect(self._on_session_changed)
        session.replaced.connect(self._on_replaced)
        self._show_main(session, again=True)
        session.start()
        if old is not None:
            old.deleteLater()

    def _show_main(self, session: Session, *, again: bool = False) -> MainWindow:
        """Put a main window of `session`, in the person's own language, in the place of what is open.

        `again`: with what was open in it the last time.
        """
        self._speak(own_language(session.own))
        window = MainWindow(session, self._preferences, files=self._files)
        window.become_requested.connect(self._on_become)
        window.sign_out_requested.connect(self._on_sign_out)
        answers = LockAnswers(window, session, self._entrance, self._remembered, self._preferences)
        answers.switched.connect(self._on_entered)
        window.closed.connect(self._on_closed)
        self._place = PlaceKeeper(window, session, self._preferences)
        if again:
            self._place.bring_back()
        self._show(window)
        return window

    @Slot()
    def _on_language_wanted(self) -> None:
        """The person wants the screens in another language: they open anew, for the same session at the same place.

        Queued: the dialog that asks for it has gone by then.
        """
        old = self.window
        if self._session is None or not isinstance(old, MainWindow) or not old.may_go():
            return
        self._language = None  # what a person asks for on screen outweighs what the command line said
        old.keep_typing()
        place = place_of(old)
        go_to(self._show_main(self._session), place)

    @Slot()
    def _on_sign_out(self) -> None:
        if isinstance(self.window, MainWindow) and self.window.may_go():
            self._leave()

    @Slot(object)
    def _on_session_changed(self, _changes: object) -> None:
        if self._session is not None and not self._session.agent.active:
            QTimer.singleShot(0, self._put_out)  # when everybody has heard of the change

    @Slot()
    def _put_out(self) -> None:
        """The agent is not of the team any more: what was typed is kept on this computer, the screen goes."""
        if self._session is None or self._session.agent.active:
            return
        if isinstance(self.window, MainWindow):
            self.window.keep_typing()
        self._session.drafts.secure(_LAST_SECONDS)
        self._speak(None)  # what the door says is not in the person's language any more
        self._leave(left_the_team(self._session.agent.name))

    def _leave(self, reason: str = "") -> None:
        """End the session and show the door."""
        session, self._session = self._session, None
        if session is None:
            return
        self._remembered.forget()
        session.close()
        self._show_sign_in(session.agent.identifier or "", reason=reason)
        session.deleteLater()

    def _speak(self, own: Language | None) -> None:
        """Show what comes in the person's own language; before anybody is known, in the one of this computer."""
        wanted = self._language or own or self._preferences.look.language or self._config.language
        app = QCoreApplication.instance()
        if app is not None and wanted != language():
            install_language(app, wanted)

    @Slot()
    def _on_replaced(self) -> None:
        """A backup took the place of the data: what is typed is kept on this computer, and everybody signs in again."""
        session, self._session = self._session, None
        if session is None or self.window is None:
            return
        if isinstance(self.window, MainWindow):
            self.window.keep_typing()
        self.window.setEnabled(False)  # until the sign-in is there: nothing on screen is true any more
        session.drafts.secure(0)
        session.close()
        session.setParent(self.window)  # it goes when the window does, which still shows it
        self._remembered.forget()
        self._entrance.open(self._url, must_exist=True, done=self._on_reopened, failed=self._on_unavailable)

    def _on_reopened(self, threshold: Threshold) -> None:
        self._site = threshold.site_name
        if threshold.needs_admin:
            self._on_opened(threshold)
            return
        self._remembered.use(self._url)
        self._show_sign_in(
            self._preferences.kept("", "identifier"),
            reason=translate("Startup", "An admin restored a backup. Sign in again to see what is there."),
        )

    @Slot()
    def _on_closed(self) -> None:
        self.finished.emit()

    def _show(self, window: QWidget) -> None:
        """Put `window` in the place of the one that is open."""
        old, self.window = self.window, window
        window.show()
        self.shown.emit(window)
        self._end_teller.follow(window)
        self._links.follow(window, self._session if isinstance(window, MainWindow) else None)
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


def left_the_team(name: str) -> str:
    """Return what is said to somebody who was deactivated while he was signed in."""
    words = translate("Startup", "An admin deactivated the account of {name}. Ask an admin if you need it again.")
    return fill(words, name=name)

"""Links to tasks: kept until somebody is signed in before an open screen, then opened."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.rules.links import linked_number
from taskflow_desktop.rules.permissions import why_not_switch_flow
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.dialogs.sign_in import SignInWindow
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.toast import Toast, ToastAction


class LinkOpener(QObject):
    """Opens what links lead to, in the window that is open or in the one that will be."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWidget | None = None
        self._session: Session | None = None
        self._wanted = ""  # the number that waits
        self._strange = False  # a link was none of ours, and nobody could be told yet

    def ask(self, link: str) -> None:
        """Open the task of a link now, or as soon as somebody may see it."""
        number = linked_number(link)
        self._wanted, self._strange = number or "", number is None
        self._go_on()

    def follow(self, window: QWidget, session: Session | None) -> None:
        """Another window is in front; `session` is that of a main window."""
        self._window, self._session = window, session
        if isinstance(window, MainWindow):
            window.lock.unlocked.connect(self._go_on)
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        window = self._window
        if window is None or not (self._wanted or self._strange):
            return
        if isinstance(window, MainWindow):
            self._open_in(window)
        elif isinstance(window, SignInWindow):
            window.tell_waiting(self._sentence(translate("Links", "Sign in to open {number}.")))
            self._strange = False

    def _open_in(self, window: MainWindow) -> None:
        session = self._session
        if window.lock.screen is not None:
            if self._wanted:
                window.lock.screen.tell_waiting(
                    self._sentence(translate("Links", "Unlock the screen to open {number}."))
                )
            return
        if session is None:
            return
        wanted, self._wanted = self._wanted, ""
        strange, self._strange = self._strange, False
        if strange:
            _say(window, _strange_words())
        else:
            session.reader.task_numbered(wanted, done=_Looked(window, session, wanted).found)

    def _sentence(self, words: str) -> str:
        return fill(words, number=self._wanted) if self._wanted else _strange_words()


class _Looked:
    """One look for a task, whose window may have gone when the answer comes."""

    def __init__(self, window: MainWindow, session: Session, number: str) -> None:
        self._window, self._session, self._number = window, session, number

    def found(self, task: Task | None) -> None:
        if not isValid(self._window):
            return
        if task is None:
            words = translate("Links", "There is no task {number} here. It may be of another site.")
            _say(self._window, fill(words, number=self._number))
        elif self._session.flow.on:
            self._window.show_room_task((task.room_id, task.id))
        else:
            words = translate("Links", "Task Flow is off. {number} can be opened while it is on.")
            actions: tuple[ToastAction, ...] = ()
            if why_not_switch_flow(self._session.agent) is None:
                manage = self._window.actions_["flow.manage"].trigger
                actions = (ToastAction(translate("Actions", "Manage Task Flow"), manage),)
            _say(self._window, fill(words, number=self._number), *actions)


def _strange_words() -> str:
    return translate("Links", "This link leads to no task. A good one looks like taskflow://TK-2026-A0042.")


def _say(window: MainWindow, words: str, *actions: ToastAction) -> None:
    window.toasts.show_toast(Toast(words, actions, kind="bad"))

"""Locks the screen: all of the session goes behind a window that shows nothing of it, and comes back as it was."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QToolTip, QWidget
from shiboken6 import isValid

from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import ActionSet
from taskflow_desktop.ui.dialogs.lock_window import LockWindow
from taskflow_desktop.ui.idle import IdleWatch
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.curtain import CurtainedDialog, curtain, typed_in
from taskflow_desktop.ui.widgets.keys import commit_preedit
from taskflow_desktop.ui.widgets.reason_bubble import hide_reasons
from taskflow_desktop.ui.widgets.toast import ToastHost

_STATES: Final = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMinimized


class ShellLock(QObject):
    """The lock of one main window: by its action, and after the minutes without input that this computer is set to.

    Signals:
        locked: the screen is locked now.
        unlocked: everything is back.
        unlock_requested: str, the password that was typed.
        switch_requested: SignInRequest of somebody else.
    """

    locked = Signal()
    unlocked = Signal()
    unlock_requested = Signal(object)
    switch_requested = Signal(object)

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        preferences: Preferences,
        toasts: ToastHost,
        actions: ActionSet,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._preferences, self._toasts = window, session, preferences, toasts
        self._screen: LockWindow | None = None
        self._focus: QWidget | None = None
        self.away: tuple[QWidget, ...] = ()
        """The windows that are off the screen while the program stays in the tray."""
        self.idle = IdleWatch(self)
        self.idle.idle.connect(self.lock)
        self._actions, self._action = actions, actions["lock"]
        self._action.setVisible(not session.demo)  # a demo is entered without a password
        self._action.chosen.connect(self.lock)
        actions["switch"].setVisible(not session.demo)
        actions["switch"].chosen.connect(self.switch)
        if not session.demo:
            curtain().action = self._action  # it works from dialogs as well
            preferences.lock_minutes_changed.connect(self._watch)
            self._watch()

    @property
    def screen(self) -> LockWindow | None:
        """The window before everything while the screen is locked."""
        return self._screen

    @Slot()
    def lock(self) -> None:
        """Hide everything. What is typed stays where it is, with the syllable that is being composed."""
        seen = self._window.isVisible()
        if self._screen is not None or self._session.demo or not (seen or self.away):
            return
        commit_preedit()
        self.idle.stop()
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        QToolTip.hideText()
        hide_reasons(self._window)
        self._toasts.hold()
        self._actions.set_dead(dead=True)
        self._focus = QApplication.focusWidget()
        shown = windows_on_screen() if seen else [each for each in self.away if isValid(each)]
        dialogs = any(isinstance(each, CurtainedDialog) and typed_in(each) for each in shown)
        screen = self._screen = LockWindow(self._session.agent, open_dialogs=dialogs)
        screen.unlock_requested.connect(self.unlock_requested)
        screen.switch_requested.connect(self.switch_requested)
        screen.close_requested.connect(self._window.close)
        screen.setGeometry(self._window.geometry())
        screen.setWindowState(self._window.windowState() & _STATES)
        here = QApplication.activeWindow() is not None
        screen.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not here)  # nobody is disturbed elsewhere
        if seen:
            screen.show()  # first: what is behind the windows is nobody's business either
        curtain().draw(shown, screen)
        if here:
            screen.activateWindow()
        self.locked.emit()

    @Slot()
    def switch(self) -> None:
        """Lock, and ask for somebody else."""
        self.lock()
        if self._screen is not None:
            self._screen.show_other()

    @Slot(object)
    def lock_because(self, words: str) -> None:
        """Lock, and say why the password is asked for."""
        self.lock()
        if self._screen is not None:
            self._screen.tell(words)

    @Slot()
    def unlock(self) -> None:
        """Bring everything back, with the focus where it was."""
        if self._screen is None:
            return
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._actions.set_dead(dead=False)
        curtain().open()
        self._take_down()
        focus, self._focus = self._focus, None
        front = focus.window() if focus is not None and isValid(focus) else self._window
        front.raise_()
        front.activateWindow()
        if focus is not None and isValid(focus) and focus.isVisible():
            focus.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        self._toasts.release()
        self._watch()
        self.unlocked.emit()

    def end(self) -> None:
        """The session ends: nothing comes back."""
        self.idle.stop()
        curtain().fall(self._action)
        self._take_down()

    def show_error(self, error: TaskflowError) -> None:
        """Tell why it did not work; nothing happens if the screen is not locked."""
        if self._screen is not None:
            self._screen.show_error(error)

    def refuse_to_go(self) -> bool:
        """True if the screen is locked: it says that what was typed would be lost, and whose password prevents it."""
        if self._screen is None:
            return False
        self._screen.tell(
            translate("Lock", "What was typed here can't be kept right now. Unlock the screen, or it would be lost.")
        )
        return True

    def _take_down(self) -> None:
        screen, self._screen = self._screen, None
        if screen is not None:
            screen.hide()
            screen.deleteLater()

    @Slot()
    def _watch(self) -> None:
        if self._screen is None:
            self.idle.start(self._preferences.lock_minutes)


def windows_on_screen() -> list[QWidget]:
    """Return all windows of the program that are visible."""
    return [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isWindow()]

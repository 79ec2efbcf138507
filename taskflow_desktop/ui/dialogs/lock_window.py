"""The locked screen: who is behind it, and his password or somebody else's. It shows no customer."""

import sys
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMenuBar, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.ui.dialogs.sign_in_form import SignInForm, SignInRequest
from taskflow_desktop.ui.icons import app_icon
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.avatar import Avatar
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import eliding_label, label
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.surface import scroll_area
from taskflow_desktop.ui.words import role_word

_WIDTH: Final = 344
_ICON: Final = 32
_MAC: Final = sys.platform == "darwin"


class LockWindow(QWidget):
    """Stands in the place of the window it hides. The owner answers by taking it away, or by `show_error`.

    Signals:
        unlock_requested: str, the password of who is behind it.
        switch_requested: SignInRequest of somebody else.
        close_requested: the person closes the window, and with it the program.
    """

    unlock_requested = Signal(object)
    switch_requested = Signal(object)
    close_requested = Signal()

    def __init__(self, agent: Agent, *, open_dialogs: bool) -> None:
        """`open_dialogs`: something is typed in some, which would go if somebody else signed in, which is said."""
        super().__init__()
        self.setWindowTitle(translate("Lock", "Task Flow (locked)"))
        self.setWindowIcon(app_icon())
        self._agent = agent
        self.own = SignInForm(translate("Lock", "Unlock"), identifier=agent.identifier or "", only=True)
        self.other = SignInForm(translate("SignIn", "Sign in"))
        self.switch_button = Button(translate("Lock", "Sign in as somebody else"), "link")
        self.back_button = Button(translate("Lock", "Back"), "link")
        self.note = Note("warn")
        self.problem = Note("bad")
        self.waiting = Note("info", icon="link")
        self._head = label(translate("Lock", "The screen is locked"), "dialog", wrap=True)
        self._pages = QStackedWidget()
        self._build(open_dialogs=open_dialogs)
        self.own.asked.connect(self._unlock)
        self.other.asked.connect(self._switch)
        self.switch_button.clicked.connect(self.show_other)
        self.back_button.clicked.connect(self.show_own)
        self.setMinimumSize(theme().px(_WIDTH + 60), theme().px(420))
        self.own.focus_first()

    def _build(self, *, open_dialogs: bool) -> None:
        self._pages.addWidget(self._make_own())
        self._pages.addWidget(self._make_other())
        self.note.setVisible(open_dialogs)
        self.problem.hide()
        self.waiting.hide()
        self._head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box = QWidget()
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        box.setFixedWidth(theme().px(_WIDTH))
        column = _column(box, 10)
        column.addWidget(IconPicture("lock", _ICON, "text.3"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._head)
        column.addSpacing(6)
        column.addWidget(self.waiting)
        column.addWidget(self.problem)
        column.addWidget(self._pages)
        body = QWidget()
        middle = _column(body, 0)
        middle.setContentsMargins(24, 24, 24, 24)
        middle.addStretch(2)
        middle.addWidget(box, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(3)
        whole = _column(self, 0)
        whole.addWidget(scroll_area(body))
        if _MAC:
            whole.setMenuBar(QMenuBar())  # an empty one: the system would go on showing that of the window behind

    def _make_own(self) -> QWidget:
        agent = self._agent
        name = fill(translate("Shell", "{name} · {role}"), name=agent.name, role=role_word(agent.role))
        words = eliding_label(name, "body", weight=600)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page = QWidget()
        column = _column(page, 16)
        who = QVBoxLayout()
        who.setSpacing(6)
        who.addWidget(Avatar(agent.name, 36), 0, Qt.AlignmentFlag.AlignHCenter)
        who.addWidget(words)
        column.addLayout(who)
        column.addWidget(self.own)
        column.addWidget(self.switch_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _make_other(self) -> QWidget:
        name = self._agent.name
        told = translate("Lock", "{name} is signed out then. Drafts and memos are kept for the next sign-in.")
        lost = translate("Lock", "A dialog of {name} is open. What is typed in it isn't kept.")
        self.note.set_text(fill(lost, name=name))
        page = QWidget()
        column = _column(page, 16)
        column.addWidget(label(fill(told, name=name), "small", tone="text.2", wrap=True))
        column.addWidget(self.note)
        column.addWidget(self.other)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    @property
    def switching(self) -> bool:
        """True while somebody else is asked for."""
        return self._pages.currentIndex() == 1

    def show_error(self, error: TaskflowError) -> None:
        """Tell why it did not work, where it was asked."""
        (self.other if self.switching else self.own).show_error(error)

    def tell(self, words: str) -> None:
        """Say over the fields why nobody can go now; "" takes it back."""
        self.problem.set_text(words)
        self.problem.setVisible(bool(words))
        for form in (self.own, self.other):
            if not form.countdown.left:
                form.button.set_refusal(None)
        announce(self, words, assertive=True)

    def tell_waiting(self, words: str) -> None:
        """Say over the fields what opens when the screen does."""
        self.waiting.set_text(words)
        self.waiting.show()
        announce(self, words)

    @Slot()
    def show_own(self) -> None:
        """Ask for the password of who is behind it."""
        self.other.clear()
        self._head.setText(translate("Lock", "The screen is locked"))
        self._pages.setCurrentIndex(0)
        self.own.focus_first()

    @Slot()
    def show_other(self) -> None:
        """Ask for somebody else and his password."""
        self.own.clear()
        self._head.setText(translate("Lock", "Sign in as somebody else"))
        self._pages.setCurrentIndex(1)
        self.other.focus_first()

    @Slot(object)
    def _unlock(self, request: SignInRequest) -> None:
        self.tell_nothing()
        self.unlock_requested.emit(request.password)

    @Slot(object)
    def _switch(self, request: SignInRequest) -> None:
        self.tell_nothing()
        self.switch_requested.emit(request)

    def tell_nothing(self) -> None:
        """What was said over the fields holds no more."""
        self.problem.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever closes it closes the program; the owner says whether everything is kept."""
        event.ignore()
        self.close_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.switching:
            self.show_own()
        else:
            super().keyPressEvent(event)


def _column(widget: QWidget, spacing: int) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column

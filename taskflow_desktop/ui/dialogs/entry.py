"""Parts of the windows before the program itself: captions, hints under fields, passwords with an eye."""

from typing import Literal
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.errors import ImportRejected, StorageUnavailable, TaskflowError
from taskflow_desktop.rules.addresses import is_server, shown
from taskflow_desktop.ui.dialogs.message import show_details
from taskflow_desktop.ui.import_text import rejected_sentence
from taskflow_desktop.ui.refusals import error_sentence
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button, IconButton
from taskflow_desktop.ui.widgets.fields import TextField
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import label, name_widget

HintKind = Literal["ok", "warn", "bad"]
_ICONS: dict[HintKind, str] = {"ok": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}


def captioned(caption: str, field: QWidget) -> QVBoxLayout:
    """Return `field` under its caption, which names it for the mouse and for those who listen."""
    column = QVBoxLayout()
    column.setSpacing(6)
    words = label(caption, "small", tone="text.2", weight=600)
    words.setBuddy(field)
    column.addWidget(words)
    column.addWidget(field)
    return column


def place_words(url: str) -> str:
    """Return what a database's URL says to a person: the file, or the kind of server and its name."""
    if is_server(url):
        return f"PostgreSQL · {urlsplit(shown(url)).hostname or ''}"
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        path = unquote(parts.path)
        windows = len(path) > 2 and path[2] == ":"
        return path[1:] if windows or path.startswith("//") else path
    return shown(url)


class Hint(QWidget):
    """One line with its sign: all right, take care, or not so. With `error` it offers the technical text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = IconPicture("circle-check", 14, "ok", self)
        self._words = label("", "small", tone="ok", weight=500, wrap=True, parent=self)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._more = Button(translate("Entry", "Details"), "link", small=True, parent=self)
        self._more.clicked.connect(self._show_details)
        self._more.hide()
        self._error: TaskflowError | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, "" while nothing is."""
        return self._words.text() if not self.isHidden() else ""

    @property
    def more(self) -> Button:
        """The button for the technical text; hidden where there is none."""
        return self._more

    def say(self, kind: HintKind, text: str, *, spoken: bool = True) -> None:
        """Show `text`; a bad one is spoken at once, unless it shall not be `spoken` at all."""
        if text == self.text:
            return
        self._error = None
        self._more.hide()
        self._picture.set_icon(_ICONS[kind], kind)
        self._words.set_tone(kind)
        self._words.setText(text)
        self.show()
        if spoken:
            announce(self, text, assertive=kind == "bad")

    def say_error(self, error: TaskflowError) -> None:
        """Show why something did not work, in plain words, with the technical text on demand."""
        self.say("bad", rejected_sentence(error) if isinstance(error, ImportRejected) else error_sentence(error))
        self._error = error
        self._more.setVisible(isinstance(error, StorageUnavailable | ImportRejected))

    @Slot()
    def clear(self) -> None:
        """Say nothing."""
        self._error = None
        self.hide()

    @Slot()
    def _show_details(self) -> None:
        if self._error is not None:
            show_details(self.window(), translate("Entry", "Details"), self._words.text(), str(self._error))


class PasswordField(TextField):
    """A password with an eye that shows it while pressed in. `caps_lock` (bool) tells what the typing betrays of it."""

    caps_lock = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, password=True, parent=parent)
        self._caps = False
        self.line.installEventFilter(self)
        self.eye = IconButton("eye", translate("Entry", "Show the password"), parent=self)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._reveal)
        row = self.frame.layout()
        if isinstance(row, QHBoxLayout):
            row.setContentsMargins(10, 2, 4, 2)
            row.addWidget(self.eye)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._learn(event)
        return super().eventFilter(watched, event)

    def _learn(self, event: QKeyEvent) -> None:
        """No system tells the state of Caps Lock alike; a letter against its Shift does."""
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._set_caps(on=not self._caps)
        elif len(text) == 1 and text.isascii() and text.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._set_caps(on=text.isupper() != shifted)

    def _set_caps(self, *, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.caps_lock.emit(on)

    @Slot(bool)
    def _reveal(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.set_icon("eye-off" if shown else "eye")
        hide, show = translate("Entry", "Hide the password"), translate("Entry", "Show the password")
        name_widget(self.eye, hide if shown else show)


def caps_lock_words() -> str:
    """Return what is said while Caps Lock is on."""
    return translate("Entry", "Caps Lock is on")

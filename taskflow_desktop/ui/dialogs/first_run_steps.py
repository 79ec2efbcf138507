"""The first two steps of the first run: where the data lies, and the first admin."""

from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.errors import Refusal, RuleViolation, StorageUnavailable, TaskflowError
from taskflow_desktop.rules import limits, texts
from taskflow_desktop.ui.dialogs.entry import Hint, PasswordField, caps_lock_words, captioned, place_words
from taskflow_desktop.ui.dialogs.files import AskFiles
from taskflow_desktop.ui.dialogs.first_run_parts import file_card, server_card
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.fields import TextField
from taskflow_desktop.ui.widgets.labels import label

_LOST = frozenset({"missing", "corrupt"})
"""What a backup can take the place of, though nobody can sign in to say so."""


@dataclass(frozen=True, slots=True)
class AdminRequest:
    """The first admin and what the site is called. Names are one line and trimmed."""

    site_name: str
    name: str
    identifier: str
    password: str = field(repr=False)


class PlaceStep(QWidget):
    """Step 1: the file, shown; another folder may be chosen; the check comes before going on."""

    check_requested = Signal()
    restore_requested = Signal()
    changed = Signal()

    def __init__(self, place: Path, files: AskFiles) -> None:
        super().__init__()
        self._place, self._files = place, files
        self._name = place.name
        self.failed = False
        """The place shown is what was configured and could not be opened: it is tried again, never made anew."""
        self.checked = False
        self.existing = False
        self.path_field = TextField(translate("FirstRun", "Data file"))
        self.path_field.set_read_only()
        self.change_button = Button(translate("FirstRun", "Change…"), "quiet")
        self.change_button.clicked.connect(self._choose)
        self.check_button = Button(translate("FirstRun", "Check the storage"), "quiet", small=True)
        self.check_button.clicked.connect(self._check)
        self.restore_button = Button(translate("FirstRun", "Restore a backup…"), "quiet", small=True)
        self.restore_button.clicked.connect(self.restore_requested)
        self.restore_button.hide()
        self.hint = Hint()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 28, 4)
        column.setSpacing(0)
        column.addWidget(label(translate("FirstRun", "Where should tasks be kept?"), "dialog", wrap=True))
        column.addSpacing(4)
        column.addWidget(label(translate("FirstRun", "Choose any folder on this computer."), tone="text.2", wrap=True))
        column.addSpacing(20)
        column.addWidget(file_card())
        column.addSpacing(8)
        column.addWidget(server_card())
        column.addSpacing(18)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addLayout(captioned(translate("FirstRun", "Data file"), self.path_field), 1)
        where.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(where)
        column.addSpacing(14)
        check = QHBoxLayout()
        check.setSpacing(10)
        check.addWidget(self.check_button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.hint.setContentsMargins(0, 6, 0, 0)  # its first line beside the button's word
        check.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(check)
        column.addSpacing(8)
        column.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._show_place()

    @property
    def place(self) -> Path:
        """The file chosen."""
        return self._place

    def show_check(self, error: TaskflowError | None, *, existing: bool) -> None:
        """Tell how the check of `place` went."""
        self.check_button.setEnabled(True)
        self.failed = self.failed and error is not None
        lost = isinstance(error, StorageUnavailable) and error.code in _LOST
        self.restore_button.setVisible(self.failed and lost)
        self._name_check()
        self.checked, self.existing = error is None, existing and error is None
        if error is not None:
            self.hint.say_error(error)
        elif existing:
            self.hint.say("ok", translate("FirstRun", "Found a desk that is in use already"))
        else:
            self.hint.say("ok", translate("FirstRun", "This place works"))

    def show_url(self, url: str) -> None:
        """Show a database that is open already."""
        self._place = Path(place_words(url))
        self._show_place()
        self.show_check(None, existing=False)

    def show_failed(self, url: str, error: TaskflowError) -> None:
        """Show the database that was configured, and why it cannot be opened."""
        self._place = Path(place_words(url))
        self.failed = True
        self._show_place()
        self.show_check(error, existing=False)

    def _name_check(self) -> None:
        again, first = translate("FirstRun", "Try again"), translate("FirstRun", "Check the storage")
        self.check_button.setText(again if self.failed else first)
        self.check_button.updateGeometry()

    def _show_place(self) -> None:
        shown = str(self._place)
        self.path_field.set_text(shown)
        self.path_field.line.setCursorPosition(len(shown))

    @Slot()
    def _check(self) -> None:
        self.hint.clear()
        self.check_button.setEnabled(False)
        self.check_requested.emit()

    @Slot()
    def _choose(self) -> None:
        title = translate("FirstRun", "Choose a folder for the data")
        self._files.folder(self.window(), title, self._place.parent, chosen=self._chosen)

    def _chosen(self, folders: tuple[Path, ...]) -> None:
        # A file of the same name there is the one that was moved; else it is a new place with the usual name.
        moved = folders[0] / self._place.name
        place = moved if moved != self._place and moved.exists() else folders[0] / self._name
        if place != self._place or self.failed:
            self._place = place
            self.failed = False
            self._name_check()
            self.checked = self.existing = False
            self.check_button.setEnabled(True)
            self.hint.clear()
            self._show_place()
            self.changed.emit()


class AdminStep(QWidget):
    """Step 2: the site's name and the first admin, with what is wrong told at its field."""

    changed = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.site_field = TextField(translate("FirstRun", "Name of the desk"))
        self.site_field.line.setPlaceholderText(translate("FirstRun", "e.g. Ondam Store support"))
        self.name_field = TextField(translate("FirstRun", "Name"))
        self.identifier_field = TextField(translate("FirstRun", "ID"))
        self.password_field = PasswordField(translate("FirstRun", "Password"))
        self.repeat_field = PasswordField(translate("FirstRun", "Password again"))
        self.password_hint, self.caps_hint = Hint(), Hint()
        self.error_hint = Hint()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 28, 4)
        column.setSpacing(0)
        column.addWidget(label(translate("FirstRun", "Make the admin's account"), "dialog", wrap=True))
        column.addSpacing(4)
        text = translate("FirstRun", "The admin decides on stages and agents.")
        column.addWidget(label(text, tone="text.2", wrap=True))
        column.addSpacing(16)
        for caption, entry in self._fields():
            column.addLayout(captioned(caption, entry))
            column.addSpacing(4)
            if entry is self.password_field:
                column.addWidget(self.password_hint)
                column.addWidget(self.caps_hint)
            column.addSpacing(8)
            entry.edited.connect(self._edited)
            entry.left.connect(self._left)
            entry.submitted.connect(self.submitted)
        column.addWidget(self.error_hint)
        column.addStretch(1)
        for secret in (self.password_field, self.repeat_field):
            secret.caps_lock.connect(self._caps_lock)
        # Whoever types and goes on by Tab comes to what is to be typed next.
        for stop, following in pairwise(
            (self.password_field.line, self.repeat_field.line, self.password_field.eye, self.repeat_field.eye)
        ):
            QWidget.setTabOrder(stop, following)

    @property
    def typed(self) -> bool:
        """True if anything was typed."""
        return any(entry.full_text() for _, entry in self._fields())

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        self.site_field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def request(self) -> AdminRequest | None:
        """Return what is asked for, or None after telling what is wrong and going there."""
        self.error_hint.clear()
        for entry, problem in self._problems():
            entry.set_problem(problem or None)
        wrong = next((entry for entry, problem in self._problems() if problem), None)
        if wrong is not None:
            wrong.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return AdminRequest(
            site_name=texts.one_line(self.site_field.text()),
            name=texts.one_line(self.name_field.text()),
            identifier=self.identifier_field.text().strip(),
            password=self.password_field.text(),
        )

    def show_error(self, error: TaskflowError) -> None:
        """Tell why it was refused, at the field it is about if there is one."""
        if isinstance(error, RuleViolation) and error.refusal.code.startswith("identifier."):
            self.identifier_field.set_problem(sentence(error.refusal))
            self.identifier_field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.error_hint.say_error(error)

    def _fields(self) -> tuple[tuple[str, TextField], ...]:
        return (
            (translate("FirstRun", "Name of the desk"), self.site_field),
            (translate("FirstRun", "Name"), self.name_field),
            (translate("FirstRun", "ID"), self.identifier_field),
            (translate("FirstRun", "Password"), self.password_field),
            (translate("FirstRun", "Password again"), self.repeat_field),
        )

    def _site_problem(self) -> str:
        refusal = texts.why_not_name(self.site_field.full_text())
        if refusal is not None and refusal.code == "name.empty":
            return translate("FirstRun", "Enter the name of the desk.")
        return _words(refusal)

    def _problems(self) -> tuple[tuple[TextField, str], ...]:
        password, repeat = self.password_field.text(), self.repeat_field.text()
        differs = translate("FirstRun", "Differs from the password above")
        return (
            (self.site_field, self._site_problem()),
            (self.name_field, _words(texts.why_not_name(self.name_field.full_text()))),
            (self.identifier_field, _words(texts.why_not_identifier(self.identifier_field.full_text().strip()))),
            (self.password_field, _words(texts.why_not_password(password))),
            (self.repeat_field, differs if repeat != password else ""),
        )

    @Slot()
    def _edited(self) -> None:
        """Take back a problem as soon as it is mended, tell a difference as soon as there is one."""
        for entry, problem in self._problems():
            if entry.problem:
                entry.set_problem(problem or None)
        password, repeat = self.password_field.text(), self.repeat_field.text()
        if repeat and not password.startswith(repeat):
            self.repeat_field.set_problem(translate("FirstRun", "Differs from the password above"))
        if texts.why_not_password(password) is None:
            told = fill(translate("FirstRun", "At least {limit} characters"), limit=limits.PASSWORD_CHARACTERS_MIN)
            self.password_hint.say("ok", told)
        else:
            self.password_hint.clear()
        self.changed.emit()

    @Slot()
    def _left(self) -> None:
        """Tell what is wrong with a field that was filled in and left."""
        left = self.sender()
        for entry, problem in self._problems():
            if entry is left and entry.full_text():
                entry.set_problem(problem or None)

    @Slot(object)
    def _caps_lock(self, on: bool) -> None:  # noqa: FBT001 - the signal's one value
        if on:
            self.caps_hint.say("warn", caps_lock_words())
        else:
            self.caps_hint.clear()


def _words(refusal: Refusal | None) -> str:
    return sentence(refusal) if refusal is not None else ""

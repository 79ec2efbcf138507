"""Going back to a backup: which one, what is in it, what would be lost, and the question before it is done."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.backups import Backup, RestorePreview
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.dialogs.files import AskFiles
from taskflow_desktop.ui.format import count, date_and_time, local_zone
from taskflow_desktop.ui.settings import backup_words
from taskflow_desktop.ui.settings.restore_parts import BackupFacts, ConfirmRestore
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.labels import eliding_label, label
from taskflow_desktop.ui.widgets.note import Kind, Note
from taskflow_desktop.ui.widgets.radio import RadioButton
from taskflow_desktop.ui.widgets.surface import scroll_area

_ROWS_SHOWN = 5
_WIDTH = 560


class RestoreDialog(PlainDialog):
    """Choose a backup, see what is in it, go back. The window goes to the sign-in when it is done."""

    def __init__(self, session: Session, backups: Sequence[Backup], parent: QWidget, *, files: AskFiles) -> None:
        super().__init__(
            parent,
            translate("Backup", "Restore a backup"),
            translate("Backup", "Choose one; nothing happens before you say so."),
            width=_WIDTH,
            scrolled=True,
        )
        self._session, self._files = session, files
        self._asked: Asking[RestorePreview] = Asking(self)
        self._asked_why: Asking[TaskflowError] = Asking(self)
        self._restoring_why: Asking[TaskflowError] = Asking(self)
        self._found: RestorePreview | None = None
        self._restoring = False
        self.confirm: ConfirmRestore | None = None
        self._group = QButtonGroup(self)
        self.choices: dict[RadioButton, Path] = {}
        self.other = Button(translate("Backup", "Another file…"), "ghost", icon="folder-open")
        self.chosen_file = eliding_label("", "small", tone="text.2", middle=True)
        self._table = BackupFacts()
        self._told = tuple(Note("warn") for _ in range(6))
        self.words = label("", "small", tone="text.2", wrap=True)
        self._build(backups)
        self.add_cancel()
        self.go = self.add_button(translate("Backup", "Restore…"), "accept")
        self.go.chosen.connect(self._ask)
        self._group.buttonToggled.connect(self._toggled)
        self.other.clicked.connect(self._choose_file)
        self._show(None)
        if self.choices:
            first = next(iter(self.choices))
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def notes(self) -> list[Note]:
        """What is said under the table."""
        return [note for note in self._told if not note.isHidden()]

    @property
    def table(self) -> BackupFacts:
        """What is in the backup, beside what is there now."""
        return self._table

    def _build(self, backups: Sequence[Backup]) -> None:
        now, zone = self._session.now(), local_zone()
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(4, 2, 4, 2)
        column.setSpacing(2)
        for backup in backups:
            button = RadioButton(backup_words.line(backup, now, zone))
            self._group.addButton(button)
            self.choices[button] = backup.path
            column.addWidget(button)
        if backups:
            area = scroll_area(rows)
            height = next(iter(self.choices)).sizeHint().height() + 2
            area.setFixedHeight(round(height * min(len(backups), _ROWS_SHOWN + 0.5)) + 4)
            self.content.addWidget(area)
        else:
            self.content.addWidget(label(translate("Backup", "There is no backup here yet."), tone="text.2"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.other)
        line.addWidget(self.chosen_file, 1)
        self.content.addLayout(line)
        self.content.addWidget(self.words)
        self.content.addWidget(self._table)
        for note in self._told:
            policy = note.sizePolicy()  # as high as its words at this width, not as at the narrowest
            policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
            note.setSizePolicy(policy)
            self.content.addWidget(note)
        self.content.addStretch(1)

    # --- choosing ----------------------------------------------------------------------------------------------------

    @Slot(QAbstractButton, bool)
    def _toggled(self, button: QAbstractButton, on: bool) -> None:  # noqa: FBT001 - what the signal carries
        if on and isinstance(button, RadioButton):
            self.chosen_file.setText("")
            self._look(self.choices[button])

    @Slot()
    def _choose_file(self) -> None:
        title = translate("Backup", "Choose a backup")
        self._files.open_files(self, title, backup_words.filters(), chosen=self._file_chosen)

    def _file_chosen(self, paths: tuple[Path, ...]) -> None:
        if not paths:
            return
        self._group.setExclusive(False)
        for button in self.choices:
            button.setChecked(False)
        self._group.setExclusive(True)
        self.chosen_file.setText(str(paths[0]))
        self._look(paths[0])

    def _look(self, path: Path) -> None:
        self._session.backups.cancel()  # the one before is not wanted any more
        self._show(None)
        self.set_error("")
        self.words.setText(translate("Backup", "Looking into the backup…"))
        self.words.show()
        self._session.backups.preview(
            path, done=self._asked.again(self._show), failed=self._asked_why.again(self._failed)
        )

    def _show(self, found: RestorePreview | None) -> None:
        """Show what is in a backup, or nothing."""
        self._found = found
        self.words.hide()
        self._table.setVisible(found is not None)
        for note in self._told:
            note.hide()
        self.go.set_refusal(None if found is not None else translate("Backup", "Choose a backup first."))
        if found is not None:
            self._table.show_facts(found, self._session.now())
            self._tell(found)
            announce(self, self._table.accessibleName())
        self.fit()

    def _tell(self, found: RestorePreview) -> None:
        now, zone = self._session.now(), local_zone()
        gone = found.damaged or found.lost.since is not None
        said: list[tuple[Kind, str]] = [("warn" if gone else "ok", backup_words.lost(found, now, zone))]
        if found.lost.revived:
            words = translate("Backup", "These people can sign in again: {names}. Deactivate them afterwards.")
            said.append(("warn", fill(words, names=backup_words.people(found.lost.revived))))
        if found.lost.old_passwords:
            words = translate("Backup", "The passwords of then hold again for: {names}. Reset them if need be.")
            said.append(("warn", fill(words, names=backup_words.people(found.lost.old_passwords))))
        if found.facts.broken is not None:
            words = translate(
                "Backup", "Something in its history was changed, from line {n} on. Look with the check afterwards."
            )
            said.append(("warn", fill(words, n=count(found.facts.broken))))
        if not found.same_site:
            said.append(("warn", translate("Backup", "This is a backup of other data than the present ones.")))
        if found.facts.upgraded:
            words = translate("Backup", "An older version of the program made it. A copy is brought up to date.")
            said.append(("info", words))
        for note, (kind, words) in zip(self._told, said, strict=False):
            note.set_kind(kind)
            note.set_sentences(words)
            note.show()

    def _failed(self, error: TaskflowError) -> None:
        self._show(None)
        self.set_error(backup_words.why(error))

    # --- going back --------------------------------------------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        if self._found is None or self._restoring:
            return
        now, zone = self._session.now(), local_zone()
        when = date_and_time(self._found.backup.made_at, now, zone)
        self.confirm = ConfirmRestore(self._found, backup_words.lost(self._found, now, zone), when, self)
        self.confirm.confirmed.connect(self._restore)
        self.confirm.open()

    @Slot()
    def _restore(self) -> None:
        if self._found is None:
            return
        self._set_restoring(True)
        self._session.backups.restore(self._found.backup.path, failed=self._restoring_why.again(self._not_restored))

    def _not_restored(self, error: TaskflowError) -> None:
        self._set_restoring(False)
        self.set_error(backup_words.why(error))

    def _set_restoring(self, running: bool) -> None:  # noqa: FBT001 - a setter's one value
        self._restoring = running
        self.set_error("")
        busy = translate("Backup", "Restoring… The sign-in appears when it is done.")
        self.words.setText(busy if running else "")
        self.words.setVisible(running)
        self.go.set_refusal(busy if running else None)
        for widget in (*self.choices, self.other):
            widget.setEnabled(not running)
        if running:
            announce(self, busy)

    def reject(self) -> None:
        """Close, unless the data are being replaced."""
        if not self._restoring:
            self._session.backups.cancel()
            super().reject()

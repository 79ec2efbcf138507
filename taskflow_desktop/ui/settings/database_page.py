"""The database: where the data lie, their backups by hand and by themselves, going back, and the check."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.backups import Backup, DataPlace
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.rules import limits
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.dialogs.files import AskFiles, NativeFiles
from taskflow_desktop.ui.format import count, date_and_time, local_zone, size
from taskflow_desktop.ui.settings import backup_words
from taskflow_desktop.ui.settings.check_section import CheckSection
from taskflow_desktop.ui.settings.page import Page
from taskflow_desktop.ui.settings.restore_dialog import RestoreDialog
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button, IconButton, ReasonButton
from taskflow_desktop.ui.widgets.labels import eliding_label, label
from taskflow_desktop.ui.widgets.note import Kind, Note
from taskflow_desktop.ui.widgets.surface import Separator

_DUMP = "pg_dump --format=custom --file=taskflow.dump {database}"
_LOAD = "pg_restore --clean --if-exists --dbname={database} taskflow.dump"


class DatabasePage(Page):
    """For admins. What takes time runs beside the screen and tells how it ended."""

    def __init__(self, session: Session, files: AskFiles | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._files = files if files is not None else NativeFiles()
        self._place: DataPlace | None = None
        self._asked: Asking[DataPlace] = Asking(self)
        self._asked_backup: Asking[Backup] = Asking(self)
        self._asked_folder: Asking[object] = Asking(self)
        self._asked_why: Asking[TaskflowError] = Asking(self)
        self.dialog: RestoreDialog | None = None
        self.where = eliding_label("", "body", weight=600, middle=True)
        self.copy_place = IconButton("copy", translate("Database", "Copy the place"))
        self.figures = tuple(label("", "body", weight=600) for _ in range(3))
        self._file_part, self._server_part = QWidget(), QWidget()
        self._folder_head = label(translate("Database", "Folder"), "body", tone="text.2")
        self.folder = eliding_label("", "body", middle=True)
        self.change_folder = ReasonButton(translate("Database", "Change…"), small=True)
        self.own_folder = Button(translate("Database", "Beside the data"), "ghost", small=True)
        self.back_up = ReasonButton(translate("Database", "Back up now"), "primary", icon="save")
        self.restore = ReasonButton(translate("Database", "Restore a backup…"), icon="rotate-ccw")
        self.outcome = Note("ok")
        self.problem = Note("warn")
        self.commands = label("", "small", wrap=True)
        self.copy_commands = Button(translate("Database", "Copy"), small=True, icon="copy")
        self.check = CheckSection(session)
        self._build()
        for button, slot in (
            (self.copy_place, self._copy_place),
            (self.own_folder, self._use_own_folder),
            (self.copy_commands, self._copy_commands),
        ):
            button.clicked.connect(slot)
        self.change_folder.chosen.connect(self._ask_folder)
        self.back_up.chosen.connect(self._back_up)
        self.restore.chosen.connect(self._open_restore)
        session.backups.made.connect(self._on_made)
        session.backups.daily_failed.connect(self._show_problem)
        self._refuse_demo()
        self.read()

    def read(self) -> None:
        """Read where the data lie and which backups there are."""
        self._session.backups.about(
            done=self._asked.again(self._show_place), failed=self._asked_why.again(self._failed)
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(label(translate("Database", "Database"), "page"))
        column.addLayout(self._facts())
        self._build_file_part()
        self._build_server_part()
        for part in (self._file_part, self._server_part):
            part.hide()
            column.addWidget(part)
        column.addWidget(Separator())
        column.addWidget(self.check)
        column.addStretch(1)

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        names = (
            translate("Database", "Kind"),
            translate("Database", "Place"),
            translate("Database", "Size"),
            translate("Database", "Last backup"),
        )
        place = QHBoxLayout()
        place.setSpacing(4)
        place.addWidget(self.where)
        place.addWidget(self.copy_place)
        place.addStretch(1)
        heads = [label(name, "body", tone="text.2") for name in names]
        for row, head in enumerate(heads):
            grid.addWidget(head, row, 0)
            grid.setRowMinimumHeight(row, self.copy_place.sizeHint().height())
        self._column = max(head.sizeHint().width() for head in (*heads, self._folder_head))
        grid.setColumnMinimumWidth(0, self._column)
        grid.addWidget(self.figures[0], 0, 1)
        grid.addLayout(place, 1, 1)
        grid.addWidget(self.figures[1], 2, 1)
        grid.addWidget(self.figures[2], 3, 1)
        return grid

    def _build_file_part(self) -> None:
        column = QVBoxLayout(self._file_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Separator())
        column.addSpacing(4)
        column.addWidget(label(translate("Database", "Backups"), "subtitle"))
        words = translate(
            "Database",
            "While the program runs, it backs up once a day. The last {days} days and {weeks} weeks before them stay; "
            "what you back up yourself always stays.",
        )
        words = fill(words, days=count(limits.BACKUPS_DAILY), weeks=count(limits.BACKUPS_WEEKLY))
        column.addWidget(label(words, "small", tone="text.2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        self._folder_head.setFixedWidth(self._column + 8)  # the column of the values above
        row.addWidget(self._folder_head)
        row.addWidget(self.folder, 1)
        row.addWidget(self.own_folder)
        row.addWidget(self.change_folder)
        column.addLayout(row)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back_up)
        buttons.addWidget(self.restore)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.outcome)
        column.addWidget(self.problem)
        self.outcome.hide()
        self.problem.hide()

    def _build_server_part(self) -> None:
        column = QVBoxLayout(self._server_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        note = Note("info")
        note.set_text(
            translate(
                "Database",
                "They are backed up there, by whoever looks after the server. This program neither makes these "
                "backups nor restores them. The commands for it:",
            ),
            translate("Database", "These data are on a server."),
        )
        column.addWidget(note)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.commands, 1)
        row.addWidget(self.copy_commands, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)

    def _refuse_demo(self) -> None:
        if self._session.demo:
            words = translate("Database", "This is the demo: its data are thrown away when it is closed.")
            for button in (self.back_up, self.restore, self.change_folder):
                button.set_refusal(words)

    # --- what there is -----------------------------------------------------------------------------------------------

    def _show_place(self, place: DataPlace) -> None:
        self._place = place
        now, zone = self._session.now(), local_zone()
        self.where.setText(
            fill(translate("Database", "{name} on {host}"), name=place.place, host=place.host)
            if place.host
            else place.place
        )
        self.figures[1].setText(size(place.size))
        self._file_part.setVisible(not place.server)
        self._server_part.setVisible(bool(place.server))
        if place.server:
            version = place.server.split(" ")[0]
            self.figures[0].setText(fill(translate("Database", "PostgreSQL {version} on a server"), version=version))
            self.figures[2].setText(translate("Database", "By the server"))
            self.commands.setText("\n".join(self._commands(place)))
            return
        self.figures[0].setText(translate("Database", "A file on this computer"))
        self.figures[2].setText(
            translate("Database", "None yet")
            if place.last is None
            else fill(
                translate("Database", "{time} · {kind}"),
                time=date_and_time(place.last.made_at, now, zone),
                kind=backup_words.kind(place.last),
            )
        )
        self.folder.setText(str(place.folder or ""))
        beside = Path(place.place).parent / "backups"
        self.own_folder.setVisible(place.folder_problem or place.folder != beside)
        self._show_problem(self._session.backups.problem)

    @staticmethod
    def _commands(place: DataPlace) -> tuple[str, str]:
        return _DUMP.format(database=place.place), _LOAD.format(database=place.place)

    @Slot(object)
    def _show_problem(self, error: TaskflowError | None) -> None:
        words = ""
        if error is not None:
            words = fill(
                translate("Database", "The automatic backup of today could not be made. {why}"),
                why=backup_words.why(error),
            )
        elif self._place is not None and self._place.folder_problem:
            words = translate(
                "Database", "The chosen folder can't be used at the moment. Backups go beside the data meanwhile."
            )
        self.problem.set_sentences(words)
        self.problem.setVisible(bool(words))

    @Slot(object)
    def _on_made(self, _backup: Backup) -> None:
        self.read()

    # --- backups -----------------------------------------------------------------------------------------------------

    @Slot()
    def _back_up(self) -> None:
        busy = translate("Database", "Backing up…")
        self.back_up.set_refusal(busy)
        self._tell("neutral", busy)
        self._session.backups.back_up(
            done=self._asked_backup.again(self._backed_up), failed=self._asked_why.again(self._failed)
        )

    def _backed_up(self, backup: Backup) -> None:
        self.back_up.set_refusal(None)
        words = fill(
            translate("Database", "Backed up and checked. {file} ({size})"),
            file=backup.path.name,
            size=size(backup.size),
        )
        self._tell("ok", words)

    def _failed(self, error: TaskflowError) -> None:
        self.back_up.set_refusal(None)
        self._refuse_demo()
        self._tell("bad", backup_words.why(error))

    def _tell(self, kind: Kind, words: str) -> None:
        self.outcome.set_kind(kind, "clock" if kind == "neutral" else "")
        self.outcome.set_sentences(words)
        self.outcome.show()
        announce(self, words)

    @Slot()
    def _open_restore(self) -> None:
        if self._place is not None:
            self.dialog = RestoreDialog(self._session, self._place.backups, self.window(), files=self._files)
            self.dialog.open()

    # --- the folder --------------------------------------------------------------------------------------------------

    @Slot()
    def _ask_folder(self) -> None:
        if self._place is not None and self._place.folder is not None:
            title = translate("Database", "Folder for backups")
            self._files.folder(self.window(), title, self._place.folder, chosen=self._folder_chosen)

    def _folder_chosen(self, paths: tuple[Path, ...]) -> None:
        if paths:
            self._choose_folder(paths[0])

    @Slot()
    def _use_own_folder(self) -> None:
        self._choose_folder(None)

    def _choose_folder(self, folder: Path | None) -> None:
        self.outcome.hide()
        self._session.backups.choose_folder(
            folder, done=self._asked_folder.again(self._folder_kept), failed=self._asked_why.again(self._failed)
        )

    def _folder_kept(self, _nothing: object) -> None:
        self.read()

    # --- copying -----------------------------------------------------------------------------------------------------

    @Slot()
    def _copy_place(self) -> None:
        self._copy(self.where.text())

    @Slot()
    def _copy_commands(self) -> None:
        self._copy(self.commands.text())

    def _copy(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        announce(self, translate("Database", "Copied"))

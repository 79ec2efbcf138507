"""The section of the attached files in the open task: tiles, files on their way, and the notice of what was refused."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.inside import Attachment, TaskDetail
from taskflow_desktop.domain.transfers import Reading
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import key_of
from taskflow_desktop.ui.details.file_doing import FileDoing
from taskflow_desktop.ui.details.file_drop import files_in, holds_files
from taskflow_desktop.ui.details.file_notice import FileNotice
from taskflow_desktop.ui.details.file_pictures import ClipboardPicture
from taskflow_desktop.ui.details.file_tiles import FileTiles
from taskflow_desktop.ui.details.file_upload_row import UploadRow
from taskflow_desktop.ui.details.file_words import MOST, choose_title, count_words, screenshot_name
from taskflow_desktop.ui.dialogs.files import AskFiles, NativeFiles
from taskflow_desktop.ui.format import local_zone
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import ReasonButton
from taskflow_desktop.ui.widgets.fold import Fold
from taskflow_desktop.ui.widgets.labels import name_widget
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.reason_bubble import show_reason


class FilesSection(QWidget):
    """Shows the files of the task that `show_state` gave last, and does what is asked of them.

    `ask` asks for files and places; tests give another. `refused` tells that the notice came up, which it carries.
    """

    refused = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task_id: TaskId | None = None
        self._held: tuple[Attachment, ...] = ()
        self._refusal = ""
        self._pasted: set[str] = set()
        self.ask: AskFiles = NativeFiles()
        self.doing = FileDoing(session, self)
        self.fold = Fold(translate("Files", "Attachments"), key="files")
        self.add = ReasonButton("", "ghost", icon="plus", small=True)
        name_widget(self.add, translate("Files", "Attach files"), key_of("task.files"))
        self.add.chosen.connect(self.choose)
        self.fold.head.addWidget(self.add)
        self.tiles = FileTiles()
        self.tiles.open_chosen.connect(self.doing.open_tile)
        self.tiles.remove_chosen.connect(self.doing.remove)
        self.tiles.menu_asked.connect(self.doing.offer)
        self.tiles.stop_chosen.connect(self.doing.give_up)
        self.tiles.vacant_chosen.connect(self.choose)
        self._rows: dict[int, UploadRow] = {}
        self._uploads = QVBoxLayout()
        self._uploads.setSpacing(6)
        self.notice = FileNotice()
        self.notice.closed.connect(self._close_notice)
        self.notice.other_chosen.connect(self._choose_other)
        self.full = Note("neutral")
        self.full.set_text(sentence(Refusal("file.full")))
        self.full.hide()
        for part in (self.tiles, self._uploads, self.notice, self.full):
            if isinstance(part, QWidget):
                self.fold.body.addWidget(part)
            else:
                self.fold.body.addLayout(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.fold)
        session.uploads.changed.connect(self._on_uploads)
        session.uploads.attached.connect(self._on_attached)
        session.files.progressed.connect(self._on_reading)

    # --- what is shown -----------------------------------------------------------------------------------------------

    def begin(self, task: Task) -> None:
        """Show another task: nothing of the one before stays."""
        self._task_id = task.id
        self._show_files((), "")

    def show_state(self, detail: TaskDetail, refusal: str) -> None:
        """Show the files of a task in its newest state; with a `refusal` they can only be looked at."""
        self._task_id = detail.task.id
        self._show_files(detail.attachments, refusal)

    def keep_typing(self) -> None:
        """Nothing is typed here; files on their way go on by themselves."""

    def place_of(self, file: Attachment) -> QWidget:
        """The tile of a file, else the section's button."""
        return next((tile for tile in self.tiles.tiles if tile.file.id == file.id), self.add)

    @property
    def free(self) -> int:
        """How many places are free, files on their way counted."""
        return max(0, MOST - len(self._held) - len(self._rows))

    def why_not_attach(self) -> str:
        """Why no file can be attached now, or ""."""
        if self._refusal:
            return self._refusal
        return "" if self.free else sentence(Refusal("file.full"))

    def _show_files(self, files: tuple[Attachment, ...], refusal: str) -> None:
        self._held, self._refusal = files, refusal
        self.doing.follow(refusal)
        self.tiles.show_files(files)
        for tile in self.tiles.tiles:
            self.doing.look_at(tile)
        self._show_state()

    def _show_state(self) -> None:
        """Show what is on its way, what was refused, and what may be done."""
        uploads = self._session.uploads.of(self._task_id) if self._task_id is not None else ()
        report = self._session.uploads.report(self._task_id) if self._task_id is not None else None
        for upload in uploads:
            if upload.key not in self._rows:
                row = self._rows[upload.key] = UploadRow(upload)
                row.cancel_chosen.connect(self._session.uploads.cancel)
                row.again_chosen.connect(self._session.uploads.again)
                self._uploads.addWidget(row)
            self._rows[upload.key].show_upload(upload)
        for key in [key for key in self._rows if all(upload.key != key for upload in uploads)]:
            gone = self._rows.pop(key)
            gone.hide()
            gone.deleteLater()
        reason = self.why_not_attach()
        self.fold.set_count(count_words(len(self._held)))
        self.add.set_refusal(reason or None)
        self.tiles.show_vacant(0 if reason else self.free if len(self._held) == 1 and not self._rows else 0)
        fresh = report is not None and self.notice.isHidden()
        self.notice.show_report(report)
        if fresh:
            self.refused.emit(self.notice)
        self.full.setVisible(len(self._held) >= MOST and not self._refusal and report is None)

    # --- what is asked -----------------------------------------------------------------------------------------------

    @Slot()
    def choose(self) -> None:
        """Ask for files to attach (A), or say why none can be."""
        reason = self.why_not_attach()
        if self._task_id is None:
            return
        if reason:
            show_reason(self.add, reason)
            return
        self.ask.open_files(
            self.window(), choose_title(self.free), "", chosen=self.attach, accept=translate("Files", "Attach")
        )

    def attach(self, paths: tuple[Path, ...]) -> None:
        """Attach files as far as they fit."""
        if self._task_id is not None and paths:
            self.fold.set_folded(False)
            self._session.uploads.attach(self._task_id, paths)

    def take(self, data: QMimeData) -> bool:
        """Attach the files in `data`, or the picture; False if there is neither. Says why where that may not be."""
        if self._task_id is None or not holds_files(data):
            return False
        reason = self.why_not_attach()
        if reason:
            show_reason(self.add, reason)
            return True
        paths = files_in(data)
        if paths:
            self.attach(paths)
        else:
            self._attach_picture(data)
        return True

    def paste(self) -> bool:
        """Attach what the clipboard holds; False if it holds no file and no picture."""
        return self.take(QGuiApplication.clipboard().mimeData())

    def _attach_picture(self, data: QMimeData) -> None:
        image = data.imageData()
        if self._task_id is None or not isinstance(image, QImage):
            return
        name = screenshot_name(self._session.now(), local_zone())
        self._pasted.add(name)
        self.fold.set_folded(False)
        self._session.uploads.attach_made(self._task_id, name, ClipboardPicture(image).png)

    @Slot()
    def _choose_other(self) -> None:
        self._close_notice()
        self.choose()

    @Slot()
    def _close_notice(self) -> None:
        if self._task_id is not None:
            widget = QApplication.focusWidget()
            focused = widget is not None and self.notice.isAncestorOf(widget)
            self._session.uploads.close_report(self._task_id)
            if focused:
                self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_uploads(self, task_id: TaskId) -> None:
        if task_id == self._task_id:
            self._show_state()

    @Slot(object)
    def _on_attached(self, file: Attachment) -> None:
        if file.task_id != self._task_id:
            return
        words = fill(translate("Files", "Attached as {file}"), file=file.name)
        if file.name in self._pasted:
            self._pasted.discard(file.name)
            self.doing.tell(words)  # nobody chose this name
        else:
            announce(self, words)

    @Slot(object)
    def _on_reading(self, reading: Reading) -> None:
        for tile in self.tiles.tiles:
            if tile.file.id == reading.file_id:
                tile.set_reading(reading)

"""The files of a task that is not there yet: chosen, dropped or pasted, checked before a byte is read."""

import mimetypes
from collections import deque
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.errors import Refusal, TaskflowError
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.transfers import BatchReport, FileCheck
from taskflow_desktop.rules import limits
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.file_drop import files_in, holds_files
from taskflow_desktop.ui.details.file_notice import FileNotice
from taskflow_desktop.ui.details.file_pictures import ClipboardPicture
from taskflow_desktop.ui.details.file_tile import type_icon
from taskflow_desktop.ui.details.file_words import choose_title, count_words, screenshot_name
from taskflow_desktop.ui.details.new_task_draft import ChosenFile
from taskflow_desktop.ui.dialogs.files import AskFiles, NativeFiles
from taskflow_desktop.ui.format import local_zone, size
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import IconButton, ReasonButton
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import eliding_label, label
from taskflow_desktop.ui.widgets.reason_bubble import show_reason


class _Row(QWidget):
    """One file with its size and the button that takes it out."""

    removed = Signal()

    def __init__(self, file: ChosenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.remove = IconButton("x", fill(translate("NewTask", "Take out “{text}”"), text=file.name))
        self.remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconPicture(type_icon(mimetypes.guess_type(file.name)[0] or ""), 16))
        row.addWidget(eliding_label(file.name, "body"), 1)
        if file.size:
            row.addWidget(label(size(file.size), "small", tone="text.3"))
        row.addWidget(self.remove)


class NewTaskFiles(QWidget):
    """`edited` tells that a file came or went. `ask` asks for files; tests give another.

    A pasted picture is held in memory until the task is there: its bytes are on no disk yet.
    """

    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.ask: AskFiles = NativeFiles()
        self._rows: list[_Row] = []
        self._pictures: dict[str, ClipboardPicture] = {}
        self._waiting: deque[tuple[Path, ...]] = deque()
        self._checking = False
        self._asked: Asking[tuple[FileCheck, ...]] = Asking(self)
        self._count = label("", "small", tone="text.2")
        self.choose_button = ReasonButton(translate("NewTask", "Choose files"), "quiet", icon="paperclip", small=True)
        self.choose_button.chosen.connect(self.choose)
        self.notice = FileNotice()
        self.notice.closed.connect(self._close_notice)
        self.notice.other_chosen.connect(self._choose_other)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._build()
        self._show_state()
        session.notices.failed.connect(self._on_fault)

    @property
    def files(self) -> tuple[ChosenFile, ...]:
        """The files, in the order they were chosen."""
        return tuple(row.file for row in self._rows)

    @property
    def removers(self) -> tuple[IconButton, ...]:
        """The buttons that take files out, in their order."""
        return tuple(row.remove for row in self._rows)

    @property
    def count_text(self) -> str:
        """What stands beside the heading."""
        return self._count.text()

    def show_files(self, files: Sequence[ChosenFile]) -> None:
        """Show the files of a draft; those that are not there any more are named and left out."""
        self._asked.forget()
        self._waiting.clear()
        self._checking = False
        self.notice.show_report(None)
        for row in self._rows:
            _forget(row)
        self._rows.clear()
        self._append([file for file in files if file.path or file.name in self._pictures])
        gone = [file for file in files if not file.path and file.name not in self._pictures]
        if gone:
            self._report(len(files), [Refusal("file.vanished", file=file.name) for file in gone])
        paths = [Path(file.path) for file in files if file.path]
        if paths:
            self._checking = True
            answer = self._asked.again(self._on_still_there)
            held = len(self._rows) - len(paths)
            self._session.uploads.check(paths, held=held, done=answer, failed=self._on_check_failed)

    def send(self, task_id: TaskId, files: Sequence[ChosenFile]) -> None:
        """Have the files attached to the task, which is there now; its own notice names those that do not fit."""
        uploads = self._session.uploads
        for picture, run in groupby(files, key=_is_picture):
            if not picture:
                uploads.attach(task_id, [Path(file.path) for file in run])
                continue
            for file in run:
                held = self._pictures.pop(file.name, None)
                if held is not None:
                    uploads.attach_made(task_id, file.name, held.png)

    # --- what the person does ----------------------------------------------------------------------------------------

    @Slot()
    def choose(self) -> None:
        """Ask for files, or say why none can be chosen."""
        reason = self.why_not_attach()
        if reason:
            show_reason(self.choose_button, reason)
            return
        accept = translate("Files", "Attach")
        self.ask.open_files(self.window(), choose_title(self.free), "", chosen=self.attach, accept=accept)

    def attach(self, paths: tuple[Path, ...]) -> None:
        """Choose files as far as they fit; one that is chosen already is not chosen twice."""
        if paths:
            self._waiting.append(paths)
            self._check_next()

    @property
    def free(self) -> int:
        """How many places are free."""
        return max(0, limits.ATTACHMENTS_PER_TASK - len(self._rows))

    def why_not_attach(self) -> str:
        """Why no file can be chosen now, or ""."""
        return "" if self.free else sentence(Refusal("file.full"))

    def take(self, data: QMimeData) -> bool:
        """Choose the files in `data`, or the picture; False if there are none. Says why where none fits."""
        if not holds_files(data):
            return False
        reason = self.why_not_attach()
        if reason:
            show_reason(self.choose_button, reason)
            return True
        paths = files_in(data)
        if paths:
            self.attach(paths)
        else:
            self._take_picture(data)
        return True

    def paste(self) -> bool:
        """Choose what the clipboard holds; False if it holds text, or nothing that could be attached."""
        data = QGuiApplication.clipboard().mimeData()
        if data.hasText() and not files_in(data):
            return False
        return self.take(data)

    def _take_picture(self, data: QMimeData) -> None:
        image = data.imageData()
        if isinstance(image, QImage):
            name = screenshot_name(self._session.now(), local_zone())
            self._pictures[name] = ClipboardPicture(image)
            self._append([ChosenFile(name, "", 0)])
            self.edited.emit()

    @Slot()
    def _on_removed(self) -> None:
        row = self.sender()
        if not isinstance(row, _Row):
            return
        at = self._rows.index(row)
        self._rows.remove(row)
        self._pictures.pop(row.file.name, None)
        _forget(row)
        rest = self.removers
        (rest[min(at, len(rest) - 1)] if rest else self.choose_button).setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_state()
        self.edited.emit()

    @Slot()
    def _choose_other(self) -> None:
        self._close_notice()
        self.choose()

    @Slot()
    def _close_notice(self) -> None:
        self.notice.show_report(None)
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- checking ----------------------------------------------------------------------------------------------------

    def _check_next(self) -> None:
        if self._checking or not self._waiting:
            return
        held = {file.path for file in self.files}
        paths = [path for path in dict.fromkeys(self._waiting.popleft()) if str(path) not in held]
        if not paths:
            self._check_next()
            return
        self._checking = True
        answer = self._asked.again(self._on_checked)
        self._session.uploads.check(paths, held=len(self._rows), done=answer, failed=self._on_check_failed)

    def _on_checked(self, checks: tuple[FileCheck, ...]) -> None:
        self._checking = False
        fitting = [ChosenFile(check.name, str(check.path), check.size) for check in checks if check.refusal is None]
        self._append(fitting)
        self._report(len(checks), [check.refusal for check in checks if check.refusal is not None])
        if fitting:
            self.edited.emit()
        self._check_next()

    def _on_still_there(self, checks: tuple[FileCheck, ...]) -> None:
        self._checking = False
        refused = {str(check.path): check.refusal for check in checks if check.refusal is not None}
        for row in [row for row in self._rows if row.file.path in refused]:
            self._rows.remove(row)
            _forget(row)
        self._show_state()
        if refused:
            self._report(len(checks), list(refused.values()))
            self.edited.emit()
        self._check_next()

    def _on_check_failed(self, error: TaskflowError) -> None:
        self._checking = False
        self._session.notices.refuse(error)
        self._check_next()

    @Slot(object)
    def _on_fault(self, fault: object) -> None:
        """A fault of the program answers nothing: files can be chosen again."""
        del fault
        self._checking = False

    # --- showing -----------------------------------------------------------------------------------------------------

    def _report(self, total: int, refused: Sequence[Refusal]) -> None:
        report = BatchReport(total, total - len(refused), tuple(refused)) if refused else None
        if report is not None or not self._waiting:
            self.notice.show_report(report)

    def _append(self, files: Sequence[ChosenFile]) -> None:
        for file in files:
            row = _Row(file)
            row.removed.connect(self._on_removed)
            self._list.addWidget(row)
            row.show()
            self._rows.append(row)
        self._show_state()

    def _show_state(self) -> None:
        self._count.setText(count_words(len(self._rows)))
        self.choose_button.set_refusal(self.why_not_attach() or None)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(translate("Files", "Attachments"), "small", weight=500))
        head.addWidget(self._count)
        head.addStretch(1)
        choose = QHBoxLayout()
        choose.addWidget(self.choose_button)
        choose.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addLayout(choose)
        column.addWidget(self.notice)


def _is_picture(file: ChosenFile) -> bool:
    return not file.path


def _forget(row: QWidget) -> None:
    row.hide()
    row.setParent(None)
    row.deleteLater()

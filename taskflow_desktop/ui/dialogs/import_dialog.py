"""Importing: choose files, see what they hold, decide, import with progress, see what came of it."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from taskflow_desktop.domain.errors import ImportRejected, TaskflowError
from taskflow_desktop.domain.imports import ImportPreview, ImportProgress, ImportReport
from taskflow_desktop.rules import permissions
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.dialogs.entry import Hint
from taskflow_desktop.ui.dialogs.files import AskFiles, NativeFiles
from taskflow_desktop.ui.dialogs.import_panes import PreviewPane, ResultPane
from taskflow_desktop.ui.dialogs.import_parts import DropArea, ProgressPane
from taskflow_desktop.ui.import_text import bad_row_reasons, rejected_sentence
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.surface import scroll_area

_HEIGHT: Final = 470
_REPORT_NAME: Final = "import-errors.csv"


class ImportDialog(PlainDialog):
    """One import from the first file to the figures at its end."""

    def __init__(self, session: Session, parent: QWidget, *, files: AskFiles | None = None) -> None:
        super().__init__(
            parent,
            translate("Import", "Import rooms"),
            translate("Import", "You see what the files hold before anything is written."),
            width=620,
        )
        self._session, self._files = session, files if files is not None else NativeFiles()
        self._paths: tuple[Path, ...] = ()
        self._preview: ImportPreview | None = None
        self._report: ImportReport | None = None
        self._looking: Asking[ImportPreview] = Asking(self)
        self._rejecting: Asking[TaskflowError] = Asking(self)
        self._failing: Asking[TaskflowError] = Asking(self)
        self.drop_area = DropArea()
        self.hint = Hint()
        self.reading = ProgressPane(translate("Import", "Looking at the files"))
        self.preview = PreviewPane(session)
        self.running = ProgressPane(translate("Import", "Importing"))
        self.outcome = ResultPane()
        self._start = QWidget()
        start = QVBoxLayout(self._start)
        start.setContentsMargins(0, 0, 0, 0)
        start.addWidget(self.drop_area, 1)
        start.addWidget(self.hint)
        self.steps = QStackedWidget()
        self._scrolled = scroll_area(self.preview), scroll_area(self.outcome)
        for step in (self._start, self.reading, self._scrolled[0], self.running, self._scrolled[1]):
            self.steps.addWidget(step)
        self.steps.setMinimumHeight(theme().px(_HEIGHT))
        self.content.addWidget(self.steps, 1)
        self._add_buttons()
        self.setAcceptDrops(True)
        self.drop_area.choose_requested.connect(self.choose_files)
        self.preview.again_requested.connect(self._look_again)
        session.imports.progressed.connect(self._progressed)
        session.imports.finished.connect(self._finished)
        self._show(self._start)
        self.drop_area.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_buttons(self) -> None:
        self.other_button = self.add_button(translate("Import", "Other files"), "action")
        self.other_button.chosen.connect(self._begin)
        self.save_button = self.add_button(translate("Import", "Save the unreadable rows…"), "action")
        self.save_button.chosen.connect(self._save_errors)
        self.cancel_button = self.add_button(translate("Import", "Cancel"), "reject")
        self.import_button = self.add_button(translate("Import", "Import"), "accept")
        self.import_button.chosen.connect(self._import)

    # --- where it is -------------------------------------------------------------------------------------------------

    def _show(self, step: QWidget) -> None:
        self.steps.setCurrentWidget(step)
        preview, done = step is self._scrolled[0], step is self._scrolled[1]
        self.set_error("")
        self.other_button.setVisible(preview or done)
        self.save_button.setVisible(done and self._report is not None and self._report.errors_file is not None)
        self.import_button.setVisible(preview)
        self.cancel_button.set_refusal(None)
        self.cancel_button.setText(translate("Import", "Close") if done else translate("Import", "Cancel"))
        self.cancel_button.updateGeometry()

    @property
    def busy(self) -> bool:
        """True while rows are written."""
        return self.steps.currentWidget() is self.running

    @Slot()
    def _begin(self) -> None:
        self.preview.forget()
        self._preview = self._report = None
        self.hint.clear()
        self._show(self._start)
        self.drop_area.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Close; while rows are written, stop after the present chunk and stay for the figures."""
        if self.busy:
            self._session.imports.cancel()
            self.cancel_button.set_refusal(translate("Import", "It stops after the rows that are being written."))
            announce(self, translate("Import", "Stopping"))
            return
        if self.steps.currentWidget() is self.reading:
            self._session.imports.cancel()
        super().reject()

    # --- choosing ----------------------------------------------------------------------------------------------------

    @Slot()
    def choose_files(self) -> None:
        """Ask for files by the system's dialog."""
        filters = ";;".join(
            (
                translate("Import", "Archives and tables (*.json *.jsonl *.csv *.xlsx *.txt)"),
                translate("Import", "All files (*)"),
            )
        )
        self._files.open_files(self, translate("Import", "Choose files to import"), filters, chosen=self.look_at)

    def look_at(self, paths: Sequence[Path]) -> None:
        """Do a dry run of files."""
        if not paths or self.busy:
            return
        self.preview.forget()
        self._paths = tuple(paths)
        self._look()

    def takes(self, data: QMimeData) -> bool:
        """True if what is dragged over the dialog may be dropped."""
        return self.steps.currentWidget() is self._start and bool(_local_files(data))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.takes(event.mimeData()):
            self.drop_area.set_lit(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        del event
        self.drop_area.set_lit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_area.set_lit(False)
        paths = _local_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.look_at(paths)

    # --- looking -----------------------------------------------------------------------------------------------------

    @Slot()
    def _look_again(self) -> None:
        self._look()

    def _look(self) -> None:
        refusal = permissions.why_not_import(self._session.agent)
        if refusal is not None:
            self.hint.say("bad", sentence(refusal))
            return
        self.hint.clear()
        self.reading.begin()
        self._show(self.reading)
        self._session.imports.inspect(
            self._paths,
            profile=self.preview.profile or None,
            agent_name=self.preview.agent_name or "",
            done=self._looking.again(self._looked),
            failed=self._rejecting.again(self._rejected),
        )

    def _looked(self, preview: ImportPreview) -> None:
        self._preview = preview
        guess = self.preview.guess_agent(preview) if self.preview.agent_name is None else None
        if guess is not None:
            self.preview.agent_name, self.preview.profile = guess, preview.profile
            self._look()
            return
        self.preview.show_preview(preview)
        self._show(self._scrolled[0])
        nothing = translate("Import", "There is nothing to import.") if preview.counts.changes == 0 else ""
        self.import_button.set_refusal(self.preview.undecided or nothing or None)
        ready = self.preview.changed_at or self.import_button
        target = self.preview.person_button if self.preview.undecided else ready
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rejected(self, error: TaskflowError) -> None:
        self._begin()
        self.hint.say_error(error)

    # --- importing ---------------------------------------------------------------------------------------------------

    @Slot()
    def _import(self) -> None:
        if self._preview is None:
            return
        self.running.begin()
        self._show(self.running)
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        choices = self.preview.choices
        self._session.imports.start(
            self._preview, choices, reasons=bad_row_reasons(), failed=self._failing.again(self._failed)
        )

    @Slot(object)
    def _progressed(self, progress: ImportProgress) -> None:
        here = self.steps.currentWidget()
        if here is self.running:
            self.running.show_progress(progress)
        elif here is self.reading:
            self.reading.show_progress(progress)

    @Slot(object)
    def _finished(self, report: ImportReport) -> None:
        if not self.busy:
            return
        self._report = report
        self.outcome.show_report(report)
        self._show(self._scrolled[1])
        announce(self, self.outcome.note.accessibleName())
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: TaskflowError) -> None:
        if self._preview is not None:
            self._show(self._scrolled[0])
        words = rejected_sentence(error) if isinstance(error, ImportRejected) else error_sentence(error)
        self.set_error(words)

    # --- the unreadable rows -----------------------------------------------------------------------------------------

    @Slot()
    def _save_errors(self) -> None:
        title = translate("Import", "Save the unreadable rows")
        self._files.save_file(self, title, _REPORT_NAME, chosen=self._save_to)

    def _save_to(self, paths: tuple[Path, ...]) -> None:
        if self._report is None or self._report.errors_file is None:
            return
        try:
            shutil.copyfile(self._report.errors_file, paths[0])
        except OSError:
            self.set_error(translate("Import", "The file could not be written. Choose another folder."))
        else:
            self.set_error("")
            self.save_button.setText(translate("Import", "Saved"))
            announce(self, translate("Import", "Saved"))


def _local_files(data: QMimeData) -> tuple[Path, ...]:
    """The files of this computer that are being dragged."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())

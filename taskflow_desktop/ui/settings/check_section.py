"""The check of all that is stored: begun, given up, and what it found, to read and to copy."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.checks import CheckPart, CheckProgress
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.runtime.checkup import Checked
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.dialogs.import_parts import ProgressBar
from taskflow_desktop.ui.dialogs.message import DetailsDialog, show_details
from taskflow_desktop.ui.settings import backup_words
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.note import Kind, Note

_PARTS = tuple(CheckPart)


class CheckSection(QWidget):
    """One button that begins and gives up, a bar while it runs, and the outcome."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checkup = session.checkup
        self._running = False
        self._sentences: tuple[str, ...] = ()
        self._asked: Asking[Checked] = Asking(self)
        self._asked_why: Asking[TaskflowError] = Asking(self)
        self.button = Button("", "quiet", icon="shield-check")
        self.bar = ProgressBar(translate("Check", "Check"))
        self.words = label("", "small", tone="text.2")
        self.outcome = Note("ok")
        self.details: DetailsDialog | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(translate("Check", "Check"), "subtitle"))
        hint = translate("Check", "Looks whether all that is stored agrees with the history. You can go on working.")
        column.addWidget(label(hint, "small", tone="text.2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.button)
        row.addWidget(self.words, 1)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addWidget(self.outcome)
        self.outcome.hide()
        self._show_running(False)
        self.button.clicked.connect(self._pressed)
        self.outcome.action.connect(self._show_details)
        self._checkup.progressed.connect(self._on_progress)
        self.destroyed.connect(self._checkup.cancel)

    def _show_running(self, running: bool) -> None:  # noqa: FBT001 - a setter's one value
        self._running = running
        words = translate("Check", "Stop") if running else translate("Check", "Check now")
        self.button.setText(words)
        self.button.setAccessibleName(words)
        self.bar.setVisible(running)
        self.words.setText("")

    @Slot()
    def _pressed(self) -> None:
        if self._running:
            self._checkup.cancel()
            return
        self.outcome.hide()
        self.bar.setValue(0)
        self._show_running(True)
        self._checkup.start(done=self._asked.again(self._on_done), failed=self._asked_why.again(self._on_failed))

    @Slot(object)
    def _on_progress(self, progress: CheckProgress) -> None:
        """Every part is an equal share of the bar: nobody knows before how long each takes."""
        if not self._running:
            return
        share = progress.done / progress.total if progress.total else 0.0
        at = (_PARTS.index(progress.part) + min(1.0, share)) / len(_PARTS)
        self.bar.setValue(max(self.bar.value(), round(at * self.bar.maximum())))
        self.words.setText(backup_words.progress(progress))

    def _on_done(self, found: Checked) -> None:
        report, self._sentences = found.report, found.sentences
        if report.cancelled and not report.findings_total:
            self._tell("neutral", translate("Check", "Stopped. What was looked at is sound."), "")
        elif report.sound:
            self._tell("ok", translate("Check", "No problems found."), backup_words.looked_at(report))
        else:
            lead = translate("Check", "%n thing(s) don't agree.", "", report.findings_total)
            text = fill(
                translate("Check", "{kinds}. Nothing was changed; show the details to whoever helps you."),
                kinds=backup_words.findings(report),
            )
            self._tell("bad", lead, text)
            self.outcome.set_action(translate("Check", "Details"), "quiet")

    def _on_failed(self, error: TaskflowError) -> None:
        self._tell("bad", backup_words.why(error), "")

    def _tell(self, kind: Kind, lead: str, text: str) -> None:
        self._show_running(False)
        self.outcome.set_kind(kind, "info" if kind == "neutral" else "")
        self.outcome.set_text(text, lead)
        self.outcome.set_action("")
        self.outcome.show()
        announce(self, " ".join(part for part in (lead, text) if part))

    @Slot()
    def _show_details(self) -> None:
        self.details = show_details(
            self.window(),
            translate("Check", "What the check found"),
            translate("Check", "Copy this and send it to whoever helps you."),
            "\n".join(self._sentences),
        )

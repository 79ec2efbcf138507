"""The one notice of what was not attached: each file with its reason. It stays until somebody closes it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from taskflow_desktop.domain.transfers import BatchReport
from taskflow_desktop.ui.details.file_words import partial_words, short_reason
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.note import Note, NoteText

_MILD: Final = frozenset({"file.empty", "file.changing", "file.folder", "file.no_place", "file.full", "file.race"})


class FileNotice(Note):
    """Shows a BatchReport."""

    closed = Signal()
    other_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", parent=parent)
        self._report: BatchReport | None = None
        self._lines: list[NoteText] = []
        self.other = Button(translate("Files", "Choose another file"), "quiet", small=True)
        self.other.clicked.connect(self.other_chosen)
        self.close_button = Button(translate("Files", "Close"), "ghost", small=True)
        self.close_button.clicked.connect(self.closed)
        self.understood = Button(translate("Files", "Got it"), "quiet", small=True)
        self.understood.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.other, self.close_button, self.understood):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._column.addLayout(buttons)
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """Every sentence on it, in order."""
        return (self.accessibleName(), *(line.accessibleName() for line in self._lines))

    def show_report(self, report: BatchReport | None) -> None:
        """Show what was refused; None hides the notice."""
        if report == self._report:
            return
        self._report = report
        self.setVisible(report is not None)
        self._forget_lines()
        if report is None:
            return
        alone = report.total == 1
        refusals = report.refused
        self.set_kind("bad" if alone and refusals[0].code not in _MILD else "warn")
        if alone:
            self.set_sentences(sentence(refusals[0]))
        else:
            lead, text = partial_words(report.total, report.attached)
            self.set_text(text, lead)
            for refusal in refusals:
                self._add_line(str(refusal.values.get("file", "")), short_reason(refusal))
        announce(self, " ".join(self.lines), assertive=True)
        self.other.setVisible(alone)
        self.close_button.setVisible(alone)
        self.understood.setVisible(not alone)

    def _add_line(self, name: str, reason: str) -> None:
        line = NoteText(self)
        line.set_text(reason, name)
        line.setAccessibleName(f"{name} {reason}")
        self._column.insertWidget(1 + len(self._lines), line)
        self._lines.append(line)

    def _forget_lines(self) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines.clear()

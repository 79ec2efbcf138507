"""The one notice of tasks that a change of many left as they were, each with its reason, until it is closed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taskflow_desktop.ui.board.many_changes import Refusals
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.note import Note, NoteText
from taskflow_desktop.ui.widgets.spoken import speak_as
from taskflow_desktop.ui.widgets.surface import ScrollArea

_LINES = 5  # shown at once; the others are scrolled to


class ManyNotice(Note):
    """Shows Refusals."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", parent=parent)
        self._lines: list[NoteText] = []
        self._inner = QWidget()
        self._rows = QVBoxLayout(self._inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._area = ScrollArea("", self)
        speak_as(self._area, QAccessible.Role.Document)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setWidget(self._inner)
        self._area.setAccessibleName(translate("Board", "Tasks that were not changed"))
        self.understood = Button(translate("Files", "Got it"), "quiet", small=True)
        self.understood.clicked.connect(self.closed)
        self._column.addWidget(self._area)
        self._column.addWidget(self.understood, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """Every sentence on it, in order."""
        return tuple(line.accessibleName() for line in self._lines)

    def show_refusals(self, refused: Refusals) -> None:
        """Show what was refused; nothing hides the notice."""
        for line in self._lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines.clear()
        self.setVisible(bool(refused))
        if not refused:
            return
        self.set_text("", translate("Board", "%n task(s) were not changed.", "", len(refused)))
        for task, refusal in refused:
            line = NoteText(self._inner)
            lead = fill(translate("Board", "{number} {title}"), number=task.short_number, title=task.title)
            line.set_text(sentence(refusal), lead)
            line.setAccessibleName(f"{lead} {sentence(refusal)}")
            self._rows.addWidget(line)
            self._lines.append(line)
        step = theme().line_height("small") + 5
        self._area.setMaximumHeight(step * min(_LINES, len(refused)) + 4)
        self._area.setMinimumHeight(step * min(_LINES, len(refused)))
        announce(self, " ".join((self.accessibleName(), *self.lines[:_LINES])), assertive=True)

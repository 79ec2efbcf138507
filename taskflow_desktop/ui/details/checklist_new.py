"""The line at the end of a checklist into which new items are typed or pasted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.ui.details.checklist_changes import Add, ChecklistChanges
from taskflow_desktop.ui.details.checklist_edit import ItemEdit
from taskflow_desktop.ui.details.checklist_lines import fit, too_long, too_many
from taskflow_desktop.ui.details.checklist_view import ChecklistView
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.surface import reveal


class NewItems(QObject):
    """Enter gives an item on and waits for the next, leaving gives it on, Esc throws it away, lines are many items.

    Of many lines those are given on that fit: one that is too long stays in the line, what has no room is left over.

    `free` tells how many items more there is room for; when the line closes, the last item of `home` gets the focus, or
    while that is not on screen `first`.

    Signals:
        typed: what stands in the line is another.
        emptied: it was thrown away, and its draft with it.
        changed: the line opened or closed.
        left_over: (lines, why), lines there was no room for; the line closes.
    """

    typed = Signal()
    emptied = Signal()
    changed = Signal()
    left_over = Signal(object)

    def __init__(
        self,
        changes: ChecklistChanges,
        free: Callable[[], int],
        *,
        home: ChecklistView,
        first: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._changes, self._free, self._home, self._first = changes, free, home, first
        self._task_id: TaskId | None = None
        self._refusal = ""
        self._putting = False
        self._back: list[str] = []  # refused items that wait for a syllable to end
        self.line = ItemEdit(translate("Checklist", "New item"), translate("Checklist", "Write an item, then Enter"))
        self.line.hide()
        self.line.edited.connect(self._on_edited)
        self.line.submitted.connect(self._on_submitted)
        self.line.left.connect(self.leave)
        self.line.cancelled.connect(self._on_cancelled)

    @property
    def open(self) -> bool:
        """True while the line is on screen."""
        return not self.line.isHidden()

    @property
    def text(self) -> str:
        """What is typed and not given on, or ""."""
        return "\n".join([*self._back, *filter(None, [self.line.text if self.open else ""])])

    def begin(self, task_id: TaskId) -> None:
        """Write for another task from now on."""
        self._task_id, self._back = task_id, []
        self._close()

    def set_refusal(self, refusal: str) -> None:
        """Say why nothing can be added, or "" that it can."""
        self._refusal = refusal

    def go(self) -> None:
        """Open the line and go there."""
        self.line.show()
        self.changed.emit()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(0, self._reveal)

    def bring_back(self, lines: tuple[str, ...], why: str) -> None:
        """Let items that were refused or found as a draft stand in the line, before what was typed since."""
        self._back += lines
        self.line.show()
        self.changed.emit()
        self._merge_back()
        self.line.set_problem(why)

    @Slot()
    def leave(self) -> None:
        """Give on what stands in the line, as moving the focus elsewhere does."""
        if self.open and self.line.lines:
            self._give()
        if self.open and not self.line.lines and not self.line.field.line.hasFocus():
            self._close()

    @Slot()
    def _on_edited(self) -> None:
        self.typed.emit()
        self._merge_back()
        if self.line.pasted and not self._putting and not self.line.composing:
            self._give()

    @Slot()
    def _on_submitted(self) -> None:
        """In an empty line Enter is done."""
        if self.line.lines:
            self._give()
        else:
            self._on_cancelled()

    @Slot()
    def _on_cancelled(self) -> None:
        self._back = []
        self._put("")
        self.emptied.emit()
        self._go_home()
        self._close()

    def _give(self) -> None:
        lines, free = self.line.lines, self._free()
        fitting, rest = fit(lines, free)
        if self._refusal or not fitting or self._task_id is None:
            self.line.set_problem(self._refusal or self.line.why_not(free))
            return
        self._changes.ask(self._task_id, None, Add(fitting))
        self._putting = True
        self.line.take()
        self._putting = False
        if rest and len(fitting) < free:
            self._put("\n".join(rest))
            self.line.set_problem(too_long(rest[0], len(fitting), len(lines)))
            QTimer.singleShot(0, self._reveal)
        elif self._free() <= 0:
            if rest:
                self.left_over.emit(("\n".join(rest), too_many(len(fitting), len(lines))))
            self._go_home()
            self._close()
        else:
            QTimer.singleShot(0, self._reveal)

    def _go_home(self) -> None:
        """Before the line goes: a focus that is left to itself would go on to the next section."""
        self._home.choose_last()
        (self._home if self._home.isVisible() else self._first).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close(self) -> None:
        if self.open:
            self.line.hide()
            self._put("")
            self.line.set_problem("")
            self.changed.emit()

    def _merge_back(self) -> None:
        if self._back and not self.line.composing:
            text, problem = self.text, self.line.problem
            self._back = []
            self._put(text)
            self.line.set_problem(problem)

    def _put(self, text: str) -> None:
        """Put a text in that is not given on by itself, however many lines it has."""
        self._putting = True
        self.line.put(text)
        self._putting = False

    @Slot()
    def _reveal(self) -> None:
        if isValid(self.line) and self.open and self.line.field.line.hasFocus():
            reveal(self.line, self.line.rect())

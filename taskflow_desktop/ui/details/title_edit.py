"""The title of the open task: read as a heading, edited in place by a click or F2."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.texts import one_line, why_not_title
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.fields import TextField
from taskflow_desktop.ui.widgets.focus_ring import RingKeeper
from taskflow_desktop.ui.widgets.labels import Label, label
from taskflow_desktop.ui.widgets.reason_bubble import show_reason

_EDIT = frozenset({Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


def title_place(task_id: TaskId) -> str:
    """Return where the half-typed title of a task is kept."""
    return f"title/{task_id}"


class TitleLabel(Label):
    """The title as text; a click or F2 asks to edit it."""

    edit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", style="title", wrap=True, parent=parent)
        self._keeper = RingKeeper(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.edit_requested.emit()
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _EDIT and not event.modifiers():
            self.edit_requested.emit()
            return
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keeper.focus_in(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keeper.focus_out()


class TitleEdit(QWidget):
    """Shows a title and edits it. `title_given` tells a title that is to be saved; the field stays until `saved`.

    Esc restores. A text that cannot be a title turns the field bad and waits; nothing typed is thrown away.
    """

    title_given = Signal(object)  # str

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._refusal = ""
        self._given: str | None = None
        self._label = TitleLabel()
        self._label.edit_requested.connect(self.begin)
        self._field = TextField(translate("Task", "Title"), limit=limits.TITLE_CHARACTERS)
        self._field.line.keeps_escape = True
        self._field.submitted.connect(self._on_submitted)
        self._field.left.connect(self._on_left)
        self._field.cancelled.connect(self._on_cancelled)
        self._field.edited.connect(self._on_edited)
        self._mark = label("", "caption", tone="warn", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (self._label, self._field, self._mark):
            layout.addWidget(part)
        self._field.hide()
        self._mark.hide()

    @property
    def editing(self) -> bool:
        """True while the field is open."""
        return not self._field.isHidden()

    @property
    def field(self) -> TextField:
        """The field of the edit."""
        return self._field

    @property
    def heading(self) -> TitleLabel:
        """The title as it is read."""
        return self._label

    @property
    def mark(self) -> str:
        """What is said of somebody else's change of the title, or ""."""
        return "" if self._mark.isHidden() else self._mark.text()

    def unsaved(self) -> str:
        """Return what was typed and is not stored, or ""."""
        text = self._field.full_text()
        return text if self.editing and one_line(text) != self._title else ""

    def set_refusal(self, sentence_: str | None) -> None:
        """Refuse editing with a sentence, or with None allow it. A running edit is kept as it is."""
        self._refusal = sentence_ or ""
        self._label.setAccessibleDescription(self._refusal)
        shape = Qt.CursorShape.ArrowCursor if self._refusal else Qt.CursorShape.IBeamCursor
        self._label.setCursor(shape)

    def show_title(self, title: str) -> None:
        """Show the title of another task; an edit of the task before is over."""
        self._close()
        self._set(title)

    def follow(self, title: str, by: str) -> None:
        """The title was changed, here or by another: show it, but never in place of what is being typed."""
        if title == self._title:
            return
        self._set(title)
        if self.editing and self._given != title:
            words = translate("Task", "{name} changed it to “{title}” meanwhile.")
            self._mark.setText(fill(words, name=by, title=title))
            self._mark.show()

    def begin(self) -> None:
        """Open the field with all selected; a refusal is said instead."""
        if self._refusal:
            show_reason(self._label, self._refusal)
            return
        if not self.editing:
            self.restore(self._title)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.line.selectAll()

    def restore(self, text: str) -> None:
        """Open the field with a text typed earlier, without moving the focus."""
        self._given = None
        self._field.set_text(text)
        self._field.set_problem(None)
        self._label.hide()
        self._field.show()

    def saved(self, title: str) -> None:
        """The title given last is stored."""
        if self._given is not None and self._given == title:
            had_focus = self._field.line.hasFocus()
            self._close()
            if had_focus:
                self._label.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_up(self) -> str:
        """Close the field, because the title cannot be changed any more; return what was typed and is not stored."""
        text = self.unsaved()
        if self.editing:
            self._close()
        return text

    def failed(self, why: str) -> None:
        """The title given last was not stored: keep it and say why."""
        self._given = None
        self._field.set_problem(why)

    def finish(self) -> None:
        """Give the title on, as leaving the field does."""
        if self.editing:
            self._give()

    @Slot()
    def _on_submitted(self) -> None:
        self._give()

    @Slot()
    def _on_left(self) -> None:
        self._give()

    @Slot()
    def _on_edited(self) -> None:
        self._given = None
        refusal = why_not_title(self._field.full_text())
        too_long = refusal is not None and refusal.code == "title.long"
        self._field.set_problem(sentence(refusal) if refusal is not None and too_long else None)

    @Slot()
    def _on_cancelled(self) -> None:
        self._close()
        self._label.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _give(self) -> None:
        if not self.editing or self._given is not None:
            return
        title = one_line(self._field.full_text())
        if title == self._title:
            had_focus = self._field.line.hasFocus()
            self._close()
            if had_focus:
                self._label.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        refusal = why_not_title(title)
        if refusal is not None:
            self._field.set_problem(sentence(refusal))
            return
        self._given = title
        self.title_given.emit(title)

    def _close(self) -> None:
        self._given = None
        self._field.hide()
        self._field.set_problem(None)
        self._mark.hide()
        self._label.show()

    def _set(self, title: str) -> None:
        self._title = title
        self._label.setText(title)
        self._label.setAccessibleName(fill(translate("Task", "Title: {title}"), title=title))

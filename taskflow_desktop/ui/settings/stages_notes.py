"""What is told above the stages: another admin saved others meanwhile, and what was given up can be had back."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taskflow_desktop.domain.stages import FlowDesign
from taskflow_desktop.ui.settings.stages_draft import StagesDraft
from taskflow_desktop.ui.settings.stages_merge import differences
from taskflow_desktop.ui.settings.stages_words import what, who
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.note import Note


class StagesNotes(QWidget):
    """Holds what was given up, and what others saved.

    Signals:
        merge_wanted: FlowDesign that is to be put under the draft.
        back_wanted: StagesDraft that is wanted again.
        changed: notes came or went.
    """

    merge_wanted = Signal(object)
    back_wanted = Signal(object)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theirs: FlowDesign | None = None
        self._dropped: StagesDraft | None = None
        self.conflict = Note("warn")
        self.dropped = Note("neutral", icon="undo-2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for note in (self.conflict, self.dropped):
            column.addWidget(note)
            note.hide()
        self.conflict.action.connect(self._merge)
        self.dropped.action.connect(self._take_back)
        self.hide()

    @property
    def theirs(self) -> FlowDesign | None:
        """What others saved and the draft does not know yet."""
        return self._theirs

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches, in reading order."""
        shown = (note.button for note in (self.conflict, self.dropped) if not note.isHidden())
        return tuple(button for button in shown if button is not None)

    def tell_conflict(self, draft: StagesDraft, theirs: FlowDesign) -> None:
        """Tell what others changed since the draft was begun; told once."""
        self._theirs = theirs
        words = fill(
            translate("Stages", "{name} saved other stages meanwhile: {changes}. What you changed is still here."),
            name=who(theirs.events),
            changes=what(differences(draft.base, theirs.flow)),
        )
        if self.conflict.accessibleName() != words or self.conflict.isHidden():
            self.conflict.set_text(words)
            self.conflict.set_action(translate("Stages", "Put both together"), "quiet")
            self._show(self.conflict, words, assertive=True)

    def forget_conflict(self) -> None:
        """The draft is made from what is saved."""
        self._theirs = None
        self._hide(self.conflict)

    def offer_back(self, draft: StagesDraft, words: str) -> None:
        """Say what became of the draft that was, and offer it again."""
        self._dropped = draft
        self.dropped.set_sentences(words)
        self.dropped.set_action(translate("Stages", "Take it back"), "quiet")
        self._show(self.dropped, words)

    def forget_dropped(self) -> None:
        """What was given up is not offered any more."""
        self._dropped = None
        self._hide(self.dropped)

    def _show(self, note: Note, words: str, *, assertive: bool = False) -> None:
        note.show()
        self.show()
        announce(note, words, assertive=assertive)
        self.changed.emit()

    def _hide(self, note: Note) -> None:
        if not note.isHidden():
            note.hide()
            self.setVisible(not self.conflict.isHidden() or not self.dropped.isHidden())
            self.changed.emit()

    @Slot()
    def _merge(self) -> None:
        theirs = self._theirs
        if theirs is not None:
            self.forget_conflict()
            self.merge_wanted.emit(theirs)

    @Slot()
    def _take_back(self) -> None:
        dropped = self._dropped
        if dropped is not None:
            self.forget_dropped()
            self.back_wanted.emit(dropped)

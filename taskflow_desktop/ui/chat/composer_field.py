"""The field of the composer: the syllable being composed is never lost and never doubled (ui-spec 6.3)."""

from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from taskflow_desktop.ui.widgets.fields import TextArea
from taskflow_desktop.ui.widgets.keys import commit_preedit
from taskflow_desktop.ui.widgets.text_area import characters


class ComposerField(TextArea):
    """The text; what is being composed can be finished at any moment."""

    def finish_syllable(self) -> None:
        """Put the syllable being composed into the text, once, also where the input method does not do it itself."""
        if not self.composing:
            return
        commit_preedit()
        text, full = self.plain_text(), self.full_text()
        if len(full) > len(text):
            at = characters(text, self.textCursor().position())
            rest = QInputMethodEvent()
            rest.setCommitString(full[at : at + len(full) - len(text)])
            QApplication.sendEvent(self, rest)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.finish_syllable()
        super().focusOutEvent(event)

    @property
    def composing(self) -> bool:
        """True while a syllable is being composed."""
        return self.full_text() != self.plain_text()

"""An input method as fields see it: Korean syllables, composed and committed by events."""

from dataclasses import dataclass

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from taskflow_desktop.ui.widgets import keys, line_edit, text_area
from tests.ui.everywhere.place import Field

SAID, COMPOSED = "뷁", "쀍"
"""What was typed, and the syllable after it that is still composed: no other text has them."""


@dataclass
class InputMethod:
    """`answers`: it commits by itself what is composed when it is asked to, as those of the systems do."""

    answers: bool = True
    composing: bool = False

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Be asked in place of the platform's, which the tests have none of."""
        for module in (keys, line_edit, text_area):
            patch.setattr(module, "ask_input_method", self.commit)

    def type(self, field: QWidget) -> None:
        """Write one syllable into a field and compose another after it."""
        event = QInputMethodEvent(COMPOSED, [])
        event.setCommitString(SAID)
        QApplication.sendEvent(field, event)
        self.composing = True

    def finish(self, field: QWidget) -> None:
        """Commit what is composed, as when another syllable is begun."""
        if self.composing:
            self.composing = False
            event = QInputMethodEvent()
            event.setCommitString(COMPOSED)
            QApplication.sendEvent(field, event)

    def commit(self) -> None:
        """What the program asks for."""
        focused = QApplication.focusWidget()
        if self.answers and focused is not None:
            self.finish(focused)


def text_of(field: Field) -> str:
    """What stands in a field."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def whole(text: str) -> bool:
    """True if no composed syllable of `text` is lost or doubled."""
    rest = text.replace(SAID + COMPOSED, "")
    return SAID not in rest and COMPOSED not in rest


def is_whole(field: Field) -> bool:
    """True if a field that may be gone has its text whole."""
    return not isValid(field) or whole(text_of(field))

"""The line of the palette: what is typed, and the keys that move below it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.line_edit import ENTER, LineEdit

_PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class PaletteField(LineEdit):
    """Keeps the focus while the palette is open; Tab goes to the next scope, arrows to the next row.

    Signals:
        scope_stepped: 1 or -1.
        paged: 1 or -1.
        on_board: Ctrl Enter, the syllable committed first.
        keys_wanted: ? in the empty line.
    """

    scope_stepped = Signal(object)
    paged = Signal(object)
    on_board = Signal()
    keys_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(translate("Palette", "Find"), style="title", weight=400)
        self.setPlaceholderText(translate("Palette", "Tasks, rooms, customers, commands"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        code, held = event.key(), event.modifiers() & _HELD
        if code in ENTER and held == Qt.KeyboardModifier.ControlModifier:
            self.finish_syllable()
            self.on_board.emit()
        elif code in _PAGES and not held:
            self.paged.emit(_PAGES[Qt.Key(code)])
        elif event.text() == "?" and not held and not self.full_text():
            self.keys_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's name and type
        """Tab stays here and goes from scope to scope."""
        self.scope_stepped.emit(1 if next else -1)
        return True

"""What stands under the pages while the stages are shown: what saving does, or how it went, and the two buttons."""

from typing import Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import ReasonButton
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import label

Told = Literal["plain", "ok", "bad"]
_LOOKS: dict[Told, tuple[str, str]] = {
    "plain": ("info", "text.2"),
    "ok": ("circle-check", "ok"),
    "bad": ("circle-alert", "bad"),
}


class StagesFooter(QWidget):
    """Signals: `cancelled`, `save_wanted`."""

    cancelled = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconPicture("info", 14)
        self._words = label("", "small", tone="text.2", wrap=True)
        self.cancel = ReasonButton(translate("Stages", "Cancel"))
        self.save = ReasonButton(translate("Stages", "Save"), "primary", lock=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addSpacing(12)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        self.cancel.chosen.connect(self.cancelled)
        self.save.chosen.connect(self.save_wanted)
        self.rest()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text()

    @Slot()
    def rest(self) -> None:
        """Say what saving does."""
        self._show(translate("Stages", "Saving shows the change at once on every agent's screen."), "plain")

    def tell(self, words: str, kind: Told) -> None:
        """Say how it went."""
        self._show(words, kind)
        announce(self, words, assertive=kind == "bad")

    def _show(self, words: str, kind: Told) -> None:
        icon, tone = _LOOKS[kind]
        self._icon.set_icon(icon, tone)
        self._words.setText(words)
        self._words.set_tone(tone)

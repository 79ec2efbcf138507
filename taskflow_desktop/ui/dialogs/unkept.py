"""What is asked when the window shall close and what was typed can be kept nowhere."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from taskflow_desktop.ui.details import new_task_draft
from taskflow_desktop.ui.details.memo_flight import read_draft
from taskflow_desktop.ui.settings import stages_draft
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.text_area import TextArea, framed

_LINES = 8


class UnkeptDialog(PlainDialog):
    """Shows the texts that would be lost, to be copied.

    Signals:
        close_anyway: they may be lost.
    """

    close_anyway = Signal()

    def __init__(self, parent: QWidget, texts: Mapping[str, str]) -> None:
        """`texts` are the drafts by place."""
        super().__init__(
            parent,
            translate("Unkept", "What you typed could not be kept"),
            translate(
                "Unkept",
                "Neither the database nor this computer can take it right now. Copy it, or stay and try again.",
            ),
            width=520,
        )
        self.area = TextArea(translate("Unkept", "What you typed"), min_lines=3, max_lines=_LINES)
        self.area.setReadOnly(True)
        self.area.setPlainText("\n\n".join(_typed(place, text) for place, text in texts.items()))
        self.content.addWidget(framed(self.area))
        self.copy_button = self.add_button(translate("Unkept", "Copy"), "action")
        self.copy_button.chosen.connect(self._copy)
        self.stay_button = self.add_button(translate("Unkept", "Stay"), "reject")
        self.close_button = self.add_button(translate("Unkept", "Close anyway"), "destructive")
        self.close_button.chosen.connect(self._go)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.area.plain_text())
        announce(self, translate("Unkept", "Copied"))
        self.copy_button.setText(translate("Unkept", "Copied"))

    @Slot()
    def _go(self) -> None:
        self.accept()
        self.close_anyway.emit()


def _typed(place: str, text: str) -> str:
    """Return what a person typed, without what the draft keeps besides."""
    if place.startswith("memo/"):
        return read_draft(text)[1]
    if place.startswith("new_task/"):
        draft = new_task_draft.read(text, ())
        return "\n".join((draft.title, *draft.lines))
    if place == stages_draft.PLACE:
        return stages_draft.typed_in(text)
    return text

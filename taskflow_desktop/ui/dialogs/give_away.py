"""Asks before somebody gives his own task away: he could not take it back."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog


class GiveAwayDialog(PlainDialog):
    """Signal `chosen`: bool, whether the giver stays on the task as a collaborator."""

    chosen = Signal(object)

    def __init__(self, task: Task, name: str, parent: QWidget) -> None:
        super().__init__(
            parent,
            fill(translate("People", "Give {number} to {name}?"), number=task.short_number, name=name),
            translate("People", "You can only look at it from then on, unless you stay. This can't be undone."),
        )
        self.add_cancel()
        self.stay = self.add_button(translate("People", "Stay as a collaborator"), "action")
        self.stay.chosen.connect(self._stay)
        self.give = self.add_button(translate("People", "Give it away"), "destructive")
        self.give.chosen.connect(self._give)

    @Slot()
    def _stay(self) -> None:
        self.accept()
        self.chosen.emit(True)

    @Slot()
    def _give(self) -> None:
        self.accept()
        self.chosen.emit(False)

"""The one selected card of the board."""

from PySide6.QtCore import QObject, Signal

from taskflow_desktop.domain.ids import TaskId


class CardSelection(QObject):
    """Which card of the board is selected, by id, in whichever column it is."""

    changed = Signal(object)  # TaskId or None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task_id: TaskId | None = None

    @property
    def task_id(self) -> TaskId | None:
        return self._task_id

    def select(self, task_id: TaskId | None) -> None:
        """Select a card, or none."""
        if task_id != self._task_id:
            self._task_id = task_id
            self.changed.emit(task_id)

"""The tab of what happened in the room and its tasks, by day, newest first."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Room, Task
from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.domain.pages import History
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.history_view import HistoryView
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.empty import EmptyState

_NO_CHANGE = frozenset({EventKind.ROOM_READ})  # looked at, nothing changed


class HistoryTab(QWidget):
    """`counted` tells how many lines the room's history has."""

    counted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._room_id: RoomId | None = None
        self._numbers: dict[TaskId, str] = {}
        self._asked: Asking[History] = Asking(self)
        name = translate("HistoryTab", "History of this room")
        self.view = HistoryView(name, session.now, headings=True, whole=False, number_of=self._number_of)
        self.empty = EmptyState("history", translate("HistoryTab", "Nothing has happened here yet"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 0, 8)
        column.addWidget(self.view)
        column.addWidget(self.empty)
        self.empty.hide()
        session.hub.changed.connect(self._on_changed)

    def show_room(self, room: Room | None) -> None:
        """Show the history of a room, or none."""
        room_id = room.id if room is not None else None
        if room_id == self._room_id:
            return
        self._room_id = room_id
        self._numbers.clear()
        self._asked.forget()
        self.view.history.set_events(())
        self.view.show()
        self.empty.hide()
        self.counted.emit(0)
        self._read()

    def name_tasks(self, tasks: tuple[Task, ...]) -> None:
        """Learn the numbers of the room's tasks, which the lines name."""
        known = {task.id: task.short_number for task in tasks}
        if known != self._numbers:
            self._numbers = known
            self.view.remeasure()

    def _number_of(self, task_id: TaskId) -> str:
        return self._numbers.get(task_id, "")

    def _read(self) -> None:
        if self._room_id is not None:
            self._session.reader.history(room_id=self._room_id, done=self._asked.again(self._show))

    def _show(self, history: History) -> None:
        events = tuple(event for event in history.events if event.kind not in _NO_CHANGE)
        self.view.history.set_events(events)
        self.view.setVisible(bool(events))
        self.empty.setVisible(not events)
        self.counted.emit(len(events))

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.reload or any(event.room_id == self._room_id for event in changes.events):
            self._read()

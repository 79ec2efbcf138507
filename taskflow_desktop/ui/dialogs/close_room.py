"""Warns before a room with unfinished tasks is closed, and lists them (product.md rule 26)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.entities import Room, Task
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.dialogs.task_lines import TaskLines, TaskLinesArea
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog


class CloseRoomDialog(PlainDialog):
    """Accepted: close the room. Signal `tasks_wanted`: show the tasks instead; the dialog is closed."""

    tasks_wanted = Signal()

    def __init__(self, session: Session, room: Room, tasks: Sequence[Task], parent: QWidget) -> None:
        unfinished = tuple(task for task in tasks if not task.finished)
        count = len(unfinished)
        title = (
            translate("CloseRoom", "%n task(s) are still open", "", count)
            if unfinished
            else translate("CloseRoom", "Close this room?")
        )
        words = (
            translate("CloseRoom", "They stay and can be edited after closing. New tasks can't be added.")
            if unfinished
            else translate("CloseRoom", "New tasks can't be added to a closed room.")
        )
        super().__init__(parent, title, words)
        self.setWindowTitle(translate("CloseRoom", "Close room"))
        self.room_id = room.id
        self.tasks = TaskLines(session, translate("CloseRoom", "Open tasks"))
        area = TaskLinesArea(self.tasks)
        area.set_tasks(unfinished)
        self.content.addWidget(area)
        self.content.addStretch(1)
        self.show_tasks = self.add_button(translate("CloseRoom", "Show tasks"), "action")
        self.show_tasks.setVisible(bool(unfinished) and session.flow.on)
        self.show_tasks.chosen.connect(self._show_tasks)
        self.add_cancel()
        self.close_button = self.add_button(translate("CloseRoom", "Close room"), "accept")
        self.close_button.chosen.connect(self.accept)

    @Slot()
    def _show_tasks(self) -> None:
        self.reject()
        self.tasks_wanted.emit()

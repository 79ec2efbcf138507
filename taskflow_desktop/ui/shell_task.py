"""What the Room menu does with the open task, on whatever page it is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from taskflow_desktop.ui.actions import ActionSet, CommandAction
from taskflow_desktop.ui.shell_pages import Pages
from taskflow_desktop.ui.text import translate

if TYPE_CHECKING:
    from taskflow_desktop.ui.details.task_editor import TaskEditor

_VERBS = {
    "task.stage": "S",
    "task.previous_stage": "[",
    "task.next_stage": "]",
    "task.importance": "P",
    "task.outcome": "O",
    "task.people": "R",
    "task.checklist": "L",
    "task.files": "A",
    "task.memo": "M",
    "task.copy": "C",
}


class TaskMenu(QObject):
    """What cannot be done to the open task, or that none is open, is told by the menu; by keys, the task tells it."""

    def __init__(self, pages: Pages, actions: ActionSet, menu: QMenu) -> None:
        super().__init__(menu)
        self._pages = pages
        self._actions = {actions[action_id]: key for action_id, key in _VERBS.items()}
        for action in self._actions:
            action.chosen.connect(self._act)
        menu.aboutToShow.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask whether a task is open, and what may be done to it."""
        editor, none = self._editor, translate("Actions", "Open a task first.")
        for action, key in self._actions.items():
            action.set_refusal(editor.doing.why_not(key) if editor is not None else none)

    @property
    def _editor(self) -> "TaskEditor | None":
        return self._pages.open_task()

    @Slot()
    def _act(self) -> None:
        action, editor = self.sender(), self._editor
        if isinstance(action, CommandAction) and editor is not None:
            self._pages.show_open_task()
            editor.doing.act_on(self._actions[action])

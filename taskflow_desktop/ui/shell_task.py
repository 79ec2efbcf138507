"""What the Room menu does with the open task, on whatever page it is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from taskflow_desktop.ui.actions import ActionSet, CommandAction, Where
from taskflow_desktop.ui.shell_pages import Pages
from taskflow_desktop.ui.text import translate

if TYPE_CHECKING:
    from taskflow_desktop.ui.details.task_editor import TaskEditor


class TaskMenu(QObject):
    """What cannot be done to the open task, or that none is open, is told by the menu; by keys, the task tells it."""

    def __init__(self, pages: Pages, actions: ActionSet, menu: QMenu) -> None:
        super().__init__(menu)
        self._pages = pages
        self._actions = [action for action in actions.all if action.where is Where.TASK]
        for action in self._actions:
            action.chosen.connect(self._act)
        menu.aboutToShow.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask whether a task is open, and what may be done to it."""
        editor, none = self._editor, translate("Actions", "Open a task first.")
        for action in self._actions:
            action.set_refusal(editor.doing.why_not(action.id) if editor is not None else none)

    @property
    def _editor(self) -> "TaskEditor | None":
        return self._pages.open_task()

    @Slot()
    def _act(self) -> None:
        action, editor = self.sender(), self._editor
        if isinstance(action, CommandAction) and editor is not None:
            self._pages.show_open_task()
            editor.doing.act(action.id)

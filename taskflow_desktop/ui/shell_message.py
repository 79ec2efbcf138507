"""What the Room menu does with the message that keys act on."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from taskflow_desktop.ui.actions import ActionSet
from taskflow_desktop.ui.shell_pages import ROOMS, Pages
from taskflow_desktop.ui.text import translate


class MessageMenu(QObject):
    """What cannot be done with the message, or that none is chosen, is told by the menu."""

    def __init__(self, pages: Pages, actions: ActionSet, menu: QMenu) -> None:
        super().__init__(menu)
        self._pages, self._action = pages, actions["message.task"]
        self._action.chosen.connect(self._make_task)
        menu.aboutToShow.connect(self.refresh)
        self._action.set_refusal(translate("Actions", "Choose a message first."))

    @Slot()
    def refresh(self) -> None:
        """Ask whether a message is chosen, and whether it may become a task."""
        if self._pages.current != ROOMS or self._pages.rooms.room is None:
            why = translate("Actions", "Open a room first.")
        elif self._pages.rooms.chat.transcript.focused_message is None:
            why = translate("Actions", "Choose a message first.")
        else:
            why = self._pages.rooms.chat.header.refusal("task")
        self._action.set_refusal(why or None)

    @Slot()
    def _make_task(self) -> None:
        if self._pages.current == ROOMS:
            self._pages.rooms.chat.transcript.make_task()

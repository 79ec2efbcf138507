"""Single keys of the open task, pressed anywhere on the rooms page but in a text field (ui-spec 6.1)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import Where, single_keys
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.reason_bubble import show_reason

if TYPE_CHECKING:
    from taskflow_desktop.ui.rooms.page import RoomsPage


class TaskKeys(QObject):
    """Gives letters on to the task that is open in the panel of `page`, or says why there is nothing they act on."""

    def __init__(self, session: Session, page: "RoomsPage") -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._letter = ""  # waits until the panel has its place

    def press(self, letter: str) -> bool:
        """Do what `letter` means for the open task; the panel is shown for it. Return False if it means nothing."""
        focused = QApplication.focusWidget()
        writing = isinstance(focused, QLineEdit | QPlainTextEdit) and not focused.isReadOnly()
        if writing or letter not in single_keys(Where.TASK):
            return False
        if why := self._why_not():
            show_reason(self._place(focused), why)
            return True
        away = not self._page.panel_shown
        self._page.set_panel_shown(True)
        self._page.panel.set_tab("tasks")
        if away:  # what opens beside a part of it needs to know where that part stands
            self._letter = letter
            QTimer.singleShot(0, self._act)
        else:
            self._give(letter)
        return True

    @Slot()
    def _act(self) -> None:
        letter, self._letter = self._letter, ""
        if isValid(self._page) and letter and self._page.panel_shown:
            self._give(letter)

    def _give(self, letter: str) -> None:
        editor = self._page.panel.open_editor
        if editor is not None:
            editor.doing.act_on(letter)

    def _why_not(self) -> str:
        if not self._session.flow.on:
            return sentence(Refusal("flow.off"))
        if self._page.room is None:
            return translate("Actions", "Open a room first.")
        return "" if self._page.panel.open_editor is not None else translate("Actions", "Open a task first.")

    def _place(self, focused: QWidget | None) -> QWidget:
        """Beside what it is said: the button of the room's tasks, else where one is."""
        tasks = self._page.chat.composer.tasks
        return tasks if tasks.isVisible() else focused or self._page

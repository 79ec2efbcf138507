"""Asks before an admin gives his own role away: only another admin could give it back."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.enums import Role
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.words import role_word


class RoleDownDialog(PlainDialog):
    """Signal `confirmed` (Role) tells that it shall be; the focus starts on the button that does nothing."""

    confirmed = Signal(object)

    def __init__(self, role: Role, parent: QWidget) -> None:
        title = fill(translate("Team", "Change your own role to {role}?"), role=role_word(role))
        text = translate("Team", "You lose the admin settings at once. Only another admin can give them back.")
        super().__init__(parent, title, text)
        self._role = role
        self.safe = self.add_cancel()
        self.give = self.add_button(translate("Team", "Change my role"), "destructive")
        self.give.chosen.connect(self._confirm)

    @Slot()
    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit(self._role)

"""What can be done to one checklist item, as a menu."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.inside import ChecklistItem
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.labels import set_tooltip


class ItemMenu(CurtainedMenu):
    """The same signals as the list itself sends. With a `refusal` its actions are off and tell it."""

    tick_wanted = Signal(object)
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    move_wanted = Signal(object)

    def __init__(self, item: ChecklistItem, row: int, count: int, refusal: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._item = item
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setToolTipsVisible(True)
        ticked = translate("Checklist", "Untick") if item.done else translate("Checklist", "Tick")
        for words, key, slot, possible in (
            (ticked, translate("Checklist", "Space"), self._tick, True),
            (translate("Checklist", "Edit"), "F2", self._edit, True),
            (translate("Checklist", "Move up"), "Alt ↑", self._up, row > 0),
            (translate("Checklist", "Move down"), "Alt ↓", self._down, row < count - 1),
            (translate("Checklist", "Remove"), "Delete", self._remove, True),
        ):
            action = self.addAction(f"{words}\t{key}")
            action.triggered.connect(slot)
            action.setEnabled(possible and not refusal)
            set_tooltip(action, refusal)
        self.addSeparator()
        self.addAction(translate("Checklist", "Copy the text")).triggered.connect(self._copy)

    @Slot()
    def _tick(self) -> None:
        self.tick_wanted.emit(self._item.id)

    @Slot()
    def _edit(self) -> None:
        self.edit_wanted.emit(self._item.id)

    @Slot()
    def _remove(self) -> None:
        self.remove_wanted.emit(self._item.id)

    @Slot()
    def _up(self) -> None:
        self.move_wanted.emit((self._item.id, -1))

    @Slot()
    def _down(self) -> None:
        self.move_wanted.emit((self._item.id, 1))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._item.text)

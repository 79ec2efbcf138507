"""The choice of a person whether letters alone are commands, in all of a window."""

from PySide6.QtCore import QObject, Slot

from taskflow_desktop.runtime.own_settings import OwnSettings
from taskflow_desktop.ui.actions import ActionSet
from taskflow_desktop.ui.own import SINGLE_KEYS, single_keys
from taskflow_desktop.ui.widgets.keys import set_single_keys


class SingleKeys(QObject):
    """Follows the choice: lists and pages act on letters or not, and menus show only keys that do something."""

    def __init__(self, own: OwnSettings, actions: ActionSet, parent: QObject) -> None:
        super().__init__(parent)
        self._own, self._actions = own, actions
        own.changed.connect(self._on_changed)
        self._follow()

    @Slot(object)
    def _on_changed(self, key: str) -> None:
        if key == SINGLE_KEYS:
            self._follow()

    def _follow(self) -> None:
        on = single_keys(self._own)
        set_single_keys(on)
        self._actions.show_single_keys(on=on)

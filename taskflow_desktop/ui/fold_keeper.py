"""Sections stay folded, for the person who folded them, wherever the section of this name is shown."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from taskflow_desktop.runtime.own_settings import OwnSettings
from taskflow_desktop.ui import own as settings
from taskflow_desktop.ui.widgets.fold import Fold


class FoldKeeper(QObject):
    """Keeps which sections the person has folded; one that is folded in one place is so in all."""

    def __init__(self, own: OwnSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._own = own
        self._folded = settings.folded(own)
        self._folds: list[Fold] = []

    @Slot(object)
    def follow(self, root: QWidget) -> None:
        """Fold the sections under `root` that were folded, and follow what is done with them from now on."""
        for fold in root.findChildren(Fold):
            if fold.key and fold not in self._folds:
                self._folds.append(fold)
                fold.set_folded(fold.key in self._folded)
                fold.kept.connect(self._on_kept)

    @Slot(object)
    def _on_kept(self, kept: tuple[str, bool]) -> None:
        key, folded = kept
        if folded == (key in self._folded):
            return
        self._folded = self._folded | {key} if folded else self._folded - {key}
        settings.set_folded(self._own, self._folded)
        self._folds = [fold for fold in self._folds if isValid(fold)]
        for fold in self._folds:
            if fold.key == key:
                fold.set_folded(folded)

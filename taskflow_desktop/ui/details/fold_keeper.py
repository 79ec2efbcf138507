"""Which sections of a task a person has folded away: kept for him, and the same wherever a task is shown."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Slot

from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.widgets.fold import Fold

_KEY = "task/folded"


class FoldKeeper(QObject):
    """Folds `folds` (by name) as `person` left them, and keeps what he folds."""

    def __init__(self, preferences: Preferences, person: str, folds: Mapping[str, Fold], parent: QObject) -> None:
        super().__init__(parent)
        self._preferences, self._person, self._folds = preferences, person, folds
        self._restoring = False
        self.restore()
        for fold in folds.values():
            fold.folded_changed.connect(self._keep)

    def restore(self) -> None:
        """Fold as was left last, here or beside the board."""
        folded = self._preferences.kept(self._person, _KEY).split()
        self._restoring = True
        for name, fold in self._folds.items():
            fold.set_folded(name in folded)
        self._restoring = False

    @Slot()
    def _keep(self) -> None:
        if not self._restoring:
            folded = " ".join(sorted(name for name, fold in self._folds.items() if fold.folded))
            self._preferences.keep(self._person, _KEY, folded)

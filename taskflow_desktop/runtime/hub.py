"""ChangeHub: the one signal by which everything on screen learns what changed, whoever changed it."""

from PySide6.QtCore import QObject, Signal

from taskflow_desktop.domain.changes import ChangeSet


class ChangeHub(QObject):
    """Signals:
    changed: ChangeSet, on the GUI thread.
    """

    changed = Signal(object)

    def publish(self, changes: ChangeSet) -> None:
        """Tell everybody, unless nothing changed."""
        if not changes.empty:
            self.changed.emit(changes)

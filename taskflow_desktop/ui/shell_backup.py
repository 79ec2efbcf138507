"""Tells an admin that the automatic backup of today could not be made: nobody looks for what did not happen."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from taskflow_desktop.domain.errors import BackupRejected, StorageUnavailable, TaskflowError
from taskflow_desktop.rules.permissions import why_not_manage_data
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.settings import backup_words
from taskflow_desktop.ui.text import translate

_NO_FAILURE = frozenset({"cancelled", "busy", "replaced"})
"""The program ends, another one is at it, the window goes: it is made at the next look."""


class BackupTeller(QObject):
    """Tells it once, and again only after a backup was made meanwhile."""

    def __init__(self, session: Session, tell: Callable[[str, str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._tell = session, tell
        self._told = False
        session.backups.daily_failed.connect(self._on_failed)
        session.backups.made.connect(self._on_made)

    @Slot(object)
    def _on_failed(self, error: TaskflowError) -> None:
        passing = isinstance(error, BackupRejected | StorageUnavailable) and error.code in _NO_FAILURE
        if passing or self._told or why_not_manage_data(self._session.agent) is not None:
            return
        self._told = True
        self._tell(translate("Shell", "The automatic backup of today could not be made."), backup_words.why(error))

    @Slot(object)
    def _on_made(self, _backup: object) -> None:
        self._told = False

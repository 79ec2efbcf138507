"""A backup in the place of data that are gone or damaged, before anybody can sign in."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.backups import Restored, RestorePreview
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.runtime.entrance import Entrance
from taskflow_desktop.ui.dialogs.files import AskFiles, NativeFiles
from taskflow_desktop.ui.dialogs.message import tell
from taskflow_desktop.ui.format import count, exact_time, local_zone
from taskflow_desktop.ui.settings import backup_words
from taskflow_desktop.ui.settings.restore_parts import ConfirmRestore
from taskflow_desktop.ui.text import fill, translate


class LostData(QObject):
    """Asks which backup, says what is in it, and restores it; lives as long as its window.

    Signals:
        restored: the data are there.
    """

    restored = Signal()

    def __init__(self, entrance: Entrance, url: str, window: QWidget, files: AskFiles | None) -> None:
        super().__init__(window)
        self._entrance, self._url, self._window = entrance, url, window
        self._files = files if files is not None else NativeFiles()
        self._file: Path | None = None
        self.confirm: ConfirmRestore | None = None

    def ask(self) -> None:
        """Ask for the backup's file."""
        title = translate("Backup", "Choose a backup")
        self._files.open_files(self._window, title, backup_words.filters(), chosen=self._chosen)

    def _chosen(self, paths: tuple[Path, ...]) -> None:
        if paths:
            self._file = paths[0]
            self._window.setEnabled(False)
            self._entrance.look_into_backup(self._url, paths[0], done=self._looked, failed=self._failed)

    def _looked(self, found: RestorePreview) -> None:
        self._window.setEnabled(True)
        words = fill(
            translate("Backup", "{site}: {rooms} rooms, {tasks} tasks."),
            site=found.facts.site_name or translate("Backup", "A site without a name"),
            rooms=count(found.facts.rooms),
            tasks=count(found.facts.tasks),
        )
        when = exact_time(found.backup.made_at, local_zone())
        self.confirm = ConfirmRestore(found, words, when, self._window)
        self.confirm.confirmed.connect(self._restore)
        self.confirm.open()

    @Slot()
    def _restore(self) -> None:
        if self._file is not None:
            self._window.setEnabled(False)
            self._entrance.restore_lost(self._url, self._file, done=self._done, failed=self._failed)

    def _done(self, _restored: Restored) -> None:
        self._window.setEnabled(True)
        self.restored.emit()

    def _failed(self, error: TaskflowError) -> None:
        self._window.setEnabled(True)
        tell(self._window, translate("Backup", "Restore a backup"), backup_words.why(error))

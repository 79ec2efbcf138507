"""The system's own dialogs for files and folders, asked without stopping the program.

Whoever needs a file gets one `AskFiles` given; tests give another.
"""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Protocol

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.curtain import know_key

Chosen = Callable[[tuple[Path, ...]], None]


class AskFiles(Protocol):
    """Three questions. `chosen` is a bound method; it is called only if something was chosen."""

    def open_files(self, parent: QWidget, title: str, filters: str, *, chosen: Chosen, accept: str = "") -> None:
        """Ask for files that exist; `filters` as Qt writes them, parted by `;;`, `accept` the word on the button."""

    def save_file(self, parent: QWidget, title: str, name: str, *, chosen: Chosen, filters: str = "") -> None:
        """Ask where to write a file; `name` is the name to begin with, its ending is added where none is typed."""

    def folder(self, parent: QWidget, title: str, start: Path, *, chosen: Chosen) -> None:
        """Ask for a folder, beginning in `start`."""


class _Asked(QObject):
    """Brings what was chosen from the dialog to whoever asked; lives as long as the dialog."""

    def __init__(self, dialog: QFileDialog, chosen: Chosen) -> None:
        super().__init__(dialog)
        self._chosen = chosen
        dialog.filesSelected.connect(self._hear)

    @Slot(list)
    def _hear(self, names: list[str]) -> None:
        paths = tuple(Path(name) for name in names)
        if paths:
            NativeFiles.folder_used = paths[0].parent
        self._chosen(paths)


class NativeFiles:
    """`AskFiles` by the system's dialogs. They begin where a file was chosen last, first in the person's documents."""

    folder_used: ClassVar[Path | None] = None

    @classmethod
    def first_folder(cls) -> Path:
        """Return where the next question for a file begins."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return nearest_folder(cls.folder_used or (Path(documents) if documents else Path.home()))

    def open_files(self, parent: QWidget, title: str, filters: str, *, chosen: Chosen, accept: str = "") -> None:
        dialog = QFileDialog(parent, title)
        if filters:
            dialog.setNameFilters(filters.split(";;"))
        dialog.setDirectory(str(self.first_folder()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        if accept:
            dialog.setLabelText(QFileDialog.DialogLabel.Accept, accept)
        self._open(dialog, chosen)

    def save_file(self, parent: QWidget, title: str, name: str, *, chosen: Chosen, filters: str = "") -> None:
        dialog = QFileDialog(parent, title)
        if filters:
            dialog.setNameFilters(filters.split(";;"))
            dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.setDirectory(str(self.first_folder()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.selectFile(name)
        self._open(dialog, chosen)

    def folder(self, parent: QWidget, title: str, start: Path, *, chosen: Chosen) -> None:
        dialog = QFileDialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(str(nearest_folder(start)))
        self._open(dialog, chosen)

    @staticmethod
    def _open(dialog: QFileDialog, chosen: Chosen) -> None:
        know_key(dialog)
        _Asked(dialog, chosen)
        for part, words in (
            (QFileDialog.DialogLabel.LookIn, translate("Files", "Folder:")),
            (QFileDialog.DialogLabel.FileName, translate("Files", "Name:")),
            (QFileDialog.DialogLabel.FileType, translate("Files", "Kind:")),
        ):
            dialog.setLabelText(part, words)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def open_with_system(path: Path) -> bool:
    """Give a file of this computer to the program that the system has for it; False if there is none.

    Only for copies that `AttachedFiles` made: it knows which files run, and marks where they are from.
    """
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_folder(folder: Path) -> bool:
    """Show a folder of this program's own in the system's file manager; False if there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def nearest_folder(start: Path) -> Path:
    """Return `start` or the first folder above it that exists."""
    return next((folder for folder in (start, *start.parents) if folder.is_dir()), Path.home())

"""What one can do with an attached file: open a copy, save it elsewhere, take it off and put it back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from taskflow_desktop.domain.errors import Refusal, TaskflowError, TransferCancelled
from taskflow_desktop.domain.inside import Attachment
from taskflow_desktop.domain.transfers import Look
from taskflow_desktop.rules.files import safe_name
from taskflow_desktop.rules.opening import why_not_open
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.runtime.undo import Step
from taskflow_desktop.ui.details.file_pictures import small_picture
from taskflow_desktop.ui.details.file_tile import FileTile
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.dialogs.files import open_with_system
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.reason_bubble import show_reason
from taskflow_desktop.ui.widgets.reason_menu import Entry, ReasonMenuPopover
from taskflow_desktop.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from taskflow_desktop.ui.details.files_section import FilesSection


class FileDoing(QObject):
    """Acts on the files of a section. `open_path` gives a copy to the system; tests give another."""

    def __init__(self, session: Session, section: "FilesSection") -> None:
        super().__init__(section)
        self._session, self._section = session, section
        self._refusal = ""
        self.open_path: Callable[[Path], bool] = open_with_system

    def follow(self, refusal: str) -> None:
        """From now on the task can be changed, or, with a `refusal`, only looked at."""
        self._refusal = refusal

    def look_at(self, tile: FileTile) -> None:
        """Have the tile show what the bytes of its file are."""
        if tile.look is None:
            self._session.files.look(tile.file, small_picture, done=_Looked(tile).hear)

    def why_not_open(self, tile: FileTile) -> str:
        """Why a file is only saved elsewhere, or ""; before its bytes are known, by its name."""
        known = tile.look
        refusal = known.refusal if known is not None else why_not_open(tile.file.name, b"")
        return sentence(refusal) if refusal is not None else ""

    # --- the menu ----------------------------------------------------------------------------------------------------

    @Slot(object)
    def offer(self, tile: FileTile) -> None:
        """Offer all that can be done with the file of a tile."""
        file = tile.file
        entries = (
            Entry(translate("Files", "Open"), "external-link", partial(self.open_tile, tile), self.why_not_open(tile)),
            Entry(translate("Files", "Save elsewhere"), "download", partial(self.save, file)),
            Entry(translate("Files", "Remove"), "trash-2", partial(self.remove, file), self._refusal, "Delete"),
        )
        menu = ReasonMenuPopover(tile, fill(translate("Files", "More for “{file}”"), file=file.name), entries)
        menu.open_for(tile)

    # --- open and save -----------------------------------------------------------------------------------------------

    @Slot(object)
    def open_tile(self, tile: FileTile) -> None:
        """Open a copy of a tile's file with the system's program, or say why it is not opened."""
        reason = self.why_not_open(tile)
        if reason:
            show_reason(tile, reason)
            return
        act = _Opening(self, tile)
        self._session.files.open_copy(tile.file, done=act.opened, failed=act.failed)

    @Slot(object)
    def save(self, file: Attachment) -> None:
        """Ask where to, and write the file there."""
        saving = _Saving(self, file)
        title = fill(translate("Files", "Save “{file}”"), file=file.name)
        self._section.ask.save_file(self._section.window(), title, safe_name(file.name), chosen=saving.chosen)

    def save_to(self, file: Attachment, target: Path) -> None:
        """Write the file to `target`."""
        saving = _Saving(self, file)
        self._session.files.save_copy(file, target, done=saving.saved, failed=saving.failed)

    @Slot(object)
    def give_up(self, file: Attachment) -> None:
        """Stop opening or saving a file."""
        self._session.files.give_up(file.id)

    # --- off and back ------------------------------------------------------------------------------------------------

    @Slot(object)
    def remove(self, file: Attachment) -> None:
        """Take a file off the task; the toast and Ctrl Z bring it back."""
        if self._refusal:
            show_reason(self._section.place_of(file), self._refusal)
            return
        _Removal(self._session, file).remove()

    # --- words -------------------------------------------------------------------------------------------------------

    def tell(self, words: str) -> None:
        """Say something in a toast."""
        if isValid(self._section):
            toast_host(self._section).show_toast(Toast(words))

    def tell_error(self, error: TaskflowError) -> None:
        """Say in a toast that something did not work, and what to do."""
        if isValid(self._section):
            toast_host(self._section).show_toast(Toast(error_sentence(error), kind="bad"))

    def say_at(self, place: QWidget, words: str) -> None:
        """Say something beside `place`, if it is still there."""
        if isValid(place) and place.isVisible():
            show_reason(place, words)
        else:
            self.tell(words)


class _Looked:
    """The answer to a look, for a tile that may be gone by then."""

    def __init__(self, tile: FileTile) -> None:
        self._tile = tile

    def hear(self, look: Look) -> None:
        if isValid(self._tile):
            self._tile.set_look(look)


class _Opening:
    """One file on its way to the system's program."""

    def __init__(self, doing: FileDoing, tile: FileTile) -> None:
        self._doing, self._tile, self._name = doing, tile, tile.file.name

    def opened(self, path: Path) -> None:
        if not self._doing.open_path(path):
            self._doing.say_at(self._tile, sentence(Refusal("file.no_program", file=self._name)))

    def failed(self, error: TaskflowError) -> None:
        if not isinstance(error, TransferCancelled):
            self._doing.say_at(self._tile, error_sentence(error))


class _Saving:
    """One file on its way to a place that is asked for."""

    def __init__(self, doing: FileDoing, file: Attachment) -> None:
        self._doing, self._file = doing, file

    def chosen(self, paths: tuple[Path, ...]) -> None:
        for path in paths[:1]:
            self._doing.save_to(self._file, path)

    def saved(self, _target: Path) -> None:
        self._doing.tell(fill(translate("Files", "Saved “{file}”"), file=self._file.name))

    def failed(self, error: TaskflowError) -> None:
        if not isinstance(error, TransferCancelled):
            self._doing.tell_error(error)


class _Removal:
    """A file that is taken off and put back; each is a change of its own, and the way back of the other."""

    def __init__(self, session: Session, file: Attachment) -> None:
        self._session, self._file = session, file

    def remove(self) -> None:
        self._session.commands.files.remove(self._file.id, done=self._removed)

    def restore(self) -> None:
        self._session.commands.files.restore(self._file.id, done=self._restored)

    def _removed(self, _file: Attachment) -> None:
        words = fill(translate("Files", "Removed “{file}”"), file=self._file.name)
        self._session.undo.did(Step(self._file.task_id, words, self.restore))

    def _restored(self, _file: Attachment) -> None:
        words = fill(translate("Files", "“{file}” is attached again"), file=self._file.name)
        self._session.undo.did(Step(self._file.task_id, words, self.remove))

"""The tiles of a task's files, two in a line, and the dashed tile of the free places."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from taskflow_desktop.domain.ids import FileId
from taskflow_desktop.domain.inside import Attachment
from taskflow_desktop.ui.details.file_tile import FileTile, VacantTile
from taskflow_desktop.ui.widgets.tab_order import take_place_of

_IN_A_LINE = 2


class FileTiles(QWidget):
    """`open_chosen` and `menu_asked` carry the tile, the others the Attachment."""

    open_chosen = Signal(object)
    remove_chosen = Signal(object)
    menu_asked = Signal(object)
    stop_chosen = Signal(object)
    vacant_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: dict[FileId, FileTile] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        for column in range(_IN_A_LINE):
            self._grid.setColumnStretch(column, 1)
        self.vacant = VacantTile(self)
        self.vacant.clicked.connect(self.vacant_chosen)
        self.vacant.hide()
        self.hide()

    @property
    def tiles(self) -> tuple[FileTile, ...]:
        """The tiles in the order shown."""
        return tuple(self._tiles.values())

    def show_files(self, files: Sequence[Attachment]) -> None:
        """Show these files in this order; the focus goes to a neighbour of the tile that had it and is gone."""
        if [file.id for file in files] == list(self._tiles):
            for file in files:
                self._tiles[file.id].set_file(file)
            return
        focused = next((n for n, tile in enumerate(self.tiles) if tile.hasFocus()), None)
        kept = {file.id: self._tiles.get(file.id) or self._new(file) for file in files}
        for key, tile in self._tiles.items():
            self._grid.removeWidget(tile)
            if key not in kept:
                tile.hide()
                tile.deleteLater()
        self._tiles = kept
        for n, tile in enumerate(kept.values()):
            self._grid.addWidget(tile, n // _IN_A_LINE, n % _IN_A_LINE)
        take_place_of(self, kept.values())
        self.setVisible(bool(kept))
        if focused is not None and kept and not any(tile.hasFocus() for tile in self.tiles):
            self.tiles[min(focused, len(kept) - 1)].setFocus()

    def show_vacant(self, free: int) -> None:
        """Show so many free places beside the files; 0 shows none."""
        self._grid.removeWidget(self.vacant)
        at = len(self._tiles)
        self._grid.addWidget(self.vacant, at // _IN_A_LINE, at % _IN_A_LINE)
        self.vacant.show_free(free)
        self.vacant.setVisible(free > 0)

    def _new(self, file: Attachment) -> FileTile:
        tile = FileTile(file, self)
        tile.open_chosen.connect(self.open_chosen)
        tile.remove_chosen.connect(self.remove_chosen)
        tile.menu_asked.connect(self.menu_asked)
        tile.stop_chosen.connect(self.stop_chosen)
        tile.show()
        return tile

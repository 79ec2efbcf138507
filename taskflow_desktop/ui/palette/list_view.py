"""The list of the palette: headings and rows; the line above it keeps the focus."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QSizePolicy

from taskflow_desktop.models.palette import PaletteModel
from taskflow_desktop.ui.palette.row_delegate import heading_height, row_height
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme_source
from taskflow_desktop.ui.widgets.list_view import OneColumnView

_PAD = 6


class PaletteList(OneColumnView):
    """As high as its rows, up to `most` px."""

    def __init__(self, model: PaletteModel) -> None:
        super().__init__(translate("Palette", "Found"), row_height)
        self._shown = model
        self._most = 400
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setModel(model)
        model.modelReset.connect(self._size_rows)
        theme_source().changed.connect(self._size_rows)

    def set_most(self, most: int) -> None:
        """Be at most so high, in px."""
        if most != self._most:
            self._most = most
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = self._shown.rows
        headings = sum(row.heading for row in rows)
        height = headings * heading_height() + (len(rows) - headings) * row_height()
        return QSize(200, min(self._most, height))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @property
    def page(self) -> int:
        """How many rows are seen at once."""
        return max(1, self.viewport().height() // row_height() - 1)

    @Slot()
    def _size_rows(self) -> None:
        """Headings are lower than rows."""
        for place, row in enumerate(self._shown.rows):
            self.setRowHeight(place, heading_height() if row.heading else row_height())
        self.updateGeometry()

"""The stages of the draft under each other, and the colours of one of them between the rows."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.domain.stages import StageLoad
from taskflow_desktop.rules.texts import one_line
from taskflow_desktop.ui.settings.stage_colour_panel import ColourPanel
from taskflow_desktop.ui.settings.stage_row import StageRow
from taskflow_desktop.ui.settings.stages_draft import StagesDraft
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.surface import reveal

_NOTHING = StageLoad(0, 0)


class StagesList(QWidget):
    """Rows are kept by the keys of their stages: an edit never makes a row anew.

    Signals:
        renamed: (key, text). recoloured: (key, hex). left, remove_wanted: key.
        placed: (key, place from 0) while it is dragged, or after a key or button.
        moved: (key, place from 0) by a key or button, to be told.
        arranged: something else stands between the rows.
    """

    renamed = Signal(object)
    recoloured = Signal(object)
    left = Signal(object)
    remove_wanted = Signal(object)
    placed = Signal(object)
    moved = Signal(object)
    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[int, StageRow] = {}
        self._draft: StagesDraft | None = None
        self._loads: Mapping[StageId, StageLoad] = {}
        self._open: int | None = None
        self.colours = ColourPanel()
        self.colours.hide()
        self.colours.chosen.connect(self._recoloured)
        self.colours.closed.connect(self._close_colours)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.colours)

    @property
    def rows(self) -> tuple[StageRow, ...]:
        """The rows in the order shown."""
        stages = self._draft.stages if self._draft is not None else ()
        return tuple(self._rows[stage.key] for stage in stages)

    @property
    def open_key(self) -> int | None:
        """The stage whose colours are open."""
        return self._open

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches, in reading order."""
        found: list[QWidget] = []
        for row in self.rows:
            found += row.stops
            if row.key == self._open:
                found += [*self.colours.swatches.swatches, self.colours.hex, self.colours.pick]
        return tuple(found)

    def row(self, key: int) -> StageRow:
        """KeyError if there is none."""
        return self._rows[key]

    def show_draft(self, draft: StagesDraft, loads: Mapping[StageId, StageLoad]) -> None:
        """Show the stages of a draft; what is being typed stays."""
        before = [stage.key for stage in self._draft.stages] if self._draft is not None else []
        self._draft, self._loads = draft, loads
        keys = [stage.key for stage in draft.stages]
        for key in [each for each in self._rows if each not in keys]:
            self._drop(key)
        total = len(keys)
        for place, stage in enumerate(draft.stages, start=1):
            row = self._rows.get(stage.key) or self._make(stage.key)
            row.show_stage(stage, (place, total), self._load(stage.stage_id))
        if before != keys:
            self._arrange()
        self._show_colours()

    def open_colours(self, key: int | None) -> None:
        """Open the colours of a stage under its row; None closes them."""
        if self._open is not None and self._open in self._rows:
            self._rows[self._open].set_open(False)
        self._open = key
        self.colours.begin_anew()
        if key is not None:
            self._rows[key].set_open(True)
        self._arrange()
        self.colours.setVisible(key is not None)
        self._show_colours()
        if key is not None:
            self._column.activate()
            reveal(self.colours, self.colours.rect())

    @property
    def unfinished(self) -> bool:
        """True while what stands in the field of the open colours is no colour."""
        return self._open is not None and self.colours.unfinished

    def show_problems(self, problems: Mapping[int, str]) -> None:
        """Tell at the rows what is wrong with their names, and take back what is not."""
        for key, row in self._rows.items():
            row.name.set_problem(problems.get(key))

    def _load(self, stage_id: StageId | None) -> StageLoad | None:
        return self._loads.get(stage_id, _NOTHING) if stage_id is not None else None

    def _make(self, key: int) -> StageRow:
        row = self._rows[key] = StageRow(key)
        row.renamed.connect(self.renamed)
        row.left.connect(self.left)
        row.next_wanted.connect(self._next)
        row.colours_wanted.connect(self._toggle_colours)
        row.move_wanted.connect(self._step)
        row.remove_wanted.connect(self.remove_wanted)
        row.dragged.connect(self._dragged)
        row.dropped.connect(self._dropped)
        return row

    def _drop(self, key: int) -> None:
        row = self._rows.pop(key)
        if self._open == key:
            self._open = None
            self.colours.hide()
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _arrange(self) -> None:
        """Put rows and colours in their order; nothing that is in its place is touched, so the focus stays."""
        wanted: list[QWidget] = []
        for row in self.rows:
            wanted.append(row)
            if row.key == self._open:
                wanted.append(self.colours)
        if self.colours not in wanted:
            wanted.append(self.colours)
        for place, widget in enumerate(wanted):
            item = self._column.itemAt(place)
            if item is None or item.widget() is not widget:
                self._column.removeWidget(widget)
                self._column.insertWidget(place, widget)
        for row in self.rows:
            row.show()
        self.arranged.emit()

    def _show_colours(self) -> None:
        draft, key = self._draft, self._open
        if draft is None or key is None:
            return
        stage = draft.stage(key)
        self.colours.show_stage(
            one_line(stage.name) or translate("Stages", "New stage"),
            stage.colour,
            (draft.place(key) + 1, len(draft.stages)),
            self._load(stage.stage_id) or _NOTHING,
        )

    @Slot(object)
    def _toggle_colours(self, key: int) -> None:
        opened = self._open != key
        self.open_colours(key if opened else None)
        if opened:
            self.colours.focus_first()

    @Slot()
    def _close_colours(self) -> None:
        key = self._open
        self.open_colours(None)
        if key is not None:
            self._rows[key].colour.setFocus()

    @Slot(object)
    def _recoloured(self, colour: str) -> None:
        if self._open is not None:
            self.recoloured.emit((self._open, colour))

    @Slot(object)
    def _next(self, key: int) -> None:
        rows = self.rows
        at = next(n for n, row in enumerate(rows) if row.key == key)
        if at + 1 < len(rows):
            rows[at + 1].name.line.setFocus()

    @Slot(object)
    def _step(self, wanted: tuple[int, int]) -> None:
        key, step = wanted
        if self._draft is not None:
            place = self._draft.place(key) + step
            self.placed.emit((key, place))
            self.moved.emit((key, place))
            reveal(self._rows[key], self._rows[key].rect())

    @Slot(object)
    def _dragged(self, where: tuple[int, int]) -> None:
        key, y = where
        if self._draft is None:
            return
        if self._open is not None:
            self.open_colours(None)
        self._rows[key].set_dragged(True)
        at = self.mapFromGlobal(QPoint(0, y)).y()
        place = sum(at > row.geometry().center().y() for row in self.rows if row.key != key)
        if place != self._draft.place(key):
            self.placed.emit((key, place))
            self._column.activate()
            reveal(self._rows[key], self._rows[key].rect())

    @Slot(object)
    def _dropped(self, key: int) -> None:
        self._rows[key].set_dragged(False)
        if self._draft is not None:
            self.moved.emit((key, self._draft.place(key)))

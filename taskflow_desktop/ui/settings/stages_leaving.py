"""The stages that go when the draft is saved: where their tasks go, and the way back."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.domain.stages import StageLoad
from taskflow_desktop.rules.texts import one_line
from taskflow_desktop.ui.settings.stages_draft import BaseStage, Leaving, StagesDraft
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import eliding_label
from taskflow_desktop.ui.widgets.pie_choice import PieChoice, PieOption


class LeavingRow(QWidget):
    """One stage that goes. Signals: `sent` (StageId, key of the receiver), `back_wanted` (StageId)."""

    sent = Signal(object)
    back_wanted = Signal(object)

    def __init__(
        self, stage: BaseStage, leaving: Leaving, tasks: int, options: Sequence[PieOption], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.stage_id = stage.stage_id
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 6, 2)
        row.setSpacing(8)
        row.addWidget(IconPicture("trash-2", 14, "text.3"))
        words = translate("Stages", "“{stage}” will be removed")
        if tasks:
            words = translate("Stages", "“{stage}” will be removed, its {tasks} to")
        number = translate("Stages", "%n task(s)", "", tasks)
        row.addWidget(eliding_label(fill(words, stage=stage.name, tasks=number), "small", tone="text.2"), 1)
        self.choice: PieChoice | None = None
        if tasks:
            name = translate("Stages", "Stage that takes the tasks of {stage}")
            self.choice = PieChoice(fill(name, stage=stage.name), options, translate("Stages", "Choose a stage"))
            self.choice.setMaximumWidth(theme().px(240))
            self.choice.choose(leaving.into)
            self.choice.chosen.connect(self._sent)
            row.addWidget(self.choice, 1)
        self.back = Button(translate("Stages", "Keep it"), "link", small=True)
        self.back.setAccessibleName(fill(translate("Stages", "Keep {stage}"), stage=stage.name))
        self.back.clicked.connect(self._back)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignRight)

    @Slot(object)
    def _sent(self, key: int) -> None:
        self.sent.emit((self.stage_id, key))

    @Slot()
    def _back(self) -> None:
        self.back_wanted.emit(self.stage_id)


class LeavingRows(QWidget):
    """All of them; hidden while none goes."""

    sent = Signal(object)
    back_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(2)
        self._shown: object = None
        self.rows: list[LeavingRow] = []
        self.hide()

    def show_draft(self, draft: StagesDraft, loads: Mapping[StageId, StageLoad]) -> None:
        """Show what goes in a draft."""
        total = len(draft.stages)
        options = tuple(
            PieOption(each.key, one_line(each.name) or translate("Stages", "New stage"), each.colour, place, total)
            for place, each in enumerate(draft.stages, start=1)
        )
        tasks = {each.stage_id: loads[each.stage_id].tasks for each in draft.leaving if each.stage_id in loads}
        wanted = (draft.leaving, options, tasks, draft.base)
        if wanted == self._shown:
            return
        self._shown = wanted
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for leaving in draft.leaving:
            stage = draft.base_of(leaving.stage_id)
            if stage is not None:
                row = LeavingRow(stage, leaving, tasks.get(leaving.stage_id, 0), options, self)
                row.sent.connect(self.sent)
                row.back_wanted.connect(self.back_wanted)
                self._column.addWidget(row)
                self.rows.append(row)
        self.setVisible(bool(self.rows))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches, in reading order."""
        return tuple(stop for row in self.rows for stop in (row.choice, row.back) if stop is not None)

    def missing(self) -> PieChoice | None:
        """The first field in which nothing is chosen yet."""
        return next((row.choice for row in self.rows if row.choice is not None and row.choice.key is None), None)

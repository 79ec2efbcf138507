"""The stages of the draft to be edited: rows, colours, adding, removing, and those that go."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.domain.stages import StageLoad
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.stages import why_not_add_stage
from taskflow_desktop.rules.texts import one_line
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.settings.stage_removal import StageRemovalDialog
from taskflow_desktop.ui.settings.stages_draft import StagesDraft
from taskflow_desktop.ui.settings.stages_leaving import LeavingRows
from taskflow_desktop.ui.settings.stages_list import StagesList
from taskflow_desktop.ui.stage_colours import next_colour
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import ReasonButton
from taskflow_desktop.ui.widgets.focus_ring import SHOWS_RINGS
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.pie_choice import PieOption
from taskflow_desktop.ui.widgets.surface import reveal


class StagesEditor(QWidget):
    """Holds a draft and changes it as one edits. Signal `edited` tells every change."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: StagesDraft | None = None
        self._loads: Mapping[StageId, StageLoad] = {}
        self._left: set[int] = set()  # the names that were written to their end: their problems are told
        self._removing: int | None = None
        self.list = StagesList()
        self.add = ReasonButton(translate("Stages", "Add a stage"), icon="plus")
        self._room = label("", "small", tone="text.2", wrap=True)
        self.leaving = LeavingRows()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.add)
        row.addWidget(self._room, 1)
        column.addLayout(row)
        column.addWidget(self.leaving)
        self.list.renamed.connect(self._renamed)
        self.list.recoloured.connect(self._recoloured)
        self.list.left.connect(self._name_left)
        self.list.placed.connect(self._placed)
        self.list.moved.connect(self._tell_place)
        self.list.remove_wanted.connect(self._ask_removal)
        self.add.chosen.connect(self._add)
        self.leaving.sent.connect(self._sent)
        self.leaving.back_wanted.connect(self._put_back)

    @property
    def draft(self) -> StagesDraft:
        """What is shown. It must have been set."""
        assert self._draft is not None  # noqa: S101 - the page sets one before it shows the editor
        return self._draft

    @property
    def loads(self) -> Mapping[StageId, StageLoad]:
        """What the stages hold."""
        return self._loads

    @property
    def room_words(self) -> str:
        """What is said about how many more stages there may be."""
        return self._room.text()

    def set_draft(self, draft: StagesDraft, loads: Mapping[StageId, StageLoad] | None = None) -> None:
        """Show another draft; `loads` None keeps what the stages hold."""
        self._draft = draft
        self._loads = loads if loads is not None else self._loads
        self.list.show_draft(draft, self._loads)
        self.leaving.show_draft(draft, self._loads)
        total = len(draft.stages)
        refusal = why_not_add_stage(total)
        self.add.set_refusal(sentence(refusal) if refusal is not None else None)
        self._room.setText(_room_words(total))
        self._tell_problems()

    def check(self) -> str:
        """Return why the draft cannot be saved for its names, colours and receivers, or ""; the focus goes there."""
        if self.list.open_key is not None:
            self.list.colours.finish()
        self._left.update(stage.key for stage in self.draft.stages)
        self._tell_problems()
        refusals = self.draft.refusals
        if refusals:
            key = next(stage.key for stage in self.draft.stages if stage.key in refusals)
            self.list.row(key).name.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return sentence(refusals[key])
        if self.list.unfinished:
            self.list.colours.hex.setFocus(Qt.FocusReason.OtherFocusReason)
            reveal(self.list.colours.hex, self.list.colours.hex.rect())
            return sentence(Refusal("stage.colour_bad"))
        missing = self.leaving.missing()
        if missing is not None:
            missing.setFocus(Qt.FocusReason.OtherFocusReason)
            return translate("Stages", "Choose the stage that takes the tasks.")
        return ""

    def forget_problems(self) -> None:
        """A draft begins anew: problems of names are told once they are written."""
        self._left.clear()
        self._tell_problems()

    def _edit(self, draft: StagesDraft) -> None:
        self.set_draft(draft)
        self.edited.emit()

    def _tell_problems(self) -> None:
        refusals = self.draft.refusals if self._draft is not None else {}
        self.list.show_problems({key: sentence(refusals[key]) for key in refusals if key in self._left})

    # --- names, colours, order ---------------------------------------------------------------------------------------

    @Slot(object)
    def _renamed(self, wanted: tuple[int, str]) -> None:
        self._edit(self.draft.named(*wanted))

    @Slot(object)
    def _name_left(self, key: int) -> None:
        if any(stage.key == key for stage in self.draft.stages):
            self._left.add(key)
            self._tell_problems()

    @Slot(object)
    def _recoloured(self, wanted: tuple[int, str]) -> None:
        self._edit(self.draft.coloured(*wanted))

    @Slot(object)
    def _placed(self, wanted: tuple[int, int]) -> None:
        self._edit(self.draft.moved(*wanted))

    @Slot(object)
    def _tell_place(self, moved: tuple[int, int]) -> None:
        key, place = moved
        words = translate("Stages", "{stage} is now {position} of {count}")
        announce(self, fill(words, stage=self._called(key), position=place + 1, count=len(self.draft.stages)))

    # --- coming and going --------------------------------------------------------------------------------------------

    @Slot()
    def _add(self) -> None:
        colour = next_colour(frozenset(stage.colour for stage in self.draft.stages))
        self._edit(self.draft.added("", colour))
        self.list.rows[-1].name.line.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def _ask_removal(self, key: int) -> None:
        stage = self.draft.stage(key)
        tasks = self.draft.waiting_tasks(key, self._loads)
        if stage.stage_id is None and not tasks:
            self._remove(key, None)
            return
        self._removing = key
        options = self._options()
        chosen = next(option for option in options if option.key == key)
        others = [option for option in options if option.key != key]
        dialog = StageRemovalDialog(chosen, tasks, others, self.window())
        dialog.confirmed.connect(self._confirmed)
        dialog.open()

    @Slot(object)
    def _confirmed(self, into: int | None) -> None:
        """What was asked may have changed meanwhile: what is gone is left alone."""
        keys = {stage.key for stage in self.draft.stages}
        if self._removing in keys and len(keys) > 1:
            self._remove(self._removing, into if into in keys else None)

    def _remove(self, key: int, into: int | None) -> None:
        place, name = self.draft.place(key), self._called(key)
        self._edit(self.draft.without(key, into))
        rows = self.list.rows
        following = rows[min(place, len(rows) - 1)].remove
        following.setProperty(SHOWS_RINGS, True)
        following.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, fill(translate("Stages", "“{stage}” is removed when you save"), stage=name))

    @Slot(object)
    def _sent(self, wanted: tuple[StageId, int]) -> None:
        self._edit(self.draft.sent(*wanted))

    @Slot(object)
    def _put_back(self, stage_id: StageId) -> None:
        self._edit(self.draft.with_back(stage_id))
        for row, stage in zip(self.list.rows, self.draft.stages, strict=True):
            if stage.stage_id == stage_id:
                row.name.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _options(self) -> tuple[PieOption, ...]:
        total = len(self.draft.stages)
        return tuple(
            PieOption(stage.key, self._called(stage.key), stage.colour, place, total)
            for place, stage in enumerate(self.draft.stages, start=1)
        )

    def _called(self, key: int) -> str:
        return one_line(self.draft.stage(key).name) or translate("Stages", "New stage")


def _room_words(total: int) -> str:
    """Say how many stages there may be besides `total`."""
    refusal = why_not_add_stage(total)
    if refusal is not None:
        return sentence(refusal)
    if total == 0:
        return translate("Stages", "There are no stages yet. Turning Task Flow on makes the default ones.")
    words = translate("Stages", "You can add {n} more. At least 1 has to stay.")
    return fill(words, n=count(limits.STAGES_MAX - total))

"""The stages: a draft of them until it is saved, whoever else changes them meanwhile."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Flow
from taskflow_desktop.domain.errors import Conflict, TaskflowError
from taskflow_desktop.domain.ids import NEVER
from taskflow_desktop.domain.stages import FlowDesign, FlowSketch
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.permissions import why_not_design_stages
from taskflow_desktop.rules.stages import why_not_plan
from taskflow_desktop.runtime.draft_keeper import DraftKeeper
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.dialogs.files import AskFiles
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.settings.page import Page
from taskflow_desktop.ui.settings.stages_draft import PLACE, StagesDraft, begun, read, written
from taskflow_desktop.ui.settings.stages_editor import StagesEditor
from taskflow_desktop.ui.settings.stages_footer import StagesFooter
from taskflow_desktop.ui.settings.stages_menu import StagesMenu
from taskflow_desktop.ui.settings.stages_merge import going_on, rebased
from taskflow_desktop.ui.settings.stages_notes import StagesNotes
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.keys import commit_preedit
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.read_state import ReadNote

_COUNT_MS: Final = 300
_SLOW_MS: Final = 400  # ui-spec 6.8: what takes less is not spoken of


class StagesPage(Page):
    """Keeps the draft over closing, saves it whole, and tells what another admin changed before anything is saved."""

    def __init__(self, session: Session, files: AskFiles | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sent: StagesDraft | None = None  # what is on its way
        self._asked: Asking[FlowDesign] = Asking(self)
        self._saved_asked: Asking[Flow] = Asking(self)
        self._failed_asked: Asking[TaskflowError] = Asking(self)
        self._unread_asked: Asking[TaskflowError] = Asking(self)
        self.unread = ReadNote()
        self.unread.action.connect(self.read)
        self.editor = StagesEditor()
        self.bar = StagesFooter()
        self.footer = self.bar
        self.menu = StagesMenu(session, self.editor, files)
        self.notes = StagesNotes()
        self._number = label("", "title", tone="text.3", weight=400)
        self._count_timer = QTimer(self)
        self._count_timer.setSingleShot(True)
        self._count_timer.setInterval(_COUNT_MS)
        self._count_timer.timeout.connect(self.read)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self._tell_slow)
        self._build()
        self._keeper = DraftKeeper(session.drafts, self._written, self)
        self.editor.edited.connect(self._edited)
        self.editor.list.arranged.connect(self._walk_in_order)
        self.editor.list.colours.judged.connect(self._colour_judged)
        self.bar.cancelled.connect(self._cancel)
        self.bar.save_wanted.connect(self.save)
        self.notes.merge_wanted.connect(self._merge)
        self.notes.back_wanted.connect(self._bring_back)
        self.notes.changed.connect(self._walk_in_order)
        self.menu.taken.connect(self._take)
        self.menu.told.connect(self.bar.tell)
        self._keeper.found.connect(self._restore)
        session.changed.connect(self._on_session_changed)
        session.hub.changed.connect(self._on_changed)
        self._set_draft(begun(session.flow, NEVER))
        self._keeper.open(PLACE)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the flow as it is now and what its stages hold."""
        cursor = self.editor.draft.base.cursor
        self._session.reader.flow_design(
            since=cursor if cursor != NEVER else None,
            done=self._asked.again(self._heard),
            failed=self._unread_asked.again(self.unread.fail),
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """Closing throws nothing away: what was edited just now is kept too."""
        self._keeper.keep()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._walk_in_order()

    @Slot()
    def _walk_in_order(self) -> None:
        """Have Tab go as one reads: rows are made later than what is under them."""
        if self.window() is not self.bar.window():
            return  # the dialog is being built
        editor, bar = self.editor, self.bar
        stops = (
            self.menu.button,
            *self._retry(),
            *self.notes.stops,
            *editor.list.stops,
            editor.add,
            *editor.leaving.stops,
        )
        for stop, following in pairwise((*stops, bar.cancel, bar.save)):
            QWidget.setTabOrder(stop, following)

    def _retry(self) -> tuple[QWidget, ...]:
        return (self.unread.button,) if self.unread.button is not None else ()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(translate("Settings", "Stages"), "page"))
        head.addWidget(self._number)
        head.addStretch(1)
        head.addWidget(self.menu.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        column.addLayout(head)
        hint = translate(
            "Stages", "Every task is in one of these stages. From top to bottom they are the board's columns."
        )
        column.addWidget(label(hint, "small", tone="text.2", wrap=True))
        column.addWidget(self.unread)
        column.addWidget(self.notes)
        column.addWidget(self.editor)
        column.addStretch(1)

    # --- the draft ---------------------------------------------------------------------------------------------------

    def _set_draft(self, draft: StagesDraft, design: FlowDesign | None = None) -> None:
        self.editor.set_draft(draft, design.loads if design is not None else None)
        self._show_state()

    def _show_state(self) -> None:
        draft = self.editor.draft
        self._number.setText(f"{count(len(draft.stages))}/{count(limits.STAGES_MAX)}")
        self.bar.save.set_refusal(self._why_not_save())
        self._walk_in_order()

    def _why_not_save(self) -> str | None:
        refusal = why_not_design_stages(self._session.agent)
        if refusal is not None:
            return sentence(refusal)
        if self.notes.theirs is not None:
            return translate("Stages", "Put the changes of the other admin and yours together first.")
        if self._sent is not None:
            return translate("Stages", "The stages are being saved.")
        if self.editor.draft.changed or self.editor.list.unfinished:
            return None  # what is still wrong is told when it is asked for, where it can be mended
        return translate("Stages", "Nothing has been changed yet.")

    @Slot()
    def _colour_judged(self) -> None:
        self.bar.rest()
        self._show_state()

    def _written(self) -> str | None:
        return None if self._sent == self.editor.draft else written(self.editor.draft)

    @Slot()
    def _edited(self) -> None:
        self.notes.forget_dropped()
        self.bar.rest()
        self._show_state()
        self._keeper.touched()

    @Slot(object)
    def _restore(self, text: str) -> None:
        draft = read(text)
        if draft is not None and draft.touched:
            self._set_draft(draft)
            self.bar.tell(translate("Stages", "This is what you hadn't saved yet."), "plain")
            self.read()

    @Slot()
    def _cancel(self) -> None:
        """Give the draft up, which can be taken back; without one, close."""
        if not self.editor.draft.touched:
            self.close_requested.emit()
            return
        dropped = self.editor.draft
        self._begin_anew(self._session.flow)
        self.notes.offer_back(
            dropped, translate("Stages", "What you changed is given up. The stages are as they were saved.")
        )

    def _begin_anew(self, flow: Flow) -> None:
        """Show the stages as they are saved."""
        self.notes.forget_conflict()
        self.bar.rest()
        self.editor.list.open_colours(None)
        self._set_draft(begun(flow, self.editor.draft.base.cursor))
        self.editor.forget_problems()
        self._keeper.keep()
        self.read()

    @Slot(object)
    def _bring_back(self, draft: StagesDraft) -> None:
        self._set_draft(draft)
        self._edited()
        first = next(iter(self.editor.list.stops), self.editor.add)
        first.setFocus()
        self.read()

    @Slot(object)
    def _take(self, sketch: FlowSketch) -> None:
        """Put a template or a file's flow into the draft."""
        before = self.editor.draft
        self.editor.list.open_colours(None)
        self._set_draft(before.replaced(sketch))
        self.editor.forget_problems()
        self._edited()
        words = translate("Stages", "The stages of “{flow}” are in place. Nothing changes until you save.")
        self.notes.offer_back(before, fill(words, flow=sketch.name))

    # --- saving ------------------------------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Save all of it or nothing; a refusal keeps the draft."""
        commit_preedit()
        if self._sent is not None:
            return
        problem = self.editor.check()
        if not problem:
            refusal = why_not_plan(self.editor.draft.plan, self._session.flow, self.editor.loads)
            problem = sentence(refusal) if refusal is not None else ""
        if problem:
            self.bar.tell(problem, "bad")
            return
        self._keeper.keep()
        self._sent = self.editor.draft
        self.bar.rest()
        self._show_state()
        self._slow.start()
        self._session.commands.flow.save_stages(
            self._sent.plan,
            settles=PLACE,
            done=self._saved_asked.again(self._saved),
            failed=self._failed_asked.again(self._failed),
        )

    @Slot()
    def _tell_slow(self) -> None:
        words = translate("Stages", "The stages are being saved. Moving many tasks takes a moment.")
        self.bar.tell(words, "plain")

    def _saved(self, flow: Flow) -> None:
        sent, draft = self._sent, self.editor.draft
        self._sent = None
        self._slow.stop()
        self.notes.forget_dropped()
        self._session.drafts.settled(PLACE)
        if sent is None or draft == sent:
            self._begin_anew(flow)
        else:  # edited while it was on its way
            self._set_draft(going_on(draft, sent, flow, draft.base.cursor))
            self._keeper.keep()
            self.read()
        self.bar.tell(translate("Stages", "Saved. Every agent sees it now."), "ok")

    def _failed(self, error: TaskflowError) -> None:
        self._sent = None
        self._slow.stop()
        self._show_state()
        if not isinstance(error, Conflict):
            self.bar.tell(error_sentence(error), "bad")
        self.read()

    # --- what others do ----------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_session_changed(self, changes: ChangeSet) -> None:
        if changes.flow is not None:
            self.read()
        if changes.agents is not None:
            self._show_state()

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.tasks or changes.reload:
            self._count_timer.start()

    def _heard(self, design: FlowDesign) -> None:
        """Follow while nothing is edited here, else tell what has changed."""
        self.unread.done()
        draft = self.editor.draft
        if self._sent is not None:
            self._set_draft(draft, design)
        elif not draft.touched:
            self.notes.forget_conflict()
            self._set_draft(begun(design.flow, design.cursor), design)
        elif design.flow.design == draft.base.design:
            self._set_draft(draft.seen(design.cursor), design)
        else:
            self.notes.tell_conflict(draft, design)
            self._set_draft(draft, design)

    @Slot(object)
    def _merge(self, theirs: FlowDesign) -> None:
        commit_preedit()
        self._set_draft(rebased(self.editor.draft, theirs.flow, theirs.cursor), theirs)
        self._edited()
        self.bar.tell(translate("Stages", "Both are together. Look it over, then save."), "plain")

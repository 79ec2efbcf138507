"""What is typed into a checklist, in the line for new items and over an item: kept as a draft until it is stored."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.ids import ItemId, TaskId
from taskflow_desktop.domain.inside import ChecklistItem, TaskDetail
from taskflow_desktop.rules import limits
from taskflow_desktop.runtime.draft_keeper import DraftKeeper
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.checklist_changes import Add, ChecklistChanges, Refused, Rename, Wish
from taskflow_desktop.ui.details.checklist_draft import ChecklistDraft, dumps, loads, place
from taskflow_desktop.ui.details.checklist_edit import ItemEdit
from taskflow_desktop.ui.details.checklist_new import NewItems
from taskflow_desktop.ui.details.checklist_text import ItemText
from taskflow_desktop.ui.details.checklist_view import ChecklistView
from taskflow_desktop.ui.refusals import error_sentence, sentence


class ChecklistWriting(QObject):
    """Both fields of one checklist and their draft.

    Signals:
        changed: a field opened or closed, or an item is held in the list, or no longer.
        kept_aside: (text, why), what is typed and cannot be saved; "" if there is nothing of the kind.
    """

    changed = Signal()
    kept_aside = Signal(object)

    def __init__(
        self, session: Session, view: ChecklistView, changes: ChecklistChanges, *, add: QWidget, parent: QObject
    ) -> None:
        """`add` is what opens the line for new items."""
        super().__init__(parent)
        self._session, self._changes = session, changes
        self._task_id: TaskId | None = None
        self._refusal = ""
        self._items: tuple[ChecklistItem, ...] = ()
        self._found: ChecklistDraft | None = None  # a draft that is not in the fields yet
        self._rest = ""  # lines there was no room for
        self.new = NewItems(changes, self._free, home=view, first=add, parent=self)
        self.text = ItemText(view, changes, self._free, self)
        self._draft = DraftKeeper(session.drafts, self._written, self)
        self._draft.found.connect(self._on_found)
        for field in (self.new, self.text):
            field.typed.connect(self._draft.touched)
            field.changed.connect(self.changed)
        self.new.left_over.connect(self._on_left_over)
        self.new.emptied.connect(self._draft.keep)
        self.text.closed.connect(self._draft.keep)
        changes.saved.connect(self._on_saved)
        changes.refused.connect(self._on_refused)

    @property
    def line(self) -> ItemEdit:
        """The line for new items."""
        return self.new.line

    @property
    def adding(self) -> bool:
        """True while the line for new items is open."""
        return self.new.open

    @property
    def edit(self) -> ItemEdit:
        """The field over an item."""
        return self.text.edit

    @property
    def editing(self) -> ItemId | None:
        """The item whose text is being edited, or None."""
        return self.text.item_id

    def begin(self, task_id: TaskId) -> None:
        """Another task is shown; what was typed for the one before has been kept."""
        self._draft.leave()
        self._task_id, self._items, self._found, self._rest = task_id, (), None, ""
        self.text.begin(task_id)
        self.new.begin(task_id)
        self.kept_aside.emit(("", ""))

    def follow(self, detail: TaskDetail, items: tuple[ChecklistItem, ...], refusal: str) -> None:
        """The list or what one may do is another."""
        self._refusal, self._items = refusal, items
        self.new.set_refusal(refusal)
        self.text.follow(detail, items, refusal)
        self._draft.open(place(detail.task.id))
        self._restore()

    def keep_typing(self) -> None:
        """Commit the syllable and give on what is typed; what cannot be saved yet is on disk."""
        for field in (self.line, self.edit):
            if not field.isHidden():
                field.field.line.finish_syllable()
        self.text.leave()
        self.new.leave()
        self._draft.keep()

    def set_aside(self, text: str) -> None:
        """What may not be saved was removed by the person ("" for it), or brought back."""
        if self._refusal:
            self._found = ChecklistDraft(text) if text else None
        else:
            self._rest = text
        self._draft.keep()

    def _sent(self) -> list[Add]:
        """New items of this task that are on their way."""
        return [w.act for w in self._changes.asked if isinstance(w.act, Add) and w.task_id == self._task_id]

    def _free(self) -> int:
        """How many items more there is room for, those on their way counted."""
        return limits.CHECKLIST_ITEMS - len(self._items) - sum(len(add.lines) for add in self._sent())

    # --- what became of it -------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_saved(self, wish: Wish) -> None:
        if not isinstance(wish.act, Add | Rename):
            return
        if wish.task_id == self._task_id:
            self.text.saved(wish)
            self._draft.stored()
        elif not any(w.task_id == wish.task_id and isinstance(w.act, Add | Rename) for w in self._changes.asked):
            self._session.drafts.keep(place(wish.task_id), "")

    @Slot(object)
    def _on_refused(self, refused: Refused) -> None:
        """What was refused stands in its field again; of a task that is not on screen any more it is a draft."""
        wish, words = refused.wish, error_sentence(refused.error)
        if not isinstance(wish.act, Add | Rename) or wish.undone:
            return
        if wish.task_id != self._task_id:
            self._session.notices.refuse(refused.error)
            return
        if isinstance(wish.act, Add):
            self.new.bring_back(wish.act.lines, words)
        else:
            self.text.refused(wish, wish.act.text, words)
        self._draft.keep()

    # --- the draft ---------------------------------------------------------------------------------------------------

    def _written(self) -> str:
        """What is typed and what is on its way, as it is kept."""
        found = self._found or ChecklistDraft()
        coming = [line for add in self._sent() for line in add.lines]
        adding = "\n".join([*coming, *filter(None, [self.new.text, found.adding, self._rest])])
        text = self.text.unsaved
        if text:
            return dumps(ChecklistDraft(adding, self.text.item_id, text))
        return dumps(ChecklistDraft(adding, found.item_id, found.text))

    @Slot(object)
    def _on_left_over(self, left: tuple[str, str]) -> None:
        """Lines there is no room for stay to be copied, until the person removes them."""
        lines, why = left
        self._rest = "\n".join(filter(None, (self._rest, lines)))
        self.kept_aside.emit((self._rest, why))
        self._draft.keep()

    @Slot(object)
    def _on_found(self, text: str) -> None:
        self._found = loads(text)
        self._restore()

    def _restore(self) -> None:
        """Put what was found on disk into the fields, without taking the focus; read-only, show it to be copied."""
        if self._refusal and self._rest:
            held = self._found or ChecklistDraft()
            self._found = replace(held, adding="\n".join(filter(None, (held.adding, self._rest))))
            self._rest = ""
        draft = self._found
        if draft is None:
            return
        if self._refusal:
            self.kept_aside.emit(("\n".join(filter(None, (draft.adding, draft.text))), self._refusal))
            return
        self.kept_aside.emit((self._rest, ""))
        self._found = None
        item = next((each for each in self._items if each.id == draft.item_id), None)
        adding = draft.adding
        if draft.text and item is None:
            adding = "\n".join(filter(None, (adding, draft.text)))
        elif draft.text and item is not None and self.editing is None and draft.text != item.text:
            self.text.put(item, draft.text)
        if adding and self._free() > 0:
            self.new.bring_back(tuple(adding.splitlines()), "")
        elif adding:
            self._on_left_over((adding, sentence(Refusal("check.full", limit=limits.CHECKLIST_ITEMS))))

"""The field over a checklist item, in which its text is edited."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.domain.ids import ItemId, TaskId
from taskflow_desktop.domain.inside import ChecklistItem, TaskDetail
from taskflow_desktop.ui.details.checklist_changes import Add, ChecklistChanges, Rename, Wish
from taskflow_desktop.ui.details.checklist_edit import ItemEdit
from taskflow_desktop.ui.details.checklist_view import ChecklistView
from taskflow_desktop.ui.text import fill, translate


class ItemText(QObject):
    """Enter and leaving save, Esc restores. What others do to the item is marked and replaces nothing; an item they
    removed keeps its place and its text, to be added again.

    Signals:
        typed: what stands in the field is another.
        closed: the field is closed without anything to save.
        changed: the field opened or closed.
    """

    typed = Signal()
    closed = Signal()
    changed = Signal()

    def __init__(
        self, view: ChecklistView, changes: ChecklistChanges, free: Callable[[], int], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view, self._changes, self._free = view, changes, free
        self._task_id: TaskId | None = None
        self._refusal = ""
        self._items: tuple[ChecklistItem, ...] = ()
        self._base: ChecklistItem | None = None  # the item in the field, as its text was seen last
        self._at = 0  # its place in the list
        self._gone = False  # somebody removed it meanwhile
        self._given: str | None = None
        self.edit = ItemEdit(translate("Checklist", "Item"), parent=view.viewport())
        self.edit.hide()
        self.edit.edited.connect(self._on_edited)
        self.edit.submitted.connect(self._on_submitted)
        self.edit.left.connect(self.leave)
        self.edit.cancelled.connect(self._on_cancelled)
        self.edit.mark_action.connect(self._on_submitted)
        self.edit.grown.connect(view.fit)

    @property
    def item_id(self) -> ItemId | None:
        """The item that is being edited, or None."""
        return self._base.id if self._base is not None else None

    @property
    def unsaved(self) -> str:
        """What is typed and not stored, or ""."""
        item = self._base
        return self.edit.text if item is not None and (self._gone or self.edit.lines != (item.text,)) else ""

    def begin(self, task_id: TaskId) -> None:
        """Items of another task are shown from now on."""
        self._task_id, self._items = task_id, ()
        self._close()

    def follow(self, detail: TaskDetail, items: tuple[ChecklistItem, ...], refusal: str) -> None:
        """The list is another one: an item in the field keeps its text, with a mark of what became of it."""
        self._refusal, self._items = refusal, items
        if self._base is None:
            return
        now = next((item for item in items if item.id == self._base.id), None)
        if now is None:
            if not self._gone:
                self._gone = True
                name = _name(detail, EventKind.CHECKLIST_REMOVED, self._base.id)
                words = translate("Checklist", "{name} removed this item meanwhile.")
                self.edit.set_mark(fill(words, name=name), translate("Checklist", "Add it again"))
            return
        if self._gone:
            self._gone = False
            self.edit.set_mark("")
        if now.text not in {self._base.text, self._given}:
            name = _name(detail, EventKind.CHECKLIST_TEXT, now.id)
            words = translate("Checklist", "{name} changed it to “{text}” meanwhile.")
            self.edit.set_mark(fill(words, name=name, text=now.text))
        self._base, self._at = now, items.index(now)

    def with_held(self, items: tuple[ChecklistItem, ...]) -> tuple[ChecklistItem, ...]:
        """Return the items to show: one that was removed while it is edited keeps its place."""
        if self._base is None or any(item.id == self._base.id for item in items):
            return items
        at = min(self._at, len(items))
        return (*items[:at], self._base, *items[at:])

    def go(self, item: ChecklistItem) -> None:
        """Open the field over an item, its text selected."""
        if self.item_id != item.id:
            self.leave()
        if self._base is None:
            self.put(item, item.text)
            self.edit.field.line.selectAll()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)  # what stands there already may have to be mended first

    def put(self, item: ChecklistItem, text: str) -> None:
        """Open the field over an item with a text, without moving the focus."""
        self._base, self._gone, self._given = item, False, None
        self._at = next((at for at, each in enumerate(self._items) if each.id == item.id), 0)
        self.edit.put(text)
        self.edit.set_problem("")
        self.edit.set_mark("")
        self._view.open_edit(item.id, self.edit)
        self.changed.emit()

    @Slot()
    def leave(self) -> None:
        """Save what stands in the field, as moving the focus does; a removed item waits until somebody decides."""
        if self._gone:
            return
        if self._base is not None and not self.edit.lines:
            self._close()  # nothing was typed that could be lost
            self.closed.emit()
        self._give()

    def saved(self, wish: Wish) -> None:
        """A text is stored; the field closes unless something else was typed since."""
        if isinstance(wish.act, Rename) and wish.item_id == self.item_id and wish.act.text == self._given:
            self._close()

    def refused(self, wish: Wish, text: str, why: str) -> None:
        """A text was not stored: it stands in the field again, with the reason."""
        self._given = None
        item = next((each for each in self._items if each.id == wish.item_id), None)
        if self._base is None and item is not None:
            self.put(item, text)
        self.edit.set_problem(why)

    @Slot()
    def _on_edited(self) -> None:
        self._given = None
        self.typed.emit()

    @Slot()
    def _on_submitted(self) -> None:
        had_focus = self.edit.field.line.hasFocus()
        self._give()
        if had_focus and not self.edit.problem:
            self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_cancelled(self) -> None:
        self._close()
        self.closed.emit()
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _give(self) -> None:
        item, task_id = self._base, self._task_id
        if item is None or task_id is None or self._given is not None:
            return
        lines = self.edit.lines
        if lines == (item.text,) and not self._gone:
            self._close()
            self.closed.emit()
            return
        problem = self._refusal or self.edit.why_not(self._free() + (0 if self._gone else 1))
        if problem:
            self.edit.set_problem(problem)
            return
        if self._gone:
            before = self._items[self._at - 1].id if 0 < self._at <= len(self._items) else None
            self._changes.ask(task_id, None, Add(lines, before))
            self._close()
            return
        if lines[0] != item.text:
            self._changes.ask(task_id, item.id, Rename(lines[0]), Rename(item.text))
        if len(lines) > 1:
            self._changes.ask(task_id, None, Add(lines[1:], item.id))
            self.edit.put(lines[0])
        self._given = lines[0]
        if lines[0] == item.text:
            self._close()

    def _close(self) -> None:
        if self._base is None:
            return
        self._base, self._gone, self._given = None, False, None
        if self.edit.field.line.hasFocus():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._view.close_edit()
        self.changed.emit()


def _name(detail: TaskDetail, kind: EventKind, item_id: ItemId) -> str:
    """Return who did this to an item last."""
    done = (e.actor_name for e in detail.events if e.kind is kind and item_id in {e.before_ref, e.after_ref})
    return next(done, "")

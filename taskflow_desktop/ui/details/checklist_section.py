"""The section of the checklist in the open task: what is done of it, its items, and the line for new ones."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.ids import ItemId, TaskId
from taskflow_desktop.domain.inside import ChecklistItem, TaskDetail
from taskflow_desktop.rules import limits
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import key_of
from taskflow_desktop.ui.details.checklist_changes import (
    Add,
    ChecklistChanges,
    Move,
    Refused,
    Remove,
    Rename,
    Restore,
    Tick,
    Wish,
)
from taskflow_desktop.ui.details.checklist_menu import ItemMenu
from taskflow_desktop.ui.details.checklist_view import PAD, ChecklistView, text_left
from taskflow_desktop.ui.details.checklist_writing import ChecklistWriting
from taskflow_desktop.ui.details.kept_text import KeptText
from taskflow_desktop.ui.format import exact_time, local_zone
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import ReasonButton
from taskflow_desktop.ui.widgets.done_bar import DoneBar
from taskflow_desktop.ui.widgets.fold import Fold
from taskflow_desktop.ui.widgets.labels import label, name_widget, tooltip_text
from taskflow_desktop.ui.widgets.reason_bubble import show_reason


class ChecklistSection(QWidget):
    """Shows the checklist of a task and changes it as its boxes, fields, keys and menu say."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task_id: TaskId | None = None
        self._detail: TaskDetail | None = None
        self._items: tuple[ChecklistItem, ...] = ()
        self._refusal = ""
        self.fold = Fold(translate("Checklist", "Checklist"), key="checklist")
        self.bar = DoneBar()
        self.fold.head.insertSpacing(1, 6)  # the ring of the head stays clear of the bar
        self.fold.head.insertWidget(2, self.bar)
        self.add = ReasonButton("", "ghost", icon="plus", small=True, lock=False)
        name_widget(self.add, translate("Checklist", "Add an item"), key_of("task.checklist"))
        self.add.chosen.connect(self.begin_adding)
        self.fold.head.addWidget(self.add)
        self.view = ChecklistView(translate("Checklist", "Checklist"), self._described, self._told)
        self.changes = ChecklistChanges(session, self)
        self.writing = ChecklistWriting(session, self.view, self.changes, add=self.add, parent=self)
        self._problem = label("", "small", tone="bad", wrap=True)
        self.kept = KeptText(translate("Checklist", "An item you typed is not saved."))
        self._build()
        self.view.tick_wanted.connect(self._tick)
        self.view.edit_wanted.connect(self._edit)
        self.view.remove_wanted.connect(self._remove)
        self.view.move_wanted.connect(self._move)
        self.view.menu_wanted.connect(self._open_menu)
        self.changes.saved.connect(self._on_saved)
        self.changes.refused.connect(self._on_refused)
        self.writing.changed.connect(self._show_items)
        self.writing.kept_aside.connect(self._show_aside)
        self.kept.settled.connect(self._on_kept_settled)

    @property
    def problem(self) -> str:
        """What is said under the list of a change that was refused, or ""."""
        return self._problem.text()

    def begin(self, task: Task) -> None:
        """Show another task: nothing of the one before stays."""
        self._task_id, self._detail, self._items = task.id, None, ()
        self._say("")
        self.writing.begin(task.id)
        self.view.select_id(None)
        self.view.items.set_items(())

    def show_state(self, detail: TaskDetail, refusal: str) -> None:
        """Show the newest state of the task; with a `refusal` as something to look at only."""
        if self._detail is None or detail.checklist is not self._detail.checklist:
            self.changes.know(detail.checklist)
            self._items = detail.checklist
        self._detail, self._refusal = detail, refusal
        self.view.set_read_only(bool(refusal))
        self.writing.follow(detail, self._items, refusal)
        full = len(self._items) >= limits.CHECKLIST_ITEMS
        self.add.set_refusal(refusal or (sentence(Refusal("check.full", limit=limits.CHECKLIST_ITEMS)) if full else ""))
        self._show_items()

    def keep_typing(self) -> None:
        """Give on or keep what is being typed (before another task, room, or the end)."""
        self.writing.keep_typing()

    @Slot()
    def begin_adding(self) -> None:
        """Open the line for new items (L); a reason why not is said instead."""
        if self._detail is None:
            return
        self.fold.set_folded(False)
        if self.add.refusal:
            show_reason(self.add, self.add.refusal)
            return
        self.writing.new.go()

    # --- showing -----------------------------------------------------------------------------------------------------

    @Slot()
    def _show_items(self) -> None:
        shown = self._ahead(self._items)
        total, done = len(shown), sum(item.done for item in shown)
        self.fold.set_count(f"{done}/{total}" if total else "")
        self.bar.set_share(done, total)
        self.bar.setVisible(total > 0)
        held = self.writing.text.with_held(shown)
        self.view.items.set_items(held)
        self.view.setVisible(bool(held))

    def _ahead(self, items: tuple[ChecklistItem, ...]) -> tuple[ChecklistItem, ...]:
        """Return the items as they will be when all that was asked for is done: a click shows at once."""
        ahead = [self.changes.newest(item) for item in items]
        for wish in self.changes.asked:
            at = next((n for n, item in enumerate(ahead) if item.id == wish.item_id), None)
            if at is None:
                continue
            match wish.act:
                case Tick(done):
                    who = self._session.agent.id if done else None
                    ahead[at] = replace(ahead[at], done_at=self._session.now() if done else None, done_by=who)
                case Rename(text):
                    ahead[at] = replace(ahead[at], text=text)
                case Move(to):
                    ahead.insert(to, ahead.pop(at))
                case Remove():
                    del ahead[at]
                case _:
                    pass
        return tuple(ahead)

    def _described(self, item: ChecklistItem) -> str:
        """What a screen reader says for an item."""
        if not item.done:
            return fill(translate("Checklist", "{text}, open"), text=item.text)
        return fill(translate("Checklist", "{text}, done, {told}"), text=item.text, told=self._who_and_when(item))

    def _told(self, item: ChecklistItem) -> str:
        return tooltip_text(self._who_and_when(item)) if item.done else ""

    def _who_and_when(self, item: ChecklistItem) -> str:
        if item.done_at is None:
            return ""
        name = self._session.agent_name(item.done_by)
        words = translate("Checklist", "Ticked by {name}, {time}")
        return fill(words, name=name, time=exact_time(item.done_at, local_zone()))

    def _say(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        announce(self, words, assertive=True)

    @Slot(object)
    def _show_aside(self, aside: tuple[str, str]) -> None:
        text, why = aside
        if text != self.kept.text:
            self.kept.show_text(text, why)

    @Slot()
    def _on_kept_settled(self) -> None:
        self.writing.set_aside(self.kept.text)

    # --- changing ----------------------------------------------------------------------------------------------------

    def _may(self) -> bool:
        """Say why nothing can be changed, if nothing can."""
        if self._refusal:
            show_reason(self.view, self._refusal)
        return not self._refusal and self._task_id is not None

    def _item(self, item_id: ItemId) -> ChecklistItem | None:
        return self.view.items.item(item_id)

    @Slot(object)
    def _tick(self, item_id: ItemId) -> None:
        item = self._item(item_id)
        if item is not None and self._may():
            self._ask(item_id, Tick(not item.done), Tick(item.done))
            now = self._item(item_id)
            announce(self.view, self._described(now) if now is not None else "")

    @Slot(object)
    def _edit(self, item_id: ItemId) -> None:
        item = self._item(item_id)
        if item is not None and self._may():
            self.writing.text.go(item)

    @Slot(object)
    def _remove(self, item_id: ItemId) -> None:
        if self._item(item_id) is not None and self._may():
            self._ask(item_id, Remove(), Restore())

    @Slot(object)
    def _move(self, what: tuple[ItemId, int]) -> None:
        item_id, by = what
        row = self.view.items.row_of(item_id)
        if row >= 0 and self._may() and 0 <= row + by < len(self.view.items.items):
            self._ask(item_id, Move(row + by), Move(row))
            self.view.reveal_id(item_id)

    def _ask(self, item_id: ItemId, act: Tick | Remove | Move, back: Tick | Restore | Move) -> None:
        assert self._task_id is not None  # noqa: S101 - `_may` saw to it
        self._say("")
        self.changes.ask(self._task_id, item_id, act, back)
        self._show_items()

    @Slot(object)
    def _on_saved(self, wish: Wish) -> None:
        if wish.task_id == self._task_id:
            if isinstance(wish.act, Remove):
                self._items = tuple(item for item in self._items if item.id != wish.item_id)
            elif isinstance(wish.act, Move):
                self._items = _moved(self._items, wish.item_id, wish.act.to)
            self._show_items()

    @Slot(object)
    def _on_refused(self, refused: Refused) -> None:
        wish = refused.wish
        if wish.undone:
            self._session.notices.refuse(refused.error)
        elif wish.task_id != self._task_id:
            if not isinstance(wish.act, Add | Rename):  # what was typed tells it of itself
                self._session.notices.refuse(refused.error)
        elif not isinstance(wish.act, Add | Rename):
            self._say(error_sentence(refused.error))
        self._show_items()

    @Slot(object)
    def _open_menu(self, what: tuple[ItemId, QPoint]) -> None:
        item_id, at = what
        item = self._item(item_id)
        if item is None:
            return
        menu = ItemMenu(item, self.view.items.row_of(item_id), len(self.view.items.items), self._refusal, self)
        menu.tick_wanted.connect(self._tick)
        menu.edit_wanted.connect(self._edit)
        menu.remove_wanted.connect(self._remove)
        menu.move_wanted.connect(self._move)
        menu.popup(at)

    def _build(self) -> None:
        lines = QVBoxLayout()
        lines.setContentsMargins(text_left() - 4, 0, PAD, 0)
        lines.setSpacing(4)
        for part in (self.writing.line, self._problem, self.kept):
            lines.addWidget(part)
        self.fold.head.setContentsMargins(PAD, 0, PAD, 0)
        self.fold.body.setSpacing(2)
        self.fold.body.addWidget(self.view)
        self.fold.body.addLayout(lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        self._problem.hide()
        self.view.hide()
        self.bar.hide()


def _moved(items: tuple[ChecklistItem, ...], item_id: ItemId | None, to: int) -> tuple[ChecklistItem, ...]:
    """Return the items with one of them at index `to`."""
    others = [item for item in items if item.id != item_id]
    return (*others[:to], *(item for item in items if item.id == item_id), *others[to:])

"""The room's last place for a task went to somebody else meanwhile: what was typed can still be put to use."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import Importance
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.rules import limits
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.format import clock_time, local_zone
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.card import Card
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.pie_choice import PieChoice, PieOption
from taskflow_desktop.ui.words import importance_word


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form: the title and the items in one line each."""

    title: str
    importance: Importance
    items: tuple[str, ...]
    files: int

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it as items of a checklist."""
        return (self.title, *self.items)

    @property
    def text(self) -> str:
        """All of it as plain text."""
        return "\n".join((self.title, *(f"- {item}" for item in self.items)))


class TaskRaceDialog(PlainDialog):
    """Signal `add_wanted` tells the Task whose checklist takes what was typed; the dialog stays until `stored`.

    `newest` is the task that took the last place, `tasks` those that can take the text.
    """

    add_wanted = Signal(object)

    def __init__(
        self, session: Session, typed: Typed, newest: Task | None, tasks: Sequence[Task], parent: QWidget
    ) -> None:
        title = translate("TaskRace", "Task number {limit} was just added")
        super().__init__(parent, fill(title, limit=limits.TASKS_PER_ROOM), _who_and_when(session, newest))
        self.setWindowTitle(translate("TaskRace", "New task"))
        self._typed = typed
        self._tasks = {task.id: task for task in tasks}
        card = Card()
        card.body.addWidget(label(typed.title, "body", weight=600, wrap=True))
        counts = fill(
            translate("TaskRace", "Importance {importance} · checklist {items} · attachments {files}"),
            importance=importance_word(typed.importance),
            items=len(typed.items),
            files=typed.files,
        )
        card.body.addWidget(label(counts, "small", tone="text.2", wrap=True))
        self.content.addWidget(card)
        self.choice = self._choice(session, tasks)
        self.content.addStretch(1)
        self.copy_button = self.add_button(translate("TaskRace", "Copy and close"), "action" if tasks else "accept")
        self.copy_button.chosen.connect(self._copy)
        self.add = self.add_button(translate("TaskRace", "Add to checklist"), "accept") if tasks else None
        if self.add is not None:
            self.add.chosen.connect(self._add)

    def stored(self) -> None:
        """What was typed is in the checklist."""
        self.accept()

    def refuse(self, words: str) -> None:
        """It was not put there: say why; all of it is still here."""
        self.set_error(words)

    def _choice(self, session: Session, tasks: Sequence[Task]) -> PieChoice | None:
        if not tasks:
            return None
        name = translate("TaskRace", "Add it to an existing task")
        box = QVBoxLayout()
        box.setSpacing(4)
        box.setContentsMargins(0, 6, 0, 0)
        choice = PieChoice(name, [_option(session, task) for task in tasks])
        choice.choose(tasks[0].id)
        choice.chosen.connect(self._on_chosen)
        box.addWidget(label(name, "small", weight=600))
        box.addWidget(choice)
        self.content.addLayout(box)
        return choice

    @Slot()
    def _on_chosen(self) -> None:
        self.set_error("")

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._typed.text)
        self.reject()

    @Slot()
    def _add(self) -> None:
        if self.choice is not None and self.choice.key is not None:
            self.set_error("")
            self.add_wanted.emit(self._tasks[TaskId(self.choice.key)])


def _who_and_when(session: Session, newest: Task | None) -> str:
    still_here = translate("TaskRace", "Your text is still here.")
    if newest is None:
        return still_here
    words = translate("TaskRace", "{name} added it at {time}, so this room has {limit} tasks. Your text is still here.")
    return fill(
        words,
        name=session.agent_name(newest.created_by),
        time=clock_time(newest.created_at, local_zone()),
        limit=limits.TASKS_PER_ROOM,
    )


def _option(session: Session, task: Task) -> PieOption:
    stage = session.stage(task.stage_id)
    count = max(stage.position, len(session.flow.active_stages))
    return PieOption(task.id, f"{task.short_number} {task.title}", stage.colour, stage.position, count)

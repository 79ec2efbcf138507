"""Outcome, owner, importance and collaborators of the open task: controls, or plain values where one may only look."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QWidget

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import Outcome
from taskflow_desktop.rules.permissions import why_not_change_people
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.people_row import Collaborators, OwnerButton
from taskflow_desktop.ui.details.values import ImportanceButton, PlainValue
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.usual_reasons import shown_reason
from taskflow_desktop.ui.widgets.importance import outcome_icon, outcome_tone
from taskflow_desktop.ui.widgets.labels import Label, label
from taskflow_desktop.ui.widgets.segmented import Choice, Segmented
from taskflow_desktop.ui.words import importance_word, outcome_word


class TaskFacts(QWidget):
    """The rows between the times and the sections of a task. It changes nothing itself: it tells what was chosen."""

    outcome_chosen = Signal(object)  # Outcome | None
    importance_chosen = Signal(object)  # Importance

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.outcome = Segmented(
            translate("Task", "Outcome"),
            [Choice(each, outcome_word(each), outcome_icon(each), outcome_tone(each)) for each in (None, *Outcome)],
        )
        self.outcome.may_shrink()
        self.outcome.chosen.connect(self.outcome_chosen)
        self.outcome_value = PlainValue(translate("Task", "Outcome"))
        self._reason = label("", "small", tone="text.2", wrap=True)
        self.owner = OwnerButton()
        self._importance_name = label(translate("Task", "Importance"), "small", tone="text.2")
        self.importance = ImportanceButton()
        self.importance.chosen.connect(self.importance_chosen)
        self._importance_row_name = label(translate("Task", "Importance"), "small", tone="text.2")
        self.importance_value = PlainValue(translate("Task", "Importance"))
        self._people_name = label(translate("Task", "Collaborators"), "small", tone="text.2")
        self.people = Collaborators()
        self._width = 0
        self._outcome_alone = False
        self._importance_below = False
        self._build()

    @property
    def collaborators(self) -> tuple[str, ...]:
        """The names of the collaborators shown."""
        return self.people.names

    def show_task(self, task: Task, refusal: str) -> None:
        """Show `task`; with a `refusal` as values that can only be looked at."""
        may = not refusal
        self.outcome.setVisible(may)
        self.outcome.set_value(task.outcome)
        self.outcome_value.setVisible(not may)
        self.outcome_value.set_value(
            outcome_word(task.outcome), icon=outcome_icon(task.outcome), tone=outcome_tone(task.outcome)
        )
        self.outcome_value.set_reason(refusal)
        self._reason.setText(shown_reason(task.outcome_reason))
        self._reason.setVisible(bool(task.outcome_reason))
        self.importance.setVisible(may)
        self.importance_value.setVisible(not may)
        self.importance.set_importance(task.importance)
        self.importance_value.set_value(importance_word(task.importance), importance=task.importance)
        self.importance_value.set_reason(refusal)
        self._show_people(task, refusal)
        self.fit(self._width)

    def fit(self, width: int) -> None:
        """Be no wider than `width` px: what has no room beside its neighbour goes below it."""
        self._width = width
        names, may = self._grid.columnMinimumWidth(0) + self._grid.horizontalSpacing(), not self.outcome.isHidden()
        people = (self.owner, self._importance_name, self.importance)
        side_by_side = sum(each.sizeHint().width() + self._owner_row.spacing() for each in people)
        self._place_importance(below=may and 0 < width < names + side_by_side)
        self._importance_name.setVisible(may and not self._importance_below)
        self._importance_row_name.setVisible(not may or self._importance_below)
        alone = may and 0 < width < names + self.outcome.sizeHint().width()
        if alone != self._outcome_alone:
            self._outcome_alone = alone
            self._place_outcome()

    def _place_outcome(self) -> None:
        self._grid.removeItem(self._outcome_row)
        if self._outcome_alone:
            self._grid.addLayout(self._outcome_row, 1, 0, 1, 2)
        else:
            self._grid.addLayout(self._outcome_row, 0, 1)
        self.updateGeometry()  # a layout that moves tells nobody

    def _place_importance(self, *, below: bool) -> None:
        if below != self._importance_below:
            self._importance_below = below
            old, new = (self._owner_row, self._importance_row)[:: 1 if below else -1]
            old.removeWidget(self.importance)
            new.insertWidget(0 if below else new.count(), self.importance)
            self.updateGeometry()

    def _show_people(self, task: Task, refusal: str) -> None:
        """Owner and collaborators, with what this person may do with each (product.md, the table)."""
        me = self._session.agent
        locked = why_not_change_people(me, task)
        why_not = sentence(locked) if locked is not None else refusal
        self.owner.set_person(self._session.agent_name(task.owner_id))
        self.owner.set_refusal(why_not)
        shown = []
        for each in task.collaborator_ids:
            name, remove = self._session.agent_name(each), ""
            if not refusal and each == me.id:
                remove = translate("People", "Leave this task")
            elif not why_not:
                remove = fill(translate("People", "Take {name} out"), name=name)
            shown.append((each, name, remove))
        self.people.show_people(tuple(shown))
        self.people.add.set_refusal(why_not)
        self.people.review.set_refusal(refusal)
        on_task = bool(shown) or not refusal
        focused = QApplication.focusWidget()
        if not on_task and focused is not None and self.people.isAncestorOf(focused):
            self.owner.setFocus(Qt.FocusReason.ShortcutFocusReason)  # whoever left stays at this task
        self.people.setVisible(on_task)
        self._people_name.setVisible(on_task)

    def _build(self) -> None:
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._outcome_name = label(translate("Task", "Outcome"), "small", tone="text.2")
        self._outcome_row = _side_by_side(self.outcome, self.outcome_value)
        grid.addWidget(self._outcome_name, 0, 0)
        self._place_outcome()
        grid.addWidget(self._reason, 2, 1)
        grid.addWidget(label(translate("Task", "Owner"), "small", tone="text.2"), 3, 0)
        owner = self._owner_row = QHBoxLayout()
        owner.setSpacing(8)
        owner.addWidget(self.owner, 1, Qt.AlignmentFlag.AlignLeft)
        owner.addWidget(self._importance_name)
        owner.addWidget(self.importance)
        grid.addLayout(owner, 3, 1)
        grid.addWidget(self._importance_row_name, 4, 0)
        self._importance_row = _side_by_side(self.importance_value)
        grid.addLayout(self._importance_row, 4, 1)
        self._people_name.setMinimumHeight(self.people.add.sizeHint().height())
        grid.addWidget(self._people_name, 5, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.people, 5, 1)
        names: tuple[Label, ...] = (self._outcome_name, self._people_name, self._importance_row_name)
        width = max(each.sizeHint().width() for each in names)
        grid.setColumnMinimumWidth(0, width)


def _side_by_side(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(0)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row

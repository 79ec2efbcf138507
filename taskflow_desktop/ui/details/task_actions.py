"""What one can do to the open task, by its controls, its menu and single keys."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import Importance, Outcome
from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.rules.links import task_link
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import ReasonMenu, Where, key_of, refuse_action, single_keys
from taskflow_desktop.ui.details.change_steps import ChangeSteps
from taskflow_desktop.ui.details.people_doing import PeopleDoing
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.details.task_changes import TaskChanges, ToImportance, ToOutcome, ToStage, ToTitle
from taskflow_desktop.ui.details.task_page import TaskPage
from taskflow_desktop.ui.details.title_edit import title_place
from taskflow_desktop.ui.dialogs.outcome_reason import OutcomeReasonDialog
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.keys import plain_key
from taskflow_desktop.ui.widgets.popover import opener_in
from taskflow_desktop.ui.widgets.reason_bubble import show_reason
from taskflow_desktop.ui.widgets.stage_popover import StagePopover, stage_subject
from taskflow_desktop.ui.widgets.toast import Toast


class TaskActions(QObject):
    """Turns what is pressed on a page into changes of its task.

    `task` gives the task on the page in its newest state, `refusal` why it cannot be changed, or "".
    """

    def __init__(
        self,
        session: Session,
        page: TaskPage,
        changes: TaskChanges,
        *,
        task: Callable[[], Task | None],
        refusal: Callable[[], str],
    ) -> None:
        super().__init__(page)
        self._session, self._page, self._changes = session, page, changes
        self._task, self._refusal = task, refusal
        self._failing: Task | None = None
        self._by_key = single_keys(Where.TASK)
        self.single_keys = True
        """False: letters alone do nothing (a person's own setting); F2 still does."""
        self._steps = ChangeSteps(session, changes, self)
        self.people = PeopleDoing(session, page.facts, task)
        self._steps.failure_chosen.connect(self._ask_reason)
        page.copy.clicked.connect(self.copy_number)
        page.more.clicked.connect(self._open_menu)
        page.title.title_given.connect(self._rename)
        page.stepper.stage_chosen.connect(self.choose_stage)
        page.facts.outcome_chosen.connect(self.choose_outcome)
        page.facts.importance_chosen.connect(self._choose_importance)

    def act_on_key(self, event: QKeyEvent) -> bool:
        """Do what a single key means for the task, also in Hangul mode. Return False for any other key."""
        if self._task() is None:
            return False
        if event.matches(QKeySequence.StandardKey.Paste):
            return self._page.files.paste()
        if event.key() == Qt.Key.Key_F2:
            self._page.title.begin()
            return True
        return self.single_keys and self.act_on(plain_key(event))

    def act_on(self, key: str) -> bool:
        """Do what a single key means for the task. Return False for any other key."""
        return key in self._by_key and self.act(self._by_key[key])

    def act(self, action_id: str) -> bool:
        """Do what an action of the table means for the task. Return False if it is none of a task's."""
        act = {
            "task.stage": self.open_stage_popover,
            "task.previous_stage": self.previous_stage,
            "task.next_stage": self.next_stage,
            "task.importance": self.change_importance,
            "task.outcome": self.focus_outcome,
            "task.rename": self._page.title.begin,
            "task.owner": self.people.choose_owner,
            "task.people": self.people.choose_collaborators,
            "task.review": self.people.ask_review,
            "task.checklist": self._page.checklist.begin_adding,
            "task.files": self._page.files.choose,
            "task.memo": self.focus_memo,
            "task.copy": self.copy_number,
            "task.copy_link": self.copy_link,
        }.get(action_id)
        if act is None or self._task() is None:
            return False
        act()
        return True

    @Slot()
    def open_stage_popover(self) -> None:
        """Offer the stages beside the stepper (S)."""
        task = self._task()
        if task is None or self._says_no(self._page.stepper):
            return
        subject = stage_subject(task.short_number, task.title)
        popover = StagePopover(self._opener(), subject, self._session.flow.active_stages, task.stage_id)
        popover.stage_chosen.connect(self.choose_stage)
        popover.open_for(self._page.stepper)

    def previous_stage(self) -> None:
        """Move the task one stage back ([)."""
        self._step(-1)

    def next_stage(self) -> None:
        """Move the task one stage on (])."""
        self._step(1)

    @Slot()
    def change_importance(self) -> None:
        """Offer the importances (P)."""
        if not self._says_no(self._page.facts.importance_value):
            self._page.facts.importance.open_menu()

    def focus_outcome(self) -> None:
        """Go to the outcomes (O)."""
        if not self._says_no(self._page.facts.outcome_value):
            self._page.facts.outcome.focus_choice()

    def focus_memo(self) -> None:
        """Go to the memo (M); where it cannot be changed it can be read and copied there."""
        self._page.memo.focus_field()
        self._page.ensureWidgetVisible(self._page.memo.field)
        self._page.show_caret()
        self._says_no(self._page.memo.field)

    @Slot()
    def copy_number(self) -> None:
        """Copy the task's number and tell it (C)."""
        task = self._task()
        if task is not None:
            QGuiApplication.clipboard().setText(task.number)
            words = fill(translate("Task", "Copied {number}"), number=task.number)
            toast_host(self._page).show_toast(Toast(words))

    @Slot()
    def copy_link(self) -> None:
        """Copy a link that opens the task in this program."""
        task = self._task()
        if task is not None:
            QGuiApplication.clipboard().setText(task_link(task.number))
            toast_host(self._page).show_toast(Toast(translate("Task", "Copied a link that opens the task here")))

    @Slot(object)
    def choose_stage(self, stage_id: StageId) -> None:
        """Move the task to a stage; the stepper shows it at once."""
        task = self._task()
        if task is not None and stage_id != self._stage_ahead(task):
            self._page.stepper.set_current(stage_id)
            self._changes.ask(task, ToStage(stage_id))

    @Slot(object)
    def choose_outcome(self, outcome: Outcome | None) -> None:
        """Finish or reopen the task; a failure asks for its reason first."""
        task = self._task()
        if task is None:
            return
        if outcome is Outcome.FAILURE:
            self._page.facts.outcome.set_value(task.outcome)
            self._ask_reason(task)
            return
        self._changes.ask(task, ToOutcome(outcome))

    @Slot(object)
    def _choose_importance(self, importance: Importance) -> None:
        task = self._task()
        if task is not None:
            self._page.facts.importance.set_importance(importance)
            self._changes.ask(task, ToImportance(importance))

    @Slot(object)
    def _rename(self, title: str) -> None:
        task = self._task()
        if task is not None:
            self._changes.ask(task, ToTitle(title, settles=title_place(task.id)))

    @Slot(object)
    def _ask_reason(self, task: Task) -> None:
        self._failing = task
        dialog = OutcomeReasonDialog(task, self._page.window())
        dialog.reason_given.connect(self._fail)
        dialog.open()

    @Slot(object)
    def _fail(self, reason: str) -> None:
        failing, now = self._failing, self._task()
        self._failing = None
        if failing is not None:
            newest = now if now is not None and now.id == failing.id else failing
            self._changes.ask(newest, ToOutcome(Outcome.FAILURE, reason))

    def _stage_ahead(self, task: Task) -> StageId:
        """Return the stage the task will be in when all that was asked for is done."""
        return self._changes.stage_ahead(task.id) or task.stage_id

    def _step(self, by: int) -> None:
        task = self._task()
        if task is None or self._says_no(self._page.stepper):
            return
        stages = self._session.flow.active_stages
        now = self._stage_ahead(task)
        at = next((n for n, stage in enumerate(stages) if stage.id == now), None)
        if at is not None and 0 <= at + by < len(stages):
            self.choose_stage(stages[at + by].id)

    def _says_no(self, place: QWidget) -> bool:
        """Say at `place` why the task cannot be changed, if it cannot."""
        refusal = self._refusal()
        if refusal:
            show_reason(place, refusal)
        return bool(refusal)

    def _opener(self) -> QWidget:
        """Who gets the focus back from a popover: whoever in the window had it, else the title."""
        return opener_in(self._page.window(), self._page.title.heading)

    def why_not(self, action_id: str) -> str:
        """Return why what an action of the table means cannot be done to the task, or ""."""
        facts = self._page.facts
        apart = {
            "task.copy": "",
            "task.copy_link": "",
            "task.memo": "",  # it can be read and copied by everybody
            "task.people": facts.people.add.refusal,
            "task.owner": facts.owner.refusal,
            "task.review": facts.people.review.refusal,
        }
        return apart[action_id] if action_id in apart else self._refusal()

    def menu(self) -> QMenu:
        """Return the menu of the task: what cannot be done looks it, and tells why where it is when it is chosen."""
        menu = ReasonMenu("", self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        task, me = self._task(), self._session.agent.id
        leave = task is not None and me in task.collaborator_ids and not self._refusal()
        for words, action_id, slot in (
            (translate("Task", "Copy number"), "task.copy", self.copy_number),
            (translate("Task", "Copy link"), "task.copy_link", self.copy_link),
            (translate("Task", "Rename"), "task.rename", self._page.title.begin),
            (translate("Task", "Change stage…"), "task.stage", self.open_stage_popover),
            (translate("Task", "Change importance…"), "task.importance", self.change_importance),
            (translate("People", "Change the owner…"), "task.owner", self.people.choose_owner),
            (translate("People", "Collaborators…"), "task.people", self.people.choose_collaborators),
            (translate("People", "Ask for a review…"), "task.review", self.people.ask_review),
            *(((translate("People", "Leave this task"), "", self.people.leave),) if leave else ()),
            (translate("Task", "Add a checklist item"), "task.checklist", self._page.checklist.begin_adding),
            (translate("Task", "Attach files…"), "task.files", self._page.files.choose),
        ):
            key = key_of(action_id) if action_id else ""
            action = menu.addAction(f"{words}\t{key}" if key else words)
            action.triggered.connect(slot)
            refuse_action(action, self.why_not(action_id) if action_id else "")
        return menu

    @Slot()
    def _open_menu(self) -> None:
        menu = self.menu()
        menu.popup(self._page.more.mapToGlobal(self._page.more.rect().bottomLeft()))

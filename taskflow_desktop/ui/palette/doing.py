"""What the palette does to a task without opening it: stage, outcome, number, link; the rest where it is open."""

from PySide6.QtCore import QObject, QRect, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import Outcome
from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.rules.links import task_link
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.change_steps import ChangeSteps
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.details.task_changes import Refused, TaskChanges, ToOutcome, ToStage
from taskflow_desktop.ui.dialogs.outcome_reason import OutcomeReasonDialog
from taskflow_desktop.ui.palette.rows import FAILURE, REOPEN, SUCCESS
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.stage_popover import StagePopover, stage_subject
from taskflow_desktop.ui.widgets.toast import Toast

_STEPS = {"task.previous_stage": -1, "task.next_stage": 1}
_OUTCOMES = {SUCCESS: Outcome.SUCCESS, REOPEN: None}


class TaskDoing(QObject):
    """Changes tasks for a window; each change can be taken back like any other."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._asked: Task | None = None
        self._changes = TaskChanges(session, self)
        self._steps = ChangeSteps(session, self._changes, self)
        self._steps.failure_chosen.connect(self._ask_reason)
        self._changes.refused.connect(self._on_refused)

    def act(self, verb: str, task: Task) -> bool:
        """Do what a row of the palette says. Return False if the task has to be open for it."""
        if verb == "task.stage":
            self._open_stages(task)
        elif verb in _STEPS:
            self._step(task, _STEPS[verb])
        elif verb in _OUTCOMES:
            self._changes.ask(task, ToOutcome(_OUTCOMES[verb]))
        elif verb == FAILURE:
            self._ask_reason(task)
        elif verb == "task.copy":
            self._copy(task.number, fill(translate("Task", "Copied {number}"), number=task.number))
        elif verb == "task.copy_link":
            self._copy(task_link(task.number), translate("Task", "Copied a link that opens the task here"))
        else:
            return False
        return True

    def _copy(self, text: str, words: str) -> None:
        QGuiApplication.clipboard().setText(text)
        toast_host(self._window).show_toast(Toast(words))

    def _open_stages(self, task: Task) -> None:
        """Offer the stages in the middle of the window, where the palette was."""
        self._asked = task
        focus = QApplication.focusWidget()
        opener = focus if focus is not None and focus.window() is self._window else self._window
        subject = stage_subject(task.short_number, task.title)
        popover = StagePopover(opener, subject, self._session.flow.active_stages, task.stage_id)
        popover.stage_chosen.connect(self._stage_chosen)
        left = (self._window.width() - popover.sizeHint().width()) // 2
        popover.open_at_rect(QRect(left, self._window.height() // 8, 1, 1), popover.filter_line)

    def _step(self, task: Task, by: int) -> None:
        stages = [stage.id for stage in self._session.flow.active_stages]
        to = stages.index(task.stage_id) + by if task.stage_id in stages else -1
        if 0 <= to < len(stages):
            self._changes.ask(task, ToStage(stages[to]))

    @Slot(object)
    def _stage_chosen(self, stage_id: StageId) -> None:
        if self._asked is not None:
            self._changes.ask(self._asked, ToStage(stage_id))

    @Slot(object)
    def _ask_reason(self, task: Task) -> None:
        self._asked = task
        dialog = OutcomeReasonDialog(task, self._window)
        dialog.reason_given.connect(self._fail)
        dialog.open()

    @Slot(object)
    def _fail(self, reason: str) -> None:
        if self._asked is not None:
            self._changes.ask(self._asked, ToOutcome(Outcome.FAILURE, reason))

    @Slot(object)
    def _on_refused(self, refused: Refused) -> None:
        self._session.notices.refuse(refused.error)

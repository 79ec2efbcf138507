"""What the keys do to the selected card: stage, importance, outcome, number; and what pulling a card does not do."""

from PySide6.QtCore import QObject, QRect, Slot
from PySide6.QtGui import QGuiApplication

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.models.board import BoardModel
from taskflow_desktop.rules.permissions import why_not_edit_task
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.board.board_columns import BoardColumns
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.details.task_changes import TaskChanges, ToStage
from taskflow_desktop.ui.format import local_zone, same_day
from taskflow_desktop.ui.own import DRAG_HINT
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.reason_bubble import show_reason
from taskflow_desktop.ui.widgets.stage_popover import StagePopover, stage_subject
from taskflow_desktop.ui.widgets.toast import Toast


class CardActions(QObject):
    """Acts on the selected card of `columns`; changes go through `changes`, which tells of them in toasts."""

    def __init__(
        self,
        session: Session,
        *,
        board: BoardModel,
        columns: BoardColumns,
        changes: TaskChanges,
    ) -> None:
        super().__init__(columns)
        self._session = session
        self._board, self._columns, self._changes = board, columns, changes
        self._asked: Task | None = None
        columns.pulled.connect(self._pulled)

    def open_stage_popover(self) -> None:
        """Offer the stages beside the selected card (S)."""
        task, opener = self._columns.task, self._columns.focused_cards()
        if task is None or opener is None or self._says_no(task):
            return
        self._asked = task
        counts = {column.stage_id: column.total for column in self._board.columns}
        stages = self._session.flow.active_stages
        subject = stage_subject(task.short_number, task.title)
        popover = StagePopover(opener, subject, stages, task.stage_id, counts)
        popover.stage_chosen.connect(self._stage_chosen)
        card = self._columns.card_rect(task.id)
        popover.open_at_rect(QRect(card.right() + 18, card.top() - 5, 1, 1), popover.filter_line)

    def step_stage(self, by: int) -> None:
        """Move the selected card to the stage before (-1) or after (1)."""
        task = self._columns.task
        stages = [stage.id for stage in self._session.flow.active_stages]
        if task is None or task.stage_id not in stages:
            return
        to = stages.index(task.stage_id) + by
        if 0 <= to < len(stages) and not self._says_no(task):
            self._change(task, stages[to])

    def copy_number(self) -> None:
        """Copy the selected card's number and tell it."""
        task = self._columns.task
        if task is not None:
            QGuiApplication.clipboard().setText(task.number)
            words = fill(translate("Board", "Copied {number}"), number=task.number)
            toast_host(self._columns).show_toast(Toast(words))

    @Slot(object)
    def _stage_chosen(self, stage_id: StageId) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            self._change(self._board.task(asked.id) or asked, stage_id)

    def _change(self, task: Task, stage_id: StageId) -> None:
        if task.stage_id != stage_id:
            self._changes.ask(task, ToStage(stage_id))

    def _says_no(self, task: Task) -> bool:
        """Say at the card why it cannot be changed, if it cannot."""
        owner = self._session.agent_name(task.owner_id)
        refusal = why_not_edit_task(self._session.agent, task, owner_name=owner)
        if refusal is None:
            return False
        show_reason(self._columns.card_anchor(task.id), sentence(refusal))
        return True

    @Slot()
    def _pulled(self) -> None:
        """A card was pulled, which moves nothing: show once a day how it is moved; a screen reader hears it always."""
        now, told = self._session.now(), self._session.own.get(DRAG_HINT)
        words = translate("Board", "Cards aren't dragged. Press S to change the stage.")
        if told.isdecimal() and same_day(Moment(int(told)), now, local_zone()):
            announce(self._columns, words)
            return
        self._session.own.keep(DRAG_HINT, str(now))
        toast_host(self._columns).show_toast(Toast(words))

"""What keys, menu and buttons do to the chosen rows of the list: to one as on the board, to many at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QRect, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import Importance
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.ids import AgentId, StageId, TaskId
from taskflow_desktop.models.task_table import TaskTableModel
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.permissions import why_not_change_people, why_not_edit_task
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.board.many_changes import ManyChanges, ToImportances, ToOwners, ToStages
from taskflow_desktop.ui.board.task_table import TaskTable
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.people_popover import PeoplePopover
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.details.task_changes import TaskChanges, ToStage
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.reason_bubble import show_reason
from taskflow_desktop.ui.widgets.stage_popover import StagePopover, stage_subject
from taskflow_desktop.ui.widgets.toast import Toast
from taskflow_desktop.ui.words import importance_word

WhyNot = Callable[[Task], Refusal | None]


class ManyActions(QObject):
    """Acts on the picks of a TaskTable. One task goes by `changes`, as on the board; many by ManyChanges."""

    def __init__(self, session: Session, model: TaskTableModel, table: TaskTable, changes: TaskChanges) -> None:
        super().__init__(table)
        self._session, self._model, self._table, self._changes = session, model, table, changes
        self.many = ManyChanges(session, self)
        self.many.told.connect(self._tell)
        self.many.settled.connect(self._step_on)
        self._steps = 0  # pressed while a change was on its way
        self._asked: tuple[Task, ...] = ()
        self._then: Callable[[Sequence[Task]], None] | None = None
        self._reading: Asking[tuple[Task, ...]] = Asking(table)

    # --- what a person asks ------------------------------------------------------------------------------------------

    def act_on_key(self, key: str) -> None:
        """Stage, importance, neighbours of the stage, numbers; what is done to one task only says so."""
        if key == "S":
            self.open_stages()
        elif key in {"[", "]"}:
            self._steps += 1 if key == "]" else -1
            self._step_on()
        elif key == "C":
            self._with_tasks(self._copy)
        elif len(self._table.picks) < 2:
            return
        elif key == "P":
            self.open_importances()
        elif key in {"O", "R", "L", "M", "A", "N", "T"}:
            self._say(translate("Board", "That is done to one task at a time. Choose just one."))

    @Slot()
    def open_stages(self) -> None:
        """Offer the stages beside the chosen rows."""
        self._with_tasks(self._offer_stages)

    @Slot()
    def open_owners(self) -> None:
        """Offer the people of the team as owners."""
        self._with_tasks(self._offer_owners)

    @Slot()
    def open_importances(self) -> None:
        """Offer the importances."""
        self._with_tasks(self._offer_importances)

    @Slot(object)
    def open_menu(self, at: QPoint) -> None:
        """Open the menu of the chosen rows at a global point."""
        menu = CurtainedMenu(self._table)
        menu.aboutToHide.connect(menu.deleteLater)
        for text, slot in (
            (translate("Board", "Change stage…"), self.open_stages),
            (translate("Board", "Change owner…"), self.open_owners),
            (translate("Board", "Change importance…"), self.open_importances),
            (translate("Board", "Copy numbers"), self._copy_numbers),
        ):
            menu.addAction(text).triggered.connect(slot)
        menu.popup(at)

    # --- the tasks ---------------------------------------------------------------------------------------------------

    def _with_tasks(self, then: Callable[[Sequence[Task]], None]) -> None:
        """Do `then` with the chosen tasks; those that are not in memory are read first."""
        picks = self._table.picks
        if not picks:
            self._steps = 0
            return
        if len(picks) > limits.TASKS_AT_ONCE:
            self._steps = 0
            self._say(sentence(Refusal("tasks.too_many", limit=limits.TASKS_AT_ONCE)))
            return
        held = [self._model.task(task_id) for task_id in picks]
        found = [task for task in held if task is not None]
        if len(found) == len(picks):
            then(found)
        else:
            self._then = then
            self._session.reader.tasks(picks, done=self._reading.again(self._on_read))

    def _on_read(self, tasks: tuple[Task, ...]) -> None:
        then, self._then = self._then, None
        if then is not None and tasks:
            then(tasks)

    def _may_none(self, tasks: Sequence[Task], why_not: WhyNot) -> bool:
        """Say why if not one of the tasks may be changed."""
        reasons = [why_not(task) for task in tasks]
        first = reasons[0]
        if first is None or any(reason is None for reason in reasons):
            return False
        self._say(sentence(first))
        return True

    def _why_not_edit(self, task: Task) -> Refusal | None:
        return why_not_edit_task(self._session.agent, task, owner_name=self._session.agent_name(task.owner_id))

    def _why_not_give(self, task: Task) -> Refusal | None:
        return why_not_change_people(self._session.agent, task)

    # --- stage -------------------------------------------------------------------------------------------------------

    def _offer_stages(self, tasks: Sequence[Task]) -> None:
        if self._may_none(tasks, self._why_not_edit):
            return
        self._asked = tuple(tasks)
        stages = {task.stage_id for task in tasks}
        current = tasks[0].stage_id if len(stages) == 1 else StageId(0)
        popover = StagePopover(
            self._table, self._subject(tasks, self._why_not_edit), self._session.flow.active_stages, current, {}
        )
        popover.stage_chosen.connect(self._stage_chosen)
        popover.open_at_rect(self._beside(), popover.filter_line)

    @Slot(object)
    def _stage_chosen(self, stage_id: StageId) -> None:
        tasks, self._asked = self._asked, ()
        self._move({task.id: stage_id for task in tasks}, tasks)

    @Slot()
    def _step_on(self) -> None:
        """Go as many stages as keys were pressed, from where the change before has left the tasks."""
        if self._steps and not self.many.on_way:
            self._with_tasks(self._step)

    def _step(self, tasks: Sequence[Task]) -> None:
        """Each so many stages from its own; at the end it stays."""
        by, self._steps = self._steps, 0
        stages = [stage.id for stage in self._session.flow.active_stages]
        to: dict[TaskId, StageId] = {}
        for task in tasks:
            if task.stage_id in stages:
                at = stages.index(task.stage_id)
                to[task.id] = stages[min(max(at + by, 0), len(stages) - 1)]
        moving = [task for task in tasks if task.id in to and to[task.id] != task.stage_id]
        if moving and not self._may_none(moving, self._why_not_edit):
            self._move(to, moving)

    def _move(self, to: dict[TaskId, StageId], tasks: Sequence[Task]) -> None:
        if len(tasks) > 1:
            self.many.ask(tasks, ToStages(to))
        elif tasks and tasks[0].stage_id != to[tasks[0].id]:
            self._changes.ask(self._model.task(tasks[0].id) or tasks[0], ToStage(to[tasks[0].id]))

    # --- owner and importance ----------------------------------------------------------------------------------------

    def _offer_owners(self, tasks: Sequence[Task]) -> None:
        if self._may_none(tasks, self._why_not_give):
            return
        self._asked = tuple(tasks)
        people = [agent for agent in self._session.agents.values() if agent.active]
        title = fill(translate("Board", "Owner · {tasks}"), tasks=self._subject(tasks, self._why_not_give))
        popover = PeoplePopover(self._session, self._table, title, people)
        popover.chosen.connect(self._owner_chosen)
        popover.open_at_rect(self._beside(), popover.picker.search.line)

    @Slot(object)
    def _owner_chosen(self, agent_id: AgentId) -> None:
        tasks, self._asked = self._asked, ()
        self.many.ask(tasks, ToOwners({task.id: agent_id for task in tasks}))

    def _offer_importances(self, tasks: Sequence[Task]) -> None:
        if self._may_none(tasks, self._why_not_edit):
            return
        self._asked = tuple(tasks)
        menu: QMenu = CurtainedMenu(self._table)
        menu.aboutToHide.connect(menu.deleteLater)
        for importance in reversed(Importance):
            entry = menu.addAction(importance_word(importance))
            entry.setData(int(importance))
            entry.setCheckable(True)
            entry.setChecked(all(task.importance is importance for task in tasks))
        menu.triggered.connect(self._importance_chosen)
        menu.popup(self._table.window().mapToGlobal(self._beside().topLeft()))
        menu.setActiveAction(menu.actions()[0])

    @Slot(QAction)
    def _importance_chosen(self, entry: QAction) -> None:
        tasks, self._asked = self._asked, ()
        importance = Importance(entry.data())
        self.many.ask(tasks, ToImportances({task.id: importance for task in tasks}))

    # --- numbers and words -------------------------------------------------------------------------------------------

    @Slot()
    def _copy_numbers(self) -> None:
        self._with_tasks(self._copy)

    def _copy(self, tasks: Sequence[Task]) -> None:
        QGuiApplication.clipboard().setText("\n".join(task.number for task in tasks))
        if len(tasks) == 1:
            self._tell(fill(translate("Board", "Copied {number}"), number=tasks[0].number))
        else:
            self._tell(translate("Board", "Copied %n number(s)", "", len(tasks)))

    def _subject(self, tasks: Sequence[Task], why_not: WhyNot) -> str:
        """The tasks in words, and how many of them cannot be changed."""
        if len(tasks) == 1:
            return stage_subject(tasks[0].short_number, tasks[0].title)
        words = translate("Board", "%n task(s)", "", len(tasks))
        left = sum(why_not(task) is not None for task in tasks)
        if not left:
            return words
        rest = translate("Board", "%n task(s) can't be changed", "", left)
        return fill(translate("Board", "{tasks} · {rest}"), tasks=words, rest=rest)

    @Slot(object)
    def _tell(self, words: str) -> None:
        toast_host(self._table).show_toast(Toast(words))

    def _say(self, words: str) -> None:
        """Say something at the row the keys start from."""
        current = self._table.current
        rect = self._table.row_rect(current) if current is not None else QRect()
        place: QWidget = self._table.viewport()
        show_reason(place, words, rect if not rect.isEmpty() else None)

    def _beside(self) -> QRect:
        """Where a popover opens, in coordinates of the window: in the row the keys start from."""
        current, viewport = self._table.current, self._table.viewport()
        rect = self._table.row_rect(current) if current is not None else QRect()
        if rect.isEmpty():
            rect = QRect(0, 0, viewport.width(), 1)
        corner = viewport.mapTo(self._table.window(), QPoint(rect.width() // 3, rect.top()))
        return QRect(corner, rect.size().boundedTo(rect.size().transposed()))

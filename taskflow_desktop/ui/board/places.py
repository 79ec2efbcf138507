"""What fills the page under the filters: the tasks, why there are none, or that they are being read."""

from typing import Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.domain.requests import BoardFilter
from taskflow_desktop.models.board_order import narrows
from taskflow_desktop.models.board_reads import Figures
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.board.empty_board import EmptyBoard, Nothing, nothing_of
from taskflow_desktop.ui.board.side_panel import Place
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.read_state import ReadState


class Places(QStackedWidget):
    """Shows one of the three. What was read for the same question stays, whatever becomes of the next read.

    `again` tells that a read that failed shall be tried once more.
    """

    again = Signal()

    def __init__(self, session: Session, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._content = session, content
        self.empty = EmptyBoard()
        self._question: object = None
        self._answered: object = None  # the question that is answered on screen
        self._shown = False
        self.reading = ReadState(translate("Board", "Loading the tasks"))
        self.reading.due.connect(self._show_reading)
        self.reading.again.connect(self._read_again)
        for place in (QWidget(), self.reading, content, self.empty):
            self.addWidget(place)

    def wait(self, question: object, *, shown: bool) -> None:
        """Tasks are being read by a filter and an order, the `question`; if some are `shown` already, they stay."""
        self._question, self._shown = question, shown
        self.reading.begin()

    @Slot()
    def take_answer(self) -> None:
        """What was asked for is there."""
        self._answered, self._shown = self._question, True
        self.reading.done()

    @Slot(object)
    def fail(self, error: TaskflowError) -> None:
        """A read failed: what is on screen stays if it answers the same question, and gives way to why if not."""
        if self._answered is not None and self._answered == self._question:
            self.reading.done()
            self._session.notices.refuse(error)
        else:
            self.reading.fail(error)

    def show_content(self, where: BoardFilter, *, empty: bool, filters: str) -> None:
        """Show the tasks, or why there are none; `filters` is the filter in words."""
        if not self._session.flow.on or self.reading.failed:
            return
        if not empty:
            self.setCurrentWidget(self._content)
            return
        self.empty.say(Nothing.NO_MATCH if narrows(where) else nothing_of(where.scope), filters=filters)
        self.setCurrentWidget(self.empty)

    def show_off(self) -> None:
        """Say that Task Flow is off."""
        agents = sum(agent.active for agent in self._session.agents.values())
        admin = self._session.agent.role is Role.ADMIN
        self.reading.done()
        self.empty.say(Nothing.OFF if admin else Nothing.OFF_FOR_AGENTS, agents=agents)
        self.setCurrentWidget(self.empty)

    @Slot()
    def _show_reading(self) -> None:
        if self._session.flow.on and (self.reading.failed or not self._shown):
            self.setCurrentWidget(self.reading)

    @Slot()
    def _read_again(self) -> None:
        self.reading.begin()
        self.again.emit()


class TaskView(Protocol):
    """What the page asks of either way to look at the tasks: the board and the list."""

    @property
    def figures(self) -> Figures:
        """The counts beside the filters."""
        ...

    @property
    def ready(self) -> bool:
        """True once an answer has been shown."""
        ...

    @property
    def task(self) -> Task | None:
        """The task that keys act on, if it is here."""
        ...

    @property
    def has_focus(self) -> bool:
        """True if the focus is on the tasks themselves."""
        ...

    def held_task(self, task_id: TaskId) -> Task | None:
        """Return a task that is loaded here."""
        ...

    def select(self, task_id: TaskId | None) -> None:
        """Choose a task here, now or as soon as it is loaded."""
        ...

    def load(self, where: BoardFilter) -> None:
        """Show what matches `where`."""
        ...

    def apply(self, changes: ChangeSet) -> None:
        """Follow a change."""
        ...

    def tick(self, now: Moment) -> None:
        """Show the times as of `now`."""
        ...

    def forget(self) -> None:
        """Measure everything anew."""
        ...

    def reveal(self) -> None:
        """Bring the chosen task on screen."""
        ...

    def step(self, by: int) -> None:
        """Go to the task before or after."""
        ...

    def place_of(self, task_id: TaskId | None) -> Place:
        """Return where a task stands among its neighbours."""
        ...

    def tasks_place(self) -> QWidget | None:
        """Return what has the keys of the tasks, None while there are none."""
        ...

    def show_found(self, filters: str) -> None:
        """Show the tasks, or why there are none; `filters` is the filter in words."""
        ...

    def show_off(self) -> None:
        """Say that Task Flow is off."""
        ...

    def set_single_keys(self, on: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Let letters be commands, or not."""
        ...

    def act_on_key(self, key: str) -> None:
        """Do what a single key does to the chosen tasks."""
        ...

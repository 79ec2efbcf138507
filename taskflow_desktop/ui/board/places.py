"""What fills the page under the filters: the tasks, why there are none, or that they are being read."""

from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.domain.requests import BoardFilter
from taskflow_desktop.models.board_order import narrows
from taskflow_desktop.models.board_reads import Figures
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.board.empty_board import EmptyBoard, Nothing, nothing_of
from taskflow_desktop.ui.board.side_panel import Place
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.labels import label

_QUIET_MS = 400


class Places(QStackedWidget):
    """Shows one of the three. A first read is spoken of only if it takes longer than 400 ms."""

    def __init__(self, session: Session, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._content = session, content
        self.empty = EmptyBoard()
        self._loading = label("", "body", tone="text.2")
        self._loading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for place in (self._loading, content, self.empty):
            self.addWidget(place)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._say_loading)

    def wait(self, *, shown: bool) -> None:
        """Tasks are being read; if some are `shown` already, they stay."""
        if not shown:
            self._quiet.start()

    def show_content(self, where: BoardFilter, *, empty: bool, filters: str) -> None:
        """Show the tasks, or why there are none; `filters` is the filter in words."""
        self._quiet.stop()
        if not self._session.flow.on:
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
        self.empty.say(Nothing.OFF if admin else Nothing.OFF_FOR_AGENTS, agents=agents)
        self.setCurrentWidget(self.empty)

    @Slot()
    def _say_loading(self) -> None:
        self._loading.setText(translate("Board", "Loading the board…"))


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

    def focus_tasks(self) -> None:
        """Put the focus on the tasks."""
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

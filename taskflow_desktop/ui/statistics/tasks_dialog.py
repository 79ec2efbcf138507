"""The tasks behind a figure: a list, from which one is opened in its room."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from taskflow_desktop.domain.entities import NO_PAST
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.statistics import FoundTasks, StatisticsFilter, TasksBehind
from taskflow_desktop.models.statistics_rows import FigureRowsModel
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.refusals import error_sentence
from taskflow_desktop.ui.statistics.task_rows import TaskRowDelegate, row_height, task_row
from taskflow_desktop.ui.statistics.words import tasks_word
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.list_view import OneColumnView

_ROWS = 10
_PATIENCE_MS = 400


class _List(OneColumnView):
    def sizeHint(self) -> QSize:
        return QSize(theme().px(560), row_height() * _ROWS)


class TasksDialog(PlainDialog):
    """`task_chosen` tells the (RoomId, TaskId) of the one that was taken; the dialog closes then."""

    task_chosen = Signal(object)

    def __init__(
        self, session: Session, parent: QWidget, title: str, where: StatisticsFilter, wanted: TasksBehind
    ) -> None:
        super().__init__(parent, title, " ", width=640)
        self._session = session
        self._found: FoundTasks | None = None
        self._asked: Asking[FoundTasks] = Asking(self)
        self._refused: Asking[TaskflowError] = Asking(self)
        self.model = FigureRowsModel(self)
        self.view = _List(title, row_height)
        self.view.setModel(self.model)
        self.view.setItemDelegate(TaskRowDelegate(self.view, session))
        self._words = label("", "body", tone="text.2")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._places = QStackedWidget()
        self._places.addWidget(self.view)
        self._places.addWidget(self._words)
        self.content.addWidget(self._places, 1)
        self.close_button = self.add_button(translate("Message", "Close"), "reject")
        self.view.clicked_id.connect(self._choose)
        self.view.activated_id.connect(self._choose)
        self._busy = QTimer(self)
        self._busy.setSingleShot(True)
        self._busy.setInterval(_PATIENCE_MS)
        self._busy.timeout.connect(self._tell_busy)
        self._busy.start()
        session.reader.tasks_behind(
            where, wanted, done=self._asked.again(self._show), failed=self._refused.again(self._failed)
        )

    def _show(self, found: FoundTasks) -> None:
        self._busy.stop()
        self._found = found
        if found.total > len(found.tasks):
            words = translate("Statistics", "The first {n} of {total}. Enter opens one in its room.")
            self.set_text(fill(words, n=count(len(found.tasks)), total=count(found.total)))
        else:
            words = translate("Statistics", "{tasks}. Enter opens one in its room.")
            self.set_text(fill(words, tasks=tasks_word(found.total)))
        rows = []
        for place, task in enumerate(found.tasks, start=1):
            person = self._session.agent_name(found.finishers.get(task.id, task.owner_id))
            past = found.pasts.get(task.stage_id, NO_PAST)
            rows.append(
                task_row(self._session, task, person=person, past=past, now=found.now, last=place == len(found.tasks))
            )
        self.model.show(rows)
        self._words.setText(translate("Statistics", "There are no such tasks."))
        self._places.setCurrentIndex(0 if rows else 1)
        if rows:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.select_id(found.tasks[0].id)

    def _failed(self, error: TaskflowError) -> None:
        self._busy.stop()
        self.set_error(error_sentence(error))

    @Slot()
    def _tell_busy(self) -> None:
        self.set_text(translate("Statistics", "Looking for the tasks…"))

    @Slot(object)
    def _choose(self, task_id: TaskId) -> None:
        task = next((each for each in self._found.tasks if each.id == task_id), None) if self._found else None
        if task is not None:
            self.accept()
            self.task_chosen.emit((task.room_id, task.id))

"""The page 통계: figures of a period, for agents their own, for managers and admins all (ui-spec 4.8)."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.errors import Refusal, TaskflowError
from taskflow_desktop.domain.requests import BoardFilter, BoardSort
from taskflow_desktop.domain.statistics import Statistics, StatisticsFilter, TasksBehind
from taskflow_desktop.rules import limits
from taskflow_desktop.rules import statistics as counting
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.dialogs.files import AskFiles, NativeFiles
from taskflow_desktop.ui.own import STATISTICS
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.statistics import choice
from taskflow_desktop.ui.statistics.charts import Charts
from taskflow_desktop.ui.statistics.head import StatisticsHead
from taskflow_desktop.ui.statistics.tables import FigureTable, file_name
from taskflow_desktop.ui.statistics.tasks_dialog import TasksDialog
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.empty import EmptyState
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.surface import Surface, scroll_area
from taskflow_desktop.ui.widgets.toast import Toast

_MINUTE_MS = 60_000
_FOLLOW_MS = 1000
_PATIENCE_MS = 400


class StatisticsPage(Surface):
    """Counts anew each minute and soon after a change, while it is on screen.

    Signals: `task_requested` a (RoomId, TaskId) pair, `board_requested` a BoardFilter.
    """

    task_requested = Signal(object)
    board_requested = Signal(object)

    def __init__(self, session: Session, *, files: AskFiles | None = None, parent: QWidget | None = None) -> None:
        """`files` asks where to save instead of the system's dialog."""
        super().__init__("bg.side", parent=parent)
        self._session = session
        self._files: AskFiles = files if files is not None else NativeFiles()
        self._found: Statistics | None = None
        self._stale = True
        self._saving: FigureTable | None = None
        self._saved_as = ""
        self._asked: Asking[Statistics] = Asking(self)
        self._refused: Asking[TaskflowError] = Asking(self)
        self.head = StatisticsHead(choice.from_text(session.own.get(STATISTICS)))
        self.head.set_people(session.agent, session.agents.values())
        self.charts = Charts(session)
        self.note = Note("bad")
        self.note.set_action(translate("Statistics", "Try again"), "quiet")
        self.empty = EmptyState("chart-column", "")
        self.area = scroll_area(self.charts, "bg.side")
        self._blank = QWidget()
        self._places = QStackedWidget()
        for place in (self._blank, self.area, self.empty):
            self._places.addWidget(place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        self._problem = QWidget()
        QVBoxLayout(self._problem).addWidget(self.note)
        self._problem.hide()
        column.addWidget(self._problem)
        column.addWidget(self._places, 1)
        self.charts.order_stops(self.head.save)
        self._minute = self._timer(_MINUTE_MS, repeat=True)
        self._minute.timeout.connect(self.reload)
        self._soon = self._timer(_FOLLOW_MS)
        self._soon.timeout.connect(self._follow)
        self._busy = self._timer(_PATIENCE_MS)
        self._busy.timeout.connect(self.head.tell_busy)
        self._connect()

    def _timer(self, milliseconds: int, *, repeat: bool = False) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(not repeat)
        made.setInterval(milliseconds)
        return made

    def _connect(self) -> None:
        session, charts = self._session, self.charts
        self.head.where_changed.connect(self._where_changed)
        self.head.refresh_wanted.connect(self.reload)
        self.head.save_wanted.connect(self._save_key)
        self.note.action.connect(self.reload)
        charts.tasks_wanted.connect(self._open_tasks)
        charts.task_chosen.connect(self.task_requested)
        charts.save_wanted.connect(self.save_table)
        charts.board_wanted.connect(self._open_board)
        session.hub.changed.connect(self._on_changed)
        session.changed.connect(self._on_session_changed)

    @property
    def found(self) -> Statistics | None:
        """The answer that is shown."""
        return self._found

    def first_stop(self) -> QWidget:
        """Return where the focus goes."""
        return self.charts.median if self._places.currentWidget() is self.area else self.head.period

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()
        if self.focusWidget() is None:
            self.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)
        if self._stale:
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for timer in (self._minute, self._soon, self._busy):
            timer.stop()
        self._stale = True

    # --- counting ----------------------------------------------------------------------------------------------------

    @Slot()
    def reload(self) -> None:
        """Count anew; what is shown stays until the answer comes."""
        self._soon.stop()
        self._stale = False
        if not self._session.flow.on:
            self._show_off()
            return
        self._busy.start()
        self._session.reader.statistics(
            self.head.where, done=self._asked.again(self._show), failed=self._refused.again(self._failed)
        )

    def _show(self, found: Statistics) -> None:
        self._busy.stop()
        self._found = found
        self._problem.hide()
        self.head.tell(found)
        if not self._session.flow.on:
            self._show_off()
            return
        if not counting.enough(found.totals):
            self._show_too_few(found)
            return
        self.charts.show_statistics(found)
        self.head.set_tables(tuple((key, table.name) for key, table in self.charts.tables(found).items()))
        self._bring(self.area)

    def _show_too_few(self, found: Statistics) -> None:
        words = fill(
            translate("Statistics", "Statistics show from {least} finished tasks on. Now there are {n}."),
            least=limits.STATISTICS_LEAST,
            n=found.totals.finished,
        )
        self.empty.set_texts(translate("Statistics", "There are too few figures yet"), words, "chart-column")
        self.head.set_tables(())
        self._bring(self.empty)

    def _show_off(self) -> None:
        self._busy.stop()
        self.empty.set_texts(translate("Statistics", "Task Flow is off"), sentence(Refusal("flow.off")), "power")
        self.head.set_tables(())
        self._bring(self.empty)

    def _bring(self, place: QWidget) -> None:
        """Show a place; a focus that goes with the other comes to the head."""
        if self._places.currentWidget() is place:
            return
        focused: QWidget | None = self.focusWidget()
        lost = focused is not None and self._places.isAncestorOf(focused)
        self._places.setCurrentWidget(place)
        if lost and self.isVisible():
            self.head.period.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: TaskflowError) -> None:
        self._busy.stop()
        if self._found is not None:
            self.head.tell(self._found)
        self.note.set_text(error_sentence(error), translate("Statistics", "The figures could not be read."))
        self._problem.show()
        announce(self, translate("Statistics", "The figures could not be read."), assertive=True)

    @Slot(object)
    def _where_changed(self, where: StatisticsFilter) -> None:
        self._session.own.keep(STATISTICS, choice.to_text(where))
        self.reload()

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.tasks or changes.reload or changes.flow is not None:
            self._stale = True
            if self.isVisible() and not self._soon.isActive():
                self._soon.start()

    @Slot()
    def _follow(self) -> None:
        if self.isVisible():
            self.reload()

    @Slot(object)
    def _on_session_changed(self, changes: ChangeSet) -> None:
        if changes.agents is not None:
            before = self.head.where
            self.head.set_people(self._session.agent, self._session.agents.values())
            self._stale = self._stale or self.head.where != before
        if self.isVisible():
            self._soon.start()

    # --- what a person does ------------------------------------------------------------------------------------------

    @Slot(object)
    def _open_tasks(self, asked: tuple[str, TasksBehind]) -> None:
        title, wanted = asked
        where = self._found.where if self._found is not None else self.head.where
        dialog = TasksDialog(self._session, self.window(), title, where, wanted)
        dialog.task_chosen.connect(self.task_requested)
        dialog.open()

    @Slot()
    def _open_board(self) -> None:
        me = self._session.agent.id
        where = self.head.where
        owners = frozenset() if where.agent_id is None else frozenset({where.agent_id})
        self.board_requested.emit(
            BoardFilter(agent_id=me, outcomes=frozenset({None}), owners=owners, sort=BoardSort.LONGEST)
        )

    @Slot(object)
    def _save_key(self, key: str) -> None:
        if self._found is not None:
            self.save_table(self.charts.tables(self._found)[key])

    @Slot(object)
    def save_table(self, table: FigureTable) -> None:
        """Ask where a table goes and write it there."""
        if self._found is None:
            return
        self._saving = table
        title = fill(translate("Statistics", "Save {chart} as CSV"), chart=table.name)
        filters = translate("Statistics", "CSV file (*.csv)")
        self._files.save_file(self, title, file_name(table, self._found), chosen=self._place_chosen, filters=filters)

    def _place_chosen(self, paths: tuple[Path, ...]) -> None:
        if paths and self._saving is not None:
            self._saved_as = paths[0].name
            self._session.commands.tables.write_table(paths[0], self._saving.cells(), done=self._saved)

    def _saved(self, _nothing: object) -> None:
        if isValid(self):
            words = fill(translate("Statistics", "Saved as {file}"), file=self._saved_as)
            toast_host(self).show_toast(Toast(words, icon="check"))

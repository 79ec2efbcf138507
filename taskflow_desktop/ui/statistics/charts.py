"""The body of statistics: five figures over four charts, two beside each other."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import NO_PAST
from taskflow_desktop.domain.enums import Outcome
from taskflow_desktop.domain.ids import AgentId, StageId, TaskId
from taskflow_desktop.domain.statistics import Statistics, TasksBehind
from taskflow_desktop.rules import limits
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.format import count, stay
from taskflow_desktop.ui.statistics import tables, words
from taskflow_desktop.ui.statistics.agent_rows import AgentRows
from taskflow_desktop.ui.statistics.chart_card import ChartCard
from taskflow_desktop.ui.statistics.day_chart import DayChart
from taskflow_desktop.ui.statistics.day_legend import DayLegend
from taskflow_desktop.ui.statistics.figure_card import FigureCard
from taskflow_desktop.ui.statistics.figure_list import FigureList
from taskflow_desktop.ui.statistics.stage_rows import StageRows
from taskflow_desktop.ui.statistics.task_rows import TaskRowDelegate, row_height, task_row
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import Button

_SIDE, _GAP = 20, 12
_PARTS = 30  # of the width: a figure takes 6, 10 or 15 of them


class Charts(QWidget):
    """Signals: `tasks_wanted` a (title, TasksBehind) pair, `task_chosen` a (RoomId, TaskId) pair,
    `save_wanted` a FigureTable, `board_wanted`."""

    tasks_wanted = Signal(object)
    task_chosen = Signal(object)
    save_wanted = Signal(object)
    board_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: Statistics | None = None
        self.median, self.finished, self.rate, self.open, self.long = (FigureCard() for _ in range(5))
        self.cards = (self.median, self.finished, self.rate, self.open, self.long)
        self.days, self.legend = DayChart(), DayLegend()
        self.stages, self.agents = StageRows(session), AgentRows(session)
        self.stays = FigureList(translate("Statistics", "Long in one stage"), row_height)
        self.stays.view.setItemDelegate(TaskRowDelegate(self.stays.view, session))
        self.board_button = Button(translate("Statistics", "Show on the board"), "link", small=True)
        self.day_card = ChartCard(translate("Statistics", "Finished per day"), self.days, aside=self.legend)
        self.stage_card = ChartCard(
            translate("Statistics", "Time in stage"),
            self.stages,
            note=fill(translate("Statistics", "Bar: median · tick: {n}%"), n=limits.STATISTICS_PERCENT),
            foot=translate("Statistics", "* Share of the tasks that came through this stage and ended in success"),
        )
        self.agent_card = ChartCard(
            translate("Statistics", "Per agent"),
            self.agents,
            note=translate("Statistics", "By who set the outcome"),
        )
        self.long_card = ChartCard(translate("Statistics", "Long in one stage"), self.stays, aside=self.board_button)
        self.chart_cards = (self.day_card, self.stage_card, self.agent_card, self.long_card)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._figures = QGridLayout()
        self._figures.setSpacing(_GAP)
        for column in range(_PARTS):
            self._figures.setColumnStretch(column, 1)
        self._place_figures(len(self.cards))
        grid = QGridLayout()
        grid.setSpacing(_GAP)
        for place, chart in enumerate(self.chart_cards):
            grid.addWidget(chart, *divmod(place, 2))
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(_SIDE, 16, _SIDE, 20)
        column_.setSpacing(_GAP)
        column_.addLayout(self._figures)
        column_.addLayout(grid)
        column_.addStretch(1)

    def order_stops(self, first: QWidget) -> None:
        """Have Tab go in reading order, from `first` on."""
        lists = (self.days, self.stages.view, self.agents.view, self.stays.view)
        stops: list[QWidget] = [first, *self.cards]
        for chart, inside in zip(self.chart_cards, lists, strict=True):
            stops += [self.board_button] if chart is self.long_card else []
            stops += [chart.table_button, chart.save_button, inside, chart.table]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _place_figures(self, across: int) -> None:
        """Put the five figures beside each other, or where that is too narrow three over two."""
        self._across = across
        for place, card in enumerate(self.cards):
            row, at = divmod(place, across)
            span = _PARTS // min(across, len(self.cards) - row * across)
            self._figures.addWidget(card, row, at * span, 1, span)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        most = max(card.sizeHint().width() for card in self.cards)
        count_ = len(self.cards)
        room = self.width() - 2 * _SIDE - (count_ - 1) * _GAP
        across = count_ if most * count_ <= room else 3
        if across != self._across:
            self._place_figures(across)

    def _connect(self) -> None:
        for figure in self.cards:
            figure.clicked.connect(self._figure_pressed)
        for chart in self.chart_cards:
            chart.save_requested.connect(self.save_wanted)
        self.days.day_chosen.connect(self._day_chosen)
        self.stages.row_chosen.connect(self._stage_chosen)
        self.agents.row_chosen.connect(self._agent_chosen)
        self.stays.row_chosen.connect(self._stay_chosen)
        self.board_button.clicked.connect(self.board_wanted)

    def tables(self, found: Statistics) -> Mapping[str, tables.FigureTable]:
        """Return every table of an answer by its key."""
        return {
            "summary": tables.summary_table(found),
            "days": tables.day_table(found),
            "stages": tables.stage_table(found, self._session),
            "agents": tables.agent_table(found, self._session),
            "long": tables.long_table(found, self._session),
        }

    def show_statistics(self, found: Statistics) -> None:
        """Show an answer."""
        self._found = found
        self._show_figures(found)
        self._arrange()
        self.days.show_days(found.days)
        self.legend.tell(found.totals.success, found.totals.failure)
        self.stages.show_statistics(found)
        self.agents.show_statistics(found)
        long = found.long
        self.long_card.extra.setText(count(long.total))
        self.long_card.extra.setVisible(bool(long.total))
        self.stays.show_rows(
            [
                task_row(
                    self._session,
                    task,
                    person=self._session.agent_name(task.owner_id),
                    past=long.pasts.get(task.stage_id, NO_PAST),
                    now=found.now,
                    last=place == len(long.tasks),
                )
                for place, task in enumerate(long.tasks, start=1)
            ]
        )
        made = self.tables(found)
        for card, key in zip(self.chart_cards, ("days", "stages", "agents", "long"), strict=True):
            card.show_table(made[key])

    def _show_figures(self, found: Statistics) -> None:
        now, before = found.totals, found.before
        per_day = now.finished / len(found.days)
        shown = f"{per_day:.1f}" if per_day < 10 else count(round(per_day))
        self.median.tell(
            translate("Statistics", "Time to finish (median)"),
            stay(now.median) if now.median is not None else "–",
            words.median_change(now.median, before),
            translate("Statistics", "From creation to outcome"),
            translate("Statistics", "Without the time between finishing and reopening."),
        )
        self.finished.tell(
            translate("Statistics", "Finished tasks"),
            words.tasks_word(now.finished),
            words.finished_change(now, before),
            fill(translate("Statistics", "{n} a day on average"), n=shown),
            translate("Statistics", "Each once, at its last outcome; reopened ones are in progress."),
        )
        self.rate.tell(
            translate("Statistics", "Success rate"),
            words.share(now.rate),
            words.rate_change(now, before),
            fill(
                translate("Statistics", "Success {success} · failure {failure}"),
                success=count(now.success),
                failure=count(now.failure),
            ),
            translate("Statistics", "Opens the tasks that failed."),
        )
        self.open.tell(
            translate("Words", "In progress"),
            words.tasks_word(found.in_progress),
            words.in_progress_change(found),
            translate("Statistics", "in %n room(s)", None, found.rooms),
            translate("Statistics", "Now, against when the period began."),
        )
        self.long.tell(
            translate("Statistics", "Long in one stage"),
            words.tasks_word(found.long.total),
            words.long_change(found),
            translate("Statistics", "Longer than is usual there"),
        )

    @Slot()
    def _figure_pressed(self) -> None:
        wanted = {
            self.median: (translate("Statistics", "Finished tasks"), TasksBehind()),
            self.finished: (translate("Statistics", "Finished tasks"), TasksBehind()),
            self.rate: (translate("Statistics", "Tasks that failed"), TasksBehind(outcome=Outcome.FAILURE)),
            self.open: (translate("Statistics", "Tasks in progress"), TasksBehind(unfinished=True)),
            self.long: (translate("Statistics", "Long in one stage"), TasksBehind(long_only=True)),
        }
        found = next((each for card, each in wanted.items() if card is self.sender()), None)
        if found is not None:
            self.tasks_wanted.emit(found)

    @Slot(object)
    def _day_chosen(self, day: object) -> None:
        figures = next((each for each in (self._found.days if self._found else ()) if each.day == day), None)
        if figures is not None:
            title = fill(translate("Statistics", "Finished on {day}"), day=words.whole_day_word(figures.day))
            self.tasks_wanted.emit((title, TasksBehind(day=figures.day)))

    @Slot(object)
    def _stage_chosen(self, stage_id: StageId) -> None:
        name = self._session.stage(stage_id).name
        title = fill(translate("Statistics", "Finished tasks that came through {stage}"), stage=name)
        self.tasks_wanted.emit((title, TasksBehind(stage_id=stage_id)))

    @Slot(object)
    def _agent_chosen(self, agent_id: AgentId) -> None:
        title = fill(translate("Statistics", "Finished by {name}"), name=self._session.agent_name(agent_id))
        self.tasks_wanted.emit((title, TasksBehind(agent_id=agent_id)))

    @Slot(object)
    def _stay_chosen(self, task_id: TaskId) -> None:
        tasks = self._found.long.tasks if self._found is not None else ()
        task = next((each for each in tasks if each.id == task_id), None)
        if task is not None:
            self.task_chosen.emit((task.room_id, task.id))

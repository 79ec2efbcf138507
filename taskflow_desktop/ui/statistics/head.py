"""The head of statistics: which days, whose tasks, which channel; as of when; anew; into a file."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.enums import Channel
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.statistics import Period, Statistics, StatisticsFilter
from taskflow_desktop.rules import permissions
from taskflow_desktop.ui.format import clock_time
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.statistics.choice_button import ChoiceButton
from taskflow_desktop.ui.statistics.words import compared_word, days_word, period_word
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import IconButton, ReasonButton
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.surface import Surface
from taskflow_desktop.ui.words import channel_word

_SIDE = 20


class StatisticsHead(Surface):
    """Signals: `where_changed` the new StatisticsFilter, `refresh_wanted`, `save_wanted` the key of a table."""

    where_changed = Signal(object)
    refresh_wanted = Signal()
    save_wanted = Signal(object)

    def __init__(self, where: StatisticsFilter, parent: QWidget | None = None) -> None:
        super().__init__("bg.surface", edges=("bottom",), parent=parent)
        self._where = where
        self._tables: tuple[tuple[str, str], ...] = ()
        self.period = ChoiceButton(
            translate("Statistics", "Period"),
            [(period, period_word(period)) for period in Period],
            where.period,
            icon="calendar",
        )
        self.agent = ChoiceButton(translate("Words", "Agent"), (), where.agent_id)
        self.channel = ChoiceButton(
            translate("Statistics", "Channel"),
            [(None, translate("Statistics", "All channels")), *((each, channel_word(each)) for each in Channel)],
            where.channel,
        )
        self._compared = label("", "small", tone="text.3")
        self._as_of = label("", "small", tone="text.2")
        self.refresh = IconButton("refresh-cw", translate("Statistics", "Count anew"))
        self.save = ReasonButton(
            translate("Statistics", "Save as CSV"), icon="download", trailing="chevron-down", small=True, lock=False
        )
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 12, _SIDE, 12)
        row.setSpacing(10)
        self._title = label(translate("Statistics", "Statistics"), "page")
        row.addWidget(self._title)
        for widget in (self.period, self.agent, self.channel):
            row.addWidget(widget)
        row.addWidget(self._compared)
        row.addStretch(1)
        row.addWidget(self._as_of)
        row.addWidget(self.refresh)
        row.addWidget(self.save)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.period.picked.connect(self._picked)
        self.agent.picked.connect(self._picked)
        self.channel.picked.connect(self._picked)
        self.refresh.clicked.connect(self.refresh_wanted)
        self.save.chosen.connect(self._open_tables)
        self._compared.setText(compared_word(where.period))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Narrower than its words: some of them go."""
        return QSize(400, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        """Where it is narrow, first what is compared goes, then the days of the period."""
        shown = (self._title, self.period, self.agent, self.channel, self._as_of, self.refresh, self.save)
        wide = sum(widget.sizeHint().width() for widget in shown) + 2 * _SIDE + 8 * self._row.spacing()
        spared = 0 if self.period.is_short else self.period.more_width
        least = wide - spared
        self.period.set_short(short=least + self.period.more_width > self.width())
        self._compared.setVisible(
            least + self.period.more_width + self._compared.sizeHint().width() + self._row.spacing() <= self.width()
        )

    @property
    def where(self) -> StatisticsFilter:
        """The filter in force."""
        return self._where

    def set_people(self, me: Agent, agents: Iterable[Agent]) -> None:
        """Offer whose figures `me` may see; those he may not are refused in words."""
        refusal = permissions.why_not_see_statistics(me, None)
        if refusal is not None:
            self.agent.set_options([(me.id, translate("Statistics", "My figures"))], me.id)
            self.agent.set_refusal(sentence(refusal))
            self._where = StatisticsFilter(self._where.period, me.id, self._where.channel)
            return
        self.agent.set_refusal(None)
        people = sorted((agent for agent in agents), key=lambda agent: (not agent.active, agent.name))
        options: list[tuple[AgentId | None, str]] = [(None, translate("Statistics", "All agents"))]
        options += [(agent.id, agent.name) for agent in people]
        known = self._where.agent_id if any(agent.id == self._where.agent_id for agent in people) else None
        self._where = StatisticsFilter(self._where.period, known, self._where.channel)
        self.agent.set_options(options, known)

    def set_tables(self, tables: tuple[tuple[str, str], ...]) -> None:
        """Offer these tables (key, name) to be saved."""
        self._tables = tables
        why = translate("Statistics", "There is nothing to save yet.")
        self.save.set_refusal(None if tables else why)

    def tell(self, found: Statistics) -> None:
        """Say which days an answer is of and as of when."""
        self.period.set_more(days_word(found.calendar))
        self._as_of.setText(
            fill(translate("Statistics", "As of {time}"), time=clock_time(found.now, found.calendar.zone))
        )
        self._arrange()

    def tell_busy(self) -> None:
        """Say that counting takes a while."""
        self._as_of.setText(translate("Statistics", "Counting…"))

    @Slot(object)
    def _picked(self, _value: object) -> None:
        period, agent, channel = self.period.value, self.agent.value, self.channel.value
        self._where = StatisticsFilter(
            period if isinstance(period, Period) else Period.DAYS_14,
            AgentId(agent) if isinstance(agent, int) else None,
            channel if isinstance(channel, Channel) else None,
        )
        self._compared.setText(compared_word(self._where.period))
        self._arrange()
        self.where_changed.emit(self._where)

    @Slot()
    def _open_tables(self) -> None:
        menu = CurtainedMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, name in self._tables:
            action = QAction(name, menu)
            action.setData(key)
            menu.addAction(action)
        menu.triggered.connect(self._table_chosen)
        menu.popup(self.save.mapToGlobal(QPoint(0, self.save.height() + 2)))

    @Slot(QAction)
    def _table_chosen(self, action: QAction) -> None:
        self.save_wanted.emit(action.data())

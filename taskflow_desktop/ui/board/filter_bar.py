"""The filters over the board: whose tasks, of which rooms, importance, result, owner, age, and a text."""

from collections.abc import Hashable, Iterable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.enums import Importance, Outcome, RoomState
from taskflow_desktop.domain.requests import BoardFilter, Scope
from taskflow_desktop.models.board_order import narrows
from taskflow_desktop.models.board_reads import Figures
from taskflow_desktop.ui.board.choice import CREATED_WITHIN
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.key_table import hint
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.buttons import Button, IconButton
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.fields import SearchField
from taskflow_desktop.ui.widgets.filter_chip import FilterChip
from taskflow_desktop.ui.widgets.segmented import Choice, Segmented
from taskflow_desktop.ui.widgets.surface import Separator, Surface
from taskflow_desktop.ui.words import importance_word, outcome_word, state_word

_GAP = 8
_SIDE = 20
_FIELD_LEAST, _FIELD_MOST = 150, 240


class FilterBar(Surface):
    """Shows and changes a filter. `where_changed` tells the new BoardFilter."""

    where_changed = Signal(object)

    def __init__(self, where: BoardFilter, agents: Iterable[Agent], parent: QWidget | None = None) -> None:
        super().__init__("bg.surface", edges=("bottom",), parent=parent)
        self._where = where
        self._figures = Figures()
        self.scopes = Segmented(
            translate("Board", "Whose tasks"),
            (Choice(Scope.MINE, ""), Choice(Scope.REFERENCED, ""), Choice(Scope.ALL, "")),
            arrows="select",
        )
        self.rooms = FilterChip(translate("Board", "Room"), [(state, state_word(state)) for state in RoomState])
        self.importances = FilterChip(
            translate("Board", "Importance"), [(each, importance_word(each)) for each in reversed(Importance)]
        )
        self.outcomes = FilterChip(
            translate("Board", "Outcome"), [(each, outcome_word(each)) for each in (None, *Outcome)]
        )
        self.owners = FilterChip(translate("Board", "Owner"), ())
        self.created = FilterChip(
            translate("Board", "Created"), [(days, _within(days)) for days in CREATED_WITHIN], single=True
        )
        self.field = SearchField(
            translate("Board", "Find tasks"), translate("Board", "Number, title or customer"), key=hint("filter")
        )
        self.clear_button = Button(translate("Board", "Clear filters"), "ghost", small=True)
        self._more = IconButton("sliders-horizontal", translate("Board", "More filters"))
        self._build()
        self._connect()
        self.set_agents(agents)
        self.set_where(where)
        self.set_figures(self._figures)

    @property
    def chips(self) -> tuple[FilterChip, ...]:
        """The filters of the menus, in reading order."""
        return (self.rooms, self.importances, self.outcomes, self.owners, self.created)

    @property
    def where(self) -> BoardFilter:
        """The filter shown."""
        return self._where

    @property
    def described(self) -> str:
        """What narrows the board, in words."""
        words = [chip.described for chip in self.chips if chip.described]
        if self._where.text:
            words.append(fill(translate("Board", "“{text}”"), text=self._where.text))
        return " · ".join(words)

    def set_where(self, where: BoardFilter) -> None:
        """Show another filter, silently."""
        self._where = where
        self.scopes.set_value(where.scope)
        self.rooms.set_values(frozenset(where.room_states))
        self.importances.set_values(frozenset(where.importances))
        self.outcomes.set_values(frozenset(where.outcomes))
        self.owners.set_values(frozenset(where.owners))
        days = where.created_within_days
        self.created.set_values(frozenset() if days is None else frozenset({days}))
        self._arrange()

    def set_figures(self, figures: Figures) -> None:
        """Show how many tasks each scope has."""
        self._figures = figures
        for scope, text, number in (
            (Scope.MINE, translate("Board", "Mine {number}"), figures.mine),
            (Scope.REFERENCED, translate("Board", "Shared {number}"), figures.referenced),
            (Scope.ALL, translate("Board", "All {number}"), figures.all),
        ):
            self.scopes.set_text(scope, fill(text, number=count(number)))
        self._arrange()

    def set_agents(self, agents: Iterable[Agent]) -> None:
        """Offer these people as owners, those who left last."""
        ordered = sorted(agents, key=lambda agent: (not agent.active, agent.name))
        self.owners.set_options([(agent.id, agent.name) for agent in ordered])

    @Slot()
    def clear(self) -> None:
        """Stop narrowing; whose tasks and the order stay."""
        where = BoardFilter(scope=self._where.scope, agent_id=self._where.agent_id, sort=self._where.sort)
        self.field.line.clear()
        self.field.flush()
        self._use(where)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 4, _SIDE, 10)
        row.setSpacing(_GAP)
        row.addWidget(self.scopes)
        row.addSpacing(4)
        row.addWidget(Separator(vertical=True), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(4)
        for chip in self.chips:
            row.addWidget(chip)
        row.addWidget(self._more)
        row.addWidget(self.field)
        row.addStretch(1)
        row.addWidget(self.clear_button)
        self._more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self.scopes.chosen.connect(self._scope_chosen)
        self.rooms.values_changed.connect(self._rooms_chosen)
        self.importances.values_changed.connect(self._importances_chosen)
        self.outcomes.values_changed.connect(self._outcomes_chosen)
        self.owners.values_changed.connect(self._owners_chosen)
        self.created.values_changed.connect(self._created_chosen)
        self.field.search_changed.connect(self._text_typed)
        self.clear_button.clicked.connect(self.clear)
        self._more.clicked.connect(self._open_more)

    def _use(self, where: BoardFilter) -> None:
        if where != self._where:
            self.set_where(where)
            self.where_changed.emit(where)

    @Slot(object)
    def _scope_chosen(self, scope: Scope) -> None:
        self._use(replace(self._where, scope=scope))

    @Slot(object)
    def _rooms_chosen(self, values: frozenset[RoomState]) -> None:
        self._use(replace(self._where, room_states=values))

    @Slot(object)
    def _importances_chosen(self, values: frozenset[Importance]) -> None:
        self._use(replace(self._where, importances=values))

    @Slot(object)
    def _outcomes_chosen(self, values: frozenset[Outcome | None]) -> None:
        self._use(replace(self._where, outcomes=values))

    @Slot(object)
    def _owners_chosen(self, values: frozenset[Hashable]) -> None:
        self._use(replace(self._where, owners=values))  # type: ignore[arg-type]

    @Slot(object)
    def _created_chosen(self, values: frozenset[int]) -> None:
        self._use(replace(self._where, created_within_days=next(iter(values), None)))

    @Slot(object)
    def _text_typed(self, text: str) -> None:
        self._use(replace(self._where, text=text))

    # --- room --------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Narrower than its filters: those without room go into a menu."""
        least = self.scopes.sizeHint().width() + theme().px(_FIELD_LEAST) + 3 * _SIDE
        return QSize(least, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        """Show the filters there is room for; those in force before the others, the rest behind one button."""
        clearable = narrows(self._where)
        self.clear_button.setVisible(clearable)
        room = self.width() - 2 * _SIDE - self.scopes.sizeHint().width() - 2 * _GAP - 12
        room -= theme().px(_FIELD_LEAST) + _GAP
        if clearable:
            room -= self.clear_button.sizeHint().width() + _GAP
        widths = {chip: chip.sizeHint().width() + _GAP for chip in self.chips}
        if sum(widths.values()) > room:
            room -= self._more.sizeHint().width() + _GAP
        shown = set()
        for chip in sorted(self.chips, key=lambda each: not each.values):
            if widths[chip] <= room or chip.values:
                room -= widths[chip]
                shown.add(chip)
        for chip in self.chips:
            chip.setVisible(chip in shown)
        self._more.setVisible(len(shown) < len(self.chips))
        self.field.setMaximumSize(theme().px(_FIELD_MOST), self.scopes.sizeHint().height())

    @Slot()
    def _open_more(self) -> None:
        menu = CurtainedMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for chip in self.chips:
            if chip.isHidden():
                entry = menu.addMenu(chip.menu_of_values)
                entry.setText(chip.title)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


def _within(days: int) -> str:
    return fill(translate("Board", "last {days} days"), days=days) if days > 1 else translate("Board", "last 24 hours")

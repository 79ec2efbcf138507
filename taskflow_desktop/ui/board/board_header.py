"""The head of the page: title, board or list, figures, order, columns, and for admins the way to the settings."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from taskflow_desktop.domain.entities import Stage
from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.domain.requests import BoardSort, ListColumn, ListSort
from taskflow_desktop.models.board_reads import Figures
from taskflow_desktop.ui.board.sort_words import first_way, sort_words
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.buttons import Button, IconButton
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.filter_chip import StayMenu
from taskflow_desktop.ui.widgets.labels import eliding_label, label, set_tooltip
from taskflow_desktop.ui.widgets.segmented import Choice, Segmented
from taskflow_desktop.ui.widgets.surface import Surface

_SIDE = 20


class BoardHeader(Surface):
    """Signals: `view_chosen` True for the list, False for the board; `sort_chosen` a BoardSort or, of the list, a
    ListSort; `fold_toggled` a (StageId, folded) pair; `columns_wanted` the global corner where the columns of the list
    are to be offered; `settings_wanted`."""

    view_chosen = Signal(object)
    sort_chosen = Signal(object)
    columns_wanted = Signal(object)
    fold_toggled = Signal(object)
    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg.surface", parent=parent)
        self._stages: tuple[Stage, ...] = ()
        self._folded: frozenset[StageId] = frozenset()
        self._sort: BoardSort | ListSort = BoardSort.LONGEST
        self._sort_words = ""
        self._offered: list[tuple[BoardSort | ListSort, str]] = []
        self._alone = True
        self._as_list = False
        self._wide = 0  # px that everything takes with its words
        self._title = eliding_label(translate("Board", "Task Flow board"), "page")
        self.views = Segmented(
            translate("Board", "Board or list"),
            (
                Choice(False, translate("Board", "Board"), "square-kanban"),
                Choice(True, translate("Board", "List"), "list-checks"),
            ),
            arrows="select",
        )
        self._figures = eliding_label("", "small", tone="text.2")
        self._hint = label(translate("Board", "S change stage · Enter open · / filter"), "small", tone="text.3")
        self.sort_button = Button("", icon="arrow-up-down", trailing="chevron-down", small=True)
        self.columns_button = Button(
            translate("Board", "Columns"), icon="columns-3", trailing="chevron-down", small=True
        )
        self.gear = IconButton("settings", translate("Board", "Task Flow settings"), "quiet")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 14, _SIDE, 10)
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addWidget(self.views)
        row.addWidget(self._figures)
        row.addStretch(1)
        row.addWidget(self._hint)
        row.addWidget(self.sort_button)
        row.addWidget(self.columns_button)
        row.addWidget(self.gear)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.views.chosen.connect(self.view_chosen)
        self.sort_button.clicked.connect(self._open_sorts)
        self.columns_button.clicked.connect(self._open_columns)
        self.gear.clicked.connect(self.settings_wanted)
        theme_source().changed.connect(self._measure_anew)
        self.set_sort(self._sort)

    def set_figures(self, figures: Figures) -> None:
        """Show how many tasks are in progress and how many were finished today."""
        self._figures.setText(
            fill(
                translate("Board", "{open} in progress · {done} finished today"),
                open=count(figures.in_progress),
                done=count(figures.finished_today),
            )
        )
        self._fit()

    def set_view(self, as_list: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Say whether the list or the board is in front."""
        self._as_list = as_list
        self.views.set_value(as_list)
        self._measure()

    def set_sort(self, sort: BoardSort | ListSort) -> None:
        """Show the order in force."""
        self._sort = sort
        words = _sort_word(sort) if isinstance(sort, BoardSort) else sort_words(sort)
        self._sort_words = words
        self.sort_button.setAccessibleName(fill(translate("Board", "Order: {order}"), order=words))
        self._measure()

    def set_columns(self, stages: Sequence[Stage], folded: frozenset[StageId]) -> None:
        """Say which columns there are and which are folded."""
        self._stages, self._folded = tuple(stages), folded

    def set_board_shown(self, shown: bool, *, admin: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Offer order and columns only with a board; the settings to an admin."""
        for part in (self.views, self.sort_button, self.columns_button):
            part.setVisible(shown)
        self.gear.setVisible(admin)
        self._measure()

    def set_alone(self, alone: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Tell the keys only while the board has the page to itself."""
        self._alone = alone
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Title, figures, hint and the words of the buttons give way."""
        return QSize(0, super().minimumSizeHint().height())

    def _measure(self) -> None:
        """Find out how much room everything takes with its words."""
        self._show_words(shown=True)
        parts = (self._title, self.views, self.sort_button, self.columns_button, self.gear)
        self._wide = 2 * _SIDE + sum(part.sizeHint().width() + 10 for part in parts if not part.isHidden())
        self._fit()

    def _show_words(self, *, shown: bool) -> None:
        columns = translate("Board", "Show columns") if self._as_list else translate("Board", "Columns")
        self.columns_button.setText(columns if shown else "")
        self.columns_button.setAccessibleName(columns)
        set_tooltip(self.columns_button, "" if shown else columns)
        self.sort_button.setText(self._sort_words if shown else "")
        set_tooltip(self.sort_button, "" if shown else self._sort_words)
        self.views.show_words(shown)

    def _fit(self) -> None:
        """Where room is scarce the hint goes first, then the figures, then the words of the buttons."""
        shown = not self.sort_button.isHidden()
        if (self.width() >= self._wide) != self.views.words_shown:
            self._show_words(shown=not self.views.words_shown)
        figures = self._figures.sizeHint().width()
        self._figures.setVisible(shown and self.width() > self._wide + figures + 10)
        room = self.width() - self._wide - figures - self._hint.sizeHint().width()
        self._hint.setVisible(shown and self._alone and not self._as_list and room > theme().px(120))
        self._row.invalidate()
        self._row.activate()  # at once: what has just come would stand cut short until the next turn

    @Slot()
    def _measure_anew(self) -> None:
        """Not by overriding the slot of the surface: such a connection outlives the widget."""
        self._measure()

    @Slot()
    def _open_sorts(self) -> None:
        menu = CurtainedMenu(self)
        group = QActionGroup(menu)
        self._offered = _sorts(self._sort)
        for place, (sort, words) in enumerate(self._offered):
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(sort == self._sort)
            action.setData(place)  # Qt would make a plain text of the sort
            group.addAction(action)
            menu.addAction(action)
        group.triggered.connect(self._sort_picked)
        self._open(menu, self.sort_button)

    @Slot(QAction)
    def _sort_picked(self, action: QAction) -> None:
        self.sort_chosen.emit(self._offered[int(action.data())][0])

    @Slot()
    def _open_columns(self) -> None:
        if self._as_list:
            button = self.columns_button
            self.columns_wanted.emit(button.mapToGlobal(QPoint(button.width(), button.height() + 2)))
            return
        menu = StayMenu(self)
        group = QActionGroup(menu)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        for stage in self._stages:
            action = QAction(stage.name.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(stage.id not in self._folded)
            action.setData(stage.id)
            group.addAction(action)
            menu.addAction(action)
        group.triggered.connect(self._column_picked)
        self._open(menu, self.columns_button)

    @Slot(QAction)
    def _column_picked(self, action: QAction) -> None:
        self.fold_toggled.emit((action.data(), not action.isChecked()))

    def _open(self, menu: QMenu, button: Button) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 2))
        menu.popup(corner - QPoint(max(menu.sizeHint().width(), 0), 0))


def _sorts(now: BoardSort | ListSort) -> list[tuple[BoardSort | ListSort, str]]:
    """Return the orders to choose from, `now` among them, and the list's way round."""
    if isinstance(now, BoardSort):
        return [(sort, _sort_word(sort)) for sort in BoardSort]
    first = (ListColumn.STAY, ListColumn.IMPORTANCE, ListColumn.CREATED)
    columns = (*first, *(column for column in ListColumn if column not in first))
    sorts = [now if column is now.column else ListSort(column, first_way(column)) for column in columns]
    sorts.append(ListSort(now.column, not now.down))
    return [(sort, sort_words(sort)) for sort in sorts]


def _sort_word(sort: BoardSort) -> str:
    return {
        BoardSort.LONGEST: translate("Board", "Longest in stage"),
        BoardSort.IMPORTANCE: translate("Board", "Importance first"),
        BoardSort.NEWEST: translate("Board", "Newest"),
    }[sort]

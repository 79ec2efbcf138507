"""The head of the board's page: title, figures, order, columns, and for admins the way to the settings."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from taskflow_desktop.domain.entities import Stage
from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.domain.requests import BoardSort
from taskflow_desktop.models.board_reads import Figures
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.buttons import Button, IconButton
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.filter_chip import StayMenu
from taskflow_desktop.ui.widgets.labels import eliding_label, label
from taskflow_desktop.ui.widgets.surface import Surface

_SIDE = 20


class BoardHeader(Surface):
    """Signals: `sort_chosen` a BoardSort, `fold_toggled` a (StageId, folded) pair, `settings_wanted`."""

    sort_chosen = Signal(object)
    fold_toggled = Signal(object)
    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg.surface", parent=parent)
        self._stages: tuple[Stage, ...] = ()
        self._folded: frozenset[StageId] = frozenset()
        self._sort = BoardSort.LONGEST
        self._alone = True
        self._title = label(translate("Board", "Task Flow board"), "page")
        self._figures = eliding_label("", "small", tone="text.2")
        self._hint = label(translate("Board", "S change stage · Enter open · / filter"), "small", tone="text.3")
        self.sort_button = Button("", icon="arrow-up-down", trailing="chevron-down", small=True)
        self.columns_button = Button(
            translate("Board", "Columns"), icon="columns-3", trailing="chevron-down", small=True
        )
        self.gear = IconButton("settings", translate("Board", "Task Flow settings"), "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 14, _SIDE, 10)
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addWidget(self._figures, 1)
        row.addWidget(self._hint)
        row.addWidget(self.sort_button)
        row.addWidget(self.columns_button)
        row.addWidget(self.gear)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.sort_button.clicked.connect(self._open_sorts)
        self.columns_button.clicked.connect(self._open_columns)
        self.gear.clicked.connect(self.settings_wanted)
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

    def set_sort(self, sort: BoardSort) -> None:
        """Show the order in force."""
        self._sort = sort
        words = _sort_word(sort)
        self.sort_button.setText(words)
        self.sort_button.setAccessibleName(fill(translate("Board", "Order: {order}"), order=words))

    def set_columns(self, stages: Sequence[Stage], folded: frozenset[StageId]) -> None:
        """Say which columns there are and which are folded."""
        self._stages, self._folded = tuple(stages), folded

    def set_board_shown(self, shown: bool, *, admin: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Offer order and columns only with a board; the settings to an admin."""
        for part in (self._figures, self.sort_button, self.columns_button):
            part.setVisible(shown)
        self.gear.setVisible(admin)
        self._fit()

    def set_alone(self, alone: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Tell the keys only while the board has the page to itself."""
        self._alone = alone
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The figures and the hint give way."""
        parts = (self._title, self.sort_button, self.columns_button, self.gear)
        width = sum(part.sizeHint().width() + 10 for part in parts if not part.isHidden())
        return QSize(width + 2 * _SIDE, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """The hint shows only where everything else has room."""
        needed = self.minimumSizeHint().width() + self._figures.sizeHint().width() + self._hint.sizeHint().width()
        shown = self._alone and not self.sort_button.isHidden()
        self._hint.setVisible(shown and self.width() > needed + theme().px(120))

    @Slot()
    def _open_sorts(self) -> None:
        menu = CurtainedMenu(self)
        group = QActionGroup(menu)
        for sort in BoardSort:
            action = QAction(_sort_word(sort), menu)
            action.setCheckable(True)
            action.setChecked(sort is self._sort)
            action.setData(sort)
            group.addAction(action)
            menu.addAction(action)
        group.triggered.connect(self._sort_picked)
        self._open(menu, self.sort_button)

    @Slot(QAction)
    def _sort_picked(self, action: QAction) -> None:
        self.sort_chosen.emit(action.data())

    @Slot()
    def _open_columns(self) -> None:
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


def _sort_word(sort: BoardSort) -> str:
    return {
        BoardSort.LONGEST: translate("Board", "Longest in stage"),
        BoardSort.IMPORTANCE: translate("Board", "Importance first"),
        BoardSort.NEWEST: translate("Board", "Newest"),
    }[sort]

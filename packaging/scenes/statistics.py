"""Statistics."""

from PySide6.QtWidgets import QWidget

from scenes.desk import Desk, rest, scene, until
from taskflow_desktop.domain.statistics import TasksBehind
from taskflow_desktop.ui.statistics.page import StatisticsPage
from taskflow_desktop.ui.statistics.tasks_dialog import TasksDialog


def _page(desk: Desk) -> StatisticsPage:
    desk.window.show_page("statistics")
    page = desk.window.findChild(StatisticsPage)
    until(lambda: page.found is not None)
    rest(300)
    return page


@scene(person="한유진")
def statistics(desk: Desk) -> QWidget:
    """The figures of fourteen days: of everybody for a lead, of oneself for an agent."""
    _page(desk)
    return desk.window


@scene(person="한유진")
def statistics_tables(desk: Desk) -> QWidget:
    """The same numbers as tables."""
    for card in _page(desk).charts.chart_cards:
        card.table_button.setChecked(True)
    rest(200)
    return desk.window


@scene(person="한유진")
def statistics_tasks(desk: Desk) -> QWidget:
    """The tasks behind a figure."""
    page = _page(desk)
    page.charts.tasks_wanted.emit((page.charts.median.text(), TasksBehind()))
    dialog = desk.window.findChild(TasksDialog)
    until(lambda: dialog.model.rowCount() > 0)
    rest(300)
    return dialog

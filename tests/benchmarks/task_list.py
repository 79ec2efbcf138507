"""The list of tasks at its full length: opened, ordered otherwise, scrolled, every row chosen, many moved at once."""

import statistics
import time
from collections.abc import Iterator

from PySide6.QtCore import QEventLoop

from taskflow_desktop.domain.enums import Importance
from taskflow_desktop.domain.requests import ImportanceAim, ListColumn, ListSort
from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.shell_pages import BOARD
from tests.benchmarks.context import Context
from tests.benchmarks.figures import Figure
from tests.benchmarks.timing import measured, percentile
from tests.benchmarks.window import OpenWindow

PAGES = 60


def measure(context: Context) -> Iterator[Figure]:
    """Processor time: of all threads for opening and ordering, of the screen's thread for the rest."""
    with OpenWindow(context.desk, context.folder / "task_list") as shown:
        shown.window.show_page(BOARD)
        shown.settle()
        page = shown.window.pages.front
        assert isinstance(page, BoardPage)
        with measured(time.process_time) as watch:
            page.show_as_list(True)
            shown.settle()
        rows = page.list.model.rowCount()
        assert rows > 1000
        yield Figure(f"list of {rows:,} opened", watch.ms, "ms")
        shown.freeze()
        taken = []
        for column in (ListColumn.TITLE, ListColumn.CUSTOMER, ListColumn.STAGE, ListColumn.CHECKLIST, ListColumn.STAY):
            with measured(time.process_time) as watch:
                page.list.set_sort(ListSort(column))
                shown.settle()
            taken.append(watch.ms)
        yield Figure("list ordered anew", statistics.median(taken), "ms")
        yield Figure("a page further, p95", percentile(_pages(shown, page), 95), "ms")
        with measured(time.thread_time) as watch:
            page.list.table.selectAll()
            shown.settle()
        yield Figure("every row chosen", watch.ms, "ms")
        ids = page.list.table.picks[:100]
        tasks = []
        shown.session.reader.tasks(ids, done=tasks.extend)
        shown.settle()
        with measured(time.process_time) as watch:
            aims = [ImportanceAim(task.id, task.version, Importance.URGENT) for task in tasks]
            shown.session.commands.many.weigh(aims)
            shown.settle()
            while page.list.model._again_timer.isActive():
                shown.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            shown.settle()
        yield Figure("a hundred tasks changed at once", watch.ms, "ms")


def _pages(shown: OpenWindow, page: BoardPage) -> list[float]:
    """Scroll through rows that were not looked at yet."""
    table, taken = page.list.table, []
    bar = table.verticalScrollBar()
    for _ in range(PAGES):
        with measured(time.thread_time) as watch:
            bar.setValue(bar.value() + bar.pageStep())
            shown.settle()
        taken.append(watch.ms)
    return taken

"""Opening the board, and a card that goes to another column, until the columns are painted."""

import random
import statistics
import time
from collections.abc import Iterator

from PySide6.QtCore import QEventLoop

from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.shell_pages import BOARD
from tests.benchmarks.context import Context
from tests.benchmarks.figures import Figure
from tests.benchmarks.timing import measured, percentile
from tests.benchmarks.window import OpenWindow

OPEN_BAR = 100.0
MOVE_BAR = 16.0
MOVES = 60
OPENINGS = 7


def measure(context: Context) -> Iterator[Figure]:
    """Processor time: of all threads for opening, of the screen's thread for a moved card."""
    with OpenWindow(context.desk, context.folder / "board") as shown:
        pages = shown.window.pages
        opened: list[float] = []
        for _ in range(OPENINGS):
            with measured(time.process_time) as watch:
                shown.window.show_page(BOARD)
                shown.settle()
            opened.append(watch.ms)
            page = pages.front
            assert isinstance(page, BoardPage)
            assert sum(len(column.ids) for column in page.board.columns) > 100
            if len(opened) < OPENINGS:
                _forget(shown, page)
                shown.freeze()
        yield Figure("board open", statistics.median(opened), "ms", OPEN_BAR, judged="figure")
        shown.freeze()  # the pages that were made only to be measured
        moved, counted = _moves(shown, page)
        yield Figure("card moved, p95", percentile(moved, 95), "ms", MOVE_BAR, judged="figure")
        yield Figure("  counts read anew a moment later, p95", percentile(counted, 95), "ms")


def _forget(shown: OpenWindow, page: BoardPage) -> None:
    """Have the next visit make the page anew."""
    shown.window.show_rooms()
    pages = shown.window.pages
    del pages._made[BOARD]
    pages.removeWidget(page)
    page.deleteLater()
    shown.settle()


def _moves(shown: OpenWindow, page: BoardPage) -> tuple[list[float], list[float]]:
    chance = random.Random(5)
    taken: list[float] = []
    counted: list[float] = []
    for _ in range(MOVES):
        column = chance.choice([column for column in page.board.columns if column.ids])
        task = page.board.task(column.ids[chance.randrange(min(8, len(column.ids)))])
        assert task is not None
        other = next(each for each in page.board.columns if each.stage_id != task.stage_id)
        with measured(time.thread_time) as watch:
            shown.session.commands.change_stage(task.id, task.version, other.stage_id)
            shown.settle()
        moved = page.board.task(task.id)
        assert moved is None or moved.stage_id == other.stage_id
        taken.append(watch.ms)
        with measured(time.thread_time) as watch:
            while page.board._recount.isActive():
                shown.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            shown.settle()
        counted.append(watch.ms)
    return taken, counted

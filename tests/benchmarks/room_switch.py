"""Choosing another room, until its conversation, head and tasks are painted."""

import random
import time
from collections.abc import Iterator

from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.storage.database import open_database
from tests.benchmarks.context import Context
from tests.benchmarks.figures import Figure
from tests.benchmarks.timing import measured, percentile
from tests.benchmarks.window import OpenWindow

BAR = 60.0
ROOMS = 100


def measure(context: Context) -> Iterator[Figure]:
    """A hundred rooms with tasks, each for the first time; processor time of all threads, and what a clock says."""
    database = open_database(context.desk.url)
    ids = [row[0] for row in database.rows("SELECT DISTINCT room_id FROM task ORDER BY room_id")]
    database.close()
    chosen = random.Random(4).sample(ids, ROOMS + 5)
    busy: list[float] = []
    clock: list[float] = []
    with OpenWindow(context.desk, context.folder / "switching") as shown:
        rooms = shown.window.pages.rooms
        for room_id in chosen:
            with measured(time.perf_counter) as watch, measured(time.process_time) as work:
                rooms.open_room(RoomId(room_id))
                shown.settle()
            assert rooms.room is not None
            assert rooms.room.id == room_id
            assert rooms.panel.task_tab.tasks
            assert rooms.chat.conversation.lines
            busy.append(work.ms)
            clock.append(watch.ms)
    yield Figure("room switch, processor time, p95", percentile(busy[5:], 95), "ms", BAR, judged="figure")
    yield Figure("  by the clock, p95", percentile(clock[5:], 95), "ms")
    yield Figure("  by the clock, median", percentile(clock[5:], 50), "ms")

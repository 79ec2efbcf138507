"""The reads behind every click, against the same statements on apsw alone, without entities."""

import random
import time
from collections.abc import Callable, Iterator
from functools import partial

from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.domain.pages import ROOM_PAGE
from taskflow_desktop.domain.requests import BoardFilter, RoomFilter
from taskflow_desktop.storage import board_reads, reads
from taskflow_desktop.storage.database import Database, open_database
from tests.benchmarks import raw
from tests.benchmarks.context import Context
from tests.benchmarks.figures import Figure
from tests.benchmarks.timing import in_turn

BAR = 1.5
RUNS = 200
ROOMS_ASKED = 20
"""A click's read is too short to time alone: so many different rooms are read at once."""


def measure(context: Context) -> Iterator[Figure]:
    """Room list, a page of it, conversations, a room's tasks, the board."""
    desk = context.desk
    database = open_database(desk.url, desk.clock())
    bare = database.peewee.connection()  # apsw's own: the same pages are in the same memory
    try:
        for name, job in _jobs(database):
            floor = raw.replay(bare, raw.statements(database, job))
            found, least = in_turn(RUNS, job, floor, timer=time.thread_time)
            yield Figure(f"read: {name}", found, "ms", BAR, least)
    finally:
        database.close()


def _jobs(database: Database) -> Iterator[tuple[str, Callable[[], object]]]:
    ids = [row[0] for row in database.rows("SELECT DISTINCT room_id FROM task ORDER BY room_id")]
    some = random.Random(1).sample(ids, ROOMS_ASKED)
    yield "ids and first page of a room list", partial(reads.room_list, database, RoomFilter(RoomState.RECEIVED))
    yield f"page of {ROOM_PAGE} rooms", partial(reads.rooms, database, ids[:ROOM_PAGE])
    yield f"{ROOMS_ASKED} conversations", partial(_each, reads.messages, database, some)
    yield f"tasks of {ROOMS_ASKED} rooms", partial(_each, reads.room_tasks, database, some)
    yield "board", partial(board_reads.board, database, BoardFilter())


def _each(read: Callable[[Database, RoomId], object], database: Database, room_ids: list[int]) -> None:
    for room_id in room_ids:
        read(database, RoomId(room_id))

"""The palette's search over 100,000 rooms: first answers, and how long one step holds up the screen."""

import random
import time
from collections.abc import Iterator
from functools import partial

from taskflow_desktop.rules.hangul import folded
from taskflow_desktop.rules.searching import FIELD, sought
from taskflow_desktop.runtime import text_index
from taskflow_desktop.runtime.palette_search import COUNTED, LOADED
from taskflow_desktop.runtime.text_index import TextIndex
from taskflow_desktop.storage import palette_reads
from taskflow_desktop.storage.database import open_database
from tests.benchmarks.context import Context
from tests.benchmarks.figures import Figure
from tests.benchmarks.timing import in_turn, measured

ROOMS = 100_000
BAR = 50.0
STEP_BAR = 5.0
RUNS = 20
SOUGHT = {"a word": "환불", "initials": "ㅎㅂ", "initials of nothing": "ㅃㅉㅋㅎ", "an unfinished syllable": "과"}


def _never() -> bool:
    return False


def measure(context: Context) -> Iterator[Figure]:
    """Each kind of question, and one step of the slowest."""
    index = TextIndex(1)
    texts = _texts(context)
    index.put((key, texts[key % len(texts)]) for key in range(1, ROOMS + 1))
    names = list(SOUGHT)
    jobs = [partial(_ask, index, SOUGHT[name]) for name in names]
    for name, ms in zip(names, in_turn(RUNS, *jobs, timer=time.thread_time), strict=True):
        yield Figure(f"palette: {name} in {ROOMS:,} rooms", ms, "ms", BAR, judged="figure")
    blocks = -(-ROOMS // text_index._BLOCK)
    with measured(time.thread_time) as watch:
        _ask(index, SOUGHT["initials of nothing"])
    yield Figure("palette: one step of it", watch.ms / blocks, "ms", STEP_BAR, judged="figure")


def _ask(index: TextIndex, typed: str) -> None:
    index.search(sought(typed), most=LOADED, count=COUNTED, stopped=_never)


def _texts(context: Context) -> list[str]:
    """What rooms of the desk are found by, the last messages in another order, so that not two are alike."""
    database = open_database(context.desk.url, context.desk.clock())
    try:
        found = [row for page in palette_reads.room_texts(database) for row in page]
    finally:
        database.close()
    last = [row[2] for row in found]
    random.Random(1).shuffle(last)
    return [folded(FIELD.join((row[1], text))) for row, text in zip(found, last, strict=True)]

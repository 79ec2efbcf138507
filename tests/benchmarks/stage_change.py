"""A task's change of stage until it is durable, with its rules, history and answer, against the same writes by hand."""

import time
import uuid
from collections.abc import Iterator
from hashlib import sha256
from itertools import cycle

from taskflow_desktop.domain.ids import StageId, TaskId
from taskflow_desktop.services import tasks
from taskflow_desktop.services.change import As
from taskflow_desktop.storage import reads
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.repository import Repository
from tests.benchmarks import raw
from tests.benchmarks.context import Context
from tests.benchmarks.figures import Figure
from tests.benchmarks.timing import in_turn

BAR = 3.0
CHANGES = 400


class _Service:
    """Moves the tasks in turn, as a person would through the program."""

    def __init__(self, context: Context) -> None:
        desk = context.desk
        database = open_database(f"sqlite:///{desk.copy('service')}", desk.clock())
        self.repository = Repository(database)
        self._who = desk.admin
        places = _places(database.rows)
        self._next = cycle(places)
        self._held = {task.id: task for task in reads.tasks(database, [task_id for task_id, _ in places])}

    def __call__(self) -> None:
        task_id, stages = next(self._next)
        task = self._held[TaskId(task_id)]
        stage = StageId(next(s for s in stages if s != task.stage_id))
        who = As(self._who, str(uuid.uuid4()))
        changed = tasks.change_stage(self.repository, who, task.id, task.version, stage)
        assert changed.value.stage_id == stage
        assert changed.changes.tasks == (changed.value,)
        self._held[task.id] = changed.value


class _ByHand:
    """The same rows written by statements that know everything beforehand: no guard, no effect, no answer."""

    def __init__(self, context: Context) -> None:
        self.connection = raw.without_triggers(context.desk.copy("by-hand"))
        self._next = cycle(_places(lambda sql: self.connection.execute(sql).fetchall()))
        self._agent = context.desk.admin
        self._clock = context.desk.clock()

    def __call__(self) -> None:
        task_id, stages = next(self._next)
        do = self.connection.execute
        do("BEGIN IMMEDIATE")
        room_id, stage, version = do("SELECT room_id, stage_id, version FROM task WHERE id = ?", (task_id,)).get
        to, now = next(s for s in stages if s != stage), self._clock()
        do(
            "UPDATE task SET stage_id = ?, entered_at = ?, version = version + 1 WHERE id = ? AND version = ?",
            (to, now, task_id, version),
        )
        do("UPDATE stage_visit SET left_at = ? WHERE task_id = ? AND left_at IS NULL", (now, task_id))
        do("INSERT INTO stage_visit (task_id, stage_id, entered_at) VALUES (?, ?, ?)", (task_id, to, now))
        seq, last = do("SELECT seq, hash FROM event_head").get
        names = [do("SELECT name FROM stage WHERE id = ?", (s,)).get for s in (stage, to)]
        event = (now, self._agent, "김서연", "task.stage", room_id, task_id, *names, stage, to, str(uuid.uuid4()))
        digest = sha256(f"{last}{seq + 1}{event}".encode()).hexdigest()
        do(
            "INSERT INTO event (at, actor_id, actor_name, kind, room_id, task_id, before, after, before_ref, after_ref,"
            " op, seq, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*event, seq + 1, digest),
        )
        do("UPDATE event_head SET seq = ?, hash = ?", (seq + 1, digest))
        do("COMMIT")


def _places(rows) -> list[tuple[int, tuple[int, int]]]:  # type: ignore[no-untyped-def]
    """Unfinished tasks of all over the desk, each with two stages to go between."""
    found = rows("SELECT id FROM task WHERE outcome IS NULL ORDER BY room_id % 97, id LIMIT 200")
    first, second = (row[0] for row in rows("SELECT id FROM stage ORDER BY position LIMIT 2"))
    return [(row[0], (first, second)) for row in found]


def measure(context: Context) -> Iterator[Figure]:
    """Median to durable against the writes by hand; the same by processor time; and the slowest hundredth."""
    service, by_hand = _Service(context), _ByHand(context)
    runs = CHANGES // 4 if context.quick else CHANGES
    try:
        found, floor = in_turn(runs, service, by_hand)
        yield Figure("stage change, to durable", found, "ms", BAR, floor)
        found, floor = in_turn(runs, service, by_hand, timer=time.thread_time)
        yield Figure("stage change, processor time", found, "ms", None, floor)
    finally:
        service.repository.database.close()
        by_hand.connection.close()

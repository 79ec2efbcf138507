"""What an admin is shown in figures: what Task Flow holds, and how far the limits are used, each table read once."""

from collections.abc import Sequence
from typing import Any

from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.domain.pages import FlowFigures, LimitUse
from taskflow_desktop.rules import ageing, limits
from taskflow_desktop.storage import stage_past
from taskflow_desktop.storage.database import Database

_ROOMS = (
    "SELECT coalesce(max(n), 0), coalesce(sum(CASE WHEN n >= ? THEN 1 ELSE 0 END), 0)"
    " FROM (SELECT count(*) AS n FROM task GROUP BY room_id) AS r"
)
_STAGES = "SELECT count(*), coalesce(max(length(name)), 0) FROM stage WHERE archived_at IS NULL"
_FILES = (
    "SELECT coalesce(max(n), 0), coalesce(max(size), 0) FROM (SELECT count(*) AS n, max(size) AS size FROM attachment"
    " WHERE removed_at IS NULL AND complete = 1 GROUP BY task_id) AS f"
)
_ITEMS = (
    "SELECT coalesce(max(n), 0), coalesce(max(size), 0) FROM (SELECT count(*) AS n, max(length(text)) AS size"
    " FROM checklist_item WHERE removed_at IS NULL GROUP BY task_id) AS i"
)
_YEAR = (
    "SELECT coalesce(max(value), 0) FROM number_counter WHERE year = tf_year(tf_now(),"
    f" coalesce((SELECT s.value FROM setting s WHERE s.key = 'time_zone'), '{limits.DEFAULT_TIME_ZONE}'))"
)
_STAYS = "SELECT count(*) FROM task WHERE stage_id = ? AND outcome IS NULL AND entered_at <= ?"


def flow_figures(database: Database) -> FlowFigures:
    """Count what Task Flow holds."""
    return FlowFigures(
        open_rooms=database.value("SELECT count(*) FROM room WHERE state <> 'closed'"),
        unfinished=database.value("SELECT count(*) FROM task WHERE outcome IS NULL"),
        tasks=database.value("SELECT count(*) FROM task"),
    )


def limit_use(database: Database) -> LimitUse:
    """Read how far the limits are used."""
    room_tasks, full_rooms = _row(database, _ROOMS, (limits.TASKS_PER_ROOM,))
    stages, stage_name = _row(database, _STAGES)
    files, file_bytes = _row(database, _FILES)
    items, item = _row(database, _ITEMS)
    long, very_long = _stays(database)
    return LimitUse(
        room_tasks=room_tasks,
        full_rooms=full_rooms,
        stages=stages,
        stage_name=stage_name,
        title=database.value("SELECT coalesce(max(length(title)), 0) FROM task"),
        files=files,
        file_bytes=file_bytes,
        items=items,
        item=item,
        memo=database.value("SELECT coalesce(max(length(text)), 0) FROM memo"),
        year_tasks=database.value(_YEAR),
        long_stays=long - very_long,
        very_long_stays=very_long,
    )


def _stays(database: Database) -> tuple[int, int]:
    """How many unfinished tasks stand in their stage for long or very long, and for very long."""
    now = Moment(database.now())
    stages = [StageId(row[0]) for row in database.rows("SELECT id FROM stage WHERE archived_at IS NULL")]
    long = very_long = 0
    for stage_id, past in stage_past.pasts(database, stages, now).items():
        by = ageing.measure(past)
        long += database.value(_STAYS, (stage_id, now - by.long))
        very_long += database.value(_STAYS, (stage_id, now - by.very_long))
    return long, very_long


def _row(database: Database, sql: str, params: Sequence[Any] = ()) -> tuple[int, int]:
    ((first, second),) = database.rows(sql, params)
    return int(first), int(second)

"""The stages of the flow, read with what they hold and written one by one. The rules say who may and what follows."""

from collections.abc import Collection

from taskflow_desktop.domain.errors import Conflict
from taskflow_desktop.domain.ids import EventSeq, StageId
from taskflow_desktop.domain.stages import FlowDesign, StageLoad
from taskflow_desktop.rules.stages import name_key
from taskflow_desktop.storage import rows
from taskflow_desktop.storage.database import Database

_EVENTS_TOLD = 200  # newer ones than the draft of a person are few


def flow_design(database: Database, since: EventSeq | None = None) -> FlowDesign:
    """Read the flow, what its stages hold, and the events of its stages after `since` (none of them if None)."""
    cursor = EventSeq(database.value("SELECT seq FROM event_head"))
    found = []
    if since is not None:
        query = (
            f"{rows.EVENT} WHERE seq > ? AND kind IN ('stage.added', 'stage.changed', 'stage.moved', 'stage.removed')"
            " ORDER BY seq DESC LIMIT ?"
        )
        found = database.rows(query, (since, _EVENTS_TOLD))
    return FlowDesign(rows.flow(database), cursor, loads(database), tuple(map(rows.event, found)))


def loads(database: Database) -> dict[StageId, StageLoad]:
    """How many tasks each stage holds; one that holds none is left out."""
    # Two reads, each of an index alone: of a long history no row is touched.
    open_ones = database.rows("SELECT stage_id, count(*) FROM task WHERE outcome IS NULL GROUP BY stage_id")
    unfinished = {stage_id: int(tasks) for stage_id, tasks in open_ones}
    found = database.rows("SELECT stage_id, count(*) FROM task GROUP BY stage_id")
    return {StageId(key): StageLoad(int(tasks), unfinished.get(key, 0)) for key, tasks in found}


def take_design(database: Database, design: int) -> None:
    """Begin a change of the stages as they are at version `design`. Raises Conflict if they are others by now."""
    query = "UPDATE flow SET version = version + 1 WHERE id = (SELECT min(id) FROM flow) AND version = ?"
    if not database.run(query, (design,)):
        raise Conflict(f"flow at {design}")


def free_names(database: Database, wanted: Collection[str], keepers: Collection[tuple[StageId, str]]) -> None:
    """Have the active stages let go of names that others are to get: no two have the same at any moment.

    `wanted` are the keys of all names to come, `keepers` the stages that have theirs and keep it.
    """
    kept = set(keepers)
    for stage_id, key in database.rows("SELECT id, name_key FROM stage WHERE archived_at IS NULL"):
        if key in wanted and (stage_id, key) not in kept:
            # A key never holds a space, so that this one is nobody's.
            database.run(
                "UPDATE stage SET name_key = ?, version = version + 1 WHERE id = ?", (f"{stage_id} {key}", stage_id)
            )


def archive_stage(database: Database, stage_id: StageId, successor: StageId | None) -> None:
    """Remove a stage; its tasks go to `successor` in the same statement."""
    database.run(
        "UPDATE stage SET archived_at = tf_now(), successor_id = ?, version = version + 1 WHERE id = ?",
        (successor, stage_id),
    )


def put_stage(database: Database, stage_id: StageId, position: int, name: str, colour: str) -> None:
    """Write a stage; nothing happens if it is so already."""
    values = (position, name, name_key(name), colour)
    database.run(
        "UPDATE stage SET position = ?, name = ?, name_key = ?, colour = ?, version = version + 1"
        " WHERE id = ? AND NOT (position = ? AND name = ? AND name_key = ? AND colour = ?)",
        (*values, stage_id, *values),
    )

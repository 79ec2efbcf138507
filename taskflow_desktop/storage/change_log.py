"""The event table as a feed: what changed after a cursor, as whole rows in their newest state."""

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Room, Task
from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.domain.ids import EventSeq, RoomId, TaskId
from taskflow_desktop.storage import rows
from taskflow_desktop.storage.database import Database

FOLLOWED_ROW_BY_ROW = 100
"""Beyond so many events, reading the lists afresh is cheaper than telling each row; a take-over tells some thirty."""

_FLOW_KINDS = frozenset(
    {
        EventKind.FLOW_SWITCHED,
        EventKind.STAGE_ADDED,
        EventKind.STAGE_CHANGED,
        EventKind.STAGE_MOVED,
        EventKind.STAGE_REMOVED,
    }
)
_AGENT_KINDS = frozenset(
    {
        EventKind.AGENT_ADDED,
        EventKind.AGENT_CHANGED,
        EventKind.AGENT_IDENTIFIER,
        EventKind.AGENT_PASSWORD,
        EventKind.AGENT_DEACTIVATED,
        EventKind.AGENT_MAPPED,
    }
)
_MESSAGE_KINDS = frozenset({EventKind.MESSAGE_ADDED, EventKind.ROOM_IMPORTED})


def changes_since(database: Database, cursor: EventSeq) -> ChangeSet:
    """Read the events after `cursor` and the rows they speak of, in their newest state."""
    found = database.rows(f"{rows.EVENT} WHERE seq > ? ORDER BY seq LIMIT ?", (cursor, FOLLOWED_ROW_BY_ROW + 1))
    if not found:
        return ChangeSet(cursor)
    if len(found) > FOLLOWED_ROW_BY_ROW:
        newest = EventSeq(database.value("SELECT seq FROM event_head"))
        return ChangeSet(
            newest,
            agents=tuple(map(rows.agent, database.rows(f"{rows.AGENT} ORDER BY name, id"))),
            flow=rows.flow(database),
            reload=True,
        )
    events = tuple(map(rows.event, found))
    kinds = {event.kind for event in events}
    room_ids: list[RoomId] = list(dict.fromkeys(event.room_id for event in events if event.room_id is not None))
    task_ids: list[TaskId] = list(dict.fromkeys(event.task_id for event in events if event.task_id is not None))
    return ChangeSet(
        events[-1].seq,
        rooms=_rooms(database, room_ids),
        tasks=_tasks(database, task_ids),
        agents=(
            tuple(map(rows.agent, database.rows(f"{rows.AGENT} ORDER BY name, id"))) if kinds & _AGENT_KINDS else None
        ),
        flow=rows.flow(database) if kinds & _FLOW_KINDS else None,
        rooms_with_messages=tuple(
            dict.fromkeys(
                event.room_id for event in events if event.kind in _MESSAGE_KINDS and event.room_id is not None
            )
        ),
        events=events,
    )


def _rooms(database: Database, ids: list[RoomId]) -> tuple[Room, ...]:
    if not ids:
        return ()
    return rows.rooms(database, database.rows(f"{rows.ROOM} WHERE r.id IN ({rows.marks(ids)})", ids))


def _tasks(database: Database, ids: list[TaskId]) -> tuple[Task, ...]:
    if not ids:
        return ()
    return rows.tasks(database, database.rows(f"{rows.TASK} WHERE t.id IN ({rows.marks(ids)})", ids))

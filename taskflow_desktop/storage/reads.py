"""What the screens read: lists, pages, one task, the history. Keyset pages only, never an offset."""

from array import array
from collections.abc import Sequence
from itertools import chain

import peewee

from taskflow_desktop.domain.entities import EVENTS_SHOWN, Customer, Message, Room, Task
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.errors import NotFound
from taskflow_desktop.domain.ids import SYSTEM, AgentId, CustomerId, RoomId, TaskId
from taskflow_desktop.domain.inside import TaskDetail
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.domain.pages import MESSAGE_PAGE, ROOM_PAGE, History, MessagePage, RoomList
from taskflow_desktop.domain.requests import RoomFilter
from taskflow_desktop.storage import inside, memos, rows, stage_past, together
from taskflow_desktop.storage.database import Database
from taskflow_desktop.storage.tables import CustomerRow, RoomRow, TaskRow, contains

HISTORY_LIMIT = 2000
CUSTOMERS_SHOWN = 30

_IDS = "SELECT id FROM room WHERE state = ? ORDER BY last_at DESC, id DESC"
_IDS_OF_AGENT = "SELECT id FROM room WHERE state = ? AND main_agent_id = ? ORDER BY last_at DESC, id DESC"
_NEWEST = f"{rows.MESSAGE} WHERE room_id = ? ORDER BY sent_at DESC, id DESC LIMIT ?"
_BEFORE = f"{rows.MESSAGE} WHERE room_id = ? AND (sent_at, id) < (?, ?) ORDER BY sent_at DESC, id DESC LIMIT ?"
_AFTER = f"{rows.MESSAGE} WHERE room_id = ? AND (sent_at, id) > (?, ?) ORDER BY sent_at, id LIMIT ?"
_TASKS_OF_ROOM = f"{rows.TASK} WHERE t.room_id = ? ORDER BY t.slot"


def room_list(database: Database, where: RoomFilter) -> RoomList:
    """The ids of the rooms of one list, newest first, their first page, and the counts of all states."""
    found = _matching_ids(database, where) if where.text.strip() else _all_ids(database, where)
    ids = array("q", chain.from_iterable(found))
    return RoomList(ids, rooms(database, ids[:ROOM_PAGE]), _counts(database, where.agent_id))


def _mine(where: RoomFilter) -> bool:
    return where.agent_id is not None and where.state is not RoomState.WAITING  # a waiting room is everybody's


def _all_ids(database: Database, where: RoomFilter) -> list[tuple[int, ...]]:
    if _mine(where):
        return database.rows(_IDS_OF_AGENT, (where.state.value, where.agent_id))
    return database.rows(_IDS, (where.state.value,))


def _matching_ids(database: Database, where: RoomFilter) -> list[tuple[int, ...]]:
    """A search looks into every open state, whichever is listed; from the closed rooms into those as well."""
    query = RoomRow.select(RoomRow.id)
    if where.state is not RoomState.CLOSED:
        query = query.where(RoomRow.state != RoomState.CLOSED.value)
    if where.agent_id is not None:
        mine = RoomRow.main_agent_id == where.agent_id
        query = query.where(mine | (RoomRow.state == RoomState.WAITING.value))
    text = where.text.strip()
    numbered = TaskRow.select(TaskRow.room_id).where(contains(TaskRow.number, text) | contains(TaskRow.title, text))
    query = query.join(CustomerRow, on=CustomerRow.id == RoomRow.customer_id).where(
        contains(CustomerRow.name, text)
        | contains(RoomRow.title, text)
        | contains(RoomRow.last_text, text)
        | RoomRow.id.in_(numbered)
    )
    return run(database, query.order_by(RoomRow.last_at.desc(), RoomRow.id.desc()))


def run(database: Database, query: peewee.Query) -> list[tuple[int, ...]]:
    """Run a composed query on this database and return plain rows."""
    sql, params = query.bind(database.peewee).sql()
    # peewee writes the engine's own mark for values; `rows` expects `?`.
    return database.rows(sql if database.dialect == "sqlite" else sql.replace("%s", "?"), params)


def _counts(database: Database, agent_id: AgentId | None) -> dict[RoomState, int]:
    mine = "WHERE (main_agent_id = ? OR state = 'waiting') " if agent_id is not None else ""
    found = database.rows(
        f"SELECT state, count(*) FROM room {mine}GROUP BY state",
        () if agent_id is None else (agent_id,),
    )
    return dict.fromkeys(RoomState, 0) | {RoomState(state): count for state, count in found}


def rooms(database: Database, ids: Sequence[int]) -> tuple[Room, ...]:
    """The rooms of these ids, in this order; ids of no room are left out."""
    if not ids:
        return ()
    found = database.rows(f"{rows.ROOM} WHERE r.id IN ({rows.marks(ids)})", tuple(ids))
    return tuple(filter(None, map(rows.rooms_by_id(database, found).get, ids)))


def messages(
    database: Database, room_id: RoomId, *, before: Message | None = None, after: Message | None = None
) -> MessagePage:
    """The newest page of a conversation, or the page next to a message, in the order it was said."""
    if after is not None:
        found = database.rows(_AFTER, (room_id, after.sent_at, after.id, MESSAGE_PAGE + 1))
        return MessagePage(rows.messages(found[:MESSAGE_PAGE]), earlier=False)
    if before is None:
        found = database.rows(_NEWEST, (room_id, MESSAGE_PAGE + 1))
    else:
        found = database.rows(_BEFORE, (room_id, before.sent_at, before.id, MESSAGE_PAGE + 1))
    earlier = len(found) > MESSAGE_PAGE
    del found[MESSAGE_PAGE:]
    found.reverse()
    return MessagePage(rows.messages(found), earlier)


def first_answer(database: Database, room_id: RoomId) -> Moment | None:
    """When the customer was first answered in a room, or None."""
    query = "SELECT min(sent_at) FROM message WHERE room_id = ? AND speaker = 'agent' AND internal = 0"
    found = database.value(query, (room_id,))
    return Moment(found) if found is not None else None


def room_tasks(database: Database, room_id: RoomId) -> tuple[Task, ...]:
    """All tasks of a room, in the order they were created."""
    return rows.tasks(database, database.rows(_TASKS_OF_ROOM, (room_id,)))


def earlier_tasks(database: Database, room_id: RoomId) -> tuple[Task, ...]:
    """Unfinished tasks of the room's customer in his earlier rooms, newest first (product.md rule 26)."""
    query = (
        f"{rows.TASK} JOIN room h ON h.id = ? WHERE r.customer_id = h.customer_id"
        " AND (r.opened_at, r.id) < (h.opened_at, h.id) AND t.outcome IS NULL ORDER BY t.id DESC"
    )
    return rows.tasks(database, database.rows(query, (room_id,)))


def tasks(database: Database, ids: Sequence[int]) -> tuple[Task, ...]:
    """The tasks of these ids, in this order; ids of no task are left out."""
    if not ids:
        return ()
    found = rows.tasks(database, database.rows(f"{rows.TASK} WHERE t.id IN ({rows.marks(ids)})", tuple(ids)))
    by_id = {task.id: task for task in found}
    return tuple(by_id[TaskId(i)] for i in ids if i in by_id)


def task_numbered(database: Database, number: str) -> Task | None:
    """The task of this number, None if there is none."""
    found = rows.tasks(database, database.rows(f"{rows.TASK} WHERE t.number = ?", (number,)))
    return found[0] if found else None


def task_detail(database: Database, task_id: TaskId, reader: AgentId = SYSTEM) -> TaskDetail:
    """One task with all that the open task shows to `reader`. Raises NotFound."""
    found = tasks(database, (task_id,))
    if not found:
        raise NotFound(f"task {task_id}")
    task = found[0]
    visits = database.rows(f"{rows.VISIT} WHERE task_id = ? AND revoked = 0 ORDER BY entered_at, id", (task_id,))
    events = database.rows(f"{rows.EVENT} WHERE task_id = ? ORDER BY id DESC LIMIT ?", (task_id, EVENTS_SHOWN))
    return TaskDetail(
        task=task,
        room=rooms(database, (task.room_id,))[0],
        visits=tuple(map(rows.visit, visits)),
        events=tuple(map(rows.event, events)),
        events_total=database.value("SELECT count(*) FROM event WHERE task_id = ?", (task_id,)),
        checklist=inside.checklist(database, task_id),
        attachments=inside.attachments(database, task_id),
        memo=memos.memo(database, task_id),
        reviews=inside.reviews(database, task_id),
        looked=together.looked(database, reader, f"task/{task_id}"),
        past=stage_past.pasts(database, (task.stage_id,), Moment(database.now()))[task.stage_id],
    )


def open_rooms_of(database: Database, agent_id: AgentId) -> tuple[Room, ...]:
    """All rooms of a main agent that are not closed, the newest message first."""
    query = f"{rows.ROOM} WHERE r.main_agent_id = ? AND r.state <> 'closed' ORDER BY r.last_at DESC, r.id DESC"
    return rows.rooms(database, database.rows(query, (agent_id,)))


def open_room_counts(database: Database) -> dict[AgentId, int]:
    """How many rooms that are not closed each main agent has; whoever has none is left out."""
    query = (
        "SELECT main_agent_id, count(*) FROM room WHERE state <> 'closed' AND main_agent_id IS NOT NULL"
        " GROUP BY main_agent_id"
    )
    return {AgentId(agent_id): count for agent_id, count in database.rows(query)}


def history(database: Database, *, task_id: TaskId | None = None, room_id: RoomId | None = None) -> History:
    """All events of a task or a room (exactly one is named), newest first, at most `HISTORY_LIMIT`."""
    column, key = ("task_id", task_id) if task_id is not None else ("room_id", room_id)
    found = database.rows(f"{rows.EVENT} WHERE {column} = ? ORDER BY id DESC LIMIT ?", (key, HISTORY_LIMIT))
    total = database.value(f"SELECT count(*) FROM event WHERE {column} = ?", (key,))
    return History(tuple(map(rows.event, found)), total)


def customers(database: Database, text: str) -> tuple[Customer, ...]:
    """Customers whose name, telephone or e-mail contains `text`, by name; at most `CUSTOMERS_SHOWN`."""
    query = CustomerRow.select(
        CustomerRow.id, CustomerRow.name, CustomerRow.phone, CustomerRow.email, CustomerRow.version
    )
    wanted = text.strip()
    if wanted:
        query = query.where(
            contains(CustomerRow.name, wanted)
            | contains(CustomerRow.phone, wanted)
            | contains(CustomerRow.email, wanted)
        )
    return tuple(
        map(rows.customer, run(database, query.order_by(CustomerRow.name, CustomerRow.id).limit(CUSTOMERS_SHOWN)))
    )


def customer(database: Database, customer_id: CustomerId) -> Customer:
    """Raises NotFound."""
    found = database.row(f"{rows.CUSTOMER} WHERE id = ?", (customer_id,))
    if found is None:
        raise NotFound(f"customer {customer_id}")
    return rows.customer(found)

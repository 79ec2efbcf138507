"""The history of a task or a room, page by page, and the rooms a customer has had."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from taskflow_desktop.domain.entities import Room, Task
from taskflow_desktop.domain.ids import SYSTEM, AgentId, CustomerId, EventSeq, RoomId
from taskflow_desktop.domain.pages import PAST_ROOM_PAGE, CustomerHistory, HistoryPage, PastRoom
from taskflow_desktop.domain.requests import UNTOLD, HistoryFilter
from taskflow_desktop.storage import rows
from taskflow_desktop.storage.database import Database

FOUND_CHARACTERS = 120
CUSTOMER_TASKS_SHOWN = 200
_BEFORE_THE_HIT = 16  # characters shown before what was searched for

_OLDER = "id < (SELECT e.id FROM event e WHERE e.seq = ?)"
_UNTOLD = sorted(kind.value for kind in UNTOLD)
_CUSTOMER_TASKS = f"{rows.TASK} WHERE t.room_id IN ({{marks}}) ORDER BY t.slot"


def history_page(
    database: Database, where: HistoryFilter, *, limit: int, before: EventSeq | None = None
) -> HistoryPage:
    """The newest `limit` lines under the filter, or the next ones older than the event `before`."""
    place, of_place = _place(where)
    narrowed, values = _narrowed(where)
    condition = f"{place} AND {narrowed}" if narrowed else place
    older, key = (f" AND {_OLDER}", (before,)) if before is not None else ("", ())
    query = f"{rows.EVENT} WHERE {condition}{older} ORDER BY id DESC LIMIT ?"
    found = database.rows(query, (*of_place, *values, *key, limit + 1))
    return HistoryPage(
        tuple(map(rows.event, found[:limit])),
        len(found) > limit,
        database.value(f"SELECT count(*) FROM event WHERE {condition}", (*of_place, *values)),
        _people(database, place, of_place),
    )


def _place(where: HistoryFilter) -> tuple[str, tuple[Any, ...]]:
    untold = f"kind NOT IN ({rows.marks(_UNTOLD)})"
    if where.task_id is not None:
        return f"task_id = ? AND {untold}", (where.task_id, *_UNTOLD)
    apart = "" if where.tasks else " AND task_id IS NULL"
    return f"room_id = ? AND {untold}{apart}", (where.room_id, *_UNTOLD)


def _narrowed(where: HistoryFilter) -> tuple[str, tuple[Any, ...]]:
    parts: list[str] = []
    values: list[Any] = []
    if where.kinds:
        parts.append(f"kind IN ({rows.marks(tuple(where.kinds))})")
        values += sorted(kind.value for kind in where.kinds)
    if where.people:
        parts.append(f"coalesce(actor_id, {SYSTEM}) IN ({rows.marks(tuple(where.people))})")
        values += sorted(where.people)
    return " AND ".join(parts), tuple(values)


def _people(database: Database, place: str, of_place: tuple[Any, ...]) -> tuple[AgentId, ...]:
    query = f"SELECT DISTINCT coalesce(actor_id, {SYSTEM}) FROM event WHERE {place} ORDER BY 1"
    return tuple(AgentId(person) for (person,) in database.rows(query, of_place))


def customer_history(
    database: Database, customer_id: CustomerId, text: str = "", *, before: Room | None = None
) -> CustomerHistory:
    """A customer's rooms, newest first, a page of them, or the page after the room `before`.

    With `text`, those whose title, category, tags or order, a message or a task's title or number contains it,
    whatever the case of Latin letters.
    """
    wanted = text.strip()
    condition = "r.customer_id = ?"
    values: list[Any] = [customer_id]
    if before is not None:
        condition += " AND (r.opened_at, r.id) < (?, ?)"
        values += [before.opened_at, before.id]
    if wanted:
        condition += f" AND ({_FOUND})"
        values += [like(wanted)] * _FOUND.count("?")
    query = f"{rows.ROOM} WHERE {condition} ORDER BY r.opened_at DESC, r.id DESC LIMIT ?"
    found = rows.rooms(database, database.rows(query, (*values, PAST_ROOM_PAGE + 1)))
    page = found[:PAST_ROOM_PAGE]
    tasks = _tasks_of(database, page)
    hits = _hits(database, page, tasks, wanted) if wanted else {}
    return CustomerHistory(
        tuple(PastRoom(room, tasks.get(room.id, ()), hits.get(room.id, "")) for room in page),
        len(found) > PAST_ROOM_PAGE,
        database.value("SELECT count(*) FROM room WHERE customer_id = ?", (customer_id,)),
    )


_FOUND = " OR ".join(
    (
        *(f"lower(r.{column}) LIKE ? ESCAPE '!'" for column in ("title", "category", "tags", "order_number")),
        "EXISTS (SELECT 1 FROM task t WHERE t.room_id = r.id"
        " AND (lower(t.title) LIKE ? ESCAPE '!' OR lower(t.number) LIKE ? ESCAPE '!'))",
        "EXISTS (SELECT 1 FROM message m WHERE m.room_id = r.id AND lower(m.text) LIKE ? ESCAPE '!')",
    )
)


def like(text: str) -> str:
    """Return the pattern of LIKE, escaped by `!`, for what contains `text`."""
    escaped = text.lower().replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{escaped}%"


def _tasks_of(database: Database, page: Iterable[Room]) -> dict[RoomId, tuple[Task, ...]]:
    ids = [room.id for room in page if room.tasks_total]
    held: dict[RoomId, list[Task]] = defaultdict(list)
    if ids:
        for task in rows.tasks(database, database.rows(_CUSTOMER_TASKS.format(marks=rows.marks(ids)), ids)):
            held[task.room_id].append(task)
    return {room_id: tuple(tasks) for room_id, tasks in held.items()}


def _hits(
    database: Database, page: tuple[Room, ...], tasks: dict[RoomId, tuple[Task, ...]], wanted: str
) -> dict[RoomId, str]:
    """Return for each room the words it was found by: a task's, else the newest message's; its title shows anyway."""
    sought = wanted.lower()
    found: dict[RoomId, str] = {}
    for room in page:
        if sought in room.title.lower():
            continue
        named = (f"{task.short_number} {task.title}" for task in tasks.get(room.id, ()) if _names(task, sought))
        found[room.id] = next(named, "") or _said(database, room.id, wanted)
    return found


def _names(task: Task, sought: str) -> bool:
    return sought in task.title.lower() or sought in task.number.lower()


def _said(database: Database, room_id: RoomId, wanted: str) -> str:
    """The part of the newest message that contains `wanted`, in one line, or ""."""
    query = (
        "SELECT text FROM message WHERE room_id = ? AND lower(text) LIKE ? ESCAPE '!'"
        " ORDER BY sent_at DESC, id DESC LIMIT 1"
    )
    text = database.value(query, (room_id, like(wanted)))
    if not text:
        return ""
    line = " ".join(str(text).split())
    at = max(0, line.lower().find(wanted.lower()) - _BEFORE_THE_HIT)
    return ("…" if at else "") + line[at : at + FOUND_CHARACTERS]


def customer_tasks(database: Database, customer_id: CustomerId) -> tuple[Task, ...]:
    """The unfinished tasks of a customer in all of his rooms, by number; at most `CUSTOMER_TASKS_SHOWN`."""
    query = f"{rows.TASK} WHERE r.customer_id = ? AND t.outcome IS NULL ORDER BY t.id LIMIT ?"
    return rows.tasks(database, database.rows(query, (customer_id, CUSTOMER_TASKS_SHOWN)))

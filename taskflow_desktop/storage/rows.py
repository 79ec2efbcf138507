"""The fixed SQL of the hot reads, and how its rows become entities. Fixed text runs as fast as the driver allows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from taskflow_desktop.domain.entities import (
    Agent,
    Customer,
    Event,
    Flow,
    Message,
    Room,
    Stage,
    StageVisit,
    Task,
    TaskPip,
)
from taskflow_desktop.domain.enums import Channel, EventKind, Importance, Outcome, Role, RoomState, Speaker
from taskflow_desktop.domain.ids import AgentId, TaskId
from taskflow_desktop.storage.database import Database, Row
from taskflow_desktop.storage.quick import quick

AGENT = "SELECT id, name, identifier, role, deactivated_at IS NULL, password_hash IS NOT NULL, version FROM agent"
CUSTOMER = "SELECT id, name, phone, email, version FROM customer"
STAGE = "SELECT id, flow_id, position, name, colour, archived_at IS NOT NULL, version FROM stage"
MESSAGE = "SELECT id, room_id, sent_at, speaker, author, text, internal, file_name FROM message"
EVENT = (
    "SELECT seq, at, actor_id, actor_name, kind, room_id, task_id, before, after, before_ref, after_ref, detail, cause"
    " FROM event"
)
ROOM = (
    "SELECT r.id, r.customer_id, c.name, r.title, r.channel, r.state, r.main_agent_id, r.tags, r.category,"
    " r.order_number, r.on_hold, r.alarm, r.unread, r.last_text, r.last_at, r.opened_at, r.closed_at,"
    " r.source_id IS NOT NULL, r.version FROM room r JOIN customer c ON c.id = r.customer_id"
)
TASK = (
    "SELECT t.id, t.number, t.room_id, c.name, r.channel, t.title, t.importance, t.stage_id, t.entered_at, t.owner_id,"
    " t.outcome, t.outcome_reason, t.created_at, t.created_by, t.finished_at, t.paused, t.message_id,"
    " (SELECT count(*) FROM checklist_item i"
    " WHERE i.task_id = t.id AND i.removed_at IS NULL AND i.done_at IS NOT NULL),"
    " (SELECT count(*) FROM checklist_item i WHERE i.task_id = t.id AND i.removed_at IS NULL),"
    " (SELECT count(*) FROM attachment f WHERE f.task_id = t.id AND f.removed_at IS NULL AND f.complete = 1),"
    " t.version FROM task t JOIN room r ON r.id = t.room_id JOIN customer c ON c.id = r.customer_id"
)
VISIT = "SELECT stage_id, entered_at, left_at FROM stage_visit"

_CHANNELS = {member.value: member for member in Channel}
_IMPORTANCES = {member.value: member for member in Importance}
_KINDS = {member.value: member for member in EventKind}
_OUTCOMES = {None: None} | {member.value: member for member in Outcome}
_SPEAKERS = {member.value: member for member in Speaker}
_STATES = {member.value: member for member in RoomState}
_event, _message, _pip, _room, _task = quick(Event), quick(Message), quick(TaskPip), quick(Room), quick(Task)


def marks(values: Sequence[object]) -> str:
    """Return `?, ?, …` for the values of an IN list."""
    return ", ".join("?" * len(values))


def agent(row: Row) -> Agent:
    """The agent of a row of AGENT."""
    return Agent(row[0], row[1], row[2], Role(row[3]), bool(row[4]), bool(row[5]), row[6])


def customer(row: Row) -> Customer:
    """The customer of a row of CUSTOMER."""
    return Customer(*row)


def stage(row: Row) -> Stage:
    """The stage of a row of STAGE."""
    return Stage(row[0], row[1], row[2], row[3], row[4], bool(row[5]), row[6])


def message(row: Row) -> Message:
    """The message of a row of MESSAGE."""
    return messages((row,))[0]


def messages(rows: Iterable[Row]) -> tuple[Message, ...]:
    """The messages of rows of MESSAGE."""
    return tuple(
        [
            _message(message_id, room_id, sent_at, _SPEAKERS[speaker], author, text, internal == 1, file_name)
            for message_id, room_id, sent_at, speaker, author, text, internal, file_name in rows
        ]
    )


def event(row: Row) -> Event:
    """The event of a row of EVENT."""
    seq, at, actor_id, actor_name, kind, *rest = row
    return _event(seq, at, actor_id, actor_name, _KINDS[kind], *rest)


def visit(row: Row) -> StageVisit:
    """The visit of a row of VISIT."""
    return StageVisit(*row)


@lru_cache(maxsize=4096)
def _tags(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


def rooms(database: Database, rows: Sequence[Row]) -> tuple[Room, ...]:
    """The rooms of rows of ROOM, with the counts and pips of their tasks."""
    return tuple(rooms_by_id(database, rows).values())


def rooms_by_id(database: Database, rows: Sequence[Row]) -> dict[int, Room]:
    """The same by their ids, in the order of the rows. One loop, because a list asks for hundreds at once."""
    ids = [row[0] for row in rows]
    pips: dict[int, tuple[TaskPip, ...]] = {}
    finished = dict.fromkeys(ids, 0)
    query = f"SELECT room_id, id, stage_id, outcome FROM task WHERE room_id IN ({marks(ids)}) ORDER BY room_id, slot"
    for room_id, task_id, stage_id, outcome in database.rows(query, ids) if ids else ():
        if outcome is None:
            pips[room_id] = (*pips.get(room_id, ()), _pip(task_id, stage_id))
        else:
            finished[room_id] += 1
    found: dict[int, Room] = {}
    make, channels, states = _room, _CHANNELS, _STATES
    for (
        room_id, customer_id, customer, title, channel, state, main_agent_id, tags, category, order_number, on_hold,
        alarm, unread, last_text, last_at, opened_at, closed_at, imported, version,
    ) in rows:  # fmt: skip
        mine, done = pips.get(room_id, ()), finished[room_id]
        found[room_id] = make(
            room_id, customer_id, customer, title, channels[channel], states[state], main_agent_id,
            _tags(tags), category, order_number, on_hold == 1, alarm == 1, unread, last_text,
            last_at, opened_at, closed_at, imported == 1, len(mine) + done, done, mine, version,
        )  # fmt: skip
    return found


def tasks(database: Database, rows: Sequence[Row]) -> tuple[Task, ...]:
    """The tasks of rows of TASK, with their collaborators."""
    if not rows:
        return ()
    ids = [row[0] for row in rows]
    helpers: dict[TaskId, list[AgentId]] = defaultdict(list)
    query = "SELECT task_id, agent_id FROM collaborator WHERE removed_at IS NULL AND task_id IN"
    for task_id, agent_id in database.rows(f"{query} ({marks(ids)}) ORDER BY id", ids):
        helpers[task_id].append(agent_id)
    return tuple([_task_of(row, tuple(helpers.get(row[0], ()))) for row in rows])


def _task_of(row: Row, collaborators: tuple[AgentId, ...]) -> Task:
    """The columns of TASK in the order of Task's fields."""
    (
        task_id, number, room_id, customer, channel, title, importance, stage_id, entered_at, owner_id, outcome, *rest
    ) = row  # fmt: skip
    return _task(
        task_id, number, room_id, customer, _CHANNELS[channel], title, _IMPORTANCES[importance], stage_id, entered_at,
        owner_id, collaborators, _OUTCOMES[outcome], *rest,
    )  # fmt: skip


def flow(database: Database) -> Flow:
    """The switch, who last moved it, and the stages: active ones in order, then archived ones."""
    on, version = database.rows("SELECT value, version FROM setting WHERE key = 'task_flow'")[0]
    switched = database.row(f"{EVENT} WHERE kind = 'flow.switched' ORDER BY id DESC LIMIT 1")
    found = database.rows(f"{STAGE} ORDER BY archived_at IS NOT NULL, position, id")
    return Flow(
        on=on == "on",
        switched_at=switched[1] if switched else None,
        switched_by=switched[3] if switched else "",
        version=version,
        stages=tuple(map(stage, found)),
        design=int(database.value("SELECT version FROM flow ORDER BY id LIMIT 1")),
    )

"""The fixed SQL of the hot reads, and how its rows become entities. Fixed text runs as fast as the driver allows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

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
    return Message(row[0], row[1], row[2], Speaker(row[3]), row[4], row[5], bool(row[6]), row[7])


def event(row: Row) -> Event:
    """The event of a row of EVENT."""
    seq, at, actor_id, actor_name, kind, *rest = row
    return Event(seq, at, actor_id, actor_name, EventKind(kind), *rest)


def visit(row: Row) -> StageVisit:
    """The visit of a row of VISIT."""
    return StageVisit(*row)


def rooms(database: Database, rows: Sequence[Row]) -> tuple[Room, ...]:
    """The rooms of rows of ROOM, with the counts and pips of their tasks."""
    if not rows:
        return ()
    ids = [row[0] for row in rows]
    total: dict[int, int] = defaultdict(int)
    pips: dict[int, list[TaskPip]] = defaultdict(list)
    tasks = "SELECT room_id, id, stage_id, outcome FROM task WHERE room_id IN"
    for room_id, task_id, stage_id, outcome in database.rows(f"{tasks} ({marks(ids)}) ORDER BY room_id, slot", ids):
        total[room_id] += 1
        if outcome is None:
            pips[room_id].append(TaskPip(task_id, stage_id))
    return tuple(_room(row, total[row[0]], tuple(pips[row[0]])) for row in rows)


def _room(row: Row, total: int, pips: tuple[TaskPip, ...]) -> Room:
    return Room(
        id=row[0],
        customer_id=row[1],
        customer_name=row[2],
        title=row[3],
        channel=Channel(row[4]),
        state=RoomState(row[5]),
        main_agent_id=row[6],
        tags=tuple(tag for tag in row[7].split("|") if tag),
        category=row[8],
        order_number=row[9],
        on_hold=bool(row[10]),
        alarm=bool(row[11]),
        unread=row[12],
        last_text=row[13],
        last_at=row[14],
        opened_at=row[15],
        closed_at=row[16],
        imported=bool(row[17]),
        tasks_total=total,
        tasks_finished=total - len(pips),
        pips=pips,
        version=row[18],
    )


def tasks(database: Database, rows: Sequence[Row]) -> tuple[Task, ...]:
    """The tasks of rows of TASK, with their collaborators."""
    if not rows:
        return ()
    ids = [row[0] for row in rows]
    helpers: dict[TaskId, list[AgentId]] = defaultdict(list)
    query = "SELECT task_id, agent_id FROM collaborator WHERE removed_at IS NULL AND task_id IN"
    for task_id, agent_id in database.rows(f"{query} ({marks(ids)}) ORDER BY id", ids):
        helpers[task_id].append(agent_id)
    return tuple(_task(row, helpers[row[0]]) for row in rows)


def _task(row: Row, collaborators: Iterable[AgentId]) -> Task:
    return Task(
        id=row[0],
        number=row[1],
        room_id=row[2],
        customer_name=row[3],
        channel=Channel(row[4]),
        title=row[5],
        importance=Importance(row[6]),
        stage_id=row[7],
        entered_at=row[8],
        owner_id=row[9],
        collaborator_ids=tuple(collaborators),
        outcome=Outcome(row[10]) if row[10] else None,
        outcome_reason=row[11],
        created_at=row[12],
        created_by=row[13],
        finished_at=row[14],
        paused=row[15],
        message_id=row[16],
        checklist_done=row[17],
        checklist_total=row[18],
        attachments=row[19],
        version=row[20],
    )


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
    )

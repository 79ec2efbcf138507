"""Alerts, hand-overs and what one has looked at."""

from taskflow_desktop.domain.entities import StagePast, Task
from taskflow_desktop.domain.enums import AlertKind
from taskflow_desktop.domain.ids import AgentId, AlertId, EventSeq, HandOverId, RoomId
from taskflow_desktop.domain.inside import Alert, HandedTask, HandOver, HandOverCard
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.domain.pages import ALERT_PAGE, AlertPage, AlertState
from taskflow_desktop.storage import inside, memos, rows, stage_past
from taskflow_desktop.storage.database import Database

MEMO_LINES = 3
"""So many of a memo's last lines stand on a hand-over card."""
ALERT_TEXT = 200
"""So many characters of a customer's message stand in an alert."""

_ALERT = (
    "SELECT a.id, a.kind, a.task_id, a.room_id, a.by_name,"
    f" CASE WHEN m.id IS NULL THEN a.text ELSE substr(coalesce(nullif(m.text, ''), m.file_name), 1, {ALERT_TEXT}) END,"
    " a.at, a.read_at,"
    " coalesce(t.number, ''), coalesce(t.title, ''), coalesce(c.name, '')"
    " FROM alert a LEFT JOIN task t ON t.id = a.task_id LEFT JOIN room r ON r.id = a.room_id"
    " LEFT JOIN customer c ON c.id = r.customer_id LEFT JOIN message m ON m.id = a.message_id"
)
_HANDOVER = "SELECT id, room_id, from_id, to_id, by_id, reason, message, at, acknowledged_at FROM handover"
_KINDS = {member.value: member for member in AlertKind}


def alerts(database: Database, agent_id: AgentId, *, unread: bool = False, before: AlertId | None = None) -> AlertPage:
    """What an agent was told of, newest first: all or what he has not read, a page, or the one before an alert."""
    where, values = "a.agent_id = ?", [int(agent_id)]
    if unread:
        where += " AND a.read_at IS NULL"
    if before is not None:
        where += " AND a.id < ?"
        values.append(before)
    found = database.rows(f"{_ALERT} WHERE {where} ORDER BY a.id DESC LIMIT ?", (*values, ALERT_PAGE + 1))
    read = tuple(Alert(key, _KINDS[kind], *rest) for key, kind, *rest in found[:ALERT_PAGE])
    return AlertPage(read, len(found) > ALERT_PAGE, alert_state(database, agent_id).unread)


def alert_state(database: Database, agent_id: AgentId) -> AlertState:
    """What tells whether anything of a person's alerts is another, from the indexes alone."""
    newest = database.value("SELECT max(id) FROM alert WHERE agent_id = ?", (agent_id,))
    unread = database.value("SELECT count(*) FROM alert WHERE agent_id = ? AND read_at IS NULL", (agent_id,))
    return AlertState(AlertId(newest or 0), int(unread or 0))


def unread_alerts(database: Database, agent_id: AgentId, oldest: AlertId) -> frozenset[AlertId]:
    """The ids of all unread alerts of a person from `oldest` on."""
    query = "SELECT id FROM alert WHERE agent_id = ? AND read_at IS NULL AND id >= ?"
    return frozenset(AlertId(key) for (key,) in database.rows(query, (agent_id, oldest)))


def read_alert(database: Database, agent_id: AgentId, alert_id: AlertId) -> None:
    """One alert is read, now."""
    sql = "UPDATE alert SET read_at = tf_now() WHERE id = ? AND agent_id = ? AND read_at IS NULL"
    database.run(sql, (alert_id, agent_id))


def read_all_alerts(database: Database, agent_id: AgentId) -> None:
    """All alerts of an agent are read, now."""
    database.run("UPDATE alert SET read_at = tf_now() WHERE agent_id = ? AND read_at IS NULL", (agent_id,))


def looked(database: Database, agent_id: AgentId, place: str) -> EventSeq:
    """The newest event an agent had seen at a place; 0 for never."""
    query = "SELECT seq FROM looked WHERE agent_id = ? AND place = ?"
    return EventSeq(database.value(query, (agent_id, place)) or 0)


def put_looked(database: Database, agent_id: AgentId, place: str, seq: EventSeq) -> None:
    """An agent has seen all events of a place up to `seq`; it never goes back."""
    database.run(
        "INSERT INTO looked (agent_id, place, seq) VALUES (?, ?, ?)"
        " ON CONFLICT (agent_id, place) DO UPDATE SET seq = excluded.seq WHERE excluded.seq > looked.seq",
        (agent_id, place, seq),
    )


def add_handover(
    database: Database,
    room_id: RoomId,
    *,
    from_id: AgentId | None,
    to_id: AgentId,
    by_id: AgentId,
    reason: str,
    message: str,
) -> HandOverId:
    """Leave a word with a room that was just handed over."""
    sql = "INSERT INTO handover (room_id, from_id, to_id, by_id, reason, message) VALUES (?, ?, ?, ?, ?, ?)"
    return HandOverId(database.insert(sql, (room_id, from_id, to_id, by_id, reason, message)))


def acknowledge(database: Database, room_id: RoomId, agent_id: AgentId) -> None:
    """All that waits for an agent in a room is acknowledged, now."""
    sql = "UPDATE handover SET acknowledged_at = tf_now() WHERE room_id = ? AND to_id = ? AND acknowledged_at IS NULL"
    database.run(sql, (room_id, agent_id))


def handovers(database: Database, room_id: RoomId) -> tuple[HandOver, ...]:
    """All hand-overs of a room, newest first."""
    found = database.rows(f"{_HANDOVER} WHERE room_id = ? ORDER BY id DESC", (room_id,))
    return tuple(HandOver(*row) for row in found)


def handover_card(database: Database, room_id: RoomId, agent_id: AgentId) -> HandOverCard | None:
    """What waits for the main agent of a room to be acknowledged, with what the room leaves to do; None of nothing."""
    query = (
        f"{_HANDOVER} WHERE room_id = ? AND to_id = ? AND acknowledged_at IS NULL"
        " AND to_id = (SELECT main_agent_id FROM room WHERE id = ?) ORDER BY id DESC LIMIT 1"
    )
    found = database.row(query, (room_id, agent_id, room_id))
    if found is None:
        return None
    query = f"{rows.TASK} WHERE t.room_id = ? AND t.outcome IS NULL ORDER BY t.slot"
    tasks = rows.tasks(database, database.rows(query, (room_id,)))
    pasts = stage_past.pasts(database, tuple({task.stage_id for task in tasks}), Moment(database.now()))
    return HandOverCard(HandOver(*found), tuple(_handed(database, task, pasts[task.stage_id]) for task in tasks))


def _handed(database: Database, task: Task, past: StagePast) -> HandedTask:
    memo = memos.memo(database, task.id)
    lines = [line for line in memo.text.splitlines() if line.strip()] if memo is not None else []
    left = tuple(item.text for item in inside.checklist(database, task.id) if not item.done)
    return HandedTask(task, left, "\n".join(lines[-MEMO_LINES:]), past)

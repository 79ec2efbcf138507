"""Working together: who is told what, also by customers, reviews that are asked for, rooms that are handed over, what
one has looked at.

Guards and effects of the tables alert, looked, review and handover.
"""

from taskflow_desktop.rules import limits
from taskflow_desktop.rules.sql import (
    ACTIVE,
    Change,
    Effect,
    Guard,
    active_agent,
    agent_name,
    by_actor,
    changed,
    event,
    may_edit,
    owns,
    recent,
    same,
    timed,
)

_ROOM_OF = "(SELECT t.room_id FROM task t WHERE t.id = NEW.task_id)"

GUARDS: tuple[Guard, ...] = (
    Guard("effect_only", "alert", "INSERT", "1 = 0"),
    Guard(
        "alert.not_yours",
        "alert",
        "UPDATE",
        "OLD.agent_id = tf_actor() AND "
        + same("id", "agent_id", "kind", "task_id", "room_id", "message_id", "by_name", "text", "at"),
    ),
    Guard("time.forged", "alert", "UPDATE", timed("read_at")),
    Guard("looked.not_yours", "looked", "INSERT", f"{ACTIVE} AND {by_actor('agent_id')}"),
    Guard("looked.not_yours", "looked", "UPDATE", "OLD.agent_id = tf_actor() AND " + same("agent_id", "place")),
    Guard("task.read_only", "review", "INSERT", may_edit("NEW.task_id")),
    Guard("author.forged", "review", "INSERT", by_actor("asked_by")),
    Guard("agent.inactive", "review", "INSERT", active_agent("NEW.agent_id")),
    Guard("review.self", "review", "INSERT", "NEW.agent_id <> NEW.asked_by"),
    # Who is not on the task is asked only by whom may put him on it.
    Guard(
        "task.people_locked",
        "review",
        "INSERT",
        f"{owns('NEW.task_id')}"
        " OR EXISTS (SELECT 1 FROM task t WHERE t.id = NEW.task_id AND t.owner_id = NEW.agent_id)"
        " OR EXISTS (SELECT 1 FROM collaborator c WHERE c.task_id = NEW.task_id AND c.agent_id = NEW.agent_id"
        " AND c.removed_at IS NULL)",
    ),
    Guard("time.forged", "review", "INSERT", recent("asked_at")),
    Guard("review.begins_open", "review", "INSERT", "NEW.answered_at IS NULL AND NEW.answer = ''"),
    Guard("review.not_yours", "review", "UPDATE", f"{ACTIVE} AND OLD.agent_id = tf_actor()"),
    Guard("review.fixed", "review", "UPDATE", same("id", "task_id", "agent_id", "asked_by", "message", "asked_at")),
    Guard("review.answered", "review", "UPDATE", "OLD.answered_at IS NULL AND NEW.answered_at IS NOT NULL"),
    Guard("time.forged", "review", "UPDATE", timed("answered_at")),
    Guard("author.forged", "handover", "INSERT", by_actor("by_id")),
    Guard("time.forged", "handover", "INSERT", recent("at")),
    # Only whoever just handed the room over leaves a word with it, once.
    Guard(
        "handover.unfounded",
        "handover",
        "INSERT",
        "NEW.acknowledged_at IS NULL AND EXISTS (SELECT 1 FROM event e WHERE e.id ="
        " (SELECT max(l.id) FROM event l WHERE l.room_id = NEW.room_id AND l.kind = 'room.assigned')"
        " AND e.actor_id = tf_actor() AND e.after_ref = NEW.to_id AND e.before_ref IS NOT DISTINCT FROM NEW.from_id"
        " AND NOT EXISTS (SELECT 1 FROM event h WHERE h.room_id = NEW.room_id AND h.kind = 'room.handed'"
        " AND h.id > e.id))",
    ),
    Guard("handover.reason", "handover", "INSERT", "NEW.from_id IS NULL OR NEW.reason <> ''"),
    Guard(
        "handover.fixed",
        "handover",
        "UPDATE",
        same("id", "room_id", "from_id", "to_id", "by_id", "reason", "message", "at"),
    ),
    Guard("handover.not_yours", "handover", "UPDATE", f"{ACTIVE} AND OLD.to_id = tf_actor()"),
    Guard(
        "handover.acknowledged", "handover", "UPDATE", "OLD.acknowledged_at IS NULL AND NEW.acknowledged_at IS NOT NULL"
    ),
    Guard("time.forged", "handover", "UPDATE", timed("acknowledged_at")),
)


def _alert(
    to: str, kind: str, when: str, *, on: tuple[str, Change], task: str = "NULL", room: str = "NULL", text: str = "''"
) -> Effect:
    """Tell `to` of something that somebody else did."""
    return Effect(
        *on,
        f"tf_actor() <> 0 AND {to} <> tf_actor() AND {when}",
        "INSERT INTO alert (agent_id, kind, task_id, room_id, by_name, text, at)"
        f" SELECT {to}, '{kind}', {task}, {room}, {agent_name('tf_actor()')}, {text}, tf_now() WHERE {{when}}",
    )


def _in_task(kind: str, change: Change, when: str, **parts: str) -> Effect:
    """A line of the history about a review."""
    return Effect("review", change, when, event(kind, room=_ROOM_OF, task="NEW.task_id", **parts))


OWNER_ALERT = _alert(
    "NEW.owner_id", "owner", changed("owner_id"), on=("task", "UPDATE"), task="NEW.id", room="NEW.room_id"
)
ROOM_ALERT = _alert(
    "NEW.main_agent_id",
    "room",
    # Tasks that follow tell their new owner themselves; what a file says is no news.
    f"NEW.main_agent_id IS NOT NULL AND {changed('main_agent_id')}"
    f" AND NOT ({changed('synced_at')} OR {changed('synced_hash')})"
    " AND NOT EXISTS (SELECT 1 FROM task t WHERE t.room_id = NEW.id AND t.outcome IS NULL"
    " AND t.owner_id <> NEW.main_agent_id)",
    on=("room", "UPDATE"),
    room="NEW.id",
)
_ONE_UNREAD = " ON CONFLICT (room_id, agent_id) WHERE kind = 'message' AND read_at IS NULL DO NOTHING"
_TOLD = "a.deactivated_at IS NULL AND a.identifier IS NOT NULL"
MESSAGE_ALERTS: tuple[Effect, ...] = (
    # Whoever has the room is told once, until he has read it; not by what he wrote down himself.
    Effect(
        "message",
        "INSERT",
        "NEW.remote_key IS NULL AND NEW.speaker = 'customer' AND NEW.internal = 0",
        "INSERT INTO alert (agent_id, kind, room_id, message_id, by_name, at)"
        " SELECT a.id, 'message', r.id, NEW.id, c.name, tf_now()"
        " FROM room r JOIN customer c ON c.id = r.customer_id JOIN agent a ON a.id = r.main_agent_id"
        f" WHERE r.id = NEW.room_id AND r.state <> 'closed' AND {_TOLD} AND a.id <> tf_actor() AND ({{when}})"
        + _ONE_UNREAD,
    ),
    # Nothing is left to be told once it is answered.
    Effect(
        "message",
        "INSERT",
        "NEW.remote_key IS NULL AND NEW.speaker <> 'customer' AND NEW.internal = 0",
        "UPDATE alert SET read_at = tf_now() WHERE room_id = NEW.room_id AND kind = 'message' AND read_at IS NULL"
        " AND ({when})",
    ),
)
_LATELY = f"tf_now() - NEW.last_at BETWEEN -{limits.ALERT_MESSAGE_AGE} AND {limits.ALERT_MESSAGE_AGE}"
ROOM_NEWS = Effect(
    "room",
    "UPDATE",
    # A file tells of a whole conversation: what counts is how it stands when all of it is there. Neither what is long
    # ago, nor what was answered, nor what somebody has read here already is news.
    "NEW.source_id IS NOT NULL AND NEW.unread > 0 AND NEW.state <> 'closed'"
    f" AND (NEW.last_at > OLD.last_at OR OLD.version = 1) AND {_LATELY}",
    "INSERT INTO alert (agent_id, kind, room_id, message_id, by_name, at)"
    " SELECT a.id, 'message', NEW.id, m.id, c.name, tf_now() FROM agent a, customer c, message m"
    f" WHERE a.id = NEW.main_agent_id AND {_TOLD} AND c.id = NEW.customer_id"
    " AND m.id = (SELECT x.id FROM message x WHERE x.room_id = NEW.id AND x.internal = 0 AND x.speaker = 'customer'"
    " ORDER BY x.sent_at DESC, x.id DESC LIMIT 1) AND ({when})" + _ONE_UNREAD,
)
ROOM_SEEN = Effect(
    "room",
    "UPDATE",
    f"({changed('unread')} AND NEW.unread = 0) OR {changed('main_agent_id')}"
    f" OR ({changed('state')} AND NEW.state = 'closed')",
    # What was read in the room, or is somebody else's now, or over, is no news any more.
    "UPDATE alert SET read_at = tf_now() WHERE room_id = NEW.id AND kind = 'message' AND read_at IS NULL AND ({when})",
)
EFFECTS: tuple[Effect, ...] = (
    _alert(
        "NEW.agent_id",
        "collaborator",
        # Whoever was asked for a review is told that instead.
        "NOT EXISTS (SELECT 1 FROM review r WHERE r.task_id = NEW.task_id AND r.agent_id = NEW.agent_id"
        " AND r.answered_at IS NULL)",
        on=("collaborator", "INSERT"),
        task="NEW.task_id",
        room=_ROOM_OF,
    ),
    _in_task(
        "review.asked",
        "INSERT",
        "1 = 1",
        before="NEW.message",
        before_ref="NEW.id",
        after=agent_name("NEW.agent_id"),
        after_ref="NEW.agent_id",
    ),
    _alert(
        "NEW.agent_id",
        "review_asked",
        "1 = 1",
        on=("review", "INSERT"),
        task="NEW.task_id",
        room=_ROOM_OF,
        text="NEW.message",
    ),
    _in_task(
        "review.answered",
        "UPDATE",
        changed("answered_at"),
        before=agent_name("NEW.asked_by"),
        before_ref="NEW.id",
        after="NEW.answer",
        after_ref="NEW.asked_by",
    ),
    _alert(
        "NEW.asked_by",
        "review_answered",
        changed("answered_at"),
        on=("review", "UPDATE"),
        task="NEW.task_id",
        room=_ROOM_OF,
        text="NEW.answer",
    ),
    Effect(
        "handover",
        "INSERT",
        "1 = 1",
        event(
            "room.handed",
            room="NEW.room_id",
            before="NEW.reason",
            after="NEW.message",
            before_ref="NEW.id",
            after_ref="NEW.to_id",
            detail=agent_name("NEW.to_id"),
        ),
    ),
    Effect(
        "handover",
        "UPDATE",
        changed("acknowledged_at"),
        event(
            "room.acknowledged",
            room="NEW.room_id",
            before=agent_name("NEW.by_id"),
            before_ref="NEW.id",
            after_ref="NEW.to_id",
        ),
    ),
)

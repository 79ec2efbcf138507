"""What the database does in the wake of a change, in the same transaction: number, visits, owners, history.

Each effect is portable SQL over NEW, OLD and the functions of `guards`; `{when}` stands where its condition goes.
`tf_depth()` is 1 in the wake of what a client did, 2 in the wake of an effect: that is how a take-over is told.
"""

from dataclasses import dataclass

from taskflow_desktop.rules import limits
from taskflow_desktop.rules.guards import Change
from taskflow_desktop.rules.numbers import number_sql


@dataclass(frozen=True, slots=True)
class Effect:
    """After `event` on `table`, if `when` holds, `sql` runs."""

    table: str
    event: Change
    when: str
    sql: str


def _event(
    kind: str,
    *,
    room: str = "NULL",
    task: str = "NULL",
    before: str = "''",
    after: str = "''",
    before_ref: str = "NULL",
    after_ref: str = "NULL",
    detail: str = "''",
    cause: str = "''",
) -> str:
    """SQL that appends one event; a kind may be an expression in parentheses."""
    kind_sql = kind if kind.startswith("(") else f"'{kind}'"
    by_system = f"(tf_actor() = 0 OR {cause} <> '')"
    return (
        "INSERT INTO event (at, actor_id, actor_name, kind, room_id, task_id, before, after, before_ref, after_ref,"
        " detail, cause, op, op_n)"
        f" SELECT tf_now(), CASE WHEN {by_system} THEN NULL ELSE tf_actor() END,"
        f" CASE WHEN {by_system} THEN '' ELSE coalesce((SELECT a.name FROM agent a WHERE a.id = tf_actor()), '') END,"
        f" {kind_sql}, {room}, {task}, {before}, {after}, {before_ref}, {after_ref}, {detail}, {cause}, tf_op(),"
        " tf_op_n()"
        " WHERE {when}"
    )


def _name(agent_id: str) -> str:
    return f"coalesce((SELECT a.name FROM agent a WHERE a.id = {agent_id}), '')"


def _stage(stage_id: str) -> str:
    return f"coalesce((SELECT s.name FROM stage s WHERE s.id = {stage_id}), '')"


def _changed(column: str) -> str:
    return f"NEW.{column} IS DISTINCT FROM OLD.{column}"


def _later(moment: str) -> str:
    """The clock now, but never before `moment`: times within a task never run backwards."""
    return f"(SELECT CASE WHEN c.t > {moment} THEN c.t ELSE {moment} END FROM (SELECT tf_now() AS t) c)"


_YEAR = (
    "tf_year(NEW.created_at, coalesce((SELECT s.value FROM setting s WHERE s.key = 'time_zone'),"
    f" '{limits.DEFAULT_TIME_ZONE}'))"
)
_COUNT = f"(SELECT n.value FROM number_counter n WHERE n.year = {_YEAR})"
_TASK_NOW = "(SELECT t.{column} FROM task t WHERE t.id = NEW.id)"
_ENTERED = _TASK_NOW.replace("{column}", "entered_at")
_FINISHED = "NEW.outcome IS NOT NULL AND OLD.outcome IS NULL"
_REOPENED = "NEW.outcome IS NULL AND OLD.outcome IS NOT NULL"
_TAKEOVER = "CASE WHEN tf_depth() > 1 THEN 'takeover' ELSE '' END"
_ROOM_OF = "(SELECT t.room_id FROM task t WHERE t.id = NEW.task_id)"

_CLOSE_VISIT = "UPDATE stage_visit SET left_at = {at} WHERE task_id = NEW.id AND left_at IS NULL AND ({when})"
_OPEN_VISIT = (
    f"INSERT INTO stage_visit (task_id, stage_id, entered_at) SELECT NEW.id, NEW.stage_id, {_ENTERED} WHERE {{when}}"
)

_TASK_CREATED = (
    Effect(
        "task",
        "INSERT",
        "1 = 1",
        f"INSERT INTO number_counter (year, value) SELECT {_YEAR}, 1 WHERE {{when}}"
        " ON CONFLICT (year) DO UPDATE SET value = number_counter.value + 1",
    ),
    Effect(
        "task",
        "INSERT",
        "1 = 1",
        f"UPDATE task SET number = {number_sql(_YEAR, _COUNT)}, entered_at = NEW.created_at"
        " WHERE id = NEW.id AND ({when})",
    ),
    Effect("task", "INSERT", "1 = 1", _OPEN_VISIT),
    Effect(
        "task",
        "INSERT",
        "1 = 1",
        _event(
            "task.created",
            room="NEW.room_id",
            task="NEW.id",
            after="NEW.title",
            after_ref="NEW.stage_id",
            detail=_stage("NEW.stage_id"),
        ),
    ),
)

_MOVED = f"{_changed('stage_id')} AND NEW.outcome IS NULL AND OLD.outcome IS NULL"
_TASK_CHANGED = (
    # A change of stage: one instant closes the old visit and opens the new one.
    Effect(
        "task",
        "UPDATE",
        f"{_changed('stage_id')} OR ({_REOPENED})",
        f"UPDATE task SET entered_at = {_later('OLD.entered_at')} WHERE id = NEW.id AND ({{when}})",
    ),
    Effect("task", "UPDATE", _MOVED, _CLOSE_VISIT.replace("{at}", _ENTERED)),
    Effect("task", "UPDATE", _MOVED, _OPEN_VISIT),
    # Finishing stops the clocks; reopening counts the pause and starts a new visit (rules 14 and 15).
    Effect(
        "task",
        "UPDATE",
        _FINISHED,
        f"UPDATE task SET finished_at = {_later('OLD.entered_at')} WHERE id = NEW.id AND ({{when}})",
    ),
    Effect("task", "UPDATE", _FINISHED, _CLOSE_VISIT.replace("{at}", _TASK_NOW.replace("{column}", "finished_at"))),
    Effect(
        "task",
        "UPDATE",
        _REOPENED,
        "UPDATE task SET entered_at = CASE WHEN entered_at > OLD.finished_at THEN entered_at ELSE OLD.finished_at END"
        " WHERE id = NEW.id AND ({when})",
    ),
    Effect(
        "task",
        "UPDATE",
        _REOPENED,
        "UPDATE task SET paused = OLD.paused + entered_at - OLD.finished_at, finished_at = NULL"
        " WHERE id = NEW.id AND ({when})",
    ),
    Effect("task", "UPDATE", _REOPENED, _OPEN_VISIT),
    Effect(
        "task",
        "UPDATE",
        _changed("stage_id"),
        _event(
            "task.stage",
            room="NEW.room_id",
            task="NEW.id",
            before=_stage("OLD.stage_id"),
            after=_stage("NEW.stage_id"),
            before_ref="OLD.stage_id",
            after_ref="NEW.stage_id",
        ),
    ),
    Effect(
        "task",
        "UPDATE",
        f"{_changed('outcome')} OR {_changed('outcome_reason')}",
        _event(
            "task.outcome",
            room="NEW.room_id",
            task="NEW.id",
            before="coalesce(OLD.outcome, '')",
            after="coalesce(NEW.outcome, '')",
            detail="NEW.outcome_reason",
        ),
    ),
    Effect(
        "task",
        "UPDATE",
        _changed("importance"),
        _event(
            "task.importance",
            room="NEW.room_id",
            task="NEW.id",
            before="CAST(OLD.importance AS TEXT)",
            after="CAST(NEW.importance AS TEXT)",
        ),
    ),
    Effect(
        "task",
        "UPDATE",
        _changed("title"),
        _event("task.title", room="NEW.room_id", task="NEW.id", before="OLD.title", after="NEW.title"),
    ),
    # The new owner leaves the collaborators if he was one (rule 16).
    Effect(
        "task",
        "UPDATE",
        _changed("owner_id"),
        "UPDATE collaborator SET removed_at = tf_now()"
        " WHERE task_id = NEW.id AND agent_id = NEW.owner_id AND removed_at IS NULL AND ({when})",
    ),
    Effect(
        "task",
        "UPDATE",
        _changed("owner_id"),
        _event(
            "task.owner",
            room="NEW.room_id",
            task="NEW.id",
            before=_name("OLD.owner_id"),
            after=_name("NEW.owner_id"),
            before_ref="OLD.owner_id",
            after_ref="NEW.owner_id",
            cause=_TAKEOVER,
        ),
    ),
)

_HANDED = f"{_changed('main_agent_id')}"
_HERE = f"NOT ({_changed('synced_at')}) AND NOT ({_changed('synced_hash')}) AND tf_depth() = 1"
_ROOM_CHANGED = (
    # A file that speaks of an earlier time never undoes what people did here.
    Effect(
        "room",
        "UPDATE",
        f"({_changed('main_agent_id')} OR {_changed('state')}) AND {_HERE}",
        "UPDATE room SET touched_at = tf_now() WHERE id = NEW.id AND ({when})",
    ),
    Effect(
        "room",
        "INSERT",
        "NEW.source_id IS NULL",
        _event("room.opened", room="NEW.id", after="NEW.title", after_ref="NEW.main_agent_id"),
    ),
    Effect(
        "room",
        "UPDATE",
        _HANDED,
        _event(
            "room.assigned",
            room="NEW.id",
            before=_name("OLD.main_agent_id"),
            after=_name("NEW.main_agent_id"),
            before_ref="OLD.main_agent_id",
            after_ref="NEW.main_agent_id",
            detail="CAST((SELECT count(*) FROM task t WHERE t.room_id = NEW.id AND t.outcome IS NULL"
            " AND t.owner_id <> NEW.main_agent_id) AS TEXT)",
        ),
    ),
    Effect(
        "room",
        "UPDATE",
        f"{_HANDED} AND NEW.main_agent_id IS NOT NULL",
        "UPDATE task SET owner_id = NEW.main_agent_id, version = version + 1"
        " WHERE room_id = NEW.id AND outcome IS NULL AND owner_id <> NEW.main_agent_id AND ({when})",
    ),
    Effect(
        "room",
        "UPDATE",
        f"{_changed('state')} AND (NOT ({_HANDED}) OR 'closed' IN (OLD.state, NEW.state)) AND tf_depth() = 1",
        _event(
            "(CASE WHEN NEW.state = 'closed' THEN 'room.closed' WHEN OLD.state = 'closed' THEN 'room.reopened'"
            " ELSE 'room.state' END)",
            room="NEW.id",
            before="OLD.state",
            after="NEW.state",
        ),
    ),
    Effect(
        "room",
        "UPDATE",
        f"{_changed('unread')} AND NEW.unread = 0 AND ({'NOT (' + _changed('last_at') + ')'}) AND tf_depth() = 1",
        _event("room.read", room="NEW.id"),
    ),
    Effect(
        "room",
        "UPDATE",
        f"NOT ({_changed('synced_at')} OR {_changed('synced_hash')}) AND tf_depth() = 1 AND ("
        + " OR ".join(map(_changed, ("title", "tags", "category", "order_number", "on_hold", "alarm")))
        + ")",
        _event("room.changed", room="NEW.id", before="OLD.title", after="NEW.title"),
    ),
)

_MESSAGE_ADDED = (
    Effect(
        "message",
        "INSERT",
        "NEW.remote_key IS NULL",
        "UPDATE room SET last_text = substr(NEW.text, 1, 200), last_at = NEW.sent_at,"
        " state = CASE WHEN NEW.internal = 1 OR state = 'closed' OR main_agent_id IS NULL THEN state"
        " WHEN NEW.speaker = 'customer' THEN 'inquiry' ELSE 'answered' END,"
        " unread = CASE WHEN NEW.internal = 1 THEN unread WHEN NEW.speaker = 'customer' THEN unread + 1 ELSE 0 END"
        " WHERE id = NEW.room_id AND ({when})",
    ),
    Effect(
        "message",
        "INSERT",
        "NEW.remote_key IS NULL",
        _event("message.added", room="NEW.room_id", after="NEW.speaker", after_ref="NEW.id"),
    ),
)

_ADMIN_CHANGED = (
    Effect(
        "setting",
        "UPDATE",
        f"{_changed('value')} AND NEW.key = 'task_flow'",
        _event("flow.switched", before="OLD.value", after="NEW.value"),
    ),
    Effect(
        "setting", "INSERT", "NEW.key = 'task_flow' AND NEW.value = 'on'", _event("flow.switched", after="NEW.value")
    ),
    Effect(
        "setting",
        "UPDATE",
        f"{_changed('value')} AND NEW.key <> 'task_flow'",
        _event("setting.changed", before="OLD.value", after="NEW.value", detail="NEW.key"),
    ),
    Effect(
        "setting", "INSERT", "NEW.key <> 'task_flow'", _event("setting.changed", after="NEW.value", detail="NEW.key")
    ),
    Effect(
        "customer",
        "UPDATE",
        " OR ".join(map(_changed, ("name", "phone", "email"))),
        _event("customer.changed", before="OLD.name", after="NEW.name", after_ref="NEW.id"),
    ),
    Effect(
        "stage", "INSERT", "1 = 1", _event("stage.added", after="NEW.name", after_ref="NEW.id", detail="NEW.colour")
    ),
    Effect(
        "stage",
        "UPDATE",
        "NEW.archived_at IS NULL",
        _event(
            "stage.changed",
            before="OLD.name",
            after="NEW.name",
            before_ref="OLD.id",
            after_ref="NEW.id",
            detail="NEW.colour",
        ),
    ),
    Effect(
        "stage",
        "UPDATE",
        "NEW.archived_at IS NOT NULL AND OLD.archived_at IS NULL",
        _event("stage.removed", before="OLD.name", before_ref="OLD.id"),
    ),
    Effect("agent", "INSERT", "1 = 1", _event("agent.added", after="NEW.name", after_ref="NEW.id", detail="NEW.role")),
    Effect(
        "agent",
        "UPDATE",
        "NEW.deactivated_at IS NOT DISTINCT FROM OLD.deactivated_at",
        _event("agent.changed", before="OLD.name", after="NEW.name", after_ref="NEW.id", detail="NEW.role"),
    ),
    Effect(
        "agent",
        "UPDATE",
        _changed("deactivated_at"),
        _event("agent.deactivated", before="OLD.name", before_ref="OLD.id", after="NEW.name"),
    ),
)


def _inside(kind: str, table: str, event: Change, when: str, **parts: str) -> Effect:
    return Effect(table, event, when, _event(kind, room=_ROOM_OF, task="NEW.task_id", **parts))


_INSIDE_A_TASK = (
    _inside(
        "collaborator.added", "collaborator", "INSERT", "1 = 1", after=_name("NEW.agent_id"), after_ref="NEW.agent_id"
    ),
    _inside(
        "collaborator.removed", "collaborator", "UPDATE", "NEW.removed_at IS NOT NULL AND OLD.removed_at IS NULL",
        before=_name("NEW.agent_id"), before_ref="NEW.agent_id",
        cause="CASE WHEN tf_depth() > 1 THEN 'owner' ELSE '' END",
    ),
    _inside(
        "checklist.added", "checklist_item", "INSERT", "1 = 1", after="NEW.text", after_ref="NEW.id"
    ),
    _inside(
        "checklist.added", "checklist_item", "UPDATE", "NEW.removed_at IS NULL AND OLD.removed_at IS NOT NULL",
        after="NEW.text", after_ref="NEW.id",
    ),
    _inside(
        "(CASE WHEN NEW.done_at IS NULL THEN 'checklist.unticked' ELSE 'checklist.ticked' END)",
        "checklist_item", "UPDATE", _changed("done_at"), after="NEW.text", after_ref="NEW.id",
    ),
    _inside(
        "checklist.text", "checklist_item", "UPDATE", _changed("text"),
        before="OLD.text", after="NEW.text", after_ref="NEW.id",
    ),
    _inside(
        "checklist.moved", "checklist_item", "UPDATE", _changed("position"), after="NEW.text", after_ref="NEW.id"
    ),
    _inside(
        "checklist.removed", "checklist_item", "UPDATE", "NEW.removed_at IS NOT NULL AND OLD.removed_at IS NULL",
        before="OLD.text", before_ref="OLD.id",
    ),
    _inside(
        "attachment.added", "attachment", "UPDATE",
        "NEW.complete = 1 AND NEW.removed_at IS NULL AND (OLD.complete = 0 OR OLD.removed_at IS NOT NULL)",
        after="NEW.name", after_ref="NEW.id",
    ),
    _inside(
        "attachment.removed", "attachment", "UPDATE",
        "NEW.removed_at IS NOT NULL AND OLD.removed_at IS NULL AND OLD.complete = 1",
        before="OLD.name", before_ref="OLD.id",
    ),
    Effect(
        "memo", "INSERT", "1 = 1",
        "INSERT INTO memo_revision (task_id, version, text, saved_at, saved_by)"
        " SELECT NEW.task_id, NEW.version, NEW.text, tf_now(), tf_actor() WHERE {when}",
    ),
    Effect(
        "memo", "UPDATE", _changed("text"),
        "INSERT INTO memo_revision (task_id, version, text, saved_at, saved_by)"
        " SELECT NEW.task_id, NEW.version, NEW.text, tf_now(), tf_actor() WHERE {when}",
    ),
    _inside("memo.saved", "memo", "INSERT", "1 = 1", after_ref="NEW.version"),
    _inside("memo.saved", "memo", "UPDATE", _changed("text"), before_ref="OLD.version", after_ref="NEW.version"),
)  # fmt: skip

EFFECTS: tuple[Effect, ...] = (
    *_TASK_CREATED,
    *_TASK_CHANGED,
    *_ROOM_CHANGED,
    *_MESSAGE_ADDED,
    *_ADMIN_CHANGED,
    *_INSIDE_A_TASK,
)

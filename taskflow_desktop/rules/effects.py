"""What the database does in the wake of a change, in the same transaction: number, visits, owners, history.

Each effect is portable SQL over NEW, OLD and the functions of `sql`; `{when}` stands where its condition goes.
`tf_depth()` is 1 in the wake of what a client did, 2 in the wake of an effect: that is how a take-over is told.
"""

from taskflow_desktop.rules import clocks, limits, together
from taskflow_desktop.rules.numbers import number_sql
from taskflow_desktop.rules.sql import Change, Effect, agent_name, changed, event


def _stage(stage_id: str) -> str:
    return f"coalesce((SELECT s.name FROM stage s WHERE s.id = {stage_id}), '')"


_YEAR = (
    "tf_year(NEW.created_at, coalesce((SELECT s.value FROM setting s WHERE s.key = 'time_zone'),"
    f" '{limits.DEFAULT_TIME_ZONE}'))"
)
_COUNT = f"(SELECT n.value FROM number_counter n WHERE n.year = {_YEAR})"
_TAKEOVER = "CASE WHEN tf_depth() > 1 THEN 'takeover' ELSE '' END"
_ROOM_OF = "(SELECT t.room_id FROM task t WHERE t.id = NEW.task_id)"

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
    Effect("task", "INSERT", "1 = 1", clocks.OPEN_VISIT),
    Effect(
        "task",
        "INSERT",
        "1 = 1",
        event(
            "task.created",
            room="NEW.room_id",
            task="NEW.id",
            after="NEW.title",
            before_ref="NEW.importance",
            after_ref="NEW.stage_id",
            detail=_stage("NEW.stage_id"),
        ),
    ),
)

_TASK_CHANGED = (
    *clocks.EFFECTS,
    Effect(
        "task",
        "UPDATE",
        changed("stage_id"),
        event(
            "task.stage",
            room="NEW.room_id",
            task="NEW.id",
            before=_stage("OLD.stage_id"),
            after=_stage("NEW.stage_id"),
            before_ref="OLD.stage_id",
            after_ref="NEW.stage_id",
            detail=f"CASE WHEN {changed('undos')} THEN 'undo' WHEN tf_depth() > 1 THEN 'removed' ELSE '' END",
        ),
    ),
    Effect(
        "task",
        "UPDATE",
        f"{changed('outcome')} OR {changed('outcome_reason')}",
        event(
            "task.outcome",
            room="NEW.room_id",
            task="NEW.id",
            before="coalesce(OLD.outcome, '')",
            after="coalesce(NEW.outcome, '')",
            # Its detail is the reason: that a change was taken back is told here.
            before_ref=f"CASE WHEN {changed('undos')} THEN NEW.undos END",
            detail="NEW.outcome_reason",
        ),
    ),
    Effect(
        "task",
        "UPDATE",
        changed("importance"),
        event(
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
        changed("title"),
        event("task.title", room="NEW.room_id", task="NEW.id", before="OLD.title", after="NEW.title"),
    ),
    # The new owner leaves the collaborators if he was one (rule 16).
    Effect(
        "task",
        "UPDATE",
        changed("owner_id"),
        "UPDATE collaborator SET removed_at = tf_now()"
        " WHERE task_id = NEW.id AND agent_id = NEW.owner_id AND removed_at IS NULL AND ({when})",
    ),
    Effect(
        "task",
        "UPDATE",
        changed("owner_id"),
        event(
            "task.owner",
            room="NEW.room_id",
            task="NEW.id",
            before=agent_name("OLD.owner_id"),
            after=agent_name("NEW.owner_id"),
            before_ref="OLD.owner_id",
            after_ref="NEW.owner_id",
            cause=_TAKEOVER,
        ),
    ),
    together.OWNER_ALERT,
)

_HANDED = f"{changed('main_agent_id')}"
_HERE = f"NOT ({changed('synced_at')}) AND NOT ({changed('synced_hash')}) AND tf_depth() = 1"
_ROOM_CHANGED = (
    # A file that speaks of an earlier time never undoes what people did here.
    Effect(
        "room",
        "UPDATE",
        f"({changed('main_agent_id')} OR {changed('state')}) AND {_HERE}",
        "UPDATE room SET touched_at = tf_now() WHERE id = NEW.id AND ({when})",
    ),
    Effect(
        "room",
        "INSERT",
        "NEW.source_id IS NULL",
        event("room.opened", room="NEW.id", after="NEW.title", after_ref="NEW.main_agent_id"),
    ),
    Effect(
        "room",
        "UPDATE",
        _HANDED,
        event(
            "room.assigned",
            room="NEW.id",
            before=agent_name("OLD.main_agent_id"),
            after=agent_name("NEW.main_agent_id"),
            before_ref="OLD.main_agent_id",
            after_ref="NEW.main_agent_id",
            detail="CAST((SELECT count(*) FROM task t WHERE t.room_id = NEW.id AND t.outcome IS NULL"
            " AND t.owner_id <> NEW.main_agent_id) AS TEXT)",
        ),
    ),
    together.ROOM_ALERT,
    together.ROOM_SEEN,
    together.ROOM_NEWS,
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
        f"{changed('state')} AND (NOT ({_HANDED}) OR 'closed' IN (OLD.state, NEW.state)) AND tf_depth() = 1",
        event(
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
        f"{changed('unread')} AND NEW.unread = 0 AND ({'NOT (' + changed('last_at') + ')'}) AND tf_depth() = 1",
        event("room.read", room="NEW.id"),
    ),
    Effect(
        "room",
        "UPDATE",
        f"NOT ({changed('synced_at')} OR {changed('synced_hash')}) AND tf_depth() = 1 AND ("
        + " OR ".join(map(changed, ("title", "tags", "category", "order_number", "on_hold", "alarm")))
        + ")",
        event("room.changed", room="NEW.id", before="OLD.title", after="NEW.title"),
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
        event("message.added", room="NEW.room_id", after="NEW.speaker", after_ref="NEW.id"),
    ),
    *together.MESSAGE_ALERTS,
)

_ADMIN_CHANGED = (
    Effect(
        "setting",
        "UPDATE",
        f"{changed('value')} AND NEW.key = 'task_flow'",
        event("flow.switched", before="OLD.value", after="NEW.value"),
    ),
    Effect(
        "setting", "INSERT", "NEW.key = 'task_flow' AND NEW.value = 'on'", event("flow.switched", after="NEW.value")
    ),
    Effect(
        "setting",
        "UPDATE",
        f"{changed('value')} AND NEW.key <> 'task_flow'",
        event("setting.changed", before="OLD.value", after="NEW.value", detail="NEW.key"),
    ),
    Effect(
        "setting", "INSERT", "NEW.key <> 'task_flow'", event("setting.changed", after="NEW.value", detail="NEW.key")
    ),
    Effect(
        "customer",
        "UPDATE",
        " OR ".join(map(changed, ("name", "phone", "email"))),
        event("customer.changed", before="OLD.name", after="NEW.name", after_ref="NEW.id"),
    ),
    Effect(
        "stage",
        "INSERT",
        "1 = 1",
        event("stage.added", after="NEW.name", before_ref="NEW.position", after_ref="NEW.id", detail="NEW.colour"),
    ),
    Effect(
        "stage",
        "UPDATE",
        f"{changed('name')} OR {changed('colour')}",
        event(
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
        changed("position"),
        event(
            "stage.moved",
            before="CAST(OLD.position AS TEXT)",
            after="NEW.name",
            after_ref="NEW.id",
            detail="CAST(NEW.position AS TEXT)",
        ),
    ),
    # A stage that goes gives its tasks to its successor in the same step (rule 11).
    Effect(
        "stage",
        "UPDATE",
        changed("archived_at"),
        event(
            "stage.removed",
            before="OLD.name",
            after=_stage("NEW.successor_id"),
            before_ref="OLD.id",
            after_ref="NEW.successor_id",
        ),
    ),
    Effect(
        "stage",
        "UPDATE",
        f"{changed('archived_at')} AND NEW.successor_id IS NOT NULL",
        "UPDATE task SET stage_id = NEW.successor_id, version = version + 1 WHERE stage_id = NEW.id AND ({when})",
    ),
    Effect("agent", "INSERT", "1 = 1", event("agent.added", after="NEW.name", after_ref="NEW.id", detail="NEW.role")),
    Effect(
        "agent",
        "UPDATE",
        f"{changed('name')} OR {changed('role')}",
        event("agent.changed", before="OLD.name", after="NEW.name", after_ref="NEW.id", detail="NEW.role"),
    ),
    Effect(
        "agent",
        "INSERT",
        "NEW.identifier IS NOT NULL",
        event("agent.identifier", after="NEW.identifier", after_ref="NEW.id", detail="NEW.name"),
    ),
    Effect(
        "agent",
        "UPDATE",
        changed("identifier"),
        event(
            "agent.identifier",
            before="coalesce(OLD.identifier, '')",
            after="coalesce(NEW.identifier, '')",
            after_ref="NEW.id",
            detail="NEW.name",
        ),
    ),
    # That there is another password is told, never anything of it.
    Effect("agent", "UPDATE", changed("password_hash"), event("agent.password", after="NEW.name", after_ref="NEW.id")),
    # Whoever gets another password, or leaves, is remembered on no computer.
    Effect(
        "agent",
        "UPDATE",
        f"{changed('password_hash')} OR {changed('deactivated_at')}",
        "UPDATE sign_in_token SET revoked_at = tf_now() WHERE agent_id = NEW.id AND revoked_at IS NULL AND ({when})",
    ),
    # Nobody waits for the wrong tries of a password that is no more.
    Effect(
        "agent",
        "UPDATE",
        changed("password_hash"),
        "DELETE FROM sign_in_failure WHERE identifier = NEW.identifier AND ({when})",
    ),
    Effect(
        "agent",
        "UPDATE",
        changed("deactivated_at"),
        event(
            "agent.deactivated",
            before="OLD.name",
            before_ref="OLD.id",
            after="NEW.name",
            detail="CASE WHEN NEW.deactivated_at IS NULL THEN 'back' ELSE 'left' END",
        ),
    ),
    # Whom a name of an imported file means; its key is the source's id and the name in it.
    Effect(
        "agent_alias",
        "UPDATE",
        changed("agent_id"),
        event(
            "agent.mapped",
            before=agent_name("OLD.agent_id"),
            after=agent_name("NEW.agent_id"),
            before_ref="OLD.agent_id",
            after_ref="NEW.agent_id",
            detail="CAST(NEW.source_id AS TEXT) || '/' || NEW.remote_key",
        ),
    ),
)


def _inside(kind: str, table: str, change: Change, when: str, **parts: str) -> Effect:
    return Effect(table, change, when, event(kind, room=_ROOM_OF, task="NEW.task_id", **parts))


_INSIDE_A_TASK = (
    _inside(
        "collaborator.added", "collaborator", "INSERT", "1 = 1",
        after=agent_name("NEW.agent_id"), after_ref="NEW.agent_id",
    ),
    _inside(
        "collaborator.removed", "collaborator", "UPDATE", "NEW.removed_at IS NOT NULL AND OLD.removed_at IS NULL",
        before=agent_name("NEW.agent_id"), before_ref="NEW.agent_id",
        cause="CASE WHEN tf_depth() > 1 THEN 'owner' ELSE '' END",
    ),
    _inside(
        "checklist.added", "checklist_item", "INSERT", "1 = 1", after="NEW.text", after_ref="NEW.id",
        detail="CAST(NEW.position AS TEXT)",
    ),
    _inside(
        "checklist.added", "checklist_item", "UPDATE", "NEW.removed_at IS NULL AND OLD.removed_at IS NOT NULL",
        after="NEW.text", after_ref="NEW.id", detail="CAST(NEW.position AS TEXT)",
    ),
    _inside(
        "(CASE WHEN NEW.done_at IS NULL THEN 'checklist.unticked' ELSE 'checklist.ticked' END)",
        "checklist_item", "UPDATE", f"{changed('done_at')} OR {changed('done_by')}",
        after="NEW.text", after_ref="NEW.id",
    ),
    _inside(
        "checklist.text", "checklist_item", "UPDATE", changed("text"),
        before="OLD.text", after="NEW.text", after_ref="NEW.id",
    ),
    _inside(
        "checklist.moved", "checklist_item", "UPDATE", changed("position"), after="NEW.text", after_ref="NEW.id",
        detail="CAST(NEW.position AS TEXT)",
    ),
    _inside(
        "checklist.removed", "checklist_item", "UPDATE", "NEW.removed_at IS NOT NULL AND OLD.removed_at IS NULL",
        before="OLD.text", before_ref="OLD.id",
    ),
    _inside(
        "attachment.added", "attachment", "UPDATE",
        "NEW.complete = 1 AND NEW.removed_at IS NULL AND (OLD.complete = 0 OR OLD.removed_at IS NOT NULL)",
        after="NEW.name", after_ref="NEW.id", detail="NEW.sha256",
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
        "memo", "UPDATE", changed("text"),
        "INSERT INTO memo_revision (task_id, version, text, saved_at, saved_by)"
        " SELECT NEW.task_id, NEW.version, NEW.text, tf_now(), tf_actor() WHERE {when}",
    ),
    _inside("memo.saved", "memo", "INSERT", "1 = 1", after_ref="NEW.version", detail="tf_sha256(NEW.text)"),
    _inside(
        "memo.saved", "memo", "UPDATE", changed("text"), before_ref="OLD.version", after_ref="NEW.version",
        detail="tf_sha256(NEW.text)",
    ),
)  # fmt: skip

EFFECTS: tuple[Effect, ...] = (
    *_TASK_CREATED,
    *_TASK_CHANGED,
    *_ROOM_CHANGED,
    *_MESSAGE_ADDED,
    *_ADMIN_CHANGED,
    *_INSIDE_A_TASK,
    *together.EFFECTS,
)

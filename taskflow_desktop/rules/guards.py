"""What the database refuses, for any client: each guard is a code and the condition that must hold, in portable SQL.

Guards hold for what a client does, not for what an effect does in its wake. The order within a table and event is the
order in which refusals are told; `permissions` asks in the same order.
"""

from taskflow_desktop.rules import clocks, limits, together
from taskflow_desktop.rules.sql import (
    ACTIVE,
    ADMIN,
    FIRST_RUN,
    IMPORTER,
    LEAD,
    ONE_UP,
    SYSTEM,
    Guard,
    active_agent,
    by_actor,
    changed,
    may_edit,
    owns,
    recent,
    same,
    same_or,
    timed,
)

_ROOM_OF_NEW_TASK = "SELECT 1 FROM room r WHERE r.id = NEW.room_id"
_MY_ROOM_OF_MESSAGE = (
    f"({ACTIVE} AND EXISTS (SELECT 1 FROM room r WHERE r.id = NEW.room_id AND r.main_agent_id = tf_actor()))"
)


_TASK = (
    Guard(
        "flow.off", "task", "INSERT", "EXISTS (SELECT 1 FROM setting s WHERE s.key = 'task_flow' AND s.value = 'on')"
    ),
    Guard("create.closed", "task", "INSERT", f"EXISTS ({_ROOM_OF_NEW_TASK} AND r.state <> 'closed')"),
    Guard("create.no_main", "task", "INSERT", f"EXISTS ({_ROOM_OF_NEW_TASK} AND r.main_agent_id IS NOT NULL)"),
    Guard(
        "create.not_main",
        "task",
        "INSERT",
        f"({LEAD} OR ({ACTIVE} AND EXISTS ({_ROOM_OF_NEW_TASK} AND r.main_agent_id = tf_actor())))",
    ),
    Guard(
        "create.full",
        "task",
        "INSERT",
        f"(SELECT count(*) FROM task t WHERE t.room_id = NEW.room_id) < {limits.TASKS_PER_ROOM}",
    ),
    Guard("task.first_owner", "task", "INSERT", "NEW.owner_id = tf_actor() AND NEW.created_by = tf_actor()"),
    Guard(
        "task.begins_open",
        "task",
        "INSERT",
        "NEW.outcome IS NULL AND NEW.finished_at IS NULL AND NEW.number IS NULL AND NEW.paused = 0 AND NEW.version = 1"
        " AND NEW.undos = 0",
    ),
    # No client's time is a fact: the year of the number comes from it.
    Guard(
        "time.forged",
        "task",
        "INSERT",
        recent("created_at"),
    ),
    Guard(
        "message.other_room",
        "task",
        "INSERT",
        "NEW.message_id IS NULL OR EXISTS"
        " (SELECT 1 FROM message m WHERE m.id = NEW.message_id AND m.room_id = NEW.room_id)",
    ),
    Guard(
        "stage.gone",
        "task",
        "INSERT",
        "EXISTS (SELECT 1 FROM stage s WHERE s.id = NEW.stage_id AND s.archived_at IS NULL)",
    ),
    Guard(
        "task.fixed",
        "task",
        "UPDATE",
        same(
            "id",
            "room_id",
            "slot",
            "number",
            "created_at",
            "created_by",
            "message_id",
            "entered_at",
            "finished_at",
            "paused",
        ),
    ),
    Guard(
        "task.read_only",
        "task",
        "UPDATE",
        same_or(may_edit("OLD.id"), "title", "importance", "stage_id", "outcome", "outcome_reason"),
    ),
    Guard("task.people_locked", "task", "UPDATE", same_or(owns("OLD.id"), "owner_id")),
    Guard("task.read_only", "task", "UPDATE", may_edit("OLD.id")),
    Guard("agent.inactive", "task", "UPDATE", same_or(active_agent("NEW.owner_id"), "owner_id")),
    Guard(
        "stage.gone",
        "task",
        "UPDATE",
        same_or("EXISTS (SELECT 1 FROM stage s WHERE s.id = NEW.stage_id AND s.archived_at IS NULL)", "stage_id"),
    ),
    Guard("undo.late", "task", "UPDATE", clocks.MAY_UNDO),
    Guard("version", "task", "UPDATE", ONE_UP),
)

_SYNCED = "(NEW.synced_at IS DISTINCT FROM OLD.synced_at OR NEW.synced_hash IS DISTINCT FROM OLD.synced_hash)"
_TAKES = "(OLD.main_agent_id IS NULL AND NEW.main_agent_id = tf_actor())"
_ROOM = (
    Guard(
        "room.not_yours",
        "room",
        "INSERT",
        f"{IMPORTER} OR ({ACTIVE} AND NEW.source_id IS NULL AND NEW.main_agent_id = tf_actor())",
    ),
    Guard(
        "agent.inactive",
        "room",
        "INSERT",
        f"NEW.main_agent_id IS NULL OR {SYSTEM} OR NEW.source_id IS NOT NULL OR {active_agent('NEW.main_agent_id')}",
    ),
    Guard("room.fixed", "room", "UPDATE", same("id", "customer_id", "source_id", "remote_key", "created_at")),
    # What a file tells and what follows from messages is nobody's to write by hand.
    Guard(
        "room.fixed",
        "room",
        "UPDATE",
        f"({IMPORTER} AND OLD.source_id IS NOT NULL)"
        f" OR ({same('synced_at', 'synced_hash', 'touched_at', 'last_text', 'last_at', 'opened_at')})",
    ),
    Guard(
        "time.forged",
        "room",
        "UPDATE",
        f"({IMPORTER} AND OLD.source_id IS NOT NULL) OR {timed('closed_at')}",
    ),
    Guard(
        "room.closed",
        "room",
        "UPDATE",
        f"({IMPORTER} AND OLD.source_id IS NOT NULL AND {_SYNCED})"
        " OR OLD.state <> 'closed' OR NEW.state <> 'closed'"
        f" OR ({same('main_agent_id', 'state')})",
    ),
    Guard(
        "room.already_taken",
        "room",
        "UPDATE",
        f"NOT (OLD.main_agent_id IS NOT NULL AND OLD.main_agent_id <> tf_actor()"
        f" AND NEW.main_agent_id = tf_actor() AND NOT {LEAD})",
    ),
    Guard(
        "room.not_yours",
        "room",
        "UPDATE",
        f"{IMPORTER} OR ({ACTIVE} AND (OLD.main_agent_id = tf_actor() OR {_TAKES}))",
    ),
    Guard(
        "agent.inactive",
        "room",
        "UPDATE",
        "NEW.main_agent_id IS NULL OR NEW.main_agent_id IS NOT DISTINCT FROM OLD.main_agent_id OR "
        f"({IMPORTER} AND OLD.source_id IS NOT NULL AND {_SYNCED})"
        f" OR {active_agent('NEW.main_agent_id')}",
    ),
    Guard(
        "room.keeps_main",
        "room",
        "UPDATE",
        f"NEW.main_agent_id IS NOT NULL OR OLD.main_agent_id IS NULL OR {IMPORTER}",
    ),
    Guard("version", "room", "UPDATE", ONE_UP),
)

_MESSAGE = (
    Guard("message.not_yours", "message", "INSERT", f"{IMPORTER} OR {_MY_ROOM_OF_MESSAGE}"),
    Guard("message.not_yours", "message", "INSERT", f"NEW.remote_key IS NULL OR {IMPORTER}"),
    Guard(
        "message.note_by_agent",
        "message",
        "INSERT",
        "NEW.remote_key IS NOT NULL OR NEW.internal = 0 OR NEW.speaker = 'agent'",
    ),
    Guard(
        "room.closed",
        "message",
        "INSERT",
        f"NEW.remote_key IS NOT NULL OR NEW.internal = 1 OR EXISTS ({_ROOM_OF_NEW_TASK} AND r.state <> 'closed')",
    ),
    Guard(
        "message.imported_room",
        "message",
        "INSERT",
        f"NEW.remote_key IS NOT NULL OR NEW.internal = 1 OR EXISTS ({_ROOM_OF_NEW_TASK} AND r.source_id IS NULL)",
    ),
    Guard("message.fixed", "message", "UPDATE", f"OLD.remote_key IS NOT NULL AND {IMPORTER}"),
    Guard("message.fixed", "message", "UPDATE", same("id", "room_id", "remote_key")),
)

_MY_IDENTIFIER = "EXISTS (SELECT 1 FROM agent a WHERE a.id = tf_actor() AND a.identifier = ROW.identifier)"
# What a name looks like is judged above the database; what is blank, and who could never sign in, is refused here too.
_NAMED = "trim(NEW.name) <> '' OR NEW.password_hash IS NULL"
_SIGNS_IN = "NEW.identifier IS NULL OR (NEW.identifier = lower(trim(NEW.identifier)) AND NEW.identifier <> '')"
_STAYS = "NEW.deactivated_at IS NULL OR OLD.deactivated_at IS NOT NULL"
_PEOPLE = (
    Guard(
        "role.admin_only",
        "agent",
        "INSERT",
        f"{ADMIN} OR {FIRST_RUN} OR ({IMPORTER} AND NEW.password_hash IS NULL AND NEW.role = 'agent')",
    ),
    Guard("name.empty", "agent", "INSERT", _NAMED),
    Guard("identifier.bad", "agent", "INSERT", _SIGNS_IN),
    Guard("agent.fixed", "agent", "UPDATE", same("id", "created_at")),
    # Everybody changes his own password, nothing else of himself.
    Guard(
        "role.admin_only",
        "agent",
        "UPDATE",
        f"{ADMIN} OR ({ACTIVE} AND OLD.id = tf_actor() AND {changed('password_hash')}"
        f" AND {same('name', 'identifier', 'role', 'deactivated_at')})",
    ),
    Guard("name.empty", "agent", "UPDATE", _NAMED),
    Guard("identifier.bad", "agent", "UPDATE", _SIGNS_IN),
    Guard("time.forged", "agent", "UPDATE", timed("deactivated_at")),
    Guard("agent.self", "agent", "UPDATE", f"{_STAYS} OR OLD.id <> tf_actor()"),
    Guard(
        "agent.last_admin",
        "agent",
        "UPDATE",
        "OLD.role <> 'admin' OR OLD.deactivated_at IS NOT NULL"
        " OR (NEW.role = 'admin' AND NEW.deactivated_at IS NULL)"
        " OR EXISTS (SELECT 1 FROM agent a WHERE a.id <> OLD.id AND a.role = 'admin' AND a.deactivated_at IS NULL)",
    ),
    # His open rooms and unfinished tasks go to somebody in the same step (rule 19).
    Guard(
        "agent.holds_work",
        "agent",
        "UPDATE",
        f"{_STAYS} OR (NOT EXISTS (SELECT 1 FROM room r WHERE r.main_agent_id = OLD.id AND r.state <> 'closed')"
        " AND NOT EXISTS (SELECT 1 FROM task t WHERE t.owner_id = OLD.id AND t.outcome IS NULL))",
    ),
    # Whoever cannot sign in only stands for a name of an import; and who can once, can always.
    Guard(
        "agent.no_sign_in",
        "agent",
        "UPDATE",
        "NEW.password_hash IS NOT NULL OR (OLD.password_hash IS NULL AND NEW.role = 'agent')",
    ),
    Guard("version", "agent", "UPDATE", ONE_UP),
    # Over a login of one's own one counts for oneself, and for nobody else; a count only rises. Whether a password was
    # right the database cannot know: that one begins anew with one's own is taken on one's word.
    Guard(
        "role.system_only",
        "sign_in_failure",
        "INSERT",
        f"{SYSTEM} OR ({_MY_IDENTIFIER.replace('ROW', 'NEW')} AND NEW.failures = 1 AND {recent('last_at')})",
    ),
    Guard(
        "role.system_only",
        "sign_in_failure",
        "UPDATE",
        f"{SYSTEM} OR ({_MY_IDENTIFIER.replace('ROW', 'OLD')} AND {same('identifier')}"
        f" AND NEW.failures >= OLD.failures AND {recent('last_at')})",
    ),
    Guard("role.system_only", "sign_in_failure", "DELETE", f"{SYSTEM} OR {_MY_IDENTIFIER.replace('ROW', 'OLD')}"),
    Guard("role.system_only", "sign_in_token", "INSERT", SYSTEM),
    Guard("token.fixed", "sign_in_token", "INSERT", "NEW.revoked_at IS NULL"),
    Guard("agent.inactive", "sign_in_token", "INSERT", active_agent("NEW.agent_id")),
    Guard("token.not_yours", "sign_in_token", "UPDATE", f"{SYSTEM} OR {ADMIN} OR OLD.agent_id = tf_actor()"),
    Guard(
        "token.fixed",
        "sign_in_token",
        "UPDATE",
        same("id", "agent_id", "hash", "made_at") + " AND OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL",
    ),
    Guard("time.forged", "sign_in_token", "INSERT", recent("made_at")),
    Guard("time.forged", "sign_in_token", "UPDATE", timed("revoked_at")),
    Guard("customer.not_yours", "customer", "INSERT", f"{IMPORTER} OR ({ACTIVE} AND NEW.source_id IS NULL)"),
    Guard("customer.not_yours", "customer", "UPDATE", f"{IMPORTER} OR ({ACTIVE} AND OLD.source_id IS NULL)"),
    Guard("customer.fixed", "customer", "UPDATE", same("id", "source_id", "remote_key", "created_at")),
    Guard("version", "customer", "UPDATE", ONE_UP),
    Guard("role.manager_only", "source", "INSERT", IMPORTER),
    Guard("role.manager_only", "source", "UPDATE", IMPORTER),
    Guard("source.fixed", "source", "UPDATE", same("id", "created_at")),
    Guard("role.manager_only", "agent_alias", "INSERT", IMPORTER),
    Guard("role.manager_only", "agent_alias", "UPDATE", IMPORTER),
    Guard("source.fixed", "agent_alias", "UPDATE", same("source_id", "remote_key")),
)

# A stage that lets go of its name for another one has a key with a space meanwhile; its name does not count then.
_STAGE_NAMED = (
    "NEW.archived_at IS NOT NULL OR replace(NEW.name_key, ' ', '') <> NEW.name_key"
    " OR (trim(NEW.name) <> '' AND NEW.name_key <> ''"
    " AND NOT EXISTS (SELECT 1 FROM stage s WHERE s.flow_id = NEW.flow_id AND s.id <> NEW.id"
    " AND s.archived_at IS NULL AND replace(s.name_key, ' ', '') = s.name_key"
    " AND lower(replace(s.name, ' ', '')) = lower(replace(NEW.name, ' ', ''))))"
)
_ADMINS_OWN = (
    Guard("role.admin_only", "setting", "INSERT", f"{ADMIN} OR {FIRST_RUN}"),
    Guard("role.admin_only", "setting", "UPDATE", f"{ADMIN} OR {FIRST_RUN}"),
    Guard("setting.time_zone", "setting", "INSERT", "NEW.key <> 'time_zone' OR tf_is_zone(NEW.value) = 1"),
    Guard("setting.time_zone", "setting", "UPDATE", "NEW.key <> 'time_zone' OR tf_is_zone(NEW.value) = 1"),
    Guard("setting.fixed", "setting", "UPDATE", same("key")),
    Guard("version", "setting", "UPDATE", ONE_UP),
    Guard("role.admin_only", "flow", "INSERT", ADMIN),
    Guard("role.admin_only", "flow", "UPDATE", ADMIN),
    Guard("flow.fixed", "flow", "UPDATE", same("id", "created_at")),
    Guard("version", "flow", "UPDATE", ONE_UP),
    Guard("role.admin_only", "stage", "INSERT", ADMIN),
    Guard("stage.begins_active", "stage", "INSERT", "NEW.archived_at IS NULL AND NEW.successor_id IS NULL"),
    Guard("stage.name_bad", "stage", "INSERT", _STAGE_NAMED),
    Guard("role.admin_only", "stage", "UPDATE", ADMIN),
    Guard("stage.name_bad", "stage", "UPDATE", _STAGE_NAMED),
    # What has gone keeps its name and colour, and does not come back (rule 11).
    Guard(
        "stage.fixed",
        "stage",
        "UPDATE",
        same("id", "flow_id", "created_at", "slot")
        + " AND OLD.archived_at IS NULL AND (NEW.archived_at IS NOT NULL OR NEW.successor_id IS NULL)",
    ),
    Guard("time.forged", "stage", "UPDATE", timed("archived_at")),
    Guard(
        "stage.min",
        "stage",
        "UPDATE",
        "NEW.archived_at IS NULL OR OLD.archived_at IS NOT NULL OR EXISTS (SELECT 1 FROM stage s"
        " WHERE s.flow_id = OLD.flow_id AND s.id <> OLD.id AND s.archived_at IS NULL)",
    ),
    Guard(
        "stage.holds_tasks",
        "stage",
        "UPDATE",
        "NEW.archived_at IS NULL OR NEW.successor_id IS NOT NULL"
        " OR NOT EXISTS (SELECT 1 FROM task t WHERE t.stage_id = OLD.id)",
    ),
    Guard(
        "stage.gone",
        "stage",
        "UPDATE",
        "NEW.successor_id IS NULL OR EXISTS (SELECT 1 FROM stage s WHERE s.id = NEW.successor_id AND s.id <> OLD.id"
        " AND s.flow_id = OLD.flow_id AND s.archived_at IS NULL)",
    ),
    Guard("version", "stage", "UPDATE", ONE_UP),
)

_INSIDE_A_TASK = (
    # Whoever gives his task away may stay on it, in the same operation.
    Guard(
        "task.people_locked",
        "collaborator",
        "INSERT",
        f"{owns('NEW.task_id')} OR ({ACTIVE} AND NEW.agent_id = tf_actor() AND EXISTS (SELECT 1 FROM event e"
        " WHERE e.id = (SELECT max(l.id) FROM event l WHERE l.task_id = NEW.task_id AND l.kind = 'task.owner')"
        " AND e.actor_id = tf_actor() AND e.before_ref = tf_actor() AND e.op = tf_op()))",
    ),
    Guard("agent.inactive", "collaborator", "INSERT", active_agent("NEW.agent_id")),
    Guard(
        "collaborator.is_owner",
        "collaborator",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM task t WHERE t.id = NEW.task_id AND t.owner_id = NEW.agent_id)",
    ),
    Guard("author.forged", "collaborator", "INSERT", by_actor("added_by")),
    Guard("collaborator.fixed", "collaborator", "INSERT", "NEW.removed_at IS NULL"),
    Guard("time.forged", "collaborator", "INSERT", recent("added_at")),
    Guard("time.forged", "collaborator", "UPDATE", timed("removed_at")),
    Guard("collaborator.fixed", "collaborator", "UPDATE", same("id", "task_id", "agent_id", "added_at", "added_by")),
    Guard("collaborator.gone", "collaborator", "UPDATE", "OLD.removed_at IS NULL"),
    Guard(
        "task.people_locked",
        "collaborator",
        "UPDATE",
        f"{owns('OLD.task_id')} OR ({ACTIVE} AND OLD.agent_id = tf_actor())",
    ),
    Guard("task.read_only", "checklist_item", "INSERT", may_edit("NEW.task_id")),
    Guard("author.forged", "checklist_item", "INSERT", by_actor("created_by")),
    Guard(
        "checklist.begins_open",
        "checklist_item",
        "INSERT",
        "NEW.done_at IS NULL AND NEW.removed_at IS NULL AND NEW.version = 1",
    ),
    Guard("task.read_only", "checklist_item", "UPDATE", may_edit("OLD.task_id")),
    Guard("checklist.fixed", "checklist_item", "UPDATE", same("id", "task_id", "created_at", "created_by")),
    Guard(
        "author.forged",
        "checklist_item",
        "UPDATE",
        f"NEW.done_by IS NULL OR ({by_actor('done_by')}) OR ({same('done_by', 'done_at')})",
    ),
    Guard("time.forged", "checklist_item", "INSERT", recent("created_at")),
    Guard("time.forged", "checklist_item", "UPDATE", timed("done_at", "removed_at")),
    Guard("version", "checklist_item", "UPDATE", ONE_UP),
    Guard("task.read_only", "attachment", "INSERT", may_edit("NEW.task_id")),
    Guard("author.forged", "attachment", "INSERT", by_actor("added_by")),
    Guard("attachment.begins_empty", "attachment", "INSERT", "NEW.complete = 0 AND NEW.removed_at IS NULL"),
    Guard("time.forged", "attachment", "INSERT", recent("added_at")),
    Guard("task.read_only", "attachment", "UPDATE", may_edit("OLD.task_id")),
    # Only a file that is put back may come to another place.
    Guard(
        "attachment.fixed",
        "attachment",
        "UPDATE",
        same("id", "task_id", "name", "size", "sha256", "media_type", "added_at", "added_by")
        + " AND NEW.complete >= OLD.complete"
        + f" AND (({same('slot')}) OR (OLD.removed_at IS NOT NULL AND NEW.removed_at IS NULL))"
        + f" AND (({same('removed_at')}) OR OLD.removed_at IS NULL OR NEW.removed_at IS NULL)",
    ),
    Guard("time.forged", "attachment", "UPDATE", timed("removed_at")),
    Guard(
        "attachment.incomplete",
        "attachment",
        "UPDATE",
        "NEW.complete = OLD.complete OR ((SELECT sum(octet_length(p.bytes)) FROM attachment_part p"
        " WHERE p.attachment_id = OLD.id) = OLD.size AND (SELECT max(p.n) + 1 - count(*) FROM attachment_part p"
        " WHERE p.attachment_id = OLD.id) = 0)",
    ),
    Guard(
        "task.read_only",
        "attachment_part",
        "INSERT",
        "EXISTS (SELECT 1 FROM attachment x WHERE x.id = NEW.attachment_id AND x.added_by = tf_actor()"
        f" AND x.complete = 0 AND {may_edit('x.task_id')})",
    ),
    Guard("attachment.fixed", "attachment_part", "UPDATE", "1 = 0"),
    Guard("task.read_only", "memo", "INSERT", may_edit("NEW.task_id")),
    Guard("author.forged", "memo", "INSERT", by_actor("saved_by")),
    Guard("memo.fixed", "memo", "INSERT", "NEW.version = 1"),
    Guard("time.forged", "memo", "INSERT", recent("saved_at")),
    Guard("task.read_only", "memo", "UPDATE", may_edit("OLD.task_id")),
    Guard("author.forged", "memo", "UPDATE", by_actor("saved_by")),
    Guard("memo.fixed", "memo", "UPDATE", f"{same('task_id')} AND {changed('text')}"),
    Guard("time.forged", "memo", "UPDATE", timed("saved_at")),
    Guard("version", "memo", "UPDATE", ONE_UP),
    Guard("draft.not_yours", "draft", "INSERT", f"{ACTIVE} AND NEW.agent_id = tf_actor()"),
    Guard("draft.not_yours", "draft", "UPDATE", "OLD.agent_id = tf_actor() AND NEW.agent_id = OLD.agent_id"),
    Guard("draft.not_yours", "draft", "DELETE", "OLD.agent_id = tf_actor()"),
    Guard("own_setting.not_yours", "own_setting", "INSERT", f"{ACTIVE} AND NEW.agent_id = tf_actor()"),
    Guard(
        "own_setting.not_yours",
        "own_setting",
        "UPDATE",
        f"OLD.agent_id = tf_actor() AND {same('agent_id', 'key')}",
    ),
    Guard("own_setting.not_yours", "own_setting", "DELETE", "OLD.agent_id = tf_actor()"),
)

# A step writes to schema_migration while the rules are away, which takes the owner of the database.
_EFFECTS_ALONE = ("stage_visit", "number_counter", "memo_revision", "event_head", "schema_migration")
_NEVER_DELETED = (
    "setting", "agent", "source", "agent_alias", "customer", "room", "message", "flow", "stage", "task", "stage_visit",
    "collaborator", "checklist_item", "attachment", "attachment_part", "memo", "memo_revision", "event", "event_head",
    "number_counter", "alert", "looked", "review", "handover", "sign_in_token",
    "schema_migration",
)  # fmt: skip

GUARDS: tuple[Guard, ...] = (
    *_TASK,
    *_ROOM,
    *_MESSAGE,
    *_PEOPLE,
    *_ADMINS_OWN,
    *_INSIDE_A_TASK,
    *together.GUARDS,
    *(Guard("effect_only", table, "INSERT", "1 = 0") for table in _EFFECTS_ALONE),
    *(Guard("effect_only", table, "UPDATE", "1 = 0") for table in _EFFECTS_ALONE),
    Guard(
        "history.fixed",
        "event",
        "INSERT",
        f"NEW.kind = 'room.imported' AND {IMPORTER} AND NEW.seq IS NULL AND NEW.hash IS NULL"
        " AND coalesce(NEW.actor_id, 0) = tf_actor()",
    ),
    Guard("history.fixed", "event", "UPDATE", "1 = 0"),
    *(Guard("never_deleted", table, "DELETE", "1 = 0") for table in _NEVER_DELETED),
)

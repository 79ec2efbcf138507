"""The tables of the whole product, once, as portable DDL with a few words that each engine spells its own way.

Constraints come first: what they can say, no client can break at any isolation level. `guards` say the rest.
Text columns are NOT NULL with '' for nothing; moments and lengths of time are whole microseconds.
"""

from taskflow_desktop.rules import limits



def _flag(column: str) -> str:
    return f"{column} {{int}} NOT NULL DEFAULT 0 CHECK ({column} IN (0, 1))"


def _text(column: str, low: int, high: int) -> str:
    default = " DEFAULT ''" if low == 0 else ""
    return f"{column} TEXT NOT NULL{default} CHECK (length({column}) BETWEEN {low} AND {high})"


_VERSION = "version {int} NOT NULL DEFAULT 1 CHECK (version >= 1)"
_CREATED = "created_at {int} NOT NULL DEFAULT ({now})"

TABLES: dict[str, tuple[str, ...]] = {
    "setting": (
        "key TEXT NOT NULL PRIMARY KEY",
        "value TEXT NOT NULL",
        "changed_at {int} NOT NULL DEFAULT ({now})",
        "changed_by {int}",
        _VERSION,
        "CHECK (key <> 'task_flow' OR value IN ('on', 'off'))",
    ),
    "agent": (
        "id {id}",
        _text("name", 1, limits.NAME_CHARACTERS),
        f"identifier TEXT UNIQUE CHECK (length(identifier) BETWEEN 1 AND {limits.IDENTIFIER_CHARACTERS})",
        "role TEXT NOT NULL CHECK (role IN ('agent', 'manager', 'admin'))",
        "password_hash TEXT",
        "deactivated_at {int}",
        _CREATED,
        _VERSION,
        "CHECK (password_hash IS NULL OR identifier IS NOT NULL)",
    ),
    "source": ("id {id}", "name TEXT NOT NULL UNIQUE", _flag("can_send"), _CREATED),
    "agent_alias": (
        "source_id {int} NOT NULL REFERENCES source (id)",
        "remote_key TEXT NOT NULL",
        "agent_id {int} NOT NULL REFERENCES agent (id)",
        "PRIMARY KEY (source_id, remote_key)",
    ),
    "customer": (
        "id {id}",
        "source_id {int} REFERENCES source (id)",
        "remote_key TEXT",
        _text("name", 1, limits.NAME_CHARACTERS),
        "phone TEXT NOT NULL DEFAULT ''",
        "email TEXT NOT NULL DEFAULT ''",
        _CREATED,
        _VERSION,
        "UNIQUE (source_id, remote_key)",
    ),
    "room": (
        "id {id}",
        "source_id {int} REFERENCES source (id)",
        "remote_key TEXT",
        "customer_id {int} NOT NULL REFERENCES customer (id)",
        _text("title", 0, limits.ROOM_TITLE_CHARACTERS),
        "channel TEXT NOT NULL CHECK (channel IN ('web', 'kakao', 'naver', 'phone', 'other'))",
        "state TEXT NOT NULL CHECK (state IN ('waiting', 'received', 'inquiry', 'answered', 'closed'))",
        "main_agent_id {int} REFERENCES agent (id)",
        "tags TEXT NOT NULL DEFAULT ''",
        "category TEXT NOT NULL DEFAULT ''",
        "order_number TEXT NOT NULL DEFAULT ''",
        _flag("on_hold"),
        _flag("alarm"),
        "unread {int} NOT NULL DEFAULT 0 CHECK (unread >= 0)",
        "last_text TEXT NOT NULL DEFAULT ''",
        "last_at {int} NOT NULL DEFAULT ({now})",
        "opened_at {int} NOT NULL DEFAULT ({now})",
        "closed_at {int}",
        "synced_at {int}",
        _CREATED,
        _VERSION,
        "UNIQUE (source_id, remote_key)",
        "CHECK ((source_id IS NULL) = (remote_key IS NULL))",
        "CHECK ((state = 'closed') = (closed_at IS NOT NULL))",
        "CHECK (state = 'closed' OR (state = 'waiting') = (main_agent_id IS NULL))",
    ),
    "message": (
        "id {id}",
        "room_id {int} NOT NULL REFERENCES room (id)",
        "remote_key TEXT",
        "sent_at {int} NOT NULL DEFAULT ({now})",
        "speaker TEXT NOT NULL CHECK (speaker IN ('customer', 'agent', 'bot', 'system'))",
        "author TEXT NOT NULL DEFAULT ''",
        f"text TEXT NOT NULL DEFAULT '' CHECK (length(text) <= {limits.MESSAGE_CHARACTERS})",
        _flag("internal"),
        "file_name TEXT NOT NULL DEFAULT ''",
        "UNIQUE (room_id, remote_key)",
    ),
    "flow": ("id {id}", "name TEXT NOT NULL", _CREATED, _VERSION),
    "stage": (
        "id {id}",
        "flow_id {int} NOT NULL REFERENCES flow (id)",
        f"position {{int}} NOT NULL CHECK (position BETWEEN 1 AND {limits.STAGES_MAX})",
        _text("name", 1, limits.STAGE_NAME_CHARACTERS),
        "name_key TEXT NOT NULL",
        "colour TEXT NOT NULL CHECK (length(colour) = 7 AND substr(colour, 1, 1) = '#' AND {hex_colour})",
        "archived_at {int}",
        _CREATED,
        _VERSION,
    ),
    "task": (
        "id {id}",
        "room_id {int} NOT NULL REFERENCES room (id)",
        f"slot {{int}} NOT NULL CHECK (slot BETWEEN 1 AND {limits.TASKS_PER_ROOM})",
        "number TEXT UNIQUE",
        _text("title", 1, limits.TITLE_CHARACTERS),
        "importance {int} NOT NULL DEFAULT 2 CHECK (importance BETWEEN 1 AND 4)",
        "stage_id {int} NOT NULL REFERENCES stage (id)",
        "entered_at {int} NOT NULL DEFAULT ({now})",
        "owner_id {int} NOT NULL REFERENCES agent (id)",
        "outcome TEXT CHECK (outcome IN ('success', 'failure'))",
        _text("outcome_reason", 0, limits.REASON_CHARACTERS),
        "finished_at {int}",
        "paused {int} NOT NULL DEFAULT 0 CHECK (paused >= 0)",
        "message_id {int} REFERENCES message (id)",
        _CREATED,
        "created_by {int} NOT NULL REFERENCES agent (id)",
        _VERSION,
        "UNIQUE (room_id, slot)",
        "CHECK (title = trim(title))",
        "CHECK (outcome IS NOT NULL OR outcome_reason = '')",
        "CHECK (outcome IS NULL OR outcome <> 'failure' OR length(trim(outcome_reason)) > 0)",
    ),
    "stage_visit": (
        "id {id}",
        "task_id {int} NOT NULL REFERENCES task (id)",
        "stage_id {int} NOT NULL REFERENCES stage (id)",
        "entered_at {int} NOT NULL",
        "left_at {int} CHECK (left_at >= entered_at)",
    ),
    "collaborator": (
        "id {id}",
        "task_id {int} NOT NULL REFERENCES task (id)",
        "agent_id {int} NOT NULL REFERENCES agent (id)",
        "added_at {int} NOT NULL DEFAULT ({now})",
        "added_by {int} NOT NULL REFERENCES agent (id)",
        "removed_at {int}",
    ),
    "checklist_item": (
        "id {id}",
        "task_id {int} NOT NULL REFERENCES task (id)",
        f"slot {{int}} NOT NULL CHECK (slot BETWEEN 1 AND {limits.CHECKLIST_ITEMS})",
        "position {int} NOT NULL",
        _text("text", 1, limits.CHECKLIST_ITEM_CHARACTERS),
        "done_at {int}",
        "done_by {int} REFERENCES agent (id)",
        "removed_at {int}",
        _CREATED,
        "created_by {int} NOT NULL REFERENCES agent (id)",
        _VERSION,
        "CHECK ((done_at IS NULL) = (done_by IS NULL))",
    ),
    "attachment": (
        "id {id}",
        "task_id {int} NOT NULL REFERENCES task (id)",
        f"slot {{int}} NOT NULL CHECK (slot BETWEEN 1 AND {limits.ATTACHMENTS_PER_TASK})",
        _text("name", 1, limits.FILE_NAME_CHARACTERS),
        f"size {{int}} NOT NULL CHECK (size BETWEEN 1 AND {limits.ATTACHMENT_BYTES})",
        "sha256 TEXT NOT NULL CHECK (length(sha256) = 64)",
        "media_type TEXT NOT NULL DEFAULT ''",
        _flag("complete"),
        "added_at {int} NOT NULL DEFAULT ({now})",
        "added_by {int} NOT NULL REFERENCES agent (id)",
        "removed_at {int}",
    ),
    "attachment_part": (
        "attachment_id {int} NOT NULL REFERENCES attachment (id)",
        f"n {{int}} NOT NULL CHECK (n BETWEEN 0 AND {limits.ATTACHMENT_PARTS - 1})",
        f"bytes {{blob}} NOT NULL CHECK ({{bytes_length}} BETWEEN 1 AND {limits.ATTACHMENT_PART_BYTES})",
        "PRIMARY KEY (attachment_id, n)",
    ),
    "memo": (
        "task_id {int} NOT NULL PRIMARY KEY REFERENCES task (id)",
        _text("text", 0, limits.MEMO_CHARACTERS),
        "saved_at {int} NOT NULL DEFAULT ({now})",
        "saved_by {int} NOT NULL REFERENCES agent (id)",
        _VERSION,
    ),
    "memo_revision": (
        "id {id}",
        "task_id {int} NOT NULL REFERENCES task (id)",
        "version {int} NOT NULL",
        "text TEXT NOT NULL",
        "saved_at {int} NOT NULL",
        "saved_by {int} NOT NULL",
        "UNIQUE (task_id, version)",
    ),
    "draft": (
        "agent_id {int} NOT NULL REFERENCES agent (id)",
        "place TEXT NOT NULL",
        _text("text", 0, limits.DRAFT_CHARACTERS),
        "saved_at {int} NOT NULL DEFAULT ({now})",
        "PRIMARY KEY (agent_id, place)",
    ),
    "number_counter": ("year {int} NOT NULL PRIMARY KEY", "value {int} NOT NULL CHECK (value >= 1)"),
    "event": (
        "id {id}",
        "seq {int} UNIQUE",
        "at {int} NOT NULL",
        "actor_id {int}",
        "actor_name TEXT NOT NULL",
        "kind TEXT NOT NULL",
        "room_id {int}",
        "task_id {int}",
        "before TEXT NOT NULL DEFAULT ''",
        "after TEXT NOT NULL DEFAULT ''",
        "before_ref {int}",
        "after_ref {int}",
        "detail TEXT NOT NULL DEFAULT ''",
        "cause TEXT NOT NULL DEFAULT ''",
        "op TEXT",
        "op_n {int} NOT NULL DEFAULT 0",
        "hash TEXT",
        "UNIQUE (op, op_n)",
    ),
    "event_head": (
        "one {int} NOT NULL PRIMARY KEY CHECK (one = 1)",
        "seq {int} NOT NULL",
        "hash TEXT NOT NULL",
    ),
}

INDEXES: tuple[str, ...] = (
    "CREATE INDEX room_by_state ON room (state, last_at DESC, id DESC)",
    "CREATE INDEX room_by_agent ON room (main_agent_id, state, last_at DESC, id DESC)",
    "CREATE INDEX room_by_customer ON room (customer_id, opened_at DESC)",
    "CREATE INDEX message_by_room ON message (room_id, sent_at, id)",
    "CREATE UNIQUE INDEX stage_place ON stage (flow_id, position) WHERE archived_at IS NULL",
    "CREATE UNIQUE INDEX stage_name ON stage (flow_id, name_key) WHERE archived_at IS NULL",
    "CREATE INDEX task_by_stage ON task (stage_id, entered_at, id)",
    "CREATE INDEX task_open_by_stage ON task (stage_id, entered_at, id) WHERE outcome IS NULL",
    "CREATE INDEX task_by_owner ON task (owner_id, outcome, id)",
    "CREATE INDEX task_finished ON task (finished_at) WHERE outcome IS NOT NULL",
    "CREATE UNIQUE INDEX visit_open ON stage_visit (task_id) WHERE left_at IS NULL",
    "CREATE INDEX visit_by_task ON stage_visit (task_id, entered_at, id)",
    "CREATE INDEX visit_by_stage ON stage_visit (stage_id, left_at)",
    "CREATE UNIQUE INDEX collaborator_once ON collaborator (task_id, agent_id) WHERE removed_at IS NULL",
    "CREATE INDEX collaborator_by_agent ON collaborator (agent_id, task_id) WHERE removed_at IS NULL",
    "CREATE UNIQUE INDEX checklist_slot ON checklist_item (task_id, slot) WHERE removed_at IS NULL",
    "CREATE UNIQUE INDEX attachment_slot ON attachment (task_id, slot) WHERE removed_at IS NULL",
    "CREATE INDEX event_by_task ON event (task_id, id) WHERE task_id IS NOT NULL",
    "CREATE INDEX event_by_room ON event (room_id, id) WHERE room_id IS NOT NULL",
)


def create_statements(words: dict[str, str], suffix: str) -> list[str]:
    """Return the CREATE statements of all tables and indexes, the engine's `words` filled in."""
    statements = []
    for name, lines in TABLES.items():
        body = ",\n    ".join(lines)
        for word, spelling in words.items():
            body = body.replace("{" + word + "}", spelling)
        statements.append(f"CREATE TABLE {name} (\n    {body}\n){suffix}")
    return [*statements, *INDEXES]

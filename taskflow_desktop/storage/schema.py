"""The tables of the first schema, as portable DDL with a few words that each engine spells its own way.

Constraints come first: what they can say, no client can break at any isolation level. `guards` say the rest.
Text columns are NOT NULL with '' for nothing; moments and lengths of time are whole microseconds.

Every CHECK has a name and stands at the end of its table in the order of the names: PostgreSQL asks them in that order,
SQLite in the order written, so both tell the same refusal. A name with `__` is the code of a refusal a person can do
something about (`title__long` is title.long); one without is a fault of ours.
"""

from collections.abc import Mapping, Sequence

from taskflow_desktop.rules import limits
from taskflow_desktop.rules.numbers import NUMBERS_PER_YEAR

Columns = tuple[str | tuple[str, ...], ...]
"""The lines of a table; a column with its checks is a tuple of lines."""


def check(name: str, condition: str) -> str:
    """A named condition of a table."""
    return f"CONSTRAINT {name} CHECK ({condition})"


def flag(column: str) -> tuple[str, str]:
    """A column that is 0 or 1."""
    return f"{column} {{int}} NOT NULL DEFAULT 0", check(f"{column}_flag", f"{column} IN (0, 1)")


def text(column: str, low: int, high: int, word: str = "", short: str = "") -> tuple[str, ...]:
    """A text of `low` (0 or 1) to `high` characters; `word` is the code of being too long, `short` of being empty."""
    kind = f"{column} TEXT NOT NULL" + ("" if low else " DEFAULT ''")
    long = check(word or f"{column}_long", f"length({column}) <= {high}")
    return (kind, long, check(short or f"{column}_empty", f"length({column}) >= 1")) if low else (kind, long)


_VERSION = ("version {int} NOT NULL DEFAULT 1", check("version_from_1", "version >= 1"))
_CREATED = "created_at {int} NOT NULL DEFAULT ({now})"
_NAME = text("name", 1, limits.NAME_CHARACTERS, "name__long", "name__empty")

TABLES: dict[str, Columns] = {
    "setting": (
        "key TEXT NOT NULL PRIMARY KEY",
        "value TEXT NOT NULL",
        "changed_at {int} NOT NULL DEFAULT ({now})",
        "changed_by {int}",
        _VERSION,
        check("task_flow_switch", "key <> 'task_flow' OR value IN ('on', 'off')"),
    ),
    "agent": (
        "id {id}",
        _NAME,
        "identifier TEXT UNIQUE",
        check("identifier__bad", f"length(identifier) BETWEEN 1 AND {limits.IDENTIFIER_CHARACTERS}"),
        "role TEXT NOT NULL",
        check("role_known", "role IN ('agent', 'manager', 'admin')"),
        check("id_positive", "id > 0"),
        "password_hash TEXT",
        "deactivated_at {int}",
        _CREATED,
        _VERSION,
        check("password_needs_identifier", "password_hash IS NULL OR identifier IS NOT NULL"),
    ),
    "source": ("id {id}", "name TEXT NOT NULL UNIQUE", flag("can_send"), _CREATED),
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
        _NAME,
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
        text("title", 0, limits.ROOM_TITLE_CHARACTERS, "room_title__long"),
        "channel TEXT NOT NULL",
        check("channel_known", "channel IN ('web', 'kakao', 'naver', 'phone', 'other')"),
        "state TEXT NOT NULL",
        check("state_known", "state IN ('waiting', 'received', 'inquiry', 'answered', 'closed')"),
        "main_agent_id {int} REFERENCES agent (id)",
        "tags TEXT NOT NULL DEFAULT ''",
        "category TEXT NOT NULL DEFAULT ''",
        "order_number TEXT NOT NULL DEFAULT ''",
        flag("on_hold"),
        flag("alarm"),
        "unread {int} NOT NULL DEFAULT 0",
        check("unread_from_0", "unread >= 0"),
        "last_text TEXT NOT NULL DEFAULT ''",
        "last_at {int} NOT NULL DEFAULT ({now})",
        "opened_at {int} NOT NULL DEFAULT ({now})",
        "closed_at {int}",
        "synced_at {int}",
        "touched_at {int}",
        "synced_hash TEXT NOT NULL DEFAULT ''",
        _CREATED,
        _VERSION,
        "UNIQUE (source_id, remote_key)",
        check("source_with_key", "(source_id IS NULL) = (remote_key IS NULL)"),
        check("closed_has_time", "(state = 'closed') = (closed_at IS NOT NULL)"),
        check("waiting_has_no_main", "state = 'closed' OR (state = 'waiting') = (main_agent_id IS NULL)"),
    ),
    "message": (
        "id {id}",
        "room_id {int} NOT NULL REFERENCES room (id)",
        "remote_key TEXT",
        "sent_at {int} NOT NULL DEFAULT ({now})",
        "speaker TEXT NOT NULL",
        check("speaker_known", "speaker IN ('customer', 'agent', 'bot', 'system')"),
        "author TEXT NOT NULL DEFAULT ''",
        text("text", 0, limits.MESSAGE_CHARACTERS, "message__long"),
        flag("internal"),
        "file_name TEXT NOT NULL DEFAULT ''",
        "UNIQUE (room_id, remote_key)",
    ),
    "flow": ("id {id}", "name TEXT NOT NULL", _CREATED, _VERSION),
    "stage": (
        "id {id}",
        "flow_id {int} NOT NULL REFERENCES flow (id)",
        "position {int} NOT NULL",
        check("stage__max", f"position BETWEEN 1 AND {limits.STAGES_MAX}"),
        "name TEXT NOT NULL",
        check("stage__name_bad", f"length(name) BETWEEN 1 AND {limits.STAGE_NAME_CHARACTERS}"),
        "name_key TEXT NOT NULL",
        "colour TEXT NOT NULL",
        check("stage__colour_bad", "length(colour) = 7 AND substr(colour, 1, 1) = '#' AND {hex_colour}"),
        "archived_at {int}",
        _CREATED,
        _VERSION,
    ),
    "task": (
        "id {id}",
        "room_id {int} NOT NULL REFERENCES room (id)",
        "slot {int} NOT NULL",
        check("create__full", f"slot BETWEEN 1 AND {limits.TASKS_PER_ROOM}"),
        "number TEXT UNIQUE",
        text("title", 1, limits.TITLE_CHARACTERS, "title__long", "title__empty"),
        "importance {int} NOT NULL DEFAULT 2",
        check("importance_known", "importance BETWEEN 1 AND 4"),
        "stage_id {int} NOT NULL REFERENCES stage (id)",
        "entered_at {int} NOT NULL DEFAULT ({now})",
        "owner_id {int} NOT NULL REFERENCES agent (id)",
        "outcome TEXT",
        check("outcome_known", "outcome IN ('success', 'failure')"),
        text("outcome_reason", 0, limits.REASON_CHARACTERS, "reason__long"),
        "finished_at {int}",
        "paused {int} NOT NULL DEFAULT 0",
        check("paused_from_0", "paused >= 0"),
        "message_id {int} REFERENCES message (id)",
        _CREATED,
        "created_by {int} NOT NULL REFERENCES agent (id)",
        _VERSION,
        "UNIQUE (room_id, slot)",
        check("title_trimmed", "title = trim(title)"),
        check("reason_with_outcome", "outcome IS NOT NULL OR outcome_reason = ''"),
        check("outcome__reason", "outcome IS NULL OR outcome <> 'failure' OR length(trim(outcome_reason)) > 0"),
    ),
    "stage_visit": (
        "id {id}",
        "task_id {int} NOT NULL REFERENCES task (id)",
        "stage_id {int} NOT NULL REFERENCES stage (id)",
        "entered_at {int} NOT NULL",
        "left_at {int}",
        check("visit_forward", "left_at >= entered_at"),
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
        "slot {int} NOT NULL",
        check("check__full", f"slot BETWEEN 1 AND {limits.CHECKLIST_ITEMS}"),
        "position {int} NOT NULL",
        text("text", 1, limits.CHECKLIST_ITEM_CHARACTERS, "check__long", "check__empty"),
        "done_at {int}",
        "done_by {int} REFERENCES agent (id)",
        "removed_at {int}",
        _CREATED,
        "created_by {int} NOT NULL REFERENCES agent (id)",
        _VERSION,
        check("done_by_somebody", "(done_at IS NULL) = (done_by IS NULL)"),
    ),
    "attachment": (
        "id {id}",
        "task_id {int} NOT NULL REFERENCES task (id)",
        "slot {int} NOT NULL",
        check("file__full", f"slot BETWEEN 1 AND {limits.ATTACHMENTS_PER_TASK}"),
        text("name", 1, limits.FILE_NAME_CHARACTERS),
        "size {int} NOT NULL",
        check("file__empty", "size >= 1"),
        check("file__too_large", f"size <= {limits.ATTACHMENT_BYTES}"),
        "sha256 TEXT NOT NULL",
        check("sha256_whole", "length(sha256) = 64"),
        "media_type TEXT NOT NULL DEFAULT ''",
        flag("complete"),
        "added_at {int} NOT NULL DEFAULT ({now})",
        "added_by {int} NOT NULL REFERENCES agent (id)",
        "removed_at {int}",
    ),
    "attachment_part": (
        "attachment_id {int} NOT NULL REFERENCES attachment (id)",
        "n {int} NOT NULL",
        check("file__too_large", f"n BETWEEN 0 AND {limits.ATTACHMENT_PARTS - 1}"),
        "bytes {blob} NOT NULL",
        check("part_size", f"octet_length(bytes) BETWEEN 1 AND {limits.ATTACHMENT_PART_BYTES}"),
        "PRIMARY KEY (attachment_id, n)",
    ),
    "memo": (
        "task_id {int} NOT NULL PRIMARY KEY REFERENCES task (id)",
        text("text", 0, limits.MEMO_CHARACTERS, "memo__long"),
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
        text("text", 0, limits.DRAFT_CHARACTERS, "draft__long"),
        "saved_at {int} NOT NULL DEFAULT ({now})",
        "PRIMARY KEY (agent_id, place)",
    ),
    "number_counter": (
        "year {int} NOT NULL PRIMARY KEY",
        "value {int} NOT NULL",
        check("number__used_up", f"value BETWEEN 1 AND {NUMBERS_PER_YEAR}"),
    ),
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
        "one {int} NOT NULL PRIMARY KEY",
        check("only_one", "one = 1"),
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
    "CREATE INDEX task_finished_by_stage ON task (stage_id, finished_at DESC, id DESC) WHERE outcome IS NOT NULL",
    "CREATE UNIQUE INDEX visit_open ON stage_visit (task_id) WHERE left_at IS NULL",
    "CREATE INDEX visit_by_task ON stage_visit (task_id, entered_at, id)",
    "CREATE INDEX visit_by_stage ON stage_visit (stage_id, left_at, entered_at)",
    "CREATE UNIQUE INDEX collaborator_once ON collaborator (task_id, agent_id) WHERE removed_at IS NULL",
    "CREATE INDEX collaborator_by_agent ON collaborator (agent_id, task_id) WHERE removed_at IS NULL",
    "CREATE UNIQUE INDEX checklist_slot ON checklist_item (task_id, slot) WHERE removed_at IS NULL",
    "CREATE UNIQUE INDEX attachment_slot ON attachment (task_id, slot) WHERE removed_at IS NULL",
    "CREATE INDEX event_by_task ON event (task_id, id) WHERE task_id IS NOT NULL",
    "CREATE INDEX event_by_room ON event (room_id, id) WHERE room_id IS NOT NULL",
    "CREATE INDEX event_flow_switched ON event (id) WHERE kind = 'flow.switched'",
)


UNIQUE_CODES: tuple[tuple[str, str, str], ...] = (
    ("task.room_id, task.slot", "task_room_id_slot_key", "create.race"),
    ("agent.identifier", "agent_identifier_key", "identifier.taken"),
    ("stage.flow_id, stage.slot", "stage_place", "stage.place_taken"),
    ("stage.flow_id, stage.name_key", "stage_name", "stage.name_bad"),
    ("collaborator.task_id, collaborator.agent_id", "collaborator_once", "collaborator.already"),
    ("checklist_item.task_id, checklist_item.slot", "checklist_slot", "check.race"),
    ("attachment.task_id, attachment.slot", "attachment_slot", "file.race"),
    ("review.task_id, review.agent_id", "review_open", "review.already"),
    ("event.op, event.op_n", "event_op_op_n_key", "op.repeated"),
)
"""What SQLite and what PostgreSQL calls a uniqueness, and the code of the refusal when somebody else was first."""


def create_statements(
    words: Mapping[str, str], suffix: str, tables: Mapping[str, Columns] = TABLES, indexes: Sequence[str] = INDEXES
) -> list[str]:
    """Return the CREATE statements of tables and indexes, the engine's `words` filled in."""
    statements = []
    for name, parts in tables.items():
        lines = [line for part in parts for line in ((part,) if isinstance(part, str) else part)]
        columns = [line for line in lines if not line.startswith(_CONSTRAINTS)]
        checks = sorted(line for line in lines if line.startswith("CONSTRAINT"))
        keys = [line for line in lines if line.startswith(_CONSTRAINTS) and line not in checks]
        body = spelled(",\n    ".join([*columns, *checks, *keys]), words)
        statements.append(f"CREATE TABLE {name} (\n    {body}\n){suffix}")
    return [*statements, *indexes]


def spelled(text: str, words: Mapping[str, str]) -> str:
    """Return `text` with the engine's `words` filled in."""
    for word, spelling in words.items():
        text = text.replace("{" + word + "}", spelling)
    return text


_CONSTRAINTS = ("CONSTRAINT ", "UNIQUE ", "PRIMARY KEY ")

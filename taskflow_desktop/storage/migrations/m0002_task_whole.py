"""What working together on a task needs: alerts, what one has looked at, reviews, hand-overs, taking a change back."""

from taskflow_desktop.rules import limits
from taskflow_desktop.storage.database import Database
from taskflow_desktop.storage.schema import Columns, check, create_statements, spelled, text

TABLES: dict[str, Columns] = {
    "alert": (
        "id {id}",
        "agent_id {int} NOT NULL REFERENCES agent (id)",
        "kind TEXT NOT NULL",
        "task_id {int} REFERENCES task (id)",
        "room_id {int} REFERENCES room (id)",
        "by_name TEXT NOT NULL",
        "text TEXT NOT NULL DEFAULT ''",
        "at {int} NOT NULL",
        "read_at {int}",
    ),
    "looked": (
        "agent_id {int} NOT NULL REFERENCES agent (id)",
        "place TEXT NOT NULL",
        "seq {int} NOT NULL",
        check("seq_from_0", "seq >= 0"),
        "PRIMARY KEY (agent_id, place)",
    ),
    "review": (
        "id {id}",
        "task_id {int} NOT NULL REFERENCES task (id)",
        "agent_id {int} NOT NULL REFERENCES agent (id)",
        "asked_by {int} NOT NULL REFERENCES agent (id)",
        text("message", 0, limits.WORD_CHARACTERS, "word__long"),
        "asked_at {int} NOT NULL DEFAULT ({now})",
        "answered_at {int}",
        text("answer", 0, limits.WORD_CHARACTERS, "answer__long"),
        check("answer_with_time", "answered_at IS NOT NULL OR answer = ''"),
    ),
    "handover": (
        "id {id}",
        "room_id {int} NOT NULL REFERENCES room (id)",
        "from_id {int} REFERENCES agent (id)",
        "to_id {int} NOT NULL REFERENCES agent (id)",
        "by_id {int} NOT NULL REFERENCES agent (id)",
        text("reason", 0, limits.REASON_CHARACTERS, "reason__long"),
        text("message", 0, limits.WORD_CHARACTERS, "word__long"),
        "at {int} NOT NULL DEFAULT ({now})",
        "acknowledged_at {int}",
    ),
}
COLUMNS: dict[str, Columns] = {
    "task": ("undos {int} NOT NULL DEFAULT 0 CONSTRAINT undos_from_0 CHECK (undos >= 0)",),
    "stage_visit": ("revoked {int} NOT NULL DEFAULT 0 CONSTRAINT revoked_flag CHECK (revoked IN (0, 1))",),
}
INDEXES: tuple[str, ...] = (
    "CREATE INDEX alert_by_agent ON alert (agent_id, id)",
    "CREATE INDEX alert_unread ON alert (agent_id) WHERE read_at IS NULL",
    "CREATE INDEX review_by_task ON review (task_id, id)",
    "CREATE UNIQUE INDEX review_open ON review (task_id, agent_id) WHERE answered_at IS NULL",
    "CREATE INDEX handover_by_room ON handover (room_id, id)",
    "CREATE INDEX handover_waiting ON handover (to_id, room_id) WHERE acknowledged_at IS NULL",
)
VISITS: tuple[str, ...] = (
    "DROP INDEX visit_by_stage",
    "CREATE INDEX visit_by_stage ON stage_visit (stage_id, left_at, entered_at) WHERE revoked = 0",
)
"""A revoked visit counts nowhere: without them the index alone answers how long visits of a stage lasted."""


def up(database: Database) -> None:
    """Add the tables and columns to the first schema."""
    words, suffix = database.words()
    for statement in create_statements(words, suffix, TABLES, INDEXES):
        database.run(statement)
    for table, columns in COLUMNS.items():
        for column in columns:
            database.run(f"ALTER TABLE {table} ADD COLUMN {spelled(str(column), words)}")
    for statement in VISITS:
        database.run(statement)

"""What the admin's side needs: stages in any order and their successors, sign-ins failed and remembered, own settings.

A stage's old `position`, unique among the active ones, becomes its `slot`: a ninth stage has none. The `position` it is
shown at is beside it and free, so that an order is written row by row.
"""

from taskflow_desktop.rules import limits
from taskflow_desktop.storage.database import Database
from taskflow_desktop.storage.schema import Columns, check, create_statements, spelled, text

TABLES: dict[str, Columns] = {
    "sign_in_failure": (
        "identifier TEXT NOT NULL PRIMARY KEY",
        "failures {int} NOT NULL",
        check("failures_from_1", "failures >= 1"),
        "last_at {int} NOT NULL",
    ),
    "sign_in_token": (
        "id {id}",
        "agent_id {int} NOT NULL REFERENCES agent (id)",
        "hash TEXT NOT NULL UNIQUE",
        check("hash_whole", "length(hash) = 64"),
        "made_at {int} NOT NULL DEFAULT ({now})",
        "revoked_at {int}",
    ),
    "own_setting": (
        "agent_id {int} NOT NULL REFERENCES agent (id)",
        text("key", 1, limits.OWN_SETTING_KEY_CHARACTERS),
        text("value", 0, limits.OWN_SETTING_CHARACTERS),
        "PRIMARY KEY (agent_id, key)",
    ),
}
RENAMED: dict[tuple[str, str], str] = {("stage", "position"): "slot"}
COLUMNS: dict[str, Columns] = {
    "stage": (
        "position {int} NOT NULL DEFAULT 1"
        f" CONSTRAINT position_known CHECK (position BETWEEN 1 AND {limits.STAGES_MAX})",
        "successor_id {int} REFERENCES stage (id)",
    )
}
INDEXES: tuple[str, ...] = ("CREATE INDEX token_by_agent ON sign_in_token (agent_id) WHERE revoked_at IS NULL",)


def up(database: Database) -> None:
    """Change the stages' columns and add the tables."""
    words, suffix = database.words()
    for (table, old), new in RENAMED.items():
        database.run(f"ALTER TABLE {table} RENAME COLUMN {old} TO {new}")
    for table, columns in COLUMNS.items():
        for column in columns:
            database.run(f"ALTER TABLE {table} ADD COLUMN {spelled(str(column), words)}")
    database.run("UPDATE stage SET position = slot")
    for statement in create_statements(words, suffix, TABLES, INDEXES):
        database.run(statement)

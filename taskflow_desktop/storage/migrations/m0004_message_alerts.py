"""What alerts about customers' messages need: which message raised one, and that a room has one unread at a time."""

from taskflow_desktop.storage.database import Database
from taskflow_desktop.storage.schema import Columns, spelled

COLUMNS: dict[str, Columns] = {"alert": ("message_id {int} REFERENCES message (id)",)}
INDEXES: tuple[str, ...] = (
    "CREATE UNIQUE INDEX alert_message_once ON alert (room_id, agent_id) WHERE kind = 'message' AND read_at IS NULL",
)


def up(database: Database) -> None:
    """Add the column and the index."""
    words, _ = database.words()
    for table, columns in COLUMNS.items():
        for column in columns:
            database.run(f"ALTER TABLE {table} ADD COLUMN {spelled(str(column), words)}")
    for statement in INDEXES:
        database.run(statement)

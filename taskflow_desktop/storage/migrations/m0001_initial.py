"""The first schema: every table of the product, the head of the history, and one flow that waits for its stages."""

from taskflow_desktop.storage.database import Database
from taskflow_desktop.storage.schema import create_statements


def up(database: Database) -> None:
    """Create tables and indexes on an empty database."""
    words, suffix = database.words()
    for statement in database.install():
        database.run(statement)
    for statement in create_statements(words, suffix):
        database.run(statement)
    database.run("INSERT INTO event_head (one, seq, hash) VALUES (1, 0, '')")
    database.run("INSERT INTO flow (name) VALUES ('')")
    database.run("INSERT INTO setting (key, value) VALUES ('task_flow', 'off')")

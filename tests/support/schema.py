"""All tables as they are now: those of the first schema and what later steps added."""

from taskflow_desktop.storage import schema
from taskflow_desktop.storage.migrations import m0002_task_whole as second
from taskflow_desktop.storage.migrations import m0003_settings_people as third
from taskflow_desktop.storage.migrations import m0004_message_alerts as fourth
from taskflow_desktop.storage.schema import Columns

_ADDED = (second.TABLES, second.COLUMNS, third.TABLES, third.COLUMNS, fourth.COLUMNS)

TABLES: dict[str, Columns] = {
    table: tuple(line for step in (schema.TABLES, *_ADDED) for line in step.get(table, ()))
    for table in schema.TABLES | second.TABLES | third.TABLES
}

"""All tables as they are now: those of the first schema and what later steps added."""

from taskflow_desktop.storage import schema
from taskflow_desktop.storage.migrations import m0002_task_whole as second
from taskflow_desktop.storage.migrations import m0003_settings_people as third
from taskflow_desktop.storage.schema import Columns

TABLES: dict[str, Columns] = {
    table: (*columns, *second.COLUMNS.get(table, ()), *third.COLUMNS.get(table, ()))
    for table, columns in (schema.TABLES | second.TABLES | third.TABLES).items()
}

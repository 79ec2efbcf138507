"""Tables that a person takes out of the program."""

from pathlib import Path

from taskflow_desktop.domain.statistics import Cells
from taskflow_desktop.runtime.command_group import CommandGroup
from taskflow_desktop.runtime.jobs import Done, Failed
from taskflow_desktop.services import table_files


class TableCommands(CommandGroup):
    """Written off the GUI thread; what is in them the person has on his screen."""

    def write_table(self, path: Path, rows: Cells, *, done: Done = None, failed: Failed = None) -> None:
        """Write a table to a CSV file."""
        self._jobs.submit(lambda: table_files.write_table(path, rows), done=done, failed=failed)

"""The verbs of the files on a task that need no bytes; those go in by `Uploads` and out by `AttachedFiles`."""

from taskflow_desktop.domain.ids import FileId
from taskflow_desktop.runtime.command_group import CommandGroup
from taskflow_desktop.runtime.jobs import Done, Failed
from taskflow_desktop.services import files


class FileCommands(CommandGroup):
    """`done` gets the Attachment."""

    def remove(self, file_id: FileId, *, done: Done = None, failed: Failed = None) -> None:
        """Take a file off its task."""
        self._do(lambda repository, who: files.remove(repository, who, file_id), done, failed)

    def restore(self, file_id: FileId, *, done: Done = None, failed: Failed = None) -> None:
        """Put a removed file back, if there is a place."""
        self._do(lambda repository, who: files.restore(repository, who, file_id), done, failed)

"""The verbs about many tasks at once."""

from collections.abc import Sequence

from taskflow_desktop.domain.requests import ImportanceAim, OwnerAim, StageAim
from taskflow_desktop.runtime.command_group import CommandGroup
from taskflow_desktop.runtime.jobs import Done, Failed
from taskflow_desktop.services import many_tasks


class ManyCommands(CommandGroup):
    """`done` gets ManyDone: the tasks that are as asked, and why the others are not."""

    def move(self, aims: Sequence[StageAim], *, undo: bool = False, done: Done = None, failed: Failed = None) -> None:
        """Move tasks, or with `undo` take the last moves back."""
        self._do(lambda repository, who: many_tasks.move_tasks(repository, who, aims, undo=undo), done, failed)

    def give(self, aims: Sequence[OwnerAim], *, done: Done = None, failed: Failed = None) -> None:
        """Give tasks to other agents."""
        self._do(lambda repository, who: many_tasks.give_tasks(repository, who, aims), done, failed)

    def weigh(self, aims: Sequence[ImportanceAim], *, done: Done = None, failed: Failed = None) -> None:
        """Set the importance of tasks."""
        self._do(lambda repository, who: many_tasks.weigh_tasks(repository, who, aims), done, failed)

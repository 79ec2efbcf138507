"""The verbs of a task's checklist."""

from collections.abc import Sequence

from taskflow_desktop.domain.ids import ItemId, TaskId
from taskflow_desktop.runtime.command_group import CommandGroup
from taskflow_desktop.runtime.jobs import Done, Failed
from taskflow_desktop.services import checklist


class ChecklistCommands(CommandGroup):
    """`done` gets the ChecklistItem as it is now, unless said otherwise."""

    def add(
        self,
        task_id: TaskId,
        lines: Sequence[str],
        after: ItemId | None = None,
        *,
        settles: str = "",
        done: Done = None,
        failed: Failed = None,
    ) -> None:
        """Add an item for each line, behind `after` or at the end; `done` gets the items."""
        self._do(
            lambda repository, who: checklist.add_items(repository, who, task_id, lines, after=after),
            done,
            failed,
            settles,
        )

    def tick(
        self,
        item_id: ItemId,
        version: int,
        ticked: bool,  # noqa: FBT001 - the one thing it says
        *,
        done: Done = None,
        failed: Failed = None,
    ) -> None:
        """Tick an item or take the tick back."""
        self._do(
            lambda repository, who: checklist.tick_item(repository, who, item_id, version, done=ticked), done, failed
        )

    def rename(
        self,
        item_id: ItemId,
        version: int,
        text: str,
        *,
        settles: str = "",
        done: Done = None,
        failed: Failed = None,
    ) -> None:
        """Give an item another text."""
        self._do(
            lambda repository, who: checklist.rename_item(repository, who, item_id, version, text),
            done,
            failed,
            settles,
        )

    def move(self, item_id: ItemId, version: int, to: int, *, done: Done = None, failed: Failed = None) -> None:
        """Put an item at index `to` of its list."""
        self._do(lambda repository, who: checklist.move_item(repository, who, item_id, version, to), done, failed)

    def remove(self, item_id: ItemId, version: int, *, done: Done = None, failed: Failed = None) -> None:
        """Take an item off its list."""
        self._do(lambda repository, who: checklist.remove_item(repository, who, item_id, version), done, failed)

    def restore(self, item_id: ItemId, version: int, *, done: Done = None, failed: Failed = None) -> None:
        """Put a removed item back where it was."""
        self._do(lambda repository, who: checklist.restore_item(repository, who, item_id, version), done, failed)

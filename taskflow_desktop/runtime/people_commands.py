"""The verbs that say who is on a task."""

from taskflow_desktop.domain.ids import AgentId, ReviewId, TaskId
from taskflow_desktop.runtime.command_group import CommandGroup
from taskflow_desktop.runtime.jobs import Done, Failed
from taskflow_desktop.services import task_people


class PeopleCommands(CommandGroup):
    """`done` gets the Task as it is now, unless said otherwise."""

    def change_owner(
        self,
        task_id: TaskId,
        version: int,
        agent_id: AgentId,
        *,
        stays: bool = False,
        done: Done = None,
        failed: Failed = None,
    ) -> None:
        """Give a task to another agent; with `stays` the old owner becomes a collaborator."""
        self._do(
            lambda repository, who: task_people.change_owner(repository, who, task_id, version, agent_id, stays=stays),
            done,
            failed,
        )

    def add_collaborator(self, task_id: TaskId, agent_id: AgentId, *, done: Done = None, failed: Failed = None) -> None:
        """Make an agent a collaborator."""
        self._do(lambda repository, who: task_people.add_collaborator(repository, who, task_id, agent_id), done, failed)

    def remove_collaborator(
        self, task_id: TaskId, agent_id: AgentId, *, done: Done = None, failed: Failed = None
    ) -> None:
        """Take a collaborator off a task, or leave it."""
        self._do(
            lambda repository, who: task_people.remove_collaborator(repository, who, task_id, agent_id), done, failed
        )

    def ask_review(
        self,
        task_id: TaskId,
        agent_id: AgentId,
        message: str = "",
        *,
        settles: str = "",
        done: Done = None,
        failed: Failed = None,
    ) -> None:
        """Ask somebody to look at a task."""
        self._do(
            lambda repository, who: task_people.ask_review(repository, who, task_id, agent_id, message),
            done,
            failed,
            settles,
        )

    def answer_review(
        self, review_id: ReviewId, answer: str = "", *, settles: str = "", done: Done = None, failed: Failed = None
    ) -> None:
        """Answer a review; `done` gets the Review."""
        self._do(
            lambda repository, who: task_people.answer_review(repository, who, review_id, answer), done, failed, settles
        )

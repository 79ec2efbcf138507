"""Who is on a task: owner, collaborators, and who is asked to look at it (product.md rules 16 to 18)."""

from collections.abc import Callable

from taskflow_desktop.domain.entities import Agent, Task
from taskflow_desktop.domain.errors import Conflict, Refusal, RuleViolation
from taskflow_desktop.domain.ids import AgentId, ReviewId, TaskId
from taskflow_desktop.domain.inside import Review
from taskflow_desktop.rules import permissions, texts
from taskflow_desktop.services.change import As, Changed, change, refuse
from taskflow_desktop.storage import inside
from taskflow_desktop.storage.repository import Repository


def change_owner(
    repository: Repository, who: As, task_id: TaskId, version: int, agent_id: AgentId, *, stays: bool = False
) -> Changed[Task]:
    """Give a task to another agent; the new owner leaves the collaborators.

    With `stays` the old one joins them: whoever gives his own task away may stay on it, in this very change.
    """

    def act(actor: Agent, task: Task) -> None:
        refuse(permissions.why_not_change_owner(actor, task, repository.agent(agent_id)))
        if task.owner_id != agent_id:
            if task.version != version:
                raise Conflict(f"task {task_id}")
            repository.update_task(task_id, version, {"owner_id": agent_id})
            if stays:
                repository.add_collaborator(task_id, task.owner_id, who.agent_id)

    return _act(repository, who, task_id, act)


def add_collaborator(repository: Repository, who: As, task_id: TaskId, agent_id: AgentId) -> Changed[Task]:
    """Make an active agent a collaborator."""

    def act(actor: Agent, task: Task) -> None:
        refuse(permissions.why_not_add_collaborator(actor, task, repository.agent(agent_id)))
        if agent_id not in task.collaborator_ids:
            repository.add_collaborator(task_id, agent_id, who.agent_id)

    return _act(repository, who, task_id, act)


def remove_collaborator(repository: Repository, who: As, task_id: TaskId, agent_id: AgentId) -> Changed[Task]:
    """Take a collaborator off a task, or leave it."""

    def act(actor: Agent, task: Task) -> None:
        refuse(permissions.why_not_remove_collaborator(actor, task, agent_id))
        if agent_id in task.collaborator_ids:
            repository.remove_collaborator(task_id, agent_id)

    return _act(repository, who, task_id, act)


def ask_review(repository: Repository, who: As, task_id: TaskId, agent_id: AgentId, message: str = "") -> Changed[Task]:
    """Ask somebody to look at a task; who is not on it becomes a collaborator."""
    refuse(texts.why_not_word(message))
    words = texts.clean(message).strip()

    def act(actor: Agent, task: Task) -> None:
        refuse(permissions.why_not_ask_review(actor, task, repository.agent(agent_id)))
        # First the review: its alert stands for the collaborator's.
        inside.add_review(repository.database, task_id, agent_id, who.agent_id, words)
        if agent_id != task.owner_id and agent_id not in task.collaborator_ids:
            repository.add_collaborator(task_id, agent_id, who.agent_id)

    return _act(repository, who, task_id, act)


def answer_review(repository: Repository, who: As, review_id: ReviewId, answer: str = "") -> Changed[Review]:
    """Answer a review that was asked of oneself, once."""
    refuse(texts.why_not_word(answer))
    words = texts.clean(answer).strip()

    def write() -> Review:
        review = inside.review(repository.database, review_id)
        if not repository.applied(who.op):
            if review.agent_id != who.agent_id:
                raise RuleViolation(Refusal("review.not_yours"))
            if review.answered_at is not None:
                raise RuleViolation(Refusal("review.answered"))
            inside.answer_review(repository.database, review_id, words)
        return inside.review(repository.database, review_id)

    return change(repository, who, write)


def _act(repository: Repository, who: As, task_id: TaskId, act: Callable[[Agent, Task], None]) -> Changed[Task]:
    def write() -> Task:
        if not repository.applied(who.op):
            act(repository.agent(who.agent_id), repository.task(task_id))
        return repository.task(task_id)

    return change(repository, who, write)

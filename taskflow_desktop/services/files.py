"""What people do with the files of a task: attach, take off, put back, read out (product.md rule 21)."""

import hashlib
from collections.abc import Callable, Sequence

from taskflow_desktop.domain.errors import NotFound, Refusal, RuleViolation, TransferCancelled
from taskflow_desktop.domain.ids import AgentId, FileId, TaskId
from taskflow_desktop.domain.inside import Attachment
from taskflow_desktop.rules import files as rules
from taskflow_desktop.rules import limits, permissions
from taskflow_desktop.services.change import As, Changed, change, refuse
from taskflow_desktop.services.file_sources import Source
from taskflow_desktop.storage import attachments
from taskflow_desktop.storage.repository import Repository

Progress = Callable[[int, int], None]
"""Is told the bytes done and the bytes in all."""

Cancelled = Callable[[], bool]
TypeOf = Callable[[str, bytes], str]
"""Names the media type of a file by its name and its first bytes."""


def plan(repository: Repository, task_id: TaskId, sources: Sequence[Source]) -> list[Refusal | None]:
    """`verdicts` for a task as it is now."""
    return verdicts(sources, taken=attachments.count(repository.database, task_id))


def verdicts(sources: Sequence[Source], *, taken: int) -> list[Refusal | None]:
    """Say for each of `sources`, in the chosen order, why it is not attached, or None: it fits.

    No byte is read for this. `taken` places of the task are taken already.
    """
    left = limits.ATTACHMENTS_PER_TASK - taken
    found: list[Refusal | None] = []
    for source in sources:
        verdict = source.why_not()
        if verdict is None and left <= 0:
            verdict = Refusal("file.no_place", file=source.name, limit=limits.ATTACHMENTS_PER_TASK)
        elif verdict is None:
            left -= 1
        found.append(verdict)
    return found


def attach(
    repository: Repository,
    who: As,
    task_id: TaskId,
    source: Source,
    *,
    type_of: TypeOf,
    on_progress: Progress,
    cancelled: Cancelled,
) -> Changed[Attachment]:
    """Read `source` whole, then store it in one transaction.

    Raises:
        RuleViolation: the file or the task does not allow it.
        TransferCancelled: `cancelled` said so; nothing is stored.
    """
    refuse(source.why_not())
    content: list[bytes] = []
    hashed = hashlib.sha256()
    for chunk in source.chunks(limits.ATTACHMENT_PART_BYTES):
        _stop_if(cancelled)
        hashed.update(chunk)
        content.append(chunk)
    size = sum(map(len, content))
    refuse(rules.why_not_attach(source.name, rules.Kind.FILE, size))
    media_type = type_of(source.name, content[0])
    database = repository.database

    def write() -> Attachment:
        earlier = repository.first_event(who.op)
        if earlier is not None and earlier.after_ref is not None:
            return attachments.attachment(database, FileId(earlier.after_ref))
        _refuse_unless_editor(repository, who.agent_id, task_id)
        attachments.forget_broken(database, task_id)
        slot = _free_slot(repository, task_id)
        file_id = attachments.begin(
            database, task_id, slot, name=source.name, size=size, sha256=hashed.hexdigest(), media_type=media_type,
            by=who.agent_id,
        )  # fmt: skip
        done = 0
        for n, part in enumerate(content):
            _stop_if(cancelled)
            attachments.add_part(database, file_id, n, part)
            done += len(part)
            on_progress(done, size)
        _stop_if(cancelled)
        attachments.complete(database, file_id)
        return attachments.attachment(database, file_id)

    return change(repository, who, write)


def remove(repository: Repository, who: As, file_id: FileId) -> Changed[Attachment]:
    """Take a file off its task, which frees its place. Nothing happens if it is off already."""

    def write() -> Attachment:
        file = attachments.attachment(repository.database, file_id)
        _refuse_unless_editor(repository, who.agent_id, file.task_id)
        if not repository.applied(who.op) and attachments.is_held(repository.database, file_id):
            attachments.remove(repository.database, file_id)
        return file

    return change(repository, who, write)


def restore(repository: Repository, who: As, file_id: FileId) -> Changed[Attachment]:
    """Put a removed file back, if there is a place. Nothing happens if it is on the task already."""

    def write() -> Attachment:
        database = repository.database
        file = attachments.attachment(database, file_id)
        _refuse_unless_editor(repository, who.agent_id, file.task_id)
        if not repository.applied(who.op) and not attachments.is_held(database, file_id):
            attachments.forget_broken(database, file.task_id)
            attachments.restore(database, file_id, _free_slot(repository, file.task_id))
        return attachments.attachment(database, file_id)

    return change(repository, who, write)


def read_out(
    repository: Repository,
    file_id: FileId,
    write: Callable[[bytes], object],
    *,
    on_progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
) -> Attachment:
    """Hand the bytes of a file to `write`, part after part, and compare them with their hash in the end.

    Raises:
        RuleViolation: file.damaged; what `write` got is not what was attached and must not be used.
        TransferCancelled: `cancelled` said so.
        NotFound: there is no such file.
    """
    file = attachments.attachment(repository.database, file_id)
    hashed, done = hashlib.sha256(), 0
    for part in attachments.parts(repository.database, file_id):
        _stop_if(cancelled)
        hashed.update(part)
        write(part)
        done += len(part)
        on_progress(done, file.size)
    if done != file.size or hashed.hexdigest() != file.sha256:
        raise RuleViolation(Refusal("file.damaged", file=file.name))
    return file


def head(repository: Repository, file_id: FileId) -> bytes:
    """The first part of a file. Raises NotFound if nothing of it is there."""
    for part in attachments.parts(repository.database, file_id):
        return part
    raise NotFound(f"attachment {file_id}")


def _stop_if(cancelled: Cancelled) -> None:
    if cancelled():
        raise TransferCancelled


def _refuse_unless_editor(repository: Repository, agent_id: AgentId, task_id: TaskId) -> None:
    task = repository.task(task_id)
    owner = repository.agent(task.owner_id).name
    refuse(permissions.why_not_edit_task(repository.agent(agent_id), task, owner_name=owner))


def _free_slot(repository: Repository, task_id: TaskId) -> int:
    used = attachments.used_slots(repository.database, task_id)
    slot = rules.free_slot(used)
    if slot is None:
        raise RuleViolation(Refusal("file.full", limit=limits.ATTACHMENTS_PER_TASK))
    return slot

"""The rows that the check of the whole database reads, as far as the history tells of them."""

from dataclasses import dataclass

# Flags come as the engines give them, as 0 and 1.


@dataclass(frozen=True, slots=True)
class TaskRow:
    id: int
    number: str
    room_id: int
    title: str
    importance: int
    stage_id: int
    entered_at: int
    owner_id: int
    outcome: str
    outcome_reason: str
    finished_at: int | None
    paused: int
    created_at: int
    created_by: int
    undos: int


@dataclass(frozen=True, slots=True)
class JoinRow:
    """A collaborator of now."""

    agent_id: int
    added_at: int
    added_by: int


@dataclass(frozen=True, slots=True)
class VisitRow:
    stage_id: int
    entered_at: int
    left_at: int | None


@dataclass(frozen=True, slots=True)
class ItemRow:
    id: int
    text: str
    position: int
    done_at: int | None
    done_by: int | None
    created_at: int
    created_by: int
    present: int


@dataclass(frozen=True, slots=True)
class FileRow:
    """An attachment. `held` and `held_sha256` are of its parts, as they were read just now."""

    id: int
    name: str
    size: int
    sha256: str
    complete: int
    added_at: int
    added_by: int
    present: int
    held: int
    held_sha256: str


@dataclass(frozen=True, slots=True)
class RevisionRow:
    version: int
    sha256: str
    saved_by: int
    saved_at: int


@dataclass(frozen=True, slots=True)
class ReviewRow:
    id: int
    agent_id: int
    asked_by: int
    message: str
    asked_at: int
    answered_at: int | None
    answer: str


@dataclass(frozen=True, slots=True)
class RoomRow:
    id: int
    title: str
    state: str
    main_agent_id: int | None
    imported: int


@dataclass(frozen=True, slots=True)
class HandOverRow:
    id: int
    from_id: int | None
    to_id: int
    by_id: int
    reason: str
    message: str
    at: int
    acknowledged_at: int | None

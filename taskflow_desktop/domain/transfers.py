"""What the screens are told about files: on their way in, refused of them, and what a stored one looks like."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from taskflow_desktop.domain.errors import Refusal, TaskflowError
from taskflow_desktop.domain.ids import FileId, TaskId


class UploadState(StrEnum):
    WAITING = "waiting"  # for the one before
    RUNNING = "running"
    CUT = "cut"  # the database could not be reached; it can be tried again


@dataclass(frozen=True, slots=True)
class Upload:
    """One file on its way to a task; `done` and `size` in bytes, `size` 0 before it is known."""

    key: int
    task_id: TaskId
    name: str
    size: int
    done: int = 0
    state: UploadState = UploadState.WAITING
    error: TaskflowError | None = None  # why it was cut


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What became of the files that were chosen for a task, as long as some were refused.

    Each refusal names its file as the value `file`, in the chosen order.
    """

    total: int
    attached: int
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What is known of a chosen file before it is read."""

    path: Path
    name: str
    size: int
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A stored file on its way out; `done` of its `size` bytes, `over` in the end, however it ended."""

    file_id: FileId
    done: int
    size: int
    over: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What a stored file is on the face of its bytes: `refusal` says why it is never opened from here.

    `picture` is what the asker's own function made of the bytes of a picture, else None.
    """

    refusal: Refusal | None
    picture: Any = None


MakePicture = Callable[[bytes], Any]
"""Makes a small picture of the bytes of one, or None; runs off the GUI thread."""

"""What the screens say about files: counts, places, short reasons, what a file is called in speech."""

from datetime import tzinfo
from typing import Final

from taskflow_desktop.domain.errors import Refusal, StorageUnavailable, TaskflowError
from taskflow_desktop.domain.moment import Moment, to_datetime
from taskflow_desktop.rules import limits
from taskflow_desktop.ui.format import size
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import fill, translate

MOST: Final = limits.ATTACHMENTS_PER_TASK


def limit_words() -> str:
    """The limit of one file, "10MB"."""
    return size(limits.ATTACHMENT_BYTES)


def count_words(held: int) -> str:
    """How many files a task holds, after the section's title."""
    if held >= MOST:
        return f"{held}/{MOST}"
    return fill(translate("Files", "{n}/{most} · up to {limit} per file"), n=held, most=MOST, limit=limit_words())


def choose_title(free: int) -> str:
    """The title of the system's dialog."""
    return fill(
        translate("Files", "Choose attachments ({n} more, up to {limit} per file)"), n=free, limit=limit_words()
    )


def drop_words(free: int) -> str:
    """What the target says while files are dragged over the task."""
    return fill(
        translate("Files", "Drop here to attach · {n} more, up to {limit} per file"), n=free, limit=limit_words()
    )


def partial_words(total: int, attached: int) -> tuple[str, str]:
    """What became of several files: the bold sentence and the one after it."""
    lead = fill(translate("Files", "{m} of {n} files attached."), n=total, m=attached)
    return lead, translate("Files", "The others were not.")


def short_reason(refusal: Refusal) -> str:
    """Why a file was refused, after its name in a list."""
    values = refusal.values
    if refusal.code == "file.too_large":
        shown = size(int(values["size"]), limits.ATTACHMENT_BYTES)
        return fill(translate("Files", "{size}, more than {limit}"), size=shown, limit=limit_words())
    words = {
        "file.no_place": fill(translate("Files", "No place left (up to {n})"), n=MOST),
        "file.full": fill(translate("Files", "No place left (up to {n})"), n=MOST),
        "file.race": fill(translate("Files", "No place left (up to {n})"), n=MOST),
        "file.empty": translate("Files", "0 bytes"),
        "file.unreadable": translate("Files", "Can't be read"),
        "file.folder": translate("Files", "A folder"),
        "file.vanished": translate("Files", "Isn't there any more"),
        "file.changing": translate("Files", "Is still being written"),
        "file.task_gone": translate("Files", "The task isn't there any more"),
    }
    return words.get(refusal.code) or sentence(refusal)


def cut_words(error: TaskflowError | None) -> str:
    """Why an upload was cut."""
    if error is None or (isinstance(error, StorageUnavailable) and error.code == "unreachable"):
        return sentence(Refusal("file.upload_cut"))
    return error_sentence(error)


def screenshot_name(now: Moment, zone: tzinfo) -> str:
    """The name of a picture that is pasted."""
    return fill(translate("Files", "Screenshot_{time}.png"), time=f"{to_datetime(now, zone):%Y%m%d_%H%M%S}")

"""Files on a task: whether one may be attached, what its name becomes on the way in and on the way out (rule 21).

What is stored are the bytes exactly as they came. The name is shown whole; only characters that nobody sees, or that
turn the reading order round, become U+FFFD, so that a name always reads as what it is.
"""

import re
import unicodedata
from enum import StrEnum
from typing import Final

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.rules import limits

NAME_CHARACTERS_OUT: Final = 200
NAME_BYTES_OUT: Final = 255  # what file systems take

_NOBODY_SEES: Final = "\ufffd"
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_NOT_IN_NAMES: Final = re.compile(r'[\\/:*?"<>|\ufffd]')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE)
_EXTENSION_CHARACTERS: Final = 16
_NAMELESS: Final = "file"


class Kind(StrEnum):
    """What stands at a path."""

    FILE = "file"
    FOLDER = "folder"
    NOTHING = "nothing"
    OTHER = "other"  # a device, a pipe: nothing that ends


def why_not_attach(name: str, kind: Kind, size: int) -> Refusal | None:
    """Say why what stands at a path cannot be attached, before a byte of it is read; `size` in bytes."""
    if kind is Kind.FOLDER:
        return Refusal("file.folder", file=name)
    if kind is Kind.NOTHING:
        return Refusal("file.vanished", file=name)
    if kind is Kind.OTHER:
        return Refusal("file.unreadable", file=name)
    if size == 0:
        return Refusal("file.empty", file=name)
    if size > limits.ATTACHMENT_BYTES:
        return Refusal("file.too_large", file=name, size=size, limit=limits.ATTACHMENT_BYTES)
    return None


def why_full(attached: int) -> Refusal | None:
    """Say why no further file fits on a task that holds `attached` of them."""
    if attached < limits.ATTACHMENTS_PER_TASK:
        return None
    return Refusal("file.full", limit=limits.ATTACHMENTS_PER_TASK)


def free_slot(used: frozenset[int]) -> int | None:
    """Return the first place from 1 on that is not `used`, None if all are."""
    return next((slot for slot in range(1, limits.ATTACHMENTS_PER_TASK + 1) if slot not in used), None)


def name_in(name: str) -> str:
    """Return `name` as it is stored and shown: whole, in NFC, up to 255 characters with the ending kept.

    A character that is not seen or that turns the reading order becomes U+FFFD.
    """
    seen = "".join(_NOBODY_SEES if c in _BIDI or unicodedata.category(c) in _UNSEEN else c for c in name)
    whole = unicodedata.normalize("NFC", seen)
    return _shortened(whole, limits.FILE_NAME_CHARACTERS, limits.FILE_NAME_CHARACTERS * 4) or _NAMELESS


def safe_name(name: str, characters: int = NAME_CHARACTERS_OUT) -> str:
    """Return a name that every system takes for a file in one folder, as near to `name` as can be.

    No separators, no device names of Windows, no control, format or bidi characters, no leading dot, no trailing dot
    or space, at most so many `characters` and 255 bytes, the ending kept.
    """
    seen = "".join(c for c in name if c == _NOBODY_SEES or unicodedata.category(c)[0] != "C")
    plain = _NOT_IN_NAMES.sub("_", " ".join(unicodedata.normalize("NFC", seen).split()))
    trimmed = plain.strip().rstrip(". ")
    if trimmed.startswith("."):
        trimmed = "_" + trimmed[1:]
    if _RESERVED.match(trimmed):
        trimmed = "_" + trimmed
    return _shortened(trimmed, characters, NAME_BYTES_OUT) or _NAMELESS


def extension(name: str) -> str:
    """Return what a system takes for the type of a file called `name`: after the last dot, small letters, no dot."""
    stem, dot, ending = name.strip().rstrip(". ").rpartition(".")
    return ending.strip().lower() if dot and stem else ""


def _shortened(name: str, characters: int, size: int) -> str:
    """`name` cut before its ending to so many characters and bytes of UTF-8."""
    if len(name) <= characters and len(name.encode()) <= size:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or not stem or len(ending) > _EXTENSION_CHARACTERS:
        stem, tail = name, "…"
    else:
        tail = f"….{ending}"
    stem = stem[: characters - len(tail)]
    while len((stem + tail).encode()) > size:
        stem = stem[:-1]
    # A mark that lost its letter would join the dots.
    return stem.rstrip(". ") + tail

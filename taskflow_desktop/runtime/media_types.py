"""The media type of a file, by its content first: a name alone may lie."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QMimeDatabase

_SAY_LITTLE: Final = frozenset(
    {"application/octet-stream", "application/zip", "application/x-ole-storage", "text/plain", "application/xml"}
)
_SHOW_THEMSELVES: Final = ("image/", "audio/", "video/", "font/")  # the content would have told
_PICTURES: Final = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif"})


@lru_cache(maxsize=1)
def _types() -> QMimeDatabase:
    return QMimeDatabase()


def media_type(name: str, head: bytes) -> str:
    """Return the type of a file that begins with `head`; its `name` only chooses among what the content may be."""
    by_content = _types().mimeTypeForData(head)
    if by_content.name() not in _SAY_LITTLE:
        return str(by_content.name())
    with_name = str(_types().mimeTypeForFileNameAndData(name, head).name())
    return str(by_content.name()) if with_name.startswith(_SHOW_THEMSELVES) else with_name


def type_by_name(name: str) -> str:
    """Return the type a file seems to have by its name, while nothing of it is known."""
    return str(_types().mimeTypeForFile(name, QMimeDatabase.MatchMode.MatchExtension).name())


def is_picture(media_type: str) -> bool:
    """True for the pictures that are shown small."""
    return media_type in _PICTURES

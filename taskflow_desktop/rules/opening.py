"""Which files are opened from here: those of well-known kinds that only show what they hold (rule 21).

A file is judged by its name, for that is what a system goes by, and by its bytes, for a name may lie. Both must do: an
ending that is known to be harmless, and nothing in the bytes that runs. All else can be saved elsewhere.
"""

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.rules import file_contents, file_endings
from taskflow_desktop.rules.files import extension, safe_name


def why_not_open(name: str, content: bytes) -> Refusal | None:
    """Say why a file is only saved elsewhere: `name` as stored, `content` all of it, or its beginning.

    What an office file carries may stand anywhere in it, so only all of it gives the last word.
    """
    endings = {extension(name), extension(safe_name(name))}
    if endings & file_endings.RUNS or file_contents.runs(content):
        return Refusal("file.executable")
    if endings & file_endings.MACROS or file_contents.has_macros(content):
        return Refusal("file.macros")
    if endings & file_endings.ACTIVE or file_contents.is_page(content, letter=endings == {"eml"}):
        return Refusal("file.active")
    if not endings <= file_endings.OPENED:
        return Refusal("file.unknown_kind")
    return None

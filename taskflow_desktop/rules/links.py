"""Links to a task, `taskflow://TK-2026-A0042`: anybody may have written one, in a mail or on a page."""

import re
from typing import Final

from taskflow_desktop.rules.numbers import counted

SCHEME: Final = "taskflow"
LONGEST: Final = 200
"""Characters of a link that is looked at at all; the longest good one has some thirty."""
_LINK: Final = re.compile(rf"{SCHEME}:(?://)?([A-Za-z0-9-]{{1,32}})/?", re.ASCII | re.IGNORECASE)


def is_link(text: str) -> bool:
    """True if `text` means to be a link of ours, good or not."""
    return text[: len(SCHEME) + 1].lower() == f"{SCHEME}:"


def linked_number(link: str) -> str | None:
    """Return the number of the task that `link` leads to, None if it is no such link.

    Browsers write what stands in the place of a host in small letters and put a slash behind it. Nothing else is
    forgiven: no escapes, no blanks within, no path.
    """
    if len(link) > LONGEST:
        return None
    match = _LINK.fullmatch(link.strip())
    if match is None:
        return None
    number = match[1].upper()
    return number if counted(number) is not None else None


def task_link(number: str) -> str:
    """Return the link that leads to the task of this number."""
    return f"{SCHEME}://{number}"

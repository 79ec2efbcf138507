"""Quiet hours: when a person is left in peace, by the clock on the wall, over midnight too."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from taskflow_desktop.domain.errors import Refusal

MINUTES_A_DAY: Final = 24 * 60
_TIME: Final = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?|(\d{1,2})(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `begin` to just before `end`, in minutes since midnight."""

    begin: int
    end: int

    def hold(self, minute: int) -> bool:
        """True if the minute of the day (0 to 1439) is among them. Nothing is between a time and itself."""
        if self.begin <= self.end:
            return self.begin <= minute < self.end
        return minute >= self.begin or minute < self.end


NIGHT: Final = QuietHours(20 * 60, 8 * 60)
"""What is offered to whoever wants some."""


def why_not_quiet(hours: QuietHours) -> Refusal | None:
    """None if these can be somebody's quiet hours: quiet.same if they end when they begin."""
    return Refusal("quiet.same") if hours.begin == hours.end else None


def minute_of(text: str) -> int | None:
    """Return the minute of the day that is typed, as "7", "7:30", "07.30", "0730" or in the wide figures of an input
    method; None if it is no time."""
    found = _TIME.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    hours, minutes = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def time_text(minute: int) -> str:
    """Return a minute of the day as it is shown: "07:30"."""
    return f"{minute // 60:02d}:{minute % 60:02d}"

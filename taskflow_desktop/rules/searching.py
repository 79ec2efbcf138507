"""What somebody types to find something, looked for in many short texts: word by word, in any order."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from taskflow_desktop.rules.hangul import folded, is_initial, pattern, split_pairs

SOUGHT_MAX: Final = 100
"""So many characters of what is typed are looked for."""

FIELD: Final = "\x1f"
"""Stands between the fields of a text that is searched."""

_SHORT_NUMBER: Final = re.compile(r"([a-z]{1,2})(\d{1,3})")
_NUMBER_DIGITS: Final = 4

EXACT, BEGINS, WORD, INSIDE = range(4)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is sought: its folded words, and a pattern for each. Without words it is found everywhere."""

    text: str
    words: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]

    def stands_in(self, text: str) -> bool:
        """True if every word stands in a folded text."""
        return all(each.search(text) for each in self.patterns)

    def rank(self, text: str, main: int) -> int:
        """How well a folded text, its fields parted by `FIELD`, fits: the less the better. The first `main` fields are
        what it is called by; to be found in the others alone is worth less than any of those."""
        fields = text.split(FIELD)
        return min((self._rank_in(field, at >= main) for at, field in enumerate(fields)), default=INSIDE)

    def _rank_in(self, field: str, minor: bool) -> int:  # noqa: FBT001 - one of its two values
        worst = 2 * (INSIDE + 1)
        found = self.patterns[0].search(field) if self.patterns else None
        if found is None:
            return worst
        if found.start() == 0:
            how = EXACT if len(self.patterns) == 1 and found.end() == len(field) else BEGINS
        else:
            how = INSIDE if field[found.start() - 1].isalnum() else WORD
        return how + (INSIDE + 1 if minor else 0)

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where the words stand in a text as it is shown (NFC): (start, end), in order, without overlaps."""
        held = _same_length(text)
        found = sorted(each.span() for pattern_ in self.patterns for each in pattern_.finditer(held))
        joined: list[tuple[int, int]] = []
        for start, end in found:
            if start == end:
                continue
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return tuple(joined)


@lru_cache(maxsize=16)
def sought(typed: str) -> Sought:
    """Return what is sought with the text that was typed, the syllable being composed included."""
    words = tuple(_settled(word) for word in folded(typed)[:SOUGHT_MAX].split())
    return Sought(typed, words, tuple(map(_pattern, words)))


def shown(text: str) -> str:
    """Return a text in one line as it is shown beside `Sought.spans`."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _settled(word: str) -> str:
    """Consonants alone that an input method joined are several initials; at the end of a word they may be both."""
    return split_pairs(word) if all(is_initial(letter) for letter in split_pairs(word)) else word


def _pattern(word: str) -> re.Pattern[str]:
    """A short number may be typed without its zeros: a42 finds A0042."""
    short = _SHORT_NUMBER.fullmatch(word)
    if short is None:
        return pattern(word)
    letters, digits = short.groups()
    return re.compile(f"{re.escape(word)}|{letters}{digits.zfill(_NUMBER_DIGITS)}")


def _same_length(text: str) -> str:
    """The text without case, character by character, so that places in it are places in the text."""
    return "".join(low if len(low := letter.casefold()) == 1 else letter for letter in text)

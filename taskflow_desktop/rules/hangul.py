"""How Korean is searched as it is typed: by initial consonants, and by syllables that are not finished yet."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FINALS: Final = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_FIRST: Final = 0xAC00
_LAST: Final = 0xD7A3
_PER_INITIAL: Final = 588  # syllables that begin with the same consonant
_PER_VOWEL: Final = 28  # syllables that differ in the final only
_GROWING: Final = {8: 3, 13: 3, 18: 1}  # vowels that may get another stroke (ㅗㅜㅡ), and how many follow from each
_PAIRS: Final = {
    "ㄳ": ("ㄱ", "ㅅ"), "ㄵ": ("ㄴ", "ㅈ"), "ㄶ": ("ㄴ", "ㅎ"), "ㄺ": ("ㄹ", "ㄱ"), "ㄻ": ("ㄹ", "ㅁ"),
    "ㄼ": ("ㄹ", "ㅂ"), "ㄽ": ("ㄹ", "ㅅ"), "ㄾ": ("ㄹ", "ㅌ"), "ㄿ": ("ㄹ", "ㅍ"), "ㅀ": ("ㄹ", "ㅎ"),
    "ㅄ": ("ㅂ", "ㅅ"),
}  # fmt: skip
"""Input methods join two consonants that are typed one after the other, as if they ended a syllable."""


def folded(text: str) -> str:
    """Return `text` as it is compared: NFC, without case."""
    return unicodedata.normalize("NFC", text).casefold().strip()


def matches(text: str, wanted: str) -> bool:
    """True if `wanted` stands in `text`; `pattern` says how."""
    return pattern(folded(wanted)).search(folded(text)) is not None


@lru_cache(maxsize=64)
def pattern(wanted: str) -> re.Pattern[str]:
    """Return what finds the folded text `wanted` in folded texts.

    A consonant stands for each syllable it begins: ㄱㅅ finds 김서연. The last syllable may be unfinished: 기 finds it,
    and so does 깃 on the way to 기수.
    """
    last = len(wanted) - 1
    return re.compile("".join(_letter(letter, unfinished=at == last) for at, letter in enumerate(wanted)))


def initials(text: str) -> str:
    """Return a text of the same length with the initial consonant of each syllable in its place."""
    return text.translate(_initial_of())


@lru_cache(maxsize=1)
def _initial_of() -> dict[int, str]:
    return {code: _INITIALS[(code - _FIRST) // _PER_INITIAL] for code in range(_FIRST, _LAST + 1)}


def is_initial(letter: str) -> bool:
    """True for a consonant that begins syllables."""
    return letter in _INITIALS


def split_pairs(text: str) -> str:
    """Return `text` with consonants that were joined while typing (ㄳ) one after the other (ㄱㅅ)."""
    return "".join("".join(_PAIRS.get(letter, letter)) for letter in text)


def _letter(letter: str, *, unfinished: bool) -> str:
    """The pattern of one letter of what is sought."""
    if letter in _INITIALS:
        return _begun_by(letter)
    if letter in _PAIRS:
        first, second = _PAIRS[letter]
        return f"(?:{letter}|{_begun_by(first)}{_begun_by(second)})"
    if not unfinished or not _FIRST <= ord(letter) <= _LAST:
        return re.escape(letter)
    code = ord(letter) - _FIRST
    final = _FINALS[code % _PER_VOWEL]
    open_code = code - code % _PER_VOWEL
    if not final:
        vowels = 1 + _GROWING.get(code % _PER_INITIAL // _PER_VOWEL, 0)
        return f"[{letter}-{chr(_FIRST + code + vowels * _PER_VOWEL - 1)}]"
    ways = [letter]
    ways += [chr(_FIRST + open_code + _FINALS.index(pair)) for pair, (first, _) in _PAIRS.items() if first == final]
    # The final that is typed may become the initial of the next syllable: 깃 on the way to 기수, 닭 on the way to 달걀.
    if final in _PAIRS:
        stays, goes = _PAIRS[final]
        ways.append(chr(_FIRST + open_code + _FINALS.index(stays)) + _begun_by(goes))
    elif final in _INITIALS:
        ways.append(chr(_FIRST + open_code) + _begun_by(final))
    return f"(?:{'|'.join(ways)})"


def _begun_by(consonant: str) -> str:
    """The pattern of a consonant, or of any syllable that begins with it."""
    first = _FIRST + _INITIALS.index(consonant) * _PER_INITIAL
    return f"[{consonant}{chr(first)}-{chr(first + _PER_INITIAL - 1)}]"

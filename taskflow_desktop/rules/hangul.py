"""How Korean is searched as it is typed: by initial consonants, and by syllables that are not finished yet."""

import unicodedata
from typing import Final

_INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FINALS: Final = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_FIRST: Final = 0xAC00
_LAST: Final = 0xD7A3
_PER_INITIAL: Final = 588  # syllables that begin with the same consonant
_PER_VOWEL: Final = 28  # syllables that differ in the final only


def folded(text: str) -> str:
    """Return `text` as it is compared: NFC, without case."""
    return unicodedata.normalize("NFC", text).casefold().strip()


def matches(text: str, wanted: str) -> bool:
    """True if `wanted` stands in `text`.

    A consonant stands for each syllable it begins: ㄱㅅ finds 김서연. The last syllable may be unfinished: 기 finds it.
    """
    held, sought = folded(text), folded(wanted)
    if sought in held:
        return True
    size = len(sought)
    return any(_stands(held[at : at + size + 1], sought) for at in range(len(held) - size + 1))


def _stands(held: str, sought: str) -> bool:
    last = len(sought) - 1
    return all(_alike(held[at:], letter, unfinished=at == last) for at, letter in enumerate(sought))


def _alike(held: str, letter: str, *, unfinished: bool) -> bool:
    syllable = held[0]
    if syllable == letter:
        return True
    if not _FIRST <= ord(syllable) <= _LAST:
        return False
    code = ord(syllable) - _FIRST
    if letter in _INITIALS:
        return _INITIALS[code // _PER_INITIAL] == letter
    if not unfinished or not _FIRST <= ord(letter) <= _LAST:
        return False
    other = ord(letter) - _FIRST
    if code // _PER_VOWEL != other // _PER_VOWEL:
        return False
    final, typed = _FINALS[code % _PER_VOWEL], _FINALS[other % _PER_VOWEL]
    # The final that is typed may become the initial of the next syllable: 깃 on the way to 기수.
    return not typed or (not final and len(held) > 1 and _alike(held[1:], typed, unfinished=True))

"""Sentences: named parts, Korean particles by sound, and the catalogue of translations. No Qt in here.

The screens translate through Qt (`ui.text`); `translate` here is for what has no screen: the command line.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from functools import cache
from typing import Final

from taskflow_desktop import assets
from taskflow_desktop.config import Language

Catalogue = Mapping[tuple[str, str], tuple[str, ...]]
"""(context, English source) -> the text, or its plural forms."""

_PIECE: Final = re.compile(r"\{(\w+)\}|\[(을/를|이/가|은/는|과/와|으로/로|이에요/예요|이라/라|이나/나)\]")
_CLOSING: Final = "’”'\")]}〉》」』】›»\u2069"
_ORDERS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")  # marks that turn the reading order of what follows
_FROM_THE_RIGHT: Final = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# How the last sound of a digit or a Latin letter is read in Korean: "" none, "ㄹ" the rieul, "ㅇ" any other consonant.
_DIGIT_SOUND: Final = {
    "0": "ㅇ",
    "1": "ㄹ",
    "2": "",
    "3": "ㅇ",
    "4": "",
    "5": "",
    "6": "ㅇ",
    "7": "ㄹ",
    "8": "ㄹ",
    "9": "",
}
_LETTER_SOUND: Final = {"l": "ㄹ", "m": "ㅇ", "n": "ㅇ", "r": "ㄹ"}
_LETTERS: Final = re.compile(r"[A-Za-z]+")
_VOWELS: Final = re.compile(r"[aeiouyAEIOUY]")  # "png", "html": nobody reads them as words
_WORD_SOUND: Final = {"l": "ㄹ", "m": "ㅇ", "n": "ㅇ", "b": "ㅇ", "c": "ㅇ", "k": "ㅇ", "p": "ㅇ", "t": "ㅇ"}


# --- sentences -------------------------------------------------------------------------------------------------------


def fill(template: str, **parts: object) -> str:
    """Return `template` with each `{name}` replaced by `parts[name]`, then each `[을/를]` by the form that fits.

    Parts are inserted as they are: braces and brackets inside them mean nothing, and none of them turns the reading
    order of the sentence round it. KeyError if a part is missing.
    """
    out: list[str] = []
    end = 0
    for match in _PIECE.finditer(template):
        out.append(template[end : match.start()])
        end = match.end()
        name = match.group(1)
        out.append(_apart(str(parts[name])) if name is not None else particle("".join(out), match.group(2)))
    out.append(template[end:])
    return "".join(out)


def _apart(part: str) -> str:
    """`part` as it stands in a sentence: an order of its own, none for its neighbours."""
    if part.isascii():
        return part
    plain = _ORDERS.sub("", part)
    return f"\u2068{plain}\u2069" if _FROM_THE_RIGHT.search(plain) else plain


def particle(before: str, pair: str) -> str:
    """Return the form of `pair` ("을/를": after a consonant / after a vowel) that follows the text `before`."""
    closed, opened = pair.split("/")
    sound = _last_sound(before)
    if sound is None:
        return f"{closed}({opened})"
    if sound == "" or (sound == "ㄹ" and pair == "으로/로"):
        return opened
    return closed


def is_syllable(letter: str) -> bool:
    """True for one Korean syllable."""
    return "가" <= letter <= "힣"


def _last_sound(text: str) -> str | None:
    """Return "" if `text` ends in a vowel, "ㄹ" or "ㅇ" (any other consonant) if not, None if nobody can tell."""
    spoken = text.rstrip().rstrip(_CLOSING).rstrip()
    if not spoken:
        return None
    last = spoken[-1]
    if is_syllable(last):
        final = (ord(last) - 0xAC00) % 28
        return "" if final == 0 else "ㄹ" if final == 8 else "ㅇ"
    if last in _DIGIT_SOUND:
        return _DIGIT_SOUND[last]
    if last == "%":
        return ""
    if last.isascii() and last.isalpha():
        as_letters = last.isupper() or len(spoken) == 1 or not _VOWELS.search(_LETTERS.findall(spoken)[-1])
        return (_LETTER_SOUND if as_letters else _word_sound(spoken)).get(last.lower(), "")
    return None


def _word_sound(spoken: str) -> Mapping[str, str]:
    return {**_WORD_SOUND, "g": "ㅇ"} if spoken.endswith("ng") else _WORD_SOUND


# --- the catalogue ---------------------------------------------------------------------------------------------------


@cache
def read_catalogue(language: Language) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return what `resources/translations/<language>.ts` says; what is unfinished there is left out.

    English has its plural forms only: every other text is its own source.
    """
    texts: dict[tuple[str, str], tuple[str, ...]] = {}
    for context in ET.fromstring(assets.read_text(f"translations/{language}.ts")).iter("context"):  # noqa: S314 - ours
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") is not None:
                continue
            forms = tuple(form.text or "" for form in translation.iter("numerusform")) or (translation.text or "",)
            if all(forms):
                texts[name, message.findtext("source") or ""] = forms
    return texts


def form_of(forms: tuple[str, ...], n: int) -> str:
    """Return the form of a text for `n` things; without a number the first. Both languages have one or two forms."""
    return forms[0] if n in {-1, 1} else forms[-1]


# --- without a screen ------------------------------------------------------------------------------------------------

_language: Language | None = None


def speak(language: Language | None) -> None:
    """Have `translate` answer in `language` from now on; None for the sources as they are."""
    global _language  # noqa: PLW0603 - one language is in force in one program, as Qt has it
    _language = language


def translate(context: str, source: str, n: int = -1) -> str:
    """Return `source` in the language that `speak` chose; `n` fills "%n" and chooses the plural form."""
    known = _read(_language) if _language is not None else {}
    text = form_of(known.get((context, source), (source,)), n)
    return text.replace("%n", f"{n:,}") if n >= 0 else text


@cache
def _read(language: Language) -> Catalogue:
    return read_catalogue(language)


def told(template: str, **parts: object) -> str:
    """`fill` for a terminal, which is shown no marks of reading order."""
    return fill(template, **parts).replace("\u2068", "").replace("\u2069", "")

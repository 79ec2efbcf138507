"""Text from outside, made harmless without changing what it says: NFC, no control characters, no lone surrogates."""

import re
import unicodedata

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?")
_BLANKS = re.compile(r"\s+")
_FOLDED = re.compile(r"[\s_\-]+")


def clean(text: str) -> str:
    """Return a message's text: line ends are line feeds, control characters but tab and line feed are gone,
    lone surrogates are U+FFFD, the rest is NFC. Emoji, direction marks and markup stay as they are."""
    text = without_controls(text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text


def without_controls(text: str) -> str:
    """Return `text` as `clean` does, but with its characters composed as they were."""
    if _UNWANTED.search(text) is None:
        return text
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)))


def clean_line(text: str) -> str:
    """Return a name or key: clean, on one line, trimmed."""
    if text.isascii() and text.isprintable():  # ids and dates, most of what is read
        return text.strip()
    text = clean(text).strip()
    return text if text.isprintable() else _one_line(text)


def _one_line(text: str) -> str:
    """Blanks of all kinds become one space; direction marks and the like, not printable either, stay."""
    return _BLANKS.sub(" ", text)


def shorten(text: str, limit: int) -> str:
    """Return `text`, cut to `limit` characters with an ellipsis as the last one if it is longer."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def fold(word: str) -> str:
    """Return a header or a value of a closed set for comparison: lower case, without blanks, hyphens, underscores."""
    return _FOLDED.sub("", clean_line(word).lstrip("\ufeff")).casefold()

"""The words of importing: why a file cannot be read, what is wrong with a row, what a format is called."""

from collections.abc import Callable, Mapping
from typing import Final

from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.refusals import general_sentence
from taskflow_desktop.ui.text import fill, translate

PROFILES: Final = ("taskflow", "happytalk", "kakaotalk")
"""Every profile a person may choose, in the order of the menu."""

_REJECTED: Final[Mapping[str, Callable[[], str]]] = {
    "E_ENCODING": lambda: translate(
        "Import", "The text of this file can't be read. Save it as UTF-8 and choose it again."
    ),
    "E_COLUMN_MISSING": lambda: translate(
        "Import", "The column “{detail}” is missing. Add it to the first row and choose the file again."
    ),
    "E_SHAPE": lambda: translate(
        "Import", "The file is not built as expected. Export it again and choose the new file."
    ),
    "E_TRUNCATED": lambda: translate(
        "Import", "The file breaks off before its end. Export it again and choose the new file."
    ),
    "E_PASSWORD": lambda: translate(
        "Import", "The file is locked with a password. Save it without one and choose it again."
    ),
    "E_EMPTY": lambda: translate("Import", "The file is empty. Check that the export worked and choose it again."),
    "E_UNREADABLE": lambda: translate(
        "Import", "The file can't be opened. Close it in other programs and choose it again."
    ),
    "E_TOO_LARGE": lambda: translate(
        "Import", "The file is too large. Export a shorter time range and choose that file."
    ),
    "E_NOT_SUPPORTED": lambda: translate(
        "Import",
        "This kind of file can't be imported. Choose a HappyTalk archive, a KakaoTalk conversation or a CSV, XLSX or "
        "JSON Lines file of rooms.",
    ),
}

_AT_A_LINE: Final = frozenset({"E_ENCODING", "E_SHAPE", "E_TRUNCATED"})

_BAD: Final[Mapping[str, Callable[[], str]]] = {
    "E_ENCODING": lambda: translate("Import", "Text that can't be read"),
    "E_COLUMN_MISSING": lambda: translate("Import", "A column is missing"),
    "E_KEY_EMPTY": lambda: translate("Import", "No key"),
    "E_KEY_DUP": lambda: translate("Import", "The same key a second time"),
    "E_DATE": lambda: translate("Import", "Not a date and time"),
    "E_STATE": lambda: translate("Import", "Not a room state"),
    "E_ROLE": lambda: translate("Import", "Unclear who said it"),
    "E_CHANNEL": lambda: translate("Import", "Not a channel"),
    "E_FLAG": lambda: translate("Import", "Neither yes nor no"),
    "E_ROOM_UNKNOWN": lambda: translate("Import", "Its room is neither in the file nor here"),
    "E_TEXT_EMPTY": lambda: translate("Import", "No text"),
    "E_TEXT_TOO_LONG": lambda: translate("Import", "The text is too long"),
    "E_SHAPE": lambda: translate("Import", "Not built as expected"),
}


def rejected_sentence(error: ImportRejected) -> str:
    """Return why a file cannot be imported and what to do, with the line if one is known."""
    words = _REJECTED.get(error.code)
    if words is None:
        return general_sentence()
    told = fill(words(), detail=error.detail)
    if error.line is None or error.code not in _AT_A_LINE:
        return told
    if error.byte is None:
        return fill(translate("Import", "{sentence} (line {line})"), sentence=told, line=count(error.line))
    return fill(
        translate("Import", "{sentence} (line {line}, byte {byte})"),
        sentence=told,
        line=count(error.line),
        byte=count(error.byte),
    )


def warning_sentence(code: str) -> str:
    """Return what is odd about a file that can be imported all the same."""
    if code == "E_TRUNCATED":
        return translate("Import", "The file breaks off before its end. What was read up to there can be imported.")
    words = _REJECTED.get(code)
    return fill(words(), detail="") if words is not None else general_sentence()


def rejection_codes() -> tuple[str, ...]:
    """Return every code of a whole file that has a sentence of its own."""
    return tuple(_REJECTED)


def bad_row_codes() -> tuple[str, ...]:
    """Return every code of a row that has words of its own."""
    return tuple(_BAD)


def bad_row_words(code: str) -> str:
    """Return what is wrong with a row, in a few words."""
    words = _BAD.get(code)
    return words() if words is not None else translate("Import", "Can't be read")


def bad_row_reasons() -> Mapping[str, str]:
    """Return the words for every code of a row, for the file of rows that were left out."""
    return {code: words() for code, words in _BAD.items()}


def profile_word(profile: str) -> str:
    """Return what a profile is called."""
    return {
        "taskflow": translate("Import", "Task Flow rooms and messages"),
        "happytalk": translate("Import", "HappyTalk archive"),
        "kakaotalk": translate("Import", "KakaoTalk conversation"),
    }.get(profile, profile)


def form_word(form: str, encoding: str) -> str:
    """Return the file's form with its encoding where it has one, e.g. "CSV · CP949", "CSV · UTF-8 · CP949"."""
    name = {"jsonl": "JSON Lines"}.get(form, form.upper())
    codecs = dict.fromkeys(codec.upper().removesuffix("-SIG") for codec in encoding.split(" · ") if codec)
    return " · ".join((name, *codecs))

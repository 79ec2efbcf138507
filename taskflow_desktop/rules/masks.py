"""What of a technical text may be kept in a log or a report: nothing that a person typed, no name, no path of his."""

import re
from collections.abc import Mapping
from typing import Final

LONGEST: Final = 400
"""Characters of one line that are kept."""
# From the first quote to the last: what is quoted may hold quotes itself, and an end may be cut off.
_QUOTED: Final = re.compile(r"\".*\"|\".*|(?<!\w)'.*'|(?<!\w)'.*|`.*`|`.*|[‘“«].*")
_PATH: Final = re.compile(r"(?:\b[A-Za-z]:|~[^\s\\/]*)?[\\/].*|(?<!\S)~\w\S*")
_MAIL: Final = re.compile(r"\S+@\S+")
# Names of computers: with a port behind (no line of code has), after the word for it, or in numbers.
_HOST: Final = re.compile(
    r"\b(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]+(?<!\.py)(?<!\.cpp)(?<!\.h):\d{1,5}\b"
    r"|(?<=\bhost )\S+|(?<=\bserver )\S+\.\S+|\b\d{1,3}(?:\.\d{1,3}){3}\b"
)
_DIGITS: Final = re.compile(r"\d{5,}")
_IN_GROUPS: Final = re.compile(r"(?<![\w.])(?:\+\d{1,3}[ .-]?)?\(?\d{2,5}\)?(?:[ .-]{1,2}\(?\d{2,4}\)?)+")
_TELEPHONE_DIGITS: Final = 7
_VALUE: Final = re.compile(
    r"(?<=\w=)(?!\d{1,4}(?![^\s,;)]))[^\s,;)]+"
    r"|(?<=password: )\S+|(?<=password )\S*\d\S*|(?<=token: )\S+|(?<=secret: )\S+",
    re.IGNORECASE,
)
_MARKS: Final = (
    (_QUOTED, "<text>"),
    (_MAIL, "<address>"),
    (_PATH, "<path>"),
    (_VALUE, "<text>"),
    (_HOST, "<address>"),
)
_FOREIGN: Final = re.compile(r"[^\x20-\x7e]+(?:\s+[^\x20-\x7e]+)*")
_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,60}", re.ASCII)
_FACT: Final = re.compile(r"[A-Za-z0-9_.:+-]{1,60}", re.ASCII)
_IN_QUOTES: Final = re.compile(r"(['\"`])(.*?)\1")


def masked(text: str) -> str:
    """Return what the system or a library said, on one line, with all masked that may be somebody's.

    Whatever stands in quotes, a path and all behind it, addresses, names of computers, values behind `=`, long numbers
    and those in groups, and letters that no program of ours or of others uses for its messages.
    """
    line = " ".join(text[: 4 * LONGEST].split())
    for pattern, mark in _MARKS:
        line = pattern.sub(mark, line)
    line = _IN_GROUPS.sub(_without_telephone, line)
    return _FOREIGN.sub("<text>", _DIGITS.sub("<number>", line))[:LONGEST]


def _without_telephone(groups: re.Match[str]) -> str:
    """A version has fewer digits than a telephone number."""
    return "<number>" if sum(map(str.isdigit, groups[0])) >= _TELEPHONE_DIGITS else groups[0]


def masked_message(text: str) -> str:
    """The same for the message of a fault in the code: names in quotes that are names of code stay."""
    names: list[str] = []

    def keep(match: re.Match[str]) -> str:
        if _WORD.fullmatch(match[2]) is None:
            return match[0]
        names.append(match[2])
        return f"<{len(names) - 1}>"

    kept = _IN_QUOTES.sub(keep, " ".join(text[:LONGEST].split()))
    if any(kept.count(quote) % 2 for quote in "'\"`"):
        return "<text>"  # nobody can tell what is quoted
    line = masked(kept)
    for index, name in enumerate(names):
        line = line.replace(f"<{index}>", f"'{name}'", 1)
    return line


def short_file(path: str, package: str) -> str:
    """Return where a line of code stands without saying where it is installed.

    `package` is the folder of our own code: its files are named from there on, those of libraries from their folder on.
    """
    plain, own = path.replace("\\", "/"), package.replace("\\", "/").rstrip("/")
    if plain.startswith(f"{own}/"):
        return f"{own.rpartition('/')[2]}{plain[len(own) :]}"
    for folder in ("/site-packages/", "/dist-packages/"):
        if folder in plain:
            return plain.rpartition(folder)[2]
    return plain.rpartition("/")[2]


def told_facts(facts: Mapping[str, object]) -> str:
    """Return facts of a line of the log, ` name=value` each; a text that is not a plain word is masked."""
    told = []
    for name, value in facts.items():
        text = str(value) if isinstance(value, bool | int | float | str) else "<text>"
        told.append(f" {name}={text if _FACT.fullmatch(text) else '<text>'}")
    return "".join(told)

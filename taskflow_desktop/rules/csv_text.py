"""A table as the text of a CSV file that Excel and others open as it was meant."""

import re
import unicodedata
from typing import Final

from taskflow_desktop.domain.statistics import Cells

# In whatever width they are written: East Asian versions of Excel take the wide ones for the narrow ones.
_SIGNS: Final = frozenset("=+-@\u2212")
_BREAKS: Final = ("\t", "\r", "\n")
_UNSEEN: Final = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))
# Some spreadsheets part cells at semicolons or tabs: what stands in quotes stays one.
_QUOTED: Final = re.compile(r"[\",;\t\r\n]")


def csv_text(rows: Cells) -> str:
    """Return `rows` with commas and CRLF. Words that a spreadsheet would compute get an apostrophe before them."""
    return "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)


def _cell(cell: str | float) -> str:
    if not isinstance(cell, str):
        return str(cell)
    shown = "".join(cell.split("\x00"))
    if _computes(shown):
        shown = f"'{shown}"
    return '"{}"'.format(shown.replace('"', '""')) if _QUOTED.search(shown) else shown


def _computes(shown: str) -> bool:
    """True if a spreadsheet may take it for a formula: it looks past blanks and signs that nobody sees."""
    first = next((letter for letter in shown if unicodedata.category(letter) not in _UNSEEN), "")
    return shown.lstrip(" ").startswith(_BREAKS) or not _SIGNS.isdisjoint(unicodedata.normalize("NFKC", first)[:1])

"""A table as the text of a CSV file that Excel and others open as it was meant."""

import csv
import io
from typing import Final

from taskflow_desktop.domain.statistics import Cells

# Also the wide forms, which East Asian versions of Excel take for the narrow ones.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_text(rows: Cells) -> str:
    """Return `rows` with commas and CRLF. Words that a spreadsheet would compute get an apostrophe before them."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([[_safe(cell) for cell in row] for row in rows])
    return out.getvalue()


def _safe(cell: str | float) -> str | float:
    if not isinstance(cell, str):
        return cell
    shown = "".join(cell.split("\x00"))
    return f"'{shown}" if shown.lstrip(" ").startswith(_FORMULA) else shown

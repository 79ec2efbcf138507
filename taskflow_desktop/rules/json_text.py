"""JSON that was kept: whatever became of it meanwhile, reading it either works or raises one error."""

import json
import math
from typing import Any, NoReturn


def from_json(text: str | bytes) -> Any:
    """Return what JSON says.

    Raises:
        ValueError: it is none, its text is no Unicode, it is nested too deeply, or has a number that is none.
    """
    try:
        return json.loads(text, parse_constant=_no_number, parse_float=_number)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _number(digits: str) -> float:
    found = float(digits)
    if not math.isfinite(found):
        raise ValueError(digits)
    return found

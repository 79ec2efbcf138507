"""Reasons as they are kept, in the words of whoever gave them: the usual ones are shown in the reader's language."""

from functools import cache
from typing import Final

from taskflow_desktop.config import Language
from taskflow_desktop.ui.text import language, translate
from taskflow_desktop.wording import read_catalogue

_BETWEEN: Final = " · "  # the usual reason and one's own words
_USUAL: Final = (
    ("HandOver", "Shift change"),
    ("HandOver", "Leave"),
    ("HandOver", "Needs a specialist"),
    ("HandOver", "Customer's wish"),
    ("OutcomeReason", "The customer cancelled"),
    ("OutcomeReason", "Stock or delivery"),
    ("OutcomeReason", "Not possible under the policy"),
    ("OutcomeReason", "Added by mistake"),
)


def shown_reason(kept: str) -> str:
    """Return a reason to be read: a usual one that it begins with translated, one's own words as they are."""
    usual, between, own = kept.partition(_BETWEEN)
    found = _known(language()).get(usual)
    return translate(*found) + between + own if found is not None else kept


@cache
def _known(reader: Language) -> dict[str, tuple[str, str]]:
    """The usual reasons by their words in the other language than the reader's."""
    korean = read_catalogue("ko") if reader == "en" else {}
    return {korean.get(usual, (usual[1],))[0]: usual for usual in _USUAL}

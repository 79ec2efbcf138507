"""What of a text can be seen at all."""

import unicodedata

import pytest

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.rules import texts

BLANK = [
    "",
    "  ",
    "\u200b",
    "\u200d\ufeff\u2060",
    "\u3164",
    "\u115f\u1160\uffa0",
    "\u2800",
    "\u00ad",
    "\ufe0f",
    "\u3000 \t\n",
    "\u202e",
]
SEEN = ["가", "\u200b가", ".", "👨\u200d👩\u200d👧", "❤\ufe0f", "é", "e\u0301", "\ufffd", "\U0001fae9"]


@pytest.mark.parametrize("text", BLANK)
def test_what_shows_nothing_is_no_text(text: str) -> None:
    assert texts.why_not_title(text) == Refusal("title.empty")
    assert texts.why_not_reason(True, text) == Refusal("outcome.reason")
    assert texts.why_not_reason(False, text) is None
    assert texts.why_not_hand_over_reason(text, needed=True) == Refusal("handover.reason")
    assert texts.why_not_item(text) == Refusal("check.empty")
    assert texts.why_not_message(text) == Refusal("message.empty")
    assert texts.why_not_name(text) == Refusal("name.empty")


@pytest.mark.parametrize("text", SEEN)
def test_what_shows_something_is_kept_as_it_is(text: str) -> None:
    assert texts.why_not_title(text) is None
    assert texts.why_not_reason(True, text) is None
    assert texts.why_not_item(text) is None
    assert texts.one_line(text) == unicodedata.normalize("NFC", text)

"""Kept JSON: whatever it is, reading it works or raises ValueError."""

import pytest

from taskflow_desktop.rules.json_text import from_json


def test_json_is_read() -> None:
    assert from_json('{"a": [1, 2.5, "셋", null, true]}') == {"a": [1, 2.5, "셋", None, True]}
    assert from_json(b'"\xeb\x91\x98"') == "둘"


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 19_000, '{"a":' * 4000, "NaN", "[-Infinity]", "1e999", "9" * 5000, b'"\xff"', b"\x00"]
)
def test_anything_else_is_one_error(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json(text)

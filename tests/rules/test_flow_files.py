"""A flow as a file: what was written comes back; what comes from anywhere is taken whole or not at all."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.domain.errors import RuleViolation
from taskflow_desktop.domain.stages import FlowSketch, StageSketch
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.flow_files import flow_of, text_of
from taskflow_desktop.rules.flow_templates import templates

GOOD: dict[str, Any] = {
    "kind": "taskflow-desktop flow",
    "format": 1,
    "name": "우리 흐름",
    "stages": [{"name": "신규", "colour": "#6b7585"}, {"name": "해결", "colour": "#2E9B57"}],
}


def refused(content: bytes) -> str:
    with pytest.raises(RuleViolation) as error:
        flow_of(content)
    return error.value.refusal.code


def written(**other: Any) -> bytes:
    return json.dumps({**GOOD, **other}, ensure_ascii=False).encode()


@pytest.mark.parametrize("sketch", [*templates("ko"), *templates("en")], ids=lambda sketch: sketch.name)
def test_what_was_written_comes_back(sketch: FlowSketch) -> None:
    assert flow_of(text_of(sketch).encode()) == sketch


def test_colours_are_written_one_way_and_names_trimmed() -> None:
    stages = [{"name": " 신규 ", "colour": "6b7585"}]
    assert flow_of(written(stages=stages)).stages == (StageSketch("신규", "#6B7585"),)


def test_a_mark_of_utf_8_at_the_beginning_does_no_harm() -> None:
    assert flow_of(b"\xef\xbb\xbf" + written()).name == "우리 흐름"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00",
        b"\xff\xfe",
        b"null",
        b"[]",
        b"{",
        b"\xed\xa0\x80",
        b"[" * 60_000,
        b'{"a":' * 10_000,
        b"1" * 60_000,
        b"NaN",
        b'{"kind": NaN}',
        b'{"kind": "taskflow-desktop flow", "kind": "taskflow-desktop flow"}',
        b"SQLite format 3\x00" + b"\x00" * 100,
        b"<html></html>",
        written(kind="something else"),
        written(format="1"),
        written(format=True),
        written(format=0),
        written(format=None),
        written(extra=1),
        written(name=None),
        written(name=["a"]),
        written(stages=None),
        written(stages={}),
        written(stages=[1]),
        written(stages=[{"name": "a"}]),
        written(stages=[{"name": "a", "colour": "#000000", "script": "x"}]),
        written(stages=[{"name": 1, "colour": "#000000"}]),
        written(stages=[{"name": "a", "colour": None}]),
    ],
)
def test_what_is_no_flow_is_refused(content: bytes) -> None:
    assert refused(content) == "flow_file.not_ours"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b" " * (limits.FLOW_FILE_BYTES + 1), "flow_file.too_large"),
        (written(format=2), "flow_file.newer"),
        (written(format=2, extra=1), "flow_file.newer"),
        (written(name="가" * (limits.NAME_CHARACTERS + 1)), "name.long"),
        (written(name="가" * 20_000), "name.long"),
        (written(stages=[]), "stage.min"),
        (written(stages=[{"name": str(n), "colour": "#000000"} for n in range(9)]), "stage.max"),
        (written(stages=[{"name": "가" * 21, "colour": "#000000"}]), "stage.name_bad"),
        (written(stages=[{"name": "\u200b", "colour": "#000000"}]), "stage.name_bad"),
        (written(stages=[{"name": n, "colour": "#000000"} for n in ("ab", "A B")]), "stage.name_alike"),
        (written(stages=[{"name": "a", "colour": "red"}]), "stage.colour_bad"),
    ],
)
def test_what_is_wrong_is_told(content: bytes, code: str) -> None:
    assert refused(content) == code


@given(st.binary(max_size=400))
def test_bytes_from_anywhere_never_break_it(content: bytes) -> None:
    with contextlib.suppress(RuleViolation):
        flow_of(content)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "colour", "a"]), inner),
    max_leaves=8,
)


@given(st.fixed_dictionaries({"name": _JSON, "stages": _JSON, "format": _JSON}))
def test_a_file_of_ours_with_anything_in_it_never_breaks_it(other: dict[str, Any]) -> None:
    try:
        flow = flow_of(written(**other))
    except RuleViolation:
        return
    assert 1 <= len(flow.stages) <= limits.STAGES_MAX

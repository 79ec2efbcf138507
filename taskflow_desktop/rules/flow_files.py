"""A flow as a small JSON file: what is written, and what of a file from anywhere is taken.

A file says what it is (`kind`, `format`), and holds a name and stages with name and colour, nothing else. What does not
fit is refused as a whole: no stage is left out in silence.
"""

import json
from typing import Any, Never

from taskflow_desktop.domain.errors import Refusal, RuleViolation
from taskflow_desktop.domain.stages import FlowSketch, StageSketch
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.stages import colour_of, why_not_sketch
from taskflow_desktop.rules.texts import one_line

_KIND = "taskflow-desktop flow"
_FORMAT = 1


def text_of(flow: FlowSketch) -> str:
    """Return `flow` as the text of a file."""
    stages = [{"name": stage.name, "colour": stage.colour} for stage in flow.stages]
    whole = {"kind": _KIND, "format": _FORMAT, "name": flow.name, "stages": stages}
    return json.dumps(whole, ensure_ascii=False, indent=4) + "\n"


def flow_of(content: bytes) -> FlowSketch:
    """Return the flow that a file's bytes hold.

    Raises:
        RuleViolation: flow_file.too_large, flow_file.not_ours, flow_file.newer, or what is wrong inside.
    """
    if len(content) > limits.FLOW_FILE_BYTES:
        raise RuleViolation(Refusal("flow_file.too_large", limit=limits.FLOW_FILE_BYTES))
    try:
        held = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise _not_ours() from None
    whole = _object(held)
    if whole.get("kind") != _KIND or type(whole.get("format")) is not int:
        raise _not_ours()
    if whole["format"] > _FORMAT:
        raise RuleViolation(Refusal("flow_file.newer"))
    if whole["format"] != _FORMAT or set(whole) != {"kind", "format", "name", "stages"}:
        raise _not_ours()
    if not isinstance(whole["stages"], list):
        raise _not_ours()
    name = _word(whole["name"])
    if len(name) > limits.NAME_CHARACTERS:
        raise RuleViolation(Refusal("name.long", n=len(name), limit=limits.NAME_CHARACTERS))
    sketch = FlowSketch(name, tuple(map(_stage, whole["stages"])))
    refusal = why_not_sketch(sketch)
    if refusal is not None:
        raise RuleViolation(refusal)
    return sketch


def _stage(held: object) -> StageSketch:
    stage = _object(held)
    if set(stage) != {"name", "colour"}:
        raise _not_ours()
    colour = _word(stage["colour"])
    return StageSketch(_word(stage["name"]), colour_of(colour) or colour)


def _object(held: object) -> dict[str, Any]:
    if not isinstance(held, dict):
        raise _not_ours()
    return held


def _word(held: object) -> str:
    if not isinstance(held, str):
        raise _not_ours()
    return one_line(held)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose names are all different: of two, nobody knows which holds."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_constant(_word: str) -> Never:
    raise ValueError


def _not_ours() -> RuleViolation:
    return RuleViolation(Refusal("flow_file.not_ours"))
